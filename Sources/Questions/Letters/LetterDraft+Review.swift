import CaseFile
import CivilTime
import Rules

extension LetterDraft {
  /// Tells the person when the plan was and will be looked at, what that is for, and how to have a part in it.
  var review: Content {
    (title: "Your after-care review", blocks: (standing ?? aboutReview) + whoMustHelp + complaining)
  }

  private var aboutReview: [Letter.Block] {
    guard found.duty.state != .endedJointDecision else {
      return [
        .say("Your after-care has ended. There will be no more reviews. If you think that is wrong, please tell us.")
      ]
    }
    return [.say("A review is a meeting. We look at your after-care plan with you."), last] + next + whatFor + yourPart
  }

  private var last: Letter.Block {
    let held = file.meetings.filter { $0.kind == .review && has($0.held) }.compactMap(\.held).max()
    return .say(held.map { "The last review was on \($0.spoken)." } ?? "Our notes do not show a review so far.")
  }

  private var next: [Letter.Block] {
    if let late = found.gaps.first(where: { $0.rule == "RV-01" || $0.rule == "RV-02" }) {
      return [
        .say(
          "A review is late. It should have been held by \((late.due ?? late.since).spoken). We must hold it soon. Please ask us when."
        )
      ]
    }
    if let due = found.upcoming.filter({ $0.rule == "RV-01" || $0.rule == "RV-02" }).map(\.due).min() {
      return [.say("The next one must be held by \(due.spoken). We will tell you the day, the time and the place.")]
    }
    return [.say("Our notes do not show when the next one must be held. Please ask us.")]
  }

  private var whatFor: [Letter.Block] {
    [
      .heading("What we look at"),
      .points([
        "how you are", "what help you need now", "if the help in your plan is there, and if it works",
        "if your home is right for you", "what to do if you become unwell", "who pays, so that you do not",
      ]),
      .say(
        "A review is not there to take help from you. Your after-care goes on until both bodies say that you no longer need it."
      ),
    ]
  }

  private var yourPart: [Letter.Block] {
    [
      .heading("Your part"),
      .say(
        "Please come. You can bring someone you trust. You can ask for an advocate. You can tell us before what you want to talk about."
      ),
      .say(
        "Is the time or the place wrong for you? Do you need large print, signing or someone who speaks your language? Then tell us."
      ),
      .say(
        "You need not wait for the day. You can ask for a review at any time. Ask for one if you move, if you become unwell, or if your help or your home may stop."
      ),
    ]
  }
}

import CivilTime
import Rules

extension LetterDraft {
  /// Tells the person of the right, who owes it, what is free and how long it lasts.
  var entitlement: Content {
    (title: "Your right to free after-care", blocks: right + whoMustHelp + free + howLong + complaining)
  }

  private var right: [Letter.Block] {
    if let standing { return standing }
    var blocks: [Letter.Block] = [
      .say("This letter is about the help you get when you leave hospital. It is called after-care."),
      .say("The law is section 117 of the Mental Health Act 1983."),
    ]
    let since = found.duty.since.map(\.spoken)
    switch found.duty.state {
    case .prospective:
      blocks.append(.say("You will have a right to it from the day you leave hospital. Plans for it must start now."))
    case .endedJointDecision:
      blocks.append(
        .say(
          "You had a right to it. Both bodies said that you no longer need it. It ended on \(since ?? "a day that our notes do not give")."
        ))
    default:
      blocks.append(
        .say(since.map { "You have a right to it. You have had this right since \($0)." } ?? "You have a right to it."))
    }
    return blocks
  }

  private var free: [Letter.Block] {
    [
      .heading("What is free"),
      .say("All of your after-care is free. It does not matter how much money you have."),
      .say(
        "After-care is help that you need because of your mental health. It helps you to stay well and out of hospital. It can be:"
      ),
      .points([
        "care and support at home", "visits from a nurse or a support worker",
        "help with work, or with things to do in the day",
        "a place to live, if you need that place because of your mental health",
      ]),
      .say(
        "Nobody may charge you or your family for it. Have you paid for any of it? Then tell us. You should get your money back."
      ),
      .say(
        "You may have to pay for help that is not after-care. You can also choose a home that costs more, and pay the rest. That is up to you."
      ),
    ]
  }

  /// From the day on which section 46 of the Mental Health Act 2025 is in force, both bodies must give notice together.
  private var notice: [Letter.Block] {
    guard let from = paper.rulebook.settings.section46From, from <= found.lawOn else { return [] }
    return [.say("They must tell you so in writing, in one letter from both of them.")]
  }

  /// How long the right lasts, and what alone does not end it.
  var howLong: [Letter.Block] {
    [
      .heading("How long it lasts"),
      .say(
        "It lasts until both bodies say that you no longer need it. One of them cannot end it on its own. They must first look at what you need, and talk with you."
      ),
    ] + notice + [
      .say("It does not end just because:"),
      .points([
        "you move to a new place", "you go back to hospital for a while", "you say no to some of the help",
        "you are doing well with the help", "your team closes your case", "some time has gone by",
        "you reach a certain age",
      ]),
      .say("It cannot end while you are on a community treatment order."),
      .say("You may be kept in hospital again. Then we must look again at which council must help you."),
    ]
  }
}

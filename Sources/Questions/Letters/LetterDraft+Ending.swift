import CaseFile
import CivilTime
import Rules

extension LetterDraft {
  /// Tells the person whether after-care has ended, who decided, why, and what can be done about it.
  var ending: Content {
    let isOver = found.duty.state == .endedJointDecision
    return (
      title: isOver ? "Your after-care has ended" : "About the end of your after-care",
      blocks: (standing ?? (isOver ? hasEnded : goesOn)) + (isOver ? [] : howLong) + whoMustHelp + complaining
    )
  }

  private var goesOn: [Letter.Block] {
    guard found.duty.state != .prospective else {
      return [.say("Your after-care has not yet begun. It starts on the day you leave hospital. Nobody has ended it.")]
    }
    guard !endings.isEmpty else {
      return [
        .say(
          "Your after-care has not ended. Our notes do not show that anyone has said it should. It goes on, and it is still free."
        )
      ]
    }
    return endings.map { .say(said($0)) } + [
      .say(
        "But your after-care has not ended. Both bodies must say that you no longer need it, and they must do it in the right way. That has not been done."
      ),
      .say("So it goes on. It is still free. If any help was stopped because of this, tell us. It must start again."),
    ]
  }

  private var hasEnded: [Letter.Block] {
    var blocks: [Letter.Block] = endings.map { .say(said($0)) }
    blocks.append(
      .say("So your after-care ended on \(found.duty.since?.spoken ?? "a day that our notes do not give")."))
    blocks.append(.heading("Why"))
    let grounds = endings.flatMap(\.grounds).reduce(into: [EndingDecision.Ground]()) { all, ground in
      if !all.contains(ground) { all.append(ground) }
    }
    blocks.append(
      grounds.isEmpty
        ? .say("Our notes do not say why. You have a right to know. Please ask us.") : .say("This is why:"))
    if !grounds.isEmpty { blocks.append(.points(grounds.map(\.plainWords))) }
    return blocks + whatItMeans
  }

  private func said(_ decision: EndingDecision) -> PlainWords {
    let body = decision.body.map { name($0) }
    return "On \(decision.decided.spoken) \(body ?? "one of the bodies") said that your after-care should end."
  }

  private var whatItMeans: [Letter.Block] {
    [
      .heading("What this means for you"),
      .say(
        "You may have to pay for some help from now on. Before you pay, ask us what it will cost. Nobody may charge you for the time before."
      ),
      .say(
        "If you live in a home that was part of your after-care, ask us what will happen to it. A new home should be ready first."
      ),
      .say("You can still ask for help. The council must look at what you need. Your GP can help you too."),
      .say("Do you think this is wrong? Then tell us. We must look at it again. Tell us soon if you become unwell."),
      .say("You may be kept in hospital again under the same law. Then you get a new right to after-care."),
    ]
  }
}

extension EndingDecision.Ground {
  /// The ground as the person is told it.
  var plainWords: PlainWords {
    switch self {
    case .noLongerNeedsAftercare: "you no longer need it"
    case .dischargedFromTeam: "your team has closed your case"
    case .timePassed: "some time has gone by"
    case .deprivationOfLiberty: "there are rules on how you are kept safe"
    case .informalOrSection2Admission: "you went back to hospital"
    case .communityOrderEnded: "your order has ended"
    case .movedArea: "you have moved"
    case .settled: "you are doing well"
    case .refusesServices: "you said no to the help"
    case .continuingHealthcare: "the NHS pays for your care in some other way"
    case .funding: "money"
    case .age: "your age"
    case .prison: "you are in prison"
    }
  }
}

import CaseFile
import CivilTime
import Rules

extension LetterDraft {
  /// Tells the person what the plan holds, what is still missing from it, and whom to ask.
  var plan: Content {
    (title: "Your after-care plan", blocks: (standing ?? aboutPlan) + whoMustHelp + complaining)
  }

  private var aboutPlan: [Letter.Block] {
    guard found.duty.state != .endedJointDecision else {
      return [.say("Your after-care has ended. There is no plan for it now.")]
    }
    guard let plan = planInForce else {
      return [
        .say(
          "You should have a written plan for your after-care. Our notes do not show one. We must make one with you. Please ask us when."
        )
      ]
    }
    return [
      .say("Your after-care plan says what help you get, and who gives it. It was agreed on \(plan.agreed.spoken)."),
      agreement(of: plan), copy(of: plan),
    ]
      + help(of: plan) + home(of: plan) + ifThingsGoWrong(plan) + yourSay
  }

  private func agreement(of plan: Plan) -> Letter.Block {
    switch plan.agreedBy.count {
    case 0: .say("Our notes do not show who agreed it. Both the council and the NHS body must agree it.")
    case 1: .say("\(names(plan.agreedBy)) agreed it. The other body must agree it too. We must ask it to.")
    default: .say("\(names(plan.agreedBy)) agreed it.")
    }
  }

  private func copy(of plan: Plan) -> Letter.Block {
    if let day = plan.copyToPerson, has(day) {
      return .say("We gave you a copy on \(day.spoken). You can ask for one more.")
    }
    return .say("You should have a copy. Our notes do not show that we gave you one. Please ask us for it.")
  }

  private func help(of plan: Plan) -> [Letter.Block] {
    let running = plan.services.filter { !has($0.end) }
    let (free, rest) = (running.filter { $0.aftercare == true }, running.filter { $0.aftercare != true })
    var blocks: [Letter.Block] = [.heading("Your help")]
    blocks.append(
      free.isEmpty
        ? .say("Our notes do not show any help in your plan. Please ask us about it.")
        : .say("This help is after-care. It is free:"))
    if !free.isEmpty { blocks.append(.points(free.map(line))) }
    let (other, open) = (rest.filter { $0.aftercare == false }, rest.filter { $0.aftercare == nil })
    if !open.isEmpty {
      blocks.append(.say("We have not yet said if this help is after-care. We must. Do not pay for it until then:"))
      blocks.append(.points(open.map(line)))
    }
    if !other.isEmpty {
      blocks.append(.say("This help is not after-care. You may have to pay for it. You can ask us why:"))
      blocks.append(.points(other.map(line)))
    }
    return blocks
  }

  private func line(_ service: Service) -> PlainWords {
    let kind = service.kind ?? "help"
    let what: PlainWords = service.provider.map { "\(kind), from \($0)" } ?? "\(kind)"
    if let day = service.refused, has(day) {
      return "\(what). You said no to this on \(day.spoken). You can change your mind."
    }
    if let day = service.start {
      return has(day) ? "\(what), since \(day.spoken)" : "\(what). It starts on \(day.spoken)."
    }
    if let day = service.plannedStart {
      return has(day)
        ? "\(what). It should have started on \(day.spoken). Ask us why it has not."
        : "\(what). It should start on \(day.spoken)."
    }
    return "\(what). Our notes do not show when it starts."
  }

  private func home(of plan: Plan) -> [Letter.Block] {
    let words: PlainWords =
      switch plan.accommodationNeed {
      case .yes:
        "Your plan says that you need a place to live because of your mental health. That place is free too. Do you pay rent or bills for it? Then tell us."
      case .no: "Your plan says that where you live is not part of your after-care. You can ask us why."
      case .undecided, nil:
        "We have not yet said if you need a place to live as part of your after-care. We must. We must also tell you why."
      }
    return [.heading("Where you live"), .say(words)]
  }

  private func ifThingsGoWrong(_ plan: Plan) -> [Letter.Block] {
    [
      .heading("If things go wrong"),
      .say(
        plan.crisisPlan == true
          ? "Your plan says what to do if you become unwell."
          : "Your plan should say what to do if you become unwell. It does not yet. Please ask us about it."),
      .say(
        plan.contingencyPlan == true
          ? "It also says what will happen if your home or your help fails."
          : "It should also say what will happen if your home or your help fails. It does not yet."),
    ]
  }

  private var yourSay: [Letter.Block] {
    [
      .heading("Your say"),
      .say(
        "It is your plan. You have a say in it. So do those who care for you, if you want that. You can ask us to change it at any time."
      ),
      .say("You can ask for money to set up your help by yourself. Ask us how that works."),
    ]
  }
}

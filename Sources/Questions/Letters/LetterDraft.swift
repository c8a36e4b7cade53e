import CaseFile
import CivilTime
import Reference
import Rules

/// What all letters of one case are made from: the facts that had happened by the day, and what the rules say.
struct LetterDraft {
  typealias Letter = Questions.Letter
  typealias Content = (title: PlainWords, blocks: [Letter.Block])

  let paper: CaseOnPaper
  let file: CaseFile
  let on: CivilDate
  let found: Determination

  init(_ paper: CaseOnPaper) {
    self.paper = paper
    file = paper.file
    on = paper.dates.on
    found = paper.determination()
  }

  func has(_ day: CivilDate?) -> Bool { day.map { $0 <= on } ?? false }

  var hasDied: Bool { has(file.person.deathDate) }

  var name: String? {
    let names = [file.person.givenNames, file.person.familyName].compactMap { $0 }
    return names.isEmpty ? nil : names.joined(separator: " ")
  }

  func name(_ code: BodyCode) -> String { NationalReference.shipped.name(of: code) }

  func names(_ codes: [BodyCode]) -> String { codes.map { name($0) }.joined(separator: " and ") }

  /// The plan in force; nil where there is none.
  var planInForce: Plan? {
    file.plans.filter { has($0.agreed) && !has($0.ended) }.max { $0.agreed < $1.agreed }
  }

  var isLive: Bool { found.duty.state == .live || found.duty.state == .liveOnLeave }

  /// Decisions of the present time after-care that stand.
  var endings: [EndingDecision] {
    let since = file.legalStatus.filter { has($0.start) }.map(\.start).max() ?? .distantPast
    return file.endings.filter { has($0.decided) && !has($0.withdrawn) && $0.decided >= since }
      .sorted { $0.decided < $1.decided }
  }
}

extension LetterDraft {
  /// Who must help, with those to turn to as far as they are recorded.
  var whoMustHelp: [Letter.Block] {
    var blocks: [Letter.Block] = [
      .heading("Who must help you"),
      .say("Two bodies must help you. They must do it as a team. One is a council. One is part of the NHS."),
    ]
    blocks += contact(found.council.body, missing: "We do not yet know which council it is. We must find out.")
    blocks += contact(
      found.nhsStatutory.body, missing: "We do not yet know which part of the NHS it is. We must find out.")
    if found.council.body == nil || found.nhsStatutory.body == nil {
      blocks.append(.say("You must not have to wait for your help while we find out."))
    }
    return blocks + keyWorker
  }

  private func contact(_ body: BodyCode?, missing: PlainWords) -> [Letter.Block] {
    guard let body else { return [.say(missing)] }
    let leads = paper.rulebook.directory?.contacts.filter {
      NationalReference.shipped.isSameBody($0.body, body) && has($0.start) && !has($0.end)
    }
    guard let lead = leads?.last, let person = lead.name else {
      return [
        .contact(name: name(body), ["We have no name here to give you. Ask for the person who leads on section 117."])
      ]
    }
    var lines: [PlainWords] = ["Ask for \(person)."]
    if let phone = lead.phone { lines.append("Phone: \(phone)") }
    if let email = lead.email { lines.append("Email: \(email)") }
    return [.contact(name: name(body), lines)]
  }

  private var keyWorker: [Letter.Block] {
    guard isLive else { return [] }
    let worker = file.keyWorkers.filter { has($0.start) && !has($0.end) }.max { $0.start < $1.start }
    guard let worker, let person = worker.name else {
      return [
        .say(
          "You should have a key worker. This is the person you can turn to first. Our notes do not name one. Please ask us who it is."
        )
      ]
    }
    let employer = worker.employer.map { name($0) }
    return [
      .say("Your key worker is \(person). You can turn to them first."),
      .say(employer.map { "They work for \($0)." } ?? "Ask them whom they work for."),
    ]
  }

  /// What is said where the person's right is not certain, instead of the letter's own beginning; nil where it is.
  var standing: [Letter.Block]? {
    switch found.duty.state {
    case .live, .liveOnLeave, .prospective, .endedJointDecision: nil
    case .unknown:
      [
        .say(
          "We cannot yet say if you have a right to free after-care. Our notes do not tell us enough. We must find out. Until then we should treat you as if you have it."
        )
      ]
    case .none, .endedDeath:
      [
        .say("Our notes do not show that you have a right to free after-care. Our notes may be wrong."),
        .say(
          "Were you kept in hospital under section 3, 37, 45A, 47 or 48 of the Mental Health Act? If you then left hospital, you have the right. Please tell us."
        ),
      ]
    }
  }

  /// How to complain, to both bodies and then to the Ombudsmen.
  var complaining: [Letter.Block] {
    [
      .heading("If you are not happy"),
      .say("You can complain. It is free. It must not harm your care."),
      .say(
        "You can tell the council, or the NHS body, or both. You need to tell only one. They must work as a team and give you one answer."
      ),
      .say(
        "They should tell you within three working days that they have it. They should answer within six months, or tell you why they need more time. Try to complain within a year."
      ),
      .say(
        "You may still not be happy with the answer. Then you can ask an Ombudsman to look at it. This is free. The Ombudsman is not part of the council or the NHS."
      ),
    ] + ombudsmen + [
      .say("You can have help to speak up. A person who gives this help is called an advocate. Ask us how to get one.")
    ]
  }

  private var ombudsmen: [Letter.Block] {
    let isWelsh = found.council.body.flatMap { NationalReference.shipped.body($0) }?.isWelsh ?? false
    guard !isWelsh else {
      return [.contact(name: "Public Services Ombudsman for Wales", ["Looks at councils and the NHS in Wales."])]
    }
    return [
      .contact(name: "Local Government and Social Care Ombudsman (LGSCO)", ["Looks at what the council did."]),
      .contact(name: "Parliamentary and Health Service Ombudsman (PHSO)", ["Looks at what the NHS did."]),
      .say("If it is about both, you can go to one of them. They work as one team."),
    ]
  }
}

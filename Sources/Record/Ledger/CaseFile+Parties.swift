package import CaseFile
package import CivilTime

extension CaseFile {
  /// The bodies that the facts make a party, each from its first day; `today` where none is given.
  ///
  /// Whoever pays is a party while it pays. Whoever took part in a meeting or a decision is one until a later
  /// meeting was held without it.
  package func parties(today: CivilDate) -> [CaseParty] {
    var parties = PartyList()
    if let register {
      parties.add(
        register.council, .registered, register.councilDetermined ?? register.entered ?? today)
      parties.add(
        register.nhsBody, .registered, register.nhsDetermined ?? register.entered ?? today)
    }
    for ending in endings {
      for body in [ending.body, ending.delegate] {
        parties.add(body, .deciding, ending.decided, until: firstMeeting(without: body, after: ending.decided))
      }
    }
    for agreement in funding {
      let since = min(agreement.signed ?? agreement.start, agreement.start)
      for party in agreement.parties { parties.add(party.body, .funding, since, until: agreement.end?.next) }
    }
    for meeting in meetings {
      let day = meeting.held ?? meeting.due ?? today
      for body in meeting.represented {
        parties.add(body, .represented, day, until: firstMeeting(without: body, after: day))
      }
    }
    return parties.list
  }

  /// The day of the first meeting held after a day at which the body was not represented; nil where there is none.
  private func firstMeeting(without body: BodyCode?, after day: CivilDate) -> CivilDate? {
    guard let body else { return nil }
    var first: CivilDate?
    for meeting in meetings {
      guard let held = meeting.held, held > day, first.map({ held < $0 }) ?? true, !meeting.represented.contains(body)
      else { continue }
      first = held
    }
    return first
  }
}

/// Bodies with what makes them a party, each once, with its earliest day and its latest end.
struct PartyList {
  private(set) var list: [CaseParty] = []

  mutating func add(
    _ body: BodyCode?, _ basis: CaseParty.Basis, _ since: CivilDate, until: CivilDate? = nil
  ) {
    guard let body else { return }
    add(CaseParty(body: body, basis: basis, since: since, until: until))
  }

  /// Of two reasons that which lasts counts, else that which came first; what has no end goes on.
  mutating func add(_ party: CaseParty) {
    guard let place = list.firstIndex(where: { $0.body == party.body }) else {
      return list.append(party)
    }
    let known = list[place]
    if (party.basis.isLasting && !known.basis.isLasting)
      || (party.basis.isLasting == known.basis.isLasting && party.since < known.since)
    {
      list[place].basis = party.basis
    }
    list[place].since = min(known.since, party.since)
    list[place].until = known.until.flatMap { end in party.until.map { max(end, $0) } }
  }
}

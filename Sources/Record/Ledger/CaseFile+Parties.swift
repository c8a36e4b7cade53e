package import CaseFile
package import CivilTime

extension CaseFile {
  /// The bodies that the facts make a party, each from its first day; `today` where none is given.
  package func parties(today: CivilDate) -> [CaseParty] {
    var parties = PartyList()
    if let register {
      parties.add(
        register.council, .registered, register.councilDetermined ?? register.entered ?? today)
      parties.add(
        register.nhsBody, .registered, register.nhsDetermined ?? register.entered ?? today)
    }
    for ending in endings {
      parties.add(ending.body, .deciding, ending.decided)
      parties.add(ending.delegate, .deciding, ending.decided)
    }
    for agreement in funding {
      let since = min(agreement.signed ?? agreement.start, agreement.start)
      for party in agreement.parties { parties.add(party.body, .funding, since) }
    }
    for meeting in meetings {
      for body in meeting.represented {
        parties.add(body, .represented, meeting.held ?? meeting.due ?? today)
      }
    }
    return parties.list
  }
}

/// Bodies with what makes them a party, each once and with its earliest day.
struct PartyList {
  private(set) var list: [CaseParty] = []

  mutating func add(_ body: BodyCode?, _ basis: CaseParty.Basis, _ since: CivilDate) {
    guard let body else { return }
    add(CaseParty(body: body, basis: basis, since: since))
  }

  /// Of two reasons that which lasts counts, else that which came first.
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
  }
}

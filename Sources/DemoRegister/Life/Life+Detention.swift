import CaseFile
import CivilTime

extension Life {
  /// A detention from the day on; open until `leave` is called.
  mutating func beDetained(_ admission: Stay.Admission, on day: CivilDate) {
    let trust = chance.pick(area.trusts)
    var begins = day
    if admission == .assessmentThenTreatment {
      begins = day + chance.number(10...27)
      if begins > today { begins = max(day, today - chance.number(0...2)) }
      addStatus(.section2, on: day, hospital: trust)
    }
    if admission == .treatment, day.next < today, chance.happens(25) {
      begins = day + 2
      addStatus(chance.happens(70) ? .section5Sub2 : .section4, on: day, hospital: trust)
    }
    endStatus(on: begins, .regraded)
    let isSecure = admission.usualDays.lowerBound >= 200
    addStatus(admission.section, on: begins, hospital: trust, isSecure: isSecure)
    var spell = Spell()
    spell.id = Numbered.id("sp", file.spells.count + 1)
    spell.hospital = trust
    spell.admitted = day
    file.spells.append(spell)
    stays.append(
      Stay(
        admission: admission, leadIn: day, begins: begins, left: nil,
        qualifyingRow: file.legalStatus.count - 1, spellRow: file.spells.count - 1,
        isArrangedByNHSEngland: isSecure))
  }

  mutating func addStatus(
    _ section: LegalStatus.Section, on day: CivilDate, hospital: String, isSecure: Bool = false
  ) {
    var status = LegalStatus()
    status.id = Numbered.id("ls", file.legalStatus.count + 1)
    status.section = section
    status.start = day
    status.applicationDate = section == .section2 || section == .section3 ? day : nil
    status.hospital = hospital
    status.arrangedBy = isSecure ? .nhsEngland : .local
    file.legalStatus.append(status)
  }

  /// Ends the detention now in force, if there is one.
  mutating func endStatus(on day: CivilDate, _ reason: LegalStatus.EndReason) {
    guard let last = file.legalStatus.indices.last, file.legalStatus[last].end == nil else {
      return
    }
    file.legalStatus[last].end = day
    file.legalStatus[last].endReason = reason
  }

  /// Leaves hospital on the day on which detention ends.
  mutating func leaveHospital(
    on day: CivilDate, _ reason: LegalStatus.EndReason = .dischargedByClinician
  ) {
    endStatus(on: day, reason)
    guard let spell = file.spells.indices.last else { return }
    file.spells[spell].expectedDischarge = day
    file.spells[spell].left = day.at(chance.number(11...15), 15 * chance.number(0...3))
    file.spells[spell].suicideRisk = chance.happens(12)
    guard let stay = stays.indices.last, stays[stay].left == nil else { return }
    stays[stay].left = day
    arose = arose ?? day
  }

  /// A day out with a nurse, which changes nothing.
  mutating func goOutWithANurse() {
    guard let stay = latest, chance.happens(15) else { return }
    let day = stay.begins + chance.number(5...30)
    guard day < stay.left ?? today else { return }
    var leave = Leave()
    leave.id = Numbered.id("lv", file.leave.count + 1)
    leave.start = day
    leave.end = day.next
    leave.overnight = false
    leave.escorted = true
    leave.livingOut = false
    file.leave.append(leave)
  }

  /// An order in the community from the day of leaving hospital on.
  mutating func addOrder(_ kind: CommunityOrder.Kind, on day: CivilDate) {
    var order = CommunityOrder()
    order.id = Numbered.id("co", file.communityOrders.count + 1)
    order.kind = kind
    order.start = day
    order.relyOnAftercare = kind == .conditionalDischarge || chance.happens(30)
    order.personTold = min(day + chance.number(0...2), today)
    order.communityTeamConsulted = day - chance.number(3...14)
    file.communityOrders.append(order)
  }
}

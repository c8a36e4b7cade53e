import CaseFile
import CivilTime

// What goes wrong about who is responsible.
extension Life {
  /// Nothing is known of the time before hospital.
  mutating func forgetEarlierHome() {
    guard let stay = latest, let arose else { return }
    for index in file.residence.indices where file.residence[index].start < arose {
      file.residence[index].start = arose
      file.residence[index].council = homes[index].council(on: arose)
    }
    file.residence.removeAll { ($0.end ?? .distantFuture) <= $0.start }
    precondition(stay.leadIn < arose, "nobody leaves hospital before going there")
    file.register?.council = nil
    file.register?.councilDetermined = nil
  }

  mutating func forgetSurgery() {
    guard let arose else { return }
    file.gpRegistrations = []
    registerWithGP(in: area, on: arose + 10)
    file.register?.nhsBody = nil
    file.register?.nhsDetermined = nil
    for index in file.residence.indices where file.residence[index].start <= arose {
      file.residence[index].settled = true
    }
  }

  mutating func registerOtherCouncil() { file.register?.council = nearby.council(on: today) }

  /// Determined for the first detention and never since.
  mutating func keepOldDetermination() {
    guard let first = stays.first else { return }
    file.register?.councilDetermined = first.begins + 4
  }

  /// The council of the first detention is kept, on the view of the years 2020 to 2023.
  mutating func followRejectedView() {
    guard let stay = latest else { return }
    file.register?.council = area.council(on: today)
    file.register?.councilDetermined = min(stay.begins + 5, .on(2023, 8, 1))
  }

  mutating func determineBoardOnlyEarly() { file.register?.nhsDetermined = .on(2021, 1, 4) }

  mutating func registerOldBody() {
    let body = board(on: .on(2022, 6, 1))
    let day = max(.on(2020, 1, 6), (latest?.begins ?? today) + 4)
    file.register?.nhsBody = body
    file.register?.nhsDetermined = day
  }

  /// A dispute between councils; `change` makes it the one wanted, given a day of these weeks.
  mutating func disputeAreas(_ change: (inout Dispute, CivilDate) -> Void) {
    addDispute(on: today - chance.number(95...110))
    var dispute = file.disputes.removeLast()
    dispute.kind = .councilCouncil
    dispute.parties = [council(on: dispute.firstWritten), nearby.council(on: dispute.firstWritten)]
    dispute.contactsNamed = dispute.firstWritten + 6
    dispute.resolved = nil
    change(&dispute, today - chance.number(5...20))
    file.disputes.append(dispute)
  }

  mutating func disputeBetweenBoards() {
    addDispute(on: today - chance.number(20...120))
    let last = file.disputes.count - 1
    let day = file.disputes[last].firstWritten
    file.disputes[last].kind = .nhsNHS
    file.disputes[last].parties =
      (board(on: day).map { [$0] } ?? []) + (nearby.commissioner(on: day).map { [$0] } ?? [])
    file.disputes[last].lead = council(on: today)
    file.disputes[last].interimArrangement = nil
    file.disputes[last].resolved = nil
  }

  /// Neither GP nor settled home on the day that decides.
  mutating func forgetSummerOf2022() {
    let from = CivilDate.on(2022, 5, 9)
    let until = CivilDate.on(2022, 9, 5)
    guard let place = homes.last, let last = file.residence.last else { return }
    file.residence.removeAll { $0.start >= from }
    leaveHome(on: from)
    for index in file.residence.indices where (file.residence[index].end ?? until) > from {
      file.residence[index].end = from
    }
    moveInto(.temporary, in: place, on: from)
    moveInto(
      last.kind ?? .generalTenancy, in: place, on: max(until, min(last.start, today)),
      under: last.providedUnder)
    file.gpRegistrations.removeAll { $0.start >= from }
    for index in file.gpRegistrations.indices
    where (file.gpRegistrations[index].end ?? until) > from {
      file.gpRegistrations[index].end = from
    }
    registerWithGP(in: place, on: until)
    for index in file.gpRegistrations.indices.dropLast()
    where file.gpRegistrations[index].end == until {
      file.gpRegistrations[index].end = from
    }
    file.register?.nhsBody = nil
    file.register?.nhsDetermined = nil
  }

  mutating func determineCouncilBeforeTreatment() {
    guard let stay = latest else { return }
    file.register?.councilDetermined = stay.leadIn + 3
  }
}

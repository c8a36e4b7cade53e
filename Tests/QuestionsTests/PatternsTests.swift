import CaseFile
import CivilTime
import Foundation
import Questions
import Rules
import Testing

@Suite struct PatternsTests {
  static let day = CivilDate("2026-11-21") ?? .distantPast

  /// A person whose duty is live since 2024, with one service at a provider.
  static func file(_ reference: String) -> CaseFile {
    var file = CaseFile(reference: CaseReference(unchecked: reference))
    var status = LegalStatus()
    status.id = FactID(unchecked: "ls1")
    status.section = .section3
    status.start = day - 900
    status.end = day - 800
    file.legalStatus = [status]
    var home = Residence()
    home.id = FactID(unchecked: "r1")
    home.council = "E08000035"
    home.start = day - 3000
    file.residence = [home]
    var entry = RegisterEntry()
    entry.entered = day - 800
    file.register = entry
    var worker = KeyWorker()
    worker.id = FactID(unchecked: "k1")
    worker.start = day - 800
    file.keyWorkers = [worker]
    var service = Service()
    service.id = FactID(unchecked: "sv1")
    service.aftercare = true
    service.provider = "Elm House"
    service.start = day - 700
    var plan = Plan()
    plan.id = FactID(unchecked: "p1")
    plan.agreed = day - 700
    plan.services = [service]
    file.plans = [plan]
    var money = FundingAgreement()
    money.id = FactID(unchecked: "f1")
    money.services = [service.id]
    money.start = day - 700
    var party = FundingParty()
    party.body = "15F"
    money.parties = [party]
    file.funding = [money]
    return file
  }

  static func patterns(
    _ files: [CaseFile], of scope: GapReport.Scope? = nil
  ) -> Patterns {
    let shares = files.map {
      PatternShare(of: $0, PatternStanding(Rulebook().assess($0, on: day)), on: day, readmissionDays: 90)
    }
    var counts = PatternCounts()
    for share in shares { counts.add(share.parties) }
    return Patterns(PatternShares(shares, of: counts, on: day), of: scope)
  }

  static func cases(_ pattern: Pattern, _ files: [CaseFile]) -> [PatternCase] {
    patterns(files).sections.first { $0.pattern == pattern }?.cases ?? []
  }

  static func files(_ count: Int, _ change: (inout CaseFile) -> Void) -> [CaseFile] {
    (0..<count).map { number in
      var file = file("A-\(number)")
      change(&file)
      return file
    }
  }

  @Test func aCaseInOrderIsInNoPattern() {
    let found = Self.patterns([Self.file("A-1")])
    #expect(found.sections.flatMap(\.cases) == [])
    #expect(found.sections.map(\.pattern) == Pattern.allCases)
  }

  @Test func threeWhoLoseAServiceOnOneDayAreAPatternAndTwoAreNot() {
    func lose(_ file: inout CaseFile) { file.plans[0].services[0].end = Self.day - 20 }
    #expect(Self.cases(.lostTogether, Self.files(2, lose)).isEmpty)
    let three = Self.cases(.lostTogether, Self.files(3, lose))
    #expect(three.count == 3 && Set(three.map(\.group)) == ["Elm House, 1 November 2026"])
  }

  @Test func anotherDayIsAnotherGroup() {
    var files = Self.files(4) { $0.plans[0].services[0].end = Self.day - 20 }
    files[3].plans[0].services[0].end = Self.day - 21
    #expect(Self.cases(.lostTogether, files).count == 3)
  }

  @Test func whoLosesTwiceCountsOnce() {
    let files = Self.files(2) { file in
      file.plans[0].services.append(file.plans[0].services[0])
      file.plans[0].services[1].id = FactID(unchecked: "sv2")
      for place in 0..<2 { file.plans[0].services[place].end = Self.day - 20 }
    }
    #expect(Self.cases(.lostTogether, files).isEmpty)
  }

  @Test func aServiceThatGoesOnUnderAnotherLineIsNoLoss() {
    let files = Self.files(3) { file in
      file.plans[0].services.append(file.plans[0].services[0])
      file.plans[0].services[1].id = FactID(unchecked: "sv2")
      file.plans[0].services[0].end = Self.day - 20
    }
    #expect(Self.cases(.lostTogether, files).isEmpty)
  }

  @Test func aPayerWhoLeavesIsALossAndItsSuccessorIsNone() {
    func renewed(by body: BodyCode) -> [CaseFile] {
      Self.files(3) { file in
        file.funding[0].end = Self.day - 20
        var next = file.funding[0]
        next.id = FactID(unchecked: "f2")
        next.start = Self.day - 20
        next.end = nil
        next.parties[0].body = body
        file.funding.append(next)
      }
    }
    #expect(Set(Self.cases(.lostTogether, renewed(by: "QMJ")).map(\.what)) == ["a payer left"])
    #expect(Self.cases(.lostTogether, renewed(by: "QWO")).isEmpty)
    let lapsed = Self.files(3) { $0.funding[0].end = Self.day - 20 }
    #expect(Set(Self.cases(.lostTogether, lapsed).map(\.what)) == ["a funding line ended"])
  }

  @Test func rentIsAPatternOnlyInAftercareAccommodation() {
    func charged(aftercare: Bool) -> [CaseFile] {
      Self.files(2) { file in
        var home = Accommodation()
        home.id = FactID(unchecked: "ac1")
        home.start = Self.day - 300
        home.aftercare = aftercare
        file.accommodation = [home]
        var charge = Charge()
        charge.id = FactID(unchecked: "ch1")
        charge.item = home.id
        charge.purpose = .rent
        charge.start = Self.day - 300
        charge.leviedBy = "E08000035"
        file.charges = [charge]
      }
    }
    #expect(Self.cases(.rentCharged, charged(aftercare: true)).count == 2)
    #expect(Self.cases(.rentCharged, charged(aftercare: false)).isEmpty)
    #expect(Self.patterns(charged(aftercare: true)).text.contains("Leeds City Council: 2 people, a practice"))
  }

  @Test func whoHasNoKeyWorkerIsInNobodysCaseload() {
    let files = Self.files(1) { $0.keyWorkers[0].end = Self.day - 1 }
    #expect(Self.cases(.nobodysCaseload, files).map(\.group) == ["the last key worker left and none followed"])
    let never = Self.files(1) { $0.keyWorkers = [] }
    #expect(Self.cases(.nobodysCaseload, never).map(\.group) == ["no key worker was ever named"])
    let today = Self.files(1) { $0.keyWorkers[0].end = Self.day + 1 }
    #expect(Self.cases(.nobodysCaseload, today).isEmpty)
  }

  @Test(arguments: [(90, 1), (91, 0), (0, 1), (-1, 0)])
  func anAdmissionSoonAfterAnEndingIsAPattern(days: Int, count: Int) {
    let files = Self.files(1) { file in
      var ending = EndingDecision()
      ending.id = FactID(unchecked: "e1")
      ending.body = "QWO"
      ending.decided = Self.day - 100
      file.endings = [ending]
      var spell = Spell()
      spell.id = FactID(unchecked: "s1")
      spell.admitted = Self.day - 100 + days
      file.spells = [spell]
    }
    #expect(Self.cases(.readmittedAfterEnding, files).count == count)
  }

  @Test func registersDisagree() {
    func groups(_ change: (inout CaseFile) -> Void) -> [String] {
      Self.cases(.registersDisagree, Self.files(1, change)).map(\.group)
    }
    #expect(groups { $0.register = nil } == ["the duty is live, and the person is on no register"])
    #expect(groups { $0.register?.closed = Self.day } == ["closed on the register, and the duty is live"])
    #expect(groups { $0.register?.council = "E09000001" } == ["the register names another council than the facts do"])
    #expect(groups { $0.register?.council = "E08000035" } == [])
  }

  @Test func countsAreThoseOfTheLists() throws {
    let files = Self.files(5) { file in
      file.plans[0].services[0].end = Self.day - 20
      file.keyWorkers = []
    }
    let found = Self.patterns(files)
    for section in found.sections {
      #expect(section.people == Set(section.groups.flatMap(\.cases).map(\.reference)).count)
      for group in section.groups { #expect(group.people <= group.cases.count) }
    }
    #expect(found.csv.split(separator: "\r\n").count == 1 + found.sections.flatMap(\.cases).count)
    let other = Self.patterns(files, of: .body("E06000001"))
    #expect(other.casesRead == 0 && other.sections.flatMap(\.cases).isEmpty)
    #expect(Self.patterns(files, of: .body("E08000035")).casesRead == 5)
  }
}

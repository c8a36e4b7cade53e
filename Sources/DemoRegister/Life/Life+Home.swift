import CaseFile
import CivilTime

extension Life {
  /// Starts to live somewhere; the home before ends on that day.
  mutating func moveInto(
    _ kind: Residence.Kind, in area: Area, on day: CivilDate,
    under: Residence.ProvidedUnder? = nil, placedBy: BodyCode? = nil
  ) {
    leaveHome(on: day)
    var home = Residence()
    homesNamed += 1
    home.id = Numbered.id("res", homesNamed)
    home.council = area.council(on: day)
    home.start = day
    home.kind = kind
    home.settled = kind == .temporary || kind == .hotel || kind == .prison ? nil : true
    home.voluntary = kind == .prison ? nil : true
    home.providedUnder = under
    home.placedBy = placedBy
    file.residence.append(home)
    homes.append(area)
  }

  mutating func leaveHome(on day: CivilDate) {
    guard let last = file.residence.indices.last, file.residence[last].end == nil else { return }
    file.residence[last].end = day
  }

  /// The home of an ordinary life, some years before the day.
  mutating func settleBefore(_ day: CivilDate) {
    let kind = chance.pick([Residence.Kind.generalTenancy, .generalTenancy, .ownHome, .family])
    let under: Residence.ProvidedUnder = kind == .family ? .family : .own
    let start = max(day - chance.number(300...4_000), area.firstDay)
    moveInto(kind, in: area, on: start, under: under)
    registerWithGP(in: area, on: day - chance.number(200...3_000))
  }

  /// Registers with a practice. Before April 2013 only where the trust of the place is known.
  mutating func registerWithGP(in area: Area, on day: CivilDate) {
    let day = area.commissioner(on: day) == nil ? max(day, .groupsBegan) : day
    if let last = file.gpRegistrations.indices.last { file.gpRegistrations[last].end = day }
    var registration = GPRegistration()
    registration.id = Numbered.id("gp", file.gpRegistrations.count + 1)
    registration.commissioner = area.commissioner(on: day)
    registration.start = day
    file.gpRegistrations.append(registration)
    surgeries.append((from: day, area: area))
  }

  /// Where the GP was on the day.
  func surgery(on day: CivilDate) -> Area? {
    surgeries.last { $0.from <= day }?.area
  }

  /// The new council of the other area is told as the old one was.
  private mutating func noteSecondArea(on day: CivilDate) {
    guard let arose, arose <= day else { return }
    let noted = max(file.register?.secondAreaNoted ?? day, day)
    file.register?.secondAreaNoted = noted
  }

  /// A home goes on under a new council when the old one is abolished: one row for each.
  mutating func divideHomesAtReorganisations() {
    var index = 0
    while index < file.residence.count {
      let home = file.residence[index]
      let end = min(home.end ?? .distantFuture, today.next)
      if let era = homes[index].councils.first(where: { home.start < $0.from }), era.from < end {
        var next = home
        homesNamed += 1
        next.id = Numbered.id("res", homesNamed)
        next.council = era.body
        next.start = era.from
        if next.placedBy != nil { next.placedBy = era.body }
        file.residence[index].end = era.from
        file.residence.insert(next, at: index + 1)
        homes.insert(homes[index], at: index + 1)
        if homes[index] !== councilArea { noteSecondArea(on: era.from) }
      }
      index += 1
    }
  }
}

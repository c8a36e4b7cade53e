import CaseFile
import CivilTime
import Reference

/// All places of a demonstration register, read from their table and the national reference data.
enum Areas {
  static let all: [Area] = table.split(separator: "\n").map { Area(line: $0) }

  /// Places by the number of adults who live there.
  static let byPopulation = Weighted(all.indices.map { ($0, all[$0].weight) })

  /// For each place another one nearby, with another council and another NHS body.
  static let neighbours: [Int] = all.indices.map { index in
    let here = all[index]
    for step in 1..<all.count {
      let other = (index + step) % all.count
      let there = all[other]
      if there.councils.last?.body != here.councils.last?.body,
        there.commissioners.last?.body != here.commissioners.last?.body,
        !there.isDivided, !there.isWelsh
      {
        return other
      }
    }
    return index
  }

  /// Places of which neither body, nor those of the neighbour, was ever split.
  static let undivided = Weighted(
    all.indices.filter { !all[$0].isDivided && !all[$0].isWelsh }.map { ($0, all[$0].weight) })

  /// Places in Wales.
  static let welsh = Weighted(all.indices.filter { all[$0].isWelsh }.map { ($0, 1) })

  /// Places whose council no integrated care board covers almost wholly, on the day.
  static let crossing: [Int] = all.indices.filter { index in
    let council = all[index].councils[all[index].councils.count - 1].body
    let reference = NationalReference.shipped
    return !all[index].isWelsh
      && reference.integratedCareBoard(ofCouncil: council, on: .distantFuture) == nil
  }

  /// Places whose county council was split into two.
  static let splitCounties: [Int] = all.indices.filter { index in
    all[index].councils.contains { $0.body == "E10000021" || $0.body == "E10000006" }
  }
}

extension Area {
  /// A line of the table; text of the product, so that a bad one stops the process.
  fileprivate convenience init(line: Substring) {
    let fields = line.split(separator: "|", omittingEmptySubsequences: false)
    let councils = Area.councilEras(fields[1].split(separator: ",").map { Area.code($0) })
    let commissioners = Area.commissionerEras(
      first: Area.code(fields[3]), trust: fields[4].isEmpty ? nil : Area.code(fields[4]),
      councils: councils)
    let splits = (councils + commissioners).filter { Area.isSplit($0.body) }
    guard let region = Region(rawValue: String(fields[0])), let weight = Int(fields[2]) else {
      preconditionFailure("table of areas: '\(line)'")
    }
    self.init(
      region: region, weight: weight, councils: councils, commissioners: commissioners,
      isDivided: !splits.isEmpty)
  }

  private static func code(_ text: Substring) -> BodyCode {
    guard let code = BodyCode(String(text)) else {
      preconditionFailure("table of areas: '\(text)' is no body's code")
    }
    return code
  }

  private static func isSplit(_ body: BodyCode) -> Bool {
    if case .split = NationalReference.shipped.succession(of: body)?.kind { true } else { false }
  }

  private static func councilEras(_ codes: [BodyCode]) -> [Era] {
    codes.map { code in
      let start = NationalReference.shipped.body(code)?.start
      return Era(from: start ?? .distantPast, body: code)
    }
  }

  /// The primary care trust, the groups and boards after it, one after the other.
  private static func commissionerEras(
    first: BodyCode, trust: BodyCode?, councils: [Era]
  ) -> [Era] {
    let reference = NationalReference.shipped
    var eras = trust.map { [Era(from: .distantPast, body: $0)] } ?? []
    eras.append(Era(from: reference.body(first)?.start ?? .distantPast, body: first))
    while let step = reference.succession(of: eras[eras.count - 1].body),
      let next = step.successors.first
    {
      let council = (councils.last { $0.from <= step.date } ?? councils[0]).body
      let board = reference.integratedCareBoard(ofCouncil: council, on: step.date)
      let chosen = board.flatMap { step.successors.contains($0) ? $0 : nil }
      eras.append(Era(from: step.date, body: chosen ?? next))
    }
    return eras
  }
}

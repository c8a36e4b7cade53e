package import CaseFile
package import CivilTime
package import Database
internal import Record
internal import Rules
package import Sheets

/// A local register beside the record, person by person. Loads nothing.
package struct SheetComparison: Sendable {
  package let day: CivilDate
  /// Whose register it is: of the cases that are not in the sheet only those that this body owes are told.
  package let body: BodyCode?
  package let people: Int
  /// How many people of the sheet are in the record.
  package let known: Int
  /// By line of the sheet; then those that the sheet does not have, by reference.
  package let differences: [SheetDifference]

  /// How many differences there are of each kind that occurs.
  package var totals: [(kind: SheetDifference.Kind, count: Int)] {
    SheetDifference.Kind.allCases.map { kind in (kind, differences.count { $0.kind == kind }) }
      .filter { $0.count > 0 }
  }
}

extension RegisterQuestions {
  /// Compares a sheet with the record as it is judged on a day, under the law of that day.
  ///
  /// Needs the right to read the whole register. One look, noted in the audit trail with the hash of the sheet.
  package func compare(
    _ content: SheetContent, source: String, digest: [UInt8], body: BodyCode?, on day: CivilDate,
    _ settings: ConnectionSettings
  ) async throws -> SheetComparison {
    let people = content.people
    let matches = try await register.matches(of: people, source: source, digest: digest)
    let cases = try await judgedCases(on: day, settings)
    var differences: [SheetDifference] = []
    var seen: Set<CaseID> = []
    for (person, match) in zip(people, matches) {
      switch match {
      case .new:
        differences.append(
          SheetDifference(
            kind: .notInRecord, line: person.line, reference: nil,
            why: "the record has nobody of that NHS number, nor of that name and date of birth"))
      case .doubtful(let reason, let candidates):
        seen.formUnion(candidates)
        differences.append(
          SheetDifference(kind: .doubtfulIdentity, line: person.line, reference: nil, why: reason.words))
      case .known(let id):
        seen.insert(id)
        guard let found = cases[id] else { continue }
        differences += LineComparison(person: person, found: found, day: day).differences
      }
    }
    differences += unlisted(cases, seen, body)
    let known = matches.count { if case .known = $0 { true } else { false } }
    return SheetComparison(
      day: day, body: body, people: people.count, known: known, differences: differences)
  }

  /// Those to whom the record says that a duty is owed and who are not in the sheet.
  private func unlisted(
    _ cases: [CaseID: ComparedCase], _ seen: Set<CaseID>, _ body: BodyCode?
  ) -> [SheetDifference] {
    cases.filter { id, found in
      !seen.contains(id) && found.isLive && body.map { found.isOwed(by: $0) } ?? true
    }.values.sorted { $0.reference < $1.reference }.map { found in
      SheetDifference(
        kind: .entitledOnNoList, line: nil, reference: found.reference,
        why: "after-care is owed by the record, and the sheet does not have the person")
    }
  }

  private func judgedCases(
    on day: CivilDate, _ settings: ConnectionSettings
  ) async throws -> [CaseID: ComparedCase] {
    let rulebook = try await rulebook(as: .registerOperator, explains: false)
    let queue = ChunkQueue(try await register.allChunks(as: .registerOperator))
    var reader = try await BulkReader.open(settings, as: .registerOperator, chunks: queue)
    var cases: [CaseID: ComparedCase] = [:]
    while let some = try await reader.next({ recorded in
      (recorded.id, ComparedCase(recorded.file, rulebook.assess(recorded.file, on: day)))
    }) {
      for (id, found) in some { cases[id] = found }
    }
    return cases
  }
}

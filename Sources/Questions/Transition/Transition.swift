package import CaseFile
package import CivilTime

/// What a change of bodies, past or coming, leaves behind or will.
package struct Transition: Sendable {
  /// How much of each kind one body leaves.
  package struct Total: Hashable, Sendable {
    package let body: BodyCode
    /// A person with two bodies counts with both.
    package let people: Int
    /// As many as there are kinds.
    package let counts: [Int]
  }

  package let event: TransitionEvent
  /// The day up to which it is judged.
  package let day: CivilDate
  package let casesRead: Int
  /// By case, the directory's first; then by body, kind and day.
  package let rows: [TransitionRow]

  package init(_ event: TransitionEvent, on day: CivilDate, casesRead: Int, rows: [TransitionRow]) {
    self.event = event
    self.day = day
    self.casesRead = casesRead
    self.rows = rows.sorted { $0.place < $1.place }
  }

  /// How many people are touched; each counts once.
  package var people: Int { Set(rows.compactMap(\.reference)).count }

  package func count(of kind: TransitionRow.Kind) -> Int { rows.count { $0.kind == kind } }

  /// One for every body that leaves something.
  package var totals: [Total] {
    event.bodies.compactMap { body in
      let own = rows.filter { $0.body == body }
      guard !own.isEmpty else { return nil }
      return Total(
        body: body, people: Set(own.compactMap(\.reference)).count,
        counts: TransitionRow.Kind.allCases.map { kind in own.count { $0.kind == kind } })
    }
  }

  /// The rows of each person, and first those of the directory.
  package var persons: [(reference: CaseReference?, rows: [TransitionRow])] {
    var persons: [(reference: CaseReference?, rows: [TransitionRow])] = []
    for row in rows {
      if let last = persons.indices.last, persons[last].reference == row.reference {
        persons[last].rows.append(row)
      } else {
        persons.append((row.reference, [row]))
      }
    }
    return persons
  }

  /// The change in one sentence.
  var title: String {
    let ending =
      event.bodies.count == 1
      ? "\(event.bodies.names) \(event.date <= day ? "ended" : "ends")"
      : "\(event.bodies.count) bodies \(event.date <= day ? "ended" : "end")"
    return "\(ending) on \(event.date.spoken)"
  }

  /// What stands in the lists, in one sentence.
  var summary: String {
    "\(people) people: "
      + TransitionRow.Kind.allCases.map { "\(count(of: $0)) \($0.title.lowercased())" }.joined(separator: ", ")
      + "."
  }

  var basis: String {
    "Judged on \(day.spoken) by the facts as they are now; \(casesRead) cases read. Due means within \(TransitionReader.daysAround) days of the change."
  }
}

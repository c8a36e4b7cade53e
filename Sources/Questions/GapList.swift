package import CaseFile
import CivilTime
import Rules

/// A list that can be read in three forms.
package protocol Listed {
  var text: String { get }
  var csv: String { get }
  var json: String { get }
}

/// The open gaps of the register, worst first.
package struct GapList: Listed {
  let basis: ListBasis
  let gaps: [ReportedGap]
  /// Cases that the night could not judge: the list has what was found of them before.
  let notJudged: [CaseReference]
  /// The body asked about; nil for the whole register.
  let body: BodyCode?

  package init(_ basis: ListBasis, of body: BodyCode? = nil, gaps: [ReportedGap], notJudged: [CaseReference] = []) {
    self.basis = basis
    self.body = body
    self.notJudged = notJudged
    self.gaps = gaps.sorted {
      ($0.gap.severity.rank, $0.reference, $0.gap.rule.text, $0.gap.subject)
        < ($1.gap.severity.rank, $1.reference, $1.gap.rule.text, $1.gap.subject)
    }
  }

  /// What must be said beside the list: of cases not judged, and of a body that does not stand.
  package var warnings: [String] { [NotJudged(notJudged).line, caution].compactMap(\.self) }

  private var caution: String? { gaps.isEmpty ? body?.caution(on: basis.day) : nil }

  package var text: String {
    let lines = gaps.map { item in
      [
        item.gap.severity.rawValue.widened(to: 9), item.reference.text.widened(to: 16),
        item.gap.rule.text.widened(to: 6), item.gap.since.description,
        item.entry?.title ?? "", "(\(item.gap.owedBy.names))",
      ].joined(separator: " ")
    }
    return (lines + ["\(gaps.count) open gaps \(basis.spoken)."] + warnings).joined(separator: "\n") + "\n"
  }

  package var csv: String {
    var table = CSVTable(columns: [
      "night", "case", "rule", "subject", "theme", "severity", "since", "due", "owed_by", "title",
      "why",
    ])
    for item in gaps {
      table.add([
        basis.day.description, item.reference.text, item.gap.rule.text, item.gap.subject,
        item.entry?.theme.rawValue ?? "", item.gap.severity.rawValue, item.gap.since.description,
        item.gap.due?.description ?? "", item.gap.owedBy.map(\.text).joined(separator: " "),
        item.entry?.title ?? "", item.gap.why,
      ])
    }
    return table.text
  }

  package var json: String {
    var json = JSONWriter()
    json.object { json in
      basis.writeMembers(to: &json)
      json.name("gaps")
      json.array(gaps) { json, item in
        json.object { json in
          json.member("case", item.reference.text)
          item.gap.writeMembers(to: &json)
        }
      }
      NotJudged(notJudged).writeMember(to: &json)
      json.name("cautions")
      json.array([caution].compactMap(\.self)) { $0.string($1) }
    }
    return json.text
  }
}

/// How many gaps each body owes.
package struct BodyCounts: Listed {
  /// One body and its open gaps by severity, the worst first.
  package struct Line: Hashable, Sendable {
    /// Nil for the gaps for which no body could be named.
    package let body: BodyCode?
    package let counts: [Int]

    package init(body: BodyCode?, counts: [Int]) {
      self.body = body
      self.counts = counts
    }
  }

  let basis: ListBasis
  let lines: [Line]
  /// Cases that the night could not judge: the counts have what was found of them before.
  let notJudged: [CaseReference]
  /// The body asked about; nil for the whole register.
  let body: BodyCode?

  package init(_ basis: ListBasis, of body: BodyCode? = nil, lines: [Line], notJudged: [CaseReference] = []) {
    self.basis = basis
    self.body = body
    self.notJudged = notJudged
    self.lines = lines.sorted { left, right in
      for (mine, other) in zip(left.counts, right.counts) where mine != other {
        return mine > other
      }
      return (left.body?.text ?? "") < (right.body?.text ?? "")
    }
  }

  /// What must be said beside the counts: of cases not judged, and of a body that does not stand.
  package var warnings: [String] {
    [NotJudged(notJudged).lineOfCounts, lines.isEmpty ? body?.caution(on: basis.day) : nil].compactMap(\.self)
  }

  package var text: String {
    let head = Severity.allCases.map { $0.rawValue.padded(to: 9) }.joined()
    let rows = lines.map { line in
      (line.body?.text ?? "nobody").widened(to: 10)
        + line.counts.map { String($0).padded(to: 9) }.joined() + "  " + name(line)
    }
    let title = "Open gaps \(basis.spoken)"
    return ([title, String(repeating: " ", count: 10) + head] + rows + warnings).joined(separator: "\n") + "\n"
  }

  package var csv: String {
    var table = CSVTable(columns: ["body"] + Severity.allCases.map(\.rawValue) + ["name", "night"])
    for line in lines {
      table.add([line.body?.text ?? "nobody"] + line.counts.map(String.init) + [name(line), basis.day.description])
    }
    return table.text
  }

  package var json: String {
    var json = JSONWriter()
    json.array(lines) { json, line in
      json.object { json in
        basis.writeMembers(to: &json)
        json.member("body", line.body?.text)
        json.member("name", name(line))
        for (severity, count) in zip(Severity.allCases, line.counts) {
          json.name(severity.rawValue)
          json.integer(count)
        }
      }
    }
    return json.text
  }

  private func name(_ line: Line) -> String {
    line.body.map { [$0].names } ?? GapReport.Scope.nobody.title
  }
}

import CaseFile
import CivilTime
import Rules

extension Transition: Listed {
  package var text: String {
    var lines = ["Change of bodies: \(title)", basis, summary]
    if !totals.isEmpty {
      lines += ["", "  Body        people  old name      due  no owner"]
      lines += totals.map { total in
        "  " + total.body.text.widened(to: 11) + String(total.people).padded(to: 7)
          + zip(total.counts, [10, 9, 10]).map { String($0).padded(to: $1) }.joined()
          + "  \([total.body].names), now \(event.after(total.body))"
      }
    }
    for person in persons {
      lines += ["", person.reference?.text ?? "In the directory"]
      lines += person.rows.map { "  \($0.kind.title.lowercased().widened(to: 23)) \($0.words)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  package var csv: String {
    var table = CSVTable(columns: [
      "kind", "case", "body", "body_name", "after", "what", "subject", "rule", "due", "state",
    ])
    for row in rows {
      table.add([
        row.kind.rawValue, row.reference?.text ?? "", row.body.text, [row.body].names,
        event.after(row.body), row.what, row.subject, row.rule?.text ?? "",
        row.due?.description ?? "", row.state?.rawValue ?? "",
      ])
    }
    return table.text
  }

  package var json: String {
    var json = JSONWriter()
    json.object { json in
      json.member("format", "aftercare-transition/1")
      json.member("change_on", event.date.description)
      json.member("judged_on", day.description)
      json.name("cases_read")
      json.integer(casesRead)
      json.name("people")
      json.integer(people)
      json.name("totals")
      json.object { $0.kinds(TransitionRow.Kind.allCases.map(count)) }
      json.name("bodies")
      json.array(totals) { json, total in
        json.object { json in
          json.member("body", total.body.text)
          json.member("name", [total.body].names)
          json.member("after", event.after(total.body))
          json.name("people")
          json.integer(total.people)
          json.kinds(total.counts)
        }
      }
      json.name("rows")
      json.array(rows) { $1.write(to: &$0) }
    }
    return json.text
  }
}

extension TransitionRow {
  /// The row as a line has it.
  var words: String {
    let place = rule.map { "[\($0) \(subject)]" } ?? "[\(subject)]"
    let when = due.map { ", due \($0.spoken)" } ?? ""
    return "\(what)\(when)\(state.map { ", \($0.rawValue)" } ?? "")  \(place)  \(body)"
  }

  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("kind", kind.rawValue)
      json.member("case", reference?.text)
      json.member("body", body.text)
      json.member("what", what)
      json.member("subject", subject)
      json.member("rule", rule?.text)
      json.member("due", due?.description)
      json.member("state", state?.rawValue)
    }
  }
}

extension JSONWriter {
  fileprivate mutating func kinds(_ counts: [Int]) {
    for (kind, count) in zip(TransitionRow.Kind.allCases, counts) {
      name(kind.rawValue)
      integer(count)
    }
  }
}

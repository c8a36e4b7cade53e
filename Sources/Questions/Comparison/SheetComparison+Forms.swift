internal import CaseFile
internal import CivilTime
internal import Rules

extension SheetComparison: Listed {
  package var text: String {
    var lines = differences.map { difference in
      let place = difference.line.map { "line \($0)" } ?? "not listed"
      return [
        place.widened(to: 10), (difference.reference?.text ?? "-").widened(to: 16),
        difference.kind.rawValue, "\n             \(difference.why)",
      ].joined(separator: " ")
    }
    lines.append(
      "\(people) people in the sheet, \(known) of them in the record; judged on \(day.spoken)"
        + (body.map { "; of cases not in the sheet, those of \($0)" } ?? "") + ".")
    if differences.isEmpty {
      lines.append("No differences.")
    } else {
      lines.append("Differences: " + totals.map { "\($0.count) \($0.kind.rawValue)" }.joined(separator: ", ") + ".")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  package var csv: String {
    var table = CSVTable(columns: ["line", "case", "kind", "in_sheet", "in_record", "why"])
    for difference in differences {
      table.add([
        difference.line.map { "\($0)" } ?? "", difference.reference?.text ?? "", difference.kind.rawValue,
        difference.inSheet?.text ?? "", difference.inRecord?.text ?? "", difference.why,
      ])
    }
    return table.text
  }

  package var json: String {
    var json = JSONWriter()
    json.object { json in
      json.member("on", day.description)
      json.member("body", body?.text)
      json.name("people")
      json.integer(people)
      json.name("known")
      json.integer(known)
      json.name("totals")
      json.object { json in
        for (kind, count) in totals {
          json.name(kind.rawValue)
          json.integer(count)
        }
      }
      json.name("differences")
      json.array(differences) { json, difference in
        json.object { json in
          json.member("kind", difference.kind.rawValue)
          json.name("line")
          if let line = difference.line { json.integer(line) } else { json.null() }
          json.member("case", difference.reference?.text)
          json.member("in_sheet", difference.inSheet?.text)
          json.member("in_record", difference.inRecord?.text)
          json.member("why", difference.why)
        }
      }
    }
    return json.text
  }
}

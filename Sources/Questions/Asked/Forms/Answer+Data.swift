import CaseFile
import CivilTime
import Record
import Rules

extension Answer {
  /// A record a row, under the names of the columns.
  package var csv: String {
    var table = CSVTable(columns: question.columns.map(\.name))
    for row in rows { table.add(row.map(\.plain)) }
    return table.text
  }

  /// Format `aftercare-answer/1`.
  package var json: String {
    var json = JSONWriter()
    json.object { json in
      json.member("format", "aftercare-answer/1")
      json.member("question", question.name.rawValue)
      json.member("title", title)
      json.member("definition", question.definition)
      basis?.writeMembers(to: &json)
      json.name("is_complete")
      json.bool(isComplete)
      json.name("notes")
      json.array(notes) { $0.string($1) }
      json.name("totals")
      json.object { json in
        for total in totals {
          json.name(total.name)
          total.cell.write(to: &json)
        }
      }
      json.name("rows")
      json.array(rows) { json, row in
        json.object { json in
          for (column, cell) in zip(question.columns, row) {
            json.name(column.name)
            cell.write(to: &json)
          }
        }
      }
    }
    return json.text
  }
}

extension Question {
  /// All questions with what they are asked with and what they answer, format `aftercare-questions/1`.
  package static var catalogue: String {
    var json = JSONWriter()
    json.object { json in
      json.member("format", "aftercare-questions/1")
      json.name("questions")
      json.array(all) { $1.write(to: &$0) }
    }
    return json.text
  }

  private func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("name", name.rawValue)
      json.member("summary", summary)
      json.member("definition", definition)
      json.name("routes")
      json.array(paths) { $0.string($1) }
      json.name("parameters")
      json.array(allParameters) { $0.string($1.rawValue) }
      json.name("askers")
      json.array(askers.map(\.rawValue).sorted()) { $0.string($1) }
      json.name("columns")
      json.array(columns) { json, column in
        json.object { json in
          json.member("name", column.name)
          json.member("kind", column.kind.rawValue)
          json.member("meaning", column.meaning)
        }
      }
    }
  }
}

import CaseFile
import CivilTime
import Rules

extension Patterns: Listed {
  package var text: String {
    let heading = [
      "Patterns of the register: \(scope?.title ?? "all bodies")",
      "On \(on.spoken), by the facts as they are now; \(casesRead) cases read.",
    ]
    return (heading + cautions + lines).joined(separator: "\n") + "\n"
  }

  /// Why it is no all-clear that nothing shows for a body that does not stand.
  package var cautions: [String] {
    [scope?.body?.caution(on: on, isTold: sections.contains { $0.people > 0 })].compactMap(\.self)
  }

  /// The patterns without a heading of their own.
  var lines: [String] {
    sections.flatMap { section in
      ["", "\(section.pattern.title): \(section.spoken)", "  \(section.pattern.definition)"]
        + section.groups.flatMap { group in
          ["  \(group.name): \(group.spokenPeople)"]
            + group.cases.map {
              "    \($0.reference.text.widened(to: 16)) \($0.on?.description ?? "          ")  \($0.what)"
            }
        }
    }
  }

  package var csv: String {
    var table = CSVTable(columns: ["pattern", "group", "people", "case", "on", "what", "facts"])
    for section in sections {
      for group in section.groups {
        for item in group.cases {
          table.add([
            section.pattern.rawValue, group.name, String(group.people), item.reference.text,
            item.on?.description ?? "", item.what, item.facts.joined(separator: " "),
          ])
        }
      }
    }
    return table.text
  }

  package var json: String {
    var json = JSONWriter()
    json.object { json in
      json.member("format", "aftercare-patterns/1")
      json.member("body", scope == .nobody ? nil : scope?.code)
      json.member("on", on.description)
      json.name("cases_read")
      json.integer(casesRead)
      json.name("cautions")
      json.array(cautions) { $0.string($1) }
      writeMember(to: &json)
    }
    return json.text
  }

  /// Writes the member `patterns`.
  func writeMember(to json: inout JSONWriter) {
    json.name("patterns")
    json.array(sections) { json, section in
      json.object { json in
        json.member("pattern", section.pattern.rawValue)
        json.member("title", section.pattern.title)
        json.member("definition", section.pattern.definition)
        json.name("people")
        json.integer(section.people)
        json.name("groups")
        json.array(section.groups) { json, group in
          json.object { json in
            json.member("group", group.name)
            json.name("people")
            json.integer(group.people)
            json.name("cases")
            json.array(group.cases) { json, item in
              json.object { json in
                json.member("case", item.reference.text)
                json.member("on", item.on?.description)
                json.member("what", item.what)
                json.name("facts")
                json.array(item.facts) { $0.string($1) }
              }
            }
          }
        }
      }
    }
  }
}

extension Patterns.Section {
  var spoken: String {
    people == 0 ? "nobody" : people == 1 ? "1 person" : "\(people) people"
  }
}

extension Patterns.Group {
  var spokenPeople: String {
    let isPractice = cases.first?.pattern == .rentCharged && people >= Pattern.practiceFrom
    return (people == 1 ? "1 person" : "\(people) people") + (isPractice ? ", a practice" : "")
  }
}

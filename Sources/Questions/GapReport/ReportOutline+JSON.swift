import Audit
import CaseFile
import CivilTime
import Record
import Rules

extension ReportOutline {
  /// The report, format `aftercare-gap-report/1`.
  var json: JSONWriter {
    var json = JSONWriter()
    json.object { json in
      json.member("format", "aftercare-gap-report/1")
      json.member("body", scope == .nobody ? nil : scope.code)
      json.member("name", scope.title)
      json.member("on", on.description)
      json.member("rule_set", ruleSet)
      json.member("night_before", nightBefore?.description)
      json.name("cases_checked")
      json.integer(casesChecked)
      if let liveDuties {
        json.name("live_duties")
        json.integer(liveDuties)
      }
      json.name("cautions")
      json.array(cautions) { $0.string($1) }
      writeCourse(to: &json)
      writeSeal(to: &json)
      writeTotals(to: &json)
      writeFirstPage(to: &json)
      json.list("gaps", .open)
      json.list("closed", .closed)
      json.member("upcoming_before", upcomingEnd.description)
      json.list("upcoming", .upcoming)
      patterns?.writeMember(to: &json)
      json.list("from_change_of_bodies", .fromChangeOfBodies)
    }
    json.endLine()
    return json
  }

  private func writeCourse(to json: inout JSONWriter) {
    course.notJudged.writeMember(to: &json)
    json.name("irregular_nights")
    json.array(course.irregular) { json, night in
      json.object { json in
        json.member("on", night.on.description)
        json.member("made_up_on", night.madeUpOn?.description)
      }
    }
  }

  private func writeSeal(to json: inout JSONWriter) {
    json.name("audit_trail")
    guard let seal else { return json.null() }
    json.object { json in
      json.name("seal")
      json.integer(Int(seal.seal))
      json.name("events")
      json.integer(Int(seal.events))
      json.member("head", seal.digits)
      json.member("sealed_at", seal.moment)
    }
  }

  private func writeTotals(to json: inout JSONWriter) {
    json.name("totals")
    json.object { json in
      for (name, count) in [
        ("open", counts.open), ("new", counts.new), ("still_open", counts.stillOpen),
        ("closed", counts.closed), ("upcoming", counts.upcoming),
      ] {
        json.name(name)
        json.integer(count)
      }
      json.name("by_theme")
      json.object { json in
        for total in counts.totals {
          json.name(total.theme.rawValue)
          json.object { $0.severities(total.counts) }
        }
      }
    }
  }
}

extension JSONWriter {
  /// Writes a member and marks the place of the list that is its value.
  fileprivate mutating func list(_ name: String, _ list: ReportList) {
    self.name(name)
    array(CollectionOfOne(list)) { $0.raw(ReportFrame.mark($1)) }
  }

  mutating func write(_ line: GapLine, in list: ReportList, on night: CivilDate) {
    if list == .fromChangeOfBodies {
      writeTransition(line.item, on: night)
    } else {
      write(line, status: list.status(of: line.item, on: night))
    }
  }

  private mutating func write(_ line: GapLine, status: String) {
    let (item, entry) = (line.item, line.rule.entry)
    object { json in
      json.member("case", item.reference.text)
      json.member("status", status)
      json.member("theme", entry?.theme.rawValue)
      json.member("nature", entry?.nature.rawValue)
      json.member("owed_by_names", line.owedBy.names)
      item.gap.writeMembers(to: &json)
      json.member("opened_on", item.openedOn.description)
      json.member("turn", item.turn?.rawValue)
      json.member("severity_before", item.story.severityBefore?.rawValue)
      json.member("cause", item.story.cause?.rawValue)
      json.name("accepted")
      json.array(item.story.acceptances) { json, given in
        json.object { json in
          json.member("body", given.body.text)
          json.member("by", given.acceptedBy)
          json.member("reason", given.reason)
          json.member("on", given.acceptedOn.description)
          json.member("until", given.until.previous.description)
        }
      }
    }
  }

  private mutating func writeTransition(_ item: ReportedGap, on night: CivilDate) {
    object { json in
      json.member("case", item.reference.text)
      json.member("rule", item.gap.rule.text)
      json.member("subject", item.gap.subject)
      json.name("bodies")
      json.array(item.formerBodies(on: night)) { json, former in
        json.object { json in
          json.member("former", former.code.text)
          json.member("former_name", former.name)
          json.member("now", former.successor?.text)
          json.member("now_name", former.successorName)
        }
      }
    }
  }
  mutating func write(_ clock: ClockLine) {
    object { json in
      json.member("case", clock.reference.text)
      clock.upcoming.writeMembers(to: &json)
    }
  }
}

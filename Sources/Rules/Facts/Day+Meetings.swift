import CaseFile
import CivilTime

extension Day {
  /// The latest meeting of a kind held from a day on.
  func latestMeeting(_ kind: Meeting.Kind, since start: CivilDate) -> Meeting? {
    var latest: (meeting: Meeting, held: CivilDate)?
    for meeting in file.meetings where meeting.kind == kind {
      guard let held = reached(meeting.held), held >= start else { continue }
      if let latest, (held, meeting.id) < (latest.held, latest.meeting.id) { continue }
      latest = (meeting, held)
    }
    return latest?.meeting
  }

  /// Whether a meeting of a kind was held on a day or after it.
  func hasHeld(_ kind: Meeting.Kind, since start: CivilDate) -> Bool {
    file.meetings.contains { $0.kind == kind && hasReached($0.held, since: start) }
  }

  /// Whether a review was held on a day or after it.
  func hasReviewed(since start: CivilDate) -> Bool { hasHeld(.review, since: start) }

  /// Whether an assessment of after-care needs was completed on a day or after it.
  func hasAssessedNeeds(since start: CivilDate) -> Bool {
    file.assessments.contains {
      $0.kind == .aftercareNeeds && hasReached($0.completed, since: start)
    }
  }

  /// Whether somebody saw the person, or saw or spoke to them, on a day or after it.
  func hasContacted(_ kinds: Contact.Kind..., since start: CivilDate) -> Bool {
    file.contacts.contains {
      kinds.contains($0.kind) && hasReached($0.at?.londonDate, since: start)
    }
  }
}

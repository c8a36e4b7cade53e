import CaseFile
import CivilTime

extension Day {
  /// The latest meeting of a kind held from a day on.
  @inline(__always)
  func latestMeeting(_ kind: Meeting.Kind, since start: CivilDate) -> Meeting? {
    var latest: (index: Int, held: CivilDate)?
    for index in file.meetings.indices where file.meetings[index].kind == kind {
      // The rows are by id: of several held on one day the last is the one with the greater.
      guard let held = reached(file.meetings[index].held), held >= start,
        held >= latest?.held ?? start
      else { continue }
      latest = (index, held)
    }
    return latest.map { file.meetings[$0.index] }
  }

  /// The latest day from a day on on which a review or planning meeting was held.
  func lastReviewOrPlanning(since start: CivilDate) -> CivilDate? {
    var last: CivilDate?
    for index in file.meetings.indices
    where file.meetings[index].kind == .review || file.meetings[index].kind == .planning {
      guard let held = reached(file.meetings[index].held), held >= last ?? start else { continue }
      last = held
    }
    return last
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

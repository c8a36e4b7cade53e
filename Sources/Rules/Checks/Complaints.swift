import CaseFile
import CivilTime

/// Theme: complaints.
extension Check {
  static let complaints = [cm06]

  /// Ombudsman decisions.
  static let cm06 = Check("CM-06") { day in
    for complaint in day.file.complaints where day.hasReached(complaint.received) {
      for action in complaint.recommendations {
        guard let due = action.due, !day.hasReached(action.done) else { continue }
        day.clock(
          "complaints:\(complaint.id)/\(action.id)", .bodies([action.body]), Deadline(due: due),
          facts: ["complaints:\(complaint.id)"],
          "An action that followed from a complaint was due on \(due.spoken) and is not recorded as done.")
      }
    }
  }
}

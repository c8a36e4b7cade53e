import CaseFile
import CivilTime

// What goes wrong with complaints.
extension Life {
  private mutating func complain(daysAgo: Int, _ change: (inout Complaint) -> Void) {
    addComplaint(on: today - daysAgo)
    let last = file.complaints.count - 1
    file.complaints[last].recommendations = []
    file.complaints[last].responded = nil
    file.complaints[last].jointResponse = nil
    file.complaints[last].lead = council(on: today)
    let board = board(on: today)
    if let board, !file.complaints[last].about.contains(board) {
      file.complaints[last].takenUpBy = board
    }
    change(&file.complaints[last])
  }

  /// Received by both bodies; neither leads.
  mutating func complainToBoth(daysAgo: Int) {
    complain(daysAgo: daysAgo) {
      $0.lead = nil
      $0.leadAgreed = nil
    }
  }

  mutating func complainUnacknowledged() {
    let days = chance.number(9...40)
    complain(daysAgo: days) {
      $0.about = [$0.about[0]]
      $0.acknowledged = nil
    }
  }

  mutating func complainUnanswered() {
    let days = chance.number(195...300)
    complain(daysAgo: days) { _ in }
  }

  /// Received by a body in its last weeks; explained, and never taken up.
  mutating func complainToOldBody() {
    let ends = boardArea.commissioners.filter { $0.from <= today }.map(\.from)
    guard let end = ends.last else { return }
    complain(daysAgo: CivilDate.days(from: end - 20, to: today)) {
      $0.explained = end - 2
      $0.takenUpBy = nil
    }
  }

  mutating func answerApart() {
    let days = chance.number(120...300)
    let answered = today - chance.number(20...80)
    complain(daysAgo: days) {
      $0.responded = answered
      $0.jointResponse = false
    }
  }

  mutating func leaveRecommendation() {
    addComplaint(on: today - chance.number(220...320))
    let last = file.complaints.count - 1
    file.complaints[last].recommendations[0].due = today - chance.number(10...30)
    file.complaints[last].recommendations[0].done = nil
  }
}

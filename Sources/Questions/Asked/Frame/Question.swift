package import Record

/// A question, described once: the terminal command, the API route, the CSV and the JSON follow from it.
package struct Question: Sendable {
  /// What a question is about.
  package enum Subject: String, Sendable {
    /// One person's case.
    case person
    /// What one body owes or has to do with.
    case body
    /// The whole register; at the terminal only.
    case register
  }

  package let name: QuestionName
  /// One line, as a list of commands shows it.
  package let summary: String
  /// What counts and how it is worked out.
  package let definition: String
  /// Commands that somebody would type.
  package let examples: [String]
  package let subjects: [Subject]
  /// What may be asked besides the subject.
  package let parameters: [QuestionParameter]
  /// The roles that may ask it over HTTP; row-level security decides what each sees.
  package let askers: Set<AskerRole>
  package let columns: [Column]
  package var layout = Layout.table
  /// Finds rows, and what keeps them from being the whole truth; nil where there is no such case for who asks.
  let find: @Sendable (Asking) async throws -> Answer?

  /// How the text form shows rows.
  package enum Layout: Sendable {
    /// One line a row, as wide as the terminal.
    case table
    /// Under the headings of the first column, each row as a label and what it says.
    case sections
  }

  /// The answer; nil where there is no such case for who asks.
  package func answer(_ asking: Asking) async throws -> Answer? {
    guard var answer = try await find(asking) else { return nil }
    // A row of a night is there because it names the body; of the facts also cases are looked at that may be anybody's.
    let isTold = if case .night = answer.basis { !answer.rows.isEmpty } else { false }
    if let caution = asking.asked.body?.caution(on: answer.basis?.day ?? asking.dates.on, isTold: isTold) {
      answer.notes.insert(caution, at: 0)
    }
    return answer
  }

  /// Everything that may be given, its subject among it.
  package var allParameters: [QuestionParameter] {
    (subjects.contains(.body) ? [.body] : []) + (subjects.contains(.person) ? [.reference] : []) + parameters
  }

  /// Its paths as people write them.
  package var paths: [String] {
    (subjects.contains(.body) ? ["/api/v1/bodies/{code}/\(name.rawValue)"] : [])
      + (subjects.contains(.person) ? ["/api/v1/cases/{case}/\(name.rawValue)"] : [])
  }

  /// Paths below `/api/v1` as a router takes them, with `:code` and `:case`.
  package var routes: [String] {
    (subjects.contains(.body) ? ["bodies/:code/\(name.rawValue)"] : [])
      + (subjects.contains(.person) ? ["cases/:case/\(name.rawValue)"] : [])
  }

  /// The path at which the whole register is asked, which only the command may; none where it cannot be.
  package var registerRoutes: [String] { subjects.contains(.register) ? ["register/\(name.rawValue)"] : [] }
}

extension Question {
  /// Every question, in the order in which help lists them.
  package static let all: [Question] = [
    .obligations, .who, .show, .changes, .unallocated, .plans, .caseloads, .endings, .charges, .funding, .outOfArea,
    .disputes, .gapCounts, .whatIf, .registerQuestions,
  ]
}

extension Set<AskerRole> {
  /// Those who read facts and ledger of their body's cases.
  package static let caseKeepers: Set<AskerRole> = [.coordinator, .manager, .icbCaseManager]
  /// Those who read the facts of their body's cases.
  package static let factReaders: Set<AskerRole> = caseKeepers.union([.ward])
}

/// Every question that is described once: the word of the command, of the route and of the audit trail.
package enum QuestionName: String, CaseIterable, Sendable {
  case obligations, who, show, changes
  case unallocated, plans, caseloads, endings
  case charges, funding, disputes
  case outOfArea = "out-of-area"
  case gapCounts = "gap-counts"
  case whatIf = "what-if"
  case registerQuestions = "register-questions"
}

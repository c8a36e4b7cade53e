import Audit
import Foundation
import Questions
import Record
import Rules

/// The lines of one list in one form, of one severity.
struct ReportSection: Hashable, Sendable {
  let format: GapReport.Format
  let list: ReportList
  /// The worst has none before it; clocks have only this one.
  let rank: Int
}

/// One body's report while it is made: what it says beside its lists, and the words of these.
struct ReportDraft: Sendable {
  var outline: ReportOutline
  private var sections: [ReportSection: WaitingWords] = [:]
  /// What stands above the last line of each section.
  private var headings: [ReportSection: GapHeading] = [:]
  private var shares: PatternShares?

  init(outline: ReportOutline) {
    self.outline = outline
  }

  mutating func add(_ line: [UInt8], to section: ReportSection, _ file: WordsFile) throws {
    try sections[section, default: WaitingWords()].add(line, after: section.format.separator, to: file)
  }

  /// Notes what stands above the next line of a section, and returns what stood above the line before it.
  mutating func begin(_ heading: GapHeading, in section: ReportSection) -> GapHeading? {
    headings.updateValue(heading, forKey: section)
  }

  /// Adds what was told of the clocks of the same body.
  mutating func add(clocks other: ReportDraft) {
    outline.counts.add(clocks: other.outline.counts.upcoming)
    sections.merge(other.sections) { _, _ in preconditionFailure("clocks stand in lists of their own") }
  }

  func completed(_ months: [MonthEnd], _ shares: PatternShares?) -> ReportDraft {
    var draft = self
    draft.outline.months = months
    draft.shares = shares
    return draft
  }

  /// The outline with the patterns of the body's cases.
  var whole: ReportOutline {
    var outline = outline
    outline.patterns = shares.map { Patterns($0, of: outline.scope) }
    return outline
  }

  /// Gives the report in one form to the body, part by part.
  func words(
    _ outline: ReportOutline, as format: GapReport.Format, from file: FileHandle, _ take: ([UInt8]) throws -> Void
  ) throws {
    for part in outline.frame(as: format).parts {
      switch part {
      case .words(let words): try take(Array(words))
      case .list(let list): try lines(of: list, as: format, from: file, take)
      }
    }
  }

  /// The worst first, as every list has it.
  private func lines(
    of list: ReportList, as format: GapReport.Format, from file: FileHandle, _ take: ([UInt8]) throws -> Void
  ) throws {
    var isFirst = true
    for rank in Severity.allCases.indices {
      guard let waiting = sections[ReportSection(format: format, list: list, rank: rank)] else { continue }
      if !isFirst { try take(format.separator) }
      isFirst = false
      try waiting.words(from: file, take)
    }
  }
}

package import CaseFile
package import CivilTime
internal import Database
package import Rules

/// What is done in a transaction, as the audit trail keeps it: counts, days, codes, and never a person.
package struct Deed: Sendable {
  /// What may be done; the words of the table.
  package enum Kind: String, Sendable, CaseIterable {
    /// Files were recorded.
    case `import`
    /// Facts of a case changed.
    case change
    /// A directory was recorded.
    case directory
    /// A case was looked at.
    case look
    /// A case left the register as a file.
    case export
    /// A list that shows cases was asked for.
    case question
    case report
    case letter
    case night
    case dischargeCheck = "discharge_check"
    case tokenIssued = "token_issued"
    case tokenRevoked = "token_revoked"
    case tokenList = "token_list"
    /// The trail of a case was looked at.
    case trailLook = "trail_look"
    case trailExport = "trail_export"
    /// A case was opened in an emergency.
    case breakGlass = "break_glass"
    /// A case was looked at by way of an emergency; the database writes it by itself.
    case breakGlassLook = "break_glass_look"
    case breakGlassList = "break_glass_list"
    case breakGlassReview = "break_glass_review"
    case caseSealed = "case_sealed"
    case caseUnsealed = "case_unsealed"
    /// A gap was accepted for a while.
    case gapAccepted = "gap_accepted"
    /// An acceptance was ended before its day.
    case acceptanceEnded = "acceptance_ended"
  }

  package let kind: Kind
  private var details: [(name: StaticString, value: DeedDetail)] = []
  /// The cases that it touches, by number; each is an event of its own.
  private(set) var cases: [CaseID] = []

  package init(_ kind: Kind) { self.kind = kind }

  /// The same deed with a detail more.
  package func with(_ name: StaticString, _ value: DeedDetail?) -> Deed {
    var deed = self
    if let value { deed.details.append((name, value)) }
    return deed
  }

  /// The same deed, done to these cases.
  func on(_ cases: [CaseID]) -> Deed {
    var deed = self
    deed.cases = cases
    return deed
  }

  /// The details as one JSON object, in the order in which they were given.
  var detail: String {
    var json = JSONWriter()
    json.object { json in
      for (name, value) in details {
        json.name(name.description)
        value.write(to: &json)
      }
    }
    return json.text
  }
}

/// A detail of a deed: of a kind that can hold no name and no free text.
package enum DeedDetail: Sendable {
  case count(Int)
  case flag(Bool)
  case day(CivilDate)
  case moment(Instant)
  case body(BodyCode)
  /// A word of the source.
  case word(StaticString)
  /// A version of rules and reference data.
  case ruleSet(String)
  case rule(RuleID)
  /// A word of a closed list.
  case code(any RawRepresentable<String> & CaseIterable & Sendable)
  /// A hash, or the beginning of one.
  case digest([UInt8])
  /// The hashes of several files.
  case digests([[UInt8]])

  fileprivate func write(to json: inout JSONWriter) {
    switch self {
    case .count(let count): json.integer(count)
    case .flag(let flag): json.bool(flag)
    case .day(let day): json.string(day.description)
    case .moment(let moment): json.string(moment.description)
    case .body(let body): json.string(body.text)
    case .word(let word): json.string(word.description)
    case .ruleSet(let version): json.string(version)
    case .rule(let rule): json.string(rule.text)
    case .code(let code): json.string(code.rawValue)
    case .digest(let bytes): json.string(DeedDetail.hexadecimal(bytes))
    case .digests(let all): json.array(all) { $0.string(DeedDetail.hexadecimal($1)) }
    }
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

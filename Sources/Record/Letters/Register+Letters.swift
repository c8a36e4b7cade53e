package import CaseFile
internal import CivilTime
internal import Database
internal import Schema

extension Register {
  /// Keeps a letter and notes it in the audit trail, with its hash; returns its number.
  ///
  /// Nil where there is no such case that the capacity may see.
  package func keep(
    _ letter: LetterToKeep, of reference: CaseReference, as capacity: Capacity = .registerOperator
  ) async throws -> Int? {
    let maker = actor.text
    let hash = SHA256.hash(letter.content.utf8)
    return try await transaction(capacity, doing: Deed(letter, isKept: true)) { connection, deed in
      guard let seen = try connection.seenCase(reference) else {
        deed = Deed(.letter).with("found", .count(0))
        return nil
      }
      deed = deed.on([seen.id])
      return try connection.query(
        """
        insert into aftercare.letter (
          case_id, kind, format, made_by, on_date, known_at, rule_set, content_hash, content)
        values (
          \(Int(seen.id.rawValue)), \(letter.kind.rawValue), \(letter.form.rawValue), \(maker),
          \(letter.on.description)::date, \(letter.knownAt?.description)::timestamptz, \(letter.ruleSet),
          \(hash)::bytea, \(letter.content))
        returning letter_id
        """)[0].int(0)
    }
  }

  /// Notes in the audit trail that a letter was made and not kept; false where there is no such case.
  package func note(
    _ letter: LetterToKeep, of reference: CaseReference, as capacity: Capacity = .registerOperator
  ) async throws -> Bool {
    try await transaction(capacity, doing: Deed(letter, isKept: false)) { connection, deed in
      guard let seen = try connection.seenCase(reference) else {
        deed = Deed(.letter).with("found", .count(0))
        return false
      }
      deed = deed.on([seen.id])
      return true
    }
  }

  /// The letters of a case in the order in which they were made, or the one of a number; nil where there is no such case.
  package func letters(
    of reference: CaseReference, number: Int? = nil, as capacity: Capacity = .registerOperator
  ) async throws -> [KeptLetter]? {
    let asked = Deed(.look).with("asked", .word(number == nil ? "letters" : "letter"))
    return try await transaction(capacity, doing: asked, isolation: .repeatableRead) { connection, deed in
      guard let seen = try connection.seenCase(reference) else {
        deed = deed.with("found", .count(0))
        return nil
      }
      deed = deed.on([seen.id])
      return try connection.letters(of: seen.id, number: number)
    }
  }
}

extension Deed {
  fileprivate init(_ letter: LetterToKeep, isKept: Bool) {
    self = Deed(.letter).with("about", .code(letter.kind)).with("on", .day(letter.on))
      .with("known_at", letter.knownAt.map(DeedDetail.moment)).with("kept", .flag(isKept))
      .with("sha256", .digest(SHA256.hash(letter.content.utf8)))
  }
}

extension Connection {
  /// The letters of a case in the order in which they were made, or the one of a number.
  func letters(of id: CaseID, number: Int? = nil) throws -> [KeptLetter] {
    try query(
      """
      select letter_id, kind, format, (extract(epoch from made_at) * 1000000)::bigint, made_by, on_date,
        (extract(epoch from known_at) * 1000000)::bigint, rule_set, encode(content_hash, 'hex'), content
      from aftercare.letter
      where case_id = \(Int(id.rawValue)) and (\(number)::bigint is null or letter_id = \(number)::bigint)
      order by letter_id
      """
    ).map { row in
      guard let kind = LetterKind(rawValue: try row.text(1)), let form = LetterForm(rawValue: try row.text(2)),
        let on = CivilDate(try row.text(5))
      else { throw PostgresError(kind: .misuse, message: "a letter is kept in words that are unknown") }
      return KeptLetter(
        number: try row.int(0), kind: kind, form: form,
        madeAt: Instant(microseconds: Int64(try row.int(3)), offsetMinutes: nil), madeBy: try row.text(4), on: on,
        knownAt: try row.optionalInt(6).map { Instant(microseconds: Int64($0), offsetMinutes: nil) },
        ruleSet: try row.text(7), hash: try row.text(8), content: try row.text(9))
    }
  }
}

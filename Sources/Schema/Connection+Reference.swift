internal import CaseFile
internal import CivilTime
internal import Database
internal import Reference

extension Connection {
  /// Loads the national reference data, unless this version of them is there already.
  ///
  /// Returns the version if it was loaded.
  func loadReference(_ reference: NationalReference) throws -> String? {
    let loaded = try query("select version from aftercare.reference_version").first?[0]
    guard loaded != reference.version else { return nil }
    try transaction {
      try execute(
        """
        delete from aftercare.reference_version; delete from aftercare.body;
        delete from aftercare.succession; delete from aftercare.predecessor; delete from aftercare.council_icb;
        delete from aftercare.bank_holiday; delete from aftercare.legal_status_code
        """)
      for sql in reference.insertions { _ = try query(sql) }
    }
    return reference.version
  }
}

extension NationalReference {
  fileprivate var insertions: [SQL] {
    [
      "insert into aftercare.reference_version (version) values (\(version))", bodyInsertion,
      successionInsertion, predecessorInsertion, shareInsertion, holidayInsertion, codeInsertion,
    ]
  }

  private var bodyInsertion: SQL {
    """
    insert into aftercare.body (code, name, kind, start_date, end_date)
    select code, name, kind, nullif(start_date, '')::date, nullif(end_date, '')::date
    from unnest(
      \(allBodies.map(\.code.text))::text[], \(allBodies.map(\.name))::text[],
      \(allBodies.map(\.kind.rawValue))::text[],
      \(allBodies.map { $0.start?.description ?? "" })::text[],
      \(allBodies.map { $0.end?.description ?? "" })::text[]
    ) as given (code, name, kind, start_date, end_date)
    """
  }

  private var successionInsertion: SQL {
    let known = allBodies.compactMap { succession(of: $0.code) }
    return """
      insert into aftercare.succession (body, on_date, kind, successors)
      select body, on_date, kind, string_to_array(successors, ' ')
      from unnest(
        \(known.map(\.body.text))::text[], \(known.map(\.date.description))::date[],
        \(known.map(\.kind.word))::text[],
        \(known.map { $0.successors.map(\.text).joined(separator: " ") })::text[]
      ) as given (body, on_date, kind, successors)
      """
  }

  /// The same, backwards; for claims, which name the successor.
  private var predecessorInsertion: SQL {
    """
    insert into aftercare.predecessor (body, predecessor, on_date)
    select heir, body, on_date from aftercare.succession cross join unnest(successors) as heir
    """
  }

  private var shareInsertion: SQL {
    let counted = allShares
    return """
      insert into aftercare.council_icb (council, as_of, board, ten_thousandths)
      select * from unnest(
        \(counted.map(\.council.text))::text[], \(counted.map(\.asOf.description))::date[],
        \(counted.map(\.board.text))::text[], \(counted.map(\.tenThousandths))::integer[])
      on conflict do nothing
      """
  }

  private var holidayInsertion: SQL {
    """
    insert into aftercare.bank_holiday (on_date, name)
    select * from unnest(
      \(bankHolidays.map(\.date.description))::date[], \(bankHolidays.map(\.name))::text[])
    """
  }

  private var codeInsertion: SQL {
    """
    insert into aftercare.legal_status_code (
      jurisdiction, code, meaning, section, is_retired, gives_rise_to_aftercare)
    select jurisdiction, code, meaning, nullif(section, ''), is_retired = 't', answer
    from unnest(
      \(legalStatusCodes.map(\.jurisdiction.rawValue))::text[],
      \(legalStatusCodes.map(\.code))::text[], \(legalStatusCodes.map(\.meaning))::text[],
      \(legalStatusCodes.map { $0.section ?? "" })::text[],
      \(legalStatusCodes.map { $0.isRetired ? "t" : "f" })::text[],
      \(legalStatusCodes.map(\.givesRiseToAftercare.rawValue))::text[]
    ) as given (jurisdiction, code, meaning, section, is_retired, answer)
    """
  }

  /// The shares of every council by every count, the latest first.
  private var allShares: [CouncilShare] {
    allBodies.filter { $0.kind == .council }.flatMap { council -> [CouncilShare] in
      var found: [CouncilShare] = []
      var before = CivilDate.distantFuture
      while let latest = shares(ofCouncil: council.code, hasReached: { $0 < before }).first {
        found += shares(ofCouncil: council.code, hasReached: { $0 < before })
        before = latest.asOf
      }
      return found
    }
  }
}

extension Succession.Kind {
  fileprivate var word: String {
    switch self {
    case .whole: "whole"
    case .split: "split"
    case .splitWithoutCodes: "split_without_codes"
    case .recoded: "recoded"
    }
  }
}

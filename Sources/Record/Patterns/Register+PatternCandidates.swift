internal import CaseFile
internal import CivilTime
internal import Database

extension Register {
  /// The cases in which a pattern of a night may show, in order of their numbers: all in which one shows, and some
  /// in which none does.
  ///
  /// By what the ledger said after the night, and by the facts as they were known when it was published; all that was
  /// recorded until then must have been settled.
  package func patternCandidates(_ terms: PatternTerms, as capacity: Capacity) async throws -> [CaseID] {
    try await transaction(capacity, unaudited: .partOfADeed, isolation: .repeatableRead) { connection in
      try connection.execute(CandidateSQL.planning)
      let rows = try connection.binaryQuery(CandidateSQL(terms: terms).statement)
      try rows.requireTypes([.int64])
      return (0..<rows.count).map { CaseID(rawValue: rows.int64($0, 0) ?? 0) }
    }
  }
}

/// The statement that finds cases in which a pattern may show; whether one does, only its reader decides.
private struct CandidateSQL {
  let terms: PatternTerms

  /// Every part goes through whole tables once, but for what belongs to agreements that ended. Statistics lag behind a
  /// ledger that has just been written: a plan that trusts them may go through a table again for every case. What is
  /// compared stays in the server's memory up to about a million cases.
  static let planning = "set local enable_nestloop = off; set local jit = off; set local work_mem = '64MB'"

  private var known: SQL { Known.at(terms.night.publishedAt).sql }
  private var day: SQL { "\(terms.night.on.description)::date" }
  private var after: SQL { "\(terms.after.description)::date" }

  var statement: SQL {
    """
    with told as materialized (
      select case_id, council, nhs_statutory, duty_state in ('live', 'live_on_leave') as is_live,
        'in_hospital' = any (annotations) as is_in_hospital
      from \(ToldSQL.determinations(after: terms.night.on, of: terms.scope)) as said
    ), live as not materialized (
      select case_id, council, nhs_statutory, is_in_hospital from told where is_live
    ), same as materialized (
      select jsonb_object_agg(body, others) as others
      from (
        select body, jsonb_agg(other) as others
        from unnest(\(terms.sameBodies.map(\.one.text))::text[], \(terms.sameBodies.map(\.other.text))::text[])
          as pair (body, other)
        group by body) as known_same
    ), ending as materialized (
      select case_id, decided from aftercare.endings where decided <= \(day) and \(known)
    )
    \(lostTogether)
    union \(rent)
    union \(nobodysCaseload)
    union \(readmitted)
    union \(registersDisagree)
    order by case_id
    """
  }

  /// Losses at one provider on one day. Words that are one to a reader are one here, however their accents are encoded.
  private var lostTogether: SQL {
    """
    select unnest(cases) as case_id
    from (
      select array_agg(distinct case_id) as cases
      from (
        select case_id, provider, end_date as lost from aftercare.plan_services
        where aftercare and provider is not null and end_date > \(after) and end_date <= \(day) and \(known)
        union all
        \(lostFunding)
      ) as loss
      join live using (case_id)
      group by normalize(provider), lost
    ) as together
    where cardinality(cases) >= \(terms.lostTogetherFrom)
    """
  }

  /// The services of agreements that ended, but for those after which another goes on with all their services and
  /// payers. Few end in a year: what belongs to them is found by key.
  private var lostFunding: SQL {
    """
    select line.case_id, line.provider, ended.end_date
    from (
      select case_id, id, services::text[], end_date from aftercare.funding
      where end_date > \(after) and end_date <= \(day) and start_date < end_date and \(known)) as ended
    cross join lateral (
      select case_id, provider from aftercare.plan_services as held
      where held.case_id = ended.case_id and held.id = any (ended.services) and aftercare and provider is not null
        and \(known)
      offset 0) as line
    where not exists (
      select from aftercare.funding as next
      where next.case_id = ended.case_id and next.services::text[] @> ended.services
        and next.start_date <= ended.end_date and (next.end_date is null or next.end_date > ended.end_date) and \(known)
        and not exists (
          select from aftercare.funding_parties as payer
          where payer.case_id = ended.case_id and payer.part_of = ended.id and \(known)
            and not exists (
              select from aftercare.funding_parties as paid
              where paid.case_id = next.case_id and paid.part_of = next.id and \(known)
                and (paid.body = payer.body or (select others from same) -> payer.body::text ? paid.body::text)))
      offset 0)
    """
  }

  private var rent: SQL {
    """
    select case_id from live
    join aftercare.charges using (case_id)
    where purpose in ('rent', 'service_charge') and start_date <= \(day)
      and (end_date is null or end_date > \(day)) and \(known)
    """
  }

  private var nobodysCaseload: SQL {
    """
    select case_id from live
    where not is_in_hospital and not exists (
      select from aftercare.key_workers as worker
      where worker.case_id = live.case_id and start_date <= \(day)
        and (end_date is null or end_date > \(day)) and \(known))
    """
  }

  private var readmitted: SQL {
    """
    select case_id from told
    join ending using (case_id)
    join aftercare.spells using (case_id)
    where admitted > \(after) and admitted <= \(day)
      and admitted between decided and decided + \(terms.readmissionDays)::integer and \(known)
    """
  }

  /// A register that names a body by its former code stands among these; whether it is the same one, Swift decides.
  private var registersDisagree: SQL {
    """
    select live.case_id
    from live
    left join (
      select case_id, closed, council, nhs_body from aftercare.register where \(known)) as entry using (case_id)
    where entry.case_id is null or entry.closed <= \(day) or entry.council <> live.council
      or entry.nhs_body <> live.nhs_statutory
    union
    select case_id from live join ending using (case_id)
    """
  }
}

-- What each role may do. Nobody but the owner may define; nobody may delete or overwrite a fact.

do $$
declare
  shown regclass;
  parties constant text := 'aftercare_app, aftercare_operator';
begin
  execute 'revoke all on all tables in schema aftercare from public, aftercare_app, '
    'aftercare_nightly, aftercare_reporting, aftercare_operator';
  execute 'revoke all on schema aftercare from public';
  execute 'grant usage on schema aftercare to aftercare_app, aftercare_nightly, '
    'aftercare_reporting, aftercare_operator';
  execute 'grant select on all tables in schema aftercare to aftercare_app, aftercare_nightly, '
    'aftercare_operator';

  -- Facts of cases: the tables made from the two templates.
  for shown in
    select class.oid::regclass
    from pg_catalog.pg_class as class
    where class.relnamespace = 'aftercare'::regnamespace
      and class.relkind = 'r'
      and class.relname not in ('fact', 'fact_part', 'directory_fact')
      and (
        select count(*)
        from pg_catalog.pg_attribute as attribute
        where attribute.attrelid = class.oid
          and attribute.attname in ('case_id', 'source', 'superseded_at')) = 3
  loop
    execute format('grant insert, update (superseded_at) on %s to %s', shown, parties);
  end loop;

  -- The directory.
  for shown in
    select class.oid::regclass
    from pg_catalog.pg_class as class
    where class.relnamespace = 'aftercare'::regnamespace
      and class.relkind = 'r'
      and (class.relname like 'dir\_%' or class.relname = 'setting')
  loop
    execute format('grant insert, update (superseded_at) on %s to aftercare_operator', shown);
  end loop;
end
$$;

grant insert (reference, opened_by, changed_at), update (changed_at)
  on aftercare.case_file to aftercare_app, aftercare_operator;
grant insert on aftercare.case_party to aftercare_app, aftercare_operator, aftercare_nightly;
grant update (superseded_at) on aftercare.case_party to aftercare_operator, aftercare_nightly;
grant insert, update (changed_at) on aftercare.case_change to aftercare_app, aftercare_operator;
grant delete on aftercare.case_change to aftercare_nightly;
grant insert, update on aftercare.determination to aftercare_nightly;
grant insert, update on aftercare.gap to aftercare_nightly;
grant insert, update (closed_on), delete on aftercare.gap_owed to aftercare_nightly;
grant insert, delete on aftercare.upcoming_owed to aftercare_nightly;
grant insert, update on aftercare.ledger_digest to aftercare_nightly;
grant insert, update, delete on aftercare.upcoming to aftercare_nightly;
grant insert, update on aftercare.night to aftercare_nightly;
grant insert, update on aftercare.night_slot to aftercare_nightly;
revoke all on aftercare.night_chunk, aftercare.night_finding, aftercare.case_copy from aftercare_app, aftercare_operator;
grant insert, update, delete on aftercare.night_chunk to aftercare_nightly;
grant insert, delete on aftercare.night_finding to aftercare_nightly;
grant insert, update on aftercare.case_copy to aftercare_nightly;
grant insert, delete on aftercare.unjudged_case to aftercare_nightly;
grant insert on aftercare.gap_past, aftercare.upcoming_past, aftercare.determination_past to aftercare_nightly;
grant insert (case_id, rule, subject, body, accepted_by, reason, accepted_on, until, recorded_by),
  update (ended_at, ended_by) on aftercare.gap_acceptance to aftercare_app, aftercare_operator;
grant update (changed_at) on aftercare.directory_change to aftercare_operator;

-- Sealing, and access in an emergency. Nobody writes the latter but through its functions.
revoke all on aftercare.case_restriction from aftercare_app, aftercare_nightly;
grant select (case_id, until, lifted_at),
  insert (case_id, body, reason_code, sealed_by, until), update (lifted_at, lifted_by)
  on aftercare.case_restriction to aftercare_app;
revoke all on aftercare.access_alert from aftercare_app, aftercare_operator;
revoke all on aftercare.emergency_access from aftercare_nightly;
grant select (access_id, case_id, body, role, reason_code, opened_at, ends_at)
  on aftercare.emergency_access to aftercare_nightly;
grant update (told_at) on aftercare.access_alert to aftercare_nightly;

-- A letter is what it was when it was made.
revoke all on aftercare.letter from aftercare_nightly;
grant insert on aftercare.letter to aftercare_app, aftercare_operator;

revoke all on aftercare.report_delivery from aftercare_app;
grant insert, update (file_hash, state, attempts, tried_at, next_try_at)
  on aftercare.report_delivery to aftercare_nightly;
revoke all on aftercare.token from aftercare_nightly;
grant insert, update (revoked_at) on aftercare.token to aftercare_operator;

grant select (case_id, rule, subject, severity, since, due, owed_by, opened_on, closed_on)
  on aftercare.gap to aftercare_reporting;
grant select (
    case_id, on_date, eligibility, duty_state, duty_since, annotations, council, nhs_statutory,
    nhs_payer, doubts)
  on aftercare.determination to aftercare_reporting;
grant select (case_id, body, since, until, superseded_at) on aftercare.case_party to aftercare_reporting;
grant select (case_id, until, lifted_at) on aftercare.case_restriction to aftercare_reporting;
revoke all on aftercare.gap_report, aftercare.duty_report from aftercare_app;
grant select on aftercare.gap_report, aftercare.duty_report to aftercare_reporting;
grant select on aftercare.night, aftercare.body, aftercare.succession, aftercare.predecessor, aftercare.council_icb,
  aftercare.bank_holiday, aftercare.legal_status_code to aftercare_reporting;

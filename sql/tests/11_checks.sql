-- Every check constraint refuses what it should, by its own name, and takes what it should: a row that fits is
-- inserted into every table, then each constraint is broken alone.
begin;
select * from no_plan();

select tap.empty();
-- Without triggers: the stamp of an event would mend what is to be broken.
set local session_replication_role = replica;

select is(tap.outcome(tap.insertion(oid)), 'ok 1', oid::regclass || ' takes a row that fits')
from pg_class where relnamespace = 'aftercare'::regnamespace and relkind = 'r' order by relname;

-- Constraints whose name says what they demand.
create temporary table tried (shown regclass, constraint_name name, broken jsonb);
insert into tried
select conrelid, conname, case
    when conname = 'superseded_after_recorded' then
      '{"recorded_at": "2026-01-05T12:00:00Z", "superseded_at": "2026-01-05T12:00:00Z"}'
    when conname ~ '_is_listed$' and conname <> 'format_is_listed' then
      jsonb_build_object(regexp_replace(conname, '_is_listed$', ''), 'no such word')
    when conname ~ '_are_listed$' then
      jsonb_build_object(regexp_replace(conname, '_are_listed$', ''), '{no such word}')
    when conname ~ '_has_instant$' then
      jsonb_build_object(regexp_replace(conname, '_has_instant$', ''), 60)
    when conname ~ '_is_in_range$' then
      jsonb_build_object(regexp_replace(conname, '_is_in_range$', ''), -0.01)
    when conname ~ '_is_only_row$' then '{"is_only_row": false}'
  end::jsonb
from pg_constraint
where connamespace = 'aftercare'::regnamespace and contype = 'c' and conrelid <> 0;
delete from tried where broken is null;

-- All others, one by one; more than one way to break a constraint is welcome.
insert into tried values
  ('aftercare.funding_parties', 'share_is_in_range', '{"share": 100.01}'),
  ('aftercare.charges', 'top_up_agreement_recorded_if_any',
    '{"top_up_agreement_recorded": false, "top_up_agreement_signed": "2026-01-05"}'),
  ('aftercare.charges', 'top_up_agreement_recorded_if_any',
    '{"top_up_agreement_recorded": false, "top_up_agreement_terms": "{payee}"}'),
  ('aftercare.charges', 'refund_recorded_if_any', '{"refund_recorded": false, "refund_paid": "2026-01-05"}'),
  ('aftercare.accommodation', 'notice_recorded_if_any',
    '{"notice_recorded": false, "notice_given": "2026-01-05"}'),
  ('aftercare.accommodation', 'preference_recorded_if_any',
    '{"preference_recorded": false, "preference_expressed": "2026-01-05"}'),
  ('aftercare.setting', 'form_comes_with_value', '{"value": null}'),
  ('aftercare.setting', 'form_comes_with_value', '{"form": null}'),
  ('aftercare.council_icb', 'ten_thousandths_are_a_share', '{"ten_thousandths": -1}'),
  ('aftercare.council_icb', 'ten_thousandths_are_a_share', '{"ten_thousandths": 10001}'),
  ('aftercare.token', 'hash_is_sha256', '{"hash": "\\x00"}'),
  ('aftercare.token', 'expires_after_issue',
    '{"issued_at": "2026-01-05T12:00:00Z", "expires_at": "2026-01-05T12:00:00Z"}'),
  ('aftercare.audit_event', 'hash_is_sha256', '{"hash": "\\x00"}'),
  ('aftercare.audit_event', 'format_is_listed', '{"format": 2}'),
  ('aftercare.audit_event', 'actor_is_well_formed', '{"actor": "Operator"}'),
  ('aftercare.audit_event', 'actor_is_well_formed', '{"actor": "account:two words"}'),
  ('aftercare.audit_event', 'bodies_are_codes', '{"bodies": "council"}'),
  ('aftercare.audit_event', 'detail_is_short', jsonb_build_object('detail', repeat('x', 1000))),
  ('aftercare.report_delivery', 'delivery_hashes_are_sha256', '{"file_hash": "\\x00"}'),
  ('aftercare.report_delivery', 'delivery_hashes_are_sha256', '{"target": "\\x00"}'),
  ('aftercare.report_delivery', 'delivery_attempts_are_counted', '{"attempts": 0}'),
  ('aftercare.night_slot', 'slot_has_lease_while_running', '{"state": "running"}'),
  ('aftercare.night_slot', 'slot_has_lease_while_running',
    '{"state": "published", "lease_until": "2026-01-05T12:00:00Z"}'),
  ('aftercare.night_chunk', 'tries_are_counted', '{"tried": -1}'),
  ('aftercare.gap_past', 'gap_past_is_a_period', '{"until_on": "2026-01-05"}'),
  ('aftercare.gap_past', 'gap_past_is_a_period', '{"opened_on": "2026-01-06"}'),
  ('aftercare.upcoming_past', 'upcoming_past_is_a_period', '{"until_on": "2026-01-05"}'),
  ('aftercare.determination_past', 'determination_past_is_a_period', '{"until_on": "2026-01-05"}'),
  ('aftercare.gap_acceptance', 'acceptance_names_somebody', '{"accepted_by": " no "}'),
  ('aftercare.gap_acceptance', 'acceptance_gives_a_reason', '{"reason": "too short"}'),
  ('aftercare.gap_acceptance', 'acceptance_ends_within_a_year', '{"until": "2026-01-05"}'),
  ('aftercare.gap_acceptance', 'acceptance_ends_within_a_year', '{"until": "2027-01-07"}'),
  ('aftercare.gap_acceptance', 'acceptance_ended_by_somebody', '{"ended_by": "account:sql"}'),
  ('aftercare.case_file', 'version_counts_from_one', '{"version": 0}'),
  ('aftercare.case_restriction', 'lifted_after_sealed',
    '{"sealed_at": "2026-01-05T12:00:00Z", "lifted_at": "2026-01-05T12:00:00Z", "lifted_by": "account:sql"}'),
  ('aftercare.case_restriction', 'lifted_by_somebody', '{"lifted_by": "account:sql"}'),
  ('aftercare.case_restriction', 'lifted_by_somebody', '{"lifted_at": "2999-01-05T12:00:00Z"}'),
  ('aftercare.emergency_access', 'reason_is_told', '{"reason": " nine char "}'),
  ('aftercare.emergency_access', 'reason_is_told', jsonb_build_object('reason', repeat('x', 2001))),
  ('aftercare.emergency_access', 'actor_is_named', '{"actor": "somebody"}'),
  ('aftercare.emergency_access', 'actor_is_named', '{"actor": "account:two words"}'),
  ('aftercare.emergency_access', 'ends_within_a_day', '{"ends_at": "2999-01-05T11:59:59Z"}'),
  ('aftercare.emergency_access', 'ends_within_a_day', '{"ends_at": "2999-01-06T12:00:01Z"}'),
  ('aftercare.withdrawal', 'reason_is_short', '{"reason": " "}'),
  ('aftercare.withdrawal', 'reason_is_short', jsonb_build_object('reason', repeat('x', 4001))),
  ('aftercare.letter', 'content_is_as_hashed', '{"content": "other words"}'),
  ('aftercare.letter', 'format_is_listed', '{"format": "pdf"}'),
  ('aftercare.letter', 'maker_is_named', '{"made_by": "two words"}'),
  ('aftercare.letter', 'maker_is_named', '{"made_by": "account:two words"}'),
  ('aftercare.change_key', 'key_is_well_formed', '{"key": ""}'),
  ('aftercare.change_key', 'key_is_well_formed', '{"key": "two words"}'),
  ('aftercare.change_key', 'key_is_well_formed', jsonb_build_object('key', repeat('x', 65))),
  ('aftercare.change_key', 'fingerprint_is_sha256', '{"fingerprint": "\\x00"}'),
  ('aftercare.import_file', 'sha256_is_a_hash', '{"sha256": "\\x00"}'),
  ('aftercare.aside', 'resolved_holds_nobody', '{"resolved_at": "2026-01-05T12:00:00Z"}'),
  ('aftercare.aside', 'resolved_holds_nobody', '{"facts": null}'),
  ('aftercare.aside', 'resolved_holds_nobody',
    '{"resolved_at": "2026-01-05T12:00:00Z", "resolution": "new", "facts": null}'),
  ('aftercare.aside', 'resolved_holds_nobody',
    '{"resolved_at": "2026-01-05T12:00:00Z", "resolution": "new", "person_key": null}'),
  ('aftercare.aside', 'resolved_holds_nobody',
    '{"resolved_at": "2026-01-05T12:00:00Z", "resolution": "new", "facts": null, "person_key": null,
      "birth_date": "2000-01-05"}'),
  ('aftercare.aside', 'resolved_holds_nobody',
    '{"resolved_at": "2026-01-05T12:00:00Z", "resolution": "new", "facts": null, "person_key": null,
      "nhs_number": "9990000018"}'),
  ('aftercare.aside', 'resolved_holds_nobody',
    '{"resolved_at": "2026-01-05T12:00:00Z", "resolution": "new", "facts": null, "person_key": null,
      "wanted_reference": "C-1"}'),
  ('aftercare.audit_seal', 'events_are_counted', '{"events": 2}'),
  ('aftercare.audit_seal', 'events_are_counted', '{"seal_id": 0}'),
  ('aftercare.audit_seal', 'hashes_are_sha256', '{"root": "\\x00"}'),
  ('aftercare.audit_seal', 'hashes_are_sha256', '{"previous": "\\x00"}'),
  ('aftercare.audit_seal', 'hashes_are_sha256', '{"hash": "\\x00"}');

select is(
  tap.outcome(tap.insertion(shown, broken)), '23514 ' || constraint_name,
  format('%s refuses %s', shown, broken))
from tried;

-- What stands just inside the bounds.
select is(tap.outcome(tap.insertion(shown, fits)), 'ok 1', format('%s takes %s', shown, fits))
from (values
  ('aftercare.funding_parties'::regclass, '{"share": 100}'::jsonb),
  ('aftercare.funding_parties', '{"share": 0}'),
  ('aftercare.spells', '{"left_at": "2026-01-05T12:00:00Z", "left_at_offset": 60}'),
  ('aftercare.spells', '{"left_at": "2026-01-05T12:00:00Z"}'),
  ('aftercare.plan_services', '{"hours_per_week": 0, "delivered_hours_per_week": 0}'),
  ('aftercare.charges',
    '{"top_up_agreement_recorded": true, "top_up_agreement_terms": "{payee,review}", "refund_recorded": true,
      "refund_paid": "2026-01-05"}'),
  ('aftercare.accommodation',
    '{"notice_recorded": true, "notice_given": "2026-01-05", "preference_recorded": true,
      "preference_expressed": "2026-01-05"}'),
  ('aftercare.setting', '{"form": "number", "value": "7"}'),
  ('aftercare.council_icb', '{"ten_thousandths": 10000}'),
  ('aftercare.council_icb', '{"ten_thousandths": 0}'),
  ('aftercare.person',
    '{"recorded_at": "2026-01-05T12:00:00Z", "superseded_at": "2026-01-05T12:00:00.000001Z"}'),
  ('aftercare.audit_event', '{"actor": "account:a.b-c", "bodies": "E10000016 QKS"}'),
  ('aftercare.case_restriction',
    '{"sealed_at": "2026-01-05T12:00:00Z", "lifted_at": "2026-01-05T12:00:00.000001Z", "lifted_by": "account:sql"}'),
  ('aftercare.emergency_access', '{"reason": "ten  chars", "ends_at": "2999-01-06T12:00:00Z"}'),
  ('aftercare.emergency_access', jsonb_build_object('reason', repeat('x', 2000))),
  ('aftercare.withdrawal', jsonb_build_object('reason', repeat('x', 4000))),
  ('aftercare.letter', '{"made_by": "unnamed"}'),
  ('aftercare.letter', jsonb_build_object('made_by', 'account:' || repeat('x', 64))),
  ('aftercare.change_key', jsonb_build_object('key', repeat('x', 64))),
  ('aftercare.change_key', '{"key": "form_1.2:3-4"}'),
  ('aftercare.aside', '{"nhs_number": "9990000018", "birth_date": "2000-01-05", "wanted_reference": "C-1"}'),
  ('aftercare.aside',
    '{"resolved_at": "2026-01-05T12:00:00Z", "resolution": "new", "facts": null, "person_key": null}')
) as given (shown, fits);

select bag_eq(
  $$ select relname::text, conname::text from pg_constraint join pg_class on pg_class.oid = conrelid
     where connamespace = 'aftercare'::regnamespace and contype <> 'p'
     union all
     select split_part(indrelid::regclass::text, '.', 2), relname
     from pg_index join pg_class on pg_class.oid = indexrelid
     where relnamespace = 'aftercare'::regnamespace and indisunique
       and not exists (select from pg_constraint where conindid = indexrelid) $$,
  $$ select name, constraint_ from tap.declared_constraint
     cross join string_to_table(constraints, ' ') as constraint_
     union all
     select relname, 'superseded_after_recorded' from pg_class join pg_attribute on attrelid = pg_class.oid
     where relnamespace = 'aftercare'::regnamespace and relkind = 'r' and attname in ('recorded_at', 'superseded_at')
     group by relname having count(*) = 2 $$,
  'the constraints are those declared (5_declared_constraints.sql)');
select is_empty(
  $$ select conrelid::regclass, conname from pg_constraint
     where connamespace = 'aftercare'::regnamespace and contype = 'c' and conrelid <> 0
     except select shown, constraint_name from tried $$,
  'every check constraint is tried; a new one may need a line here');
select is_empty(
  $$ select conrelid::regclass, conname from pg_constraint
     where connamespace = 'aftercare'::regnamespace and not convalidated $$,
  'every constraint has been validated');

select * from finish();
rollback;

-- Every table, view and named sequence of the schema and what kind it is. The kind decides what the roles may do
-- with it (3_declared_rights.sql) and who sees its rows. A new table is a new line here, or the tests fail. The black-box
-- tests of isolation read this file and the next one too.

create table tap.declared_table (name text primary key, kind text not null);
insert into tap.declared_table (kind, name)
select kind, regexp_split_to_table(btrim(names, E' \n'), '\s+')
from (values
  ('fact', '
    person legal_status community_orders spells leave residence gp_registrations register key_workers
    assessments meetings plans contacts notifications funding charges accommodation direct_payments
    continuing_healthcare capacity endings disputes complaints events'),
  ('fact part', '
    person_adjustments meeting_actions plan_services funding_parties complaint_recommendations'),
  ('fact template', 'fact fact_part'),
  ('case', 'case_file'),
  ('party', 'case_party'),
  ('change', 'case_change'),
  ('judgement', 'determination gap'),
  ('digest', 'ledger_digest'),
  ('debt', 'gap_owed upcoming_owed'),
  ('expectation', 'upcoming'),
  ('night', 'night'),
  ('slot', 'night_slot'),
  ('chunk', 'night_chunk'),
  ('finding', 'night_finding'),
  ('copy', 'case_copy'),
  ('unjudged', 'unjudged_case'),
  ('past', 'gap_past upcoming_past determination_past'),
  ('acceptance', 'gap_acceptance'),
  ('delivery', 'report_delivery'),
  ('directory', '
    dir_contacts dir_agreements dir_delegations dir_reconciliations dir_handovers setting'),
  ('allocation', 'dir_allocations'),
  ('directory template', 'directory_fact'),
  ('directory change', 'directory_change'),
  ('reference', 'body succession predecessor council_icb bank_holiday legal_status_code'),
  ('version', 'reference_version schema_migration schema_repeatable'),
  ('access rule', 'access_rule'),
  ('restriction', 'case_restriction'),
  ('emergency', 'emergency_access'),
  ('emergency review', 'emergency_review'),
  ('alert', 'access_alert'),
  ('withdrawal', 'withdrawal'),
  ('letter', 'letter'),
  ('answer', 'change_key'),
  ('import', 'import_file'),
  ('link', 'import_link'),
  ('aside', 'aside'),
  ('sequence', 'case_number'),
  ('token', 'token'),
  ('era', 'audit_era'),
  ('event', 'audit_event'),
  ('seal', 'audit_seal'),
  ('report', 'gap_report duty_report')
) as given (kind, names);

-- What a row needs beyond a value of the right type.
create table tap.declared_sample (name text primary key, fits jsonb not null);
insert into tap.declared_sample values
  ('charges', '{"top_up_agreement_recorded": true}'),
  ('endings', '{"body": "E10000020"}'),
  ('gap_past', '{"opened_on": "2026-01-05", "from_on": "2026-01-05", "until_on": "2026-01-06"}'),
  ('upcoming_past', '{"from_on": "2026-01-05", "until_on": "2026-01-06"}'),
  ('determination_past', '{"from_on": "2026-01-05", "until_on": "2026-01-06"}'),
  ('gap_acceptance',
    '{"accepted_by": "Director of care", "reason": "in words, at length", "accepted_on": "2026-01-05", "until": "2026-01-06"}'),
  ('report_delivery', '{"target": "\\x0000000000000000000000000000000000000000000000000000000000000000", "file_hash": "\\x0000000000000000000000000000000000000000000000000000000000000000", "attempts": 1}'),
  ('letter', '{"made_by": "account:sql", "content": "words", "content_hash": "\\xdba36bffa5cab0f922d087a3aeb179f9d4e745df40b323e1b1471402848c8a3e"}'),
  ('setting', '{"form": "text", "value": "x"}'),
  ('change_key', '{"holder": "E10000020"}'),
  ('emergency_access',
    '{"actor": "account:sql", "reason": "in words, at length", "opened_at": "2999-01-05T12:00:00Z"}'),
  ('aside', '{"person_key": "1", "facts": "{}"}'),
  ('directory_change', '{"is_only_row": true}'),
  ('audit_event', '{"actor": "operator", "bodies": ""}'),
  ('audit_seal', '{"leaves": "\\x00000000000000000000000000000000"}');

create function tap.empty() returns void language plpgsql as $$
declare
  name text;
begin
  for name in
    select declared_table.name from tap.declared_table where kind not in ('era', 'event', 'seal', 'report', 'sequence')
  loop
    execute format('delete from aftercare.%I', name);
  end loop;
end
$$;
comment on function tap.empty is 'Takes away what a new register holds, but for the trail, which is empty and stays.';

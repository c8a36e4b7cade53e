"""A register with cases of several bodies, and a canary of its own in every word of every case."""
import csv
import json
import pathlib

from support import DatabaseCase, ROOT, drop_database, lines, migrated_database, psql, scenario

HERE = pathlib.Path(__file__).resolve().parent
CASES = {"case": "9990000018", "sealed": "9990000026", "council": "9990000034", "board": "9990000042"}
"""Each case's canary is in its reference and in all its words; beside it its NHS number, another canary."""

LEAD, PARTNER, FORMER, COUNCIL, BOARD = "E06000062", "QPM", "E10000003", "E06000001", "QWO"
PARTIES = {
    "case": [(LEAD, "determined", "infinity"), (PARTNER, "determined", "infinity"), (FORMER, "funding", "2026-01-01"),
             ("78H", "determined", "infinity")],
    "sealed": [(LEAD, "determined", "infinity"), (PARTNER, "determined", "infinity"), (FORMER, "funding", "2026-01-01")],
    "council": [(COUNCIL, "determined", "infinity")],
    "board": [(BOARD, "determined", "infinity")],
}


def canary(name):
    return f"Zq{name}xq"


def everything_recorded():
    """One case that has every kind of fact."""
    file = {"format": "aftercare-case/1"}
    for path in sorted((ROOT / "Tests" / "Scenarios").glob("*.json")):
        for name, value in json.loads(path.read_text(encoding="utf-8"))["case"].items():
            if isinstance(value, list) and value:
                rich = max(value, key=lambda row: len(json.dumps(row)))
                if len(json.dumps(rich)) > len(json.dumps(file.get(name, [None])[0])):
                    file[name] = [rich]
            elif isinstance(value, dict):
                file[name] = file.get(name, {}) | value
    for plan in file["plans"]:
        for service in plan["services"]:
            service.pop("funding", None)
    for ending in file["endings"]:
        ending["assessment"] = file["assessments"][0]["id"]
    for notification in file["notifications"]:
        notification["subject"] = file["spells"][0]["id"]
    file["person"]["adjustments"] = [{"need": "x"}]
    for complaint in file["complaints"]:
        complaint["recommendations"] = [{"id": "rec", "body": LEAD, "action": "x"}]
    return file


def files():
    made = []
    for name, number in CASES.items():
        file = json.loads(json.dumps(everything_recorded()))
        file["case"] = canary(name)
        file["person"] |= {"nhs_number": number, "family_name": "x", "given_names": "x"}
        made.append(file)
    return made


FILL = """
do $$
declare part record; held record; list text;
begin
  for held in select case_id, reference from aftercare.case_file loop
    for part in
      select class.oid::regclass as name, class.relname, exists (
          select from pg_attribute where attrelid = class.oid and attname = 'recorded_at') as is_fact
      from pg_class as class
      where class.relnamespace = 'aftercare'::regnamespace and class.relkind = 'r'
        and class.relname not in ('fact', 'fact_part', 'case_file', 'case_party')
        and exists (
          select from pg_attribute where attrelid = class.oid and attname = 'case_id')
    loop
      -- Free text has the collation of the database; codes have "C".
      select string_agg(format('%I = %L', attname, held.reference), ', ') into list
      from pg_attribute where attrelid = part.name and atttypid = 'text'::regtype and attcollation = 100;
      if list is not null and part.relname not in ('emergency_access', 'case_restriction') then
        execute format('update %s set %s where case_id = %s', part.name, list, held.case_id);
      end if;
      continue when not part.is_fact;
      execute format('update %s set recorded_at = ''2025-01-01'' where case_id = %s', part.name, held.case_id);
      execute format(
        'insert into %1$s select (jsonb_populate_record(was, jsonb_build_object(
          ''id'', ''later'', ''recorded_at'', ''2026-06-01'', ''recorded_by'', ''Zqlaterxq'', ''source'', ''Zqlaterxq''))).*
        from %1$s as was where case_id = %2$s limit 1', part.name, held.case_id);
    end loop;
    insert into aftercare.determination (case_id, on_date, rule_set, eligibility, duty_state, facts_known_at, council_rule)
      values (held.case_id, '2026-01-01', held.reference, 'eligible', 'live', now(), held.reference)
      on conflict do nothing;
    insert into aftercare.gap (case_id, rule, subject, severity, since, owed_by, why, opened_on, closed_on) values
      (held.case_id, 'CP-01', 'case', 'high', '2025-01-01', '{}', held.reference, '2025-01-01', '2025-06-01'),
      (held.case_id, 'CP-01', 'case', 'high', '2025-01-01', '{}', held.reference || 'Zqlaterxq', '2025-01-01', 'infinity');
    insert into aftercare.gap_owed (
        body, case_id, rule, subject, closed_on, reference, severity, since, owed_by, why, opened_on)
      select body, case_id, rule, subject, closed_on, held.reference, severity, since, owed_by, why, opened_on
      from aftercare.gap cross join unnest(array['E06000062', 'QPM', 'E10000003']) as body
      where case_id = held.case_id and held.reference in ('Zqcasexq', 'Zqsealedxq')
        and (body <> 'E10000003' or closed_on < '2026-01-01');
    insert into aftercare.upcoming values (held.case_id, 'CP-01', held.reference, '2026-01-01', '2026-01-01');
    insert into aftercare.upcoming_owed (body, case_id, rule, subject, opens, due, owed_by, reference)
      select body, held.case_id, 'CP-01', held.reference, '2026-01-01', '2026-01-01', '{}', held.reference from unnest(array['E06000062', 'QPM']) as body
      where held.reference in ('Zqcasexq', 'Zqsealedxq');
    insert into aftercare.ledger_digest values (held.case_id, 1, 1);
    insert into aftercare.determination_past (
        case_id, from_on, until_on, rule_set, eligibility, duty_state, council_rule)
      values (held.case_id, '2025-01-01', '2026-01-01', held.reference, 'eligible', 'live', held.reference);
    insert into aftercare.gap_past (
        case_id, rule, subject, from_on, until_on, severity, since, owed_by, why, opened_on) values
      (held.case_id, 'CP-01', 'case', '2025-01-01', '2025-06-01', 'low', '2025-01-01', '{}', held.reference, '2025-01-01'),
      (held.case_id, 'CP-01', 'case', '2025-07-01', '2026-06-01', 'low', '2025-01-01', '{}',
        held.reference || 'Zqlaterxq', '2025-01-01');
    insert into aftercare.upcoming_past (case_id, rule, subject, from_on, until_on, opens, due)
      values (held.case_id, 'CP-01', held.reference, '2025-01-01', '2026-01-01', '2026-01-01', '2026-01-01');
    insert into aftercare.unjudged_case (case_id, on_date) values (held.case_id, '2026-01-01');
    insert into aftercare.gap_acceptance (
        case_id, rule, subject, body, accepted_by, reason, accepted_on, until, recorded_by)
      values (held.case_id, 'CP-01', 'case', 'E06000062', held.reference, held.reference || ' in words', '2026-01-01',
        '2026-06-01', held.reference);
    insert into aftercare.withdrawal (case_id, list, id, withdrawn_at, withdrawn_by, withdrawn_in, reason)
      values (held.case_id, 'complaints', 'gone', now(), held.reference, held.reference, held.reference);
    insert into aftercare.letter (case_id, kind, format, made_by, on_date, rule_set, content, content_hash)
      values (held.case_id, 'plan', 'text', 'account:test', '2026-01-01', 'test', held.reference,
        sha256(convert_to(held.reference, 'UTF8')));
    insert into aftercare.change_key (case_id, holder, key, fingerprint, answer)
      select held.case_id, body, 'key', sha256(''), held.reference
      from unnest(array['E06000062', 'QPM', 'E10000003', 'E06000001', 'QWO']) as body;
  end loop;
  -- What was superseded after a former partner went still stood while it was one.
  update aftercare.plans set superseded_at = '2026-02-01' where recorded_at = '2025-01-01'
    and case_id = (select case_id from aftercare.case_file where reference = 'Zqcasexq');
end $$;
delete from aftercare.case_party;
delete from aftercare.case_change;
"""


def fill():
    """All SQL that makes a migrated register with the imported files the world of the tests."""
    setup = ROOT / "sql" / "tests" / "setup"
    script = ["create schema tap;"]
    script += [
        path.read_text(encoding="utf-8")
        for path in (setup / "2_declared_tables.sql", setup / "3_declared_rights.sql", HERE / "isolation.sql")]
    script.append(FILL)
    for name, parties in PARTIES.items():
        for body, basis, until in parties:
            script.append(
                "insert into aftercare.case_party (case_id, body, basis, since, until) select case_id, "
                f"'{body}', '{basis}', '2020-01-01', '{until}' from aftercare.case_file where reference = '{canary(name)}';")
    script.append(f"""
        -- A party from a day that is still to come; accesses that have ended, and of another body.
        insert into aftercare.case_party (case_id, body, basis, since) select case_id, '{BOARD}', 'funding', '2999-01-01'
          from aftercare.case_file where reference = '{canary("case")}';
        insert into aftercare.emergency_access (
            case_id, body, role, actor, reason_code, reason, opened_at, ends_at)
          select case_id, body, role.role, actor || role.role, 'risk_to_life', 'in words, at length', opened_at,
            opened_at + interval '4 hours'
          from aftercare.case_file cross join probe.role cross join (values
            ('{COUNCIL}', 'token:council-', statement_timestamp() - interval '5 hours'),
            ('{COUNCIL}', 'token:board-', statement_timestamp())) as past (body, actor, opened_at)
          where reference = '{canary("case")}';
        insert into aftercare.case_restriction (case_id, body, reason_code, sealed_by, until)
          select case_id, '{LEAD}', 'staff_member', 'token:x', '2030-01-01' from aftercare.case_file
          where reference = '{canary("sealed")}';
        insert into aftercare.emergency_access (case_id, body, role, actor, reason_code, reason, ends_at)
          select case_id, '{COUNCIL}', role.role, 'token:glass-' || role.role, 'risk_to_life', 'in words, at length',
            statement_timestamp() + interval '4 hours'
          from aftercare.case_file cross join probe.role
          where reference in ('{canary("case")}', '{canary("sealed")}')
            -- As the function would: a sealed case is opened to those only whom the file names.
            and (reference = '{canary("case")}' or exists (
              select from aftercare.access_rule as rule where rule.role = role.role
                and rule.relation = 'sealed_break_glass' and rule.what = 'facts'));
        insert into aftercare.emergency_access (case_id, body, role, actor, reason_code, reason, ends_at)
          select case_id, body, 'probe', 'token:probe', 'risk_to_life', 'in words, at length',
            statement_timestamp() + interval '4 hours'
          from aftercare.case_file cross join unnest(array['{LEAD}', '{PARTNER}', '{FORMER}', '{COUNCIL}', '{BOARD}']) as body
          where reference = '{canary("board")}';
        select set_config('aftercare.bodies', body, true), aftercare.record_audit('look', 'token:x',
            array(select audit_key from aftercare.case_file), array(select '{{}}' from aftercare.case_file))
          from unnest(array['{LEAD}', '{PARTNER}', '{FORMER}', '{COUNCIL}', '{BOARD}']) as body;
        """)
    for cell in matrix():
        for what in cell["allowed"]:
            script.append(
                f"insert into probe.wanted values ('{cell['role']}', '{cell['relation']}', '{what}');")
    return "\n".join(script)


def matrix():
    with (ROOT / "sql" / "access.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {
                "role": row["role"], "relation": row["relation"],
                "allowed": {what for what, answer in row.items() if answer == "allow"},
            }


class IsolatedRegister(DatabaseCase):
    """A test class with the world of the tests in a database of its own."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.imported(*files())
        cls.sql("begin;" + fill() + "commit")
        cls.sql("analyze")

    @classmethod
    def asked(cls, text, body=LEAD, role="coordinator", actor="token:test", base="aftercare_app"):
        """What a session with those claims gets."""
        return cls.sql(
            f"begin; set local role {base};"
            "do $c$ begin perform set_config('aftercare.bodies', "
            f"aftercare.bodies_in_force('{body}'), true), set_config('aftercare.role', '{role}', true), "
            f"set_config('aftercare.actor', '{actor}', true); end $c$; {text}; commit")

    def refusal(self, text, **claims):
        """All that the server says when it refuses."""
        with self.assertRaises(RuntimeError) as caught:
            self.asked(text, **claims)
        return str(caught.exception)

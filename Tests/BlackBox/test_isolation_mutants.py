"""The schema, broken in one place at a time: the walk through the catalogue or the matrix must find each."""
import os

from isolation_world import IsolatedRegister

PARTY = ("exists (select from aftercare.case_party as party where party.case_id = {0}.case_id "
         "and party.superseded_at = 'infinity'{1})")
NOW = " and party.until > current_date"
WORKS = "(select current_setting('aftercare.role', true)) = any ('{coordinator,icb_case_manager,manager}'::text[])"
MINE = "body = any ((select string_to_array(nullif(current_setting('aftercare.bodies', true), ''), ','))::text[])"
EMERGENCY = ("exists (select from aftercare.emergency_access as access where access.case_id = complaints.case_id{0}{1}{2}{3})")
ACTOR = " and access.actor = (select current_setting('aftercare.actor', true))"
ROLE = " and access.role = (select current_setting('aftercare.role', true))"
BODY = " and access.body = any ((select string_to_array(nullif(current_setting('aftercare.bodies', true), ''), ','))::text[])"
OPEN = " and access.ends_at > statement_timestamp()"

TABLES = ["person", "plans", "gap", "case_party", "case_file", "gap_owed", "upcoming_owed", "determination", "case_restriction",
          "emergency_access", "emergency_review", "access_alert", "audit_event", "complaints", "dir_allocations"]


def policy(table, using, name="parties_see"):
    return f"alter policy {name} on aftercare.{table} using ({using})"


def complaints(
        party=PARTY.format("complaints", NOW),
        former=PARTY.format("complaints", " and complaints.recorded_at < (party.until::timestamp at time zone 'Europe/London')"),
        glass="(select current_setting('aftercare.role', true)) "
              "= any ('{coordinator,icb_case_manager,information_governance,manager}'::text[])",
        emergency=EMERGENCY.format(ACTOR, ROLE, BODY, OPEN)):
    """The policy of complaints as it is, but for what is given."""
    return f"{WORKS} and ({party} or {former}) or {glass} and {emergency}"


def mutants():
    for table in TABLES:
        yield f"no force row level security on {table}", f"alter table aftercare.{table} no force row level security"
    for table in ("person", "meetings", "upcoming", "ledger_digest"):
        yield f"row level security off on {table}", f"alter table aftercare.{table} disable row level security"
    for view in ("gap_report", "duty_report"):
        yield f"{view} works as its owner", f"alter view aftercare.{view} set (security_invoker = false)"
    yield "a view of the owner", "create view aftercare.all_people as select * from aftercare.person"
    yield "a materialised view", "create materialized view aftercare.copied as select * from aftercare.person"
    for right, table, role in [
        ("select", "person", "aftercare_reporting"), ("select", "case_file", "aftercare_reporting"),
        ("select (why)", "gap", "aftercare_reporting"), ("delete", "plans", "aftercare_app"),
        ("update", "plans", "aftercare_app"), ("update (recorded_at)", "plans", "aftercare_app"),
        ("truncate", "plans", "aftercare_operator"), ("insert", "token", "aftercare_app"),
        ("insert", "emergency_access", "aftercare_app"), ("update (ends_at)", "emergency_access", "aftercare_app"),
        ("select", "case_restriction", "aftercare_app"), ("update (until)", "case_party", "aftercare_app"),
        ("insert", "audit_event", "aftercare_app"), ("insert", "access_rule", "aftercare_app"),
        ("references", "person", "aftercare_app"), ("select", "person", "aftercare_seal"), ("select", "night", "public"),
    ]:
        yield f"{right} on {table} to {role}", f"grant {right} on aftercare.{table} to {role}"
    yield "schema for anybody", "grant usage on schema aftercare to public"
    yield "the application may create", "grant create on schema aftercare to aftercare_app"
    yield "functions for anybody", "grant execute on function aftercare.open_emergency_access to public"
    yield "the application seals", "grant execute on function aftercare.seal_audit to aftercare_app"
    yield "the application is the night", "grant aftercare_nightly to aftercare_app"
    yield "the application is the owner", "grant aftercare_owner to aftercare_app"
    yield "past row security", "alter role aftercare_app bypassrls"
    yield "the night past row security", "alter role aftercare_nightly bypassrls"
    yield "a role that logs in", "alter role aftercare_reporting login"
    yield "a table of the application", "alter table aftercare.plans owner to aftercare_app"
    yield "a function of another", "alter function aftercare.may owner to aftercare_operator"
    yield "search path not pinned", "alter function aftercare.open_emergency_access reset search_path"
    yield "search path of others", "alter function aftercare.record_audit set search_path = public"
    yield "a function becomes the owner's", "alter function aftercare.may_name_parties security definer"
    yield "a foreign key", ("alter table aftercare.gap_owed add constraint of_case foreign key (case_id) "
                            "references aftercare.case_file (case_id)")
    yield "a key over persons", "create unique index one_person on aftercare.person (nhs_number, case_id, id, superseded_at)"
    yield "what was superseded comes back", "drop policy superseded_for_good on aftercare.plans"
    for table in ("person", "gap", "determination", "complaints", "case_file", "case_party", "audit_event"):
        name = "own_body_reads" if table == "audit_event" else "parties_see"
        yield f"{table} open to all", policy(table, "true", name)
        yield f"{table} open in other words", policy(table, "1 = 1", name)
    yield "no roles asked", policy("plans", PARTY.format("plans", NOW))
    yield "the ward sees complaints", policy("complaints", PARTY.format("complaints", NOW))
    yield "a former partner sees what came later", policy("complaints", complaints(former=PARTY.format("complaints", "")))
    yield "a former partner sees nothing", policy("complaints", complaints(former="false"))
    yield "a former partner sees the ledger", policy("upcoming", f"{WORKS} and {PARTY.format('upcoming', '')}")
    yield "a party to any case", policy(
        "complaints", complaints(party="exists (select from aftercare.case_party as party where party.until > current_date)"))
    yield "parties of all bodies", policy("case_party", "since <= current_date")
    yield "parties before their day", policy(
        "case_party", f"{MINE} and case_id not in (select case_id from aftercare.case_restriction where until > current_date)")
    yield "sealed cases shown", policy("case_party", f"{MINE} and since <= current_date")
    yield "sealed to managers too", policy(
        "case_party", f"{MINE} and since <= current_date and case_id not in "
        "(select case_id from aftercare.case_restriction where until > current_date)")
    yield "an emergency of anybody", policy("complaints", complaints(emergency=EMERGENCY.format("", ROLE, BODY, OPEN)))
    yield "an emergency in any role", policy("complaints", complaints(
        glass="true", emergency=EMERGENCY.format(ACTOR.replace("= (select current_setting('aftercare.actor', true))",
                                                               "like 'token:glass-%'"), "", BODY, OPEN)))
    yield "an emergency of any body", (
        policy("complaints", complaints(emergency=EMERGENCY.format(ACTOR, ROLE, "", OPEN))) + "; "
        # The table of accesses asks for the body too.
        + policy("emergency_access", "actor = (select current_setting('aftercare.actor', true))", "body_sees"))
    yield "an emergency for ever", policy("complaints", complaints(emergency=EMERGENCY.format(ACTOR, ROLE, BODY, "")))
    yield "emergencies of all bodies listed", policy("emergency_access", WORKS.replace("coordinator,", ""), "body_sees")
    yield "counts for all", policy("gap", "true", "counts")
    yield "counts without claims", policy("determination", "(select current_setting('aftercare.role', true)) = 'reporter'", "counts")
    for table, name in [("events", "parties_record"), ("case_party", "parties_record"), ("case_restriction", "parties_seal")]:
        yield f"anybody writes {table}", f"alter policy {name} on aftercare.{table} with check (1 = 1)"
    for table, name in [("contacts", "parties_supersede"), ("case_file", "parties_change"), ("case_restriction", "parties_lift")]:
        yield f"anybody changes {table}", policy(table, "2 > 1", name)
    yield "a former partner changes", policy(
        "contacts", f"{WORKS} and {PARTY.format('contacts', '')}", "parties_supersede")
    yield "a policy more", "create policy more on aftercare.person for select to aftercare_app using (family_name is not null)"
    yield "a policy for anybody", "create policy more on aftercare.person for select using (family_name is not null)"
    yield "a function for every row", policy(
        "plans", "current_setting('aftercare.role', true) = any ('{coordinator,icb_case_manager,manager}'::text[]) "
        f"and {PARTY.format('plans', NOW)}")
    yield "a right more in the file", "insert into aftercare.access_rule values ('ward', 'partner', 'record')"
    yield "a right less in the file", "delete from aftercare.access_rule where what = 'trail'"
    yield "anybody names parties", (
        "create or replace function aftercare.may_name_parties(number bigint) returns boolean language sql stable "
        "set search_path = pg_catalog, pg_temp return true")
    yield "everybody may", (
        "create or replace function aftercare.may(wanted text) returns boolean language sql stable "
        "set search_path = pg_catalog, pg_temp return true")
    signature = ("create or replace function aftercare.is_or_was_party(number bigint, day date, now_as text[], later_as text[]) "
                 "returns boolean language plpgsql stable set search_path = pg_catalog, pg_temp as $f$ begin return ")
    party = ("exists (select from aftercare.case_party as party where party.case_id = number "
             "and party.superseded_at = 'infinity'{}); end $f$")
    yield "everybody is a party", signature + "true; end $f$"
    yield "a party in any role", signature + party.format(NOW)
    yield "a former partner for ever", signature + party.format(
        " and current_setting('aftercare.role', true) = any (now_as)")
    yield "an ended body asks on", (
        "create or replace function aftercare.bodies_in_force(asked text) returns text language sql stable "
        "set search_path = pg_catalog, pg_temp return asked")


class Mutants(IsolatedRegister):
    def test_what_is_not_broken_is_not_found(self):
        said = self.sql(f"begin; {policy('complaints', complaints())}; select * from probe.walk() union all "
                        "select * from probe.cells(5); rollback")
        self.assertEqual(said, "")

    def test_every_mutant_is_found(self):
        found = {}
        for name, text in mutants():
            with self.subTest(name):
                said = self.sql(
                    f"begin; {text}; select coalesce((select fault from probe.walk() as fault limit 1), "
                    "(select fault from probe.cells(1) as fault limit 1), 'NOT FOUND'); rollback").splitlines()[-1]
                found[name] = said
                self.assertNotEqual(said, "NOT FOUND")
        self.assertGreaterEqual(len(found), 60)
        if "AFTERCARE_TELL_MUTANTS" in os.environ:
            for name, said in found.items():
                print(f"{name}: {said}")

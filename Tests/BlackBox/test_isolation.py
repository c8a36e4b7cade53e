"""Isolation in the database: every cell of sql/access.csv, canaries, T1 to T13, emergencies and sealed cases."""
import glob
import os
import re
import unittest

from isolation_world import (
    BOARD, CASES, COUNCIL, FORMER, LEAD, PARTNER, IsolatedRegister, canary, matrix)
from support import psql

NUMBER = "(select case_id from aftercare.case_file where reference = 'Zqcasexq')"
FAULTS = "select * from probe.walk() union all select * from probe.cells({enough})"


class Matrix(IsolatedRegister):
    def test_every_cell_is_as_declared(self):
        self.assertEqual(self.sql(FAULTS.format(enough=50)), "")

    def test_the_file_has_every_cell_once(self):
        cells = [(cell["role"], cell["relation"]) for cell in matrix()]
        self.assertEqual(len(cells), 9 * 9)
        self.assertEqual(len(set(cells)), 9 * 9)

    def test_no_session_reads_a_foreign_canary(self):
        """All that each session can read of every table and view, searched for everybody's canaries and numbers."""
        relations = [line.split("|") for line in self.sql("select * from probe.relation").splitlines()]
        marks = {canary(name): name for name in CASES} | {number: name for name, number in CASES.items()}
        allowed = {(cell["role"], cell["relation"]): cell["allowed"] & {"facts"} for cell in matrix()}
        own = {LEAD: ["case"], PARTNER: ["case"], FORMER: [], COUNCIL: ["council"], BOARD: ["board"], "": [], "78H": []}
        seen_at_all = 0
        for role in sorted({cell["role"] for cell in matrix()} - {"nightly"}):
            for relation, bodies, _, actor in relations:
                may_see = set(own[bodies]) if allowed[role, "lead"] else set()
                if bodies == FORMER and allowed[role, "former_partner"]:
                    may_see.add("case")
                if bodies in (LEAD, PARTNER) and allowed[role, "sealed"]:
                    may_see.add("sealed")
                if bodies == FORMER and allowed[role, "sealed"]:
                    may_see.add("sealed")
                if "glass" in actor:
                    may_see |= {"case"} if allowed[role, "break_glass"] else set()
                    may_see |= {"sealed"} if allowed[role, "sealed_break_glass"] else set()
                for base in ("aftercare_app", "aftercare_reporting"):
                    with self.subTest(role=role, relation=relation, base=base):
                        text = self.sql(f"select probe.everything('{role}', '{bodies}', '{actor}-{role}', '{base}')")
                        seen = {name for mark, name in marks.items() if mark in text}
                        self.assertLessEqual(seen, may_see if base == "aftercare_app" else set())
                        if base == "aftercare_app":
                            self.assertEqual(seen, may_see)
                        if bodies == FORMER:
                            self.assertNotIn("Zqlaterxq", text)
                        seen_at_all += len(seen)
        self.assertGreater(seen_at_all, 20)

    def test_a_former_partner_still_finds_what_stood_while_it_was_one(self):
        plans = f"select count(*) from aftercare.plans where case_id = {NUMBER} and recorded_at < '2026-01-01'"
        self.assertEqual(self.asked(plans, body=FORMER), "1")
        standing = plans + " and superseded_at > aftercare.known_until(case_id)"
        self.assertEqual(self.asked(standing, body=FORMER), "1")
        self.assertEqual(self.asked(f"select aftercare.known_until({NUMBER})", body=FORMER)[:10], "2026-01-01")
        self.assertEqual(self.asked(f"select aftercare.known_until({NUMBER})", body=LEAD), "")

    def test_succession_is_dated(self):
        held = lambda body: self.sql(f"select aftercare.bodies_in_force('{body}')").split(",")
        self.assertEqual(held("78H"), [""])
        self.assertEqual(held("QPM")[0], "QPM")
        self.assertIn("78H", held("QPM"))
        future = self.sql(
            "select body || ' ' || successors[1] from aftercare.succession where on_date > now() and kind <> 'recoded' "
            "and successors <> '{}' limit 1")
        if future:
            old, new = future.split()
            self.assertIn(old, held(old))
            self.assertNotIn(old, held(new))
        recoded = self.sql("select body || ' ' || successors[1] from aftercare.succession where kind = 'recoded' limit 1")
        old, new = recoded.split()
        self.assertEqual(held(old)[0], old)
        self.assertIn(new, held(old))
        self.assertIn(old, held(new))


class Threats(IsolatedRegister):
    """T1 to T13: ways round correct policies."""

    def test_T1_views_work_as_who_asks(self):
        self.assertEqual(self.sql("select * from probe.walk() where walk like 'view %'"), "")
        self.sql("begin; create view aftercare.leaky as select * from aftercare.person; "
                 "alter view aftercare.leaky owner to aftercare_owner; commit")
        try:
            self.assertIn("leaky", self.sql("select * from probe.walk() where walk like 'view %'"))
        finally:
            self.sql("drop view aftercare.leaky")

    def test_T2_there_is_no_materialised_view(self):
        self.assertEqual(
            self.sql("select count(*) from pg_matviews where schemaname = 'aftercare'"), "0")

    def test_T3_the_owner_himself_sees_no_fact(self):
        for table in ("person", "plans", "gap", "determination", "case_party"):
            self.assertEqual(self.sql(f"begin; set local role aftercare_owner; select count(*) from aftercare.{table}; commit"), "0")
        self.assertEqual(self.sql(
            "select rolname from pg_roles where rolname like 'aftercare\\_%' and rolname <> 'aftercare_admin' "
            "and (rolsuper or rolbypassrls)"), "")

    def test_T4_nobody_moves_a_row_to_another_case(self):
        for text in [
            "update aftercare.plans set case_id = 0",
            "update aftercare.case_party set body = 'E06000001'",
            "update aftercare.case_party set until = 'infinity'",
            "update aftercare.emergency_access set ends_at = 'infinity'",
            "update aftercare.case_restriction set case_id = 0",
        ]:
            self.assertIn("permission denied", self.refusal(text, role="manager"))
        other = "(select case_id + 1 from aftercare.case_file where reference = 'Zqcasexq')"
        self.assertIn("row-level security", self.refusal(
            f"insert into aftercare.events (case_id, id, recorded_by, source, on_date, kind) "
            f"values ({other}, 'x', 'x', 'x', '2020-01-01', 'move')"))

    def test_T5_role_and_claims_end_with_the_transaction(self):
        found = self.sql(
            "begin; set local role aftercare_app; select set_config('aftercare.bodies', 'E06000062', true); commit; "
            "select current_user = session_user, current_setting('aftercare.bodies', true) = ''")
        self.assertEqual(found.splitlines()[-1], "t|t")

    def test_T6_unset_and_empty_claims_see_nothing(self):
        names = ["bodies", "role", "actor"]
        for count in range(8):
            claims = {name: "E06000062" if name == "bodies" else "coordinator" if name == "role" else "token:glass-coordinator"
                      for place, name in enumerate(names) if count & (1 << place)}
            for empty in (False, True):
                settings = claims | ({name: "" for name in names if name not in claims} if empty else {})
                script = "".join(f"perform set_config('aftercare.{name}', '{value}', true);" for name, value in settings.items())
                found = self.sql(
                    f"begin; set local role aftercare_app; do $c$ begin {script} end $c$; "
                    "select count(*) from aftercare.person; commit")
                # Bodies and role together show; anything less shows nothing.
                self.assertEqual(found != "0", {"bodies", "role"} <= set(claims), settings)

    def test_T7_no_foreign_key_looks_past_the_policies(self):
        self.assertEqual(self.sql(
            "select count(*) from pg_constraint where contype = 'f' and connamespace = 'aftercare'::regnamespace"), "0")
        foreign = self.sql("select case_id from aftercare.case_file where reference = 'Zqboardxq'")
        said = {
            self.refusal(
                "insert into aftercare.plan_services (case_id, part_of, id, recorded_by, source) "
                f"values ({number}, '{plan}', 'x', 'x', 'x')")
            for number in (foreign, 999_999) for plan in ("later", "nowhere")
        }
        self.assertEqual(len(said), 1, said)

    def test_T8_unique_keys_tell_nothing_of_persons(self):
        keys = self.sql(
            "select attribute.attname from pg_index as index join pg_attribute as attribute "
            "on attribute.attrelid = index.indrelid and attribute.attnum = any (index.indkey::int2[]) "
            "join pg_class as class on class.oid = index.indrelid "
            "where index.indisunique and class.relnamespace = 'aftercare'::regnamespace")
        for column in ("nhs_number", "family_name", "birth_date"):
            self.assertNotIn(column, keys.split())
        number = self.sql("select case_id from aftercare.case_file where reference = 'Zqcasexq'")
        # The NHS number of another body's person is taken without a word.
        self.asked(
            "savepoint s; insert into aftercare.person (case_id, id, recorded_by, source, nhs_number) "
            f"values ({number}, 'again', 'x', 'x', '{CASES['board']}'); rollback to s")
        # An id that is taken in a foreign case and one that is not read the same.
        foreign = self.sql("select case_id from aftercare.case_file where reference = 'Zqboardxq'")
        said = {
            self.refusal(
                "insert into aftercare.person (case_id, id, recorded_by, source, superseded_at) "
                f"values ({foreign}, '{id}', 'x', 'x', 'infinity')")
            for id in ("later", "free")
        }
        self.assertEqual(len(said), 1, said)

    def test_T9_errors_quote_no_row(self):
        number = self.sql("select case_id from aftercare.case_file where reference = 'Zqcasexq'")
        for text in [
            "insert into aftercare.person (case_id, id, recorded_by, source, family_name, nhs_number) "
            f"values ({number}, 'x', 'x', 'x', 'Zqsecretxq', '9990000001')",
            "insert into aftercare.gap (case_id) values (1)",
            f"insert into aftercare.person (case_id, id, recorded_by, source, family_name) "
            f"values ({number}, 'later', 'x', 'x', 'Zqsecretxq')",
        ]:
            said = self.refusal(text)
            for word in ("Zqsecretxq", "9990000001", "Failing row", "DETAIL"):
                self.assertNotIn(word, said)
        written = ""
        for path in glob.glob(os.path.join(os.environ.get("AFTERCARE_TEST_POSTGRES", "/nowhere"), "**", "*.log"), recursive=True):
            with open(path, encoding="utf-8", errors="replace") as file:
                written += file.read()
        self.assertNotIn("Zqsecretxq", written)
        self.assertNotIn("9990000001", written)

    def test_T10_hints_name_nothing_hidden(self):
        for text in ("select * from aftercare.tokem", "select family_nam from aftercare.audit_era",
                     "select aftercare.seal_audi()"):
            said = self.refusal(text)
            self.assertNotIn("HINT:  Perhaps", said)

    def test_T11_functions_of_the_owner_cannot_be_captured(self):
        self.assertEqual(self.sql("select * from probe.walk() where walk like 'search path%' or walk like 'anybody may%'"), "")
        found = self.asked(
            "create temp table case_file (case_id bigint, reference text); "
            "insert into pg_temp.case_file values (1, 'Zqtrapxq'); set local search_path = pg_temp, aftercare; "
            "select aftercare.open_emergency_access('Zqtrapxq', 'risk_to_life', 'in words, at length', 4) is null",
            role="manager", body=COUNCIL)
        self.assertEqual(found, "t")
        self.assertIn("permission denied", self.refusal("create function aftercare.mine() returns int language sql return 1"))

    def test_T12_claims_are_worked_out_once(self):
        self.assertEqual(self.sql("select * from probe.walk() where walk like 'policy calls%'"), "")
        plan = self.asked("explain (verbose, costs off) select why from aftercare.gap where closed_on = 'infinity'")
        self.assertIn("InitPlan", plan)
        for line in plan.splitlines():
            if re.search(r"Filter|Index Cond", line):
                self.assertNotIn("current_setting", line)

    def test_T13_nothing_is_evaluated_on_hidden_rows(self):
        # An error that depends on a hidden value would tell it.
        found = self.asked(
            "select count(*) from aftercare.person where 1 / (case when nhs_number = '9990000042' then 0 else 1 end) > 0")
        self.assertGreater(int(found), 0)
        self.assertEqual(self.asked(
            "select count(*) from pg_stats where schemaname = 'aftercare' and tablename in ('person', 'gap', 'plans')"), "0")


class Emergencies(IsolatedRegister):
    def setUp(self):
        self.tokens = {
            name: self.done("token", "issue", "--body", body, "--role", role, "--quiet", "--label", name).strip()
            for name, (body, role) in {
                "clerk": (COUNCIL, "coordinator"), "manager": (COUNCIL, "manager"), "officer": (COUNCIL, "information_governance"),
                "ward": (COUNCIL, "ward"), "lead": (LEAD, "manager"), "worker": (LEAD, "coordinator"),
            }.items()
        }

    def actor(self, name):
        import hashlib
        return "token:" + hashlib.sha256(self.tokens[name].encode()).hexdigest()[:12]

    def sees(self, name, body=COUNCIL, role="coordinator", case="case"):
        return self.asked(
            f"select count(*) from aftercare.person join aftercare.case_file using (case_id) where reference = '{canary(case)}'",
            body=body, role=role, actor=self.actor(name)) != "0"

    def opened(self, name="clerk", case="case", *more, **options):
        words = self.done(
            "access", "open", "--case", canary(case), "--reason", "risk_to_life", *more,
            stdin="The person is at the station. Zqwordsxq", AFTERCARE_TOKEN=self.tokens[name], **options)
        return int(re.match(r"Access (\d+)", words)[1])

    def test_opened_for_its_time_and_to_its_holder_only(self):
        self.assertFalse(self.sees("clerk"))
        access = self.opened()
        self.assertTrue(self.sees("clerk"))
        self.assertFalse(self.sees("manager"))
        self.assertFalse(self.sees("clerk", role="ward"))
        self.assertFalse(self.sees("clerk", case="board"))
        self.assertEqual(self.sql(
            f"select ends_at - opened_at = interval '4 hours' from aftercare.emergency_access where access_id = {access}"), "t")
        # Its end denies at once.
        self.sql(f"update aftercare.emergency_access set ends_at = statement_timestamp() where access_id = {access}")
        self.assertFalse(self.sees("clerk"))

    def test_every_look_is_in_the_trail(self):
        access = self.opened()
        self.asked(
            f"select aftercare.record_audit('look', '{self.actor('clerk')}', array(select audit_key from aftercare.case_file "
            "where reference = 'Zqcasexq'), array['{}'])", body=COUNCIL, actor=self.actor("clerk"))
        kinds = self.sql(
            f"select string_agg(kind || detail::text, ' ' order by event_id) from aftercare.audit_event where actor = '{self.actor('clerk')}'")
        self.assertIn("break_glass{", kinds)
        self.assertRegex(kinds, r'break_glass_look\{"access" : %d\}' % access)
        self.assertNotIn("Zqwordsxq", kinds)
        same = self.sql("select count(distinct xid) from aftercare.audit_event "
                        f"where actor = '{self.actor('clerk')}' and kind in ('look', 'break_glass_look')")
        self.assertEqual(same, "1")

    def test_the_alert_names_nobody(self):
        access = self.opened()
        alert = self.sql(f"select alert::text from aftercare.access_alert as alert where access_id = {access}")
        for word in ("Zq", self.actor("clerk"), CASES["case"]):
            self.assertNotIn(word, alert)
        self.assertIn(f"{COUNCIL},risk_to_life", alert)
        said = self.done("run", "nightly", "--on", "2026-11-21")
        self.assertRegex(said, rf"\d+ emergency access(es)? at body {COUNCIL}, reason code risk_to_life, not yet reviewed")
        self.assertNotIn("Zq", said)

    def test_review(self):
        access = self.opened()
        review = lambda name, finding, **more: self.call(
            "access", "review", access, "--finding", finding, AFTERCARE_TOKEN=self.tokens[name], **more)
        self.assertEqual(review("clerk", "justified").returncode, 77)
        self.assertNotEqual(review("lead", "justified").returncode, 0)
        own = self.opened("manager")
        self.refused("access", "review", own, "--finding", "justified", status=65, says="himself", AFTERCARE_TOKEN=self.tokens["manager"])
        self.assertEqual(review("manager", "escalated").returncode, 0)
        self.assertEqual(review("manager", "escalated").returncode, 65)
        self.assertTrue(self.sees("clerk"))
        self.assertEqual(review("officer", "not_justified").returncode, 0)
        self.assertFalse(self.sees("clerk"))
        self.assertEqual(review("manager", "justified").returncode, 65)
        listed = self.done("access", "list", AFTERCARE_TOKEN=self.tokens["officer"])
        self.assertRegex(listed, rf"(?m)^{access}  .*not_justified  The person is at the station")
        self.assertNotIn("station", self.done("access", "list", AFTERCARE_TOKEN=self.tokens["lead"]))

    def test_what_is_refused(self):
        self.refused("access", "open", "--case", "Zqcasexq", "--reason", "risk_to_life", stdin="in words, at length",
                     status=77, says="AFTERCARE_TOKEN")
        token = self.tokens["clerk"]
        self.refused("access", "open", "--case", "Zqcasexq", "--reason", "curious", stdin="x", status=64, AFTERCARE_TOKEN=token)
        self.refused("access", "open", "--case", "Zqcasexq", "--reason", "risk_to_life", stdin="no", status=65,
                     says="10 to 2,000", AFTERCARE_TOKEN=token)
        self.refused("access", "open", "--case", "Zqcasexq", "--reason", "risk_to_life", "--hours", 25, stdin="x", status=64,
                     AFTERCARE_TOKEN=token)
        self.refused("access", "open", "--case", "Zqcasexq", "--reason", "risk_to_life", stdin="in words, at length", status=77,
                     AFTERCARE_TOKEN=self.tokens["ward"])
        # A sealed case and one that is not there read the same.
        said = {
            self.refused("access", "open", "--case", case, "--reason", "risk_to_life", stdin="in words, at length", status=66,
                         AFTERCARE_TOKEN=token)
            for case in ("Zqsealedxq", "nowhere")
        }
        self.assertEqual(len(said), 1)
        self.opened("manager", "sealed")
        self.assertTrue(self.sees("manager", role="manager", case="sealed"))

    def test_sealing(self):
        number = self.sql("select case_id from aftercare.case_file where reference = 'Zqcasexq'")
        self.addCleanup(self.sql, f"delete from aftercare.case_restriction where case_id = {number}")
        seal = ("access", "seal", "--case", "Zqcasexq", "--reason", "staff_member")
        self.refused(*seal, status=77, AFTERCARE_TOKEN=self.tokens["worker"])
        self.refused(*seal, status=66, AFTERCARE_TOKEN=self.tokens["manager"])
        self.done(*seal, AFTERCARE_TOKEN=self.tokens["lead"])
        self.refused(*seal, status=65, says="sealed already", AFTERCARE_TOKEN=self.tokens["lead"])
        self.assertFalse(self.sees("worker", body=LEAD))
        self.assertTrue(self.sees("lead", body=LEAD, role="manager"))
        self.refused("access", "unseal", "--case", "Zqcasexq", status=66, AFTERCARE_TOKEN=self.tokens["worker"])
        self.done("access", "unseal", "--case", "Zqcasexq", AFTERCARE_TOKEN=self.tokens["lead"])
        self.assertTrue(self.sees("worker", body=LEAD))
        # It stays on record; a seal that has run out hides nothing.
        self.assertEqual(self.sql(
            f"select count(*) from aftercare.case_restriction where case_id = {number} and lifted_by like 'token:%'"), "1")
        self.done(*seal, "--until", "2026-01-01", AFTERCARE_TOKEN=self.tokens["lead"])
        self.assertTrue(self.sees("worker", body=LEAD))


if __name__ == "__main__":
    unittest.main()

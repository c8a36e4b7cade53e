"""Single facts recorded, corrected and withdrawn, by the command and over HTTP."""
import copy
import json
import uuid

from daemon import Daemon, free_port
from support import DatabaseCase, scenario, wait_until

COUNCIL, BOARD, STRANGER = "E08000035", "QWO", "E10000016"


def case_of(name, reference):
    file = scenario(name)["case"]
    file["case"] = reference
    return file


def ending(body, id="e-new", **more):
    return {
        "id": id, "body": body, "decided": "2026-10-05", "grounds": ["no_longer_needs_aftercare"],
        "person_involved": True, "notice_given": "2026-10-07", "document": "Decision", **more}


class ChangeCase(DatabaseCase):
    """A register in which every test makes cases of its own."""

    number = 0

    def new_case(self, name="exemplar-complete", **changes):
        ChangeCase.number += 1
        file = case_of(name, f"CH/{ChangeCase.number}") | changes
        self.imported(file)
        return file

    def change(self, reference, record=None, withdraw=None, **more):
        file = {"format": "aftercare-change/1", "case": reference, "source": "form", **more}
        if record is not None:
            file["record"] = record
        if withdraw is not None:
            file["withdraw"] = withdraw
        return file

    def version(self, reference):
        return int(self.done("record", "version", reference))

    def record(self, file, *more):
        return self.answer("record", "-", "--format", "json", *more, stdin=file)

    def state(self):
        """All facts ever recorded of all cases, and the marks beside them."""
        return self.sql(
            "select string_agg(t, '') from (select md5(string_agg(e::text, '' order by e::text)) as t "
            "from aftercare.endings e union all select md5(string_agg(w::text, '')) from aftercare.withdrawal w "
            "union all select md5(string_agg(k::text, '')) from aftercare.change_key k "
            "union all select md5(string_agg(f::text, '' order by f.case_id)) from aftercare.case_file f) as all_of")


class Recording(ChangeCase):
    def test_a_fact_is_added_and_the_answer_says_what_follows(self):
        file = self.new_case()
        self.assertEqual(self.version(file["case"]), 1)
        found = self.record(self.change(file["case"], {"endings": [ending(COUNCIL)]}, version=1))
        self.assertEqual((found["format"], found["case"]), ("aftercare-recorded/1", file["case"]))
        self.assertEqual((found["version_before"], found["version"]), (1, 2))
        self.assertEqual(found["facts"], {"new": 1, "changed": 0, "withdrawn": 0, "equal": 0})
        self.assertIn("EN-01", {gap["rule"] for gap in found["opened"]})
        self.assertEqual((found["before"]["duty"], found["after"]["duty"]), ("live", "live"))
        found = self.record(self.change(file["case"], {"endings": [ending(BOARD, "e-other")]}, version=2))
        self.assertIn("EN-01", {gap["rule"] for gap in found["closed"]})
        self.assertEqual((found["before"]["duty"], found["after"]["duty"]), ("live", "ended_joint_decision"))
        self.assertEqual(self.version(file["case"]), 3)

    def test_the_answer_as_text(self):
        file = self.new_case()
        text = self.done("record", "-", stdin=self.change(file["case"], {"endings": [ending(COUNCIL)]}, version=1))
        for words in ["It is at version 2 now", "1 new, 0 corrected, 0 withdrawn", "Opened", "EN-01"]:
            self.assertIn(words, text)

    def test_a_correction_touches_nothing_else(self):
        file = self.new_case()
        corrected = copy.deepcopy(file["plans"][0]) | {"crisis_plan": False}
        corrected["services"][0]["hours_per_week"] = 19
        found = self.record(self.change(file["case"], {"plans": [corrected]}, version=1))
        self.assertEqual(found["facts"]["changed"], 1)
        exported = self.answer("export", "--case", file["case"])
        self.assertIs(exported["plans"][0]["crisis_plan"], False)
        self.assertEqual(
            [service["hours_per_week"] for service in exported["plans"][0]["services"]],
            [19] + [service["hours_per_week"] for service in file["plans"][0]["services"][1:]])
        self.assertEqual(len(exported["assessments"]), len(file["assessments"]))
        self.assertEqual(len(exported["meetings"]), len(file["meetings"]))
        chain = self.sql(
            "select count(*) from aftercare.plans old join aftercare.plans new using (case_id, id) "
            "join aftercare.case_file using (case_id) "
            f"where reference = '{file['case']}' and old.superseded_at = new.recorded_at")
        self.assertEqual(chain, "1")

    def test_the_same_again_changes_nothing(self):
        file = self.new_case()
        change = self.change(file["case"], {"plans": file["plans"]}, version=1)
        for _ in range(2):
            found = self.record(change)
            self.assertEqual((found["version"], found["facts"]["equal"]), (1, 1))
        self.assertEqual(found["opened"] + found["closed"] + found["changed"], [])

    def test_what_stands_alone_is_corrected(self):
        file = self.new_case()
        person = file["person"] | {"birth_date": "1984-05-18"}
        register = file["register"] | {"second_area_noted": "2026-01-05"}
        found = self.record(self.change(file["case"], {"person": person, "register": register}, version=1))
        self.assertEqual(found["facts"]["changed"], 2)
        exported = self.answer("export", "--case", file["case"])
        self.assertEqual(exported["person"]["birth_date"], "1984-05-18")
        self.assertEqual(exported["register"]["second_area_noted"], "2026-01-05")

    def test_a_withdrawn_fact_stays_with_its_reason(self):
        file = self.new_case()
        self.record(self.change(file["case"], {"endings": [ending(COUNCIL)]}, version=1))
        found = self.record(self.change(
            file["case"], withdraw=[{"fact": "endings/e-new", "reason": "Entered for another person"}], version=2))
        self.assertEqual((found["version"], found["facts"]["withdrawn"]), (3, 1))
        self.assertIn("EN-01", {gap["rule"] for gap in found["closed"]})
        self.assertNotIn("endings", self.answer("export", "--case", file["case"]))
        row = self.sql(
            "select reason, withdrawn_in, fact.superseded_at = withdrawn_at, fact.document "
            "from aftercare.withdrawal join aftercare.endings fact using (case_id, id) "
            f"join aftercare.case_file using (case_id) where reference = '{file['case']}'")
        self.assertEqual(row, "Entered for another person|form|t|Decision")

    def test_a_dry_run_changes_nothing(self):
        file = self.new_case()
        before = self.state()
        found = self.record(
            self.change(file["case"], {"endings": [ending(COUNCIL)]}, version=1, key="dry"), "--dry-run")
        self.assertTrue(found["dry_run"])
        self.assertIn("EN-01", {gap["rule"] for gap in found["opened"]})
        self.assertEqual(self.state(), before)
        text = self.done(
            "record", "-", "--dry-run", stdin=self.change(file["case"], {"endings": [ending(COUNCIL)]}, version=1))
        self.assertIn("nothing was recorded", text)
        self.assertIn("Would open", text)
        self.assertEqual(self.state(), before)

    def test_an_import_of_another_source_keeps_it(self):
        file = self.new_case()
        self.record(self.change(file["case"], {"endings": [ending(COUNCIL)]}, version=1))
        file["meetings"] = file["meetings"][:-1]
        counts = self.imported(file)
        self.assertEqual((counts["withdrawn"], counts["changed"]), (1, 0))
        self.assertEqual(self.version(file["case"]), 3)
        self.assertEqual(len(self.answer("export", "--case", file["case"])["endings"]), 1)


class Refusals(ChangeCase):
    def refuse(self, file, *more, status, says=()):
        before = self.state()
        message = self.refused("record", "-", *more, status=status, says=says, stdin=file)
        self.assertEqual(self.state(), before)
        return message

    def test_versions(self):
        file = self.new_case()
        record = {"endings": [ending(COUNCIL)]}
        self.refuse(self.change(file["case"], record), status=64, says=["version 1", "--any-version"])
        self.refuse(self.change(file["case"], record, version=2), status=75, says=["changed since", "version 1"])
        self.done("record", "-", "--any-version", stdin=self.change(file["case"], record))
        self.refuse(self.change(file["case"], {"endings": [ending(BOARD, "x")]}, version=1), status=75, says="version 2")

    def test_faults_are_named_by_their_place(self):
        file = self.new_case()
        unfit = self.change(
            file["case"], {"endings": [ending("NO SUCH", decided="2026-02-30")], "nonsense": []},
            [{"fact": "endings", "reason": "x"}, {"fact": "person", "reason": "x"}, {"fact": "plans/p1", "reason": " "},
             {"fact": "nonsense/p1", "reason": "x"}],
            version=0, key="a b")
        message = self.refuse(unfit, status=65)
        for pointer in [
            "/version:", "/key:", "/record/endings/0/body:", "/record/endings/0/decided:", "/record/nonsense:",
            "/withdraw/0/fact:", "/withdraw/1/fact:", "/withdraw/2/reason:", "/withdraw/3/fact:"
        ]:
            self.assertIn(pointer, message)
        for wrong, says in [
            ("[]", "must be an object"), ("{", "is not JSON"), ({"format": "aftercare-case/1"}, "/format"),
            (self.change(file["case"], version=1), "says nothing"),
            (self.change(file["case"], {}, version=1) | {"source": ""}, "/source"),
        ]:
            self.refuse(wrong, status=65, says=says)

    def test_what_does_not_fit_the_case(self):
        file = self.new_case()
        self.refuse(
            self.change(file["case"], withdraw=[{"fact": "endings/e9", "reason": "x"}], version=1),
            status=65, says="/withdraw/0/fact: names a fact that the case does not hold")
        self.refuse(
            self.change(file["case"], {"endings": [ending(COUNCIL, assessment="nothing")]}, version=1),
            status=65, says="/record/endings/0/assessment: must be the id of an assessment in this case")
        self.record(self.change(file["case"], {"endings": [ending(COUNCIL, assessment="as1")]}, version=1))
        self.refuse(
            self.change(file["case"], withdraw=[{"fact": "assessments/as1", "reason": "x"}], version=2),
            status=65, says="would take away an assessment that endings/e-new names")
        self.refuse(
            self.change(
                file["case"], {"endings": [ending(COUNCIL)]}, [{"fact": "endings/e-new", "reason": "x"}], version=2),
            status=65, says="/withdraw/0/fact: names a fact that this change names before")

    def test_other_refusals(self):
        file = self.new_case()
        record = {"endings": [ending(COUNCIL)]}
        self.refuse(self.change("NO/SUCH", record, version=1), status=66)
        self.refuse(self.change(file["case"], record, version=1), "--case", "CH/0", status=64)
        nameless = self.change(None, record, version=1)
        del nameless["case"]
        self.refuse(nameless, status=64, says="--case")
        self.assertEqual(self.record(nameless, "--case", file["case"])["version"], 2)

    def test_a_source_of_a_body_guards_what_is_its_own(self):
        file = self.new_case()
        self.record(self.change(file["case"], {"endings": [ending(COUNCIL)]}, version=1) | {"source": f"{COUNCIL}: form"})
        for record, withdraw in [
            ({"endings": [ending(BOARD)]}, None), (None, [{"fact": "endings/e-new", "reason": "x"}])
        ]:
            self.refuse(
                self.change(file["case"], record, withdraw, version=2) | {"source": f"{BOARD}: form"},
                status=77, says="another body")


class Keys(ChangeCase):
    def test_a_key_answers_again_and_does_nothing(self):
        file = self.new_case()
        change = self.change(file["case"], {"endings": [ending(COUNCIL)]}, version=1, key=str(uuid.uuid4()))
        first = self.done("record", "-", "--format", "json", stdin=change)
        before = self.state()
        self.assertEqual(self.done("record", "-", "--format", "json", stdin=change), first)
        self.assertIn("recorded before", self.done("record", "-", stdin=change))
        self.record(self.change(file["case"], {"endings": [ending(BOARD, "o")]}, version=2))
        self.assertEqual(self.done("record", "-", "--format", "json", stdin=change), first)
        self.assertNotEqual(self.state(), before)
        before = self.state()
        other = change | {"record": {"endings": [ending(BOARD)]}}
        self.refused("record", "-", status=65, says="key", stdin=other)
        self.assertEqual(self.state(), before)


class OverHTTP(ChangeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.user = cls.login("aftercare_app, aftercare_nightly")
        port = free_port()
        cls.daemon = Daemon("--port", port, port=port, PGDATABASE=cls.database, PGUSER=cls.user)
        cls.addClassCleanup(cls.daemon.kill)
        cls.daemon.wait_ready()
        cls.tokens = {
            body: cls.done("token", "issue", "--body", body, "--may-record", "--quiet").strip()
            for body in [COUNCIL, BOARD, STRANGER]}
        cls.asking = cls.done("token", "issue", "--body", COUNCIL, "--quiet").strip()

    def path(self, file, what="changes"):
        return f"/api/v1/cases/{file['case'].replace('/', '%2F')}/{what}"

    def post(self, file, change, body=COUNCIL, version=None, key=None, token=None):
        headers = {"Content-Type": "application/json"}
        if version is not None:
            headers["If-Match"] = version if isinstance(version, str) else f'"{version}"'
        if key:
            headers["Idempotency-Key"] = key
        sent = change if isinstance(change, bytes) else json.dumps(change).encode()
        return self.daemon.get(self.path(file), token or self.tokens[body], "POST", headers, sent)

    def assertProblem(self, answer, status, code):
        self.assertEqual(answer[0], status, answer[2])
        problem = json.loads(answer[2])
        self.assertEqual(problem["code"], code)
        return problem

    def test_two_bodies_end_the_duty(self):
        file = self.new_case()
        status, headers, body = self.daemon.get(self.path(file, "version"), self.tokens[COUNCIL])
        self.assertEqual((status, headers["ETag"], json.loads(body)["version"]), (200, '"1"', 1))
        change = self.change(file["case"], {"endings": [ending(COUNCIL)]})
        status, headers, body = self.post(file, change, version=headers["ETag"])
        self.assertEqual((status, headers["ETag"]), (200, '"2"'), body)
        self.assertEqual(json.loads(body)["after"]["duty"], "live")
        change = self.change(file["case"], {"endings": [ending(BOARD, "other")]})
        self.assertProblem(self.post(file, change, BOARD), 428, "version_needed")
        stale = self.post(file, change, BOARD, 1)
        self.assertProblem(stale, 412, "stale_version")
        self.assertEqual(stale[1]["ETag"], '"2"')
        status, headers, body = self.post(file, change, BOARD, 2)
        self.assertEqual(json.loads(body)["after"]["duty"], "ended_joint_decision")
        row = self.sql(
            "select string_agg(source || '|' || recorded_by, ' ' order by e.id) from aftercare.endings e "
            f"join aftercare.case_file using (case_id) where reference = '{file['case']}'")
        self.assertRegex(row, rf"^{COUNCIL}: form\|token:\w{{12}} {BOARD}: form\|token:\w{{12}}$")

    def test_no_body_speaks_for_another(self):
        file = self.new_case()
        both = self.change(file["case"], {"endings": [ending(COUNCIL), ending(BOARD, "other")]})
        found = self.assertProblem(self.post(file, both, version=1), 403, "anothers_facts")
        self.assertEqual([fault["pointer"] for fault in found["faults"]], ["/record/endings/1"])
        unnamed = self.change(file["case"], {"endings": [ending(None)]})
        self.assertProblem(self.post(file, unnamed, version=1), 403, "anothers_facts")
        self.assertEqual(self.post(file, self.change(None, {"endings": [ending(BOARD)]}) | {"case": None}, BOARD, 1)[0], 200)
        for change in [
            self.change(file["case"], {"endings": [ending(BOARD, decided="2026-10-06")]}),
            self.change(file["case"], {"endings": [ending(COUNCIL)]}),
            self.change(file["case"], withdraw=[{"fact": "endings/e-new", "reason": "x"}]),
        ]:
            self.assertProblem(self.post(file, change, version=2), 403, "anothers_facts")
        # An imported decision of the other is no less the other's; a meeting that came with the import is nobody's.
        file = self.new_case(endings=[ending(BOARD, "e1")])
        change = self.change(file["case"], withdraw=[{"fact": "endings/e1", "reason": "x"}])
        self.assertProblem(self.post(file, change, version=1), 403, "anothers_facts")
        change = self.change(file["case"], withdraw=[{"fact": "contacts/ct1", "reason": "entered twice"}])
        self.assertEqual(self.post(file, change, version=1)[0], 200)
        self.assertEqual(self.post(file, self.change(file["case"], withdraw=[
            {"fact": "endings/e1", "reason": "taken back"}]), BOARD, 2)[0], 200)

    def test_the_database_guards_it_too(self):
        file = self.new_case(endings=[ending(BOARD, "e1")])
        id = self.sql(f"select case_id from aftercare.case_file where reference = '{file['case']}'")
        begin = (
            f"set role aftercare_app; select set_config('aftercare.bodies', '{COUNCIL}', false), "
            "set_config('aftercare.role', 'coordinator', false), set_config('aftercare.actor', 'test', false);")
        seen = "select count(*) from aftercare.endings where superseded_at = 'infinity' and case_id = " + id
        self.assertEqual(self.sql(f"{begin} {seen}").split()[-1], "1")
        self.sql(f"{begin} update aftercare.endings set superseded_at = now() where case_id = {id}")
        self.assertEqual(self.sql(seen), "1")
        for columns, values in [
            ("source, body", f"'{COUNCIL}: x', '{BOARD}'"), ("source, body", f"'{BOARD}: x', '{COUNCIL}'")
        ]:
            with self.assertRaisesRegex(RuntimeError, "row-level security"):
                self.sql(
                    f"{begin} insert into aftercare.endings (case_id, id, recorded_by, decided, {columns}, grounds) "
                    f"values ({id}, 'forged', 'x', '2026-01-01', {values}, '{{}}')")
        with self.assertRaisesRegex(RuntimeError, "permission denied"):
            self.sql(f"{begin} update aftercare.case_file set version = 9 where case_id = {id}")
        with self.assertRaisesRegex(RuntimeError, "later than the one before"):
            self.sql(f"{begin} update aftercare.case_file set changed_at = changed_at where case_id = {id}")

    def test_who_may(self):
        file = self.new_case()
        change = self.change(file["case"], {"endings": [ending(COUNCIL)]})
        self.assertProblem(self.post(file, change, version=1, token=self.asking), 403, "token_only_asks")
        self.assertProblem(self.post(file, change, STRANGER, 1), 404, "no_such_case")
        self.assertProblem(self.daemon.get(self.path(file, "version"), self.tokens[STRANGER]), 404, "no_such_case")
        self.assertProblem(self.post({"case": "NO/SUCH"}, change | {"case": "NO/SUCH"}, COUNCIL, 1), 404, "no_such_case")
        self.assertEqual(self.post(file, change, version=1, token="aftercare_x")[0], 401)
        self.assertEqual(self.version(file["case"]), 1)

    def test_what_is_sent_wrongly(self):
        file = self.new_case()
        change = self.change(file["case"], {"endings": [ending(COUNCIL)]})
        for version in ["1", '"x"', '"0"', 'W/"1"', '""']:
            self.assertProblem(self.post(file, change, version=version), 400, "bad_parameter")
        self.assertProblem(self.post(file, change | {"version": 2}, version=1), 400, "bad_parameter")
        self.assertProblem(self.post(file, change | {"case": "X"}, version=1), 400, "bad_parameter")
        self.assertProblem(self.post(file, change, version=1, key="a b"), 400, "bad_parameter")
        found = self.assertProblem(
            self.post(file, self.change(file["case"], {"endings": [ending("??")]}), version=1), 422, "unfit")
        self.assertEqual([fault["pointer"] for fault in found["faults"]], ["/record/endings/0/body"])
        self.assertProblem(self.post(file, b"{", version=1), 422, "unfit")
        self.assertProblem(self.post(file, b" " * (1 << 20) + b"{}", version=1), 413, "too_large")
        self.assertEqual(self.version(file["case"]), 1)
        self.assertEqual(self.post(file, change, version="*")[0], 200)

    def test_keys(self):
        file = self.new_case()
        change = self.change(file["case"], {"endings": [ending(COUNCIL)]})
        first = self.post(file, change, version=1, key='"k-1"')
        self.assertEqual((first[0], first[1]["Idempotency-Replayed"]), (200, None))
        again = self.post(file, change, version=1, key="k-1")
        self.assertEqual((again[0], again[1]["Idempotency-Replayed"], again[2]), (200, "true", first[2]))
        self.assertEqual(self.version(file["case"]), 2)
        other = self.change(file["case"], {"endings": [ending(COUNCIL, decided="2026-10-06")]})
        self.assertProblem(self.post(file, other, version=2, key="k-1"), 422, "key_used")
        # Another body's key of the same name is another key.
        change = self.change(file["case"], {"endings": [ending(BOARD, "other")]})
        self.assertEqual(json.loads(self.post(file, change, BOARD, 2, "k-1")[2])["version"], 3)

    def test_every_change_is_in_the_trail(self):
        file = self.new_case()
        self.post(file, self.change(file["case"], {"endings": [ending(COUNCIL)]}), version=1)
        self.post(file, self.change(file["case"], {"endings": [ending(BOARD)]}), BOARD, 1)
        rows = self.sql(
            "select kind, actor ~ '^token:', bodies, detail from aftercare.audit_event "
            f"join aftercare.case_file on case_key = audit_key where reference = '{file['case']}' and kind = 'change' "
            "order by event_id").splitlines()
        self.assertEqual(rows[1:], [f'change|t|{COUNCIL}|{{"new":1}}'])

    def test_a_determination_says_its_version(self):
        file = self.new_case()
        status, headers, _ = self.daemon.get(self.path(file, "determination"), self.tokens[COUNCIL])
        self.assertEqual((status, headers["Case-Version"]), (200, "1"))

"""Every answer in JSON fits its schema in docs/schemas, and `aftercare schema` shows the same."""
import copy
import json
import unittest

import json_schema
from daemon import Daemon, free_port
from support import NIGHT, ROOT, BlackBoxCase, DatabaseCase, later, london_now, scenario

COUNCIL, BOARD = "E08000035", "QWO"
EXAMPLES = ROOT / "docs" / "examples"
DISPUTED = "LDS-2025-1052"
# What a cell of a column of each kind holds where it is not null.
TEXT, NUMBER = {"type": "string"}, {"type": "integer"}
KINDS = {
    "text": TEXT, "word": TEXT, "date": TEXT | {"format": "date"}, "number": NUMBER, "pounds": {"type": "number"},
    "moment": {"anyOf": [TEXT | {"format": "date-time"}, TEXT | {"format": "date"}]}, "flag": {"type": "boolean"},
    "bodies": {"type": "array", "items": TEXT | {"pattern": r"^([EW]\d{8}|[A-Z0-9]{3,6})$"}},
    "list": {"type": "array", "items": TEXT}}
seen = set()
"""The schemas to which an answer was held."""


class HeldToSchemas(DatabaseCase):
    """A demo register with a night, a daemon, and everything that is asked of both."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.imported(*(json.loads(line) for line in cls.done("demo", "register", "--cases", 60).splitlines()))
        file = scenario("exemplar-complete")["case"]
        file["case"] = cls.case = "SCHEMA/1"
        ending = file | {"case": "SCHEMA/2", "endings": [
            {"id": "e1", "body": COUNCIL, "decided": "2026-10-01", "grounds": ["no_longer_needs_aftercare"]}]}
        cls.imported(file, ending, scenario("responsibility-rt-12")["case"], source="schemas")
        cls.night(NIGHT)

    def fits(self, name, answer):
        seen.add(name)
        self.assertEqual(json_schema.faults(name, answer), [], name)
        return answer

    def asked(self, schema, *words, status=0, **options):
        """The answer to the words with --json, which must be that of --format json."""
        found = self.fits(schema, json.loads(self.done(*words, "--json", status=status, **options)))
        other = json.loads(self.done(*words, "--format", "json", status=status, **options))
        for answer in (found, other):
            if isinstance(answer, dict):
                answer.pop("checked_at", None)
        # Looking leaves an event in the trail, so that the second look sees one more.
        if schema != "case-trail":
            self.assertEqual(found, other)
        return found

    def test_of_one_case(self):
        of = ["--case", self.case]
        self.asked("determination", "evaluate", *of)
        self.asked("determination", "evaluate", *of, "--on", "2025-06-20")
        for rule in ("CP-01", "RC-2", "WP"):
            self.asked("explanation", "evaluate", *of, "--on", "2025-06-20", "--explain", rule)
        self.asked("supposition", "evaluate", *of, "--suppose", "residence:council=E06000065,kind=own_home,start=2026-12-01")
        self.asked("discharge-check", "check", "discharge", *of, "--on", "2025-06-10", status=1)
        self.asked("history", "history", *of)
        self.asked("ledger", "ledger", *of)
        self.asked("case-trail", "audit", "list", *of)

    def test_of_every_case_of_the_register(self):
        lines = self.done("evaluate", "-", "--format", "ndjson", stdin=self.done("export")).splitlines()
        self.assertEqual(len(lines), 63)
        for line in lines:
            self.fits("determination", json.loads(line))

    def test_of_the_register(self):
        self.asked("gaps", "gaps")
        self.asked("gaps", "gaps", "--on", later(NIGHT, 30))
        self.asked("body-counts", "gaps", "--bodies")
        self.asked("patterns", "patterns", "--on", NIGHT)
        self.asked("transition", "transition", "--on", "2022-07-01")
        self.asked("comparison", "compare", EXAMPLES / "register.csv", "--mapping", EXAMPLES / "mapping.json", status=1)
        for body in ("nobody", *{gap["owed_by"][0] for gap in self.gaps() if gap["owed_by"]}):
            self.asked("gap-report", "report", "--body", body)
            self.asked("outward-report", "report", "--outward", "--body", body)

    def answered(self, question, answer):
        """The rows must have the members that the question's columns name, each of its kind."""
        self.fits("answer", answer)
        row = {
            "type": "object", "required": [column["name"] for column in question["columns"]],
            "properties": {
                column["name"]: {"anyOf": [KINDS[column["kind"]], {"type": "null"}]} for column in question["columns"]}}
        for number, found in enumerate(answer["rows"]):
            self.assertEqual(json_schema.misfits(row, found), [], f"{question['name']} {number}")
        return answer

    def questions(self):
        return self.fits("questions", self.answer("questions"))["questions"]

    def test_of_every_question(self):
        for question in self.questions():
            name = question["name"]
            words = ["register", "questions"] if name == "register-questions" else [name]
            more = ["--set", "review_months=1"] if name == "what-if" else []
            subjects = [["--body", COUNCIL]] if "body" in question["parameters"] else []
            # Most questions about a body may be asked of the whole register too, where more is found.
            subjects += [[]] if subjects and name != "register-questions" else []
            subjects += [["--case", self.case]] if "case" in question["parameters"] else []
            with self.subTest(name):
                rows = [self.answered(question, self.asked("answer", *words, *about, *more))["rows"] for about in subjects]
                self.assertTrue(any(rows), "nothing to look at")

    def test_of_the_papers(self):
        of = ["--case", self.case]
        self.asked("investigation", "investigate", *of, "--on", NIGHT)
        self.asked("investigation", "investigate", "--case", DISPUTED, "--on", NIGHT)
        self.asked("dispute-pack", "dispute", "pack", "--case", DISPUTED, "--on", NIGHT)
        self.asked("letters", "letter", "list", *of)
        for form in ("text", "html"):
            self.done("letter", "plan", *of, "--on", NIGHT, "--format", form)
        self.assertEqual(len(self.asked("letters", "letter", "list", *of)["letters"]), 2)
        folder = self.folder() / "pack"
        self.done("pack", *of, "--into", folder, "--on", NIGHT)
        for schema, name in [
            ("pack", "manifest"), ("investigation", "investigation"), ("determination", "determination"),
            ("history", "history"),
        ]:
            self.fits(schema, json.loads((folder / f"{name}.json").read_text(encoding="utf-8")))

    def test_of_law_and_trail(self):
        self.asked("rules", "rules")
        self.asked("law", "law", "--on", "2016-04-01")
        self.asked("trail-verdict", "audit", "verify")
        lines = self.done("audit", "export").splitlines()
        spoilt = self.written("trail.ndjson", "\n".join(line.replace(":1,", ":2,", 1) for line in lines) + "\n")
        self.asked("trail-verdict", "audit", "verify", "--export", spoilt, status=1)

    def test_of_a_change(self):
        change = {
            "format": "aftercare-change/1", "case": self.case, "source": "form",
            "record": {"contacts": [{"id": "s9", "at": "2025-06-20T10:00:00+01:00", "kind": "seen"}]}}
        self.asked("recorded", "record", "-", "--any-version", "--dry-run", stdin=change)

    def test_of_the_daemon(self):
        login = self.login("aftercare_app, aftercare_nightly")
        port = free_port()
        daemon = Daemon("--port", port, "--log-level", "error", port=port, PGDATABASE=self.database, PGUSER=login)
        self.addCleanup(daemon.kill)
        daemon.wait_ready()
        token = self.done("token", "issue", "--body", COUNCIL, "--may-record", "--quiet").strip()
        case = "/api/v1/cases/SCHEMA%2F1"
        self.fits("health", daemon.json("/health", token))
        self.fits("owed", daemon.json(f"/api/v1/bodies/{COUNCIL}/gaps", token))
        self.fits("owed", daemon.json(f"/api/v1/bodies/{COUNCIL}/gaps?on={later(NIGHT, 40)}", token))
        self.fits("determination", daemon.json(f"{case}/determination", token))
        self.fits("history", daemon.json(f"{case}/history", token))
        self.fits("version", daemon.json(f"{case}/version", token))
        for path, status in [(f"{case}/determination?on=never", 400), ("/api/v1/nothing", 404)]:
            self.fits("problem", daemon.json(path, token, status))
        described = {question["name"]: question for question in self.questions()}
        for name, path in [("obligations", f"/api/v1/bodies/{COUNCIL}/obligations"), ("who", f"{case}/who")]:
            self.answered(described[name], daemon.json(path, token))
        change = {"format": "aftercare-change/1", "source": "form", "record": {"contacts": [
            {"id": "s8", "at": "2025-06-21T10:00:00+01:00", "kind": "seen"}]}}
        for body, status, schema in [(change, 200, "recorded"), (change | {"record": {"contacts": 1}}, 422, "problem")]:
            found = daemon.get(
                f"{case}/changes", token, "POST", {"If-Match": "*", "Content-Type": "application/json"}, json.dumps(body))
            self.assertEqual(found[0], status, found[2])
            self.fits(schema, json.loads(found[2]))
        gap = next(gap for gap in self.gaps() if COUNCIL in gap["owed_by"])
        found = daemon.get(
            f"/api/v1/cases/{gap['case'].replace('/', '%2F')}/acceptances/{gap['rule']}/{gap['subject']}", token, "PUT",
            {"Content-Type": "application/json"},
            json.dumps({"accepted_by": "A. Director", "reason": "Until the meeting.", "until": later(str(london_now().date()), 60)}))
        self.assertEqual(found[0], 200, found[2])
        self.fits("acceptance", json.loads(found[2]))

    @classmethod
    def tearDownClass(cls):
        super().tearDownClass()
        assert seen == set(json_schema.names()), f"no answer was held to {set(json_schema.names()) - seen}"


class Schemas(BlackBoxCase):
    surroundings = {"PGHOST": "/nowhere"}

    def test_the_command_shows_them_without_a_database(self):
        listed = [line.split()[0] for line in self.done("schema").splitlines()]
        self.assertEqual(listed, json_schema.names())
        for name in listed:
            self.assertEqual(json.loads(self.done("schema", name)), json_schema.schema(name))
        self.refused("schema", "nothing", status=64, says="aftercare schema lists them all")

    def test_an_answer_of_another_form_is_noticed(self):
        rules = self.answer("rules", "--json")
        for change in (
            lambda answer: answer.pop("rule_set"), lambda answer: answer.update(more=1),
            lambda answer: answer["checks"][0].update(severity="mild"), lambda answer: answer["checks"][3].pop("title"),
            lambda answer: answer["responsible"][0].update({"from": "2013-02-30"}),
        ):
            other = copy.deepcopy(rules)
            change(other)
            self.assertEqual(len(json_schema.faults("rules", other)), 1)


if __name__ == "__main__":
    unittest.main()

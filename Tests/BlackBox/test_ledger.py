"""The ledger over time: gaps of a case, reports made again, gaps accepted by name, nights that did not run."""
import json
import urllib.parse

from daemon import Daemon, free_port
from support import NIGHT, later, london_now, psql, today_with_time_left
from test_night import DAY_BEFORE, NightCase


class Ledger(NightCase):
    def without(self, name):
        """A case that opens gaps when it loses a list of facts, and the same without it."""
        for file in self.files:
            less = {key: value for key, value in file.items() if key != name}
            if less != file and self.judged(NIGHT, [less]) - self.judged(NIGHT, [file]):
                return file, less
        self.fail("no case of the register fits")

    def steps(self, case):
        return self.answer("ledger", "--case", case, "--format", "json")["steps"]

    def test_a_gap_opens_closes_and_opens_again(self):
        whole, less = self.without("register")
        case = whole["case"]
        self.night(DAY_BEFORE)
        for days, file in enumerate([less, whole, less]):
            self.imported(file)
            self.night(later(NIGHT, days))
        told = {}
        for step in self.steps(case):
            told.setdefault((step["rule"], step["subject"]), []).append((step["what"], step["night"], step["cause"]))
        again = [
            ("opened", NIGHT, "facts"), ("closed", later(NIGHT, 1), "facts"), ("reopened", later(NIGHT, 2), "facts")]
        self.assertIn(again, told.values())
        self.assertTrue(all(steps[0][2] in ("first_look", "facts", "day") for steps in told.values()))
        text = self.done("ledger", "--case", case)
        self.assertIn("because its facts changed", text)
        self.assertIn("reopened", text)
        rows = self.done("ledger", "--case", case, "--format", "csv").splitlines()
        self.assertEqual(len(rows), len(self.steps(case)) + 1)

    def test_a_case_that_is_not_there(self):
        self.refused("ledger", "--case", "NOT-THERE", status=66, says="no case")

    def test_reports_of_past_nights_are_made_again_as_they_were(self):
        whole, less = self.without("register")
        told = {}
        for days, file in enumerate([whole, less, whole, less]):
            self.imported(file)
            day = later(NIGHT, 20 * days)
            self.night(day)
            for body in {body for gap in self.gaps() for body in gap["owed_by"]}:
                told[body, day] = self.text(body, day)
        for (body, day), text in told.items():
            with self.subTest(body, day=day):
                self.assertEqual(self.text(body, day), text)

    def text(self, body, day):
        report = self.done("report", "--body", body, "--on", day)
        return report.partition("Audit trail:")[0]

    def test_nights_that_did_not_run_are_told(self):
        # Nights to come: none of them is late whenever this runs.
        tomorrow = later(str(london_now().date()), 1)
        for days in (0, 1, 3, 6):
            self.night(later(tomorrow, days))
        report = self.answer("report", "--body", "nobody", "--format", "json")
        self.assertEqual(
            [night["on"] for night in report["irregular_nights"] if night["made_up_on"] is None],
            [later(tomorrow, days) for days in (2, 4, 5)])
        text = self.done("report", "--body", "nobody")
        self.assertEqual(text.count("The check did not run"), 2)
        with self.subTest("as it may leave the house"):
            outward = self.answer("report", "--body", "nobody", "--outward", "--format", "json")
            self.assertEqual(len(outward["cautions"]), 2)
            for form in ("text", "csv", "html"):
                told = self.done("report", "--body", "nobody", "--outward", "--format", form)
                for caution in outward["cautions"]:
                    self.assertIn(caution, told)


class Merged(NightCase):
    def test_what_closed_in_an_old_name_is_told_with_who_took_over(self):
        for day in ("2026-03-31", "2026-04-01"):
            self.night(day)
        merged = "QNQ"
        report = self.report(merged)
        self.assertTrue(report["closed"])
        self.assertEqual(report["totals"]["open"], 0)
        changes = self.answer("changes", "--body", merged, "--since", "2026-04-01", "--json")
        self.assertTrue([row for row in changes["rows"] if row["change"] == "gap closed"], changes["rows"][:3])
        for said in (report["cautions"], changes["notes"]):
            self.assertIn("ended before 1 April 2026", said[0])
            self.assertIn("(S0E4D)", said[0])


class AcceptanceCase(NightCase):
    """A night of today, on which somebody accepts a gap that two bodies owe."""

    WORDS = {"accepted_by": "A. Director, director of care", "reason": "The plan is due after the meeting."}

    def setUp(self):
        super().setUp()
        self.today = str(today_with_time_left())
        self.night(self.today)
        self.gap = next(gap for gap in self.gaps() if len(gap["owed_by"]) == 2)
        self.body, self.other = self.gap["owed_by"]
        self.token = self.issued(self.body)
        self.about = [
            "--case", self.gap["case"], "--rule", self.gap["rule"], "--subject", self.gap["subject"]]

    def issued(self, body, *more, role="coordinator"):
        return self.done("token", "issue", "--body", body, "--role", role, "--quiet", "--label", "test", *more).strip()

    def reported(self, body, *more):
        gaps = self.report(body, *more)["gaps"]
        return next(
            gap for gap in gaps
            if all(gap[name] == self.gap[name] for name in ("case", "rule", "subject")))


class Acceptance(AcceptanceCase):
    def accept(self, words=None, until=None, status=0, says="", token=None):
        given = json.dumps(words or self.WORDS)
        call = ["accept", "gap", *self.about, "--until", until or later(self.today, 30)]
        if status:
            return self.refused(*call, status=status, says=says, stdin=given, AFTERCARE_TOKEN=token or self.token)
        return self.done(*call, stdin=given, AFTERCARE_TOKEN=self.token)

    def test_it_is_shown_and_hides_nothing(self):
        self.accept()
        for body in (self.body, self.other):
            (given,) = self.reported(body)["accepted"]
            self.assertEqual((given["body"], given["by"]), (self.body, self.WORDS["accepted_by"]))
            self.assertEqual(given["until"], later(self.today, 30))
        text = self.done("report", "--body", self.other, "--without-patterns")
        self.assertIn("It stays a gap", text)
        self.assertIn(self.WORDS["reason"], text)
        self.assertIn("accepted", self.done("ledger", "--case", self.gap["case"]))

    def test_it_ends_by_itself_and_by_hand(self):
        self.accept(until=later(self.today, 2))
        self.night(later(self.today, 3))
        self.assertEqual(self.reported(self.body)["accepted"], [])
        self.assertEqual(len(self.reported(self.body, "--on", self.today)["accepted"]), 1)
        self.done("accept", "end", *self.about, AFTERCARE_TOKEN=self.token)
        self.refused("accept", "end", *self.about, status=66, AFTERCARE_TOKEN=self.token)

    def test_a_second_takes_the_place_of_the_first(self):
        self.accept()
        self.accept({"accepted_by": "B. Deputy, deputy director", "reason": "In place of the director."})
        (given,) = self.reported(self.body)["accepted"]
        self.assertEqual(given["by"], "B. Deputy, deputy director")

    def test_what_is_refused(self):
        self.accept({"accepted_by": "A", "reason": "Long enough."}, status=65, says="3 to 200")
        self.accept({"accepted_by": "A. Director", "reason": "short"}, status=65, says="10 to 4,000")
        self.accept({"name": "A. Director"}, status=65, says="accepted_by")
        self.accept(until=later(self.today, -400), status=65, says="later day")
        self.accept(until=later(self.today, 500), status=65, says="a year")
        self.accept(status=66, token=self.issued(self.body, role="auditor"), says="no such case")
        stranger = next(body for body in ("E10000020", "E06000001") if body not in self.gap["owed_by"])
        self.accept(status=66, token=self.issued(stranger), says="no such case")
        self.about[3] = "ZZ-99"
        self.accept(status=66, says="no such gap")
        self.assertEqual(self.sql("select count(*) from aftercare.gap_acceptance").strip(), "0")


class AcceptanceOverHTTP(AcceptanceCase):
    def setUp(self):
        super().setUp()
        database, port = self.surroundings["PGDATABASE"], free_port()
        self.daemon = Daemon(
            "--port", port, port=port, PGDATABASE=database, PGUSER=self.login("aftercare_app, aftercare_nightly"))
        self.addCleanup(self.daemon.kill)
        self.daemon.wait_ready()
        self.token = self.issued(self.body, "--may-record")

    def send(self, method="PUT", token=None, gap=None, body=None, **words):
        gap = self.gap | (gap or {})
        path = "/api/v1/cases/{case}/acceptances/{rule}/{subject}".format(
            **{name: urllib.parse.quote(gap[name], safe="") for name in ("case", "rule", "subject")})
        sent = json.dumps(self.WORDS | {"until": later(self.today, 30)} | words).encode() if body is None else body
        return self.daemon.get(
            path, token or self.token, method, {"Content-Type": "application/json"}, sent if method == "PUT" else None)

    def refusal(self, status, code, *more, **words):
        found = self.send(*more, **words)
        self.assertEqual(found[0], status, found[2])
        problem = json.loads(found[2])
        self.assertEqual(problem["code"], code)
        return problem

    def accepted(self):
        return self.sql(
            "select count(*), count(*) filter (where ended_at = 'infinity') from aftercare.gap_acceptance").strip()

    def sql(self, text):
        return psql(text, self.surroundings["PGDATABASE"])

    def test_it_is_accepted_once_and_ended(self):
        for _ in range(2):
            status, headers, body = self.send()
            self.assertEqual((status, headers["Cache-Control"]), (200, "no-store"), body)
        found = json.loads(body)
        self.assertEqual(
            [found[name] for name in ("case", "rule", "subject", "body", "by", "reason", "on", "until")],
            [self.gap["case"], self.gap["rule"], self.gap["subject"], self.body, *self.WORDS.values(), self.today, later(self.today, 30)])
        self.assertEqual(self.accepted(), "1|1")
        (given,) = self.reported(self.other)["accepted"]
        self.assertEqual((given["body"], given["by"], given["until"]), (self.body, self.WORDS["accepted_by"], later(self.today, 30)))
        self.assertEqual(self.send(until=later(self.today, 60))[0], 200)
        self.assertEqual(self.accepted(), "2|1")
        self.assertEqual(self.send("DELETE")[::2], (204, b""))
        self.assertEqual(self.accepted(), "2|0")
        self.refusal(404, "no_such_acceptance", "DELETE")
        trail = json.loads(self.done("audit", "list", "--case", self.gap["case"], "--format", "json"))
        told = [(event["kind"], event["actor"].partition(":")[0]) for event in trail]
        self.assertEqual(told.count(("gap_accepted", "token")), 3)
        self.assertEqual(told.count(("acceptance_ended", "token")), 2)
        self.assertNotIn(self.WORDS["accepted_by"].encode(), self.daemon.log)
        self.assertNotIn(self.gap["case"].encode(), self.daemon.log)

    def test_what_is_refused(self):
        self.assertEqual(self.send(token="aftercare_no")[0], 401)
        for method in ("PUT", "DELETE"):
            self.refusal(403, "token_only_asks", method, token=self.issued(self.body))
            self.refusal(404, "no_such_acceptance" if method == "DELETE" else "no_such_case", method, gap={"case": "NO-SUCH"})
        for unfit, pointers in [
            (b"{}", ["/accepted_by", "/reason", "/until"]), (b"[]", [""]), (b"not JSON", [""]),
            (json.dumps(self.WORDS | {"until": "soon"}).encode(), ["/until"]),
            (json.dumps(self.WORDS | {"until": None}).encode(), [""]),
            (json.dumps(self.WORDS | {"until": self.today, "more": 1}).encode(), ["/more"]),
        ]:
            problem = self.refusal(422, "unfit", body=unfit)
            self.assertEqual([fault["pointer"] for fault in problem["faults"]], pointers)
        self.refusal(422, "unfit", accepted_by="A")
        self.refusal(422, "unfit", reason="short")
        self.refusal(422, "unfit", until=later(self.today, 500))
        self.refusal(422, "unfit", until=later(self.today, -2))
        self.refusal(413, "too_large", reason="x" * 70_000)
        self.refusal(404, "no_such_gap", gap={"rule": "ZZ-99"})
        self.refusal(404, "no_such_gap", gap={"subject": "plans:none"})
        stranger = next(body for body in ("E10000020", "E06000001") if body not in self.gap["owed_by"])
        self.refusal(404, "no_such_case", token=self.issued(stranger, "--may-record"))
        self.refusal(404, "no_such_case", token=self.issued(self.body, "--may-record", role="auditor"))
        self.assertEqual(self.accepted(), "0|0")

"""The daemon's answers over HTTP."""
import json
import re

import shape
from daemon import Daemon, free_port
from support import (
    CRASH, DatabaseCase, SEVERITIES, identity, later, london_now, persons, psql, scenario, wait_until, with_canaries,
)

CCG, ICB, OTHER_ICB = "15F", "QWO", "QYG"
"""Leeds CCG, the board that succeeded it, and one that did not."""


class DaemonCase(DatabaseCase):
    """A daemon on a register whose night of today is published, with tokens for some bodies."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.today = str(london_now().date())
        text = cls.done("demo", "register", "--cases", 80, "--seed", 5, "--today", cls.today)
        files = [json.loads(line) for line in text.splitlines()]
        files.append(scenario("exemplar-complete")["case"])
        cls.files = {file["case"]: with_canaries(file, number) for number, file in enumerate(files)}
        cls.persons = set().union(*map(persons, cls.files.values()))
        cls.imported(*cls.files.values())
        cls.night(cls.today)
        # Recorded after the night: only the CCG that was registered in its day is a party.
        cls.old = {
            "format": "aftercare-case/1", "case": "OLD/2019.1", "person": {"nhs_number": "9993100005"},
            "register": {"entered": "2019-05-01", "nhs_body": CCG, "nhs_determined": "2019-05-01"}}
        cls.imported(cls.old)
        cls.tokens = {}
        cls.user = cls.login()
        port = free_port()
        cls.daemon = Daemon(
            "--log-level", "debug", "--port", port, port=port, PGDATABASE=cls.database, PGUSER=cls.user)
        cls.addClassCleanup(cls.daemon.kill)
        cls.daemon.wait_ready()

    @classmethod
    def token(cls, body):
        if body not in cls.tokens:
            cls.tokens[body] = cls.done("token", "issue", "--body", body, "--quiet").strip()
        return cls.tokens[body]

    @classmethod
    def parties(cls):
        """A case with open gaps and the two bodies that owe its duty."""
        for gap in cls.gaps():
            if len(gap["owed_by"]) == 2:
                return gap["case"], gap["owed_by"]
        raise AssertionError("no gap is owed by two bodies")

    def assertProblem(self, answer, status, code=None):
        found, headers, body = answer
        self.assertEqual(found, status, body)
        self.assertEqual(headers["Content-Type"].split(";")[0], "application/problem+json")
        problem = json.loads(body)
        self.assertEqual(problem["status"], status)
        self.assertTrue(problem["title"] and problem["detail"])
        if code:
            self.assertEqual(problem["code"], code)
        self.assertNoPerson(body, self.persons)
        return problem


class Health(DaemonCase):
    def test_health_needs_no_token(self):
        status, headers, body = self.daemon.get("/health")
        self.assertEqual(status, 200)
        self.assertEqual(headers["Content-Type"].split(";")[0], "application/json")
        found = json.loads(body)
        self.assertEqual((found["status"], found["last_night"]), ("ok", self.today))
        self.assertTrue(found["rule_set"])

    def test_health_says_when_the_database_is_away_and_back(self):
        path = f"/api/v1/bodies/{ICB}/gaps"
        self.assertEqual(self.daemon.get(path, self.token(ICB))[0], 200)
        psql(f"alter database {self.database} allow_connections false")
        try:
            psql(f"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{self.database}'")
            status, _, body = self.daemon.get("/health")
            self.assertEqual((status, json.loads(body)["status"]), (503, "database_unreachable"))
            self.assertProblem(self.daemon.get(path, self.token(ICB)), 503)
        finally:
            psql(f"alter database {self.database} allow_connections true")
        wait_until(lambda: self.daemon.get("/health")[0] == 200, what="health")
        self.assertEqual(self.daemon.get(path, self.token(ICB))[0], 200)


class Tokens(DaemonCase):
    def test_without_a_token_or_with_a_bad_one(self):
        for path in [f"/api/v1/bodies/{ICB}/gaps", "/api/v1/cases/OLD%2F2019.1/determination"]:
            good = self.token(ICB)
            for headers in [
                {}, {"Authorization": ""}, {"Authorization": "Bearer"}, {"Authorization": "Bearer "},
                {"Authorization": good}, {"Authorization": f"Basic {good}"},
                {"Authorization": "Bearer aftercare_" + "0" * 64}, {"Authorization": f"Bearer {good}0"},
                {"Authorization": f"Bearer {good[:-1]}"}, {"Authorization": f"Bearer {good.upper()}"},
                {"Authorization": "Bearer ' or 1=1 --"},
            ]:
                with self.subTest(path, headers=headers):
                    answer = self.daemon.get(path, headers=headers)
                    self.assertProblem(answer, 401)
                    self.assertEqual(answer[1]["WWW-Authenticate"], "Bearer")

    def test_revoked(self):
        token = self.done("token", "issue", "--body", ICB, "--label", "revoke me", "--quiet").strip()
        path = f"/api/v1/bodies/{ICB}/gaps"
        self.assertEqual(self.daemon.get(path, token)[0], 200)
        id = re.search(r"^(\w{12}) .*revoke me", self.done("token", "list"), re.M)[1]
        self.done("token", "revoke", id)
        self.assertProblem(self.daemon.get(path, token), 401)

    def test_expired(self):
        token = self.done("token", "issue", "--body", ICB, "--label", "expired", "--quiet").strip()
        self.sql(
            "update aftercare.token set issued_at = now() - interval '2 days', expires_at = now() - interval '1 second' "
            "where label = 'expired'")
        self.assertProblem(self.daemon.get(f"/api/v1/bodies/{ICB}/gaps", token), 401)
        self.assertRegex(self.done("token", "list"), r"expired\b.*expired")


class Determinations(DaemonCase):
    def path(self, case, query=""):
        return f"/api/v1/cases/{case.replace('/', '%2F')}/determination{query}"

    def test_is_that_of_evaluate(self):
        case, bodies = self.parties()
        for body in bodies:
            for day in [None, "2024-02-29", later(self.today, 90)]:
                with self.subTest(body, day=day):
                    query = f"?on={day}" if day else ""
                    status, headers, text = self.daemon.get(self.path(case, query), self.token(body))
                    self.assertEqual(status, 200)
                    self.assertEqual(headers["Content-Type"].split(";")[0], "application/json")
                    self.assertEqual(headers["Cache-Control"], "no-store")
                    found = json.loads(text)
                    self.assertEqual(shape.faults(found), [])
                    self.assertNoPerson(text, self.persons)
                    found.pop("known_at", None)
                    alone = self.answer(
                        "evaluate", "-", "--on", day or self.today, "--format", "json", stdin=self.files[case])
                    self.assertEqual(found, alone)

    def test_says_what_was_known(self):
        case, bodies = self.parties()
        found = self.daemon.json(self.path(case), self.token(bodies[0]))
        self.assertIsNotNone(found.get("known_at"), "known_at is filled where the record is asked")

    def test_a_bad_day(self):
        case, bodies = self.parties()
        for day in ["2026-02-30", "today", "", "20260101"]:
            with self.subTest(day):
                self.assertProblem(
                    self.daemon.get(self.path(case, f"?on={day}"), self.token(bodies[0])), 400, "bad_parameter")

    def test_absent_and_foreign_cases_read_the_same(self):
        case, bodies = self.parties()
        stranger = next(
            gap["owed_by"][0] for gap in self.gaps()
            if gap["owed_by"] and not set(gap["owed_by"]) & set(bodies) and gap["case"] != case
            and gap["owed_by"][0] not in json.dumps(self.files[case]))
        foreign = self.daemon.get(self.path(case), self.token(stranger))
        self.assertProblem(foreign, 404)
        for absent in ["NO-SUCH-CASE", "x" * 41, "-", "a b"]:
            with self.subTest(absent):
                answer = self.daemon.get(self.path(absent.replace(" ", "%20")), self.token(stranger))
                self.assertEqual((answer[0], answer[2]), (foreign[0], foreign[2]))
                self.assertEqual(
                    sorted(name for name in answer[1] if name != "Date"),
                    sorted(name for name in foreign[1] if name != "Date"))
        for query in ["?on=2020-01-01"]:
            one = self.daemon.get(self.path(case, query), self.token(stranger))
            self.assertEqual(one[2], self.daemon.get(self.path("NO-SUCH-CASE", query), self.token(stranger))[2])

    def test_a_successor_sees_the_cases_of_its_predecessor(self):
        case = self.old["case"]
        self.assertEqual(self.daemon.json(self.path(case), self.token(ICB))["case"], case)
        # A body that has ended asks no more.
        for body in [CCG, OTHER_ICB]:
            self.assertProblem(self.daemon.get(self.path(case), self.token(body)), 404)

    def test_other_methods_and_routes(self):
        case, bodies = self.parties()
        token = self.token(bodies[0])
        self.assertIn(self.daemon.get(self.path(case), token, method="DELETE")[0], (404, 405))
        self.assertIn(self.daemon.get(self.path(case), token, method="POST")[0], (404, 405))
        self.assertIn(self.daemon.get("/api/v1/cases", token)[0], (404, 401))
        self.assertEqual(self.daemon.get("/api/v2/anything", token)[0], 404)


class Owed(DaemonCase):
    def owed(self, body, query="", token_of=None):
        return self.daemon.json(f"/api/v1/bodies/{body}/gaps{query}", self.token(token_of or body))

    def worst(self):
        bodies = [body for gap in self.gaps() for body in gap["owed_by"]]
        return max(sorted(set(bodies)), key=bodies.count)

    def test_is_what_the_command_lists(self):
        body = self.worst()
        found = self.owed(body)
        self.assertEqual((found["format"], found["body"], found["night"]), ("aftercare-owed/1", body, self.today))
        listed = {identity(gap): gap for gap in self.gaps("--body", body)}
        self.assertEqual(sorted(map(identity, found["gaps"])), sorted(listed))
        for gap in found["gaps"]:
            for member in ["severity", "since", "due", "owed_by"]:
                self.assertEqual(gap[member], listed[identity(gap)][member])
        report = self.report(body)
        soon = [clock for clock in found["upcoming"] if clock["opens"] < report["upcoming_before"]]
        self.assertEqual(sorted(map(identity, soon)), sorted(map(identity, report["upcoming"])))
        self.assertTrue(soon)

    def test_gaps_and_clocks_have_the_contract_s_form(self):
        found = self.owed(self.worst())
        told = {"case": shape.text, "theme": shape.text}
        check = shape.record({
            "format": shape.text, "body": shape.body, "night": shape.date, "not_judged": shape.each(shape.text),
            "cautions": shape.each(shape.text),
            "gaps": shape.each(shape.record(shape.GAP | told, shape.GAP_MORE)),
            "upcoming": shape.each(shape.record(shape.UPCOMING | told, shape.UPCOMING_MORE))})
        self.assertEqual(check(found), [])
        self.assertNoPerson(json.dumps(found), self.persons)

    def test_judged_anew_it_says_what_the_night_said(self):
        body = self.worst()
        night, anew = self.owed(body), self.owed(body, f"?on={self.today}")
        self.assertTrue(night["gaps"])
        for name in ["gaps", "upcoming"]:
            self.assertEqual(sorted(map(identity, night[name])), sorted(map(identity, anew[name])))
        self.assertEqual((None, self.today, self.today), (anew["night"], anew["on"], anew["law_on"]))

    def test_filters(self):
        body = self.worst()
        everything = self.owed(body)
        theme, severity = everything["gaps"][0]["theme"], everything["gaps"][0]["severity"]
        days = sorted(item["due"] for item in everything["gaps"] + everything["upcoming"] if item["due"])
        due = days[len(days) // 2]
        for query, chosen in [
            (f"?theme={theme}", lambda gap: gap["theme"] == theme),
            (f"?severity={severity}", lambda gap: gap["severity"] == severity),
            (f"?due_by={due}", lambda gap: gap["due"] is not None and gap["due"] <= due),
            (f"?severity={severity}&theme={theme}&due_by={due}",
             lambda gap: (gap["severity"], gap["theme"]) == (severity, theme) and (gap["due"] or "9") <= due),
            ("?due_by=1999-01-01", lambda gap: False),
        ]:
            with self.subTest(query):
                self.assertEqual(
                    self.owed(body, query)["gaps"], [gap for gap in everything["gaps"] if chosen(gap)])
        coming = self.owed(body, f"?due_by={due}&theme={theme}")["upcoming"]
        self.assertEqual(
            coming, [clock for clock in everything["upcoming"] if clock["due"] <= due and clock["theme"] == theme])
        parts = [len(self.owed(body, f"?severity={severity}")["gaps"]) for severity in SEVERITIES]
        self.assertEqual(sum(parts), len(everything["gaps"]))

    def test_bad_parameters(self):
        body = self.worst()
        for query in ["theme=none", "theme=", "severity=bad", "severity=CRITICAL", "due_by=soon", "due_by=2026-02-30"]:
            with self.subTest(query):
                answer = self.daemon.get(f"/api/v1/bodies/{body}/gaps?{query}", self.token(body))
                problem = self.assertProblem(answer, 400, "bad_parameter")
                self.assertIn(query.split("=")[0], problem["detail"])
        self.assertProblem(self.daemon.get("/api/v1/bodies/nonsense-code/gaps", self.token(body)), 400)

    def test_another_body_s(self):
        body = self.worst()
        other = next(code for code in [ICB, OTHER_ICB] if code != body)
        self.assertProblem(self.daemon.get(f"/api/v1/bodies/{body}/gaps", self.token(other)), 403)
        self.assertProblem(self.daemon.get(f"/api/v1/bodies/{body}/gaps?severity=bad", self.token(other)), 403)

    def test_a_successor_may_ask_about_its_predecessor_not_the_other_way_round(self):
        self.assertEqual(self.owed(CCG, token_of=ICB)["body"], CCG)
        self.assertProblem(self.daemon.get(f"/api/v1/bodies/{ICB}/gaps", self.token(CCG)), 403)


class Logs(DaemonCase):
    def test_logs_are_json_and_name_neither_case_nor_person(self):
        case, bodies = self.parties()
        number = self.files[case]["person"].get("nhs_number", "9993100005")
        token = self.token(bodies[0])
        for path in [
            f"/api/v1/cases/{case}/determination", f"/api/v1/cases/{case}/determination?on=bad",
            f"/api/v1/cases/{number}/determination", f"/{number}", f"/api/v1/bodies/{number}/gaps",
            f"/api/v1/bodies/{bodies[0]}/gaps?theme={number}", f"/api/v1/bodies/{bodies[0]}/gaps",
        ]:
            for sent in [token, None, f"aftercare_{number}"]:
                self.daemon.get(path, sent)
        requests = wait_until(lambda: self.daemon.log.count(b'"request"') >= 21 and self.daemon.log, what="the log")
        found = [json.loads(line) for line in requests.decode().splitlines()]
        for event in found:
            for member in ["time", "level", "message"]:
                self.assertTrue(event[member])
        self.assertIn("starting", [event["message"] for event in found])
        routes = {event.get("route") for event in found if event["message"] == "request"}
        self.assertTrue(any("{case}" in (route or "") or ":case" in (route or "") for route in routes), routes)
        self.assertNoPerson(requests, self.persons | set(self.files) | {number, token, self.old["case"]})
        self.assertIsNone(CRASH.search(requests), requests.decode())
        self.assertEqual(self.daemon.stop(), 0)

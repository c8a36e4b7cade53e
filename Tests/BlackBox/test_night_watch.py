"""How a monitoring system learns that the nightly check did not run."""
import json
import unittest

from daemon import Daemon, free_port
from support import DatabaseCase, later, london_now, scenario, wait_until


class Status(DatabaseCase):
    def published(self, *days, hours_ago=1):
        self.sql("delete from aftercare.night")
        for day in days:
            self.night(day)
        self.sql(f"update aftercare.night set published_at = now() - interval '{hours_ago} hours'")

    def status(self, *more, **options):
        found = self.call("night", "status", *more, **options)
        self.assertEqual(found.stdout.count(b"\n"), 1)
        return found.returncode, found.stdout.decode()

    def setUp(self):
        self.today = str(london_now().date())

    def test_states(self):
        self.sql("delete from aftercare.night")
        status, words = self.status()
        self.assertEqual(status, 2)
        self.assertIn("no night has been published", words)
        for hours, expected in [(1, 0), (27, 1), (51, 2)]:
            with self.subTest(hours):
                self.published(later(self.today, -1), hours_ago=hours)
                status, words = self.status()
                self.assertEqual(status, expected, words)
                self.assertRegex(words, rf"age={hours * 3600 // 100}\d\ds;93600;180000;0 missed=0;;;0")
        self.assertEqual(self.status("--warn-hours", 60, "--critical-hours", 70)[0], 0)

    def test_missed_nights_are_counted(self):
        self.published(later(self.today, -5), later(self.today, -2))
        self.assertIn(f"3 missed in 30 days, the last {later(self.today, -1)}", self.status()[1])

    def test_a_case_that_was_not_judged_is_a_warning(self):
        self.imported(scenario("exemplar-complete")["case"])
        self.published(self.today)
        self.assertEqual(self.status()[0], 0)
        self.addCleanup(self.sql, "delete from aftercare.unjudged_case")
        for day, wanted in [(later(self.today, -1), 0), (self.today, 1)]:
            self.sql(f"insert into aftercare.unjudged_case select case_id, '{day}' from aftercare.case_file")
            status, words = self.status()
            self.assertEqual(status, wanted, words)
            self.assertEqual("NOT JUDGED: 1 case;" in words, bool(wanted), words)
            self.assertIn(f" not_judged={wanted};0;;0", words)

    def test_what_cannot_be_asked_is_unknown(self):
        for changes in [{"PGDATABASE": "no_such_database"}, {"PGHOST": "/nowhere"}]:
            status, words = self.status(**changes)
            self.assertEqual(status, 3)
            self.assertTrue(words.startswith("AFTERCARE NIGHT UNKNOWN"), words)

    def test_wrong_hours_are_refused(self):
        self.refused("night", "status", "--warn-hours", 60, status=64, says="--critical-hours")


class Metrics(DatabaseCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.imported(scenario("records-register-without-detention")["case"], scenario("council-no-fixed-abode")["case"])
        cls.night(str(london_now().date()))
        cls.user = cls.login(roles="aftercare_app, aftercare_nightly, aftercare_seal")

    def daemon(self, **changes):
        port = free_port()
        daemon = Daemon("--night-at", "00:00", "--port", port, port=port, PGDATABASE=self.database, PGUSER=self.user, **changes)
        self.addCleanup(daemon.process.wait)
        self.addCleanup(daemon.process.terminate)
        return daemon.wait_ready()

    def test_figures_of_the_register_and_of_nobody(self):
        daemon = self.daemon()
        status, headers, body = daemon.get("/metrics")
        self.assertEqual(status, 200)
        self.assertTrue(headers["Content-Type"].startswith("text/plain; version=0.0.4"))
        found = dict(line.rsplit(" ", 1) for line in body.decode().splitlines() if not line.startswith("#"))
        self.assertEqual(found["aftercare_up"], "1")
        self.assertLess(int(found["aftercare_night_age_seconds"]), 600)
        self.assertEqual(found["aftercare_nights_missed"], "0")
        self.assertEqual(found["aftercare_cases_not_judged"], "0")
        self.addCleanup(self.sql, "delete from aftercare.unjudged_case")
        self.sql(
            "insert into aftercare.unjudged_case select case_id, (select max(on_date) from aftercare.night) "
            "from aftercare.case_file")
        self.assertIn(b"\naftercare_cases_not_judged 2\n", daemon.get("/metrics")[2])
        counts = {}
        for gap in self.gaps():
            counts[gap["severity"]] = counts.get(gap["severity"], 0) + 1
        for severity in ["critical", "high", "medium", "low"]:
            self.assertEqual(int(found[f'aftercare_gaps_open{{severity="{severity}"}}']), counts.get(severity, 0))

    def test_the_log_says_how_old_the_night_is(self):
        daemon = self.daemon()
        line = wait_until(
            lambda: next((line for line in daemon.log.splitlines() if b"age of the last published night" in line), None),
            what="the line of the age")
        self.assertIn("age_seconds", json.dumps(json.loads(line)))


if __name__ == "__main__":
    unittest.main()

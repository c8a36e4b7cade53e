"""Nights while the clock of the database goes over London's changes of clocks, stands still, or is set back.

The server alone has another clock: by that of the machine, which the daemons have, nothing of this is due.
"""
import datetime
import itertools
import json
import pathlib
import subprocess
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "OtherClock"))
from daemon import Daemon, free_port  # noqa: E402
from other_clock import OtherClock  # noqa: E402
from support import ROOT, BlackBoxCase, environment, wait_until  # noqa: E402

POSTGRES = ROOT / "deploy" / "private-postgres"


def moment(text):
    return datetime.datetime.fromisoformat(text + "+00:00")


class OtherClocks(BlackBoxCase):
    numbers = itertools.count(1)

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.clock = OtherClock()
        cls.addClassCleanup(cls.clock.close)
        cls.clock.set(moment("2027-01-04T12:00:00"))
        # The server lives until this end of the pipe is closed, whatever closes it.
        holder = subprocess.Popen(
            [POSTGRES, "with", "--fast", "sh", "-c", "echo $PGHOST $PGUSER; exec cat"], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True, env=environment(**cls.clock.surroundings))
        cls.addClassCleanup(holder.wait)
        cls.addClassCleanup(holder.stdout.close)
        cls.addClassCleanup(holder.stdin.close)
        host, user = holder.stdout.readline().split()
        cls.server = {"PGHOST": host, "PGUSER": user}
        cls.surroundings = cls.server | {"PGDATABASE": "before"}
        cls.sql("create database before", "postgres")
        cls.done("db", "migrate")
        cls.sql(
            "create role night_login login noinherit in role aftercare_app, aftercare_nightly, aftercare_seal", "postgres")
        cls.done("import", "--lines", "-", stdin=cls.done("demo", "register", "--cases", 8, "--today", "2027-01-04"))

    @classmethod
    def sql(cls, text, database):
        return subprocess.run(
            ["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-c", text], check=True, capture_output=True, text=True,
            env=environment(**cls.server, PGDATABASE=database)).stdout.strip()

    def life(self, begins, *flags):
        """Two daemons on a register of their own, from a moment on."""
        self.database = f"life_{next(self.numbers)}"
        self.sql(f"create database {self.database} template before", "postgres")
        self.clock.set(moment(begins))
        self.daemons = [self.daemon(*flags) for _ in range(2)]

    def daemon(self, *flags):
        port = free_port()
        daemon = Daemon(
            "--port", port, "--log-level", "debug", *flags, port=port, **(self.server | {"PGUSER": "night_login", "PGDATABASE": self.database}),
            AFTERCARE_FAILPOINTS="night.size.pause=1")
        self.addCleanup(daemon.kill)
        return daemon

    def until(self, night):
        """Waits for a night and all that follows it."""
        wait_until(
            lambda: self.sql(
                f"select followed_up_at is not null from aftercare.night where on_date = '{night}'", self.database) == "t",
            60, f"the night of {night}")

    def nothing_is_due(self, at):
        """Sets the clock; each daemon looks, and looks again, and finds that no night is due."""
        self.clock.set(moment(at))
        for daemon in self.daemons:
            seen = daemon.log.count(b"no night is due")
            wait_until(lambda: daemon.log.count(b"no night is due") >= seen + 2, what="a look of each daemon")

    def assertPublished(self, *wanted):
        """Each night once, in order, by the database's clock not begun before its hour, and whether late."""
        told = []
        for daemon in self.daemons:
            self.assertEqual(daemon.stop(), 0)
            self.assertNotIn(b'"error"', daemon.log)
            events = [json.loads(line) for line in daemon.log.splitlines()]
            told += [event["night"] for event in events if event["message"] == "night published"]
        self.assertEqual(sorted(told), sorted(night for night, _, _ in wanted))
        rows = self.sql(
            "select on_date, to_char(started_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS'), late "
            "from aftercare.night order by published_at", self.database)
        for (night, due, is_late), row in zip(wanted, rows.splitlines(), strict=True):
            on, began, late = row.split("|")
            self.assertEqual((on, late), (night, "t" if is_late else "f"))
            self.assertGreaterEqual(began, due)
        verdict = self.call("audit", "verify", PGDATABASE=self.database)
        self.assertEqual(verdict.returncode, 0, verdict.stdout + verdict.stderr)

    def test_an_hour_that_the_clocks_skip(self):
        self.life("2027-03-27T12:00:00", "--night-at", "01:30")
        self.until("2027-03-27")
        self.nothing_is_due("2027-03-28T00:30:00")
        # Two seconds later it is two o'clock.
        self.clock.set(moment("2027-03-28T00:59:58"))
        self.until("2027-03-28")
        self.nothing_is_due("2027-03-28T01:30:00")
        self.clock.set(moment("2027-03-29T00:29:58"))
        self.until("2027-03-29")
        self.assertPublished(
            ("2027-03-27", "2027-03-27T12:00:00", False), ("2027-03-28", "2027-03-28T01:00:00", False),
            ("2027-03-29", "2027-03-29T00:30:00", False))

    def test_an_hour_that_comes_twice(self):
        self.life("2027-10-30T12:00:00", "--night-at", "01:30")
        self.until("2027-10-30")
        self.clock.set(moment("2027-10-31T00:29:58"))
        self.until("2027-10-31")
        # Half past one for the second time.
        self.nothing_is_due("2027-10-31T01:30:00")
        self.clock.set(moment("2027-11-01T01:29:58"))
        self.until("2027-11-01")
        self.assertPublished(
            ("2027-10-30", "2027-10-30T12:00:00", False), ("2027-10-31", "2027-10-31T00:30:00", False),
            ("2027-11-01", "2027-11-01T01:30:00", False))

    def test_a_night_that_is_asked_for_is_of_the_database_s_day(self):
        self.clock.set(moment("2027-06-10T23:30:00"))
        self.sql("create database asked template before", "postgres")
        self.assertIn("Night of 2027-06-11: 8 cases", self.done("run", "nightly", PGDATABASE="asked"))

    def test_a_clock_that_is_set_back_and_one_that_stood_still(self):
        self.life("2028-02-28T12:00:00")
        self.until("2028-02-28")
        self.clock.set(moment("2028-02-26T12:00:00"))
        for daemon in self.daemons:
            wait_until(
                lambda: b"no night is run until the day of the last published one has come" in daemon.log,
                what="a word of the clock")
        self.nothing_is_due("2028-02-28T11:59:00")
        # It stood still for two days and more, of which one is the leap day.
        self.clock.set(moment("2028-03-02T12:00:00"))
        self.until("2028-03-02")
        self.assertPublished(
            ("2028-02-28", "2028-02-28T12:00:00", False), ("2028-02-29", "2028-03-02T12:00:00", True),
            ("2028-03-01", "2028-03-02T12:00:00", True), ("2028-03-02", "2028-03-02T12:00:00", False))

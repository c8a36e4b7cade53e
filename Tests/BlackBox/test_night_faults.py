"""Nights whose runs die: a death at every named point, a case that ends the program, runs overtaken, nights missed.

Tests/Faults does this at random and hundreds of times.
"""
import json
import pathlib
import re
import signal
import sys
import unittest

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "Faults"))
import faults  # noqa: E402
import world  # noqa: E402
from daemon import Daemon, free_port  # noqa: E402
from support import ROOT, drop_database, later, psql, wait_until  # noqa: E402

SMALL = {"night.size.chunk": 2, "night.size.batch": 3, "night.size.checkpoint": 2, "night.size.lease": 60}


class FaultCase(unittest.TestCase):
    """A small register before its first night, copied for each test."""

    cases = 8
    sizes = SMALL
    maxDiff = 4000

    @classmethod
    def setUpClass(cls):
        standard = dict(world.SIZES)
        cls.addClassCleanup(world.SIZES.update, standard)
        world.SIZES.update(cls.sizes)
        cls.home = world.World(cls.cases)
        cls.addClassCleanup(cls.home.close)
        cls.today = str(cls.home.today)
        cls.login = f"night_faults_{cls.home.database}"
        psql(f"create role {cls.login} login noinherit in role aftercare_app, aftercare_nightly, aftercare_seal")
        cls.addClassCleanup(psql, f"drop role {cls.login}")

    def register(self):
        name = self.home.copy()
        self.addCleanup(drop_database, name)
        return name

    def run_night(self, database, day, *more, points=()):
        return world.Run(database, "run", "nightly", "--on", day, *more, points=points)

    def publish(self, database, day, *more):
        """Runs a night to its end; the server may still be ending the session of a run that died."""
        def run():
            night = self.run_night(database, day, *more)
            status = night.wait()
            self.assertIn(status, (0, 69), night.message)
            self.assertTrue(status == 0 or "under way" in night.message, night.message)
            return status == 0
        wait_until(run, what="the night")

    def daemon(self, database, *flags, points=()):
        port = free_port()
        orders = [f"{name}={size}" for name, size in world.SIZES.items()] + list(points)
        daemon = Daemon(
            "--port", port, *flags, port=port, PGDATABASE=database, PGUSER=self.login, AFTERCARE_FAILPOINTS=",".join(orders))
        self.addCleanup(daemon.kill)
        return daemon


class Points(FaultCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.home.steps = [world.Step(cls.today, reports=True)]
        cls.home.undisturbed()

    def test_every_point_of_the_program_is_in_the_table(self):
        found = set()
        for path in (ROOT / "Sources").rglob("*.swift"):
            found |= set(re.findall(r'Failpoint\.reach\(\s*"([^"]+)"', path.read_text(encoding="utf-8")))
        self.assertEqual(found, set(faults.table()))
        self.assertGreaterEqual(len(found), 25)

    def test_after_a_death_at_any_point_the_night_is_what_it_would_have_been(self):
        for name, who in faults.table().items():
            with self.subTest(name):
                # Reports of all bodies take longer than all else.
                writes = re.match(r"night\.(report|anchor|followed)", name)
                database, reports = self.register(), self.home.folder / f"reports-{name}" if writes else None
                more = ["--reports", reports] if reports else []
                for _ in range(faults.LATER.get(name, 0)):
                    self.assertEqual(
                        self.run_night(database, self.today, points=["night.judge=kill"]).wait(), -signal.SIGKILL)
                if name == "night.report.aside":
                    self.publish(database, self.today, *more)
                if who == "daemon":
                    died = self.daemon(database, *more, points=[f"{name}=kill"]).process
                    self.assertEqual(died.wait(60), -signal.SIGKILL)
                else:
                    # Without a lease the claim is renewed all the time.
                    world.SIZES["night.size.lease"] = 0 if name.startswith("night.renew") else 60
                    run = self.run_night(database, self.today, *more, points=[f"{name}=kill"])
                    world.SIZES["night.size.lease"] = 60
                    self.assertEqual(run.wait(), -signal.SIGKILL, run.message)
                if reports:
                    self.whole_or_absent(reports)
                self.finish(database, who, *more)
                self.assertEqual(self.home.differences(database, 0, reports), [])
                if reports:
                    self.assertEqual([path.name for path in reports.iterdir() if path.name.startswith(".")], [])

    def finish(self, database, who, *more):
        if who == "both":
            self.publish(database, self.today, *more)
            return
        daemon = self.daemon(database, *more)
        wait_until(
            lambda: psql("select count(*) from aftercare.night where followed_up_at is not null", database) == "1",
            what="the night and all that follows it")
        self.assertEqual(daemon.stop(), 0)
        self.assertNotIn(b'"error"', daemon.log)

    def whole_or_absent(self, reports):
        folder = reports / self.today
        if folder.exists():
            self.assertEqual(world.written(folder).keys(), self.home.expected[0].reports.keys())


class Ended(FaultCase):
    """A run whose session the server ended."""

    def test_without_the_session_that_keeps_its_snapshot_it_is_told_as_out_of_reach(self):
        expected, database = self.register(), self.register()
        self.publish(expected, self.today)
        run = self.run_night(database, self.today, points=["night.snapshot=stop"])
        self.addCleanup(run.send, signal.SIGKILL)
        self.assertTrue(run.stops())
        ended = psql(
            "select count(pg_terminate_backend(pid, 10000)) from pg_stat_activity "
            f"where datname = '{database}' and state = 'idle in transaction'")
        self.assertEqual(ended, "1")
        run.send(signal.SIGCONT)
        self.assertEqual(run.wait(), 69)
        self.assertIn("cannot be reached", run.message)
        self.publish(database, self.today)
        self.assertEqual(world.dump(database), world.dump(expected))


class Traps(FaultCase):
    """A case that ends the program whenever it is judged."""

    cases = 60
    sizes = SMALL | {"night.size.chunk": 10, "night.size.batch": 20}

    def setUp(self):
        self.days = [later(self.today, before) for before in (-4, -3, -2, -1)]
        files = json.loads(json.dumps(self.home.files[10:30]))
        for file in files:
            file.pop("register", None)
        self.changed = world.Step(self.days[1], before=files)
        self.victim = files[7]["case"]

    def lines_of_others(self, database):
        return [
            line for line in world.dump(database)
            if line.split(" ", 2)[1] != self.victim and not line.startswith("night ")]

    def nights(self, database):
        text = psql(
            "select on_date, looked_at, unjudged, opened from aftercare.night order by 1", database)
        return {day: tuple(map(int, rest)) for day, *rest in (line.split("|") for line in text.splitlines())}

    def unjudged(self, database):
        return psql(
            "select concat(reference, ' ', on_date) from aftercare.unjudged_case join aftercare.case_file using (case_id) "
            "order by on_date, reference", database).splitlines()

    def trapped(self, database, day, *more):
        """Runs the night again and again until it ends; gives how often the program ended at the case."""
        for deaths in range(10):
            run = self.run_night(database, day, *more, points=[f"night.judge:{self.victim}=trap"])
            if run.wait() == 0:
                return deaths
            self.assertLess(run.wait(), 0, run.message)
        self.fail("the night never came to its end")

    def test_one_case_stops_nobody_else_s(self):
        database, undisturbed = self.register(), self.register()
        for name in (database, undisturbed):
            self.publish(name, self.days[0])
            self.home.record(name, self.changed)
        self.publish(undisturbed, self.days[1])
        self.assertEqual(self.trapped(database, self.days[1]), 5)
        self.assertEqual(self.unjudged(database), [f"{self.victim} {self.days[1]}"])
        self.assertEqual(self.lines_of_others(database), self.lines_of_others(undisturbed))
        found, expected = self.nights(database)[self.days[1]], self.nights(undisturbed)[self.days[1]]
        self.assertEqual((found[0], found[1]), (expected[0] - 1, 1))
        with self.subTest("the next night tries it again, once, and by itself"):
            self.publish(undisturbed, self.days[2])
            self.assertEqual(self.trapped(database, self.days[2]), 1)
            self.assertEqual(self.unjudged(database), [f"{self.victim} {day}" for day in self.days[1:3]])
            self.assertEqual(self.lines_of_others(database), self.lines_of_others(undisturbed))
        with self.subTest("once nothing ends the program it is judged, and what was noted stays"):
            for name in (database, undisturbed):
                self.publish(name, self.days[3])
            self.assertEqual(self.nights(database)[self.days[3]][1], 0)
            self.assertEqual(self.unjudged(database), [f"{self.victim} {day}" for day in self.days[1:3]])
            self.assertEqual(self.lines_of_others(database), self.lines_of_others(undisturbed))
            open_gaps = (
                "select reference, rule, subject, severity, since, due, why from aftercare.gap "
                "join aftercare.case_file using (case_id) where closed_on = 'infinity' order by 1, 2, 3")
            self.assertEqual(psql(open_gaps, database), psql(open_gaps, undisturbed))

    def test_where_every_case_is_asked_for_it_ends_too(self):
        database, undisturbed = self.register(), self.register()
        self.publish(undisturbed, self.today, "--full")
        self.assertEqual(self.trapped(database, self.today, "--full"), 5)
        self.assertEqual(self.unjudged(database), [f"{self.victim} {self.today}"])
        self.assertEqual(self.lines_of_others(database), self.lines_of_others(undisturbed))


class Overtaken(FaultCase):
    """A run that stands still for longer than its lease."""

    cases = 30
    sizes = SMALL | {"night.size.lease": 2}

    def ends_empty_handed(self, run):
        run.send(signal.SIGCONT)
        self.assertEqual(run.wait(), 69)
        self.assertIn(faults.TAKEN_OVER, run.message)

    def test_it_writes_nothing_and_says_so(self):
        expected = self.register()
        self.publish(expected, self.today)
        for point in [
            "night.claiming", "night.claimed", "night.planned", "night.store.marked", "night.store.committed",
            "night.judged", "night.publish.batch", "night.publish.recorded"]:
            with self.subTest(point):
                database = self.register()
                held = self.run_night(database, self.today, points=[f"{point}=stop"])
                self.addCleanup(held.send, signal.SIGKILL)
                self.assertTrue(held.stops())
                self.publish(database, self.today)
                self.ends_empty_handed(held)
                self.assertEqual(world.dump(database), world.dump(expected))

    def test_a_run_of_an_earlier_night_writes_nothing_into_a_later_one(self):
        expected = self.register()
        self.publish(expected, self.today)
        database = self.register()
        held = self.run_night(database, later(self.today, -1), points=["night.chunk.judged=stop@2"])
        self.addCleanup(held.send, signal.SIGKILL)
        self.assertTrue(held.stops())
        psql("update aftercare.night_slot set lease_until = clock_timestamp() where state = 'running'", database)
        run = self.run_night(database, self.today, points=["night.planned=stop"])
        self.addCleanup(run.send, signal.SIGKILL)
        self.assertTrue(run.stops())
        self.ends_empty_handed(held)
        run.send(signal.SIGCONT)
        self.assertEqual(run.wait(), 0, run.message)
        lines = [line for line in world.dump(database) if not line.startswith("slot ")]
        self.assertEqual(lines, [line for line in world.dump(expected) if not line.startswith("slot ")])

    def test_a_run_that_dies_while_it_publishes_leaves_the_night_before(self):
        database = self.register()
        self.publish(database, later(self.today, -1))
        before = world.seen(database)
        run = self.run_night(database, self.today, "--full", points=["night.publish.cleared=kill"])
        self.assertEqual(run.wait(), -signal.SIGKILL)
        self.assertEqual(world.seen(database), before)


class Missed(FaultCase):
    """Nights that no daemon ran."""

    def states(self, database):
        return dict(
            line.split("|") for line in
            psql("select on_date, state from aftercare.night_slot order by 1", database).splitlines())

    def days(self, *before):
        return [later(self.today, -days) for days in before]

    def until_today(self, database):
        wait_until(
            lambda: psql(
                f"select followed_up_at is not null from aftercare.night where on_date = '{self.today}'", database) == "t",
            60, "the night of today")

    def published(self, *daemons):
        """The nights as the logs tell them."""
        for daemon in daemons:
            self.assertEqual(daemon.stop(), 0)
            self.assertNotIn(b'"error"', daemon.log)
        return [
            event["night"] for daemon in daemons for event in map(json.loads, daemon.log.splitlines())
            if event["message"] == "night published"]

    def test_are_made_up_for_in_order_and_marked(self):
        database, reports = self.register(), self.home.folder / "made-up"
        self.publish(database, *self.days(4))
        daemon = self.daemon(database, "--reports", reports)
        self.until_today(database)
        self.assertEqual(self.published(daemon), self.days(3, 2, 1, 0))
        late = psql("select on_date, late from aftercare.night order by published_at offset 1", database)
        self.assertEqual(late.splitlines(), [f"{day}|t" for day in self.days(3, 2, 1)] + [f"{self.today}|f"])
        self.assertEqual(sorted(path.name for path in reports.glob("2*")), self.days(3, 2, 1, 0))

    def test_too_long_ago_are_skipped(self):
        database = self.register()
        self.publish(database, *self.days(6))
        # One of them was begun, and its run died.
        self.assertEqual(
            self.run_night(database, *self.days(5), points=["night.judged=kill"]).wait(), -signal.SIGKILL)
        psql("update aftercare.night_slot set lease_until = clock_timestamp() where state = 'running'", database)
        daemon = self.daemon(database, "--night-catch-up", 2)
        self.until_today(database)
        self.assertEqual(self.published(daemon), self.days(1, 0))
        self.assertEqual(
            self.states(database),
            dict(zip(self.days(6, 5, 4, 3, 2, 1, 0), ["published"] + ["skipped"] * 4 + ["published"] * 2)))

    def test_two_daemons_publish_each_once(self):
        database = self.register()
        self.publish(database, *self.days(4))
        daemons = [self.daemon(database) for _ in range(2)]
        self.until_today(database)
        self.assertEqual(sorted(self.published(*daemons)), self.days(3, 2, 1, 0))
        events = psql("select count(*) from aftercare.audit_event where kind = 'night'", database)
        self.assertEqual(events, "5")

    def test_what_follows_is_done_for_each_night_though_a_later_one_is_published(self):
        database, reports = self.register(), self.home.folder / "followed"
        run = self.run_night(database, *self.days(1), points=["night.publish.committed=kill"])
        self.assertEqual(run.wait(), -signal.SIGKILL)
        self.publish(database, self.today)
        self.daemon(database, "--reports", reports)
        wait_until((reports / self.days(1)[0]).exists, what="the reports of the night before the last")


if __name__ == "__main__":
    unittest.main()

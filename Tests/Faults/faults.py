"""Ways to disturb the run of a night, and the round of nights that suffers them."""
import os
import pathlib
import random
import re
import signal
import subprocess
import threading
import time

import world
from daemon import Daemon, free_port
from support import ROOT, psql, wait_until

PATIENCE = 4
"""So many runs of a night may die: five in a row that die at the same case are what makes it given up."""

LATER = {"night.chunk.begun": 1, "night.plan.separated": 3}
"""Points that only a run comes by before which so many died."""

FREQUENT = {
    "night.judge", "night.chunk.judged", "night.chunk.begun", "night.reading", "night.store.begun", "night.store.stored",
    "night.store.marked", "night.store.committed", "night.publish.copied", "night.publish.batch",
    "night.report.written"}

MARK = "--answered--"

TAKEN_OVER = "took this night over"


def table():
    """The named points of the program, as docs/developer.md lists them: name, and who comes by."""
    text = (ROOT / "docs" / "developer.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^\| `(night\.[a-z.]+)` \| (\w+) \|", text, re.M))


class Watcher:
    """Reads what everyone sees of the last night, again and again, and keeps whatever it saw first."""

    def __init__(self, database):
        self.database, self.found, self.reads, self.ended = database, set(), 0, False
        self.thread = threading.Thread(target=self._read)
        self.thread.start()

    def _read(self):
        while not self.ended:
            try:
                self._session()
            except (OSError, ValueError):
                pass
            # The server is just coming back.
            time.sleep(0.05)

    def _session(self):
        with subprocess.Popen(
            ["psql", "-X", "-q", "-A", "-t", "-d", self.database], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True
        ) as reader:
            while not self.ended:
                # The mark comes also where the session is lost, and psql has found a new one.
                reader.stdin.write(f"{world.SEEN};\n\\echo {MARK}\n")
                reader.stdin.flush()
                for line in iter(reader.stdout.readline, f"{MARK}\n"):
                    if not line:
                        return
                    self.found.add(line.strip())
                    self.reads += 1
                time.sleep(0.005)

    def take(self):
        found, self.found = self.found, set()
        return found

    def end(self):
        self.ended = True
        self.thread.join()


class Round:
    """One life of the register, from its first night to the last, with faults by chance."""

    def __init__(self, home, counts, seed, wanted, reports):
        self.home, self.counts, self.wanted = home, counts, wanted
        self.chance = random.Random(seed)
        self.seed = seed
        self.database = home.copy()
        self.reports = home.folder / f"reports-{self.database}" if reports else None
        self.login = f"faults_{self.database}"
        psql(f"create role {self.login} login noinherit in role aftercare_app, aftercare_nightly, aftercare_seal")
        self.faults = []
        self.log = []
        self.deaths = 0

    def run(self):
        watcher = Watcher(self.database)
        try:
            by_daemon = [number for number, step in enumerate(self.home.steps) if step.daemon]
            for number in range(by_daemon[0]):
                self._step(number)
                self._judge(number, watcher, [number])
            self._daemon_steps(by_daemon)
            self._judge(by_daemon[-1], watcher, by_daemon)
        finally:
            watcher.end()
            self.counts["reads"] += watcher.reads
            self._drop()

    def _drop(self):
        world.support.drop_database(self.database)
        psql(f"drop role {self.login}")

    def _judge(self, number, watcher, steps):
        lines = self.home.differences(self.database, number, self.reports)
        shown = set().union(*(self.home.expected[step].shown for step in steps))
        lines += [f"seen half: {line}" for line in watcher.take() - shown]
        self.counts["nights"] += len(steps)
        if lines:
            self.faults.append(f"round {self.seed}, night {number}, {'; '.join(self.log)}:\n  " + "\n  ".join(lines))
        self.log.clear()

    # By the command

    def _step(self, number):
        step = self.home.steps[number]
        self.home.record(self.database, step)
        before = self._fence()
        for self.deaths in range(PATIENCE):
            kind = self.chance.choices(
                [self._point, self._moment, self._session, self._crash, self._zombie, self._race],
                [60, 18, 8, 4, 5, 3])[0]
            kind(step)
            if self._is_published(step, before):
                break
        while not self._is_published(step, before):
            self._must_end(self._command(step))
        if self._is_left_undone(step):
            self._must_end(self._command(step, full=False))

    def _command(self, step, *points, full=True):
        words = ["run", "nightly", "--on", step.day]
        if full:
            words += step.flags
        if step.reports and self.reports:
            words += ["--reports", self.reports]
        return world.Run(self.database, *words, points=points)

    def _must_end(self, run):
        status = run.wait()
        if status == 69 and "under way" in run.message:
            # The server is still ending the session of the run before.
            time.sleep(0.05)
        elif status != 0:
            self.faults.append(f"round {self.seed}, {'; '.join(self.log)}: status {status}, {run.message}")
            raise AssertionError(self.faults[-1])

    def _ask(self, text):
        return wait_until(lambda: self._answer(text), what="an answer of the server")[0]

    def _answer(self, text):
        try:
            return [psql(text, self.database)]
        except RuntimeError as error:
            # While it comes back after a crash.
            if "connect" in str(error) or "recovery" in str(error) or "terminat" in str(error) or "starting" in str(error):
                return None
            raise

    def _fence(self):
        return int(self._ask("select coalesce(max(fence), 0) from aftercare.night_slot"))

    def _is_published(self, step, fence):
        return self._ask(
            "select exists (select from aftercare.night_slot where "
            f"on_date = '{step.day}' and state = 'published' and fence > {fence})") == "t"

    def _is_left_undone(self, step):
        return self._ask(
            f"select exists (select from aftercare.night where on_date = '{step.day}' and followed_up_at is null)") == "t"

    def _some_point(self, program="command"):
        """One that was wanted least often, with a small number."""
        names = [
            name for name, who in table().items()
            if who in (program, "both") and (self.reports or not name.startswith("night.report"))
            and self.deaths >= LATER.get(name, 0)]
        least = min(self.wanted.get(name, 0) for name in names)
        name = self.chance.choice([name for name in names if self.wanted.get(name, 0) <= least + 2])
        self.wanted[name] = self.wanted.get(name, 0) + 1
        return name, self.chance.choice([1, 2, 3, 5] if name in FREQUENT else [1])

    def _killed(self, what, status):
        if status == -signal.SIGKILL:
            self.counts["kills"] += 1
            self.log.append(what)

    def _point(self, step):
        name, time_of_it = self._some_point()
        status = self._command(step, f"{name}=kill@{time_of_it}").wait()
        self._killed(f"{name}@{time_of_it}", status)
        if status == -signal.SIGKILL:
            self.counts["points"].add(name)

    def _moment(self, step):
        run = self._command(step)
        moment = self.chance.random() * 0.9
        time.sleep(moment)
        run.send(signal.SIGKILL)
        self._killed(f"after {moment:.2f} s", run.wait())

    def _held(self, step):
        """A run that stands still at some point, or none where it did not come by."""
        name, time_of_it = self._some_point()
        run = self._command(step, f"{name}=stop@{time_of_it}")
        return (run, f"{name}@{time_of_it}") if run.stops() else (None, name)

    def _backend(self):
        rows = self._ask(
            f"select coalesce(string_agg(pid::text, ' '), '') from pg_stat_activity where datname = '{self.database}' "
            "and backend_type = 'client backend' and application_name <> 'psql'").split()
        return int(self.chance.choice(rows)) if rows else None

    def _session(self, step):
        """One session of the run is ended by the server; the run goes on or ends, and says nothing of its inside."""
        run, where = self._held(step)
        if not run:
            return
        backend = self._backend()
        if backend:
            self._ask(f"select pg_terminate_backend({backend})")
            self.counts["sessions"] += 1
            self.log.append(f"session ended at {where}")
        self._go_on(run)

    def _crash(self, step):
        """A backend is killed: the server recovers, and unlogged tables are empty."""
        run, where = self._held(step)
        if not run:
            return
        backend = self._backend()
        if backend:
            os.kill(backend, signal.SIGKILL)
            self.counts["crashes"] += 1
            self.log.append(f"server crashed at {where}")
        self._go_on(run)
        self._ask("select 1")

    def _go_on(self, run):
        run.send(signal.SIGCONT)
        status = run.wait()
        # 74: the server went in the middle of a commit; whoever asked is told to look.
        if status not in (0, 69, 74):
            self.faults.append(f"round {self.seed}, {'; '.join(self.log)}: status {status}, {run.message}")

    def _zombie(self, step):
        """A run stands still until another has taken its night over and published it, and then goes on."""
        fence = self._fence()
        held, where = self._held(step)
        if not held:
            return
        was_published = self._is_published(step, fence)
        self.log.append(f"stood still at {where}")
        self._end_lease()
        end = time.monotonic() + 40
        while not was_published and not self._is_published(step, fence):
            self._must_end(self._command(step))
            if time.monotonic() > end:
                self.faults.append(f"round {self.seed}, {'; '.join(self.log)}: nobody could take the night over")
                break
        held.send(signal.SIGCONT)
        status = held.wait()
        self.counts["zombies"] += 1
        if not was_published and (status != 69 or TAKEN_OVER not in held.message):
            self.faults.append(f"round {self.seed}, {'; '.join(self.log)}: it said {status}, {held.message}")

    def _end_lease(self):
        """Lets the lease run out at once; where the run holds the row it runs out by itself."""
        try:
            psql(
                "set lock_timeout = '100ms'; update aftercare.night_slot set lease_until = clock_timestamp() "
                "where state = 'running'", self.database)
        except RuntimeError:
            pass

    def _race(self, step):
        """Two at the same time: one runs the night, and the other says so, or finds that it is done."""
        runs = [self._command(step), self._command(step, full=False) if not step.flags else None]
        for run in runs:
            if run:
                self._must_end(run)
        self.counts["races"] += 1
        self.log.append("raced")

    # By the daemon

    def _daemon(self, *points):
        orders = [f"{name}={size}" for name, size in world.SIZES.items()] + list(points)
        port = free_port()
        return Daemon(
            "--port", port, "--night-lease", 3, "--anchors", self.home.folder / f"{self.database}.anchors",
            port=port, PGDATABASE=self.database, PGUSER=self.login, AFTERCARE_FAILPOINTS=",".join(orders))

    def _daemon_steps(self, numbers):
        """Three nights that were missed; of one or two daemons one or another dies now and then."""
        last = self.home.steps[numbers[-1]].day

        def is_done():
            return self._ask(
                f"select count(*) = {len(numbers)} from aftercare.night where on_date > date '{last}' - {len(numbers)} "
                "and followed_up_at is not null") == "t"

        for self.deaths in range(PATIENCE):
            name, time_of_it = self._some_point("daemon")
            by_point = self.chance.random() < 0.6
            daemons = [self._daemon(*([f"{name}=kill@{time_of_it}"] if by_point else []))]
            if self.chance.random() < 0.3:
                daemons.append(self._daemon())
            if by_point:
                wait_until(lambda: daemons[0].process.poll() is not None or is_done(), 60, "a daemon's end")
            else:
                time.sleep(self.chance.random() * 1.5)
            for daemon in daemons:
                died = daemon.process.poll()
                daemon.kill()
                if died is None or died == -signal.SIGKILL:
                    self.counts["kills"] += 1
                    self.log.append(f"daemon: {f'{name}@{time_of_it}' if died else 'at some moment'}")
                if died == -signal.SIGKILL:
                    self.counts["points"].add(name)
            if is_done():
                return
        daemon = self._daemon()
        try:
            wait_until(is_done, 90, "the nights that were missed")
        finally:
            daemon.kill()

"""A small register, the nights of its life, and all that must be the same whatever happened to the runs."""
import copy
import datetime
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1] / "BlackBox")]
import support  # noqa: E402

SIZES = {"night.size.chunk": 20, "night.size.batch": 60, "night.size.checkpoint": 3, "night.size.lease": 3}
"""Small ones, so that a small register has many chunks and stores."""

TABLES = {
    "determination": "facts_known_at", "gap": "", "gap_owed": "", "upcoming": "", "upcoming_owed": "", "ledger_digest": "",
    "gap_past": "", "upcoming_past": "", "determination_past": "", "unjudged_case": "",
    "case_party": "recorded_at superseded_at", "case_change": "changed_at",
    "night": "started_at published_at followed_up_at directory_changed_at",
    "night_chunk": "", "night_finding": "",
}
"""What a night writes, with the columns that hold a moment."""


def dump_statement():
    parts = []
    for table, moments in TABLES.items():
        row = f"to_jsonb(t) - '{{{','.join(['case_id', *moments.split()])}}}'::text[]"
        if not table.startswith("night"):
            # A sequence may leave numbers out after a crash: cases go by their references.
            row = f"(select reference from aftercare.case_file as file where file.case_id = t.case_id), {row}"
        more = ", superseded_at = 'infinity'" if table == "case_party" else ""
        parts.append(f"select concat_ws(' ', '{table}', {row}{more}) collate \"C\" as line from aftercare.{table} as t")
    parts.append(
        "select concat_ws(' ', 'slot', on_date, state, chunks) collate \"C\" from aftercare.night_slot where state <> 'due'")
    return " union all ".join(parts) + " order by line"


DUMP = dump_statement()


class Step:
    """A night and what is recorded before it."""

    def __init__(self, day, *flags, before=(), reports=False, daemon=False):
        self.day, self.flags, self.before, self.reports, self.daemon = str(day), flags, before, reports, daemon


class World:
    """The register before its first night, as a database to be copied, and the steps of its life."""

    def __init__(self, cases=300, seed="1", seconds=180):
        # The night that is due by the standard hour, and for as long as all of it takes: then none comes meanwhile, and
        # what is late stays what is late.
        self.today = support.today_with_time_left(seconds, hour=3)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="aftercare-faults."))
        self.database = support.migrated_database()
        self.files = self._register(cases)
        self.steps = self._steps(random.Random(f"world {seed}"))
        self.expected = []

    def close(self):
        support.drop_database(self.database)
        shutil.rmtree(self.folder, ignore_errors=True)

    def command(self, *words, stdin=b"", database=None):
        done = support.BlackBoxCase.call(*words, stdin=stdin, PGDATABASE=database or self.database)
        if done.returncode:
            raise AssertionError(f"{words[0]} ended with {done.returncode}: {done.stderr.decode()[:500]}")
        return done.stdout

    def _register(self, cases):
        directory = self.folder / "directory.json"
        text = self.command(
            "demo", "register", "--cases", cases, "--seed", 11, "--today", self.today, "--directory-to", directory)
        self.directory = json.loads(directory.read_text())
        self.command("import", directory)
        self.command("import", "--lines", "--source", "test", "-", stdin=text)
        return [json.loads(line) for line in text.splitlines()]

    def _changed(self, chance, share):
        """Some cases without what they had, and some new ones."""
        found = []
        for file in chance.sample(self.files, len(self.files) // share):
            file = copy.deepcopy(file)
            for name in chance.sample(["register", "key_workers", "meetings", "contacts", "endings"], 3):
                file.pop(name, None)
            found.append(file)
        for file in chance.sample(self.files, 3):
            found.append(file | {"case": f"NEW/{chance.randrange(10 ** 9)}"})
        return found

    def _steps(self, chance):
        def day(before):
            return self.today - datetime.timedelta(days=before)

        first, second = self._changed(chance, 6), self._changed(chance, 8)
        directory = self.directory | {"settings": self.directory.get("settings", {}) | {"review_months": 3}}
        return [
            Step(day(60)),
            Step(day(59), before=first),
            Step(day(58), "--full"),
            Step(day(20), before=[directory]),
            Step(day(20), before=second, reports=True),
            Step(day(3), before=[file for file in self.files if file["case"] in {case["case"] for case in first}]),
            *(Step(day(before), daemon=True) for before in (2, 1, 0)),
        ]

    def record(self, database, step):
        """Records what comes before a night."""
        cases = [file for file in step.before if "case" in file]
        if cases:
            self.command("import", "--lines", "--source", "test", "-", stdin=support.lines(cases), database=database)
        for directory in (file for file in step.before if "case" not in file):
            path = self.folder / "changed.json"
            path.write_text(json.dumps(directory))
            self.command("import", path, database=database)

    def copy(self, like=None):
        name = support.new_database(like or self.database)
        # A sequence that was copied in the middle of its stock goes back after a crash, until the next checkpoint.
        support.psql("checkpoint")
        return name

    def undisturbed(self):
        """Runs every step without a fault and keeps what it came to."""
        database = self.copy()
        reports = self.folder / "undisturbed"
        shown = seen(database)
        for step in self.steps:
            self.record(database, step)
            more = ["--reports", reports] if step.reports else []
            run = Run(database, "run", "nightly", "--on", step.day, *step.flags, *more)
            if run.wait() != 0:
                raise AssertionError(f"undisturbed: {run.message}")
            before, shown = shown, seen(database)
            self.expected.append(Expected(
                dump(database), written(reports / step.day) if step.reports else None, {before, shown}))
        support.drop_database(database)

    def differences(self, database, number, reports=None):
        """What is not as it was after the undisturbed night, in a few lines."""
        expected, found = self.expected[number], dump(database)
        lines = [f"- {line[:300]}" for line in sorted(set(expected.lines) - set(found))[:4]]
        lines += [f"+ {line[:300]}" for line in sorted(set(found) - set(expected.lines))[:4]]
        if not lines and found != expected.lines:
            lines.append("a row stands twice")
        if reports and expected.reports is not None:
            files = written(reports / self.steps[number].day)
            for name in sorted(expected.reports.keys() | files.keys()):
                if expected.reports.get(name) != files.get(name):
                    lines.append(f"report {name} differs")
        return lines


class Expected:
    def __init__(self, lines, reports, shown):
        self.lines, self.reports, self.shown = lines, reports, shown


def dump(database):
    return support.psql(DUMP, database).splitlines()


SEEN = (
    "select concat_ws(' ', (select max(on_date) from aftercare.night), (select sum(opened) from aftercare.night), "
    "(select count(*) from aftercare.gap where closed_on = 'infinity'), (select count(*) from aftercare.determination), "
    "(select count(*) from aftercare.gap_past), (select count(*) from aftercare.upcoming))")
"""What a reader sees of the last night, in one statement."""


def seen(database):
    return support.psql(SEEN, database)


MOMENT = re.compile(
    rb"(?i)audit.trail.*|\"(?:head|seal|sealed_at|published|published_at|events|trail)\":[^,}]*|[0-9a-f]{64}"
    rb"|\d{4}-\d\d-\d\dT\d\d:\d\d[0-9:.+Z]*"
    # The day on which a missed night was made up for.
    rb"|(?<=made up for on )\d+ [a-z]+ \d{4}|(?<=\"made_up_on\":\")[0-9-]+")


def written(folder):
    """The files of a night's folder, without what hangs on moments."""
    return {path.name: MOMENT.sub(b"", path.read_bytes()) for path in sorted(folder.glob("*"))}


ACTIVITY = (
    "select string_agg(concat_ws(' ', pid, datname, state, wait_event, xact_start, 'blocked by', pg_blocking_pids(pid), "
    "query_start, left(query, 60)), E'\\n') from pg_stat_activity where backend_type = 'client backend'")


class Run:
    """A run of the command as a process that can be stopped, gone on with and killed."""

    def __init__(self, database, *words, points=(), program="aftercare", **changes):
        orders = [f"{name}={size}" for name, size in SIZES.items()] + list(points)
        self.errors, self.message = tempfile.TemporaryFile(), ""
        self.process = subprocess.Popen(
            [support.binary(program), *map(str, words)], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=self.errors,
            env=support.environment(PGDATABASE=database, AFTERCARE_FAILPOINTS=",".join(orders), **changes))

    def wait(self, seconds=60):
        """The status it ended with; minus the signal where it was killed."""
        try:
            status = self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise AssertionError("a run did not end; the sessions: " + support.psql(ACTIVITY)) from None
        if not self.errors.closed:
            with self.errors as errors:
                errors.seek(0)
                self.message = errors.read().decode(errors="replace")[:2000]
        return status

    def stops(self, seconds=30):
        """Waits until it stops by itself or ends; whether it stopped."""
        path = f"/proc/{self.process.pid}/stat"

        def state():
            if self.process.poll() is not None:
                return "ended"
            return pathlib.Path(path).read_text().rpartition(")")[2].split()[0] == "T" and "stopped"
        return support.wait_until(state, seconds, "the stop") == "stopped"

    def send(self, signal):
        if self.process.poll() is None:
            self.process.send_signal(signal)

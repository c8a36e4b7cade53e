"""What the black-box tests share: the command, a database of their own and the register's cases."""
import copy
import datetime
import functools
import itertools
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import time
import unittest
import zoneinfo

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCENARIOS = ROOT / "Tests" / "Scenarios"
NIGHT = "2026-11-21"
"""The day up to which people of the demo register live."""

SEVERITIES = ["critical", "high", "medium", "low"]
THEMES = [
    "care_planning", "funding", "accommodation", "ending", "responsibility", "review", "complaints",
    "records",
]
CRASH = re.compile(rb"Fatal error|Crash|Backtrace|\.swift:\d+|Thread \d+ crashed|Optional\(|at 0x")
"""What only a crash or a raw error says."""


@functools.cache
def binary(name):
    folder = os.environ.get("AFTERCARE_BIN")
    if not folder:
        folder = subprocess.run(
            ["swift", "build", "--show-bin-path"], cwd=ROOT, check=True, capture_output=True, text=True
        ).stdout.strip()
    path = pathlib.Path(folder) / name
    if not path.exists():
        raise FileNotFoundError(f"{name} is not built; build it, or name its folder by AFTERCARE_BIN")
    return str(path)


def environment(**changes):
    """The environment without anything that could steer the product, but for the server under test."""
    kept = {
        name: value for name, value in os.environ.items()
        if not name.startswith(("AFTERCARE", "PG")) or name in ("PGHOST", "PGPORT", "PGUSER")
    }
    for name, value in changes.items():
        kept.pop(name, None)
        if value is not None:
            kept[name] = str(value)
    return kept


def london_now():
    return datetime.datetime.now(zoneinfo.ZoneInfo("Europe/London"))


def today_with_time_left(seconds=60, hour=0):
    """Today in London, of days that begin at an hour, once that much of it is left: for what must begin and end on one."""
    def today():
        now = london_now() - datetime.timedelta(hours=hour)
        return (now + datetime.timedelta(seconds=seconds)).date() == now.date() and now.date()
    return wait_until(today, seconds + 30, "a new day")


def later(day, days):
    return str(datetime.date.fromisoformat(day) + datetime.timedelta(days=days))


def wait_until(condition, seconds=90, what="the condition"):
    """Polls until the condition gives something true, and gives that back."""
    end = time.monotonic() + seconds
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"{what} did not come true within {seconds} s")
        time.sleep(0.05)


# Cases


@functools.cache
def _scenario(name):
    return json.loads((SCENARIOS / f"{name}.json").read_text(encoding="utf-8"))


def scenario(name):
    return copy.deepcopy(_scenario(name))


def all_scenarios():
    names = sorted(path.stem for path in SCENARIOS.glob("*.json"))
    assert names, "there are no scenarios"
    return {name: scenario(name) for name in names}


def lines(files):
    return "".join(json.dumps(file) + "\n" for file in files).encode()


def persons(file):
    """The names and numbers of persons in a case file, each long enough not to stand in other words."""
    words = {file["person"].get(name) for name in ("nhs_number", "family_name", "given_names")}
    words |= {worker.get("name") for worker in file.get("key_workers") or []}
    return {word for word in words if word}


def with_canaries(file, number):
    """The case with names that stand nowhere else, and with words in free text that must do no harm."""
    file = copy.deepcopy(file)
    file["person"] |= {"family_name": f"Zqfam{number}xq", "given_names": f"Zqgiv{number}xq"}
    for place, worker in enumerate(file.get("key_workers") or []):
        worker["name"] = f"Zqkey{number}n{place}xq"
    for contact in file.get("contacts") or []:
        contact["by"] = f"Zqby{number}xq"
    for meeting in file.get("meetings") or []:
        meeting["document"] = "=HYPERLINK(\"http://zq.invalid\")<script>zq()</script>"
        for action in meeting.get("actions") or []:
            action["action"] = "@SUM(1)<img src=//zq.invalid>"
    for plan in file.get("plans") or []:
        for service in plan.get("services") or []:
            service["need"] = "+1-1<b onload=zq()>"
    return file


def plain(value):
    """A case file as it is compared: lists as sets, null, absent and empty list alike, instants as instants."""
    if isinstance(value, dict):
        kept = {name: plain(member) for name, member in value.items()}
        return {name: member for name, member in kept.items() if member is not None and member != []}
    if isinstance(value, list):
        return sorted((plain(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    if isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\dT", value):
        moment = datetime.datetime.fromisoformat(value)
        return f"{moment.isoformat()} {moment.utcoffset()}"
    return value


def shuffled(value, chance):
    """The same facts with rows and members in another order."""
    if isinstance(value, dict):
        members = list(value.items())
        chance.shuffle(members)
        return {name: shuffled(member, chance) for name, member in members}
    if isinstance(value, list):
        items = [shuffled(item, chance) for item in value]
        chance.shuffle(items)
        return items
    return value


# The command


class BlackBoxCase(unittest.TestCase):
    """A test that calls the command; what it says on errors never looks like a crash."""

    maxDiff = 2000
    surroundings = {}

    @classmethod
    def call(cls, *words, stdin=b"", program="aftercare", timeout=120, **changes):
        if isinstance(stdin, (dict, list)):
            stdin = json.dumps(stdin)
        if isinstance(stdin, str):
            stdin = stdin.encode()
        done = subprocess.run(
            [binary(program), *map(str, words)], input=stdin, capture_output=True, timeout=timeout,
            env=environment(**(cls.surroundings | changes)))
        if CRASH.search(done.stderr) or done.returncode < 0:
            raise AssertionError(f"{words}: status {done.returncode}, {done.stderr[:2000]!r}")
        return done

    @classmethod
    def done(cls, *words, status=0, **options):
        """Calls the command, which must end with the status; gives what it wrote on standard output."""
        found = cls.call(*words, **options)
        if found.returncode != status:
            raise AssertionError(
                f"{words} ended with {found.returncode}, not {status}: {found.stderr.decode()[:2000]}")
        return found.stdout.decode()

    @classmethod
    def answer(cls, *words, **options):
        return json.loads(cls.done(*words, **options))

    def refused(self, *words, status, says=(), **options):
        """Calls the command, which must refuse: the status, a word of what is wrong, nothing on standard output."""
        found = self.call(*words, **options)
        message = found.stderr.decode()
        self.assertEqual(found.returncode, status, message)
        self.assertEqual(found.stdout, b"")
        for word in (says,) if isinstance(says, str) else says:
            self.assertIn(word, message)
        return message

    def folder(self):
        """A folder that goes with the test."""
        path = tempfile.mkdtemp(prefix="aftercare-blackbox.")
        self.addCleanup(shutil.rmtree, path, ignore_errors=True)
        return pathlib.Path(path)

    def written(self, name, content, folder=None):
        """A file with this content: bytes, text, or what is written as JSON."""
        path = (folder or self.folder()) / name
        if isinstance(content, (dict, list)):
            content = json.dumps(content)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    def assertNoPerson(self, text, words):
        if isinstance(text, str):
            text = text.encode()
        for word in words:
            self.assertFalse(word.encode() in text, f"names a person: {word}")


# The database

_numbers = itertools.count(1)


def psql(text, database="postgres"):
    if "PGHOST" not in os.environ:
        raise RuntimeError("no server: run under deploy/private-postgres with --fast")
    done = subprocess.run(
        ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", text],
        env=environment(PGDATABASE=database), capture_output=True, text=True, timeout=60)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout.strip()


def new_database(like="template1"):
    name = f"blackbox_{os.getpid()}_{next(_numbers)}"
    psql(f"create database {name} template {like}")
    return name


def migrated_database():
    name = new_database()
    BlackBoxCase.done("db", "migrate", PGDATABASE=name)
    return name


def drop_database(name):
    psql(f"drop database if exists {name} with (force)")


class DatabaseCase(BlackBoxCase):
    """A test class with a migrated database of its own."""

    is_migrated = True

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.database = migrated_database() if cls.is_migrated else new_database()
        cls.addClassCleanup(drop_database, cls.database)
        cls.surroundings = {"PGDATABASE": cls.database}

    def empty_database(self, **options):
        """A database without a register, gone with the test."""
        name = new_database(**options)
        self.addCleanup(drop_database, name)
        return name

    @classmethod
    def login(cls, roles="aftercare_app, aftercare_nightly, aftercare_operator, aftercare_reporting"):
        """A login role, gone with the class."""
        name = f"blackbox_login_{os.getpid()}_{next(_numbers)}"
        psql(f"create role {name} login noinherit" + (f" in role {roles}" if roles else ""))
        cls.addClassCleanup(psql, f"drop role {name}")
        return name

    @classmethod
    def sql(cls, text):
        return psql(text, cls.database)

    @classmethod
    def imported(cls, *files, source="test", status=0):
        """Imports cases, one a line, and gives the counts of the summary."""
        return counts(cls.done("import", "--lines", "--source", source, "-", stdin=lines(files), status=status))

    @classmethod
    def exported(cls):
        return {file["case"]: file for file in map(json.loads, cls.done("export").splitlines())}

    @classmethod
    def night(cls, day, *more):
        """Runs a night and gives its counts."""
        words = cls.done("run", "nightly", "--on", day, *more)
        found = re.search(
            r"Night of (\S+): (\d+) cases, (\d+) looked at; "
            r"gaps: (\d+) opened, (\d+) closed, (\d+) still open", words)
        assert found, words
        names = ["cases", "looked_at", "opened", "closed", "still_open"]
        return dict(zip(names, map(int, found.groups()[1:])))

    @classmethod
    def gaps(cls, *more):
        return cls.answer("gaps", "--format", "json", *more)["gaps"]

    @classmethod
    def report(cls, body, *more):
        return cls.answer("report", "--body", body, "--format", "json", *more)


def counts(summary):
    """The counts in the summary of an import."""
    found = re.search(
        r"(\d+) cases \((\d+) new\); facts: (\d+) new, (\d+) changed, (\d+) withdrawn, (\d+) equal;"
        r".*?(\d+) refused", summary)
    assert found, summary
    names = ["cases", "new_cases", "new", "changed", "withdrawn", "equal", "refused"]
    return dict(zip(names, map(int, found.groups())))


def identity(gap):
    return gap["case"], gap["rule"], gap["subject"]

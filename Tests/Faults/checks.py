"""Discharge checks under faults: whatever goes wrong, nothing but the complete right answer may end like a verdict."""
import json
import os
import pathlib
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "BlackBox"), str(HERE.parent / "Races")]
import support  # noqa: E402
from daemon import Daemon, free_port  # noqa: E402
from sql import MARK, Session  # noqa: E402
from test_command_socket import Listener, ask  # noqa: E402
from test_discharge import LEAVING, in_hospital, without_papers, without_plan  # noqa: E402

import line as wire  # noqa: E402
from surroundings import breakages  # noqa: E402

KINDS = ["network", "daemon", "surroundings", "output", "input"]
REFUSALS = {4, 64, 65, 66, 69, 70, 77}
"""How a check may end that came to no verdict, with nothing on standard output."""
LOST_OUTPUT = {70, 141, -signal.SIGPIPE, -signal.SIGXFSZ}
MOMENT = re.compile(r'(Checked at |"checked_at":")[0-9T:+Z.-]+')
MAY_WAIT = ["silent", "stopped", "bytes lost", "bytes added", "message lost", "kind changed", "length changed"]
"""Faults after which each end may wait for the other: the check must give up by itself."""
PATIENCE = 2


def numbered(file, reference, number):
    file["case"], file["person"]["nhs_number"] = reference, number
    return file


def advice_only():
    return in_hospital() | {"notifications": []}


FILES = {
    "not ready": numbered(without_plan(), "FAULT/1", "9990000018"),
    "could not tell": numbered(without_papers(), "FAULT/2", "9990000026"),
    "advice": numbered(advice_only(), "FAULT/3", "9990000034"),
    "clear": numbered(in_hospital(), "FAULT/4", "9990000042"),
}
STATUS = {"clear": 0, "not ready": 1, "advice": 2, "could not tell": 3}


class Steady(Session):
    """A session that goes on after an error."""

    def ask(self, text):
        with self.lock:
            self.process.stdin.write(f"{text};\n\\echo {MARK}\n")
            self.process.stdin.flush()
            rows, error = [], None
            for row in self.process.stdout:
                row = row.rstrip("\n")
                if row == MARK:
                    break
                error = error or (row if row.startswith("ERROR") else None)
                rows.append(row.split("|"))
        if error:
            raise RuntimeError(error)
        return rows


class Register:
    """A register with the cases, a login of its own, and a line to it that can be at fault."""

    def __init__(self, careless=False):
        self.database = support.migrated_database()
        self.login = f"faults_{self.database}"
        support.psql(f"create role {self.login} login noinherit in role aftercare_operator")
        self.session, self.holder = Steady(self.database), Steady(self.database)
        self.careless = careless
        self.line = wire.Line(self._end)
        self.folder = tempfile.TemporaryDirectory(prefix="aftercare-faults.")
        done = support.BlackBoxCase.call(
            "import", "--lines", "-", stdin=support.lines(FILES.values()), PGDATABASE=self.database)
        assert done.returncode == 0, done.stderr
        self.paths = {}
        for name, file in FILES.items():
            path = pathlib.Path(self.folder.name) / f"{STATUS[name]}.json"
            path.write_text(json.dumps(file))
            self.paths[name] = str(path)
        self.expected = {(name, form): self._answer(name, form) for name in FILES for form in ("text", "json")}
        self.breakages = breakages(self.session, self.database, self.login)
        self._start_daemon()
        self.daemon_line = wire.Line(self._end_daemon, path=self.path("line"), upstream=self.path("socket"))
        for form in ("text", "json"):
            self.check(["--case", FILES["clear"]["case"]], form, env=self.by_daemon)
        self.daemon_bytes = dict(self.daemon_line.passed)

    def path(self, name):
        return str(pathlib.Path(self.folder.name) / name)

    # The daemon, as a login of its own: what breaks the other login is not for it.

    def _start_daemon(self):
        self.daemon_login = f"{self.login}_daemon"
        support.psql(f"do $$ begin if to_regrole('{self.daemon_login}') is null then create role {self.daemon_login} "
                     "login noinherit in role aftercare_app, aftercare_nightly, aftercare_operator, aftercare_seal; "
                     "end if; end $$")
        port = free_port()
        self.daemon = Daemon(
            "--port", port, "--socket", self.path("socket"), port=port, PGUSER=self.daemon_login,
            PGDATABASE=self.database).wait_ready()

    @property
    def by_daemon(self):
        """Asks the daemon, through the line; and the database past any line where the daemon does not answer."""
        return {
            "AFTERCARE_SOCKET": self.path("line"), "PGHOST": os.environ["PGHOST"], "PGPORT": os.environ.get("PGPORT"),
            "PGUSER": self.daemon_login}

    def _end_daemon(self, kind):
        self.daemon.process.send_signal(signal.SIGKILL if kind == "killed" else signal.SIGSTOP)

    def mend_daemon(self):
        """Whatever was done to it: a new one takes its place."""
        self.daemon.kill()
        self._start_daemon()

    def _answer(self, name, form):
        done = self.check(["--case", FILES[name]["case"]], form)
        assert done.returncode == STATUS[name], (name, done)
        self.line_bytes = dict(self.line.passed)
        return plain(done.stdout.decode())

    def check(self, subject, form, typed=b"", env=None, **options):
        words = [support.binary("aftercare"), "check", "discharge", *subject, "--on", LEAVING, "--format", form]
        if self.careless:
            words = ["/bin/sh", "-c", '"$@"; ended=$?; [ $ended -ge 4 ] || exit $ended', "sh", *words]
        way = {"PGHOST": "127.0.0.1", "PGPORT": str(self.line.port), "PGUSER": self.login, "PGDATABASE": self.database}
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "timeout": 60} | options
        if "stdin" not in options:
            options["input"] = typed
        return subprocess.run(words, env=support.environment(**way | (env or {})), **options)

    def _end(self, kind):
        act = "pg_terminate_backend" if kind == "session ended" else "pg_cancel_backend"
        self.session.ask(f"select {act}(pid) from pg_stat_activity where usename = '{self.login}'")

    def close(self):
        self.line.close()
        self.daemon_line.close()
        self.daemon.kill()
        self.session.close()
        self.holder.close()
        support.drop_database(self.database)
        support.psql(f"drop role {self.login}, {self.daemon_login}")
        self.folder.cleanup()


def plain(text):
    """An answer without the moment of the check."""
    return MOMENT.sub(r"\1", text)


class Run:
    """One check with one fault, all of it drawn from seed and number."""

    def __init__(self, register, seed, number):
        self.register, self.number = register, number
        self.chance = random.Random(f"faults/{seed}/{number}")
        self.name = self.chance.choices(list(FILES), [4, 2, 1, 3])[0]
        self.form = self.chance.choice(["text", "json"])
        self.kind = self.chance.choices(KINDS, [45, 20, 15, 12, 8])[0]
        self.what = self.detail = ""
        self.status = None
        self.options, self.words = {}, []
        self.by_number = self.chance.random() < 0.3
        self.sees_output = True

    def carry_out(self):
        """Gives the faults found in how the check ended."""
        try:
            done = getattr(self, f"_{self.kind}")()
        except subprocess.TimeoutExpired:
            self.status = "hangs"
            return [f"hangs: {self}"]
        self.status = done.returncode
        return [f"{fault}: {self}" for fault in self._faults(done)]

    def __str__(self):
        return f"run {self.number}, {self.name} as {self.form}, {self.kind}: {self.what} {self.detail}: {self.status}"

    @property
    def _right(self):
        return self.register.expected[self.name, self.form]

    def _faults(self, done):
        found = []
        out, words = plain(_text(done.stdout)), _text(done.stderr)
        is_right = done.returncode == STATUS[self.name] and out == self._right and self.sees_output
        if done.returncode == 0 and not is_right:
            found.append("FALSE CLEAR" if self.name != "clear" else "ends with 0 without its answer")
        elif done.returncode in (1, 2, 3) and not is_right:
            found.append("ends like a verdict")
        elif done.returncode not in (0, 1, 2, 3) and self.sees_output:
            if done.returncode not in REFUSALS:
                found.append("ends with an unknown status")
            if out:
                found.append("an answer and an error")
            if not words.strip():
                found.append("says nothing")
        elif not self.sees_output and done.returncode not in LOST_OUTPUT | REFUSALS:
            found.append("ends with an unknown status")
        if support.CRASH.search(words.encode()):
            found.append("looks like a crash")
        if any(word in words for word in support.persons(FILES[self.name])):
            found.append("names a person")
        if (self.what in wire.HARMLESS or self.what.endswith("too late")) and not is_right:
            found.append("refuses without a fault")
        return found

    def _check(self):
        if self.by_number:
            subject, typed = ["--nhs-number", "-"], FILES[self.name]["person"]["nhs_number"].encode()
        else:
            subject, typed = ["--case", FILES[self.name]["case"]], b""
        return self.register.check([*subject, *self.words], self.form, typed, **self.options)

    # The line

    def _network(self):
        chance = self.chance
        self.what = chance.choices(
            wire.HARMLESS + wire.ENDING + wire.BYTES + wire.MESSAGES + wire.SESSION,
            [1, 2, 2] + [6, 4, 3, 1] + [4, 3, 3] + [6, 3, 3, 3, 4] + [4, 3])[0]
        side = chance.choice([wire.TO_SERVER, wire.TO_COMMAND])
        if self.what in wire.MESSAGES:
            side, place = wire.TO_COMMAND, chance.randrange(300)
        else:
            place = self._place(self.register.line_bytes[side])
        size = chance.choice([1, 2, 3, 5, 8, 40])
        fault = wire.Fault(self.what, side, place, size, chance.randbytes(size))
        self.detail = f"{side} at {place} ({size})"
        if self.what in wire.MESSAGES:
            # The answer to a request for TLS is no message.
            self.options["env"] = {"PGSSLMODE": "disable"}
        if self.what in MAY_WAIT:
            self.words = ["--wait", str(PATIENCE)]
        self.register.line.begin(fault)
        try:
            return self._check()
        finally:
            self.register.line.begin(wire.Fault())
            if not fault.happened and self.what != "none":
                self.what += ", too late"

    # The line to the daemon

    def _daemon(self):
        chance = self.chance
        self.by_number = False
        self.what = chance.choices(
            wire.HARMLESS + wire.ENDING + wire.BYTES + wire.DAEMON + ["another's answer", "nobody there"],
            [1, 2, 2] + [6, 4, 3, 1] + [6, 4, 6] + [3, 2] + [3, 1])[0]
        side = chance.choice([wire.TO_SERVER, wire.TO_COMMAND])
        size = chance.choice([1, 2, 3, 5, 8, 40])
        fault = wire.Fault(self.what, side, self._place(self.register.daemon_bytes[side]), size, chance.randbytes(size))
        self.detail = str(fault)
        self.options["env"] = self.register.by_daemon
        if self.what in MAY_WAIT:
            self.words = ["--wait", str(PATIENCE)]
        if self.what == "another's answer":
            return self._other(chance.choice(list(FILES)))
        if self.what == "nobody there":
            self.options["env"] |= {"AFTERCARE_SOCKET": self.register.path("nobody")}
            return self._check()
        self.register.daemon_line.begin(fault)
        try:
            return self._check()
        finally:
            self.register.daemon_line.begin(wire.Fault())
            if fault.happened and self.what in wire.DAEMON:
                self.register.mend_daemon()
            if not fault.happened and self.what != "none":
                self.what += ", too late"

    def _other(self, name):
        """The daemon answers a question about somebody else, or the same one when it was asked before."""
        self.detail = name
        path = self.register.path(f"other-{self.number}")
        other = Listener(path, lambda line, request: line.sendall(
            ask(self.register.path("socket"), _about(request, FILES[name]["case"]))))
        self.options["env"] |= {"AFTERCARE_SOCKET": path}
        try:
            return self._check()
        finally:
            other.close()

    def _place(self, total):
        """A byte of the line; the beginnings and ends of things more often."""
        chance = self.chance
        return chance.choice([
            chance.randrange(20), chance.randrange(total), chance.randrange(total), max(0, total - chance.randrange(200))])

    # Rights, schema, data

    def _surroundings(self):
        self.what = self.chance.choice(list(self.register.breakages))
        breakage = self.chance.choice(self.register.breakages[self.what])
        self.detail = str(breakage)
        if breakage.name == "lock":
            return self._held(breakage.broken)
        try:
            self.register.session.ask(breakage.broken)
        except RuntimeError as error:
            self.what, self.detail = "none", f"{breakage} cannot be: {error}"
            return self._check()
        try:
            return self._check()
        finally:
            self.register.session.ask(breakage.mended)

    def _held(self, table):
        """Somebody holds the table for longer than a statement may take."""
        login, session = self.register.login, self.register.session
        name = self.chance.choice(["statement_timeout", "lock_timeout"])
        session.ask(f"alter role {login} set {name} = '100ms'")
        self.register.holder.ask(f"begin; lock table aftercare.{table} in access exclusive mode")
        try:
            return self._check()
        finally:
            self.register.holder.ask("rollback")
            session.ask(f"alter role {login} reset {name}")

    # Standard output and input

    def _file_or_register(self):
        if self.chance.random() < 0.5:
            return self.register.check(["--file", self.register.paths[self.name]], self.form, **self.options)
        return self._check()

    def _output(self):
        self.what = self.chance.choice(["full disk", "closed", "nobody reads", "small file", "all closed"])
        self.sees_output = False
        opened = []
        try:
            if self.what == "full disk":
                opened.append(open("/dev/full", "wb"))
            elif self.what == "nobody reads":
                reading, writing = os.pipe()
                os.close(reading)
                opened.append(os.fdopen(writing, "wb"))
            elif self.what == "small file":
                opened.append(open(os.path.join(self.register.folder.name, f"out-{self.number}"), "wb"))
                self.options |= {"preexec_fn": _little_room(self.chance.randrange(2000)), "restore_signals": False}
            else:
                ends = (1,) if self.what == "closed" else (0, 1, 2)
                self.options["preexec_fn"] = lambda: [os.close(end) for end in ends]
            if opened:
                self.options["stdout"] = opened[0]
            done = self._file_or_register()
            if self.what == "small file":
                done.stdout = pathlib.Path(opened[0].name).read_bytes()
                self.sees_output = plain(_text(done.stdout)) == self._right
            return done
        finally:
            for file in opened:
                file.close()

    def _input(self):
        self.what = self.chance.choice(["truncated file", "truncated number", "closed", "folder", "no file"])
        file = json.dumps(FILES[self.name]).encode()
        if self.what == "truncated file":
            cut = self.chance.randrange(len(file))
            self.detail = str(cut)
            return self.register.check(["--file", "-"], self.form, file[:cut])
        if self.what == "truncated number":
            digits = FILES[self.name]["person"]["nhs_number"]
            return self.register.check(["--nhs-number", "-"], self.form, digits[:self.chance.randrange(10)].encode())
        if self.what == "no file":
            return self.register.check(["--file", self.register.folder.name + "/none"], self.form)
        subject = self.chance.choice([["--file", "-"], ["--nhs-number", "-"]])
        if self.what == "closed":
            return self.register.check(subject, self.form, preexec_fn=lambda: os.close(0), stdin=subprocess.DEVNULL)
        folder = os.open(self.register.folder.name, os.O_RDONLY)
        try:
            return self.register.check(subject, self.form, stdin=folder)
        finally:
            os.close(folder)


def _about(request, reference):
    """The same request about another case; about the same one it is another all the same."""
    return re.sub(rb"/cases/[^/]+/", f"/cases/{reference.replace('/', '%2F')}/".encode(), request).replace(
        b"aftercare-nonce: ", b"aftercare-nonce: 0")


def _text(data):
    return (data or b"").decode(errors="replace")


def _little_room(size):
    """A file may grow to so many bytes; beyond that writing fails, as on a full disk."""
    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return limit


def counts(runs):
    """How many checks ended with which status, by kind and fault."""
    found = {}
    for run in runs:
        place = run.kind, run.what, run.status
        found[place] = found.get(place, 0) + 1
    return found

"""Racers who change one case at the same moment, and what must hold afterwards whoever won."""
import http.client
import json
import pathlib
import random
import sys
import threading
import time

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1] / "BlackBox")]
import support  # noqa: E402
from daemon import Daemon, free_port  # noqa: E402
from sql import Session  # noqa: E402

COUNCIL, BOARD = "E08000035", "QWO"
ENDED = "ended_joint_decision"
KINDS = ["two endings", "ending and order", "correction and import", "withdrawal and correction", "one key"]
UNGUARDED = [("for update", ""), ("isolation level serializable", "isolation level read committed")]
"""What a proxy takes out of the statements, so that it shows whether the races notice."""
DONE, NOTHING, UNKNOWN, FAULT = "done", "nothing", "unknown", "fault"


class Register:
    """A register of its own with some cases, and a daemon on it."""

    def __init__(self, cases, proxy=None):
        self.database = support.migrated_database()
        self.login = f"races_{self.database}"
        support.psql(f"create role {self.login} login noinherit in role aftercare_app, aftercare_nightly")
        self.files = {}
        for number in range(cases):
            file = support.scenario("exemplar-complete")["case"]
            file["case"] = f"RACE/{number}"
            self.files[file["case"]] = file
        self.command("import", "--lines", "--source", "feed", "-", stdin=support.lines(self.files.values()))
        self.tokens = {
            body: self.command("token", "issue", "--body", body, "--may-record", "--quiet").decode().strip()
            for body in (COUNCIL, BOARD)}
        port = free_port()
        way = {"PGHOST": "127.0.0.1", "PGPORT": proxy.port, "PGSSLMODE": "disable"} if proxy else {}
        self.daemon = Daemon(
            "--port", port, "--log-level", "error", port=port, PGDATABASE=self.database, PGUSER=self.login, **way)
        self.daemon.wait_ready()

    def command(self, *words, stdin=b""):
        done = support.BlackBoxCase.call(*words, stdin=stdin, PGDATABASE=self.database)
        if done.returncode:
            raise AssertionError(f"{words[0]} ended with {done.returncode}: {done.stderr.decode()[:500]}")
        return done.stdout

    def session(self):
        return Session(self.database)

    def close(self):
        self.daemon.kill()
        support.drop_database(self.database)
        support.psql(f"drop role {self.login}")


class Client:
    """Keeps connections to the daemon, as many as are used at the same time."""

    def __init__(self, register):
        self.register = register
        self.idle = []

    def close(self):
        for connection in self.idle:
            connection.close()

    def ask(self, method, path, body, headers=None, content=None):
        headers = {"Authorization": f"Bearer {self.register.tokens[body]}", **(headers or {})}
        for attempt in (1, 2):
            try:
                connection = self.idle.pop()
            except IndexError:
                connection = http.client.HTTPConnection("127.0.0.1", self.register.daemon.port, timeout=60)
            try:
                connection.request(method, path, content, headers)
                answer = connection.getresponse()
                found = answer.status, answer.headers, json.loads(answer.read())
            except (http.client.RemoteDisconnected, ConnectionError):
                # An idle connection that the daemon closed; it has not read the request.
                connection.close()
                if attempt == 2:
                    raise
            else:
                self.idle.append(connection)
                return found

    def case(self, reference, what, body=COUNCIL, **more):
        return self.ask("GET", f"/api/v1/cases/{reference.replace('/', '%2F')}/{what}", body, **more)

    def asked(self, reference, what):
        """An answer; a session that was killed in the pool is asked for again."""
        for _ in range(50):
            status, _, found = self.case(reference, what)
            if status == 200:
                return found
            assert status == 503, found
            time.sleep(0.05)
        raise AssertionError(f"no answer to {what}")


class Change:
    """One change by one body, as it is sent, and what came of it."""

    def __init__(self, reference, body, mark, record=None, withdraw=None, version=None, key=None):
        self.reference, self.body, self.mark, self.version, self.key = reference, body, mark, version, key
        self.content = {"format": "aftercare-change/1", "source": "race"}
        if record:
            self.content["record"] = record
        if withdraw:
            self.content["withdraw"] = [{"fact": withdraw, "reason": mark}]
        self.result, self.status, self.answer = None, None, None

    def run(self, client):
        path = f"/api/v1/cases/{self.reference.replace('/', '%2F')}/changes"
        headers = {"If-Match": f'"{self.version}"' if self.version else "*"}
        if self.key:
            headers["Idempotency-Key"] = self.key
        content = json.dumps(self.content)
        unknown = False
        for attempt in range(50):
            self.status, _, self.answer = client.ask("POST", path, self.body, headers, content)
            unknown = unknown or self.status == 504
            if self.status not in (503, 504) or (self.status == 504 and not self.key):
                break
            if self.status == 503 and attempt >= 10 and not unknown:
                break
            time.sleep(random.random() * 0.02)
        if self.status == 200:
            self.result = DONE
        elif unknown and not self.key:
            self.result = UNKNOWN
        elif self.status in (412, 422, 503):
            self.result = NOTHING
        else:
            self.result = FAULT

    def __str__(self):
        return f"{self.mark} at {self.version}: {self.status} {self.result}"


class Import:
    """The whole file again, from its own source, with one meeting's document changed."""

    def __init__(self, register, reference, mark):
        self.register, self.reference, self.mark = register, reference, mark
        self.version, self.key, self.result = None, None, None

    def run(self, client):
        file = self.register.files[self.reference]
        file["meetings"][-1]["document"] = self.mark
        self.register.command("import", "--lines", "--source", "feed", "-", stdin=support.lines([file]))
        self.result = DONE

    def __str__(self):
        return f"import {self.mark}: {self.result}"


HISTORY = """
with one as (select case_id, version, audit_key from aftercare.case_file where reference = '{case}'),
facts as (
  select 'endings' as list, id, document as mark, recorded_at, superseded_at, body, null::date as ends
  from aftercare.endings where case_id = (select case_id from one)
  union all
  select 'contacts', id, made_by, recorded_at, superseded_at, null, null
  from aftercare.contacts where case_id = (select case_id from one) and id like 'race%'
  union all
  select 'community_orders', id, id, recorded_at, superseded_at, null, end_date
  from aftercare.community_orders where case_id = (select case_id from one)
  union all
  select 'meetings', id, document, recorded_at, superseded_at, null, null
  from aftercare.meetings where case_id = (select case_id from one)),
marks as (
  select mark from facts union all
  select reason from aftercare.withdrawal where case_id = (select case_id from one)),
broken as (
  select from facts as fact where superseded_at < 'infinity'
    and not exists (
      select from facts as next where next.list = fact.list and next.id = fact.id
        and next.recorded_at = fact.superseded_at)
    and not exists (
      select from aftercare.withdrawal as gone where gone.case_id = (select case_id from one)
        and gone.list = fact.list and gone.id = fact.id and gone.withdrawn_at = fact.superseded_at))
select
  (select version from one),
  (select count(*) from aftercare.audit_event, one where case_key = audit_key and kind = 'change'),
  (select count(*) from broken),
  (select count(*) from (
    select from facts where superseded_at = 'infinity' group by list, id having count(*) > 1) as doubled),
  (select count(distinct body) from facts where list = 'endings' and superseded_at = 'infinity'),
  (select count(*) from facts where list = 'community_orders' and superseded_at = 'infinity' and ends is null),
  coalesce((select string_agg(mark, ' ') from marks where mark like '{prefix}-%'), ''),
  coalesce((select string_agg(list || '/' || id, ' ') from facts
    where superseded_at = 'infinity' and list <> 'meetings'), '')
"""


class Lane:
    """Races one after another, on cases that no other lane uses."""

    def __init__(self, register, number, lanes, seed, kills=0.1):
        self.register, self.number, self.kills = register, number, kills
        self.chance = random.Random(f"{seed}/{number}")
        self.client = Client(register)
        self.cases = [case for place, case in enumerate(sorted(register.files)) if place % lanes == number]
        self.session, self.killer = register.session(), register.session()
        self.races, self.killed, self.violations = 0, 0, []
        self.counts = {}

    def run(self, races):
        try:
            for _ in range(races):
                self.race()
        finally:
            self.close()

    def close(self):
        self.client.close()
        self.session.close()
        self.killer.close()

    def history(self, case, prefix="none"):
        row = self.session.ask(" ".join(HISTORY.format(case=case, prefix=prefix).split()))[0]
        return dict(zip(
            ["version", "events", "broken", "doubled", "bodies", "orders"], map(int, row[:6]),
        )) | {"marks": row[6].split(), "standing": row[7].split()}

    def race(self):
        self.races += 1
        case, kind = self.chance.choice(self.cases), self.chance.choice(KINDS)
        prefix = f"race{self.number}x{self.races}"
        before = self.history(case)
        racers = self.racers(kind, case, prefix, before)
        kills = self.chance.random() < self.kills
        self.start(racers, kills)
        after = self.history(case, prefix)
        duty = self.client.asked(case, "determination")["duty"]["state"]
        for fault in check(racers, before, after, duty, kills):
            self.violations.append(f"{kind} on {case}: {fault}; " + "; ".join(map(str, racers)))
        for racer in racers:
            self.counts[kind, racer.result] = self.counts.get((kind, racer.result), 0) + 1

    def start(self, racers, kills):
        gate = threading.Barrier(len(racers) + kills)
        pauses = [self.chance.random() * 0.004 if self.chance.random() < 0.5 else 0 for _ in racers]
        failures = []

        def run(racer, pause):
            try:
                gate.wait()
                time.sleep(pause)
                racer.run(self.client)
            except Exception as error:
                failures.append(error)

        threads = [threading.Thread(target=run, args=pair) for pair in zip(racers, pauses)]
        for thread in threads:
            thread.start()
        if kills:
            gate.wait()
            time.sleep(self.chance.random() * 0.03)
            rows = self.killer.ask(
                "select pg_terminate_backend(pid) from pg_stat_activity where usename = "
                f"'{self.register.login}' and state <> 'idle' order by random() limit 1")
            self.killed += len(rows)
        for thread in threads:
            thread.join()
        if failures:
            raise failures[0]

    def ending(self, body, mark, id=None):
        return {"endings": [{
            "id": id or f"e-{body}", "body": body, "decided": f"2026-10-{self.chance.randint(1, 28):02}",
            "grounds": ["no_longer_needs_aftercare"], "person_involved": True, "document": mark}]}

    def racers(self, kind, case, prefix, before):
        version = before["version"] if self.chance.random() < 0.6 else None
        marks = (f"{prefix}-{letter}" for letter in "abcd")

        def change(body, record=None, withdraw=None, mark=None, key=None, at=version):
            mark = mark or next(marks)
            if key is None and self.chance.random() < 0.5:
                key = f"key-{mark}"
            return Change(case, body, mark, record(mark) if record else None, withdraw, at, key or None)

        def ends(body):
            return lambda mark: self.ending(body, mark)

        def contact(mark):
            return {"contacts": [{"id": "race1", "at": "2026-10-01T10:00:00+01:00", "kind": "seen", "by": mark}]}

        orders = [place for place in before["standing"] if place.startswith("community_orders/")]
        body = self.chance.choice([COUNCIL, BOARD])
        if kind == "two endings":
            return [change(COUNCIL, ends(COUNCIL)), change(BOARD, ends(BOARD))]
        if kind == "ending and order":
            if orders and self.chance.random() < 0.7:
                owner = BOARD if orders[0].endswith(BOARD) else COUNCIL
                return [change(body, ends(body)), change(owner, withdraw=orders[0])]
            return [change(body, ends(body)), change(BOARD, lambda mark: {"community_orders": [
                {"id": f"{mark}-{BOARD}", "kind": "community_treatment_order", "start": "2026-09-01"}]})]
        if kind == "correction and import":
            return [change(COUNCIL, contact), Import(self.register, case, next(marks))]
        if kind == "withdrawal and correction":
            if f"endings/e-{body}" not in before["standing"]:
                return [change(body, ends(body)), change(body, ends(body))]
            return [change(body, withdraw=f"endings/e-{body}"), change(body, ends(body))]
        mark, record = next(marks), self.ending(body, f"{prefix}-a")
        twins = [Change(case, body, mark, record, None, version, f"key-{mark}")
                 for _ in range(self.chance.randint(2, 3))]
        return twins


def check(racers, before, after, duty, kills):
    """What does not hold after a race."""
    counted = {}
    for mark in after["marks"]:
        name = "-".join(mark.split("-")[:2])
        counted[name] = counted.get(name, 0) + 1
    marks = {racer.mark for racer in racers}
    applied = 0
    for mark in sorted(marks):
        results = {racer.result for racer in racers if racer.mark == mark}
        found = counted.get(mark, 0)
        applied += found
        if DONE in results and found != 1:
            yield f"lost or doubled: {mark} was acknowledged and is there {found} times"
        if FAULT in results:
            yield f"{mark} was answered neither by done nor by a refusal"
        if results == {NOTHING} and found:
            yield f"{mark} was refused and is there"
        if found > 1:
            yield f"{mark} is there {found} times"
    if after["version"] != before["version"] + applied:
        yield f"version {before['version']} became {after['version']} by {applied} changes"
    if after["events"] != after["version"]:
        yield f"{after['events']} events of change at version {after['version']}"
    versions = {racer.mark: racer.answer["version"] for racer in racers
                if racer.result == DONE and isinstance(racer, Change)}
    if len(set(versions.values())) != len(versions) or any(n <= before["version"] for n in versions.values()):
        yield f"versions do not grow: {versions}"
    bound = [racer for racer in racers if racer.version]
    winners = {racer.mark for racer in bound if racer.result == DONE}
    if len(winners) > 1:
        yield f"{len(winners)} winners at one version"
    if bound and len(bound) == len(racers) and not winners and not kills:
        yield "no winner"
    if after["broken"] or after["doubled"]:
        yield f"{after['broken']} broken chains, {after['doubled']} facts standing twice"
    if duty == ENDED and (after["bodies"] < 2 or after["orders"]):
        yield f"the duty ended by {after['bodies']} bodies beside {after['orders']} orders"
    if duty != ENDED and after["bodies"] == 2 and not after["orders"]:
        yield f"both bodies ended the duty and it is {duty}"

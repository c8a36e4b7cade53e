#!/usr/bin/env python3
"""Questions at the terminal against `psql -X -c 'select 1'`, by turns in one run, each a process of its own.

    deploy/private-postgres with python3 Benchmarks/cold.py [--rounds 200] [--cases 2000]

psql is PostgreSQL's own program (`pg_config --bindir`): the least that a program can do that connects, asks and
ends. All go over unix sockets, by turns, so that whatever else the machine does meets all of them: the command that
asks the daemon of its machine (AFTERCARE_SOCKET), which the limit is for; the command that asks the database itself,
in a session that is as new as psql's; and psql. Both ways must give the same bytes, but for the moment of a check.
Prints for each question the medians in milliseconds, and the median of the ratios of the turns beside the limit.
"""
import argparse
import os
import pathlib
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

LIMIT, AIM = 1.5, 1.0
DATABASE = LOGIN = "aftercare_cold"
ROLES = "aftercare_app, aftercare_nightly, aftercare_operator, aftercare_reporting, aftercare_seal"
MOMENT = re.compile(rb"Checked at [0-9T:+Z.-]+")
QUESTIONS = {
    "check discharge": ["check", "discharge", "--case"],
    "who": ["who", "--case"],
}


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def seconds(command, environment):
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - start, done.returncode


def register(command, cases, environment):
    """A register of invented people; gives the reference of one of them."""
    psql = ["psql", "-X", "-q", "-d", "postgres", "-c"]
    subprocess.run([*psql, f"drop database if exists {DATABASE}"], check=True)
    subprocess.run([*psql, f"create database {DATABASE}"], check=True)
    subprocess.run([command, "db", "migrate"], check=True, env=environment, stdout=sys.stderr, stderr=subprocess.DEVNULL)
    made = subprocess.Popen([command, "demo", "register", "--cases", str(cases)], stdout=subprocess.PIPE)
    subprocess.run([command, "import", "--lines", "-"], stdin=made.stdout, check=True, env=environment, stdout=sys.stderr)
    made.wait()
    subprocess.run([*psql[:-3], "-d", DATABASE, "-c", "vacuum analyze"], check=True)
    return output(*psql[:-3], "-A", "-t", "-d", DATABASE, "-c", "select min(reference) from aftercare.case_file")


class Daemon:
    """The daemon beside the command, as a login that owns nothing, at a socket in a folder of its own."""

    def __init__(self, program, environment):
        self.folder = tempfile.TemporaryDirectory(prefix="aftercare-cold.")
        self.socket = self.folder.name + "/socket"
        self.log = open(self.folder.name + "/log", "w+")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.process = subprocess.Popen(
            [program, "--socket", self.socket, "--port", str(port)], env=environment, stdin=subprocess.DEVNULL,
            stderr=self.log)
        while not os.path.exists(self.socket):
            if self.process.poll() is not None:
                sys.exit(f"the daemon ended: {self.said()}")
            time.sleep(0.05)

    def said(self):
        self.log.flush()
        return pathlib.Path(self.log.name).read_text()

    def answered(self):
        """How many questions of the command."""
        return sum('"by":"command"' in line and '"status":"200"' in line for line in self.said().splitlines())

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()
        self.log.close()
        self.folder.cleanup()


def answer(command, environment):
    done = subprocess.run(command, capture_output=True, env=environment)
    return done.returncode, MOMENT.sub(b"", done.stdout), done.stderr


def measure(name, ours, theirs, rounds, environment, daemon):
    """Prints two lines; the median ratio of the way by the daemon."""
    asking = environment | {"AFTERCARE_SOCKET": daemon.socket}
    if answer(ours, asking) != answer(ours, environment) or answer(ours, environment)[0] > 3:
        sys.exit(f"{name}: the daemon and the database give different answers")
    ways = [(ours, asking, {0, 1, 2, 3}), (ours, environment, {0, 1, 2, 3}), (theirs, environment, {0})]
    turns, before = [], daemon.answered()
    for number in range(rounds + 5):
        taken = [0.0] * len(ways)
        for place in range(len(ways)):
            way = (place + number) % len(ways)
            command, surroundings, statuses = ways[way]
            taken[way], status = seconds(command, surroundings)
            if status not in statuses:
                sys.exit(f"{command[0]} ended with {status}")
        turns.append(taken)
    if daemon.answered() - before != rounds + 5:
        sys.exit(f"{name}: the daemon was not asked every time")
    # The first ones warm the caches of the machine.
    turns = turns[5:]
    medians = [statistics.median(column) * 1000 for column in zip(*turns)]
    ratios = [statistics.median(turn[way] / turn[2] for turn in turns) for way in (0, 1)]
    print(
        f"{name:16} by the daemon {medians[0]:6.1f} ms   psql {medians[2]:6.1f} ms   ratio {ratios[0]:5.2f} "
        f"(at most {LIMIT}, aim {AIM})   {rounds} turns\n"
        f"{'':16}     by itself {medians[1]:6.1f} ms                    ratio {ratios[1]:5.2f}", flush=True)
    return ratios[0]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=200)
    options.add_argument("--cases", type=int, default=2000)
    options.add_argument("--programs", help="their folder (default: the release build)")
    given = options.parse_args()
    if "PGHOST" not in os.environ:
        sys.exit("no server: run under deploy/private-postgres with")
    programs = given.programs or output("swift", "build", "-c", "release", "--show-bin-path")
    command, psql = programs + "/aftercare", output("pg_config", "--bindir") + "/psql"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AFTERCARE")}
    environment |= {"PGDATABASE": DATABASE}
    reference = register(command, given.cases, environment)
    superuser = ["psql", "-X", "-q", "-d", "postgres", "-c"]
    subprocess.run([*superuser, f"create role {LOGIN} login noinherit in role {ROLES}"], check=True)
    environment |= {"PGUSER": LOGIN}
    daemon = Daemon(programs + "/aftercared", environment)
    try:
        ratios = [
            measure(
                name, [command, *words, reference], [psql, "-X", "-c", "select 1"], given.rounds, environment, daemon)
            for name, words in QUESTIONS.items()]
    finally:
        daemon.end()
        subprocess.run([*superuser, f"drop database {DATABASE} with (force)"], check=True)
        subprocess.run([*superuser, f"drop role {LOGIN}"], check=True)
    sys.exit(0 if all(ratio <= LIMIT for ratio in ratios) else 1)


main()

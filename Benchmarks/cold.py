#!/usr/bin/env python3
"""`aftercare check discharge --case` against `psql -X -c 'select 1'`, by turns in one run, each a process of its own.

    deploy/private-postgres with python3 Benchmarks/cold.py [--rounds 200] [--cases 2000]

psql is PostgreSQL's own program (`pg_config --bindir`): the least that a program can do that connects, asks and
ends. Both go over the unix socket to the same database, by turns, so that whatever else the machine does meets both.
Prints for each command the medians in milliseconds, and the median of the ratios of the pairs beside the limit.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import time

LIMIT, AIM = 1.5, 1.0
DATABASE = "aftercare_cold"
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


def measure(name, ours, theirs, rounds, environment):
    """Prints one line; the median ratio."""
    pairs = []
    for number in range(rounds + 5):
        turns = [(ours, {0, 1, 2, 3}), (theirs, {0})]
        taken = {}
        for turn, (command, statuses) in sorted(enumerate(turns), reverse=number % 2 == 1):
            taken[turn], status = seconds(command, environment)
            if status not in statuses:
                sys.exit(f"{command[0]} ended with {status}")
        pairs.append((taken[0], taken[1]))
    # The first ones warm the caches of the machine.
    pairs = pairs[5:]
    ratio = statistics.median(our / their for our, their in pairs)
    our, their = (statistics.median(column) * 1000 for column in zip(*pairs))
    print(
        f"{name:16} {our:6.1f} ms   psql {their:6.1f} ms   ratio {ratio:5.2f} (at most {LIMIT}, aim {AIM})"
        f"   {rounds} pairs", flush=True)
    return ratio


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=200)
    options.add_argument("--cases", type=int, default=2000)
    options.add_argument("--command", help="the program (default: the release build)")
    given = options.parse_args()
    if "PGHOST" not in os.environ:
        sys.exit("no server: run under deploy/private-postgres with")
    command = given.command or output("swift", "build", "-c", "release", "--show-bin-path") + "/aftercare"
    psql = output("pg_config", "--bindir") + "/psql"
    environment = os.environ | {"PGDATABASE": DATABASE}
    reference = register(command, given.cases, environment)
    # What this version does not have is left out.
    help_text = json.loads(output(command, "--experimental-dump-help"))
    commands = {part["commandName"] for part in help_text["command"]["subcommands"]}
    ratios = []
    for name, words in QUESTIONS.items():
        if words[0] in commands:
            ratios.append(measure(
                name, [command, *words, reference], [psql, "-X", "-c", "select 1"], given.rounds, environment))
    subprocess.run(["psql", "-X", "-q", "-d", "postgres", "-c", f"drop database {DATABASE}"], check=True)
    sys.exit(0 if all(ratio <= LIMIT for ratio in ratios) else 1)


main()

#!/usr/bin/env python3
"""Verifying the audit trail: events a second on one core, and against SHA-256 over the same rows in the server.

    deploy/private-postgres with python3 Benchmarks/audit.py [--events 1000000] [--rounds 3]

It writes a trail, seals it, then by turns verifies it with the command held to one core and lets the server hash
every row, and prints the medians beside the limits.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATABASE = "aftercare_bench_audit"
RATE_LIMIT = 200_000
RATIO_LIMIT = 2.0
BATCH = 500


def binary():
    shown = subprocess.run(
        ["swift", "build", "-c", "release", "--show-bin-path"],
        cwd=ROOT, check=True, capture_output=True, text=True)
    return shown.stdout.strip() + "/aftercare"


def psql(database, text):
    return subprocess.run(
        ["psql", "-XqAt", "-d", database, "-c", text], check=True, capture_output=True, text=True).stdout


def fill(command, events):
    psql("postgres", f"drop database if exists {DATABASE}")
    psql("postgres", f"create database {DATABASE}")
    subprocess.run([command, "db", "migrate"], check=True, env=surroundings(), capture_output=True)
    psql(DATABASE, f"""
        do $$ begin for batch in 1..{events // BATCH} loop
          perform aftercare.record_audit('look', 'token:0123456789ab', array_agg(gen_random_uuid()),
            array_agg(format('{{"found":1,"place":%s}}', place))) from generate_series(1, {BATCH}) as place;
          commit;
        end loop; end $$""")
    start = time.monotonic()
    subprocess.run([command, "audit", "seal"], check=True, env=surroundings(), capture_output=True)
    seconds = time.monotonic() - start
    subprocess.run(["psql", "-XqAt", "-d", DATABASE, "-c", "vacuum (analyze)"], check=True)
    return seconds


def surroundings():
    return {**os.environ, "PGDATABASE": DATABASE}


def verify(command, core):
    """Seconds by the clock, seconds of the processor, peak memory in MB, events."""
    start = time.monotonic()
    process = subprocess.Popen(
        [command, "audit", "verify", "--format", "json"], env=surroundings(), stdout=subprocess.PIPE,
        preexec_fn=lambda: os.sched_setaffinity(0, {core}))
    told = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    if status:
        sys.exit("the trail was not found whole")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, json.loads(told)["events"]


def hash_in_server():
    start = time.monotonic()
    psql(DATABASE, """
        set max_parallel_workers_per_gather = 0;
        select sum(length(sha256(convert_to(event::text, 'UTF8')))) from aftercare.audit_event as event""")
    return time.monotonic() - start


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--events", type=int, default=1_000_000)
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    command = binary()
    sealing = fill(command, given.events)
    core = max(os.sched_getaffinity(0))
    verify(command, core)
    rounds = [(verify(command, core), hash_in_server()) for _ in range(given.rounds)]
    events = rounds[0][0][3]
    seconds = statistics.median(found[0] for found, _ in rounds)
    rate = events / seconds
    busy = statistics.median(found[1] for found, _ in rounds)
    memory = max(found[2] for found, _ in rounds)
    ratio = statistics.median(found[0] / server for found, server in rounds)
    print(
        f"{events} events  verify {seconds:.2f} s = {rate:,.0f} events/s (limit {RATE_LIMIT:,})  "
        f"processor {busy:.2f} s  peak {memory:.0f} MB  to hashing in the server {ratio:.2f} (limit {RATIO_LIMIT})  "
        f"sealing {sealing:.2f} s", flush=True)
    psql("postgres", f"drop database {DATABASE}")
    sys.exit(0 if rate >= RATE_LIMIT and ratio <= RATIO_LIMIT else 1)


main()

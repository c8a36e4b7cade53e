#!/usr/bin/env python3
"""A full night, and one with one case in a hundred changed, against COPY of the same rows ordered by case, in one
interleaved run.

    deploy/private-postgres with --memory 12GB python3 Benchmarks/night.py [--cases 10000 100000 1000000] [--rounds 3]
      [--no-reports]

For each size it makes a demo register, runs the first night (which writes the whole ledger), then by turns a
full night, COPY of every fact row that a night reads, and a night with one case in a hundred marked as changed. It
prints the medians, their ratios to COPY beside the limits, and the peak memory of the nights. A full night writes the
reports of all bodies into a folder of its own; all go away at the end: 2 GB for each round of a million cases. Nothing is
timed while the system still writes to the disk what came before.
"""
import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
DAY = "2026-11-21"
RATIO_LIMIT = 1.0
CHANGED_LIMIT = 0.06
CHANGED = """
insert into aftercare.case_change (case_id, changed_at)
select case_id, now() from aftercare.case_file where case_id % 100 = 0
on conflict (case_id) do update set changed_at = excluded.changed_at
"""
MEMORY_LIMIT = 100
NOT_READ = "('recorded_at', 'recorded_by', 'source', 'superseded_at')"
COLUMNS = f"""
select string_agg(column_name, ', ' order by ordinal_position), table_name
from information_schema.columns
where table_schema = 'aftercare'
  and column_name not in {NOT_READ}
  and table_name in (
    select table_name from information_schema.columns
    where table_schema = 'aftercare' and column_name in ('case_id', 'recorded_by', 'superseded_at')
    group by table_name having count(*) = 3)
group by table_name order by table_name
"""


def binary():
    shown = subprocess.run(
        ["swift", "build", "-c", "release", "--show-bin-path"],
        cwd=ROOT, check=True, capture_output=True, text=True)
    return shown.stdout.strip() + "/aftercare"


def psql(database, *arguments):
    return subprocess.run(
        ["psql", "-XqAt", "-d", database, *arguments], check=True, capture_output=True, text=True
    ).stdout


def copies(database):
    """One COPY for every fact table: the columns that a night reads, current rows, ordered by case."""
    statements = []
    for line in psql(database, "-c", COLUMNS).splitlines():
        columns, table = line.split("|")
        quoted = ", ".join(f'"{name.strip()}"' for name in columns.split(","))
        statements.append(
            f"copy (select {quoted} from aftercare.{table} where superseded_at = 'infinity' "
            "order by case_id) to stdout")
    return statements


def time_copy(database, statements):
    os.sync()
    start = time.monotonic()
    arguments = [part for statement in statements for part in ("-c", statement)]
    with open(os.devnull, "wb") as nowhere:
        subprocess.run(["psql", "-XqAt", "-d", database, *arguments], check=True, stdout=nowhere)
    return time.monotonic() - start


def time_full(command, reports):
    """Seconds and peak memory in MB of a full night, with its reports if a folder is given for them."""
    if reports is None:
        return time_night(command, "--full")
    # Each in a folder of its own, which stays: a file system goes around what was removed a moment before.
    return time_night(command, "--full", "--reports", tempfile.mkdtemp(dir=reports))


def time_night(command, *arguments):
    """Seconds and peak memory in MB of one night."""
    os.sync()
    start = time.monotonic()
    process = subprocess.Popen(
        [command, "run", "nightly", "--on", DAY, *arguments],
        env={**os.environ, "PGDATABASE": os.environ["AFTERCARE_BENCH_DATABASE"]},
        stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit("the night failed")
    return time.monotonic() - start, usage.ru_maxrss / 1024


def fill(command, database, cases):
    psql("postgres", "-c", f"drop database if exists {database}", "-c", f"create database {database}")
    environment = {**os.environ, "PGDATABASE": database}
    subprocess.run([command, "db", "migrate"], check=True, env=environment, stderr=subprocess.DEVNULL,
                   stdout=subprocess.DEVNULL)
    directory = pathlib.Path(os.environ.get("TMPDIR", "/tmp")) / f"{database}.json"
    start = time.monotonic()
    maker = subprocess.Popen(
        [command, "demo", "register", "--cases", str(cases), "--seed", "117",
         "--directory-to", str(directory)], stdout=subprocess.PIPE)
    loader = subprocess.run(
        [command, "import", "--source", "demo", "--lines", "-"], stdin=maker.stdout, env=environment,
        stdout=subprocess.DEVNULL)
    if maker.wait() or loader.returncode:
        sys.exit("the register could not be made")
    subprocess.run([command, "import", "--source", "demo", str(directory)], check=True, env=environment,
                   stdout=subprocess.DEVNULL)
    directory.unlink()
    seconds = time.monotonic() - start
    psql(database, "-c", "vacuum (analyze)")
    return seconds


def turn(command, database, statements, reports):
    """One full night, one COPY, and one night with one case in a hundred changed."""
    full, copied = time_full(command, reports), time_copy(database, statements)
    psql(database, "-c", CHANGED)
    return full, copied, time_night(command)


def measure(command, cases, rounds, reports):
    database = f"aftercare_bench_{cases}"
    os.environ["AFTERCARE_BENCH_DATABASE"] = database
    filling = fill(command, database, cases)
    statements = copies(database)
    first, _ = time_night(command, "--full")
    psql(database, "-c", "vacuum (analyze)")
    time_copy(database, statements)
    with tempfile.TemporaryDirectory(prefix="aftercare-bench.") as folder:
        turns = [turn(command, database, statements, folder if reports else None) for _ in range(rounds)]
    nights = [full[0] for full, _, _ in turns]
    night = statistics.median(nights)
    copy = statistics.median(copied for _, copied, _ in turns)
    memory = max(max(full[1], changed[1]) for full, _, changed in turns)
    ratio = statistics.median(full[0] / copied for full, copied, _ in turns)
    changed = statistics.median(changed[0] / copied for _, copied, changed in turns)
    print(
        f"{cases:>9} cases  night {night:7.2f} s  copy {copy:7.2f} s  ratio {ratio:5.2f} (limit {RATIO_LIMIT})"
        f"  one in a hundred {changed:5.3f} (limit {CHANGED_LIMIT})"
        f"  peak {memory:5.0f} MB (limit {MEMORY_LIMIT})  first night {first:7.2f} s  import {filling:7.2f} s"
        f"  spread {min(nights):.2f}-{max(nights):.2f}", flush=True)
    psql("postgres", "-c", f"drop database {database}")
    return ratio <= RATIO_LIMIT and changed <= CHANGED_LIMIT and memory <= MEMORY_LIMIT


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--cases", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument(
        "--reports", action=argparse.BooleanOptionalAction, default=True, help="whether full nights write the reports")
    given = options.parse_args()
    command = binary()
    met = [measure(command, cases, given.rounds, given.reports) for cases in given.cases]
    sys.exit(0 if all(met) else 1)


if __name__ == "__main__":
    main()

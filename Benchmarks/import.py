#!/usr/bin/env python3
"""The validated import of case files against `\\copy` of the same rows into the same tables, in one interleaved run.

    deploy/private-postgres with python3 Benchmarks/import.py [--cases 20000 100000] [--rounds 3]

For each size it makes a demo register as NDJSON. Then, by turns, it imports the file into an empty register and
copies the rows that this made, table by table, into another one with the same keys, constraints and indexes. It
prints the medians and their ratio beside the limit.
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
RATIO_LIMIT = 2.5
TABLES = """
select class.relname from pg_class as class
where class.relnamespace = 'aftercare'::regnamespace and class.relkind = 'r'
  and class.relname not in ('fact', 'fact_part')
  and (class.relname in ('case_file', 'case_party', 'case_change') or (
    select count(*) from pg_attribute as attribute
    where attribute.attrelid = class.oid and attribute.attname in ('case_id', 'source', 'superseded_at')) = 3)
order by class.relname <> 'case_file', class.relname
"""


def binary():
    shown = subprocess.run(
        ["swift", "build", "-c", "release", "--show-bin-path"],
        cwd=ROOT, check=True, capture_output=True, text=True)
    return shown.stdout.strip() + "/aftercare"


def psql(database, *arguments):
    return subprocess.run(
        ["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-d", database, *arguments], check=True, capture_output=True,
        text=True).stdout


def empty_register(command, database):
    psql("postgres", "-c", f"drop database if exists {database}", "-c", f"create database {database}")
    subprocess.run(
        [command, "db", "migrate"], check=True, env={**os.environ, "PGDATABASE": database},
        stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    psql(database, "-c", "checkpoint")


def time_import(command, database, file):
    empty_register(command, database)
    start = time.monotonic()
    done = subprocess.run(
        [command, "import", "--source", "demo", str(file)], env={**os.environ, "PGDATABASE": database},
        stdout=subprocess.DEVNULL)
    if done.returncode:
        sys.exit("the import failed")
    return time.monotonic() - start


def unload(database, folder):
    """Every row that the import made, a file for each table that has any."""
    tables = []
    for table in psql(database, "-c", TABLES).split():
        path = folder / table
        psql(database, "-c", f"\\copy aftercare.{table} to '{path}'")
        if path.stat().st_size:
            tables.append(table)
    return tables


def time_copy(command, database, folder, tables):
    empty_register(command, database)
    start = time.monotonic()
    psql(database, *(part for table in tables
                     for part in ("-c", f"\\copy aftercare.{table} from '{folder / table}'")))
    return time.monotonic() - start


def measure(command, cases, rounds, folder):
    file = folder / "register.ndjson"
    with open(file, "wb") as out:
        subprocess.run([command, "demo", "register", "--cases", str(cases), "--seed", "117"], check=True, stdout=out)
    source, target = f"aftercare_bench_import_{cases}", f"aftercare_bench_copy_{cases}"
    pairs = []
    tables = None
    for _ in range(rounds):
        imported = time_import(command, source, file)
        tables = unload(source, folder)
        pairs.append((imported, time_copy(command, target, folder, tables)))
    rows = sum(int(psql(source, "-c", f"select count(*) from aftercare.{table}")) for table in tables)
    ratio = statistics.median(imported / copied for imported, copied in pairs)
    print(
        f"{cases:>9} cases  {rows:>9} rows  import {statistics.median(i for i, _ in pairs):7.2f} s"
        f"  copy {statistics.median(c for _, c in pairs):7.2f} s  ratio {ratio:5.2f} (limit {RATIO_LIMIT})"
        f"  spread {min(i / c for i, c in pairs):.2f}-{max(i / c for i, c in pairs):.2f}", flush=True)
    for database in (source, target):
        psql("postgres", "-c", f"drop database {database}")
    return ratio <= RATIO_LIMIT


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--cases", type=int, nargs="+", default=[20_000, 100_000])
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    command = binary()
    with tempfile.TemporaryDirectory(prefix="aftercare-bench.") as folder:
        met = [measure(command, cases, given.rounds, pathlib.Path(folder)) for cases in given.cases]
    sys.exit(0 if all(met) else 1)


if __name__ == "__main__":
    main()

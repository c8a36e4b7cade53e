#!/usr/bin/env python3
"""Every question about one body, on a register of 100,000, each a process of its own.

    deploy/private-postgres with --memory 2GB python3 Benchmarks/questions.py [--cases 100000] [--rounds 5]

The body asked about is the one with most cases. Prints the median of each question in seconds beside the limit. Of
`changes` it asks from tomorrow on: on a register that was imported today everything has changed today, and the answer
is as long as the register; that is printed too, and not held to the limit.
"""
import argparse
import datetime
import json
import os
import pathlib
import statistics
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import night  # noqa: E402

LIMIT = 1.0


def seconds(command, environment):
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command[1:])} ended with {done.returncode}")
    return time.perf_counter() - start, len(done.stdout)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--cases", type=int, default=100_000)
    options.add_argument("--rounds", type=int, default=5)
    given = options.parse_args()
    command, database = night.binary(), "aftercare_questions"
    os.environ["AFTERCARE_BENCH_DATABASE"] = database
    night.fill(command, database, given.cases)
    night.time_night(command)
    night.psql(database, "-c", "vacuum (analyze)")
    body, cases = night.psql(
        database, "-c", "select body, count(distinct case_id) from aftercare.case_party where superseded_at = 'infinity' "
        "group by body order by 2 desc limit 1").strip().split("|")
    print(f"{given.cases} cases; {body} is a party to {cases}", flush=True)
    environment = os.environ | {"PGDATABASE": database}
    catalogue = json.loads(subprocess.run([command, "questions"], check=True, capture_output=True).stdout)["questions"]
    slowest = 0.0
    for question in catalogue:
        if "body" not in question["parameters"]:
            continue
        name = question["name"]
        words = ["register", "questions"] if name == "register-questions" else [name]
        variants = [["--set", "review_months=1"]] if name == "what-if" else [[]]
        if name == "changes":
            variants.append(["--since", str(datetime.date.today() + datetime.timedelta(days=1))])
        for more in variants:
            whole = [command, *words, "--body", body, *more]
            taken = [seconds(whole, environment) for _ in range(given.rounds + 1)][1:]
            median = statistics.median(time for time, _ in taken)
            is_whole = name == "changes" and not more
            if not is_whole:
                slowest = max(slowest, median)
            limit = "no limit" if is_whole else f"limit {LIMIT}"
            print(
                f"{' '.join([*words, *more]):32} {median:6.3f} s ({limit})  {max(size for _, size in taken):>9} bytes"
                f"  spread {min(t for t, _ in taken):.3f}-{max(t for t, _ in taken):.3f}", flush=True)
    night.psql("postgres", "-c", f"drop database {database}")
    sys.exit(0 if slowest <= LIMIT else 1)


if __name__ == "__main__":
    main()

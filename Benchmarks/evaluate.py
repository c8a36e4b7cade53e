#!/usr/bin/env python3
"""`aftercare evaluate` of many case files against `jq -c .` of the same bytes, by turns in one run.

    python3 Benchmarks/evaluate.py [--cases 10000 100000] [--rounds 3]

jq reads the same lines and writes them again: the least that a program can do that answers each of them.
Prints for each size the medians in bytes of input a second, their ratio beside the limit, the peak memory, and
how much of all cores was used. The memory of the greatest size must be that of the least, give or take a few MB.
"""
import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
DAY = "2026-11-21"
RATIO_LIMIT = 1.0
GROWTH_LIMIT = 8


def binary():
    shown = subprocess.run(
        ["swift", "build", "-c", "release", "--show-bin-path"],
        cwd=ROOT, check=True, capture_output=True, text=True)
    return shown.stdout.strip() + "/aftercare"


def run(*command):
    """Seconds, peak memory in MB and cores used by a command of which the output is thrown away."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command[0]} failed")
    seconds = time.monotonic() - start
    return seconds, usage.ru_maxrss / 1024, (usage.ru_utime + usage.ru_stime) / seconds


def make(command, cases, path):
    with open(path, "wb") as lines:
        subprocess.run(
            [command, "demo", "register", "--cases", str(cases), "--seed", "117"], check=True, stdout=lines)


def measure(command, cases, rounds, folder):
    """Prints one line; the peak memory of `evaluate`, and whether it was fast enough."""
    path = folder / f"{cases}.ndjson"
    make(command, cases, path)
    size = path.stat().st_size / 1e6
    evaluate = [command, "evaluate", "--format", "ndjson", "--on", DAY, str(path)]
    pairs = [(run(*evaluate), run("jq", "-c", ".", str(path))) for _ in range(rounds)]
    path.unlink()
    ours = statistics.median(size / seconds for (seconds, _, _), _ in pairs)
    theirs = statistics.median(size / seconds for _, (seconds, _, _) in pairs)
    ratio = statistics.median(jq[0] / our[0] for our, jq in pairs)
    memory = max(memory for (_, memory, _), _ in pairs)
    cores = statistics.median(cores for (_, _, cores), _ in pairs)
    print(
        f"{cases:>9} cases  {size:7.1f} MB  evaluate {ours:6.1f} MB/s  jq {theirs:6.1f} MB/s"
        f"  ratio {ratio:5.2f} (at least {RATIO_LIMIT})  peak {memory:4.0f} MB"
        f"  cores used {cores:4.2f} of {os.cpu_count()}", flush=True)
    return memory, ratio >= RATIO_LIMIT


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--cases", type=int, nargs="+", default=[10_000, 100_000])
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--command", help="the program (default: the release build)")
    given = options.parse_args()
    if shutil.which("jq") is None:
        sys.exit("jq is needed to compare with")
    command = given.command or binary()
    with tempfile.TemporaryDirectory() as folder:
        found = [measure(command, cases, given.rounds, pathlib.Path(folder)) for cases in given.cases]
    growth = found[-1][0] - found[0][0]
    print(f"peak memory grows by {growth:.0f} MB (at most {GROWTH_LIMIT})")
    sys.exit(0 if growth <= GROWTH_LIMIT and all(is_met for _, is_met in found) else 1)


main()

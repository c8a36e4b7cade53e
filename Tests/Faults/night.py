#!/usr/bin/env python3
"""Nights whose runs are killed, cut off, overtaken and raced; what they leave must be what undisturbed nights leave.

    Tests/Faults/night.py                          # 60 kills
    Tests/Faults/night.py --kills 500 --seed 7     # some fifteen minutes on two cores

Exit status 0: everything was the same, byte for byte; 1: it was not. Starts a private PostgreSQL of its own, which
crashes now and then. Needs debug builds of the command and the daemon.
"""
import argparse
import collections
import os
import pathlib
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "Tests" / "Faults"), str(ROOT / "Tests" / "BlackBox")]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__.split("\n")[0], epilog=__doc__.split("\n", 2)[2],
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=60, help="how many processes are to be killed at least")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--cases", type=int, default=300)
    parser.add_argument("--verbose", action="store_true", help="tell of every round")
    asked = parser.parse_args()
    if not os.environ.get("AFTERCARE_FAULTS_SERVER"):
        # Not the server of others: this one is crashed. Not --fast: it must come back with all that was committed.
        private = str(ROOT / "deploy" / "private-postgres")
        environment = {name: value for name, value in os.environ.items() if name != "AFTERCARE_TEST_POSTGRES"}
        os.execve(
            private, [private, "with", sys.executable, *sys.argv], environment | {"AFTERCARE_FAULTS_SERVER": "yes"})
    return disturb(asked)


def disturb(asked):
    import faults
    import world
    start = time.monotonic()
    # Under two seconds a kill, beside another stage or on a slow machine too.
    home = world.World(asked.cases, asked.seed, seconds=120 + 2 * asked.kills)
    counts = collections.Counter()
    counts["points"] = set()
    wanted, found, rounds = {}, [], 0
    try:
        home.undisturbed()
        while counts["kills"] < asked.kills and len(found) < 5:
            # Reports of all bodies take longer than the nights: they are written in some rounds only.
            one = faults.Round(home, counts, f"{asked.seed}/{rounds}", wanted, reports=rounds % 8 == 0)
            try:
                one.run()
            except AssertionError as error:
                one.faults = one.faults or [f"round {one.seed}, {'; '.join(one.log)}: {error}"]
            found += one.faults
            rounds += 1
            if asked.verbose:
                print(f"round {rounds}: {counts['kills']} kills, {time.monotonic() - start:.0f} s", file=sys.stderr)
    finally:
        home.close()
    for fault in found:
        print("FAULT", fault)
    missed = sorted(set(faults.table()) - counts["points"])
    if missed:
        print("points at which nobody died:", " ".join(missed))
    print(
        f"{counts['kills']} kills at {len(counts['points'])} points and between, {counts['sessions']} sessions ended, "
        f"{counts['crashes']} crashes of the server, {counts['zombies']} runs that stood still, {counts['races']} races; "
        f"{counts['nights']} nights in {rounds} rounds, seed {asked.seed}, {counts['reads']} reads meanwhile, "
        f"{time.monotonic() - start:.0f} s: {len(found)} faults")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Runs the tests of the built programs file by file, several files at a time, each worker with a PostgreSQL of its own.

    python3 Tests/BlackBox/side_by_side.py [--workers 2] [--pattern 'test_*.py']

Tests within a file run one after another. What a file printed is shown once it has ended; the last line counts all.
Ends with 1 if a test failed or a worker did.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

FOLDER = pathlib.Path(__file__).resolve().parent
ROOT = FOLDER.parents[1]
# Those that take longest begin first, so that the workers end together.
LONGEST = ["test_isolation_mutants.py", "test_isolation.py", "test_races.py"]


def files(pattern):
    found = sorted(path.name for path in FOLDER.glob(pattern))
    return [name for name in LONGEST if name in found] + [name for name in found if name not in LONGEST]


def work(claims, names):
    """Takes one file after another that no worker took, and runs it."""
    for name in names:
        try:
            os.mkdir(claims / name)
        except FileExistsError:
            continue
        done = subprocess.run(
            [sys.executable, "-m", "unittest", "discover", "-s", str(FOLDER), "-p", name, "-v"], cwd=ROOT,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
        (claims / name / "status").write_text(str(done.returncode))
        (claims / name / "output").write_text(done.stdout)
        os.write(1, f"\n-- {name}\n{done.stdout}".encode())


def tally(claims, names):
    """How many tests ran, and which files did not end well; a file that no worker ended is one of them."""
    tests, bad = 0, []
    for name in names:
        try:
            output, status = (claims / name / "output").read_text(), (claims / name / "status").read_text()
        except OSError:
            output, status = "", "not run"
        ran = re.search(r"^Ran (\d+) tests?", output, re.MULTILINE)
        tests += int(ran[1]) if ran else 0
        if status != "0" or not ran or ran[1] == "0":
            bad.append(name)
    return tests, bad


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--pattern", default="test_*.py")
    options.add_argument("--claims", type=pathlib.Path, help=argparse.SUPPRESS)
    given = options.parse_args()
    names = files(given.pattern)
    if given.claims:
        return work(given.claims, names)
    with tempfile.TemporaryDirectory(prefix="aftercare-tests.") as folder:
        again = [sys.executable, __file__, "--pattern", given.pattern, "--claims", folder]
        workers = [
            subprocess.Popen(["deploy/private-postgres", "with", "--fast", *again], cwd=ROOT)
            for _ in range(given.workers)]
        failed = [worker.wait() for worker in workers]
        tests, bad = tally(pathlib.Path(folder), names)
    print(f"\nRan {tests} tests in {len(names)} files: {'FAILED in ' + ', '.join(bad) if bad else 'OK'}")
    sys.exit(1 if bad or any(failed) or not names else 0)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Runs programs by another clock than the machine's, to see what hangs on the day or the hour.

    Tests/OtherClock/other_clock.py '2027-06-10 23:05+00:00' python3 Tests/BlackBox/side_by_side.py

Everything that the command starts, a private PostgreSQL too, begins at that moment, and its clock goes on from there.
"""
import argparse
import datetime
import math
import os
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile
import time

SOURCE = pathlib.Path(__file__).resolve().parent / "other_clock.c"


class OtherClock:
    """A clock of whoever is started with its surroundings: as the machine's until it is set, and then it goes on."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="aftercare-clock."))
        self._ahead, library = self.folder / "ahead", self.folder / "other_clock.so"
        self.surroundings = {"LD_PRELOAD": str(library), "OTHER_CLOCK": str(self._ahead)}
        try:
            self._ahead.write_bytes(struct.pack("q", 0))
            # The compiler of C comes with Swift's.
            clang = pathlib.Path(shutil.which("swift")).resolve().with_name("clang")
            subprocess.run([clang, "-O1", "-shared", "-fPIC", "-o", library, SOURCE], check=True)
            # The server may run under another account.
            self._ahead.chmod(0o644)
            self.folder.chmod(0o755)
        except BaseException:
            self.close()
            raise

    def set(self, moment):
        """From now on it is this moment, or less than a second later."""
        ahead = math.ceil(moment.timestamp() - time.time() + _own_ahead())
        with open(self._ahead, "r+b") as file:
            file.write(struct.pack("q", ahead))

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def _own_ahead():
    """By how many seconds this program's own clock is another than the machine's."""
    own = os.environ.get("OTHER_CLOCK")
    return struct.unpack("q", pathlib.Path(own).read_bytes())[0] if own else 0


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("moment", type=datetime.datetime.fromisoformat, help="with its offset, such as +00:00")
    options.add_argument("command", nargs=argparse.REMAINDER)
    given = options.parse_args()
    if given.moment.tzinfo is None or not given.command:
        options.error("a moment with its offset and a command are wanted")
    clock = OtherClock()
    try:
        clock.set(given.moment)
        sys.exit(subprocess.run(given.command, env=os.environ | clock.surroundings).returncode)
    finally:
        clock.close()


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Row-level security on against off: the list of one body's open gaps, in one interleaved run.

    deploy/private-postgres with python3 Benchmarks/isolation.py [--cases 10000] [--rounds 301] [--bodies 3]

It makes a demo register and its ledger. Two sessions prepare the list as the product asks for it: one as
aftercare_app with a body's claims, one past row-level security. They run it by turns, a few times a round, and it
prints the medians of the processor time of their two backends, and beside the limit the median of the ratios of
a round. Time by the clock is printed too: it tells more of what else the machine does. Both must find the same rows.
"""
import argparse
import os
import pathlib
import statistics
import subprocess
import sys

import night

DATABASE = "aftercare_bench_isolation"
RATIO_LIMIT = 1.05
LIST = """
select gap.reference, gap.rule, gap.subject, gap.severity, gap.since, gap.due,
  gap.owed_by, gap.why, gap.facts, gap.doubts, gap.opened_on
from (select * from aftercare.gap_owed where body = $1) as gap
where gap.closed_on = 'infinity'
"""


class Session:
    """A psql that stays: so that what is measured is the statement and not the start of a program."""

    def __init__(self, body, opening):
        self.process = subprocess.Popen(
            ["psql", "-XqAt", "-d", DATABASE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
        self.body = body
        self.ask(f"{opening}; prepare list (text) as {LIST}; select 'ready';", "ready")
        self.backend = int(self.ask("select pg_backend_pid(); select 'done';", "done")[0])
        # As in the product, a statement asked for often has a plan that is kept.
        for _ in range(8):
            self.run(1)

    def ask(self, text, end):
        self.process.stdin.write(text + "\n")
        self.process.stdin.flush()
        lines = []
        while True:
            line = self.process.stdout.readline().rstrip("\n")
            if not line:
                sys.exit("a session ended")
            if line == end:
                return lines
            lines.append(line)

    def processor(self):
        """Milliseconds for which the backend has had a processor. /proc/PID/stat has it in ticks only."""
        return int(pathlib.Path(f"/proc/{self.backend}/schedstat").read_text().split()[0]) / 1e6

    def run(self, times):
        """Milliseconds of so many lists: the backend's processor time, and time by the server's clock."""
        before = self.processor()
        text = f"execute list ('{self.body}') \\g /dev/null\n" * times
        lines = self.ask(
            "select 'at ' || extract(epoch from clock_timestamp());\n" + text
            + "select 'at ' || extract(epoch from clock_timestamp());\nselect 'done';", "done")
        moments = [float(line[3:]) for line in lines if line.startswith("at ")]
        return self.processor() - before, (moments[1] - moments[0]) * 1000

    def rows(self):
        return self.ask(f"execute list ('{self.body}');\nselect 'done';", "done")

    def explained(self):
        return self.ask(f"explain (analyze, buffers) execute list ('{self.body}');\nselect 'done';", "done")


def compare(body, rounds, explains):
    on = Session(body, f"""
        begin; set local role aftercare_app;
        do $c$ begin perform set_config('aftercare.bodies', aftercare.bodies_in_force('{body}'), true),
          set_config('aftercare.role', 'coordinator', true), set_config('aftercare.actor', 'token:bench', true); end $c$""")
    off = Session(body, "begin; set local role aftercare_bench_past")
    if explains:
        print("\n".join(on.explained() + off.explained()))
    seen, all_rows = sorted(on.rows()), sorted(off.rows())
    if seen != all_rows:
        print(f"{body}: {len(all_rows) - len(seen)} of {len(all_rows)} gaps are of cases to which it is no party")
        return None
    times = max(5, 2000 // max(1, len(seen)))
    pairs = []
    for place in range(rounds):
        # Whoever goes first warms the other's pages: they take turns.
        first, second = (on, off) if place % 2 else (off, on)
        one, other = first.run(times), second.run(times)
        pairs.append((one, other) if first is on else (other, one))
    processor, clock = (Measured([(on[kind], off[kind]) for on, off in pairs], times) for kind in (0, 1))
    print(f"{body}: {len(seen)} gaps  processor {processor} (limit {RATIO_LIMIT})  clock {clock}", flush=True)
    return processor.ratio


class Measured:
    """Pairs of milliseconds, with row-level security and without."""

    def __init__(self, pairs, times):
        self.on, self.off = (statistics.median(pair[side] for pair in pairs) / times for side in (0, 1))
        ratios = [on / off for on, off in pairs]
        self.ratio, self.quarters = statistics.median(ratios), statistics.quantiles(ratios, n=4)

    def __str__(self):
        return (f"on {self.on:.3f} ms, off {self.off:.3f} ms, ratio {self.ratio:.3f}, "
                f"half of them {self.quarters[0]:.2f}-{self.quarters[2]:.2f}")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--cases", type=int, default=10_000)
    options.add_argument("--rounds", type=int, default=301)
    options.add_argument("--bodies", type=int, default=3)
    options.add_argument("--explain", action="store_true")
    options.add_argument("--keep", action="store_true", help="keep the database, or use the one that was kept")
    given = options.parse_args()
    os.environ["AFTERCARE_BENCH_DATABASE"] = DATABASE
    command = night.binary()
    is_there = night.psql("postgres", "-c", f"select 1 from pg_database where datname = '{DATABASE}'").strip()
    if not (given.keep and is_there):
        night.fill(command, DATABASE, given.cases)
        night.time_night(command, "--full")
    night.psql(DATABASE, "-c", "vacuum (analyze)", "-c", """
        do $$ begin create role aftercare_bench_past nologin bypassrls; exception when duplicate_object then null; end $$;
        grant usage on schema aftercare to aftercare_bench_past;
        grant select on all tables in schema aftercare to aftercare_bench_past""")
    # Bodies whose cases are all theirs, the longest lists first.
    bodies = night.psql(DATABASE, "-c", f"""
        select owed.body from aftercare.gap_owed as owed
        where owed.closed_on = 'infinity'
        group by owed.body
        having bool_and(exists (
          select from aftercare.case_party as party where party.body = owed.body and party.case_id = owed.case_id
            and party.superseded_at = 'infinity' and party.since <= current_date and party.until > current_date))
        order by count(*) desc limit {given.bodies}""").split()
    ratios = [ratio for body in bodies if (ratio := compare(body, given.rounds, given.explain)) is not None]
    if not ratios:
        sys.exit("no body's list could be compared")
    ratio = statistics.median(ratios)
    print(f"list of one body's open gaps, row-level security on against off, processor time: {ratio:.3f} "
          f"(limit {RATIO_LIMIT})")
    if not given.keep:
        night.psql("postgres", "-c", f"drop database {DATABASE} with (force)", "-c", "drop role aftercare_bench_past")
    sys.exit(0 if ratio <= RATIO_LIMIT else 1)


if __name__ == "__main__":
    main()

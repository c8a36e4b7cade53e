"""Checks the oracle against itself: every day judged on its own, against the stepping over days.

    python3 -m Tests.Oracle.self_check [--cases N] [--seed S] [--refdata DIR]
"""
from __future__ import annotations

import argparse
import sys
from datetime import timedelta

from .civil_time import parse_date
from .evaluate import Oracle
from .generate import generate


def brute(oracle, day):
    """The gaps, the duty and the bodies of a day, with no use of segments for that day."""
    ctx = oracle.case.exactly(day)
    return {"gaps": sorted(oracle.open_now(day, brute=True)), "state": ctx.state,
            "eligibility": ctx.eligibility, "annotations": ctx.annotations,
            "bodies": [(a.body, a.rule, a.candidates) for a in (ctx.council, ctx.nhs, ctx.payer)],
            "doubts": sorted(ctx.fixed_doubts)}


def stepped(oracle, day):
    ctx = oracle.case.on(day)
    return {"gaps": sorted(oracle.open_now(day)), "state": ctx.state,
            "eligibility": ctx.eligibility, "annotations": ctx.annotations,
            "bodies": [(a.body, a.rule, a.candidates) for a in (ctx.council, ctx.nhs, ctx.payer)],
            "doubts": sorted(ctx.fixed_doubts)}


def main(arguments=None) -> int:
    parser = argparse.ArgumentParser(prog="self_check", description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--refdata")
    parser.add_argument("--scenarios")
    options = parser.parse_args(arguments)
    failed = 0
    for number in range(options.cases):
        item = generate(options.seed + number, options.scenarios)
        on = parse_date(item["on"])
        law_on = parse_date(item["law_on"]) if item["law_on"] else None
        fast, slow = (Oracle(item["case"], item["directory"], item["settings"], law_on, options.refdata)
                      for _ in range(2))
        first = max(fast.case.first - timedelta(days=3), on - timedelta(days=1500))
        days = [first + timedelta(days=n) for n in range((on - first).days + 1)]
        problem = None
        open_on = {}
        for day in days:
            one, other = brute(slow, day), stepped(fast, day)
            if one != other and problem is None:
                problem = f"{day}: " + "; ".join(f"{k}: every day {one[k]}, stepping {other[k]}"
                                                  for k in one if one[k] != other[k])
            open_on[day] = set(one["gaps"])
        for gap in fast.determination(on)["gaps"]:
            key, start = (gap["rule"], gap["subject"]), on
            while start - timedelta(days=1) in open_on and key in open_on[start - timedelta(days=1)]:
                start -= timedelta(days=1)
            if start > first and str(start) != gap["since"] and problem is None:
                problem = f"since of {key}: every day {start}, stepping {gap['since']}"
        change = fast.next_change(on)
        now = fast.determination(on)
        for number_ in range(1, 400):
            day = on + timedelta(days=number_)
            one, other = brute(slow, day), stepped(fast, day)
            if one != other and problem is None:
                problem = f"ahead, {day}: every day {one}, stepping {other}"
            same = {**fast.determination(day), "on": None} == {**now, "on": None}
            if change and day >= change:
                if same and problem is None:
                    problem = f"next change {change}, but nothing changed"
                break
            if not same and problem is None:
                problem = f"next change {change}, but {day} differs"
        if problem:
            failed += 1
            print(f"seed {options.seed + number} on {on}: {problem}")
    print(f"{options.cases - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

"""What the contract says of one case on one day.

    python3 -m Tests.Oracle.evaluate CASE.json --on DATE [--law-on DATE] [--directory FILE] [--set key=value]
"""
from __future__ import annotations

import argparse
import json
import sys
from datetime import date

from . import (checks_accommodation, checks_care_planning, checks_complaints, checks_ending, checks_funding,
               checks_records, checks_responsibility, checks_review, reference)
from .civil_time import FAR, ONE, parse_date
from .clocks import ORDER, Book
from .duty import Case
from .facts import load_json
from .settings import RULES

THEMES = (checks_care_planning, checks_funding, checks_accommodation, checks_ending, checks_responsibility,
          checks_review, checks_complaints, checks_records)
SILENT_BUT = {
    "prospective": """CP-02 CP-04 CP-06 CP-13 CP-14 CP-15 CP-22 FN-03 FN-04 FN-05 FN-07 AC-09 EN- FN-08 AC-04
        RT-01 RT-02 RT-04 RT-08 RT-09 RT-11 RT-12 RT-13 RT-14 RT-16 RT-19 RT-20 RT-21 RV-03 RV-04 CM- DQ-02
        DQ-03 DQ-07 DQ-13""".split(),
    "ended_joint_decision": "CP-13 CP-22 FN-03 FN-04 FN-07 EN- RT-08 RV-03 RV-04 CM- DQ-02 DQ-03 DQ-13".split(),
    "ended_death": "FN-03 FN-04 FN-07 EN-11 CM- DQ-03".split(),
}
COUNCIL_DOUBTS = {"D-01", "D-08", "D-09", "D-10", "D-17"}
NHS_DOUBTS = {"D-02", "D-03", "D-05", "D-06", "D-07", "D-18"}
SILENT_BUT["none"] = SILENT_BUT["unknown"] = SILENT_BUT["ended_joint_decision"]


def permitted(rule: str, state: str) -> bool:
    return state in ("live", "live_on_leave") or rule.startswith(tuple(SILENT_BUT[state]))


class Oracle:
    """Answers for one case: `determination(day)`."""

    def __init__(self, case, directory=None, settings=None, law_on=None, refdata=None):
        self.case = Case(case, directory, settings, reference.load(reference.find_folder(refdata)), law_on)
        self._books: dict = {}
        self._answers: dict = {}

    def _book(self, day: date) -> Book:
        """Everything that could open on the days of one segment."""
        if day not in self._books:
            ctx = self.case.exactly(day)
            book = Book(ctx)
            for theme in THEMES:
                theme.check(book)
            book.reasons = [r for r in book.reasons if permitted(r.rule, ctx.state)]
            self._books[day] = book
        return self._books[day]

    def book(self, day: date) -> Book:
        return self._book(self.case.boundary(day))

    # ---- one day ------------------------------------------------------------------------------------

    def open_now(self, day: date, brute=False):
        """{(rule, subject): reasons open on a day}."""
        found: dict = {}
        book = self._book(day) if brute else self.book(day)
        for reason in book.reasons:
            if reason.open_on(day):
                found.setdefault((reason.rule, reason.subject), []).append(reason)
        return found

    def since(self, key, day: date) -> date:
        """The first day of the unbroken run of days, up to this one, on which the gap was open."""
        start = day
        segments = [b for b in self.case.boundaries if b <= day]
        end = day
        for first in reversed(segments):
            begin = self._run_start(key, first, end)
            if begin is None:
                return start
            start = begin
            if begin > first:
                return start
            if first == date.min:
                return min(self.case.first, day)
            end = first - ONE
        return min(max(start, self.case.first), day)

    def _run_start(self, key, first, end):
        """Going back from `end` to `first`: the first day of the run that holds on `end`, or None."""
        windows = [(max(r.opens, first), min(r.closes, end + ONE if end < FAR else FAR))
                   for r in self._book(first).reasons if (r.rule, r.subject) == key]
        reach = None
        cursor = end
        moved = True
        while moved:
            moved = False
            for opens, closes in windows:
                if opens <= cursor < closes or (cursor == end and closes == FAR and opens <= cursor):
                    if reach is None or opens < reach:
                        reach = opens
                        moved = True
            if reach is not None and reach > first:
                cursor = reach - ONE
            elif reach is not None:
                return reach
        return reach

    def duty_since(self, day: date):
        state = self.case.on(day).state
        if state == "none":
            return None
        first = None
        for boundary in reversed([b for b in self.case.boundaries if b <= day]):
            if self.case.exactly(boundary).state != state:
                break
            first = boundary
        return first

    def determination(self, day: date, gaps_since=True) -> dict:
        key = (day, gaps_since)
        if key not in self._answers:
            self._answers[key] = self._determine(day, gaps_since)
        return self._answers[key]

    def _determine(self, day, gaps_since):
        ctx = self.case.on(day)
        book = self.book(day)
        gaps = []
        open_now = self.open_now(day)
        for (rule, subject), reasons in open_now.items():
            dues = [r.due for r in reasons if r.due is not None]
            owed = [code for r in reasons for code in r.owed]
            gaps.append({
                "rule": rule, "subject": subject,
                "severity": min((r.severity for r in reasons), key=ORDER.get),
                "since": str(self.since((rule, subject), day)) if gaps_since else None,
                "due": str(min(dues)) if dues else None,
                "owed_by": book.owed(owed)})
        gaps.sort(key=lambda g: (ORDER[g["severity"]], g["rule"], g["subject"]))
        upcoming = self._upcoming(book, day)
        doubts = set(ctx.fixed_doubts)
        if any(rule == "RT-17" for rule, _ in open_now):
            doubts.add("D-01")
        return {
            "on": str(day),
            "eligibility": {"status": ctx.eligibility, "doubts": sorted(doubts & {"D-14"})},
            "duty": {"state": ctx.state, "since": _text(self.duty_since(day)), "annotations": ctx.annotations},
            "council": _answer(ctx.council, doubts & COUNCIL_DOUBTS),
            "nhs_statutory": _answer(ctx.nhs, doubts & NHS_DOUBTS), "nhs_payer": _answer(ctx.payer, ()),
            "gaps": gaps, "upcoming": upcoming, "doubts": sorted(doubts)}

    @staticmethod
    def _upcoming(book, day):
        """The soonest running clock of every gap that is not open already."""
        already = {(r.rule, r.subject) for r in book.reasons if r.open_on(day)}
        found: dict = {}
        for r in book.reasons:
            key = (r.rule, r.subject)
            if RULES[r.rule][1] and r.due is not None and r.opens > day and key not in already:
                found.setdefault(key, []).append(r)
        result = []
        for (rule, subject), reasons in found.items():
            opens = min(r.opens for r in reasons)
            first = [r for r in reasons if r.opens == opens]
            result.append({"rule": rule, "subject": subject, "opens": str(opens),
                           "due": str(min(r.due for r in first)),
                           "owed_by": book.owed([code for r in first for code in r.owed])})
        return sorted(result, key=lambda u: (u["opens"], u["rule"], u["subject"]))

    # ---- what is to come ----------------------------------------------------------------------------

    def next_change(self, day: date, rules=None):
        """The first later day on which the determination is another one; None if there is none.
        With `rules`, gaps and clocks of other rules are left out of account."""
        now = _comparable(self.determination(day), rules)
        for later in self._later_days(day):
            if _comparable(self.determination(later), rules) != now:
                return later
        return None

    def _later_days(self, day):
        bounds = [b for b in self.case.boundaries if b > day] + [FAR]
        start = day
        for bound in bounds:
            days = set()
            for r in self.book(start).reasons:
                days |= {r.opens, r.closes}
            yield from sorted(d for d in days if start < d < bound)
            if bound == FAR:
                return
            yield bound
            start = bound


def _comparable(answer, rules=None):
    result = {k: v for k, v in answer.items() if k != "on"}
    if rules:
        for name in ("gaps", "upcoming"):
            result[name] = [g for g in result[name] if g["rule"] in rules]
    return result


def _text(value):
    return None if value is None else str(value)


def _answer(answer, doubts):
    return {"body": answer.body, "rule": answer.rule, "candidates": answer.candidates, "doubts": sorted(doubts)}


def evaluate(case, on, law_on=None, directory=None, settings=None, refdata=None, next_change=True) -> dict:
    oracle = Oracle(case, directory, settings, law_on, refdata)
    result = dict(oracle.determination(on))
    result["case"] = case.get("case")
    if next_change:
        result["next_change"] = _text(oracle.next_change(on))
    return result


def main(arguments=None) -> int:
    parser = argparse.ArgumentParser(prog="evaluate", description=__doc__.splitlines()[0])
    parser.add_argument("case")
    parser.add_argument("--on", required=True, type=parse_date)
    parser.add_argument("--law-on", type=parse_date)
    parser.add_argument("--directory")
    parser.add_argument("--set", action="append", default=[], metavar="key=value")
    parser.add_argument("--refdata")
    options = parser.parse_args(arguments)
    text = sys.stdin.read() if options.case == "-" else open(options.case, encoding="utf-8").read()
    directory = None
    if options.directory:
        with open(options.directory, encoding="utf-8") as handle:
            directory = load_json(handle.read())
    settings = dict(item.split("=", 1) for item in getattr(options, "set"))
    answer = evaluate(load_json(text), options.on, options.law_on, directory, settings, options.refdata)
    print(json.dumps(answer, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())

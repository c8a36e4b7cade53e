"""The discharge check: if the person left hospital on a day, would everything be in place?

    python3 -m Tests.Oracle.discharge CASE.json [--on DATE] [--directory FILE] [--set key=value] [--refdata DIR]
"""
from __future__ import annotations

import argparse
import copy
import json
import sys
from datetime import date, datetime, timezone

from .civil_time import is_summer, london_date, parse_date
from .clocks import ORDER
from .detentions import is_detaining
from .evaluate import Oracle
from .facts import Facts, View, in_force, latest, load_json, spell_open

EXIT = {"not_owed": 0, "cannot_determine": 3, "not_ready": 1, "advisory": 2, "clear": 0}
MARKS = {
    "blocking": set("""CP-01 CP-02 CP-03 CP-04 CP-07 CP-09 CP-19 CP-23 FN-01 AC-01 AC-04 AC-06 RT-01 RT-02 DQ-01
        DQ-14""".split()),
    "advisory": set("""CP-05 CP-06 CP-08 CP-10 CP-12 CP-13 CP-15 CP-17 CP-18 FN-05 AC-07 RT-08 RT-10 RT-16
        DQ-13""".split()),
}
LISTS = ("blocking", "advisory", "other")


def noon(day: date) -> str:
    """12:00 London time on a day, with its offset."""
    summer = is_summer(datetime(day.year, day.month, day.day, 11))
    return f"{day}T12:00:00+0{int(summer)}:00"


class Held:
    """What would have to end on a day for the person to leave: open spells, detaining periods in force."""

    def __init__(self, view: View):
        self.spells = [s for s in view["spells"] if spell_open(s, view.day)]
        self.detaining = [p for p in view["legal_status"] if is_detaining(p) and in_force(p, view.day)]

    def __bool__(self):
        return bool(self.spells or self.detaining)


def hypothetical(case: dict, held: Held, day: date) -> dict:
    """The case with every open spell left at noon and every open detaining period ended on the day."""
    result = copy.deepcopy(case)
    spells = {s.id for s in held.spells}
    periods = {p.id for p in held.detaining}
    for row in result.get("spells") or ():
        if row["id"] in spells:
            row["left"] = noon(day)
    for row in result.get("legal_status") or ():
        if row["id"] in periods:
            row["end"] = str(day)
            row.pop("end_reason", None)
    return result


class Check:
    """The answer for one case, as far as the contract fixes it."""

    def __init__(self, case, day: date, directory=None, settings=None, law_on=None, refdata=None):
        self.day = day
        self.reference = case.get("case")
        standing = Oracle(case, directory, settings, law_on, refdata)
        self.held = Held(standing.case.facts.on(day))
        self.oracle = Oracle(hypothetical(case, self.held, day), directory, settings, law_on, refdata)
        self.determination = self.oracle.determination(day)
        self.lists = self._lists(standing.determination(day))
        self.verdict = self._verdict()
        self.exit = EXIT[self.verdict]

    def _lists(self, standing):
        """A marked rule counts from either answer; where both have it, the hypothetical one is shown."""
        would = {(g["rule"], g["subject"]): g for g in self.determination["gaps"]}
        now = {(g["rule"], g["subject"]): g for g in standing["gaps"]}
        found = {name: [g for g in {**now, **would}.values() if g["rule"] in rules] for name, rules in MARKS.items()}
        found["other"] = [g for g in would.values() if not any(g["rule"] in rules for rules in MARKS.values())]
        for rows in found.values():
            rows.sort(key=lambda g: (ORDER[g["severity"]], g["rule"], g["subject"]))
        return found

    def _verdict(self) -> str:
        status = self.determination["eligibility"]["status"]
        unknown = any(self.determination[name]["body"] is None for name in ("council", "nhs_statutory"))
        if status == "not_eligible":
            return "not_owed"
        if status == "needs_review" or unknown or not self.held:
            return "cannot_determine"
        if self.lists["blocking"]:
            return "not_ready"
        return "advisory" if self.lists["advisory"] else "clear"

    def answer(self, next_change=False) -> dict:
        determination = {**self.determination, "case": self.reference}
        if next_change:
            later = self.oracle.next_change(self.day)
            determination["next_change"] = str(later) if later else None
        return {"format": "aftercare-discharge-check/1", "case": self.reference, "on": str(self.day),
                "verdict": self.verdict, **self.lists,
                "determination": determination}


def default_day(case: dict, today: date) -> date:
    """The expected discharge of an open spell (of the latest admitted that has one), else today."""
    view = Facts(case).on(today)
    planned = [s for s in view["spells"] if spell_open(s, today) and s.expected_discharge]
    spell = latest(planned, lambda s: s.admitted)
    return spell.expected_discharge if spell is not None else today


def main(arguments=None) -> int:
    parser = argparse.ArgumentParser(prog="discharge", description=__doc__.splitlines()[0])
    parser.add_argument("case")
    parser.add_argument("--on", type=parse_date)
    parser.add_argument("--directory")
    parser.add_argument("--set", action="append", default=[], metavar="key=value")
    parser.add_argument("--refdata")
    options = parser.parse_args(arguments)
    text = sys.stdin.read() if options.case == "-" else open(options.case, encoding="utf-8").read()
    case = load_json(text)
    directory = None
    if options.directory:
        with open(options.directory, encoding="utf-8") as handle:
            directory = load_json(handle.read())
    settings = dict(item.split("=", 1) for item in getattr(options, "set"))
    day = options.on or default_day(case, london_date(datetime.now(timezone.utc).replace(tzinfo=None)))
    check = Check(case, day, directory, settings, refdata=options.refdata)
    print(json.dumps(check.answer(next_change=True), indent=1))
    return check.exit


if __name__ == "__main__":
    sys.exit(main())

"""National reference data: bodies, successors, shares of people, bank holidays."""
from __future__ import annotations

import csv
import os
import re
from datetime import date
from functools import lru_cache
from pathlib import Path

from .civil_time import parse_date

COUNCIL = re.compile(r"^[EW]\d{8}$")
BODY = re.compile(r"^([EW]\d{8}|[A-Z0-9]{3,6})$")
NHS_ENGLAND = "X24"
RECODED = ("ONS code change only", "continuing authority, renamed and recoded")
ICB_START = date(2022, 7, 1)
CCG_START = date(2013, 4, 1)


def is_council(code) -> bool:
    return bool(code) and bool(COUNCIL.match(code))


def is_body(code) -> bool:
    return bool(code) and bool(BODY.match(code))


class Succession:
    """One body's end: the day, whether it was recoded, and its successors."""

    def __init__(self, day: date, successors, recoded=False):
        self.day = day
        self.successors = list(dict.fromkeys(successors))
        self.recoded = recoded


class Reference:
    def __init__(self, folder: Path):
        self.folder = Path(folder)
        self.holidays = {parse_date(r["date"]) for r in self._rows("bank_holidays_england")}
        self.successions: dict[str, Succession] = {}
        self.recodes: dict[str, set] = {}
        self._councils()
        self._ccgs()
        self._icbs()
        self._pcts()
        self.health_board = {r["council_ons_code"]: r["lhb_ods_code"] for r in self._rows("wales")}
        self._shares()
        self.days = sorted({s.day for s in self.successions.values()} | set(self.share_days)
                           | {CCG_START, date(2015, 4, 1), date(2016, 4, 1), ICB_START})
        self._later: dict[str, frozenset] = {}

    def _rows(self, name):
        with open(self.folder / f"{name}.csv", encoding="utf-8", newline="") as handle:
            return list(csv.DictReader(handle))

    def _councils(self):
        splits: dict[str, tuple] = {}
        for row in self._rows("council_changes"):
            day, old, new = parse_date(row["effective_date"]), row["from_ons_code"], row["to_ons_code"]
            kind = row["kind"]
            if kind == "part of area":
                continue
            if kind in RECODED:
                self.successions[old] = Succession(day, [new], recoded=True)
                self.recodes.setdefault(old, set()).add(new)
                self.recodes.setdefault(new, set()).add(old)
            else:
                _, known = splits.get(old, (day, []))
                splits[old] = (day, known + ([new] if new else []))
        for old, (day, new) in splits.items():
            self.successions[old] = Succession(day, new)

    def _ccgs(self):
        for row in self._rows("ccg_history"):
            if row["successor_type"] == "CCG":
                self.successions[row["ods_code"]] = Succession(
                    parse_date(row["succession_date"]), [row["successor_ods_code"]])
        for row in self._rows("ccg_to_icb"):
            self.successions[row["ods_code_ccg"]] = Succession(
                parse_date(row["icb_from_date"]), [row["icb_ods_code"]])

    def _icbs(self):
        found: dict[str, tuple] = {}
        for row in self._rows("icb_succession"):
            old = row["predecessor_ods_code"]
            day, known = found.get(old, (parse_date(row["succession_date"]), []))
            found[old] = (day, known + [row["successor_ods_code"]])
        for old, (day, new) in found.items():
            self.successions[old] = Succession(day, new)

    def _pcts(self):
        found: dict[str, list] = {}
        for row in self._rows("pct_to_ccg"):
            found.setdefault(row["pct_ods_code"], []).append(row["ccg_ods_code"])
        for old, new in found.items():
            self.successions[old] = Succession(CCG_START, new)

    def _shares(self):
        self.shares: dict[date, dict[str, list]] = {}
        for row in self._rows("council_icb"):
            table = self.shares.setdefault(parse_date(row["as_of"]), {})
            table.setdefault(row["council_ons_code"], []).append(
                (row["icb_ods_code"], float(row["share_of_council"])))
        self.share_days = sorted(self.shares)

    def main_icb(self, council: str, day: date):
        """The ICB with at least 0.99 of a council's people on a day, or None."""
        days = [d for d in self.share_days if d <= day]
        if not days or day < ICB_START:
            return None
        table = self.shares[days[-1]]
        for code in [council, *sorted(self.recodes.get(council, ()))]:
            for icb, share in table.get(code, ()):
                if share >= 0.99:
                    return icb
        return None

    def later(self, code: str) -> frozenset:
        """Every body that succeeds to this one, at any remove."""
        if code not in self._later:
            found: set = set()
            waiting = [code]
            while waiting:
                succession = self.successions.get(waiting.pop())
                for new in succession.successors if succession else ():
                    if new not in found:
                        found.add(new)
                        waiting.append(new)
            self._later[code] = frozenset(found)
        return self._later[code]

    def same(self, one, other) -> bool:
        """The same body: equal, or one succeeds to the other."""
        if one is None or other is None:
            return False
        return one == other or one in self.later(other) or other in self.later(one)

    def abolition(self, code):
        """The first day without the body; None if it goes on (recoding is no abolition)."""
        seen = set()
        while code in self.successions and code not in seen:
            seen.add(code)
            succession = self.successions[code]
            if not succession.recoded:
                return succession.day
            code = succession.successors[0]
        return None

    def abolished(self, code, day: date) -> bool:
        end = self.abolition(code) if code else None
        return end is not None and end <= day


@lru_cache(maxsize=4)
def load(folder: str) -> Reference:
    return Reference(Path(folder))


def find_folder(given: str | None = None) -> str:
    for place in (given, os.environ.get("AFTERCARE_REFDATA")):
        if place:
            return place
    root = Path(__file__).resolve().parents[2]
    for place in (root / "sql" / "reference", root / "refdata"):
        if (place / "council_icb.csv").exists():
            return str(place)
    raise SystemExit("reference data not found: give --refdata DIR or set AFTERCARE_REFDATA")

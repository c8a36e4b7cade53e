"""The facts of a case as they are visible on a day."""
from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from .civil_time import Instant, parse_date

# list: (fields from which a row exists, date fields that hide, date fields known in advance)
LISTS = {
    "legal_status": ("start", ("end", "application_date"), ()),
    "community_orders": ("start", ("end", "person_told", "community_team_consulted"), ()),
    "spells": ("admitted", ("left",), ("expected_discharge",)),
    "leave": ("start", ("end",), ()),
    "residence": ("start", ("end",), ()),
    "gp_registrations": ("start", ("end",), ()),
    "key_workers": ("start", ("end",), ()),
    "assessments": (None, ("started", "completed"), ()),
    "meetings": (None, ("held",), ("due",)),
    "plans": ("agreed", ("ended", "copy_to_person", "copies_sent", "personal_budget_offered"), ()),
    "contacts": ("at", (), ()),
    "notifications": ("sent", (), ()),
    "funding": (None, ("signed",), ("start", "end")),
    "charges": ("start", ("end",), ()),
    "accommodation": ("start", ("end", "deprivation_authorised", "receiving_area_told"), ()),
    "direct_payments": ("start", ("end", "reduced", "reviewed"), ()),
    "continuing_healthcare": (None, ("checklist_positive", "decided", "eligible_from", "eligible_to",
                                     "reconciled"), ()),
    "capacity": (None, ("recorded", "assessed", "best_interests"), ()),
    "endings": ("decided", ("notice_given", "disputed", "reviewed", "withdrawn"), ()),
    "disputes": ("first_written", ("contacts_named", "person_updated", "interim_arrangement", "referred",
                                   "arguments_sent", "determined", "review_requested", "review_started",
                                   "resolved"), ()),
    "complaints": ("received", ("acknowledged", "lead_agreed", "explained", "responded"), ()),
    "events": ("on", ("reengagement_plan",), ()),
}
NESTED = {  # list: {field: (hiding dates, advance dates, is a list)}
    "charges": {"top_up_agreement": (("signed",), ("review_due",), False),
                "refund": (("agreed", "paid"), (), False)},
    "accommodation": {"notice": (("given", "move_on_arranged"), ("leave_by",), False),
                      "preference": (("expressed", "refused", "reasons_given"), (), False)},
    "meetings": {"actions": (("done",), ("due",), True)},
    "complaints": {"recommendations": (("done",), ("due",), True)},
    "plans": {"services": (("start", "end", "refused"), ("planned_start",), True)},
}
DIRECTORY = {
    "contacts": ("start", ("end",), ()),
    "agreements": ("start", ("end", "signed", "last_report"), ()),
    "delegations": ("start", ("end",), ()),
    "reconciliations": ("on", (), ()),
    "handovers": ("agreed", (), ()),
    "allocations": ("always", (), ()),
}
PERSON = ("birth_date", "death_date")
REGISTER = ("entered", "closed", "council_determined", "nhs_determined", "second_area_noted",
            "redetention_view")
INSTANTS = {"left", "at", "copies_sent"}


class Row(dict):
    """A row; a field that is missing is None."""

    def __getattr__(self, name):
        return self.get(name)

    def __hash__(self):
        return id(self)


def day_of(value):
    return value.day if isinstance(value, Instant) else value


def is_blank(value) -> bool:
    return isinstance(value, str) and not value.strip()


def _parse(row: dict, fields) -> Row:
    result = Row({name: None if is_blank(value) else value for name, value in row.items()})
    for field in fields:
        value = result.get(field)
        if isinstance(value, str):
            result[field] = Instant(value) if field in INSTANTS else parse_date(value)
    return result


class Facts:
    """A case file and a directory with their dates read."""

    def __init__(self, case: dict, directory: dict | None = None):
        self.reference = case.get("case")
        self.dates: set[date] = set()
        self.person = _parse(case.get("person") or {}, PERSON)
        self.person["adjustments"] = [_parse(r, ("recorded",)) for r in self.person.get("adjustments") or []]
        self.register = _parse(case.get("register") or {}, REGISTER)
        self.lists = {}
        for name, (exists, hiding, advance) in LISTS.items():
            rows = []
            for raw in case.get(name) or []:
                row = _parse(raw, (exists,) + hiding + advance if exists else hiding + advance)
                for field, (inner, ahead, many) in NESTED.get(name, {}).items():
                    if many:
                        row[field] = [_parse(r, inner + ahead) for r in row.get(field) or []]
                    elif row.get(field) is not None:
                        row[field] = _parse(row[field], inner + ahead)
                rows.append(row)
            self.lists[name] = rows
        self.directory = None
        if directory is not None:
            self.directory = {
                name: [_parse(r, ((exists,) if exists != "always" else ()) + hiding)
                       for r in directory.get(name) or []]
                for name, (exists, hiding, _) in DIRECTORY.items()}
        self._collect(self.person)
        self._collect(self.register)
        self._collect(self.lists)
        self._collect(self.directory or {})

    def _collect(self, value):
        if isinstance(value, Instant):
            self.dates.add(value.day)
        elif isinstance(value, date):
            self.dates.add(value)
        elif isinstance(value, dict):
            for item in value.values():
                self._collect(item)
        elif isinstance(value, list):
            for item in value:
                self._collect(item)

    def on(self, day: date) -> "View":
        return View(self, day)


def _seen(row: Row, fields, day: date) -> Row:
    result = Row(row)
    for field in fields:
        value = result.get(field)
        if value is not None and day_of(value) > day:
            result[field] = None
    if "end_reason" in result and result.get("end") is None:
        result["end_reason"] = None
    return result


def _exists_from(name: str, row: Row):
    """The first day of a row; date.min for always, None for never."""
    exists = LISTS[name][0]
    if exists:
        value = row.get(exists)
        return day_of(value) if value is not None else None
    if name == "funding":
        return min(d for d in (row.signed, row.start) if d)
    if name == "meetings":
        return date.min if row.due else row.held
    if name == "capacity":
        return row.recorded or date.min
    dates = [row[f] for f in LISTS[name][1] if row.get(f)]
    return min(dates) if dates else date.min


class View:
    """What has happened by the end of a day."""

    def __init__(self, facts: Facts, day: date):
        self.day = day
        self.reference = facts.reference
        self.person = _seen(facts.person, PERSON, day)
        self.adjustments = [r for r in facts.person["adjustments"] if not r.recorded or r.recorded <= day]
        self.register = _seen(facts.register, REGISTER, day)
        self.lists = {}
        for name, (_, hiding, advance) in LISTS.items():
            rows = []
            for row in facts.lists[name]:
                first = _exists_from(name, row)
                if first is None or first > day:
                    continue
                seen = _seen(row, hiding, day)
                if name == "funding" and seen.signed is None and seen.start > day:
                    continue
                for field, (inner, _, many) in NESTED.get(name, {}).items():
                    if many:
                        seen[field] = [_seen(r, inner, day) for r in seen[field]]
                    elif seen.get(field) is not None:
                        seen[field] = _seen(seen[field], inner, day)
                rows.append(seen)
            self.lists[name] = rows
        self.directory = None
        if facts.directory is not None:
            self.directory = {}
            for name, (exists, hiding, _) in DIRECTORY.items():
                self.directory[name] = [
                    _seen(r, hiding, day) for r in facts.directory[name]
                    if exists == "always" or (r.get(exists) is not None and r[exists] <= day)]
        # periods that end before they start count for DQ-03 and nothing else
        self.good = {name: [r for r in rows if not backwards(name, r)] for name, rows in self.lists.items()}

    def __getitem__(self, name):
        return self.good[name]


def span(name: str, row: Row):
    if name == "spells":
        return row.admitted, day_of(row.left) if row.left else None
    if name == "plans":
        return row.agreed, row.ended
    return row.get("start"), row.get("end")


def backwards(name: str, row: Row) -> bool:
    start, end = span(name, row)
    return start is not None and end is not None and end < start


def in_force(row: Row, day: date) -> bool:
    return row.start is not None and row.start <= day and (row.end is None or day < row.end)


def spell_open(row: Row, day: date) -> bool:
    return row.admitted <= day and (row.left is None or day < row.left.day)


def latest(rows, key):
    """The row with the latest date; a tie goes to the greater id, byte by byte."""
    rows = list(rows)
    return max(rows, key=lambda r: (key(r), r.id.encode())) if rows else None


def earliest(rows, key):
    """The row with the earliest date; a tie goes to the greater id."""
    rows = list(rows)
    if not rows:
        return None
    first = min(key(r) for r in rows)
    return max((r for r in rows if key(r) == first), key=lambda r: r.id.encode())


def load_json(text: str):
    return json.loads(text, parse_float=Decimal)

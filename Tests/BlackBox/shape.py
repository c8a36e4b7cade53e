"""The form of a determination, as the contract's determination.schema.json fixes it."""
import datetime
import re

from support import SEVERITIES

BODY = re.compile(r"^([EW]\d{8}|[A-Z0-9]{3,6})$")
ANNOTATIONS = ["in_hospital", "recalled", "in_prison", "community_order"]
ELIGIBILITY = ["eligible", "not_eligible", "needs_review"]
DUTIES = [
    "none", "prospective", "live", "live_on_leave", "ended_joint_decision", "ended_death", "unknown",
]


def text(value):
    return isinstance(value, str)


def date(value):
    try:
        return len(value) == 10 and bool(datetime.date.fromisoformat(value))
    except (TypeError, ValueError):
        return False


def instant(value):
    try:
        return datetime.datetime.fromisoformat(value).utcoffset() is not None
    except (TypeError, ValueError):
        return False


def body(value):
    return text(value) and bool(BODY.match(value))


def one_of(*values):
    return lambda value: value in values


def optional(check):
    return lambda value: value is None or check(value)


def each(check):
    """A list, whose faults are those of its items."""
    def faults(value):
        if not isinstance(value, list):
            return ["is not a list"]
        return [
            f"/{place}{fault}" for place, item in enumerate(value) for fault in _faults(check, item)
        ]
    return faults


def record(required, other=None, is_open=False):
    """An object with these members."""
    def faults(value):
        if not isinstance(value, dict):
            return ["is not an object"]
        known = required | (other or {})
        found = [f"/{name} is missing" for name in required if name not in value]
        if not is_open:
            found += [f"/{name} is not known" for name in value if name not in known]
        for name, check in known.items():
            if name in value:
                found += [f"/{name}{fault}" for fault in _faults(check, value[name])]
        return found
    return faults


def _faults(check, value):
    found = check(value)
    return found if isinstance(found, list) else [] if found else [f": {value!r} does not fit"]


TEXTS = each(text)
REASONS = each(record({"text": text}, {"facts": TEXTS, "sources": TEXTS}))
RESPONSIBLE = record(
    {"body": optional(body)},
    {"rule": optional(text), "candidates": each(body), "reasons": REASONS, "doubts": TEXTS})
GAP = {
    "rule": text, "subject": text, "severity": one_of(*SEVERITIES), "since": date,
    "owed_by": each(body), "title": text, "why": text, "remedy": text, "sources": TEXTS,
}
GAP_MORE = {"due": optional(date), "notify": TEXTS, "facts": TEXTS, "doubts": TEXTS}
UPCOMING = {"rule": text, "subject": text, "due": date}
UPCOMING_MORE = {"opens": date, "title": optional(text), "owed_by": each(body)}
DETERMINATION = record(
    {
        "format": one_of("aftercare-determination/1"), "case": text, "on": date, "law_on": date,
        "rule_set": text,
        "eligibility": record(
            {"status": one_of(*ELIGIBILITY)}, {"reasons": REASONS, "doubts": TEXTS}),
        "duty": record(
            {"state": one_of(*DUTIES)},
            {"since": optional(date), "annotations": each(one_of(*ANNOTATIONS)), "reasons": REASONS}),
        "council": RESPONSIBLE, "nhs_statutory": RESPONSIBLE, "nhs_payer": RESPONSIBLE,
        "gaps": each(record(GAP, GAP_MORE)), "upcoming": each(record(UPCOMING, UPCOMING_MORE)),
        "doubts": TEXTS, "next_change": optional(date),
    },
    {"known_at": optional(instant)}, is_open=True)


def faults(determination):
    """Everything that does not fit the contract's form and order."""
    found = DETERMINATION(determination)
    if found:
        return found
    gaps = [
        (SEVERITIES.index(gap["severity"]), gap["rule"], gap["subject"]) for gap in determination["gaps"]
    ]
    clocks = [
        (clock.get("opens", ""), clock["rule"], clock["subject"]) for clock in determination["upcoming"]
    ]
    for name, order in [("gaps", gaps), ("upcoming", clocks), ("doubts", determination["doubts"])]:
        if order != sorted(order):
            found.append(f"/{name} is not in order")
    if len({gap[1:] for gap in gaps}) != len(gaps):
        found.append("/gaps has a rule and subject twice")
    if determination["next_change"] is not None and determination["next_change"] <= determination["on"]:
        found.append("/next_change is not later")
    return found

"""Seeded cases for the discharge check: people who are held on the day, and those who only seem to be.

A generated case is put into one of the plights below, and a day is chosen on which leaving is worth asking about.
"""
from __future__ import annotations

import random
from datetime import date, datetime, timedelta

from .civil_time import is_summer
from .detentions import NOT_DETAINING
from .generate import RESIDENCES, SECTIONS, generate, instant, repair

FIRST, LAST = date(2009, 1, 1), date(2029, 6, 1)
HOLDS = [s for s in SECTIONS if s not in NOT_DETAINING]


def generate_leaving(seed: int, scenarios: str | None = None) -> dict:
    """As `generate`, for the discharge check; the law day is the day itself."""
    item = generate(seed, scenarios)
    rng = random.Random(f"leaving-{seed}")
    case = item["case"]
    plight = rng.choices([p for p, _ in PLIGHTS], [share for _, share in PLIGHTS])[0]
    day = choose_leaving_day(rng, case, date.fromisoformat(item["on"]))
    plight(rng, case, day)
    if rng.random() < 0.5 and not any(_held(r, day) for n in HOSPITAL for r in case.get(n, ())):
        day = choose_leaving_day(rng, case, day)
    if rng.random() < 0.15:
        item["settings"]["follow_up_hours"] = rng.choice([1, 11, 12, 13, 72])
        _add(case, "contacts", kind=rng.choice(["seen", "spoken_to"]), at=_about_noon(rng, day))
    repair(case)
    return {**item, "on": str(day), "law_on": None}


# ---- the day ----------------------------------------------------------------------------------------

HOSPITAL = ("spells", "legal_status")


def _start(row) -> date:
    return date.fromisoformat(row.get("admitted") or row["start"])


def _end(row):
    text = row.get("left") or row.get("end")
    return date.fromisoformat(text[:10]) if text else None


def _held(row, day) -> bool:
    return _start(row) <= day and (_end(row) is None or day < _end(row))


def _within(rng, row) -> date:
    first, last = _start(row), _end(row)
    length = (last - first).days if last else rng.choice([1, 30, 400])
    return first + timedelta(days=rng.randrange(length) if length > 0 else 0)


def choose_leaving_day(rng, case, otherwise) -> date:
    """Mostly a day inside a stay (so that its end, if recorded, lies ahead), or at one of its edges."""
    stays = [r for n in HOSPITAL for r in case.get(n, ())]
    others = [r for n in ("leave", "leave", "community_orders") for r in case.get(n, ())]
    others += [r for r in case.get("residence", ()) if r.get("kind") == "prison"]
    planned = [r["expected_discharge"] for r in case.get("spells", ()) if r.get("expected_discharge")]
    roll = rng.random()
    day = otherwise
    if others and roll < 0.15:
        day = _within(rng, rng.choice(others))
    elif planned and roll < 0.25:
        day = date.fromisoformat(rng.choice(planned))
    elif stays and roll < 0.7:
        day = _within(rng, rng.choice(stays))
    elif stays and roll < 0.92:
        row = rng.choice(stays)
        day = rng.choice([_start(row), _end(row) or _start(row)]) + timedelta(days=rng.choice([0, 0, 0, -1, 1]))
    return min(max(day, FIRST), LAST)


def _about_noon(rng, day) -> str:
    """A moment of the day near noon in London, said with one offset or another."""
    time = rng.choice([(10, 59), (11, 0), (11, 59), (12, 0), (12, 1), (13, 1)])
    moment = datetime(day.year, day.month, day.day, *time)
    offset = int(is_summer(datetime(day.year, day.month, day.day, 11)))
    said = rng.choice([offset, 0, 1])
    return f"{moment + timedelta(hours=said - offset):%Y-%m-%dT%H:%M:%S}+0{said}:00"


# ---- plights ----------------------------------------------------------------------------------------

def _add(case, name, /, **fields):
    rows = case.setdefault(name, [])
    used = {r["id"] for r in rows}
    number = next(i for i in range(1, 1000) if f"z{i}" not in used)
    rows.append({"id": f"z{number}",
                 **{k: (str(v) if isinstance(v, date) else v) for k, v in fields.items() if v is not None}})
    return rows[-1]


def _ahead(rng, day):
    """The recorded end of something still going on: none, that day, or one that lies ahead."""
    return rng.choice([None, None, day + timedelta(days=rng.choice([0, 1, 3, 30, 200]))])


def as_told(rng, case, day):
    """The case as generated."""


def still_held(rng, case, day):
    """A stay and a detention go on over the day."""
    for name, field in (("spells", "left"), ("legal_status", "end")):
        rows = [r for r in case.get(name, ()) if _start(r) <= day]
        if rows and rng.random() < 0.85:
            row = rng.choice(rows)
            row.pop(field, None)
            end = _ahead(rng, day)
            if end:
                row[field] = instant(rng, end) if field == "left" else str(end)
            if field == "end" and rng.random() < 0.3:
                row["end_reason"] = rng.choice(["transferred_out", "discharged_by_tribunal", "death", "regraded",
                                                "community_treatment_order", "remitted_to_prison"])


def informal(rng, case, day):
    """In hospital without detention on the day, or without any at all."""
    end = _ahead(rng, day)
    _add(case, "spells", admitted=day - timedelta(days=rng.choice([0, 1, 14, 28, 29, 200])), hospital="RV5",
         left=instant(rng, end) if end else None)
    if rng.random() < 0.5:
        for row in case.get("legal_status", ()):
            if _held(row, day):
                row["end"] = max(row["start"], str(day - timedelta(days=rng.choice([0, 1, 5]))))


def other_section(rng, case, day):
    """Held under something else, in a spell or not; sometimes nothing else was ever recorded."""
    start = day - timedelta(days=rng.choice([0, 0, 1, 10, 60]))
    if rng.random() < 0.4:
        case.pop("legal_status", None)
    _add(case, "legal_status", section=rng.choice(HOLDS + ["2", "136", "51(5)", "CPIA 5", "other", "7"]),
         start=start, end=_ahead(rng, day), hospital=rng.choice(["RGD", "Ward 3", None]))
    if rng.random() < 0.6:
        _add(case, "spells", admitted=start, expected_discharge=day + timedelta(days=rng.choice([0, 7, 14])))


def no_status(rng, case, day):
    """No legal status recorded, on the register or not."""
    case.pop("legal_status", None)
    if rng.random() < 0.6:
        case.setdefault("register", {})["entered"] = str(day - timedelta(days=rng.choice([0, 30, 400])))
        case["register"].pop("closed", None)
    if rng.random() < 0.7:
        _add(case, "spells", admitted=day - timedelta(days=rng.choice([0, 10])))


def on_leave(rng, case, day):
    """On leave on the day, of one kind or another."""
    still_held(rng, case, day)
    _add(case, "leave", start=day - timedelta(days=rng.choice([0, 0, 1, 20])), end=_ahead(rng, day),
         overnight=rng.choice([True, True, None]), escorted=rng.choice([None, False, True]),
         living_out=rng.choice([True, True, False, None]))


def recalled(rng, case, day):
    """Back in hospital while an order in the community runs, or on the day it ended."""
    back = day - timedelta(days=rng.choice([0, 1, 3, 20]))
    ended = rng.random() < 0.5
    _add(case, "community_orders", kind=rng.choice(["community_treatment_order", "conditional_discharge"]),
         start=back - timedelta(days=rng.choice([5, 100])), end=back if ended else None,
         end_reason=rng.choice(["revoked", "recalled"]) if ended else None,
         person_told=rng.choice([None, back - timedelta(days=4)]))
    _add(case, "legal_status", section=rng.choice(["3", "3", "37/41", "136"]), start=back, end=_ahead(rng, day))
    if rng.random() < 0.8:
        _add(case, "spells", admitted=back)


def imprisoned(rng, case, day):
    """In prison on the day, and perhaps in a spell or detained as well."""
    start = day - timedelta(days=rng.choice([0, 1, 60, 300]))
    _add(case, "residence", council=rng.choice(["E08000035", "E10000029"]), start=start, kind="prison",
         end=_ahead(rng, day))
    if rng.random() < 0.6:
        _add(case, "spells", admitted=day - timedelta(days=rng.choice([0, 3])))
    if rng.random() < 0.4:
        _add(case, "legal_status", section=rng.choice(["47/49", "48/49"]), start=day - timedelta(days=3))


def dead(rng, case, day):
    """Death about the day, the stay left open or closed."""
    case["person"]["death_date"] = str(day + timedelta(days=rng.choice([-30, -1, 0, 0, 1])))
    still_held(rng, case, day)


def ended(rng, case, day):
    """Both bodies decide about the day of leaving."""
    council = (case.get("register") or {}).get("council") or next(
        (r["council"] for r in case.get("residence", ()) if r.get("council")), "E08000035")
    nhs = (case.get("register") or {}).get("nhs_body") or next(
        (r["commissioner"] for r in case.get("gp_registrations", ()) if r.get("commissioner")), "QWO")
    for body in (council, nhs):
        _add(case, "endings", body=body, decided=day + timedelta(days=rng.choice([0, 0, 0, -1, 1])),
             grounds=["no_longer_needs_aftercare"], person_involved=True)
    still_held(rng, case, day)


def rehoused(rng, case, day):
    """Somewhere to live, of any kind, from about the day on."""
    still_held(rng, case, day)
    _add(case, "residence", council="E08000035", start=day + timedelta(days=rng.choice([-5, 0, 0, 1])),
         kind=rng.choice(["temporary", "hotel", "no_fixed_abode", *RESIDENCES]))


def prepared(rng, case, day):
    """Everything is in place but for what chance takes away again."""
    bodies = ["E08000035", "QWO"]
    start = max(day - timedelta(days=rng.choice([10, 28, 200])), date(2022, 8, 1))
    if start > day:
        still_held(rng, case, day)
        return
    before = str(start - timedelta(days=900))
    told = str(start + timedelta(days=1))
    agreed = max(start, day - timedelta(days=rng.choice([0, 3, 9])))
    plan = {"agreed_by": bodies, "document": "Plan", "copy_to_person": agreed, "crisis_plan": True,
            "contingency_plan": True, "person_views": True, "advocacy_offered": True, "carer_contact": "involved",
            "personal_budget_offered": agreed, "accommodation_need": "no", "accommodation_reasons": "Own home"}
    for name in ("legal_status", "spells", "residence", "gp_registrations", "register", "plans", "meetings",
                 "assessments", "key_workers", "notifications", "leave", "community_orders", "endings",
                 "accommodation", "funding", "charges", "disputes"):
        if rng.random() < 0.97:
            case.pop(name, None)
    case["person"].pop("death_date", None)
    case.setdefault("register", {}).update(entered=str(start), council=bodies[0], nhs_body=bodies[1])
    case["register"].pop("closed", None)
    _add(case, "residence", council=bodies[0], start=before, kind="own_home")
    _add(case, "gp_registrations", commissioner=bodies[1], start=before)
    _add(case, "legal_status", section="3", start=start, end=_ahead(rng, day), hospital="RGD",
         end_reason=rng.choice([None, "transferred_out", "expired"]))
    _add(case, "spells", admitted=start, hospital="RGD", expected_discharge=day)
    _add(case, "meetings", kind="planning", held=agreed, represented=bodies, document="Minutes")
    _add(case, "assessments", kind="aftercare_needs", started=start, completed=agreed, document="Assessment")
    _add(case, "key_workers", name="A. Worker", employer=bodies[0], start=start)
    _add(case, "plans", agreed=agreed, **plan)
    for body in bodies:
        _add(case, "notifications", about="detention", to=body, sent=told if told <= str(day) else str(start))
    for _ in range(rng.choice([0, 0, 1, 1, 2])):
        name = rng.choice(["plans", "plans", "meetings", "assessments", "key_workers", "residence", "register",
                           "notifications", "gp_registrations"])
        rows = [case[name]] if name == "register" else case.get(name) or []
        if rows:
            row = rng.choice(rows)
            fields = [k for k in row if k not in ("id", "start", "kind", "agreed", "about", "to", "sent", "council",
                                                  "commissioner", "name")]
            if fields and name not in ("residence", "gp_registrations", "notifications"):
                row.pop(rng.choice(fields))
            elif name != "register":
                rows.remove(row)


PLIGHTS = [(as_told, 25), (still_held, 20), (prepared, 14), (informal, 6), (other_section, 6), (no_status, 4),
           (on_leave, 7), (recalled, 6), (imprisoned, 4), (dead, 4), (ended, 4), (rehoused, 4)]

__all__ = ["generate_leaving", "choose_leaving_day", "PLIGHTS"]

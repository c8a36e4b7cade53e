"""Seeded random cases: stories from scratch and mutated scenarios.

Five seeds in a row share a base story, a day, a directory and settings; each is mutated on its own.
"""
from __future__ import annotations

import copy
import json
import os
import random
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from .civil_time import is_summer, plus_months

GROUP = 5
# council, its successors, commissioners from earliest to latest, the PCT before
PLACES = [
    ("E08000035", [], [("03G", 2013), ("15F", 2018), ("QWO", 2022)], "5N1"),
    ("E10000021", ["E06000061", "E06000062"], [("04G", 2013), ("78H", 2020), ("QPM", 2022)], "5PD"),
    ("E10000006", ["E06000063", "E06000064"], [("01H", 2013), ("QHM", 2022)], "5NE"),
    ("E06000028", ["E06000058"], [("11J", 2013), ("QVV", 2022)], "5QM"),
    ("E10000009", ["E06000059"], [("11J", 2013), ("QVV", 2022)], "5QM"),
    ("E10000030", [], [("09Y", 2013), ("92A", 2020), ("QXU", 2022), ("S9B9J", 2026)], "5P5"),
    ("E06000036", [], [("10G", 2013), ("15D", 2018), ("D4U1Y", 2021), ("QNQ", 2022), ("S0E4D", 2026)], "5QG"),
    ("E10000014", [], [("11A", 2013), ("D9Y0V", 2021), ("QRL", 2022)], "5QC"),
    ("E10000015", [], [("06N", 2013), ("QM7", 2022), ("S1Y5D", 2026)], "5P4"),
    ("E10000029", [], [("06L", 2013), ("QJG", 2022), ("T6Y0W", 2026)], "5PT"),
    ("E10000012", [], [("06Q", 2013), ("QH8", 2022), ("D7T5G", 2026)], "5PX"),
    ("E08000016", ["E08000038"], [("02P", 2013), ("QF7", 2022)], "5JE"),
    ("E10000023", ["E06000065"], [("03E", 2013), ("42D", 2020), ("QOQ", 2022)], "5NV"),
    ("E09000003", [], [("07M", 2013), ("93C", 2020), ("QMJ", 2022), ("Z9B2Z", 2026)], "5A9"),
    ("E10000002", ["E06000060"], [("10H", 2013), ("14Y", 2018), ("QU9", 2022), ("S0E4D", 2026)], "5QD"),
    ("E10000027", ["E06000066"], [("11X", 2013), ("QSL", 2022)], "5QL"),
    ("W06000015", [], [("7A4", 2009)], "7A4"),
    ("W06000023", [], [("7A7", 2009)], "7A7"),
    ("E06000018", [], [("04K", 2013), ("52R", 2020), ("QT1", 2022)], "5EM"),
    ("E08000025", [], [("13P", 2013), ("15E", 2018), ("QHL", 2022)], "5PG"),
]
CHANGED_ON = {"E06000061": date(2021, 4, 1), "E06000062": date(2021, 4, 1), "E06000063": date(2023, 4, 1),
              "E06000064": date(2023, 4, 1), "E06000058": date(2019, 4, 1), "E06000059": date(2019, 4, 1),
              "E08000038": date(2025, 4, 1), "E06000065": date(2023, 4, 1), "E06000060": date(2020, 4, 1),
              "E06000066": date(2023, 4, 1)}
ANCHORS = [date(2013, 3, 31), date(2013, 4, 1), date(2015, 3, 31), date(2015, 4, 1), date(2016, 3, 31),
           date(2016, 4, 1), date(2019, 12, 2), date(2020, 2, 29), date(2020, 4, 1), date(2021, 4, 1),
           date(2022, 6, 30), date(2022, 7, 1), date(2023, 4, 1), date(2024, 2, 29), date(2025, 3, 30),
           date(2025, 10, 26), date(2026, 3, 29), date(2026, 4, 1), date(2026, 10, 25)]
SECTIONS = ["2", "3", "3", "3", "3", "37", "37/41", "notional 37", "45A", "47", "47/49", "48", "48/49", "51(5)",
            "CPIA 5", "35", "36", "38", "4", "5(2)", "136", "135", "7", "37 guardianship", "other", "46", "44",
            "5(4)"]
ENDS = ["discharged_by_clinician", "discharged_by_managers", "discharged_by_tribunal",
        "discharged_by_nearest_relative", "expired", "regraded", "community_treatment_order",
        "conditional_discharge", "absolute_discharge", "remitted_to_prison", "absent_without_leave_lapsed",
        "quashed", "transferred_out", "death"]
RESIDENCES = ["own_home", "family", "general_tenancy", "care_home", "supported_living", "shared_lives",
              "extra_care", "hostel", "temporary", "hotel", "no_fixed_abode", "prison", "child_placement", "other"]
UNDER = ["own", "family", "s117", "care_act", "continuing_healthcare", "children_act", "homelessness",
         "criminal_justice", "nhs"]
HOMES = ["care_home", "supported_living", "shared_lives", "extra_care", "general_tenancy", "family", "hostel",
         "temporary", "hotel", "other"]
GROUNDS = ["no_longer_needs_aftercare", "discharged_from_team", "time_passed", "moved_area", "settled",
           "refuses_services", "funding", "age", "prison"]
EVENTS = ["crisis", "move", "review_requested", "key_worker_changed", "safeguarding_concern", "benefit_changed",
          "tenancy_changed", "placement_ended", "disengaged", "team_closed_case", "imprisoned", "released"]
TERMS = ["additional_cost", "frequency", "payee", "review", "stopping_payment", "price_increases",
         "change_in_means"]
STEPS = [-400, -90, -30, -7, -3, -2, -1, -1, 1, 1, 2, 3, 5, 7, 14, 28, 30, 31, 60, 90, 120, 180, 365, 366, 731]
ENUMS = {
    ("legal_status", "section"): SECTIONS, ("legal_status", "end_reason"): ENDS,
    ("legal_status", "arranged_by"): ["local", "nhs_england"],
    ("community_orders", "kind"): ["community_treatment_order", "conditional_discharge", "supervised_discharge"],
    ("community_orders", "end_reason"): ["discharged", "expired", "revoked", "recalled", "absolute_discharge",
                                         "death"],
    ("residence", "kind"): RESIDENCES, ("residence", "provided_under"): UNDER,
    ("accommodation", "kind"): HOMES, ("events", "kind"): EVENTS,
    ("charges", "purpose"): ["care", "rent", "top_up", "contribution", "utilities"],
    ("charges", "per"): ["week", "month", "once"],
    ("disputes", "kind"): ["council_council", "nhs_nhs", "council_nhs"],
    ("meetings", "kind"): ["planning", "review", "care_and_treatment_review"],
    ("assessments", "kind"): ["aftercare_needs", "care_act", "carer", "risk", "financial"],
    ("contacts", "kind"): ["seen", "spoken_to", "attempted", "declined"],
    ("notifications", "about"): ["detention", "discharge", "placement"],
}
NEEDED = {
    "legal_status": {"id", "section", "start"}, "community_orders": {"id", "kind", "start"},
    "spells": {"id", "admitted"}, "leave": {"id", "start"}, "residence": {"id", "council", "start"},
    "gp_registrations": {"id", "commissioner", "start"}, "key_workers": {"id", "name", "start"},
    "assessments": {"id", "kind"}, "meetings": {"id", "kind"}, "plans": {"id", "agreed"},
    "contacts": {"id", "at", "kind"}, "notifications": {"id", "about", "to", "sent"},
    "funding": {"id", "start", "parties"}, "charges": {"id", "purpose", "payer", "start"},
    "accommodation": {"id", "kind", "start"}, "direct_payments": {"id", "start"},
    "continuing_healthcare": {"id"}, "capacity": {"id", "decision", "lacks"}, "endings": {"id", "body", "decided"},
    "disputes": {"id", "kind", "parties", "first_written"}, "complaints": {"id", "received", "about"},
    "events": {"id", "on", "kind"},
}
LISTS = list(NEEDED)


def generate(seed: int, scenarios: str | None = None) -> dict:
    """{"case", "on", "law_on", "directory", "settings", "seed"}."""
    rng = random.Random(f"group-{seed // GROUP}")
    found = _scenarios(scenarios or os.environ.get("AFTERCARE_SCENARIOS") or _default_scenarios())
    directory = scenario = None
    if found and rng.random() < 0.55:
        scenario = rng.choice(found)
        case = copy.deepcopy(scenario["case"])
        directory = copy.deepcopy(scenario.get("directory"))
    else:
        case = Story(rng).case
    if directory is None and rng.random() < 0.5:
        directory = make_directory(rng, case)
    on = choose_day(rng, case)
    if scenario and rng.random() < 0.5:
        asked = date.fromisoformat(rng.choice(scenario["expect"])["on"])
        on = asked + timedelta(days=rng.choice([0, 0, 0, -1, 1, 30]))
    settings = {}
    if rng.random() < (0.4 if case.get("endings") else 0.12):
        decided = [date.fromisoformat(row["decided"]) for row in case.get("endings", ())]
        settings["mha2025_s46_from"] = str(_near(rng, [on, *decided], 400))
    if rng.random() < 0.1:
        settings[rng.choice(["plan_copy_working_days", "planning_start_days", "register_days",
                             "notification_working_days", "contact_months", "follow_up_hours"])] = rng.choice(
                                 [0, 1, 7, 24])
    law_on = str(_near(rng, [on], 300)) if settings.get("mha2025_s46_from") and rng.random() < 0.3 else None
    own = random.Random(f"seed-{seed}")
    if seed % GROUP:
        for _ in range(own.choice([1, 1, 2, 3, 5, 8])):
            mutate(own, case, on)
    repair(case)
    return {"seed": seed, "case": case, "on": str(on), "directory": directory, "settings": settings,
            "law_on": law_on}


def _default_scenarios():
    folder = Path(__file__).resolve().parents[1] / "Scenarios"
    return str(folder) if folder.is_dir() else None


@lru_cache(maxsize=2)
def _scenarios(folder):
    if not folder:
        return ()
    return tuple(json.loads(p.read_text(encoding="utf-8")) for p in sorted(Path(folder).glob("*.json")))


def _near(rng, days, spread):
    return rng.choice(days) + timedelta(days=rng.randint(-spread, spread))


def all_days(value):
    found = []
    if isinstance(value, dict):
        for key, item in value.items():
            if key == "birth_date":
                continue
            found += all_days(item)
    elif isinstance(value, list):
        for item in value:
            found += all_days(item)
    elif isinstance(value, str) and len(value) >= 10 and value[4:5] == "-" and value[7:8] == "-":
        try:
            found.append(date.fromisoformat(value[:10]))
        except ValueError:
            pass
    return found


def choose_day(rng, case) -> date:
    days = [d for d in all_days(case) if d.year >= 2009] or [date(2026, 11, 21)]
    spans = [(r["start"], r["end"]) for n in ("leave", "leave", "community_orders", "legal_status")
             for r in case.get(n, ()) if r.get("end") and r["end"] > r["start"]]
    roll = rng.random()
    if roll < 0.1:
        day = date(2026, 11, 21)
    elif spans and roll < 0.3:
        first, last = (date.fromisoformat(d) for d in rng.choice(spans))
        day = first + timedelta(days=rng.randrange((last - first).days))
    elif roll < 0.65:
        day = rng.choice(days) + timedelta(days=rng.choice([0, 0, 0, 1, -1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 28, 29, 90,
                                                             91, 365, 366]))
    elif roll < 0.75:
        day = rng.choice(ANCHORS)
    elif roll < 0.85:
        day = plus_months(rng.choice(days), rng.choice([3, 4, 6, 12, 15])) + timedelta(days=rng.choice([0, 1]))
    else:
        day = max(days) + timedelta(days=rng.randint(0, 500))
    return min(max(day, date(2009, 1, 1)), date(2029, 6, 1))


# ---- stories --------------------------------------------------------------------------------------

class Story:
    """One made-up life, told from the first detention on."""

    def __init__(self, rng):
        self.rng = rng
        self.numbers: dict = {}
        self.case = {"format": "aftercare-case/1", "case": f"GEN-{rng.randint(1000, 9999)}",
                     "person": self._person()}
        self.place = self.origin = rng.choice(PLACES)
        self.day = self._start()
        self._home_before()
        rounds = rng.choice([1, 1, 1, 2, 2, 3])
        for number in range(rounds):
            self._detention()
            self._after()
            if number + 1 < rounds:
                if rng.random() < 0.35:
                    self._move()
                if rng.random() < 0.3:
                    self._endings()
                self.day += timedelta(days=rng.choice([0, 1, 5, 40, 200, 400, 900]))
        if rng.random() < 0.5:
            self._endings()
            if rng.random() < 0.3:
                back = self.day + timedelta(days=rng.choice([0, 20, 89, 90, 91]))
                self.add("spells", admitted=back, left=self.maybe(0.6, instant(rng, back + timedelta(days=10))))
        self._extras()
        if rng.random() < 0.1:
            self.case["person"]["death_date"] = str(self.day + timedelta(days=rng.randint(-30, 200)))

    def add(self, name, /, **fields):
        self.numbers[name] = self.numbers.get(name, 0) + 1
        row = {"id": f"{name[:2]}{self.numbers[name]}"}
        row.update({k: (str(v) if isinstance(v, date) else v) for k, v in fields.items() if v is not None})
        self.case.setdefault(name, []).append(row)
        return row

    def maybe(self, share, value):
        return value if self.rng.random() < share else None

    def _person(self):
        rng = self.rng
        person = {"given_names": "Test", "family_name": "Person"}
        if rng.random() < 0.95:
            person["nhs_number"] = nhs_number(rng)
        if rng.random() < 0.95:
            person["birth_date"] = str(date(rng.choice([1950, 1970, 1984, 1990, 1996, 2000, 2004, 2008]),
                                            rng.randint(1, 12), rng.randint(1, 28)))
            if rng.random() < 0.05:
                person["birth_date"] = rng.choice(["1996-02-29", "2004-02-29", "2008-02-29"])
        if rng.random() < 0.15:
            person[rng.choice(["autism", "learning_disability"])] = True
        if rng.random() < 0.06:
            person["usually_resident_in_england"] = rng.choice([True, False, False])
        if rng.random() < 0.2:
            person["adjustments"] = [{"need": "Large print", "met_in_plan": rng.choice([True, False, None])}]
        return person

    def _start(self):
        rng = self.rng
        if rng.random() < 0.4:
            return rng.choice(ANCHORS) + timedelta(days=rng.choice([-200, -100, -60, -29, -28, -3, -1, 0, 1, 2]))
        return date(rng.randint(2012, 2026), rng.randint(1, 12), rng.randint(1, 28))

    def council(self, day):
        name, later, _, _ = self.place
        known = [c for c in later if CHANGED_ON.get(c, date.max) <= day]
        return self.rng.choice(known) if known else name

    def commissioner(self, day):
        _, _, bodies, pct = self.place
        known = [code for code, year in bodies if date(year, 7 if year == 2022 else 4, 1) <= day]
        return known[-1] if known else pct

    def _home_before(self):
        rng = self.rng
        start = self.day - timedelta(days=rng.choice([10, 300, 1500, 3000]))
        if rng.random() < 0.93:
            kind = rng.choice(["own_home"] * 4 + ["general_tenancy"] * 3 + RESIDENCES)
            self.add("residence", council=self.council(start), start=start, kind=kind,
                     provided_under=self.maybe(0.6, rng.choice(UNDER)),
                     placed_by=self.maybe(0.2, rng.choice(PLACES)[0]),
                     settled=self.maybe(0.3, rng.random() < 0.8), voluntary=self.maybe(0.2, rng.random() < 0.8))
        if rng.random() < 0.93:
            start = self.day - timedelta(days=rng.choice([5, 200, 1500, 3000]))
            self.add("gp_registrations", commissioner=self.commissioner(start), start=start)

    def _move(self):
        rng = self.rng
        day = self.day + timedelta(days=rng.randint(0, 60))
        for name in ("residence", "gp_registrations"):
            rows = self.case.get(name)
            if rows and "end" not in rows[-1] and rng.random() < 0.9:
                rows[-1]["end"] = str(day)
        self.place = rng.choice(PLACES)
        if rng.random() < 0.9:
            self.add("residence", council=self.council(day), start=day, kind=rng.choice(RESIDENCES),
                     provided_under=self.maybe(0.7, rng.choice(UNDER)),
                     placed_by=self.maybe(0.3, rng.choice(PLACES)[0]))
        if rng.random() < 0.85:
            self.add("gp_registrations", commissioner=self.commissioner(day),
                     start=day + timedelta(days=rng.choice([0, 0, 7, 30])))

    def _detention(self):
        rng, start = self.rng, self.day
        self.origin = self.place
        hospital = self.maybe(0.7, rng.choice(["RGD", "RXX", "RV5", "Ward 3"]))
        arranged = self.maybe(0.4, rng.choice(["local", "nhs_england"]))
        day = start
        if rng.random() < 0.1:
            end = day + timedelta(days=rng.choice([0, 1, 3]))
            self.add("legal_status", section=rng.choice(["136", "5(2)", "4"]), start=day, end=end,
                     end_reason="regraded", hospital=hospital)
            day = end
        if rng.random() < 0.5:
            end = day + timedelta(days=rng.choice([5, 21, 28]))
            self.add("legal_status", section="2", start=day, end=end, end_reason="regraded", hospital=hospital,
                     application_date=self.maybe(0.5, day - timedelta(days=rng.choice([0, 0, 1, 3]))),
                     arranged_by=arranged)
            day = end + timedelta(days=rng.choice([0, 0, 0, 0, 1]))
        if rng.random() < 0.92:
            self.began = day
            section = rng.choice(["3"] * 12 + SECTIONS)
            end = day + timedelta(days=rng.choice([0, 1, 20, 60, 84, 180, 180, 365]))
            open_end = rng.random() < 0.06
            reason = rng.choice(["discharged_by_clinician"] * 8 + ENDS)
            self.add("legal_status", section=section, start=day, end=None if open_end else end,
                     end_reason=None if open_end else self.maybe(0.9, reason), hospital=hospital,
                     application_date=self.maybe(0.4, day), arranged_by=arranged)
            if rng.random() < 0.35:
                first = day + timedelta(days=rng.randint(0, max(1, (end - day).days * 2 // 3)))
                self.add("leave", start=first,
                         end=self.maybe(0.85, first + timedelta(days=rng.choice([0, 1, 3, 14, 60, 200]))),
                         overnight=self.maybe(0.8, True), escorted=self.maybe(0.7, rng.random() < 0.2),
                         living_out=self.maybe(0.8, rng.random() < 0.7))
        else:
            end = day
        left_day = end + timedelta(days=rng.choice([0, 0, 0, 0, 0, 0, 1, 10, -1]))
        left = instant(rng, max(left_day, start))
        stays = rng.random() < 0.07
        if rng.random() < 0.9:
            self.add("spells", admitted=start - timedelta(days=rng.choice([0, 0, 0, 2])), hospital=hospital,
                     expected_discharge=self.maybe(0.5, left_day + timedelta(days=rng.choice([0, 0, 7, -7]))),
                     left=None if stays else left, suicide_risk=self.maybe(0.5, rng.random() < 0.4))
            if rng.random() < 0.08 and not stays:
                self.add("spells", admitted=left_day, hospital="RV5",
                         left=self.maybe(0.8, instant(rng, left_day + timedelta(days=9))))
        self.day = left_day

    def _bodies(self, day):
        return self.council(day), self.commissioner(day)

    def _after(self):
        rng, day = self.rng, self.day
        council, nhs = self._bodies(day)
        if rng.random() < 0.25:
            self._order(day)
        if rng.random() < 0.6:
            self.case.setdefault("register", {}).update({k: v for k, v in {
                "entered": str(day + timedelta(days=rng.choice([0, 0, 1, 20]))),
                "council": self.maybe(0.8, council), "nhs_body": self.maybe(0.8, nhs),
                "council_determined": self.maybe(0.7, str(day - timedelta(days=rng.choice([-10, 0, 30, 60])))),
                "nhs_determined": self.maybe(0.7, str(day - timedelta(days=rng.choice([-10, 0, 30, 60])))),
                "second_area_noted": self.maybe(0.2, str(day + timedelta(days=100))),
                "redetention_view": self.maybe(0.2, str(day + timedelta(days=100)))}.items() if v})
        if rng.random() < 0.7:
            self.add("key_workers", name="A. Worker", employer=self.maybe(0.8, rng.choice([council, nhs, "RGD"])),
                     start=day - timedelta(days=rng.randint(-20, 40)),
                     end=self.maybe(0.3, day + timedelta(days=rng.randint(0, 500))))
        if rng.random() < 0.7:
            self.add("assessments", kind="aftercare_needs",
                     started=self.maybe(0.8, day - timedelta(days=rng.randint(0, 60))),
                     completed=self.maybe(0.8, day - timedelta(days=rng.randint(-30, 20))),
                     document=self.maybe(0.8, "Assessment"))
        for kind in ("planning", "review", "review"):
            if rng.random() < 0.6:
                held = day - timedelta(days=rng.randint(0, 40)) if kind == "planning" else day + timedelta(
                    days=rng.randint(20, 500))
                self.add("meetings", kind=kind, due=self.maybe(0.4, held + timedelta(days=rng.choice([-7, 0, 7]))),
                         held=self.maybe(0.92, held), represented=rng.choice([[council, nhs]] * 3 + [[council], ["RGD"]]),
                         document=self.maybe(0.8, "Minutes"), actions=self._actions(held, council))
        if rng.random() < 0.75:
            self._plan(day, council, nhs)
        for _ in range(rng.randint(0, 3)):
            self.add("contacts", at=instant(rng, day + timedelta(days=rng.choice([0, 1, 2, 3, 4, 30, 200]))),
                     kind=rng.choice(["seen", "seen", "spoken_to", "attempted", "declined"]))
        for about in ("detention", "discharge"):
            for body in (council, nhs):
                rows = self.case.get("legal_status" if about == "detention" else "spells") or []
                if rng.random() < 0.7:
                    self.add("notifications", about=about, to=body, subject=self.maybe(
                        0.6, rows[-1]["id"]) if rows else None, sent=day - timedelta(days=rng.randint(-3, 60)))

    def _actions(self, held, owner):
        if self.rng.random() < 0.8:
            return None
        return [{"id": "a1", "owner": self.rng.choice([owner, "Dr Smith"]),
                 "due": str(held + timedelta(days=30)),
                 **({"done": str(held + timedelta(days=self.rng.choice([20, 30, 31, 60])))}
                    if self.rng.random() < 0.6 else {})}]

    def _order(self, day):
        rng = self.rng
        kind = rng.choice(["community_treatment_order"] * 3 + ["conditional_discharge", "supervised_discharge"])
        end = self.maybe(0.7, day + timedelta(days=rng.choice([30, 180, 365])))
        reason = rng.choice(["discharged", "expired", "revoked", "recalled", "revoked", "absolute_discharge"])
        self.add("community_orders", kind=kind, start=day, end=end, end_reason=reason if end else None,
                 rely_on_aftercare=self.maybe(0.6, True), person_told=self.maybe(0.6, day + timedelta(days=1)),
                 community_team_consulted=self.maybe(0.6, day - timedelta(days=5)))
        if end and reason in ("revoked", "recalled") and rng.random() < 0.85:
            first = end - timedelta(days=rng.choice([0, 0, 1, 3]))
            last = self.maybe(0.85, first + timedelta(days=rng.choice([1, 3, 60])))
            self.add("legal_status", section=rng.choice(["3", "3", "37/41", "136"]), start=first, end=last,
                     end_reason="discharged_by_clinician" if last else None)
            self.add("spells", admitted=first, left=instant(rng, last) if last else None)
            if last:
                self.day = max(self.day, last)

    def _plan(self, day, council, nhs):
        rng = self.rng
        agreed = day - timedelta(days=rng.choice([-40, -5, 0, 0, 1, 7, 20]))
        services = []
        for number in range(rng.randint(0, 3)):
            planned = self.maybe(0.7, day + timedelta(days=rng.choice([0, 1, 20])))
            start = self.maybe(0.75, day + timedelta(days=rng.choice([0, 1, 20, 35])))
            row = {"id": f"sv{number + 1}", "need": self.maybe(0.9, "Need"), "aftercare": self.maybe(0.9, rng.random() < 0.85),
                   "provider": self.maybe(0.6, rng.choice(["Care Ltd", "RGD"])),
                   "planned_start": planned, "start": start,
                   "end": self.maybe(0.25, day + timedelta(days=rng.randint(0, 400))),
                   "refused": self.maybe(0.08, day), "hours_per_week": self.maybe(0.5, 10),
                   "delivered_hours_per_week": self.maybe(0.5, rng.choice([8, 9, 10, 8.9])),
                   "weekly_cost": self.maybe(0.5, "100.00"), "reduced_for_damages": self.maybe(0.05, True)}
            services.append({k: str(v) if isinstance(v, date) else v for k, v in row.items() if v is not None})
        for version in range(rng.choice([1, 1, 1, 2])):
            first = agreed + timedelta(days=version * rng.choice([30, 180]))
            carried = copy.deepcopy([s for s in services if version == 0 or rng.random() < 0.8])
            self.add("plans", agreed=first, ended=self.maybe(0.12, first + timedelta(days=rng.randint(0, 400))),
                     agreed_by=rng.choice([[council, nhs]] * 3 + [[council], []]), document=self.maybe(0.8, "Plan"),
                     copy_to_person=self.maybe(0.7, first + timedelta(days=rng.choice([0, 5, 9]))),
                     copies_sent=self.maybe(0.6, instant(rng, first + timedelta(days=1))),
                     crisis_plan=self.maybe(0.9, True), contingency_plan=self.maybe(0.9, True),
                     person_views=self.maybe(0.9, True), carer_contact=self.maybe(0.9, "involved"),
                     advocacy_offered=self.maybe(0.9, True), personal_budget_offered=self.maybe(0.6, first),
                     transition_plan=self.maybe(0.2, True),
                     accommodation_need=self.maybe(0.9, rng.choice(["yes", "no", "undecided"])),
                     accommodation_reasons=self.maybe(0.8, "Reasons"), services=carried)
        if rng.random() < 0.6:
            end = self.maybe(0.5, day + timedelta(days=rng.choice([30, 90, 365])))
            self.add("funding", services=[s["id"] for s in services if rng.random() < 0.8],
                     signed=self.maybe(0.7, day - timedelta(days=rng.randint(-20, 20))), start=day, end=end,
                     interim=self.maybe(0.3, True), pooled=self.maybe(0.2, True),
                     parties=[{"body": council, "share": 50}, {"body": nhs, "share": rng.choice([50, 50, 40])}])
            if end and rng.random() < 0.5:
                self.add("funding", services=[s["id"] for s in services],
                         signed=self.maybe(0.7, end - timedelta(days=rng.randint(-10, 60))), start=end,
                         parties=[{"body": council, "share": 100}])
        home = None
        if rng.random() < 0.6:
            notice = self.maybe(0.2, {"given": str(day + timedelta(days=60)),
                                      "leave_by": str(day + timedelta(days=100)),
                                      "reason": rng.choice(["non_payment", "provider_decision"])})
            if notice and rng.random() < 0.4:
                notice["move_on_arranged"] = str(day + timedelta(days=80))
            home = self.add("accommodation", kind=rng.choice(HOMES), council=self.maybe(0.9, self.rng.choice(
                [self.council(day), self.council(day), rng.choice(PLACES)[0]])), start=day,
                end=self.maybe(0.2, day + timedelta(days=200)), aftercare=self.maybe(0.8, rng.random() < 0.8),
                reasons=self.maybe(0.8, "Reasons"), notice=notice,
                preference=self.maybe(0.2, {"refused": str(day + timedelta(days=5))}),
                housing_benefit_claimed=self.maybe(0.2, True), tenancy_at_risk=self.maybe(0.15, True),
                restrictive=self.maybe(0.15, True), receiving_area_told=self.maybe(0.4, day))
            if rng.random() < 0.7:
                self.add("residence", council=self.council(day), start=day, kind="supported_living",
                         provided_under="s117")
        for _ in range(2):
            if services and rng.random() < 0.12:
                self.add("assessments", kind="financial", started=self.maybe(0.7, day + timedelta(days=10)),
                         completed=self.maybe(0.7, day + timedelta(days=rng.choice([20, 90]))),
                         services=[s["id"] for s in services if rng.random() < 0.6])
        items = [s["id"] for s in services] + ([home["id"]] if home else [])
        if items and rng.random() < 0.3:
            start = day + timedelta(days=rng.choice([-30, 0, 40]))
            self.add("charges", item=rng.choice(items), purpose=rng.choice(["care", "rent", "top_up", "contribution"]),
                     payer="person", levied_by=self.maybe(0.6, council), start=start,
                     end=self.maybe(0.5, start + timedelta(days=100)), amount="10.00",
                     per=self.maybe(0.8, rng.choice(["week", "once", "month"])),
                     refund=self.maybe(0.4, {"agreed": str(start + timedelta(days=50)),
                                             **({"paid": str(start + timedelta(days=rng.choice([70, 100, 101])))}
                                                if rng.random() < 0.6 else {})}),
                     top_up_agreement=self.maybe(0.3, {"signed": str(start), "terms": TERMS,
                                                       "review_due": str(start + timedelta(days=365))}))
        if services and rng.random() < 0.15:
            self.add("direct_payments", service=services[0]["id"], start=day, weekly_amount="90.00",
                     reduced=self.maybe(0.3, day + timedelta(days=40)))

    def _endings(self):
        rng = self.rng
        day = self.day + timedelta(days=rng.randint(30, 500))
        here, self.place = self.place, self.origin
        council, nhs = self._bodies(day)
        self.place = here
        wrong = rng.choice(PLACES)
        both = rng.random() < 0.75
        bodies = [council, nhs] if both else [rng.choice([council, nhs])]
        # A body may decide again, on another ground or with another notice.
        bodies += [rng.choice(bodies) for _ in range(2) if rng.random() < 0.2]
        for body in bodies:
            if rng.random() < 0.08:
                body = rng.choice([wrong[0], wrong[2][-1][0]])
            decided = day + timedelta(days=rng.choice([0, 0, 0, 3, 40]))
            rows = self.case.get("assessments") or []
            self.add("endings", body=body, decided=decided, delegate=self.maybe(0.12, "RGD"),
                     grounds=rng.choice([["no_longer_needs_aftercare"]] * 5 + [["settled"], []]),
                     assessment=self.maybe(0.5, rows[-1]["id"]) if rows else None,
                     person_involved=self.maybe(0.8, True),
                     notice_given=self.maybe(0.7, decided + timedelta(days=rng.choice([0, 2, 20]))),
                     notice_joint=self.maybe(0.5, True), move_on_in_place=self.maybe(0.5, True),
                     disputed=self.maybe(0.15, decided + timedelta(days=10)),
                     withdrawn=self.maybe(0.15, decided + timedelta(days=rng.choice([1, 30, 60]))),
                     document=self.maybe(0.8, "Decision"))
        if rng.random() < 0.1:
            for row in self.case["endings"]:
                row.pop("notice_joint", None)
            self.add("endings", body=council, decided=day, grounds=["settled"],
                     notice_given=day + timedelta(days=rng.choice([0, 3, 40, 60])), notice_joint=True)
        if rng.random() < 0.5:
            self.case.setdefault("register", {})["closed"] = str(day)
        self.day = max(self.day, day)

    def _extras(self):
        rng = self.rng
        day = self.day + timedelta(days=rng.randint(-200, 200))
        council, nhs = self._bodies(day)
        for kind in rng.sample(EVENTS, 2):
            if rng.random() < 0.4:
                self.add("events", on=day + timedelta(days=rng.randint(-60, 60)), kind=kind)
        if rng.random() < 0.25:
            self.add("disputes", kind=rng.choice(["council_council", "nhs_nhs", "council_nhs"]),
                     parties=[council, nhs], first_written=day, lead=self.maybe(0.6, council),
                     contacts_named=self.maybe(0.5, day + timedelta(days=9)),
                     person_updated=self.maybe(0.4, day + timedelta(days=30)),
                     service_delayed=self.maybe(0.3, True), referred=self.maybe(0.4, day + timedelta(days=100)),
                     arguments_sent=self.maybe(0.2, day + timedelta(days=114)),
                     determined=self.maybe(0.3, day + timedelta(days=150)),
                     review_requested=self.maybe(0.3, day + timedelta(days=160)),
                     review_started=self.maybe(0.2, day + timedelta(days=200)),
                     interim_arrangement=self.maybe(0.4, day), resolved=self.maybe(0.4, day + timedelta(days=150)))
        if rng.random() < 0.15:
            self.add("complaints", received=day, about=rng.choice([[council, nhs], [nhs], [council]]),
                     acknowledged=self.maybe(0.6, day + timedelta(days=2)), lead=self.maybe(0.5, nhs),
                     responded=self.maybe(0.5, day + timedelta(days=90)), joint_response=self.maybe(0.5, True),
                     recommendations=self.maybe(0.5, [{"id": "r1", "body": nhs,
                                                       "due": str(day + timedelta(days=120))}]))
        if rng.random() < 0.12:
            start = day - timedelta(days=rng.randint(0, 400))
            end = self.maybe(0.6, start + timedelta(days=rng.choice([30, 180])))
            self.add("residence", council=council, start=start, end=end, kind="prison")
        if rng.random() < 0.1:
            self.add("continuing_healthcare", checklist_positive=self.maybe(0.7, day),
                     decided=self.maybe(0.4, day + timedelta(days=28)),
                     eligible_from=self.maybe(0.4, day + timedelta(days=30)))
        if rng.random() < 0.1:
            self.add("capacity", decision="residence", lacks=True, recorded=day,
                     assessed=self.maybe(0.5, day), best_interests=self.maybe(0.5, day))


def nhs_number(rng) -> str:
    while True:
        base = f"999{rng.randint(0, 999999):06d}"
        check = 11 - sum(int(d) * w for d, w in zip(base, range(10, 1, -1))) % 11
        if check != 10:
            return base + ("0" if check == 11 else str(check))


def instant(rng, day) -> str:
    """A London time of day on a day, with its offset."""
    hour, minute = rng.choice([(9, 0), (10, 0), (12, 0), (14, 30), (17, 0), (0, 30), (23, 30)])
    summer = is_summer(datetime(day.year, day.month, day.day, hour, minute) - timedelta(hours=1))
    return f"{day}T{hour:02d}:{minute:02d}:00+0{int(summer)}:00"


def make_directory(rng, case) -> dict:
    bodies = sorted({b for b in _codes(case)}) or ["E08000035", "QWO"]
    councils = [b for b in bodies if len(b) == 9] or ["E08000035"]
    health = [b for b in bodies if len(b) < 9] or ["QWO"]
    days = sorted(d for d in all_days(case) if d.year >= 2009) or [date(2020, 1, 1)]
    result = {"format": "aftercare-directory/1", "contacts": [], "agreements": [], "delegations": [],
              "reconciliations": [], "handovers": [], "allocations": []}
    for number, body in enumerate(bodies):
        if rng.random() < 0.7:
            start = rng.choice(days)
            row = {"id": f"c{number}", "body": body, "name": "Lead", "start": str(start)}
            if rng.random() < 0.3:
                row["end"] = str(start + timedelta(days=rng.randint(0, 800)))
            result["contacts"].append(row)
    for number in range(rng.randint(0, 2)):
        start = rng.choice(days)
        row = {"id": f"g{number}", "kind": rng.choice(["section_75", "section_75", "joint_policy"]),
               "parties": [rng.choice(councils), rng.choice(health)], "start": str(start)}
        if rng.random() < 0.5:
            row["end"] = str(start + timedelta(days=rng.randint(0, 800)))
        if rng.random() < 0.7:
            row["review_terms"] = True
        if rng.random() < 0.7:
            row["last_report"] = str(start + timedelta(days=rng.randint(0, 500)))
        result["agreements"].append(row)
    for number in range(rng.randint(0, 2)):
        start = rng.choice(days) - timedelta(days=rng.choice([0, 100]))
        row = {"id": f"d{number}", "from": rng.choice(bodies), "to": rng.choice(["RGD", "RXX"]),
               "decisions": rng.choice([["ending"], ["planning"], ["ending", "planning", "funding"]]),
               "start": str(start)}
        if rng.random() < 0.4:
            row["end"] = str(start + timedelta(days=rng.randint(0, 1500)))
        result["delegations"].append(row)
    for number in range(rng.randint(0, 3)):
        result["reconciliations"].append({"id": f"r{number}", "council": rng.choice(councils),
                                          "nhs_body": rng.choice(health), "on": str(rng.choice(days))})
    if rng.random() < 0.4:
        result["handovers"].append({"id": "h1", "body": rng.choice(bodies), "agreed": str(rng.choice(days))})
    for number, (old, new) in enumerate([("E10000021", "E06000062"), ("E10000006", "E06000063"), ("QNQ", "QRL"),
                                         ("QM7", "S1Y5D"), ("QJG", "D7T5G")]):
        if rng.random() < 0.3:
            result["allocations"].append({"id": f"al{number}", "case": case["case"], "from": old, "to": new})
    return result


def _codes(value, key=""):
    names = {"council", "commissioner", "body", "nhs_body", "levied_by", "employer", "lead", "placed_by"}
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _codes(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from _codes(item, key)
    elif isinstance(value, str) and key in names and value and value.isalnum() and value.upper() == value:
        yield value


# ---- mutation --------------------------------------------------------------------------------------

def mutate(rng, case, on):
    kind = rng.random()
    names = [n for n in LISTS if case.get(n)]
    if kind < 0.05 or not names:
        _person(rng, case, on)
        return
    if kind < 0.12 and "register" in case:
        _register(rng, case, on)
        return
    name = rng.choice(names + [n for n in names if n in ("legal_status", "spells", "residence", "gp_registrations",
                                                         "endings", "plans", "community_orders", "leave")])
    rows = case[name]
    row = rng.choice(rows)
    if kind < 0.2:
        rows.remove(row)
    elif kind < 0.3:
        other = copy.deepcopy(row)
        other["id"] = _new_id(rng, rows)
        rows.append(other)
        _shift(rng, other, on)
        if rng.random() < 0.5:
            _shift(rng, other, on)
    elif kind < 0.65:
        _shift(rng, row, on)
    elif kind < 0.85:
        _drop(rng, row, NEEDED[name])
    else:
        _change(rng, name, row, on)


def _new_id(rng, rows):
    used = {r["id"] for r in rows}
    while True:
        found = rng.choice("abmxyzABZ") + rng.choice(["", "-", "_"]) + str(rng.randint(1, 999))
        if found not in used:
            return found


def _dated(value, path=()):
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _dated(item, path + (key,))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _dated(item, path + (index,))
    elif isinstance(value, str) and len(value) >= 10 and value[4:5] == value[7:8] == "-":
        try:
            date.fromisoformat(value[:10])
        except ValueError:
            return
        yield path


def _get(value, path):
    for step in path:
        value = value[step]
    return value


def _put(value, path, new):
    _get(value, path[:-1])[path[-1]] = new


def _moved(rng, text, on):
    day = date.fromisoformat(text[:10])
    roll = rng.random()
    if roll < 0.6:
        day += timedelta(days=rng.choice(STEPS))
    elif roll < 0.75:
        day = on + timedelta(days=rng.choice([-91, -90, -29, -28, -3, -1, 0, 0, 1, 7, 30]))
    elif roll < 0.9:
        day = rng.choice(ANCHORS)
    else:
        day = day.replace(day=1) + timedelta(days=rng.choice([-1, 0, 27, 30]))
    return instant(rng, day) if "T" in text else str(day)


def _shift(rng, row, on):
    paths = list(_dated(row))
    if paths:
        path = rng.choice(paths)
        _put(row, path, _moved(rng, _get(row, path), on))


def _drop(rng, row, needed):
    keys = [k for k in row if k not in needed]
    if not keys:
        return
    key = rng.choice(keys)
    inner = row[key]
    if isinstance(inner, dict) and inner and rng.random() < 0.7:
        inner.pop(rng.choice(list(inner)))
    elif isinstance(inner, list) and inner and isinstance(inner[0], dict) and rng.random() < 0.8:
        item = rng.choice(inner)
        drop = [k for k in item if k not in ("id", "body")]
        if drop:
            item.pop(rng.choice(drop))
    else:
        row.pop(key)


def _change(rng, name, row, on):
    choices = [f for (n, f) in ENUMS if n == name and (f in row or f in ("end_reason", "arranged_by"))]
    flags = [k for k, v in row.items() if isinstance(v, bool)]
    bodies = [k for k in ("council", "commissioner", "body", "levied_by", "employer", "lead", "placed_by", "to",
                          "delegate") if k in row]
    pick = rng.random()
    if choices and pick < 0.45:
        field = rng.choice(choices)
        row[field] = rng.choice(ENUMS[(name, field)])
    elif flags and pick < 0.65:
        key = rng.choice(flags)
        row[key] = rng.choice([not row[key], None])
    elif bodies:
        key = rng.choice(bodies)
        place = rng.choice(PLACES)
        codes = [place[0], *place[1]] if len(row[key] or "") == 9 else [c for c, _ in place[2]] + [place[3]]
        row[key] = rng.choice(codes + ["RGD"] * (key == "delegate"))
    elif "end" not in row and name not in ("meetings", "plans", "contacts", "spells", "assessments", "capacity",
                                           "complaints", "events", "endings", "disputes", "notifications",
                                           "continuing_healthcare"):
        row["end"] = str(on + timedelta(days=rng.choice([-400, -60, -1, 0, 1])))
    else:
        _shift(rng, row, on)


def _person(rng, case, on):
    person = case["person"]
    pick = rng.random()
    if pick < 0.3:
        person["death_date"] = str(on + timedelta(days=rng.choice([-400, -30, -1, 0, 1])))
    elif pick < 0.5:
        person["birth_date"] = str(plus_months(on, -rng.choice([209, 210, 215, 216, 217])) +
                                   timedelta(days=rng.choice([-1, 0, 1])))
    elif pick < 0.6:
        person["usually_resident_in_england"] = False
    elif pick < 0.75:
        person[rng.choice(["autism", "learning_disability"])] = True
    elif len(person) > 1:
        person.pop(rng.choice(sorted(person)))


def _register(rng, case, on):
    register = case["register"]
    if rng.random() < 0.5 and register:
        register.pop(rng.choice(sorted(register)))
    elif rng.random() < 0.7:
        register[rng.choice(["entered", "closed", "council_determined", "nhs_determined", "second_area_noted",
                             "redetention_view"])] = str(on + timedelta(days=rng.choice([-800, -100, -1, 0, 1])))
    else:
        place = rng.choice(PLACES)
        register["council"], register["nhs_body"] = place[0], rng.choice(place[2])[0]
        if rng.random() < 0.4:
            register["council_determined"] = f"202{rng.randint(0, 3)}-0{rng.randint(1, 9)}-24"


def repair(case):
    """Drops references to what is no longer there, and empty lists."""
    for name in LISTS:
        if name in case and not case[name]:
            del case[name]
    services = {s["id"] for p in case.get("plans", ()) for s in p.get("services") or ()}
    homes = {a["id"] for a in case.get("accommodation", ())}
    subjects = homes | {r["id"] for n in ("legal_status", "spells") for r in case.get(n, ())}
    assessments = {a["id"] for a in case.get("assessments", ())}
    for row in [*case.get("funding", ()), *case.get("assessments", ())]:
        if "services" in row:
            row["services"] = [s for s in row["services"] if s in services]
    for name, field, known in (("charges", "item", services | homes), ("direct_payments", "service", services),
                               ("endings", "assessment", assessments), ("notifications", "subject", subjects)):
        for row in case.get(name, ()):
            if row.get(field) is not None and row[field] not in known:
                del row[field]


def to_text(value) -> str:
    return json.dumps(value, default=lambda v: float(v) if isinstance(v, Decimal) else str(v))


__all__ = ["generate", "GROUP", "to_text", "repair"]

"""One day of a case: the duty, eligibility, decisions to end it, and who is responsible."""
from __future__ import annotations

from bisect import bisect_right
from datetime import date
from functools import cached_property

from . import responsible
from .civil_time import ONE, plus_months
from .detentions import Course, QUALIFYING, STRONG, build
from .facts import Facts, in_force, latest, spell_open
from .reference import is_council
from .settings import read_settings

LIVE = ("live", "live_on_leave")
NEED = "no_longer_needs_aftercare"
CTO = "community_treatment_order"


class Case:
    """A case with its directory, settings and law: asked day by day."""

    def __init__(self, case: dict, directory, settings, reference, law_on=None):
        self.facts = Facts(case, directory)
        self.settings = read_settings(directory, settings)
        self.ref = reference
        self.law_on = law_on
        days = set(self.facts.dates)
        first = min(days) if days else date(1900, 1, 1)
        self.first = first
        extra = set(reference.days)
        if self.settings["mha2025_s46_from"]:
            extra.add(self.settings["mha2025_s46_from"])
        if law_on:
            extra.add(law_on)
        days |= {d for d in extra if d > first}
        self.boundaries = [date.min] + sorted(days)
        self._days: dict[date, Day] = {}

    def boundary(self, day: date) -> date:
        return self.boundaries[bisect_right(self.boundaries, day) - 1]

    def on(self, day: date) -> "Day":
        """The day, seen as on the last boundary up to it: nothing but clocks moves in between."""
        return self.exactly(self.boundary(day))

    def exactly(self, day: date) -> "Day":
        if day not in self._days:
            self._days[day] = Day(self, day)
        return self._days[day]

    def state(self, day: date) -> str:
        return self.on(day).state

    def section46(self, day: date, today: date) -> bool:
        start = self.settings["mha2025_s46_from"]
        return start is not None and start <= day and start <= (self.law_on or today)


class Decision:
    """A decision in force to end after-care, and whether it has effect."""

    def __init__(self, row, kind, effect, doubt, authority):
        self.row = row
        self.kind = kind            # "council" or "nhs"
        self.effect = effect
        self.doubt = doubt
        self.authority = authority  # its delegate, if any, had a delegation


class Day:
    def __init__(self, case: Case, day: date):
        self.case = case
        self.day = day
        self.ref = case.ref
        self.settings = case.settings
        self.view = case.facts.on(day)
        self.memo: dict = {}
        self._courses: dict = {}

    # ---- detentions and the duty ----------------------------------------------------------------

    @cached_property
    def detentions(self):
        return build(self.view, lambda d: self.case.state(d) == "ended_joint_decision")

    @cached_property
    def latest(self):
        return self.detentions[-1] if self.detentions else None

    def course_of(self, detention) -> Course:
        if id(detention) not in self._courses:
            index = self.detentions.index(detention)
            until = self.day
            if index + 1 < len(self.detentions):
                until = self.detentions[index + 1].begins - ONE
            self._courses[id(detention)] = Course(self.view, detention, until)
        return self._courses[id(detention)]

    @cached_property
    def course(self):
        return self.course_of(self.latest) if self.latest else None

    @property
    def arose(self):
        """The day the present duty arose; None while prospective."""
        return self.course.arose if self.course else None

    @property
    def left(self):
        return self.course.left if self.course else None

    @cached_property
    def last_arose(self):
        """The day the present or last duty arose."""
        for detention in reversed(self.detentions):
            if self.course_of(detention).last_arose:
                return self.course_of(detention).last_arose
        return None

    @cached_property
    def chain(self):
        """The latest qualifying detention and those before it with no valid ending between, in order."""
        result = []
        for detention in reversed(self.detentions):
            if result and self.case.state(result[0].begins - ONE) == "ended_joint_decision":
                break
            result.insert(0, detention)
        return result

    @cached_property
    def fresh(self) -> bool:
        """The latest qualifying detention began after a duty arose."""
        return any(self.course_of(d).last_arose for d in self.detentions[:-1])

    @cached_property
    def open_spells(self):
        return [s for s in self.view["spells"] if spell_open(s, self.day)]

    @cached_property
    def base_state(self) -> str:
        view = self.view
        if self.latest is None:
            if self.on_register and not view["legal_status"]:
                return "unknown"
            return "none"
        if self.arose is None:
            return "none" if self.course.gone else "prospective"
        if self.ending_effective and self.ending_effective <= self.day:
            return "ended_joint_decision"
        return "live_on_leave" if self.course.on_leave else "live"

    @cached_property
    def state(self) -> str:
        death = self.view.person.death_date
        if death is None:
            return self.base_state
        if self.base_state == "none":
            return "none"
        if self.base_state == "ended_joint_decision" and (
                death == self.day or self.case.on(death).base_state == "ended_joint_decision"):
            return "ended_joint_decision"
        return "ended_death"

    @property
    def live(self) -> bool:
        return self.state in LIVE

    @property
    def dead(self) -> bool:
        return self.view.person.death_date is not None

    @property
    def on_register(self) -> bool:
        register = self.view.register
        return register.entered is not None and register.closed is None

    @cached_property
    def annotations(self):
        if not self.live:
            return []
        found = []
        if self.open_spells:
            found.append("in_hospital")
        if any(in_force(p, self.day) for p in self.latest.rejoined):
            found.append("recalled")
        if responsible.in_prison(self):
            found.append("in_prison")
        if any(in_force(o, self.day) for o in self.view["community_orders"]):
            found.append("community_order")
        return sorted(found)

    # ---- eligibility ------------------------------------------------------------------------------

    @cached_property
    def only_weak(self) -> bool:
        """51(5) or CPIA 5 relied on."""
        return bool(self.latest) and not any(p.section in STRONG for d in self.chain for p in d.periods)

    @cached_property
    def eligibility(self) -> str:
        death = self.view.person.death_date
        if death is not None:
            before = self.case.on(death - ONE)
            return before.eligibility
        if self.state == "ended_joint_decision":
            return "not_eligible"
        rows = self.view["legal_status"]
        if not rows:
            return "needs_review"
        if self.latest is None:
            return "needs_review" if any(r.section == "other" for r in rows) else "not_eligible"
        if self.only_weak or self.overnight_leave:
            return "needs_review"
        return "eligible"

    @cached_property
    def overnight_leave(self) -> bool:
        return self.latest.in_force(self.day) and any(
            l.overnight is True and l.escorted is not True and l.living_out is not True
            and in_force(l, self.day) for l in self.view["leave"])

    # ---- decisions to end after-care ----------------------------------------------------------------

    @cached_property
    def decisions(self):
        """Decisions in force, made on or after the day the present or last duty arose."""
        if self.last_arose is None:
            return []
        return [self._judge(r) for r in sorted(self.view["endings"], key=lambda r: r.id.encode())
                if r.withdrawn is None and r.decided >= self.last_arose]

    def _judge(self, row) -> Decision:
        then = self if row.decided == self.day else self.case.on(row.decided)
        kind = "council" if is_council(row.body) else "nhs"
        answer = then.council if kind == "council" else then.nhs_care
        known = answer.body is not None
        right = row.body is not None and (not known or self.ref.same(row.body, answer.body))
        authority = row.delegate is None or self.delegated(row.body, row.delegate, "ending", row.decided)
        on_order = any(o.kind == CTO and in_force(o, row.decided) for o in self.view["community_orders"])
        effect = right and authority and NEED in (row.grounds or ()) and not on_order
        decision = Decision(row, kind, effect, right and authority and not known, authority)
        decision.on_order = on_order
        decision.known = known
        decision.right = right
        return decision

    def delegated(self, one, other, what, day) -> bool:
        """A delegation in force; without a directory nothing is known against it."""
        if self.view.directory is None:
            return True
        return self.has_delegation(one, other, what, day)

    def has_delegation(self, one, other, what, day) -> bool:
        return any(what in (r.decisions or ()) and in_force(r, day) and self.ref.same(r["from"], one)
                   and self.ref.same(r["to"], other) for r in (self.view.directory or {}).get("delegations", ()))

    @cached_property
    def ending_effective(self):
        """The day on which a valid ending takes effect, if both bodies have decided with effect."""
        effective = [d for d in self.decisions if d.effect]
        days = []
        for kind in ("council", "nhs"):
            mine = [d.row.decided for d in effective if d.kind == kind]
            if not mine:
                return None
            days.append(min(mine))
        day = max(days)
        if not self.case.section46(day, self.day):
            return day
        notices = [d.row.notice_given for d in effective
                   if d.row.notice_joint is True and d.row.notice_given and d.row.notice_given >= day]
        return min(notices) if notices else None

    # ---- bodies -----------------------------------------------------------------------------------

    @property
    def section46_law(self) -> bool:
        start = self.settings["mha2025_s46_from"]
        return start is not None and start <= (self.case.law_on or self.day)

    @cached_property
    def council(self):
        return responsible.council(self)

    @cached_property
    def nhs(self):
        return responsible.nhs_statutory(self)

    @cached_property
    def nhs_care(self):
        """The NHS body the rules other than RN-4 give."""
        return self.nhs if self.nhs.rule != "RN-4" else responsible.nhs_statutory(self, prison=False)

    @cached_property
    def payer(self):
        return responsible.nhs_payer(self)

    def forward(self, code, day=None):
        return responsible.forward(self, code, day or self.day)[0]

    # ---- doubts -------------------------------------------------------------------------------------

    @cached_property
    def residence_differs(self) -> bool:
        """RT-19: residence before the lead-in and before the first qualifying period differ."""
        one = self.latest
        if one is None or one.lead_in == one.begins:
            return False
        first = responsible.council_of_residence(self, one.lead_in - ONE)
        second = responsible.council_of_residence(self, one.begins - ONE)
        return bool(first and second) and not self.ref.same(first, second)

    @cached_property
    def placed_child(self) -> bool:
        """RT-20: under 18, and placed by another council before the detention."""
        one = self.latest
        birth = self.view.person.birth_date
        if one is None or birth is None or one.begins >= plus_months(birth, 216):
            return False
        for day in {one.lead_in - ONE, one.begins - ONE}:
            row, _ = responsible.residence_on(self, day)
            if (row and row.kind == "child_placement" and is_council(row.placed_by)
                    and not self.ref.same(row.placed_by, row.council)):
                return True
        return False

    @cached_property
    def fixed_doubts(self):
        found = set()
        if self.latest is None:
            return found
        if self.latest.rejoined:
            found.add("D-01")
        rule = self.nhs.rule
        long = len(self.chain) >= 2
        if rule == "RN-5a":
            found.add("D-02")
        if rule == "RN-5b":
            found.add("D-18")
        if rule == "RN-5c":
            found.add("D-07")
        last_row = rule == "RN-5f" and self.view.person.usually_resident_in_england is not False
        if last_row:
            found.add("D-06")
        if long and (rule == "RN-5e" or last_row):
            found |= {"D-03", "D-05"}
        if self.council.rule == "RC-1":
            found.add("D-08")
        if self.council.rule == "RC-3":
            found.add("D-17")
        if self.residence_differs:
            found.add("D-09")
        if self.placed_child:
            found.add("D-10")
        if self.only_weak:
            found.add("D-14")
        if any(d.doubt for d in self.decisions) or self.chain_follows_doubtful_ending:
            found.add("D-19")
        return found

    @cached_property
    def chain_follows_doubtful_ending(self) -> bool:
        """An ending that counts only by default decides where the chain begins, and the answer asks where it begins."""
        if len(self.chain) == len(self.detentions) or not self.asks_the_chain:
            return False
        before = self.case.on(self.chain[0].begins - ONE)
        return any(d.doubt and d.effect for d in before.decisions)

    @property
    def asks_the_chain(self) -> bool:
        general = self.nhs.rule in ("RN-5d", "RN-5e") or (
            self.nhs.rule == "RN-5f" and self.view.person.usually_resident_in_england is not False)
        return general or (self.payer.rule == "WP" and self.chain[0].lead_in >= date(2013, 4, 1))

    # ---- plans and services -------------------------------------------------------------------------

    @cached_property
    def plans(self):
        return sorted(self.view["plans"], key=lambda p: (p.agreed, p.id.encode()))

    @cached_property
    def plan(self):
        """The current plan."""
        if self.latest is None:
            return None
        last = latest([p for p in self.plans if p.agreed >= self.latest.lead_in], lambda p: p.agreed)
        return last if last is not None and last.ended is None else None

    @cached_property
    def services(self):
        """Every service by id: the row of the latest plan that has it, with the end that counts."""
        found = {}
        for index, plan in enumerate(self.plans):
            following = self.plans[index + 1] if index + 1 < len(self.plans) else None
            for row in plan.services or ():
                row = type(row)(row)
                row["plan"] = plan
                carried = following is not None and any(s.id == row.id for s in following.services or ())
                if following is not None and not carried:
                    ends = [d for d in (row.end, plan.ended, following.agreed) if d is not None]
                    row["end"] = min(ends)
                found[row.id] = row
        return found

    def service_running(self, row) -> bool:
        return row.start is not None and row.start <= self.day and (row.end is None or self.day < row.end)

    @cached_property
    def aftercare_services(self):
        return [s for s in self.services.values() if s.aftercare is True]

    @cached_property
    def in_use(self):
        return [a for a in self.view["accommodation"] if in_force(a, self.day)]

    def was_live(self, day) -> bool:
        return (self.state if day == self.day else self.case.state(day)) in LIVE


def has_qualifying(rows) -> bool:
    return any(r.section in QUALIFYING for r in rows)

"""Unbroken detentions, qualifying detentions, and those that rejoin an earlier one."""
from __future__ import annotations

from .civil_time import plus_days
from .facts import in_force, latest

STRONG = {"3", "37", "37/41", "notional 37", "45A", "47", "47/49", "48", "48/49"}
WEAK = {"51(5)", "CPIA 5"}
QUALIFYING = STRONG | WEAK
NOT_DETAINING = {"7", "37 guardianship"}
HOLDING = {"4", "5(2)", "5(4)", "135", "136"}
RECALLABLE = {"community_treatment_order", "conditional_discharge"}


def is_detaining(row) -> bool:
    return row.section not in NOT_DETAINING


class Detention:
    """A qualifying detention with whatever has rejoined it."""

    def __init__(self, periods):
        self.own = list(periods)
        self.periods = list(periods)
        self.rejoined = []
        self.recalled_on = {}  # of each rejoined period, the day of the recall that its detention rests on
        self.lead_in = min(p.start for p in periods)
        self.begins = min(p.start for p in periods if p.section in QUALIFYING)

    def rejoin(self, periods, recalled_on):
        self.periods += periods
        self.rejoined += periods
        self.recalled_on |= {period.id: recalled_on for period in periods}

    @property
    def qualifying(self):
        return [p for p in self.periods if p.section in QUALIFYING]

    @property
    def first_qualifying(self):
        """The first qualifying period; a tie goes to the greater id."""
        rows = [p for p in self.own if p.section in QUALIFYING and p.start == self.begins]
        return max(rows, key=lambda r: r.id.encode())

    def in_force(self, day) -> bool:
        return any(in_force(p, day) for p in self.periods)

    def held(self, day) -> bool:
        """In force on a day, as the duty sees it: a detention rejoins with its recall, not with its lead-in."""
        return any(in_force(p, day) and self.recalled_on.get(p.id, day) <= day for p in self.periods)

    def last_ended(self, day):
        """The detaining period that ended last, up to a day."""
        return latest([p for p in self.periods if p.end is not None and p.end <= day], lambda p: p.end)


def unbroken(periods):
    """Groups of detaining periods, each starting no later than the day the one before ended."""
    groups: list[list] = []
    reach = None
    for period in sorted(periods, key=lambda p: (p.start, p.id.encode())):
        joins = groups and (reach is None or period.start <= reach)
        if joins:
            groups[-1].append(period)
            if reach is not None:
                reach = None if period.end is None else max(reach, period.end)
        else:
            groups.append([period])
            reach = period.end
    return groups


def _recalled(period, orders) -> bool:
    for order in orders:
        if order.kind not in RECALLABLE:
            continue
        if in_force(order, period.start):
            return True
        if order.end == period.start and order.end_reason in ("revoked", "recalled"):
            return True
    return False


def build(view, ended_before):
    """Qualifying detentions in order. `ended_before(day)`: was the duty ended on that day."""
    result: list[Detention] = []
    detaining = [p for p in view["legal_status"] if is_detaining(p)]
    for group in unbroken(detaining):
        again = [p.start for p in group if _recalled(p, view["community_orders"])] if result else []
        if again and not ended_before(plus_days(min(p.start for p in group), -1)):
            result[-1].rejoin(group, min(again))
        elif any(p.section in QUALIFYING for p in group):
            result.append(Detention(group))
    return result


class Course:
    """How the duty after one qualifying detention ran, endings and death left out."""

    def __init__(self, view, detention: Detention, until):
        self.arose = None          # the day the present duty arose
        self.last_arose = None     # the same, kept when the duty ended with its leave
        self.kind = None           # "left" or "leave"
        self.on_leave = False
        self.left = None           # the day of leaving hospital (first kind)
        self.gone = False          # transferred out, and in no spell
        days = {detention.begins}
        for period in detention.periods:
            days |= {period.start, period.end}
        for spell in view["spells"]:
            days |= {spell.admitted, spell.left.day if spell.left else None}
        for leave in view["leave"]:
            days |= {leave.start, leave.end}
        for day in sorted(d for d in days if d and detention.begins <= d <= until):
            self._step(view, detention, day)

    def _step(self, view, detention, day):
        held = detention.held(day)
        in_spell = any(s.admitted <= day and (s.left is None or day < s.left.day) for s in view["spells"])
        leave = held and any(l.living_out is True and in_force(l, day) for l in view["leave"])
        last = detention.last_ended(day)
        out = not held and last is not None and last.end_reason == "transferred_out"
        leaves = not held and not in_spell and not out
        if held:
            self.gone = False
        elif out and not in_spell and self.arose is None:
            self.gone = True
        if self.left is None and leaves:
            self.left = day
        if self.arose is None:
            if leaves or leave:
                self.arose = self.last_arose = day
                self.kind = "left" if leaves else "leave"
                self.on_leave = not leaves
        elif self.on_leave and not leave:
            if held:
                self.arose, self.kind = None, None
            self.on_leave = False

"""What a check says: a reason for a gap, with the days from and to which it holds."""
from __future__ import annotations

from datetime import date

from .civil_time import FAR, plus_days, plus_months, plus_working_days
from .reference import is_body, is_council
from .settings import RULES

ORDER = {"critical": 0, "high": 1, "medium": 2, "low": 3}


class Reason:
    __slots__ = ("rule", "subject", "opens", "closes", "due", "severity", "owed")

    def __init__(self, rule, subject, opens, closes, due, severity, owed):
        self.rule = rule
        self.subject = subject
        self.opens = opens
        self.closes = closes
        self.due = due
        self.severity = severity
        self.owed = owed

    def open_on(self, day) -> bool:
        return self.opens <= day < self.closes


class Clock:
    """`due` is the last day to act, `opens` the first day of the gap."""

    def __init__(self, due, opens):
        self.due = due
        self.opens = opens


class Book:
    """Collects the reasons of one day, with the words of the contract for who owes them."""

    def __init__(self, day):
        self.ctx = day
        self.view = day.view
        self.settings = day.settings
        self.reasons: list[Reason] = []

    def gap(self, rule, subject, owed, clock=None, opens=None, closes=None, due=None, severity=None):
        if clock is not None:
            opens, due = clock.opens, clock.due
        opens = opens or date.min
        closes = closes or FAR
        if opens < closes:
            self.reasons.append(Reason(rule, subject, opens, closes, due, severity or RULES[rule][0], owed))

    # ---- clocks -----------------------------------------------------------------------------------

    def number(self, key):
        return self.settings[key]

    def days(self, start, key) -> Clock:
        number = key if isinstance(key, int) else self.number(key)
        due = plus_days(start, number)
        return Clock(due, due if number == 0 else plus_days(due, 1))

    def working_days(self, start, key) -> Clock:
        number = key if isinstance(key, int) else self.number(key)
        due = plus_working_days(start, number, self.ctx.ref.holidays)
        return Clock(due, due if number == 0 else plus_days(due, 1))

    def months(self, start, key) -> Clock:
        number = key if isinstance(key, int) else self.number(key)
        due = plus_months(start, number)
        return Clock(due, due if number == 0 else plus_days(due, 1))

    def hours(self, instant, key) -> Clock:
        end = instant.plus_hours(self.number(key)).day
        return Clock(end, end)

    def deadline(self, due) -> Clock:
        return Clock(due, plus_days(due, 1))

    def last_days(self, start, key):
        """The day on which "only the last N days" is over."""
        return plus_days(start, self.number(key) + 1)

    # ---- who owes it ------------------------------------------------------------------------------

    @property
    def council(self):
        return [self.ctx.council.body]

    @property
    def nhs(self):
        return [self.ctx.nhs.body]

    @property
    def both(self):
        return [self.ctx.council.body, self.ctx.nhs.body]

    @property
    def pair(self):
        """Both bodies, the NHS body as the rules other than RN-4 give it."""
        return [self.ctx.council.body, self.ctx.nhs_care.body]

    def hospital(self, code):
        return [code] if is_body(code) else self.nhs

    def owed(self, codes):
        """Brought forward; the council first, then the NHS body, then others by code."""
        found = {self.ctx.forward(c) for c in codes if c} - {None}
        first = [b for b in (self.ctx.council.body, self.ctx.nhs.body) if b in found]
        return first + sorted(found - set(first))

    def absent(self, represented, day):
        """Which of the two responsible bodies is not represented."""
        missing = []
        for body in self.pair:
            if body is None:
                continue
            there = any(self.ctx.ref.same(code, body) for code in represented or ())
            if not there and self.view.directory is not None:
                there = any(self.ctx.has_delegation(body, code, "planning", day) for code in represented or ())
            if not there:
                missing.append(body)
        return missing


__all__ = ["Book", "Clock", "Reason", "ORDER", "is_council"]

"""EN: ending after-care."""
from __future__ import annotations

from .civil_time import plus_days
from .duty import NEED
from .facts import in_force


def check(book):
    ctx, view = book.ctx, book.view
    if ctx.live:
        en01(book)
        en06(book)
        if (any(e.kind == "team_closed_case" and e.on >= ctx.arose for e in view["events"])
                and not any(in_force(k, ctx.day) for k in view["key_workers"])):
            book.gap("EN-10", "case", book.both)
    for decision in ctx.decisions:
        of_decision(book, decision)
    en07(book)
    if view.person.death_date and view.register.entered and view.register.closed is None:
        book.gap("EN-11", "case", book.both)


def en01(book):
    """Ended by one body, or by none."""
    ctx = book.ctx
    decided = {}
    for kind, answer in (("council", ctx.council), ("nhs", ctx.nhs_care)):
        decided[kind] = any(
            d.kind == kind and d.authority and d.row.body is not None
            and (d.right or ctx.ref.same(d.row.body, answer.body))
            for d in ctx.decisions)
    closed = ctx.view.register.closed
    one_only = decided["council"] != decided["nhs"]
    if one_only or (closed and closed >= ctx.arose):
        owed = [body for kind, body in zip(("council", "nhs"), book.pair) if not decided[kind]]
        book.gap("EN-01", "case", owed if not all(decided.values()) else book.pair)


def of_decision(book, decision):
    ctx, view, row = book.ctx, book.view, decision.row
    subject, owed = f"endings:{row.id}", [row.body]
    if decision.on_order:
        book.gap("EN-02", subject, owed)
    if NEED not in (row.grounds or ()):
        book.gap("EN-03", subject, owed)
    oldest = plus_days(row.decided, -book.number("ending_assessment_days"))
    if not any(a.id == row.assessment and a.kind == "aftercare_needs" and a.completed
               and oldest <= a.completed <= row.decided for a in view["assessments"]):
        book.gap("EN-04", subject, owed)
    if ctx.case.section46(row.decided, ctx.day):
        if not any(d.row.notice_joint is True and d.row.notice_given and d.row.notice_given >= row.decided
                   for d in ctx.decisions if d.effect or not decision.effect):
            book.gap("EN-05", subject, book.both, severity="critical")
    elif row.notice_given is None:
        book.gap("EN-05", subject, owed, book.days(row.decided, "ending_notice_days"))
    if row.move_on_in_place is not True and any(a.aftercare is True and in_force(a, row.decided)
                                                for a in view["accommodation"]):
        book.gap("EN-08", subject, owed)
    if decision.known and (not decision.right or not decision.authority):
        book.gap("EN-09", subject, owed)
    if row.disputed and row.reviewed is None:
        book.gap("EN-13", subject, owed, book.days(row.disputed, "ending_dispute_days"))
    if any(o.kind == "conditional_discharge" and o.rely_on_aftercare is True and in_force(o, row.decided)
           for o in view["community_orders"]):
        book.gap("EN-14", subject, owed)
    if row.person_involved is not True:
        book.gap("EN-15", subject, owed)


def en06(book):
    """All services stopped, no decision."""
    ctx = book.ctx
    rows = ctx.aftercare_services
    going = any(ctx.service_running(s)
                or (s.end is None and s.start is None and s.planned_start is not None)
                or (s.end is None and s.refused is not None) for s in rows)
    stops = [s.end for s in rows if s.end is not None]
    if rows and not going and stops:
        due = plus_days(max(stops), book.number("stopped_services_days"))
        book.gap("EN-06", "case", book.both, opens=plus_days(due, 1), due=due)


def en07(book):
    """Readmitted soon after a valid ending."""
    ctx, view = book.ctx, book.view
    day = ctx.ending_effective if ctx.detentions else None
    if day is None or day > ctx.day:
        return
    for spell in view["spells"]:
        if day <= spell.admitted <= plus_days(day, book.number("readmission_audit_days")) and not any(
                m.kind == "review" and m.held and m.held >= spell.admitted for m in view["meetings"]):
            book.gap("EN-07", f"spells:{spell.id}", book.both)

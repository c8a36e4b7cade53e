"""RV: reviews and contact."""
from __future__ import annotations

from datetime import date

from .checks_care_planning import held_since, starting_spell
from .civil_time import plus_days, plus_months
from .facts import in_force, latest, spell_open
from .reference import is_body

TRIGGERS = {"crisis", "move", "review_requested", "key_worker_changed", "safeguarding_concern",
            "benefit_changed", "tenancy_changed", "placement_ended", "released"}
REACHED = ("seen", "spoken_to")


def review_since(view, day) -> bool:
    return bool(held_since(view, ("review",), day))


def check(book):
    ctx, view = book.ctx, book.view
    if ctx.live:
        routine(book)
        no_contact(book)
    for spell in view["spells"]:
        if spell.left:
            follow_up(book, spell)
    if ctx.live:
        last = latest(held_since(view, ("review",), ctx.arose), lambda m: m.held)
        missing = book.absent(last.represented, last.held) if last else []
        if missing:
            book.gap("RV-05", f"meetings:{last.id}", missing)
        triggers(book)
        for order in view["community_orders"]:
            if (order.end and order.end_reason not in ("death", "revoked", "recalled")
                    and ctx.was_live(order.end) and not review_since(view, order.end)):
                book.gap("RV-10", f"community_orders:{order.id}", book.both,
                         book.days(order.end, "order_end_review_days"),
                         closes=book.last_days(order.end, "event_lookback_days"))
        rv11(book)
    for meeting in view["meetings"]:
        for action in meeting.actions or ():
            if action.due and action.done is None:
                owed = [action.owner] if is_body(action.owner) else book.both
                book.gap("RV-07", f"meetings:{meeting.id}/{action.id}", owed, book.deadline(action.due))
    for event in view["events"]:
        if event.kind == "disengaged" and event.reengagement_plan is None and not any(
                c.kind == "seen" and c.at.day >= event.on for c in view["contacts"]):
            book.gap("RV-08", f"events:{event.id}", book.both, book.days(event.on, "reengagement_days"))
    for leave in view["leave"]:
        if leave.living_out is True and in_force(leave, ctx.day):
            rows = (ctx.plan.services or ()) if ctx.plan is not None else ()
            if not any(s.aftercare is True and ctx.service_running(s) for s in rows):
                book.gap("RV-12", f"leave:{leave.id}", book.both)


def routine(book):
    ctx, view = book.ctx, book.view
    held = held_since(view, ("review", "planning"), ctx.latest.lead_in)
    last = max((m.held for m in held), default=None) or ctx.arose
    clock = book.months(last, "review_months")
    book.gap("RV-01", "case", book.both, clock)
    late = plus_days(plus_months(clock.due, book.number("review_critical_months")), 1)
    book.gap("RV-01", "case", book.both, opens=max(late, clock.opens), due=clock.due, severity="critical")
    if ctx.plan is not None and not review_since(view, ctx.arose):
        closes = plus_days(plus_months(ctx.arose, book.number("review_months")), 1)
        book.gap("RV-02", "case", book.both, book.days(ctx.arose, 7 * book.number("first_review_weeks")),
                 closes=closes)


def no_contact(book):
    ctx, view = book.ctx, book.view
    if ctx.open_spells:
        return
    days = [ctx.arose]
    days += [c.at.day for c in view["contacts"] if c.kind in REACHED]
    days += [m.held for m in view["meetings"] if m.held]
    days += [a.completed or a.started for a in view["assessments"] if a.completed or a.started]
    book.gap("RV-09", "case", book.both, book.months(max(days), "contact_months"))


def follow_up(book, spell):
    ctx, view = book.ctx, book.view
    left = spell.left
    if ctx.dead or any(spell_open(s, left.day) for s in view["spells"]):
        return
    if any(p.end == left.day and p.end_reason in ("transferred_out", "remitted_to_prison")
           for p in view["legal_status"]):
        return
    if any(c.kind in REACHED and c.at.utc > left.utc for c in view["contacts"]):
        return
    closes = book.last_days(left.day, "follow_up_lookback_days")
    subject = f"spells:{spell.id}"
    if left.day >= date(2020, 4, 1):
        book.gap("RV-03", subject, book.nhs, book.hours(left, "follow_up_hours"), closes=closes)
    if spell.suicide_risk is True:
        book.gap("RV-04", subject, book.nhs, book.hours(left, "suicide_follow_up_hours"), closes=closes)


def triggers(book):
    ctx, view = book.ctx, book.view
    days = [(f"events:{e.id}", e.on) for e in view["events"] if e.kind in TRIGGERS]
    days += [(f"spells:{s.id}", s.admitted) for s in view["spells"]]
    for subject, day in days:
        if ctx.was_live(day) and not review_since(view, day):
            book.gap("RV-06", subject, book.both, book.days(day, "event_review_days"),
                     closes=book.last_days(day, "event_lookback_days"))


def rv11(book):
    ctx = book.ctx
    spell = starting_spell(ctx)
    if spell and ctx.plan is not None and ctx.plan.agreed <= spell.left.day and ctx.plan.copies_sent is None:
        book.gap("RV-11", f"spells:{spell.id}", book.hospital(spell.hospital),
                 book.hours(spell.left, "plan_sent_hours"))

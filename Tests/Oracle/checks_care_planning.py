"""CP: care planning."""
from __future__ import annotations

from datetime import date

from .civil_time import plus_days, plus_months
from .detentions import is_detaining
from .facts import in_force, latest

SHORT_NOTICE = {"discharged_by_tribunal", "discharged_by_managers", "discharged_by_nearest_relative",
                "absent_without_leave_lapsed"}


def held_since(view, kinds, day):
    if day is None:
        return []
    return [m for m in view["meetings"] if m.kind in kinds and m.held and m.held >= day]


def starting_spell(ctx):
    """The spell whose leaving started the duty: left on the day it arose, or the day before (as CP-16)."""
    if ctx.arose is None or ctx.course.kind != "left":
        return None
    return latest([s for s in ctx.view["spells"] if s.left and 0 <= (ctx.arose - s.left.day).days <= 1],
                  lambda s: s.left.utc)


def order_hospital(view, order):
    row = latest([p for p in view["legal_status"] if is_detaining(p) and p.start <= order.start],
                 lambda p: p.start)
    return row.hospital if row else None


def check(book):
    ctx, view, one = book.ctx, book.view, book.ctx.latest
    plan, live, state = ctx.plan, ctx.live, ctx.state
    meeting = held_since(view, ("planning", "review"), one.lead_in) if one else []
    if live and plan is None:
        book.gap("CP-01", "case", book.both)
    cp02(book, meeting)
    if live and not any(a.kind == "aftercare_needs" and a.completed and a.completed >= one.lead_in
                        for a in view["assessments"]):
        book.gap("CP-03", "case", book.both)
    if one:
        last = latest(held_since(view, ("planning",), one.lead_in), lambda m: m.held)
        missing = book.absent(last.represented, last.held) if last else []
        if missing:
            book.gap("CP-04", f"meetings:{last.id}", missing)
        cp06(book)
    if plan is not None:
        current_plan(book, plan)
    if live and not any(in_force(k, ctx.day) for k in view["key_workers"]):
        book.gap("CP-09", "case", book.both)
    for spell in ctx.open_spells:
        cp13(book, spell)
    if state == "prospective":
        begun = (any(m.kind == "planning" and m.held and m.held >= one.begins for m in view["meetings"])
                 or any(a.kind == "aftercare_needs" and a.started and a.started >= one.begins
                        for a in view["assessments"]))
        if not begun:
            book.gap("CP-15", "case", book.both, book.days(one.begins, "planning_start_days"))
    cp16(book)
    for order in view["community_orders"]:
        if not in_force(order, ctx.day):
            continue
        owed = book.hospital(order_hospital(view, order))
        if order.person_told is None:
            book.gap("CP-18", f"community_orders:{order.id}", owed,
                     book.working_days(order.start, "order_information_working_days"))
        if order.kind == "community_treatment_order" and order.community_team_consulted is None:
            book.gap("CP-19", f"community_orders:{order.id}", owed)
    running = [s for s in ctx.aftercare_services if ctx.service_running(s)]
    worker = latest([w for w in view["key_workers"] if in_force(w, ctx.day)], lambda w: w.start)
    if worker and worker.employer and any(s.provider == worker.employer for s in running):
        book.gap("CP-20", f"key_workers:{worker.id}", book.both)
    for service in running:
        hours, given = service.hours_per_week, service.delivered_hours_per_week
        if hours is not None and given is not None and given < book.number("delivery_floor") * hours:
            book.gap("CP-21", f"services:{service.id}", book.both)
    for row in view["capacity"]:
        if row.lacks is True and (row.assessed is None or row.best_interests is None):
            book.gap("CP-22", f"capacity:{row.id}", book.both)


def cp02(book, meeting):
    ctx = book.ctx
    if meeting:
        return
    if ctx.live and ctx.plan is None:
        book.gap("CP-02", "case", book.both)
    if ctx.state == "prospective":
        spell = latest(ctx.open_spells, lambda s: s.admitted)
        if spell and spell.expected_discharge:
            opens = plus_days(spell.expected_discharge, -book.number("planning_window_days"))
            book.gap("CP-02", "case", book.both, opens=opens, due=opens)


def _told(book, about, body, subjects):
    one = book.ctx.latest
    return any(n.about == about and book.ctx.ref.same(n.to, body)
               and (n.subject in subjects or (n.subject is None and n.sent >= one.lead_in))
               for n in book.view["notifications"])


def cp06(book):
    ctx, one = book.ctx, book.ctx.latest
    periods = {p.id for p in one.periods}
    bodies = [b for b in book.pair if b]
    if not ctx.live:
        row = one.first_qualifying
        if any(not _told(book, "detention", b, periods) for b in bodies):
            book.gap("CP-06", f"legal_status:{row.id}", book.hospital(row.hospital),
                     book.working_days(one.begins, "notification_working_days"),
                     closes=book.last_days(one.begins, "event_lookback_days"))
    elif ctx.course.kind == "left":
        spell = starting_spell(ctx)
        row = spell or one.last_ended(ctx.arose)
        subject = f"spells:{spell.id}" if spell else f"legal_status:{row.id}"
        subjects = periods | ({spell.id} if spell else set())
        day = spell.left.day if spell else ctx.arose
        if any(not _told(book, "discharge", b, subjects) for b in bodies):
            book.gap("CP-06", subject, book.hospital(row.hospital),
                     book.working_days(day, "notification_working_days"),
                     closes=book.last_days(day, "event_lookback_days"))


def current_plan(book, plan):
    ctx = book.ctx
    subject = f"plans:{plan.id}"
    if plan.copy_to_person is None:
        book.gap("CP-05", subject, book.both, book.working_days(plan.agreed, "plan_copy_working_days"))
    if plan.crisis_plan is not True or plan.contingency_plan is not True:
        book.gap("CP-07", subject, book.both)
    if plan.person_views is not True or plan.advocacy_offered is not True or plan.carer_contact is None:
        book.gap("CP-08", subject, book.both)
    for service in plan.services or ():
        name = f"services:{service.id}"
        ended = service.end is not None
        if not ended and (service.need is None or service.aftercare is None):
            book.gap("CP-10", name, book.both)
        if (service.aftercare is True and service.planned_start and service.start is None
                and service.refused is None):
            book.gap("CP-11", name, book.both, book.days(service.planned_start, "service_start_grace_days"))
    if ctx.live and plan.personal_budget_offered is None:
        book.gap("CP-12", subject, book.both, opens=date(2019, 12, 2))
    birth = book.view.person.birth_date
    if birth and ctx.state in ("live", "live_on_leave", "prospective") and plan.transition_plan is not True:
        book.gap("CP-14", "case", book.both, opens=plus_months(birth, 210), closes=plus_months(birth, 216))
    if any(a.met_in_plan is not True for a in book.view.adjustments):
        book.gap("CP-17", "case", book.both)
    missing = book.absent(plan.agreed_by, plan.agreed)
    if missing:
        book.gap("CP-23", subject, missing)


def cp13(book, spell):
    person = book.view.person
    if person.learning_disability is not True and person.autism is not True:
        return
    if any(m.kind == "care_and_treatment_review" and m.held and m.held >= spell.admitted
           for m in book.view["meetings"]):
        return
    child = person.birth_date is not None and spell.admitted < plus_months(person.birth_date, 216)
    book.gap("CP-13", f"spells:{spell.id}", book.nhs,
             book.days(spell.admitted, "ctr_child_days" if child else "ctr_adult_days"))


def cp16(book):
    ctx = book.ctx
    spell = starting_spell(ctx) if ctx.live and ctx.plan is None else None
    if spell is None:
        return
    if any(p.end_reason in SHORT_NOTICE and p.end and abs((p.end - spell.left.day).days) <= 1
           for p in ctx.latest.periods):
        book.gap("CP-16", f"spells:{spell.id}", book.both,
                 book.working_days(spell.left.day, "short_notice_plan_working_days"))

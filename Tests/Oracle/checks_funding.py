"""FN: funding."""
from __future__ import annotations

from decimal import Decimal

from .civil_time import ONE, plus_days
from .facts import backwards, in_force


def aftercare_items(book):
    """Ids of after-care services and of after-care accommodation."""
    return ({s.id for s in book.ctx.aftercare_services}
            | {a.id for a in book.view["accommodation"] if a.aftercare is True})


def was_charged_while_live(book, charge) -> bool:
    """At least one day charged for on which the duty was live."""
    today = book.ctx.day
    if charge.per == "once":
        return book.ctx.was_live(charge.start)
    last = min(today, charge.end - ONE) if charge.end else today
    if last < charge.start:
        return False
    days = [charge.start, last] + [b for b in book.ctx.case.boundaries if charge.start < b < last]
    return any(book.ctx.was_live(d) for d in days)


def refunded(charge) -> bool:
    paid = charge.refund.paid if charge.refund else None
    if paid is None:
        return False
    if charge.per == "once":
        return paid >= charge.start
    return charge.end is not None and charge.end <= paid + ONE


def check(book):
    ctx, view = book.ctx, book.view
    services(book)
    items = aftercare_items(book)
    for charge in view["charges"]:
        if charge.item in items and charge.purpose != "top_up" and was_charged_while_live(book, charge) \
                and not refunded(charge):
            if charge.levied_by:
                book.gap("FN-03", f"charges:{charge.id}", [charge.levied_by])
            else:
                book.gap("FN-07", f"charges:{charge.id}", book.both)
        fn04(book, charge)
    for dispute in view["disputes"]:
        if dispute.kind == "council_nhs" and dispute.resolved is None:
            subject = f"disputes:{dispute.id}"
            book.gap("FN-05", subject, book.both, book.days(dispute.first_written, "funding_dispute_days"))
            if dispute.service_delayed is True:
                book.gap("FN-05", subject, book.both, severity="critical")
    agreements(book)
    for home in ctx.in_use:
        if home.notice and home.notice.given and home.notice.reason == "non_payment":
            book.gap("FN-08", f"accommodation:{home.id}", book.both)
    fn09(book)
    fn10(book)
    for row in view["continuing_healthcare"]:
        subject = f"continuing_healthcare:{row.id}"
        for day in (row.eligible_from, row.eligible_to):
            if day and (row.reconciled is None or row.reconciled < day):
                book.gap("FN-11", subject, book.both, book.days(day, "chc_reconcile_days"))
        if row.checklist_positive and row.decided is None:
            book.gap("FN-15", subject, book.nhs, book.days(row.checklist_positive, "chc_decision_days"))
    if ctx.plan is not None:
        for service in ctx.plan.services or ():
            if service.reduced_for_damages is True:
                book.gap("FN-13", f"services:{service.id}", book.both)
    for payment in view["direct_payments"]:
        if in_force(payment, ctx.day):
            fn14(book, payment)


def services(book):
    ctx, view = book.ctx, book.view
    for service in ctx.aftercare_services:
        due = (service.start is None and service.refused is None and service.end is None
               and service.planned_start is not None and service.planned_start <= ctx.day)
        if not ctx.service_running(service) and not due:
            continue
        if not any(service.id in (f.services or ()) and in_force(f, ctx.day) for f in view["funding"]):
            book.gap("FN-01", f"services:{service.id}", book.both)


def fn04(book, charge):
    refund = charge.refund
    if not refund:
        return
    owed = [charge.levied_by] if charge.levied_by else book.both
    subject = f"charges:{charge.id}"
    if refund.agreed and refund.paid is None:
        book.gap("FN-04", subject, owed, book.days(refund.agreed, "refund_days"))
    if refund.paid and refund.interest is None:
        book.gap("FN-04", subject, owed)


def agreements(book):
    ctx, view = book.ctx, book.view
    for row in view["funding"]:
        if not in_force(row, ctx.day):
            continue
        subject = f"funding:{row.id}"
        running = [s.id for s in ctx.aftercare_services
                   if ctx.service_running(s) and s.id in (row.services or ())]
        if row.end:
            others = [f for f in view["funding"] if f is not row and f.start <= row.end
                      and (f.end is None or row.end < f.end)]
            if any(not any(s in (f.services or ()) for f in others) for s in running):
                opens = plus_days(row.end, -book.number("funding_expiry_warning_days"))
                book.gap("FN-02", subject, book.both, opens=opens, due=opens, closes=row.end)
        if any(ctx.ref.abolished(p.get("body"), ctx.day) for p in row.parties or ()):
            book.gap("FN-06", subject, book.both)
        if row.interim is True:
            book.gap("FN-12", subject, book.both, book.days(row.start, "interim_funding_days"), closes=row.end)
        shares = [p.get("share") for p in row.parties or ()]
        if row.pooled is not True and (None in shares or abs(sum(map(Decimal, map(str, shares))) - 100)
                                       > Decimal("0.5")):
            book.gap("FN-16", subject, book.both)


def fn09(book):
    ctx, directory = book.ctx, book.view.directory
    council, nhs = book.pair
    if directory is None or council is None or nhs is None:
        return
    same = ctx.ref.same
    rows = [a for a in directory["agreements"] if a.kind == "section_75" and not backwards("agreements", a)
            and any(same(p, council) for p in a.parties or ()) and any(same(p, nhs) for p in a.parties or ())]
    now = [a for a in rows if in_force(a, ctx.day)]
    for row in now:
        subject = f"agreements:{row.id}"
        if row.review_terms is not True or any(ctx.ref.abolished(p, ctx.day) for p in row.parties):
            book.gap("FN-09", subject, book.both)
        last = max(d for d in (row.last_report, row.start) if d)
        book.gap("FN-09", subject, book.both, opens=book.last_days(last, "s75_report_days"))
    if not now:
        for row in rows:
            if row.end and row.end <= ctx.day:
                book.gap("FN-09", f"agreements:{row.id}", book.both,
                         closes=book.last_days(row.end, "agreement_lookback_days"))


def fn10(book):
    view = book.view
    aftercare = {s.id for s in book.ctx.aftercare_services}
    rows = [a for a in view["assessments"] if a.kind == "financial"]
    for row in rows:
        day = row.completed or row.started
        later = [o for o in rows if o is not row and o.completed
                 and (day is None or o.completed > day
                      or (o.completed == day and o.id.encode() > row.id.encode()))]
        listed = [s for s in row.services or () if s in aftercare]
        if any(all(s in (o.services or ()) for o in later) for s in listed):
            book.gap("FN-10", f"assessments:{row.id}", book.council)


def fn14(book, payment):
    service = book.ctx.services.get(payment.service)
    cost = service.weekly_cost if service else None
    below = (payment.weekly_amount is not None and cost is not None
             and Decimal(payment.weekly_amount) < Decimal(cost))
    cut = payment.reduced and (payment.reviewed is None or payment.reviewed > payment.reduced)
    if below or cut:
        book.gap("FN-14", f"direct_payments:{payment.id}", book.both)

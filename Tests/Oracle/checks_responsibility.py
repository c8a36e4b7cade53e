"""RT: who is responsible."""
from __future__ import annotations

from datetime import date

from .civil_time import ONE, plus_days
from .duty import LIVE
from .facts import in_force
from .reference import ICB_START
from .responsible import residence_on

CARE_ACT_DAY = date(2015, 4, 1)


def since(value, day) -> bool:
    return value is not None and value >= day


def nhs_split(ctx) -> bool:
    return ctx.nhs.body is None and ctx.nhs.unresolved


def rt14_open(ctx) -> bool:
    return ctx.nhs.body is None and not ctx.nhs.unresolved and ctx.nhs.rule in ("RN-5a", "RN-5d")


def fresh_while_live(ctx, detention) -> bool:
    """The detention began while an earlier duty was live."""
    index = ctx.detentions.index(detention)
    return index > 0 and ctx.case.state(detention.begins - ONE) in LIVE


def check(book):
    ctx, view, one, register = book.ctx, book.view, book.ctx.latest, book.view.register
    if one is not None:
        determined(book)
        fresh(book)
        if ctx.live:
            moved(book)
        welsh(book)
        if ctx.residence_differs and not since(register.council_determined, one.begins - ONE):
            book.gap("RT-19", "case", book.council)
        if ctx.placed_child and not since(register.council_determined, one.begins):
            book.gap("RT-20", "case", book.council)
    if abolished_names(book):
        book.gap("RT-08", "case", book.both)
    for order in view["community_orders"]:
        if order.end and order.end_reason in ("revoked", "recalled") \
                and not since(register.redetention_view, order.end):
            book.gap("RT-17", f"community_orders:{order.id}", book.council,
                     closes=book.last_days(order.end, "event_lookback_days"))
    for dispute in view["disputes"]:
        if dispute.resolved is None:
            of_dispute(book, dispute)
    leads(book)


def determined(book):
    ctx, register, one = book.ctx, book.view.register, book.ctx.latest
    clock = book.days(one.begins, "responsible_body_days")
    nhs_unknown = (ctx.nhs.body is None and ctx.nhs.rule != "RN-1" and not rt14_open(ctx)
                   and not nhs_split(ctx))
    for rule, unknown, owed in (("RT-01", ctx.council.body is None, book.council),
                                ("RT-02", nhs_unknown, book.nhs)):
        if unknown and ctx.live:
            book.gap(rule, "case", owed, severity="critical")
        elif unknown and ctx.state == "prospective":
            book.gap(rule, "case", owed, clock)
    council, nhs = book.pair
    same = ctx.ref.same
    if (register.council and council and not same(register.council, council)) or (
            register.nhs_body and nhs and not same(register.nhs_body, nhs)):
        book.gap("RT-03", "case", book.both)
    if ctx.nhs.body and ctx.payer.body and ctx.nhs.body != ctx.payer.body and ctx.arose:
        if not since(register.nhs_determined, max(ICB_START, ctx.arose)):
            book.gap("RT-07", "case", book.nhs)
    if ctx.council.unresolved or ctx.nhs.unresolved:
        book.gap("RT-09", "case", book.nhs)
    if rt14_open(ctx):
        book.gap("RT-14", "case", book.nhs)


def fresh(book):
    ctx, register, one = book.ctx, book.view.register, book.ctx.latest
    if fresh_while_live(ctx, one) and not since(register.council_determined, one.begins):
        book.gap("RT-04", "case", book.council, book.working_days(one.begins, "redetermination_working_days"))
    day = register.council_determined
    if (day and date(2020, 6, 24) <= day <= date(2023, 8, 9) and register.council and ctx.council.body
            and not ctx.ref.same(register.council, ctx.council.body)
            and any(d.begins < day and fresh_while_live(ctx, d) for d in ctx.detentions)):
        book.gap("RT-06", "case", book.council)


def moved(book):
    ctx, view = book.ctx, book.view
    council, nhs = book.pair
    same = ctx.ref.same
    days = [r.start for r in view["residence"]
            if council and r.council and r.start >= ctx.arose and in_force(r, ctx.day)
            and r.kind != "prison" and r.provided_under != "s117" and not same(r.council, council)]
    days += [g.start for g in view["gp_registrations"]
             if nhs and g.commissioner and g.start >= ctx.arose and in_force(g, ctx.day)
             and not same(g.commissioner, nhs)]
    if days and not since(view.register.second_area_noted, max(days)):
        book.gap("RT-05", "case", book.both)


def welsh(book):
    ctx, one = book.ctx, book.ctx.latest
    determined_on = book.view.register.council_determined
    row, others = residence_on(ctx, one.lead_in - ONE)
    rows = [row] if row else others
    if any((r.council or "").startswith("W") for r in rows) and not since(determined_on, one.lead_in):
        book.gap("RT-16", "case", book.both)
    for home in ctx.in_use:
        if (home.council or "").startswith("W") and not since(determined_on, home.start):
            book.gap("RT-16", "case", book.both)


def abolished_names(book) -> bool:
    ctx, view, register = book.ctx, book.view, book.view.register
    names = []
    if ctx.on_register:
        names += [register.council, register.nhs_body]
    names += [k.employer for k in view["key_workers"] if in_force(k, ctx.day)]
    names += [d.lead for d in view["disputes"] if d.resolved is None]
    names += [c.lead for c in view["complaints"] if c.responded is None]
    return any(ctx.ref.abolished(n, ctx.day) for n in names if n)


def of_dispute(book, dispute):
    subject = f"disputes:{dispute.id}"
    first = dispute.first_written
    if dispute.kind == "nhs_nhs" and dispute.interim_arrangement is None:
        book.gap("RT-13", subject, book.nhs)
    if dispute.kind != "council_council":
        return
    owed = book.council

    def from_2015(rule, clock=None, opens=None, due=None, severity=None):
        if clock:
            opens, due = clock.opens, clock.due
        book.gap(rule, subject, owed, opens=max(CARE_ACT_DAY, opens or CARE_ACT_DAY), due=due, severity=severity)

    if dispute.referred is None:
        limit = book.months(first, 4)
        from_2015("RT-11", opens=plus_days(first, book.number("dispute_warning_days")), due=limit.due)
        from_2015("RT-11", opens=limit.opens, due=limit.due, severity="critical")
    if dispute.lead is None:
        from_2015("RT-12")
    if dispute.contacts_named is None:
        from_2015("RT-12", book.days(first, "dispute_contact_days"))
    from_2015("RT-12", book.days(dispute.person_updated or first, "dispute_update_days"))
    if dispute.service_delayed is True:
        from_2015("RT-12", severity="critical")
    if dispute.referred and dispute.arguments_sent is None:
        book.gap("RT-21", subject, owed, book.days(dispute.referred, 14))
    if dispute.determined and dispute.review_requested and dispute.review_started is None:
        book.gap("RT-21", subject, owed, book.months(dispute.determined, 3))


def leads(book):
    ctx, directory = book.ctx, book.view.directory
    if directory is None:
        return
    for body in [b for b in book.pair if b]:
        if not any(c.body == body or _recoded(ctx, c.body, body) for c in directory["contacts"]
                   if in_force(c, ctx.day)):
            book.gap("RT-10", f"body:{body}", [body])
        end = ctx.ref.abolition(body)
        if end and end > ctx.day and not any(h.body == body or _recoded(ctx, h.body, body)
                                             for h in directory["handovers"]):
            book.gap("RT-18", f"body:{body}", [body], closes=end,
                     opens=plus_days(end, -book.number("reorganisation_notice_days")))


def _recoded(ctx, one, other) -> bool:
    return other in ctx.ref.recodes.get(one, ())

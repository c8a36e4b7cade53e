"""DQ: records."""
from __future__ import annotations

from .checks_care_planning import held_since, order_hospital
from .checks_responsibility import nhs_split, rt14_open
from .civil_time import FAR
from .detentions import QUALIFYING, is_detaining
from .facts import LISTS, backwards, in_force, latest


def check(book):
    ctx, view, register = book.ctx, book.view, book.view.register
    statuses = view["legal_status"]
    if ctx.live:
        if register.entered is None:
            book.gap("DQ-01", "case", book.both, book.days(ctx.arose, "register_days"))
        dq08(book)
        if not view.person.nhs_number:
            book.gap("DQ-12", "case", book.both)
        if not ctx.open_spells and not any(in_force(r, ctx.day) for r in view["residence"]):
            book.gap("DQ-14", "case", book.both)
    if ctx.on_register:
        if statuses and not any(r.section in QUALIFYING for r in statuses):
            book.gap("DQ-02", "case", book.both)
        if not statuses:
            book.gap("DQ-13", "case", book.both)
    dq03(book)
    if ctx.latest is not None:
        nhs_missing = ctx.nhs.missing and not rt14_open(ctx) and not nhs_split(ctx)
        council_missing = ctx.council.body is None and ctx.council.missing
        if nhs_missing or council_missing:
            book.gap("DQ-07", "case", book.both)
    dq09(book)


def dq08(book):
    ctx, view = book.ctx, book.view
    if ctx.plan is not None and ctx.plan.document is None:
        book.gap("DQ-08", f"plans:{ctx.plan.id}", book.both)
    last = latest(held_since(view, ("review",), ctx.arose), lambda m: m.held)
    if last and last.document is None:
        book.gap("DQ-08", f"meetings:{last.id}", book.both)
    for decision in ctx.decisions:
        if decision.row.document is None:
            book.gap("DQ-08", f"endings:{decision.row.id}", book.both)


def dq09(book):
    ctx, directory = book.ctx, book.view.directory
    council, nhs = book.pair
    if directory is None or council is None or nhs is None:
        return
    days = [r.on for r in directory["reconciliations"]
            if ctx.ref.same(r.council, council) and ctx.ref.same(r.nhs_body, nhs)]
    opens = book.last_days(max(days), "reconciliation_days") if days else None
    book.gap("DQ-09", f"body:{council}/{nhs}", book.both, opens=opens)


def dq03(book):
    """Impossible dates or codes. The row is the later-starting."""
    ctx, view = book.ctx, book.view
    found = {}

    def bad(name, row, hospital=None):
        found[f"{name}:{row.id}"] = book.hospital(hospital)

    for name in LISTS:
        for row in view.lists[name]:
            if backwards(name, row):
                bad(name, row, order_hospital(view, row) if name == "community_orders" else row.hospital)
    written = {}
    for plan in sorted(view["plans"], key=lambda row: (row.agreed, row.id)):
        for service in plan.services:
            written[service.id] = service
    for service in written.values():
        if backwards("services", service):
            bad("services", service)
    statuses = view["legal_status"]
    birth, death = view.person.birth_date, view.person.death_date
    for row in statuses:
        if row.section == "46":
            bad("legal_status", row, row.hospital)
        if birth and is_detaining(row) and row.start < birth:
            bad("legal_status", row, row.hospital)
        if row.end_reason == "death" and death is None:
            bad("legal_status", row, row.hospital)
    for order in view["community_orders"]:
        if order.kind == "community_treatment_order" and not any(
                d.begins <= order.start for d in ctx.detentions):
            bad("community_orders", order, order_hospital(view, order))
    detaining = [r for r in statuses if is_detaining(r)]
    for index, one in enumerate(detaining):
        for other in detaining[index + 1:]:
            if max(one.start, other.start) < min(one.end or FAR, other.end or FAR):
                later = latest([one, other], lambda r: r.start)
                bad("legal_status", later, later.hospital)
    if death:
        after_death(view, death, bad)
    for subject, owed in found.items():
        book.gap("DQ-03", subject, owed)


def after_death(view, death, bad):
    firsts = {"contacts": lambda r: r.at.day if r.at else None, "plans": lambda r: r.agreed,
              "leave": lambda r: r.start, "legal_status": lambda r: r.start,
              "community_orders": lambda r: r.start, "spells": lambda r: r.admitted,
              "accommodation": lambda r: r.start}
    for name, first in firsts.items():
        for row in view[name]:
            if first(row) and first(row) > death:
                hospital = order_hospital(view, row) if name == "community_orders" else row.hospital
                bad(name, row, hospital)

"""AC: accommodation."""
from __future__ import annotations

from .civil_time import FAR, plus_days
from .facts import in_force, latest

TERMS = {"additional_cost", "frequency", "payee", "review", "stopping_payment", "price_increases",
         "change_in_means"}
ORDINARY = ("general_tenancy", "family")


def check(book):
    ctx, view, plan = book.ctx, book.view, book.ctx.plan
    if plan is not None and (plan.accommodation_need not in ("yes", "no") or plan.accommodation_reasons is None):
        book.gap("AC-01", f"plans:{plan.id}", book.both)
    for home in ctx.in_use:
        in_use(book, home)
    for charge in view["charges"]:
        if charge.purpose == "top_up" and in_force(charge, ctx.day):
            ac03(book, charge)
    if ctx.live and not ctx.open_spells:
        row = latest([r for r in view["residence"] if in_force(r, ctx.day)], lambda r: r.start)
        if row and row.kind in ("hotel", "temporary", "no_fixed_abode"):
            book.gap("AC-06", "case", book.both)


def ac03(book, charge):
    agreement = charge.top_up_agreement
    subject = f"charges:{charge.id}"
    if not agreement or agreement.signed is None or not TERMS <= set(agreement.terms or ()):
        book.gap("AC-03", subject, book.council)
    if agreement and agreement.review_due:
        book.gap("AC-03", subject, book.council, opens=plus_days(agreement.review_due, 1))


def in_use(book, home):
    ctx = book.ctx
    subject = f"accommodation:{home.id}"
    if ctx.live and home.kind not in ORDINARY and (home.aftercare is None or home.reasons is None):
        book.gap("AC-01", subject, book.both)
    if home.aftercare is True and home.housing_benefit_claimed is True:
        book.gap("AC-02", subject, book.both)
    notice = home.notice
    if notice and notice.given and notice.move_on_arranged is None:
        critical = (plus_days(notice.leave_by, -book.number("move_on_critical_days"))
                    if notice.leave_by else FAR)
        book.gap("AC-04", subject, book.both)
        book.gap("AC-04", subject, book.both, opens=critical, severity="critical")
    if home.preference and home.preference.refused and home.preference.reasons_given is None:
        book.gap("AC-05", subject, book.council)
    if (home.kind not in ORDINARY and home.council and ctx.council.body and home.receiving_area_told is None
            and not ctx.ref.same(home.council, ctx.council.body)):
        book.gap("AC-07", subject, book.both, book.working_days(home.start, "receiving_area_working_days"))
    if home.restrictive is True and home.deprivation_authorised is None:
        book.gap("AC-08", subject, book.both)
    if home.tenancy_at_risk is True:
        for spell in ctx.open_spells:
            book.gap("AC-09", subject, book.both, book.days(spell.admitted, "home_risk_days"))

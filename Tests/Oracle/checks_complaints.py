"""CM: complaints."""
from __future__ import annotations


def check(book):
    ctx = book.ctx
    for row in book.view["complaints"]:
        subject = f"complaints:{row.id}"
        owed = [row.lead] if row.lead else list(row.about or ())
        several = _different(ctx, row.about or ())
        if row.responded is None:
            if several and row.lead is None:
                book.gap("CM-01", subject, owed, book.working_days(row.received, "complaint_lead_working_days"))
            if row.acknowledged is None:
                book.gap("CM-02", subject, owed, book.working_days(row.received, 3))
            if row.explained is None:
                book.gap("CM-03", subject, owed, book.months(row.received, 6))
            if row.taken_up_by is None and any(ctx.ref.abolished(b, ctx.day) for b in row.about or ()):
                book.gap("CM-04", subject, owed)
        elif several and row.joint_response is not True:
            book.gap("CM-05", subject, owed)
        for item in row.recommendations or ():
            if item.due and item.done is None:
                book.gap("CM-06", f"{subject}/{item.id}", [item.body], book.deadline(item.due))


def _different(ctx, bodies) -> bool:
    """About two or more different bodies."""
    return any(not ctx.ref.same(a, b) for a in bodies for b in bodies)

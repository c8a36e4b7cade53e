"""Who is responsible: the council, the NHS body that owes the duty, and the one that pays."""
from __future__ import annotations

from datetime import date

from .civil_time import ONE, plus_days
from .detentions import HOLDING, is_detaining
from .facts import earliest, in_force, latest, spell_open
from .reference import CCG_START, ICB_START, NHS_ENGLAND, is_council

CARE_ACT_DAY = date(2015, 4, 1)
RESIDENCE_DAY = date(2016, 4, 1)
DEEMED_UNDER = {"s117", "care_act", "nhs", "children_act"}
DEEMED_KINDS = {"care_home", "supported_living", "shared_lives", "extra_care", "hostel", "child_placement"}


class Answer:
    def __init__(self, body=None, rule=None, candidates=(), unresolved=False, missing=False):
        self.body = body
        self.rule = rule
        self.candidates = list(candidates)
        self.unresolved = unresolved    # a split with no successor chosen
        self.missing = missing          # no fact for the day that decides


# ---- succession ---------------------------------------------------------------------------------

def forward(ctx, code, day, depth=0):
    """A body brought forward to a day: (code or None, unresolved)."""
    seen = set()
    planned = False
    while code is not None and code not in seen:
        seen.add(code)
        step = ctx.ref.successions.get(code)
        if step is None or step.day > day:
            break
        if len(step.successors) == 1:
            code = step.successors[0]
            continue
        choice = _allocated(ctx, code)
        if choice is None and not step.successors:
            planned = True
            break
        if choice is None:
            choice = _chosen(ctx, code, step, depth)
        if choice is None:
            return None, True
        code = choice
    return code, planned


def _allocated(ctx, code):
    rows = [r for r in (ctx.view.directory or {}).get("allocations", ())
            if r.case == ctx.view.reference and r["from"] == code]
    row = max(rows, key=lambda r: r.id.encode()) if rows else None
    return row["to"] if row else None


def _chosen(ctx, code, step, depth):
    def lasts(row):
        return row.end is None or row.end > step.day and row.end > row.start

    if is_council(code):
        row = earliest([r for r in ctx.view["residence"] if lasts(r) and r.council in step.successors],
                       lambda r: r.start)
        return row.council if row else None
    row = earliest([r for r in ctx.view["gp_registrations"] if lasts(r) and r.commissioner in step.successors],
                   lambda r: r.start)
    if row:
        return row.commissioner
    if depth > 3:
        return None
    home = council_of_residence(ctx, step.day)
    home = forward(ctx, home, step.day, depth + 1)[0] if home else None
    icb = ctx.ref.main_icb(home, step.day) if home else None
    return icb if icb in step.successors else None


# ---- residence ----------------------------------------------------------------------------------

def _ordinary(row) -> bool:
    if row.kind in ("prison", "no_fixed_abode"):
        return False
    if row.kind in ("temporary", "hotel") and row.settled is not True:
        return False
    return row.settled is not False and row.voluntary is not False


def residence_on(ctx, day):
    """(the row of ordinary residence or None, other rows in force but prison)."""
    key = ("residence", day)
    if key not in ctx.memo:
        ctx.memo[key] = _residence_on(ctx, day)
    return ctx.memo[key]


def _residence_on(ctx, day):
    rows = ctx.view["residence"]
    now = latest([r for r in rows if _ordinary(r) and in_force(r, day)], lambda r: r.start)
    if now:
        return now, []
    before = latest([r for r in rows if _ordinary(r) and r.end is not None and r.end <= day], lambda r: r.end)
    if before:
        between = [r for r in rows if r is not before and r.kind != "prison" and r.start <= day
                   and r.start != r.end and (r.end is None or r.end > before.end)]
        if not between and held_on(ctx, before.end):
            return before, []
    return None, [r for r in rows if r.kind != "prison" and in_force(r, day)]


def held_on(ctx, day) -> bool:
    """In prison, in a spell or detained on a day."""
    return (any(r.kind == "prison" and in_force(r, day) for r in ctx.view["residence"])
            or any(spell_open(s, day) for s in ctx.view["spells"])
            or any(is_detaining(p) and in_force(p, day) for p in ctx.view["legal_status"]))


def council_of_residence(ctx, day):
    row, _ = residence_on(ctx, day)
    return row.council if row else None


def _first_residence(ctx, day):
    if day is None:
        return None
    rows = [r for r in ctx.view["residence"] if r.kind not in ("prison", "no_fixed_abode")]
    now = latest([r for r in rows if in_force(r, day)], lambda r: r.start)
    return now or earliest([r for r in rows if r.start > day], lambda r: r.start)


def council_by_residence(ctx, day, arose, deemed=False, else_first=False):
    """(council as recorded, candidates, no row at all)."""
    row, others = residence_on(ctx, day)
    while row is not None and deemed and _passed_over(row):
        if is_council(row.placed_by):
            return row.placed_by, [], False
        if row.start == date.min:
            return None, [], True
        row, others = residence_on(ctx, row.start - ONE)
    if row is not None:
        return row.council, [], row.council is None
    first = _first_residence(ctx, arose)
    if others:
        ordered = sorted(others, key=lambda r: (r.start, r.id.encode()), reverse=True)
        rows = ([first] if first else []) + ordered
        return rows[0].council, [r.council for r in rows[1:] if r.council], rows[0].council is None
    if else_first and first:
        return first.council, [], first.council is None
    return None, [], True


def _passed_over(row) -> bool:
    if row.kind not in DEEMED_KINDS:
        return False
    return row.provided_under in DEEMED_UNDER or (row.kind == "child_placement" and is_council(row.placed_by))


# ---- the council ----------------------------------------------------------------------------------

def council(ctx) -> Answer:
    latest_one = ctx.latest
    if latest_one is None:
        return Answer()
    start = latest_one.lead_in
    arose = ctx.arose
    if (arose or ctx.day) < CARE_ACT_DAY:
        rule = "RC-1"
        body, others, missing = council_by_residence(ctx, start, arose, else_first=True)
    elif ctx.section46_law and start >= ctx.settings["mha2025_s46_from"]:
        rule = "RC-3"
        body, others, missing = council_by_residence(ctx, start - ONE, arose, deemed=True)
    else:
        rule = "RC-2"
        body, others, missing = council_by_residence(ctx, start - ONE, arose)
    body, unresolved = forward(ctx, body, ctx.day)
    others = {forward(ctx, o, ctx.day)[0] for o in others} - {body, None}
    return Answer(body, rule, sorted(others), unresolved, missing)


# ---- the NHS body -----------------------------------------------------------------------------------

def registration_on(ctx, day):
    return latest([r for r in ctx.view["gp_registrations"] if in_force(r, day)], lambda r: r.start)


def nhs_body_of_council(ctx, code, day):
    """(body or None, unresolved)."""
    if not code:
        return None, False
    code, unresolved = forward(ctx, code, day)
    if code is None:
        return None, unresolved
    if code in ctx.ref.health_board:
        return ctx.ref.health_board[code], False
    return ctx.ref.main_icb(code, day), False


def core(ctx, day):
    """(body or None, unresolved): the commissioner of the GP registration, else by residence."""
    row = registration_on(ctx, day)
    if row and row.commissioner:
        return forward(ctx, row.commissioner, day)
    return nhs_body_of_council(ctx, council_of_residence(ctx, day), day)


def in_prison(ctx) -> bool:
    return (ctx.day >= CCG_START and not ctx.open_spells
            and any(r.kind == "prison" and in_force(r, ctx.day) for r in ctx.view["residence"]))


def nhs_statutory(ctx, prison=True) -> Answer:
    if ctx.latest is None:
        return Answer()
    if prison and in_prison(ctx):
        return Answer(NHS_ENGLAND, "RN-4")
    who = ctx.council.body
    if who in ctx.ref.health_board:
        return Answer(ctx.ref.health_board[who], "RN-W")
    rule, (body, unresolved) = _statutory(ctx)
    missing = body is None and not unresolved and rule != "RN-1"
    if body is not None:
        body, later = forward(ctx, body, ctx.day)
        unresolved = unresolved or later
    return Answer(body, rule, (), unresolved, missing)


def _statutory(ctx):
    on, arose, latest_one = ctx.day, ctx.arose, ctx.latest
    before = latest_one.lead_in - ONE
    if on < CCG_START:
        return "RN-1", (None, False)
    if on < RESIDENCE_DAY:
        return "RN-2", core(ctx, max(CCG_START, arose) if arose else on)
    if on < ICB_START and arose and arose < RESIDENCE_DAY:
        return "RN-3T", core(ctx, max(CCG_START, arose))
    if on < ICB_START:
        return "RN-3", _by_residence(ctx, before, registered_only=True)
    if ctx.view.person.usually_resident_in_england is False:
        return "RN-5f", _by_residence(ctx, before)
    if ctx.left and ctx.left < ICB_START:
        return "RN-5a", core(ctx, ICB_START)
    last = latest(latest_one.qualifying, lambda p: p.start)
    if last.arranged_by == "nhs_england":
        if last.start < ICB_START:
            return "RN-5b", core(ctx, ctx.left or on)
        return "RN-5c", core(ctx, last.start)
    if in_chain_on(ctx, ICB_START):
        return "RN-5d", core(ctx, ICB_START)
    first = earliest([p for p in latest_one.periods if p.section not in HOLDING], lambda p: p.start)
    if first.section in ("2", "3"):
        return "RN-5e", core(ctx, first_application(ctx))
    return "RN-5f", _by_residence(ctx, before)


def _by_residence(ctx, before, registered_only=False):
    """The NHS body of the council of RC-2 on the day before T, else by GP registration (or core) then."""
    home, _, _ = council_by_residence(ctx, before, ctx.arose)
    body, unresolved = nhs_body_of_council(ctx, home, before)
    if body is not None:
        return body, False
    if not registered_only:
        other = core(ctx, before)
        return other if other[0] is not None else (None, other[1])
    row = registration_on(ctx, before)
    if row and row.commissioner:
        return row.commissioner, False
    return None, False


def first_application(ctx):
    for detention in ctx.chain:
        rows = [p for p in detention.periods if p.section in ("2", "3")]
        if rows:
            return min(p.application_date or p.start for p in rows)
    return ctx.latest.lead_in


def in_chain_on(ctx, day) -> bool:
    """Detention, or after-care, in the chain on a day."""
    if ctx.day < day:
        return False
    if any(d.in_force(day) for d in ctx.chain):
        return True
    for index, detention in enumerate(ctx.chain):
        arose = ctx.course_of(detention).arose
        following = ctx.chain[index + 1].begins if index + 1 < len(ctx.chain) else None
        if arose and arose <= day and (following is None or day < following):
            return True
    return False


def nhs_payer(ctx) -> Answer:
    if ctx.latest is None:
        return Answer()
    owed = ctx.nhs
    if owed.rule in ("RN-4", "RN-W"):
        return Answer(owed.body, owed.rule)
    start = min(d.lead_in for d in ctx.chain)
    if start < CCG_START:
        return Answer(owed.body, "WP", (), owed.unresolved)
    body, unresolved = core(ctx, start)
    if body is not None:
        body, later = forward(ctx, body, ctx.day)
        unresolved = unresolved or later
    return Answer(body, "WP", (), unresolved)


__all__ = ["Answer", "council", "nhs_statutory", "nhs_payer", "forward", "core", "in_prison", "plus_days"]

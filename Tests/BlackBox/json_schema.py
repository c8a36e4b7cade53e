"""The part of JSON Schema (draft 2020-12) that docs/schemas uses, read more strictly than the standard asks.

An object may have no member but those of its schema, unless `additionalProperties` says otherwise; a keyword that is
not known is an error. So a member that no schema tells of shows.
"""
import datetime
import functools
import json
import re

from support import ROOT

SCHEMAS = ROOT / "docs" / "schemas"
NOTES = {"$schema", "$id", "$defs", "title", "description"}
TYPES = {
    "object": lambda value: isinstance(value, dict), "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str), "null": lambda value: value is None,
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
}


def names():
    return sorted(path.name.removesuffix(".schema.json") for path in SCHEMAS.glob("*.schema.json"))


@functools.cache
def schema(name):
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))


def faults(name, value):
    """Everything in which the value does not fit the schema of that name."""
    return misfits(schema(name), value)


def misfits(whole, value):
    """Everything in which the value does not fit the schema."""
    return list(_faults(whole, value, "", whole))


def _faults(part, value, place, whole):
    unknown = set(part) - NOTES - set(KEYWORDS) - {"properties", "additionalProperties"}
    if unknown:
        yield f"{place}: the schema has {sorted(unknown)}, which this reader does not know"
    for keyword, check in KEYWORDS.items():
        if keyword in part:
            yield from check(part[keyword], value, place, whole)
    if isinstance(value, dict) and ("properties" in part or "additionalProperties" in part):
        yield from _members(part, value, place, whole)


def _members(part, value, place, whole):
    known, more = part.get("properties", {}), part.get("additionalProperties", False)
    for name, member in value.items():
        if name in known:
            yield from _faults(known[name], member, f"{place}/{name}", whole)
        elif more is False:
            yield f"{place}/{name} is not known"
        elif more is not True:
            yield from _faults(more, member, f"{place}/{name}", whole)


def _ref(name, value, place, whole):
    yield from _faults(whole["$defs"][name.removeprefix("#/$defs/")], value, place, whole)


def _any_of(parts, value, place, whole):
    found = [list(_faults(part, value, place, whole)) for part in parts]
    if all(found):
        yield from min(found, key=len)


def _items(part, value, place, whole):
    for number, item in enumerate(value if isinstance(value, list) else []):
        yield from _faults(part, item, f"{place}/{number}", whole)


def _required(wanted, value, place, whole):
    if isinstance(value, dict):
        yield from (f"{place}/{name} is missing" for name in wanted if name not in value)


def _simple(fits):
    def check(wanted, value, place, whole):
        if not fits(wanted, value):
            yield f"{place}: {value!r} does not fit {wanted!r}"
    return check


def _type(wanted, value):
    return any(TYPES[kind](value) for kind in ([wanted] if isinstance(wanted, str) else wanted))


def _format(wanted, value):
    if not isinstance(value, str):
        return True
    try:
        if wanted == "date":
            return len(value) == 10 and bool(datetime.date.fromisoformat(value))
        return wanted == "date-time" and datetime.datetime.fromisoformat(value).utcoffset() is not None
    except ValueError:
        return False


KEYWORDS = {
    "$ref": _ref, "anyOf": _any_of, "items": _items, "required": _required, "type": _simple(_type),
    "format": _simple(_format), "enum": _simple(lambda wanted, value: value in wanted),
    "const": _simple(lambda wanted, value: value == wanted),
    "pattern": _simple(lambda wanted, value: not isinstance(value, str) or bool(re.search(wanted, value))),
    "minimum": _simple(lambda wanted, value: not isinstance(value, int) or value >= wanted),
}

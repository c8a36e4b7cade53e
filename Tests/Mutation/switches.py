"""Writes the Swift that chooses, for one changed place, between what stands there and what is put in its place.

A comparison becomes an operator of its own, so that nothing around it needs to be understood: `a < b` becomes
`a <│─┐ b`, and `<│─┐` is `<=` where the mutant is chosen and `<` where it is not.
"""
from __future__ import annotations

# Characters of which an operator may consist, for the sixteen digits of a number.
DIGITS = "─│┌┐└┘├┤┬┴┼═║╒╓╔"

RUNTIME = """\
#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The mutant chosen for this run by `AFTERCARE_MUTANT`; 0 is none.
let mutantChosen = getenv("AFTERCARE_MUTANT").flatMap { Int(String(cString: $0)) } ?? 0

@inline(__always) func mutantIsActive(_ number: Int) -> Bool { mutantChosen == number }

func mutantValue<Value: ExpressibleByIntegerLiteral>(_ number: Int, _ original: Value, _ mutated: Value) -> Value {
  mutantIsActive(number) ? mutated : original
}

func mutantCase<Value>(_ number: Int, _ original: Value, _ mutated: Value) -> Value {
  mutantIsActive(number) ? mutated : original
}

func mutantFlag(_ number: Int, _ original: Bool) -> Bool { mutantIsActive(number) != original }
"""


def digits(number):
    return "".join(DIGITS[number >> shift & 15] for shift in (8, 4, 0))


def comparison(name, site, number, protocol):
    choice = f"mutantIsActive({number}) ? left {site.mutated} right : left {site.original} right"
    lines = [f"infix operator {name} : ComparisonPrecedence"]
    for letters in ("A", "AB", "ABC"):
        types = f"({', '.join(letters)})" if len(letters) > 1 else letters
        generics = ", ".join(f"{letter}: {protocol}" for letter in letters)
        lines.append(f"func {name} <{generics}>(left: {types}, right: {types}) -> Bool {{ {choice} }}")
    return lines


def member(text, original, mutated, number, signature):
    """One overload of a method or property of which another name is chosen."""
    return text.replace("NAME", f"{original}{number}").replace(
        "BODY", f"mutantIsActive({number}) ? {signature.replace('NAME', mutated)} : {signature.replace('NAME', original)}")


def ends(site, number):
    original, mutated = site.original, site.mutated
    if original in ("min", "max"):
        yield "extension Sequence {"
        yield member("  func NAME() -> Element? where Element: Comparable { BODY }", original, mutated, number, "NAME()")
        yield member(
            "  func NAME(by less: (Element, Element) -> Bool) -> Element? { BODY }", original, mutated, number,
            "NAME(by: less)")
    else:
        yield "extension BidirectionalCollection {"
        yield member("  var NAME: Element? { BODY }", original, mutated, number, "NAME")
        yield member(
            "  func NAME(where isWanted: (Element) -> Bool) -> Element? { BODY }", original, mutated, number,
            "NAME(where: isWanted)")
    yield "}"


def switch(site, number):
    """What stands in the place of the token, and the declarations that it needs."""
    kind, original, mutated = site.kind, site.original, site.mutated
    glyphs = digits(number)
    if kind in ("order", "equality"):
        name = original + glyphs
        return name, comparison(name, site, number, "Comparable" if kind == "order" else "Equatable")
    if kind == "nil":
        name = original + glyphs
        return name, [
            f"infix operator {name} : ComparisonPrecedence",
            f"func {name} <A>(left: A?, right: _OptionalNilComparisonType) -> Bool "
            f"{{ mutantIsActive({number}) ? left {mutated} right : left {original} right }}",
        ]
    if kind == "logic":
        name = original + glyphs
        precedence = "LogicalConjunctionPrecedence" if original == "&&" else "LogicalDisjunctionPrecedence"
        return name, [
            f"infix operator {name} : {precedence}",
            f"func {name} (left: Bool, right: @autoclosure () -> Bool) -> Bool "
            f"{{ mutantIsActive({number}) ? left {mutated} right() : left {original} right() }}",
        ]
    if kind == "sign":
        name = original + glyphs
        choice = f"mutantIsActive({number}) ? left {mutated} right : left {original} right"
        return name, [
            f"infix operator {name} : AdditionPrecedence",
            f"func {name} <A: AdditiveArithmetic>(left: A, right: A) -> A {{ {choice} }}",
            f"func {name} (left: CivilDate, right: Int) -> CivilDate {{ {choice} }}",
        ]
    if kind == "not":
        return "!" + glyphs, [
            f"prefix operator !{glyphs}",
            f"prefix func !{glyphs} (value: Bool) -> Bool {{ mutantIsActive({number}) ? value : !value }}",
        ]
    if kind == "condition":
        return f"~{glyphs}{original}", [
            f"prefix operator ~{glyphs}",
            f"prefix func ~{glyphs} (value: Bool) -> Bool {{ mutantIsActive({number}) != value }}",
        ]
    if kind == "number":
        return f"mutantValue({number}, {original}, {mutated})", []
    if kind == "flag":
        return f"mutantFlag({number}, {original})", []
    if kind == "case":
        return f"mutantCase({number}, {original}, {mutated})", []
    if kind == "step":
        return f"{original}{number}", [
            f"extension CivilDate {{ var {original}{number}: CivilDate "
            f"{{ mutantIsActive({number}) ? self : {original} }} }}",
        ]
    if kind == "extreme":
        return f"{original}{number}", [
            f"func {original}{number}<A: Comparable>(_ first: A, _ second: A) -> A "
            f"{{ mutantIsActive({number}) ? {mutated}(first, second) : {original}(first, second) }}",
            f"func {original}{number}<A: Comparable>(_ first: A, _ second: A, _ third: A) -> A "
            f"{{ mutantIsActive({number}) ? {mutated}(first, second, third) : {original}(first, second, third) }}",
        ]
    if kind == "end":
        return f"{original}{number}", list(ends(site, number))
    label = "where " if kind == "any" else "_ "
    whole = "isMeant" if kind == "all" else "where: isMeant"
    other = "where: isMeant" if kind == "all" else "isMeant"
    return f"{original}{number}", [
        f"extension Sequence {{ func {original}{number}({label}isMeant: (Element) -> Bool) -> Bool "
        f"{{ mutantIsActive({number}) ? {mutated}({other}) : {original}({whole}) }} }}",
    ]

"""Finds the places in Swift source where one token can be changed so that the program should answer differently."""
from __future__ import annotations

import re
from dataclasses import dataclass

TOKEN = re.compile(
    r"(?P<space>\s+)|(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<string>\"\"\"|#*\")"
    r"|(?P<number>0x[0-9A-Fa-f_]+|[0-9][0-9_]*(?:\.[0-9][0-9_]*)?)|(?P<name>[$@#]?\w+|`\w+`)"
    r"|(?P<symbol>===|!==|\.\.\.|\.\.<|&&|\|\||==|!=|<=|>=|->|\?\?|~=|&[-+*]|[-+*/%]=|<<|>>|.)", re.S)
TYPE_WORDS = {"struct", "class", "enum", "extension", "protocol", "actor"}
OPENING, CLOSING = set("([{"), set(")]}")
COMPARED = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="}
OTHER_LOGIC = {"&&": "||", "||": "&&"}
OTHER_SIGN = {"+": "-", "-": "+"}
OTHER_END = {"min": "max", "max": "min", "first": "last", "last": "first"}
OTHER_CASE = {
    "critical": "high", "high": "medium", "medium": "low", "low": "medium",
    "both": "council", "council": "nhs", "nhs": "council",
}
# What may stand before an operand of a condition, and what may follow one that is a plain chain of members.
BEFORE_CONDITION = {"guard", "if", "where", "while"}
AFTER_CHAIN = {",", "{", "else", "&&", "||", ")", "}"}


@dataclass(frozen=True)
class Token:
    kind: str
    text: str
    start: int
    end: int


@dataclass
class Site:
    """One place and one change of it."""

    file: str
    line: int
    column: int
    start: int
    end: int
    kind: str
    original: str
    mutated: str
    source_line: str = ""
    occurrence: int = 0

    @property
    def key(self):
        """What stays the same while other lines of the file change."""
        return f"{self.file}|{self.source_line.strip()}|{self.column}|{self.kind}|{self.mutated}|{self.occurrence}"

    def __str__(self):
        return f"{self.file}:{self.line}:{self.column}: {self.original} → {self.mutated}    {self.source_line.strip()}"


def end_of_string(text, start, opening):
    """The position after a string literal, with the interpolations in it."""
    hashes = opening.count("#")
    quotes = opening.lstrip("#")
    closing = quotes + "#" * hashes
    interpolation = "\\" + "#" * hashes + "("
    position = start + len(opening)
    while position < len(text):
        if text.startswith(closing, position):
            return position + len(closing)
        if text.startswith(interpolation, position):
            position = end_of_parenthesis(text, position + len(interpolation) - 1)
        elif text[position] == "\\" and not hashes:
            position += 2
        else:
            position += 1
    return position


def end_of_parenthesis(text, start):
    depth = 0
    position = start
    while position < len(text):
        if text[position] == '"':
            opening = '"""' if text.startswith('"""', position) else '"'
            position = end_of_string(text, position, opening)
            continue
        depth += {"(": 1, ")": -1}.get(text[position], 0)
        position += 1
        if depth == 0:
            break
    return position


def tokens(text):
    """The tokens of a source without spaces and comments; a string with all that is in it is one token."""
    found = []
    position = 0
    while position < len(text):
        match = TOKEN.match(text, position)
        end = match.end()
        if match.lastgroup == "string":
            end = end_of_string(text, position, match.group())
        if match.lastgroup not in ("space", "comment"):
            found.append(Token(match.lastgroup, text[position:end], position, end))
        position = end
    return found


class Finder:
    """Goes through one file; `sites` are those in bodies of functions and in the values of static members."""

    def __init__(self, name, text):
        self.name = name
        self.text = text
        self.tokens = tokens(text)
        self.partner = self._partners()
        self.eligible = self._eligible()
        self.operands = self._operands()

    def _partners(self):
        partner, stack = {}, []
        for index, token in enumerate(self.tokens):
            if token.kind == "symbol" and token.text in OPENING:
                stack.append(index)
            elif token.kind == "symbol" and token.text in CLOSING and stack:
                opening = stack.pop()
                partner[opening], partner[index] = index, opening
        return partner

    def _eligible(self):
        """Which tokens stand in a body, outside what only a programmer's mistake reaches."""
        eligible = [False] * len(self.tokens)
        braces = []
        is_type, static_from, skip_to = False, None, -1
        for index, token in enumerate(self.tokens):
            if token.kind == "name" and token.text in TYPE_WORDS and self._text(index - 1) != ".":
                is_type = True
            if token.text == "{" and token.kind == "symbol":
                braces.append("type" if is_type else "code")
                is_type = False
            elif token.text == "}" and token.kind == "symbol" and braces:
                braces.pop()
            in_type = not braces or braces[-1] == "type"
            if in_type and token.text == "static" and self._text(index + 1) == "let":
                static_from = "name"
            elif in_type and static_from == "name" and token.text == "=":
                static_from = "value"
            elif in_type and token.text in ("static", "func", "var", "let", "init", "subscript", "case", "private"):
                if token.text != "let" or static_from != "name":
                    static_from = None
            if token.kind == "name" and token.text.startswith(("precondition", "fatalError", "assert")):
                skip_to = max(skip_to, self.partner.get(index + 1, index))
            if index <= skip_to:
                continue
            eligible[index] = (bool(braces) and braces[-1] == "code") or (in_type and static_from == "value")
        return eligible

    def _operands(self):
        """Where the operands of conditions begin."""
        starts = set()
        for index, token in enumerate(self.tokens):
            if token.kind == "symbol" and token.text in OTHER_LOGIC:
                starts.add(index + 1)
            if token.kind != "name" or token.text not in BEFORE_CONDITION:
                continue
            starts.add(index + 1)
            position = index + 1
            while position < len(self.tokens):
                text = self.tokens[position].text
                if text in ("{", "else"):
                    break
                if text in OPENING:
                    position = self.partner.get(position, position)
                elif text == ",":
                    starts.add(position + 1)
                position += 1
        return starts

    def _text(self, index):
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def _is_binary(self, token):
        return self.text[token.start - 1].isspace() and self.text[token.end : token.end + 1].isspace()

    def _chooses_words(self, index):
        """Whether what stands here only chooses between words: the condition of `? "…" : "…"`."""
        position = index
        while position < len(self.tokens):
            text = self._text(position)
            if text in OPENING and self.tokens[position].kind == "symbol":
                position = self.partner.get(position, position)
            elif text == "?" and self._is_binary(self.tokens[position]):
                return self.tokens[position + 1].kind == "string"
            elif text in CLOSING or text in (",", "else", "return", "let", "guard", "if"):
                return False
            position += 1
        return False

    def _is_chain(self, index):
        """Whether a plain chain of members begins here: what may be negated as a whole."""
        token = self.tokens[index]
        if token.kind != "name" or token.text in ("let", "var", "case", "true", "false", "try", "await"):
            return False
        position = index + 1
        while position < len(self.tokens):
            text = self._text(position)
            if text in ("(", "["):
                position = self.partner.get(position, position) + 1
            elif text in (".", "?") and not self._is_binary(self.tokens[position]):
                position += 1
            elif self.tokens[position].kind == "name" and self._text(position - 1) == ".":
                position += 1
            else:
                return text in AFTER_CHAIN or "\n" in self.text[self.tokens[position - 1].end : self.tokens[position].start]
        return False

    def _changes(self, index):
        """The changes of one token as (kind, original, mutated)."""
        token = self.tokens[index]
        before, after = self._text(index - 1), self._text(index + 1)
        text = token.text
        if token.kind == "symbol":
            if text in COMPARED and self._is_binary(token):
                kind = "nil" if "nil" in (before, after) else "equality" if text in ("==", "!=") else "order"
                yield kind, text, COMPARED[text]
            elif text in OTHER_LOGIC and self._is_binary(token):
                yield "logic", text, OTHER_LOGIC[text]
            elif text in OTHER_SIGN and self._is_binary(token):
                if "string" not in (self.tokens[index - 1].kind, self.tokens[index + 1].kind):
                    yield "sign", text, OTHER_SIGN[text]
            elif text == "!" and not self.text[token.start - 1].isalnum() and self.text[token.start - 1] not in ")]}>":
                yield "not", "!", "(nothing)"
        elif token.kind == "number" and before != ".":
            if re.fullmatch(r"0x[0-9A-Fa-f_]+|[0-9_]+", text):
                value = int(text.replace("_", ""), 0)
                write = hex if text.startswith("0x") else str
                yield "number", text, write(value + 1)
                if value > 0:
                    yield "number", text, write(value - 1)
        elif token.kind == "name":
            if text in ("true", "false") and before not in COMPARED:
                yield "flag", text, "false" if text == "true" else "true"
            if text in ("next", "previous") and before == "." and after != "(":
                yield "step", text, "self"
            if text in ("min", "max") and before != "." and before != "func" and after == "(":
                yield "extreme", text, OTHER_END[text]
            if text in OTHER_END and before == ".":
                yield "end", text, OTHER_END[text]
            if text == "contains" and before == "." and (after == "{" or self._text(index + 2) == "where"):
                yield "any", text, "allSatisfy"
            if text == "allSatisfy" and before == ".":
                yield "all", text, "contains"
            is_value = before == "." and self._text(index - 2) in ("(", ",", ":", "?", "return", "??")
            if text in OTHER_CASE and is_value and after in (",", ")", ":", ";", "}") and not self._is_pattern(index):
                yield "case", "." + text, "." + OTHER_CASE[text]
            if index in self.operands and self._is_chain(index):
                yield "condition", text, "!" + text

    def _is_pattern(self, index):
        """Whether the enumeration case is one that a `switch` looks for."""
        line = self.text[self.text.rfind("\n", 0, self.tokens[index].start) + 1 : self.tokens[index].start]
        return line.lstrip().startswith(("case ", "."))

    def sites(self):
        found = []
        seen = {}
        for index, token in enumerate(self.tokens):
            if not self.eligible[index]:
                continue
            if self._chooses_words(index):
                continue
            for kind, original, mutated in self._changes(index):
                start = token.start - (1 if kind == "case" else 0)
                line_start = self.text.rfind("\n", 0, start) + 1
                line_end = self.text.find("\n", start)
                site = Site(
                    self.name, self.text.count("\n", 0, start) + 1, start - line_start + 1, start, token.end, kind,
                    original, mutated, self.text[line_start:line_end])
                site.occurrence = seen.get(site.key, 0)
                seen[site.key] = site.occurrence + 1
                found.append(site)
        return found

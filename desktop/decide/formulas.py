"""Arithmetic over a dossier's facts, exact: `100 * cofinancing / (cofinancing + requested)`.

    sum     = product {("+" | "-") product}
    product = factor {("*" | "/") factor}
    factor  = number | fact code | "(" sum ")" | "-" factor

Numbers are decimals with a point, fact codes are as in the rubric. Nothing else is understood, so that a
formula can be read aloud and recomputed by hand. What is "not filed" makes the result unknown; the input
is named.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

TOKEN = re.compile(
    r"\s*(?:(?P<number>\d{1,30}(?:\.\d{1,20})?)|(?P<name>[A-Za-z_][A-Za-z0-9_]*)|(?P<sign>[-+*/()]))"
)
LONGEST, DEEPEST = 500, 30


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that was understood: its tree and the facts it reads, in the order of their first use."""

    text: str
    inputs: tuple[str, ...]
    tree: Node


@dataclass(frozen=True, slots=True)
class Node:
    """`sign` of + - * / over two nodes, "neg" over one; else a number, else a fact."""

    sign: str = ""
    left: Node | None = None
    right: Node | None = None
    number: Fraction | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The exact value, or why there is none: inputs that are not filed, or a division by zero."""

    value: Fraction | None
    missing: tuple[str, ...] = ()


@lru_cache(maxsize=1_024)
def parse(text: str) -> Formula | None:
    """The formula, None when it is not one."""
    tokens = _tokens(text)
    if not tokens:
        return None
    reader = _Reader(tokens)
    try:
        tree = reader.sum(0)
    except _Bad:
        return None
    if reader.at != len(tokens):
        return None
    names = [value for kind, value in tokens if kind == "name"]
    return Formula(text, tuple(dict.fromkeys(names)), tree)


def work_out(formula: Formula, values: Mapping[str, Fraction | None]) -> Outcome:
    """The value for one dossier's figures; what is absent from `values` is not filed."""
    missing = tuple(name for name in formula.inputs if values.get(name) is None)
    if missing:
        return Outcome(None, missing)
    known = {name: value for name, value in values.items() if value is not None}
    try:
        return Outcome(_value(formula.tree, known))
    except ZeroDivisionError:
        return Outcome(None)


class _Bad(Exception):
    """Not a formula."""


def _tokens(text: str) -> list[tuple[str, str]]:
    found, at, text = [], 0, text.strip()
    if len(text) > LONGEST:
        return []
    while at < len(text):
        match = TOKEN.match(text, at)
        if match is None:
            return []
        kind = str(match.lastgroup)
        found.append((kind, match[kind]))
        at = match.end()
    return found


class _Reader:
    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self._tokens, self.at = tokens, 0

    def sum(self, depth: int) -> Node:
        node = self._product(depth)
        while (sign := self._sign("+-")) is not None:
            node = Node(sign, node, self._product(depth))
        return node

    def _product(self, depth: int) -> Node:
        node = self._factor(depth)
        while (sign := self._sign("*/")) is not None:
            node = Node(sign, node, self._factor(depth))
        return node

    def _factor(self, depth: int) -> Node:
        if depth > DEEPEST or self.at >= len(self._tokens):
            raise _Bad
        if self._sign("-") is not None:
            return Node("neg", self._factor(depth + 1))
        if self._sign("(") is not None:
            node = self.sum(depth + 1)
            if self._sign(")") is None:
                raise _Bad
            return node
        kind, value = self._tokens[self.at]
        self.at += 1
        if kind == "sign":
            raise _Bad
        return Node(number=Fraction(value)) if kind == "number" else Node(name=value)

    def _sign(self, wanted: str) -> str | None:
        if self.at < len(self._tokens):
            kind, value = self._tokens[self.at]
            if kind == "sign" and value in wanted:
                self.at += 1
                return value
        return None


def _value(node: Node, values: Mapping[str, Fraction]) -> Fraction:
    if node.number is not None:
        return node.number
    if node.name:
        return values[node.name]
    if node.left is None:
        raise RuntimeError("a formula without operands")
    left = _value(node.left, values)
    if node.right is None:
        return -left
    right = _value(node.right, values)
    if node.sign == "/":
        return left / right
    return left * right if node.sign == "*" else left + right if node.sign == "+" else left - right

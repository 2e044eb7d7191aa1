"""JSON from files that anyone may have written: bounded, finite, without repeated names."""

from __future__ import annotations

import json
import math
import re
from typing import Any

MOST_BYTES = 16 * 2**20
DEEPEST = 64
MOST_VALUES = 250_000
"""A value takes two signs in a file, and a hundred bytes in memory."""

MOST_DIGITS = 600
"""Of a whole number, far more than the largest double has. Python refuses more than 4300 in words of its own."""

SHOWN_DIGITS = 20
_MARKS = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|[\[\]{},]', re.DOTALL)
"""A string, also one without an end, or what gives a document its shape. It never goes back, however the text is."""

_STEPS = {"[": 1, "{": 1, "]": -1, "}": -1, ",": 0}
"""By how much a sign goes deeper."""


def parse(data: bytes) -> Any:
    """The value that `data` (UTF-8) stands for. Raises ValueError: what is wrong, in words."""
    text = measured(data)
    try:
        return json.loads(
            text,
            parse_constant=_refuse_constant,
            parse_float=_finite,
            parse_int=_whole,
            object_pairs_hook=_without_repetition,
        )
    except json.JSONDecodeError as error:
        raise ValueError(f"is not JSON: {error.msg} in line {error.lineno}, column {error.colno}") from None


def measured(data: bytes) -> str:
    """The text of `data`, if it is not too much to be read. Raises ValueError: what is wrong, in words."""
    if len(data) > MOST_BYTES:
        raise ValueError(f"is larger than {MOST_BYTES // 2**20} MiB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("is not UTF-8 text") from None
    depth = count = 0
    for mark in _MARKS.finditer(text):
        sign = text[mark.start()]
        if sign == '"':
            continue
        depth += _STEPS[sign]
        count += 1
        if depth > DEEPEST:
            raise ValueError(f"is nested more than {DEEPEST} levels deep")
        if count > MOST_VALUES:
            raise ValueError(f"holds more than {MOST_VALUES} values")
    return text


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"holds {name}, which is not a number that JSON knows")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise _too_large(digits)
    return number


def _whole(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise _too_large(digits)
    return int(digits)


def _too_large(digits: str) -> ValueError:
    shown = digits if len(digits) <= SHOWN_DIGITS else f"{digits[:SHOWN_DIGITS]}…"
    return ValueError(f"holds the number {shown}, which is too large")


def _without_repetition(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    if len(set(names)) < len(names):
        repeated = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"names {repeated!r} twice in one object")
    return dict(pairs)

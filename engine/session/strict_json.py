"""JSON from files that anyone may have written: bounded, finite, without repeated names."""

from __future__ import annotations

import json
import math
import re
from typing import Any

MOST_BYTES = 32 * 2**20
DEEPEST = 64
MOST_DIGITS = 600
"""Of a whole number, far more than the largest double has. Python refuses more than 4300 in words of its own."""

SHOWN_DIGITS = 20
_STRINGS = re.compile(r'"(?:[^"\\]|\\.)*"')
_BRACKETS = re.compile(r"[\[\]{}]")


def parse(data: bytes) -> Any:
    """The value that `data` (UTF-8) stands for. Raises ValueError: what is wrong, in words."""
    if len(data) > MOST_BYTES:
        raise ValueError(f"is larger than {MOST_BYTES // 2**20} MiB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("is not UTF-8 text") from None
    if _depth(text) > DEEPEST:
        raise ValueError(f"is nested more than {DEEPEST} levels deep")
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


def _depth(text: str) -> int:
    """How deep brackets are nested outside of strings."""
    depth = deepest = 0
    for bracket in _BRACKETS.finditer(_STRINGS.sub("", text)):
        depth += 1 if bracket.group() in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


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

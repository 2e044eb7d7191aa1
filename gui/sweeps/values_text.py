"""Values as people type them: `0.01; 0.1; 1`, or a range: `0.001 … 1`, `0.001 … 1 × 9`."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from engine.errors import InputError
from engine.fields import Integer, Number
from engine.sweeps.spacing import spaced
from gui.formatting import exact
from gui.forms.words import engine_text
from gui.widgets.number_text import parse_number

IN_A_RANGE = 7
"""Values of a range that says nothing else."""
MOST = 40

_RANGE = re.compile(
    r"\s*(?P<low>\S+?)\s*(?:…|\.\.\.?)\s*(?P<high>[^\s×x*]+)\s*(?:[×x*]\s*(?P<count>\d+))?\s*"
)
_BETWEEN = re.compile(r"[;\s]+|,\s+")

translate = QCoreApplication.translate


def parse_values(text: str, field: Number) -> tuple[float, ...]:
    """The values that `text` means for a field, each once, increasing.

    Raises ValueError with a message for the person who typed.
    """
    whole = isinstance(field, Integer)
    ranged = _RANGE.fullmatch(text)
    if ranged is not None:
        values = _range(ranged, field, whole=whole)
    else:
        pieces = [piece for piece in _BETWEEN.split(text.strip()) if piece]
        values = tuple(parse_number(piece, whole=whole) for piece in pieces)
    if not values:
        raise ValueError(
            translate("ValuesField", "Type values, such as {example}.").format(example="0.01; 0.1")
        )
    if len(values) > MOST:
        raise ValueError(translate("ValuesField", "These are more than {most} values.").format(most=MOST))
    try:
        return tuple(sorted({field.check(value) for value in values}))
    except InputError as error:
        raise ValueError(engine_text(error.problem)) from None


def values_text(values: tuple[float, ...]) -> str:
    """The same as a list that reads back equal."""
    return "; ".join(exact(value) for value in values)


def _range(found: re.Match[str], field: Number, *, whole: bool) -> tuple[float, ...]:
    low, high = (parse_number(found[name], whole=whole) for name in ("low", "high"))
    count = int(found["count"] or IN_A_RANGE)
    if count > MOST:
        raise ValueError(translate("ValuesField", "These are more than {most} values.").format(most=MOST))
    logarithmic = field.scale == "log" and low > 0
    try:
        return spaced(low, high, count, logarithmic=logarithmic, whole=whole)
    except ValueError:
        message = translate("ValuesField", "A range goes from a smaller to a larger value, as {example}.")
        raise ValueError(message.format(example="0.001 … 1")) from None

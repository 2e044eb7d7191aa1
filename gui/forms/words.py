"""What a form says about a field: caption and tool tip, made of the field's own declaration."""

from __future__ import annotations

import html

from PySide6.QtCore import QCoreApplication

from engine.datasets.base import Dataset
from engine.fields import Field, Number, PartField, PartList, Toggle
from engine.tasks import Task
from engine.values import Part
from gui import formatting
from gui.formatting import exact
from gui.widgets.elided_label import LENGTHS

translate = QCoreApplication.translate

SEPARATOR = " · "


def engine_lengths(text: str) -> str:
    """A fixed text of the engine in the window's language, in all lengths that its translation offers."""
    return translate("engine", text) if text else ""


def engine_text(text: str) -> str:
    """A fixed text of the engine in full: a title, a help text, a formula, a problem."""
    return engine_lengths(text).partition(LENGTHS)[0]


def class_names(data: Dataset, task: Task) -> tuple[str, ...]:
    """Names of the classes; those of a person's own file stand as they are there."""
    return task.classes if data.needs_file else tuple(engine_text(name) for name in task.classes)


def caption_lengths(field: Field) -> str:
    """Title, symbol and unit in all lengths, for a label that may be too narrow: the unit is left out first."""
    units = [f"({engine_text(field.unit)})", ""] if field.unit else [""]
    titles = engine_lengths(field.title or field.name).split(LENGTHS)
    captions = [(title, field.symbol, unit) for title in titles for unit in units]
    return LENGTHS.join(" ".join(filter(None, words)) for words in captions)


def caption(field: Field) -> str:
    """Title, symbol and unit: `Learning rate η`, `Warm-up (steps)`."""
    return caption_lengths(field).partition(LENGTHS)[0]


def interval(field: Number) -> str:
    """The range of a number in mathematical notation: `[0, 1)`; empty if it has none."""
    lower = max((bound for bound in (field.low, field.above) if bound is not None), default=None)
    upper = min((bound for bound in (field.high, field.below) if bound is not None), default=None)
    if lower is None and upper is None:
        return ""
    left = "(−∞" if lower is None else f"{'(' if lower == field.above else '['}{exact(lower)}"
    right = "∞)" if upper is None else f"{exact(upper)}{')' if upper == field.below else ']'}"
    return f"{left}, {right}"


def field_tip(field: Field, *, live: bool, owner: type[Part] | None = None) -> str:
    """Help, range, the formula of the part that the field belongs to, and whether it is live; as rich text."""
    lines = [f"<b>{html.escape(caption(field))}</b>", html.escape(engine_text(field.help))]
    if isinstance(field, Number) and (text := interval(field)):
        lines.append(
            html.escape(translate("Form", "Range: {interval}").format(interval=text.replace("-", "−")))
        )
    if live:
        lines.append(html.escape(translate("Form", "Can change while it trains.")))
    if owner is not None and owner.formula:
        lines.append(f"<i>{html.escape(engine_text(owner.formula))}</i>")
    return _paragraphs(lines)


def kind_tip(kind: type[Part]) -> str:
    """What a kind is, its formula and where it comes from; as rich text."""
    formula = f"<i>{html.escape(engine_text(kind.formula))}</i>" if kind.formula else ""
    title = f"<b>{html.escape(engine_text(kind.title))}</b>"
    return _paragraphs(
        [title, html.escape(engine_text(kind.summary())), formula, html.escape(engine_text(kind.reference))]
    )


def part_detail(part: Part) -> str:
    """The values of a part's fields; those that say yes or no only where they differ from the default."""
    words = (_field_word(field, getattr(part, field.name)) for field in part.fields)
    return SEPARATOR.join(word for word in words if word)


def _field_word(field: Field, value: object) -> str:
    if isinstance(field, Number) and isinstance(value, int | float):
        text = formatting.exact(value)
        return f"{field.symbol} = {text}" if field.symbol else text
    if isinstance(field, PartField) and isinstance(value, Part):
        return engine_text(value.title)
    if isinstance(field, PartList) and isinstance(value, tuple):
        title = engine_text(field.title).lower()
        return engine_text(value[0].title) if len(value) == 1 else f"{len(value)} {title}"
    if isinstance(field, Toggle) and value != field.initial():
        title = engine_text(field.title).lower()
        return title if value else translate("network", "no {title}").format(title=title)
    return ""


def _paragraphs(lines: list[str]) -> str:
    return "<qt>" + "<br>".join(line for line in lines if line) + "</qt>"

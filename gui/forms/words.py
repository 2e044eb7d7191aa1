"""What a form says about a field: caption and tool tip, made of the field's own declaration."""

from __future__ import annotations

import html

from PySide6.QtCore import QCoreApplication

from engine.fields import Field, Number
from engine.values import Part
from gui.formatting import exact

translate = QCoreApplication.translate


def engine_text(text: str) -> str:
    """A title or help text of the engine in the window's language."""
    return translate("engine", text) if text else ""


def caption(field: Field) -> str:
    """Title, symbol and unit: `Learning rate η`, `Warm-up (steps)`."""
    words = [engine_text(field.title or field.name), field.symbol]
    if field.unit:
        words.append(f"({engine_text(field.unit)})")
    return " ".join(word for word in words if word)


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
        lines.append(f"<i>{html.escape(owner.formula)}</i>")
    return _paragraphs(lines)


def kind_tip(kind: type[Part]) -> str:
    """What a kind is, its formula and where it comes from; as rich text."""
    formula = f"<i>{html.escape(kind.formula)}</i>" if kind.formula else ""
    title = f"<b>{html.escape(engine_text(kind.title))}</b>"
    return _paragraphs(
        [title, html.escape(engine_text(kind.summary())), formula, html.escape(engine_text(kind.reference))]
    )


def _paragraphs(lines: list[str]) -> str:
    return "<qt>" + "<br>".join(line for line in lines if line) + "</qt>"

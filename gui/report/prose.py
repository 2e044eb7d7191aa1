"""Notes as HTML: their text and its structure, and nothing that a browser would fetch or run."""

from __future__ import annotations

import html
from collections.abc import Iterator

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
    QTextFrame,
    QTextListFormat,
    QTextTable,
)

from gui.notes.markdown import FEATURES, PlainDocument

SCHEMES = ("http", "https", "mailto")
"""Of addresses that may be followed by a click."""
BELOW = 2
"""Levels that headings of notes are below those of the report."""


def prose_html(text: str) -> str:
    """Markdown as HTML."""
    document = PlainDocument()
    document.setMarkdown(text, FEATURES)
    # Each line of code is a block of its own.
    return "".join(_frame(document.rootFrame())).replace("</pre><pre>", "\n")


def _frame(frame: QTextFrame) -> Iterator[str]:
    """What is in a frame: blocks, and tables between them."""
    open_lists: list[str] = []
    place = frame.begin()
    while not place.atEnd():
        inner, block = place.currentFrame(), place.currentBlock()
        if inner is not None:
            yield from _closed(open_lists, 0)
            yield from _table(inner) if isinstance(inner, QTextTable) else _frame(inner)
        elif block.isValid():
            yield from _block(block, open_lists)
        place += 1
    yield from _closed(open_lists, 0)


def _block(block: QTextBlock, open_lists: list[str]) -> Iterator[str]:
    shape = block.blockFormat()
    inside = "".join(_words(block, bold=shape.headingLevel() > 0))
    items = block.textList()
    if items is not None:
        ordered = items.format().style() == QTextListFormat.Style.ListDecimal
        tag, depth = "ol" if ordered else "ul", max(items.format().indent(), 1)
        yield from _closed(open_lists, depth)
        while len(open_lists) < depth:
            open_lists.append(tag)
            yield f"<{tag}>"
        marker = {QTextBlockFormat.MarkerType.Checked: "☑ ", QTextBlockFormat.MarkerType.Unchecked: "☐ "}
        yield f"<li>{marker.get(shape.marker(), '')}{inside}</li>"
        return
    yield from _closed(open_lists, 0)
    if shape.hasProperty(QTextFormat.Property.BlockCodeFence.value) or shape.nonBreakableLines():
        yield f"<pre>{html.escape(block.text())}</pre>"
    elif shape.hasProperty(QTextFormat.Property.BlockTrailingHorizontalRulerWidth.value):
        yield "<hr>"
    elif level := shape.headingLevel():
        tag = f"h{min(level + BELOW, 6)}"
        yield f"<{tag}>{inside}</{tag}>"
    elif inside:
        quoted = shape.hasProperty(QTextFormat.Property.BlockQuoteLevel.value)
        yield f"<blockquote>{inside}</blockquote>" if quoted else f"<p>{inside}</p>"


def _closed(open_lists: list[str], depth: int) -> Iterator[str]:
    while len(open_lists) > depth:
        yield f"</{open_lists.pop()}>"


def _table(table: QTextTable) -> Iterator[str]:
    yield "<table>"
    for row in range(table.rows()):
        tag = "th" if row < table.format().headerRowCount() or row == 0 else "td"
        yield "<tr>"
        for column in range(table.columns()):
            block = table.cellAt(row, column).firstCursorPosition().block()
            yield f"<{tag}>{''.join(_words(block, bold=tag == 'th'))}</{tag}>"
        yield "</tr>"
    yield "</table>"


def _words(block: QTextBlock, *, bold: bool) -> Iterator[str]:
    """The words; whether they are bold already is for whoever asks to say."""
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        if fragment.isValid() and not fragment.charFormat().isImageFormat():
            yield _dressed(fragment.text(), fragment.charFormat(), bold=bold)
        place += 1


def _dressed(text: str, shape: QTextCharFormat, *, bold: bool) -> str:
    inner = html.escape(text).replace("\u2028", "<br>")
    if shape.fontFixedPitch():
        inner = f"<code>{inner}</code>"
    if shape.fontStrikeOut():
        inner = f"<s>{inner}</s>"
    if shape.fontItalic():
        inner = f"<em>{inner}</em>"
    if shape.fontWeight() > QFont.Weight.Medium.value and not bold:
        inner = f"<strong>{inner}</strong>"
    address = shape.anchorHref()
    if address and QUrl(address).scheme().lower() in SCHEMES:
        inner = f'<a href="{html.escape(address)}" rel="noreferrer">{inner}</a>'
    return inner

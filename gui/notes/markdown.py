"""Markdown as it is shown and printed: text alone. Nothing is loaded for it, and HTML in it stays as it is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextTable,
)

from gui.theme.fonts import MONO_FALLBACKS
from gui.theme.palette import Palette

FEATURES = QTextDocument.MarkdownFeature(
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub.value
    | QTextDocument.MarkdownFeature.MarkdownNoHTML.value
)
INDENT = 14
HEADING = 3
"""Steps by which the letters of a heading are larger, less its level: those of a book would fill a card."""
LEADING, BELOW = 125, 4.0
"""Percent of the height of a line; room below a paragraph."""
SELECTED = QTextCursor.MoveMode.KeepAnchor


class PlainDocument(QTextDocument):
    """A document that loads no pictures and no sheets, wherever its text says that they are."""

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
        nothing.fill(0)
        return nothing  # where there is none, Qt would look for the file by itself


def show_markdown(document: QTextDocument, text: str, font: QFont, palette: Palette) -> None:
    """Put Markdown into a document, for reading in the colors of a palette."""
    document.setDefaultFont(font)
    document.setIndentWidth(INDENT)
    document.setMarkdown(text, FEATURES)
    cursor = QTextCursor(document)
    for block in _blocks(document):
        _dress_block(cursor, block)
        _dress_words(cursor, block, palette)
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame, palette)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _dress_block(cursor: QTextCursor, block: QTextBlock) -> None:
    cursor.setPosition(block.position())
    given, shape = block.blockFormat(), QTextBlockFormat()
    shape.setLineHeight(LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    in_table = cursor.currentTable() is not None
    dense = in_table or block.textList() is not None or given.nonBreakableLines()
    shape.setBottomMargin(0.0 if dense else BELOW)
    if given.leftMargin() > 0:  # a quotation
        shape.setLeftMargin(INDENT)
    cursor.mergeBlockFormat(shape)
    if level := given.headingLevel():
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, SELECTED)
        size = QTextCharFormat()
        size.setProperty(QTextFormat.Property.FontSizeAdjustment.value, max(HEADING - level, 0))
        cursor.mergeCharFormat(size)


def _dress_words(cursor: QTextCursor, block: QTextBlock, palette: Palette) -> None:
    """Links in the palette's color, code in its letters."""
    place, found = block.begin(), []
    while not place.atEnd():
        found.append(place.fragment())
        place += 1
    for fragment in found:
        given, shape = fragment.charFormat(), QTextCharFormat()
        if given.isAnchor():
            shape.setForeground(QColor(palette.accent))
        if given.fontFixedPitch():
            shape.setFontFamilies([palette.mono_font, *MONO_FALLBACKS])
        cursor.setPosition(fragment.position())
        cursor.setPosition(fragment.position() + fragment.length(), SELECTED)
        cursor.mergeCharFormat(shape)


def _dress_table(table: QTextTable, palette: Palette) -> None:
    shape = table.format()
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(QBrush(QColor(palette.axis)))
    shape.setBorderCollapse(True)
    shape.setBorder(1.0)
    shape.setCellPadding(3.0)
    shape.setBottomMargin(2 * BELOW)
    table.setFormat(shape)

"""Markdown as it is shown and printed: text alone. Nothing is loaded for it, and HTML in it stays as it is written."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

FEATURES = QTextDocument.MarkdownFeature(
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub.value
    | QTextDocument.MarkdownFeature.MarkdownNoHTML.value
)
INDENT = 14
HEADING = 3
"""Steps by which the letters of a heading are larger, less its level: those of a book would fill a card."""
LEADING = 130
"""Percent of the height of a line."""


class PlainDocument(QTextDocument):
    """A document that loads no pictures and no sheets, wherever its text says that they are."""

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
        nothing.fill(0)
        return nothing  # where there is none, Qt would look for the file by itself


def show_markdown(document: QTextDocument, text: str, font: QFont) -> None:
    """Put Markdown into a document, for reading."""
    document.setDefaultFont(font)
    document.setIndentWidth(INDENT)
    document.setMarkdown(text, FEATURES)
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        if level := block.blockFormat().headingLevel():
            cursor.setPosition(block.position())
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            size = QTextCharFormat()
            size.setProperty(QTextFormat.Property.FontSizeAdjustment.value, max(HEADING - level, 0))
            cursor.mergeCharFormat(size)
        block = block.next()
    cursor.select(QTextCursor.SelectionType.Document)
    lines = QTextBlockFormat()
    lines.setLineHeight(LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.mergeBlockFormat(lines)

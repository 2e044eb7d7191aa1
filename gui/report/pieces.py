"""A report cut into pieces that stay whole on paper: lines of tables, lines of text, rows of plots."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QPainter, QPalette, QPen, QTextDocument

from gui.notes.markdown import PlainDocument, show_markdown
from gui.report.blocks import Block, Cell, Heading, Mark, Plots, Prose, Report, Row, Table
from gui.report.letters import Letters
from gui.theme.palette import LIGHT

Draw = Callable[[QPainter, float], None]

TITLE, SUBTITLE = Letters(22, bold=True), Letters(10, color=LIGHT.muted)
HEADING = Letters(13, bold=True)
TEXT, STRONG, QUIET = Letters(9), Letters(9, bold=True), Letters(9, color=LIGHT.muted)
FIXED = Letters(7, fixed=True)
SECTION = Letters(9, bold=True, color=LIGHT.accent)
SMALL = Letters(7, color=LIGHT.muted)
PAD, GAP = 3.0, 10.0
"""Above and below the text in a table; between its columns."""
LINE = 0.5
TOGETHER = 3
"""Last rows of a table that are on one page: fewer would be lost at the top of the next one."""
MARK = 18.0


@dataclass(frozen=True)
class Piece:
    """Something that is not cut.

    Attributes:
        draw: with the painter, and the place of its top; the left edge is at 0.
        before: room above it, unless it is at the top of a page.
        follows: whether the piece after it has to be on the same page.
        repeated: drawn again at the top of a page that goes on with what it begins: the head of a table.
        ends: whether nothing is repeated after it.
    """

    height: float
    draw: Draw
    before: float = 0.0
    follows: bool = False
    repeated: bool = False
    ends: bool = False


def pieces(report: Report, width: float) -> Iterator[Piece]:
    """All of a report, from top to bottom."""
    yield _text(TITLE, report.title, width, follows=True)
    yield _text(SUBTITLE, report.subtitle, width, before=4.0)
    for block in report.blocks:
        yield from _block(block, width)


def _block(block: Block, width: float) -> Iterator[Piece]:
    if isinstance(block, Heading):
        yield _text(HEADING, block.text, width, before=22.0, follows=True)
    elif isinstance(block, Prose):
        yield from _prose(block, width)
    elif isinstance(block, Table):
        yield from _table(block, width)
    else:
        yield _plots(block, width)


def _text(letters: Letters, text: str, width: float, *, before: float = 0.0, follows: bool = False) -> Piece:
    height = letters.height(text, width)

    def draw(painter: QPainter, top: float) -> None:
        letters.draw(painter, text, QRectF(0, top, width, height))

    return Piece(height, draw, before, follows)


def _prose(block: Prose, width: float) -> Iterator[Piece]:
    """The lines of the notes; a table in them stays whole."""
    document = PlainDocument()
    document.setDocumentMargin(0)
    show_markdown(document, block.text, TEXT.font, LIGHT)
    document.setTextWidth(width)
    edges = _edges(document)
    for number, (top, bottom) in enumerate(pairwise(edges)):
        follows = number == 0 or number == len(edges) - 3  # no line stands alone
        yield Piece(bottom - top, _part(document, top, bottom, width), 8.0 if number == 0 else 0.0, follows)


def _edges(document: QTextDocument) -> list[float]:
    """Heights at which the text may be cut, from 0 to its end."""
    layout, found = document.documentLayout(), {0.0, document.size().height()}
    block = document.begin()
    while block.isValid():
        place = layout.blockBoundingRect(block)
        if block.blockFormat().headingLevel() == 0:
            lines = block.layout()
            found |= {place.top() + lines.lineAt(row).rect().top() for row in range(lines.lineCount())}
        else:
            found.add(place.top())
        block = block.next()
    frames = [layout.frameBoundingRect(frame) for frame in document.rootFrame().childFrames()]
    whole = [edge for edge in found if not any(one.top() < edge < one.bottom() for one in frames)]
    return sorted(whole)


def _part(document: QTextDocument, top: float, bottom: float, width: float) -> Draw:
    def draw(painter: QPainter, place: float) -> None:
        painter.save()
        painter.translate(0, place - top)
        painter.setClipRect(QRectF(-2, top, width + 4, bottom - top))
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, QColor(LIGHT.text))
        context.palette.setColor(QPalette.ColorRole.Link, QColor(LIGHT.accent))
        context.clip = QRectF(-2, top, width + 4, bottom - top)
        document.documentLayout().draw(painter, context)
        painter.restore()

    return draw


def _plots(block: Plots, width: float) -> Piece:
    """Side by side, each as wide as it was drawn for."""
    whole = sum(plot.size.width() for plot in block.plots)
    gaps = 14.0 * (len(block.plots) - 1)
    scale = (width - gaps) / whole
    widths = [plot.size.width() * scale for plot in block.plots]
    above = 2 + max(STRONG.height(plot.title, width) for plot, width in zip(block.plots, widths, strict=True))
    height = above + max(plot.size.height() for plot in block.plots) * scale

    def draw(painter: QPainter, top: float) -> None:
        left = 0.0
        for plot, width in zip(block.plots, widths, strict=True):
            STRONG.draw(painter, plot.title, QRectF(left, top, width, above))
            painter.save()
            painter.translate(left, top + above)
            # Qt takes pictures to be of a screen, and enlarges them by the fineness of the paper.
            ratio = plot.picture.logicalDpiX() / painter.device().logicalDpiX()
            painter.scale(scale * ratio, scale * ratio)
            painter.drawPicture(QPointF(0, 0), plot.picture)
            painter.restore()
            left += width + 14.0

    return Piece(height, draw, 10.0)


def _table(table: Table, width: float) -> Iterator[Piece]:
    edges = [0.0]
    for part in table.widths:
        edges.append(edges[-1] + part * width)
    if table.head:
        head = _row(Row(table.head), table, edges, STRONG, LIGHT.axis)
        yield Piece(head.height, head.draw, 10.0, follows=True, repeated=True)
    for number, row in enumerate(table.rows):
        made = _section(row, edges) if row.section else _row(row, table, edges, TEXT, LIGHT.grid)
        last = number == len(table.rows) - 1
        follows = made.follows or len(table.rows) - TOGETHER <= number < len(table.rows) - 1
        before = made.before if table.head or number else 10.0
        yield Piece(made.height, made.draw, before, follows, ends=last)
    if table.remark:
        yield _text(SMALL, table.remark, width, before=5.0)


def _section(row: Row, edges: list[float]) -> Piece:
    text, width = row.cells[0].text, edges[-1]
    height = SECTION.height(text, width) + 2 * PAD

    def draw(painter: QPainter, top: float) -> None:
        SECTION.draw(painter, text, QRectF(0, top + PAD, width, height))
        _rule(painter, top + height, width, LIGHT.grid)

    return Piece(height, draw, 7.0, follows=True)


def _row(row: Row, table: Table, edges: list[float], letters: Letters, rule: str) -> Piece:
    """One line: texts, details beneath them, and a hair below."""
    places = list(_places(table, edges))
    heights = [
        _cell_height(cell, _letters(cell, row, column, letters), width)
        for column, (cell, (_, width)) in enumerate(zip(row.cells, places, strict=True))
    ]
    height = max(heights) + 2 * PAD

    def draw(painter: QPainter, top: float) -> None:
        if row.total:
            _rule(painter, top, edges[-1], LIGHT.axis)
        for column, (cell, (left, width)) in enumerate(zip(row.cells, places, strict=True)):
            # Over a column the last lines stand beside each other, in it the first ones.
            above = height - PAD - heights[column] if letters is STRONG else PAD
            place = QRectF(left, top + above, width, height)
            _draw_cell(
                painter, cell, _letters(cell, row, column, letters), place, right=column in table.numbers
            )
        if not row.total:
            _rule(painter, top + height, edges[-1], rule)

    return Piece(height, draw)


def _places(table: Table, edges: list[float]) -> Iterator[tuple[float, float]]:
    """Left end and width of each column's texts: numbers end at its right end, and what comes after keeps away."""
    for column, (left, right) in enumerate(pairwise(edges)):
        number = column in table.numbers
        begin = left + (GAP if number or column - 1 in table.numbers else 0.0)
        yield begin, right - begin - (0.0 if number or right == edges[-1] else GAP)


def _letters(cell: Cell, row: Row, column: int, letters: Letters) -> Letters:
    if row.total:
        return STRONG
    if cell.fixed:
        return FIXED
    return QUIET if column == 0 and letters is TEXT else letters


def _cell_height(cell: Cell, letters: Letters, width: float) -> float:
    mark = 7.0 if cell.mark else 0.0
    return mark + letters.height(cell.text, width) + SMALL.height(cell.detail, width)


def _draw_cell(painter: QPainter, cell: Cell, letters: Letters, place: QRectF, *, right: bool) -> None:
    top = place.top()
    if cell.mark:
        _draw_mark(painter, cell.mark, place.right() - MARK if right else place.left(), top + 2)
        top += 7.0
    letters.draw(painter, cell.text, QRectF(place.left(), top, place.width(), 0), right=right)
    top += letters.height(cell.text, place.width())
    if cell.detail:
        SMALL.draw(painter, cell.detail, QRectF(place.left(), top, place.width(), 0), right=right)


def _draw_mark(painter: QPainter, mark: Mark, left: float, height: float) -> None:
    pen = QPen(QColor(mark.color), 2.0)
    if mark.dash:
        pen.setDashPattern([length / 2.0 for length in mark.dash])
    painter.setPen(pen)
    painter.drawLine(QPointF(left, height), QPointF(left + MARK, height))


def _rule(painter: QPainter, height: float, width: float, color: str) -> None:
    painter.setPen(QPen(QColor(color), LINE))
    painter.drawLine(QPointF(0, height), QPointF(width, height))

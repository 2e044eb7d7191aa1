"""A report on pages of A4."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from engine.progress import tell
from gui.report.blocks import Report
from gui.report.letters import Letters
from gui.report.pieces import Piece, pieces
from gui.theme.palette import LIGHT

POINTS, RESOLUTION = 72, 1200
"""To the inch; letters are placed on the latter."""
PAGE = QSizeF(595, 842)
SIDE, TOP, BOTTOM = 51.0, 51.0, 62.0
"""Margins: 18 mm, and below room for the number of the page."""
FOOT = Letters(8, color=LIGHT.muted)
WIDTH = PAGE.width() - 2 * SIDE
HEIGHT = PAGE.height() - TOP - BOTTOM


@dataclass(frozen=True)
class Placed:
    """A piece, and how far its top is below that of the page's contents."""

    piece: Piece
    top: float

    @property
    def bottom(self) -> float:
        return self.top + self.piece.height


Page = list[Placed]


def paginated(found: Sequence[Piece], height: float = HEIGHT) -> list[Page]:
    """Put pieces onto pages. One that is higher than a page has a page of its own, which it leaves at the bottom."""
    pages: list[Page] = [[]]
    head: Piece | None = None
    place = 0
    while place < len(found):
        end = place
        while found[end].follows and end + 1 < len(found):
            end += 1
        together = found[place : end + 1]
        page = pages[-1]
        top = page[-1].bottom if page else 0.0
        needed = sum(piece.before + piece.height for piece in together) - (
            0.0 if page else together[0].before
        )
        if page and top + needed > height:
            pages.append([Placed(head, 0.0)] if head is not None else [])
            page = pages[-1]
        for piece in together:
            top = page[-1].bottom + piece.before if page else 0.0
            page.append(Placed(piece, top))
            head = piece if piece.repeated else None if piece.ends else head
        place = end + 1
    return pages


def report_pdf(report: Report) -> bytes:
    """The whole file."""
    pages = paginated(list(pieces(report, WIDTH)))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(report.title)
    writer.setCreator("Descenso")
    writer.setResolution(RESOLUTION)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    with QPainter(writer) as painter:
        for number, page in enumerate(pages):
            tell(number / len(pages))
            if number:
                writer.newPage()
            painter.save()
            painter.scale(RESOLUTION / POINTS, RESOLUTION / POINTS)
            draw_page(painter, page, report.title, number + 1, len(pages))
            painter.restore()
    buffer.close()
    return bytes(data.data())


def draw_page(painter: QPainter, page: Page, title: str, number: int, count: int) -> None:
    """Draw one page, whose corner is the painter's origin."""
    painter.save()
    painter.translate(SIDE, TOP)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for placed in page:
        placed.piece.draw(painter, placed.top)
    painter.restore()
    foot = QRectF(SIDE, PAGE.height() - BOTTOM + 22, WIDTH, 0)
    FOOT.draw(painter, FOOT.elided(title, WIDTH - 60), foot)
    FOOT.draw(painter, f"{number} / {count}", foot, right=True)

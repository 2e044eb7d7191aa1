"""Which classes the network takes for which, as a heat table."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from engine.errors import InputError
from engine.experiment import Experiment
from engine.tasks import Task
from gui import formatting
from gui.beliefs.base import Arrays, BeliefView
from gui.beliefs.heat_table import HeatTable, lay_out
from gui.forms.words import engine_text
from gui.theme.current import current_palette
from gui.theme.palette import Palette
from gui.theme.style import mix

STRENGTH = 0.5
"""How far a full cell's color goes from the ground to the accent: counts must stay readable on it."""
FAINTEST = 0.22
"""Share of it that a single mistake among many samples gets, so that it is seen."""
SMALLEST_FONT = 8
FINEST_GRID = 6.0
"""Cells smaller than this have no lines between them."""


def cell_color(palette: Palette, share: float, *, right: bool) -> str:
    """The color of a cell that holds a share of its row: blue for what is right, red for mistakes.

    Mistakes are few where a network is good, so that their root counts.
    """
    if share <= 0.0:
        return palette.field
    if right:
        return mix(palette.field, palette.accent, STRENGTH * share)
    return mix(palette.field, palette.error, STRENGTH * (FAINTEST + (1.0 - FAINTEST) * math.sqrt(share)))


class ConfusionMatrixView(BeliefView):
    """Rows are true classes, columns predicted ones; a perfect network has all on the diagonal."""

    name = "confusion_matrix"
    probe = "confusion_matrix"
    rank = 25

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Confusion matrix"))
        self._classes: tuple[str, ...] = ()
        self._counts: np.ndarray | None = None

    @classmethod
    def suits(cls, task: Task) -> bool:
        # In the plane the map shows who is taken for whom, and where.
        return super().suits(task) and task.view != "plane"

    def remark(self) -> str:
        if self._counts is None:
            return ""
        total = int(self._counts.sum())
        wrong = total - int(np.trace(self._counts))
        text = self.tr("{wrong} wrong of {total} ({share})")
        share = formatting.percent(wrong / total if total else None)
        return text.format(wrong=formatting.number(wrong), total=formatting.number(total), share=share)

    def show_run(self, experiment: Experiment) -> None:
        self._counts = None
        try:
            task = experiment.data.task()
        except InputError:
            task = None
        self._classes = tuple(engine_text(name) for name in task.classes) if task is not None else ()
        self.described.emit()
        self.update()

    def show_arrays(self, arrays: Arrays) -> None:
        self._counts = arrays["counts"]
        self.described.emit()
        self.update()

    def table(self) -> HeatTable | None:
        """Where everything is now; None while there is nothing to draw."""
        if self._counts is None or not len(self._counts):
            return None
        return self._lay_out(self._name_font())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, table = QPainter(self), self.table()
        if table is None:
            self.paint_waiting(painter)
            return
        self._paint_cells(painter, table)
        self._paint_names(painter, table)
        self._paint_captions(painter, table)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._words_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def _paint_cells(self, painter: QPainter, table: HeatTable) -> None:
        palette, counts = current_palette(), self._counts
        assert counts is not None
        painter.fillRect(table.area, QColor(palette.field))
        totals = np.maximum(counts.sum(axis=1), 1)
        filled = [(int(row), int(column)) for row, column in np.argwhere(counts)]
        for row, column in filled:
            color = cell_color(palette, counts[row, column] / totals[row], right=row == column)
            painter.fillRect(table.cell(row, column), QColor(color))
        if min(table.cell_size.width(), table.cell_size.height()) >= FINEST_GRID:
            painter.setPen(QPen(QColor(palette.card), 1.0))
            for number in range(1, table.count):
                place = table.cell(number, number).topLeft()
                painter.drawLine(
                    QPointF(place.x(), table.area.top()), QPointF(place.x(), table.area.bottom())
                )
                painter.drawLine(
                    QPointF(table.area.left(), place.y()), QPointF(table.area.right(), place.y())
                )
        self._paint_counts(painter, table, filled)

    def _paint_counts(self, painter: QPainter, table: HeatTable, filled: list[tuple[int, int]]) -> None:
        """The numbers, in the largest font in which all of them fit; none where there is no room."""
        counts = self._counts
        assert counts is not None
        texts = {place: formatting.number(int(counts[place])) for place in filled}
        longest = max(texts.values(), key=len, default="")
        font = QFont(self._font())
        font.setWeight(QFont.Weight.DemiBold)
        for pixels in range(self._font().pixelSize(), SMALLEST_FONT - 1, -1):
            font.setPixelSize(pixels)
            metrics = QFontMetricsF(font)
            room = table.cell_size
            if (
                metrics.horizontalAdvance(longest) + 4 <= room.width()
                and metrics.capHeight() + 4 <= room.height()
            ):
                break
        else:
            return
        painter.setPen(QColor(current_palette().text))
        for right, weight in ((True, QFont.Weight.DemiBold), (False, QFont.Weight.Normal)):
            font.setWeight(weight)
            painter.setFont(font)
            for (row, column), text in texts.items():
                if (row == column) == right:
                    painter.drawText(table.cell(row, column), Qt.AlignmentFlag.AlignCenter, text)

    def _paint_names(self, painter: QPainter, table: HeatTable) -> None:
        font = self._name_font()
        painter.setFont(font)
        painter.setPen(QColor(current_palette().text))
        names, metrics, elide = self._names(), QFontMetricsF(font), Qt.TextElideMode.ElideRight
        end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        rows, columns = table.strides()
        for number in range(0, table.count, rows):
            cell = table.cell(number, 0)
            room = QRectF(0, cell.center().y() - table.line / 2, table.names.width(), table.line)
            painter.drawText(room, end, metrics.elidedText(names[number], elide, room.width()))
        for number in range(0, table.count, columns):
            cell = table.cell(table.count - 1, number)
            painter.save()
            painter.translate(cell.center().x(), table.area.bottom() + 4)
            if table.upright:
                painter.rotate(-90)
                length = table.names.height()
                room = QRectF(-length, -table.line / 2, length, table.line)
                painter.drawText(room, end, metrics.elidedText(names[number], elide, length))
            else:
                width = max(cell.width(), table.names.height())
                room = QRectF(-width / 2, 0, width, table.line)
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, names[number])
            painter.restore()

    def _paint_captions(self, painter: QPainter, table: HeatTable) -> None:
        painter.setFont(self._font())
        painter.setPen(QColor(current_palette().muted))
        predicted, metrics = self.tr("predicted class (test part)"), QFontMetricsF(self._font())
        painter.drawText(QPointF(0, metrics.ascent()), self.tr("true class"))
        left = table.area.right() - metrics.horizontalAdvance(predicted)
        painter.drawText(QPointF(max(left, 0.0), self.height() - metrics.descent() - 1), predicted)

    def _words_at(self, spot: QPointF) -> str:
        table = self.table()
        place = table.at(spot) if table is not None else None
        if place is None or self._counts is None:
            return ""
        row, column = place
        names, total = self._names(), int(self._counts[row].sum())
        count = int(self._counts[row, column])
        share = self.tr("{count} of {total} ({share})").format(
            count=formatting.number(count),
            total=formatting.number(total),
            share=formatting.percent(count / total if total else None),
        )
        lines = (
            self.tr("True class: {name}").format(name=names[row]),
            self.tr("Predicted: {name}").format(name=names[column]),
            share,
        )
        return "\n".join(lines)

    def _names(self) -> tuple[str, ...]:
        """Of all classes; their numbers where they have no names."""
        count = len(self._counts) if self._counts is not None else 0
        return self._classes if len(self._classes) == count else tuple(map(str, range(count)))

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(font.pixelSize() - 1, SMALLEST_FONT))
        return font

    def _lay_out(self, font: QFont) -> HeatTable:
        caption = math.ceil(QFontMetricsF(self._font()).height())
        return lay_out(QSizeF(self.size()), self._names(), QFontMetricsF(font), caption)

    def _name_font(self) -> QFont:
        """The largest font in which every row has room for its name; the usual one where none is small enough."""
        font, usual = self._font(), self._font()
        for pixels in range(usual.pixelSize(), SMALLEST_FONT - 1, -1):
            font.setPixelSize(pixels)
            if self._lay_out(font).strides()[0] == 1:
                return font
        return usual

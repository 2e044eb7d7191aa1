"""The picture of a plot: what is to be seen, and painting it with as little work as possible."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui.formatting import number
from gui.plots.backdrop import Backdrop
from gui.plots.curve import Curve, Event, Reference
from gui.plots.curve_item import CurveItem, Line, color_of
from gui.plots.layout import Layout, Style, lay_out
from gui.plots.raster import Stroke
from gui.plots.readout import Cursor, Readout, read
from gui.plots.references import References
from gui.plots.smoothing import SmoothedCurve, Smoothing
from gui.plots.viewport import Viewport
from gui.theme.palette import Palette

TEXT_SIZE = 0.85
"""Of the widget's font."""
FAINT_WIDTH = 1.0
KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
"""Ways to come here after which the plot shows that it has the focus."""
CROWDING = 0.2
"""How much fainter a faint curve becomes with every doubling of its samples."""
NEAR = 6.0
"""Pixels from the cursor to an event that it names."""


class PlotCanvas(QWidget):
    """Curves over steps, with axes, events, references and a cursor.

    `refresh`, called by a frame clock, is all that growing data need; the work is done when the widget paints
    itself, so hidden plots cost nothing.
    """

    navigated = Signal()
    """The view was zoomed or moved, or follows the data again: `viewport.following` tells."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewport = Viewport()
        self._palette = palette
        self._curves: tuple[Curve, ...] = ()
        self._hidden: set[str] = set()
        self._events: tuple[Event, ...] = ()
        self._references: tuple[Reference, ...] = ()
        self._empty_text = ""
        self._smoothing = Smoothing.LOW
        self._smoothed: dict[str, SmoothedCurve] = {}
        self._counts: list[int] = []
        self._cursor: int | None = None
        self._hover: QPointF | None = None
        self._item, self._backdrop = CurveItem(), Backdrop()
        self._reference_lines, self._readout = References(), Readout()
        self._style: Style | None = None
        self._layout: Layout | None = None
        self._ring = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(120, 80)

    def set_curves(self, curves: Sequence[Curve]) -> None:
        """Show these curves; the first ones cover the others. Where the series are new, the view follows them."""
        before, self._curves = self._curves, tuple(curves)
        if [(c.key, id(c.series)) for c in before] != [(c.key, id(c.series)) for c in self._curves]:
            self._smoothed = {}
            self.follow()
        self.look_again()

    def curves(self) -> tuple[Curve, ...]:
        """All curves, shown or hidden."""
        return self._curves

    def set_shown(self, key: str, shown: bool) -> None:
        """Show or hide the curve with that key, and later ones with the same key."""
        (self._hidden.discard if shown else self._hidden.add)(key)
        self.look_again()

    def shown(self) -> tuple[Curve, ...]:
        """The curves that are not hidden."""
        return tuple(curve for curve in self._curves if curve.key not in self._hidden)

    def set_events(self, events: Iterable[tuple[int, str]]) -> None:
        """Mark these steps with vertical lines and labels."""
        self._events = tuple(Event(*event) for event in events)
        self.update()

    def set_references(self, references: Iterable[tuple[float, str]]) -> None:
        """Mark these values with horizontal lines and labels."""
        self._references = tuple(Reference(*reference) for reference in references)
        self.update()

    def set_empty_text(self, text: str) -> None:
        """What is said while there are no data; translated."""
        self._empty_text = text
        self.update()

    def set_palette(self, palette: Palette) -> None:
        """Take other colors. Those of the curves are their own."""
        self._palette = palette
        self._style = None
        self.update()

    def smoothing(self) -> Smoothing:
        return self._smoothing

    def set_smoothing(self, smoothing: Smoothing) -> None:
        """Choose how strongly the curves that ask for it are smoothed."""
        self._smoothing = smoothing
        self._smoothed = {}
        self.update()

    def refresh(self) -> None:
        """Have the plot painted again if it is visible and there is something new."""
        if self.isVisible() and (
            self._lengths() != self._counts or any(smoothed.pending for smoothed in self._smoothed.values())
        ):
            self.update()

    def look_again(self) -> None:
        """Find the ranges anew, unless the view was zoomed or moved."""
        self._layout = None
        self._counts = []
        self.viewport.refit()
        self.update()

    def follow(self) -> None:
        """Let the view follow the data again."""
        self.viewport.follow_again()
        self.look_again()
        self.navigated.emit()

    def zoom(self, place: QPointF, factor_x: float, factor_y: float) -> None:
        """Show `factor` times as much around `place`, and stay there."""
        across, up = self.places().shares(place)
        self.viewport.zoom(min(max(across, 0), 1), min(max(up, 0), 1), factor_x, factor_y)
        self.update()
        self.navigated.emit()

    def drag(self, way: QPointF) -> None:
        """Move what is shown along `way`, and stay there."""
        area = self.places().area
        self.viewport.move(-way.x() / area.width(), way.y() / area.height())
        self.update()
        self.navigated.emit()

    def set_cursor(self, step: int | None) -> None:
        """Put the cursor on a step, or take it away."""
        self._cursor = step
        self._hover = None
        self.update()

    def set_hover(self, place: QPointF | None) -> None:
        """Let the cursor follow the mouse at `place`, or take it away."""
        self._cursor = None
        self._hover = place
        self.update()

    def cursor_step(self) -> int | None:
        """The step under the cursor, among those recorded; None where there is no cursor or no data."""
        recorded = self.recorded()
        if recorded is None or (self._cursor is None and self._hover is None):
            return None
        step = float(self._cursor or 0)
        if self._hover is not None:
            places = self.places()
            step = places.x.value(places.shares(self._hover)[0])
        return round(min(max(step, recorded[0]), recorded[1]))

    def reading(self) -> Cursor | None:
        """What the cursor says; None where there is none."""
        step = self.cursor_step()
        if step is None:
            return None
        places = self.places()
        here = places.across(places.x.coordinate(step))
        near = [event for event in self._events if abs(places.point(event.step, 1.0).x() - here) <= NEAR]
        heading = " · ".join(
            [self.tr("step {step}").format(step=number(step)), *(event.label for event in near)]
        )
        return Cursor(step, heading, read(self.shown(), step))

    def readout_box(self) -> QRectF:
        """Where the cursor's box was painted last."""
        return self._readout.box

    def recorded(self) -> tuple[int, int] | None:
        """The first and the last step of the shown curves that have a place on the axis; None without data."""
        filled = [curve.series.steps for curve in self.shown() if len(curve.series)]
        if not filled:
            return None
        first, last = (int(min(s[0] for s in filled)), int(max(s[-1] for s in filled)))
        return (max(first, 1), max(last, 1)) if self.viewport.x.logarithmic else (first, last)

    def places(self) -> Layout:
        """Where things are now."""
        style, known = self.style_now(), self._layout
        here = (QSizeF(self.size()), self.devicePixelRatioF(), self.viewport.x, self.viewport.y)
        if known is None or here != (known.size, known.ratio, known.x, known.y):
            known = self._layout = lay_out(*here, style, known.area.left() if known else 0.0)
        return known

    def style_now(self) -> Style:
        """The colors and fonts of this plot."""
        if self._style is None:
            size = self.font().pixelSize()
            self._style = Style(self._palette, round(TEXT_SIZE * (size if size > 0 else 13)))
            self._layout = None
        return self._style

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._style = None
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring = event.reason() in KEYBOARD
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, 280)

    def paintEvent(self, _: QPaintEvent) -> None:
        self._follow()
        # Left active by an error, a painter would take the whole program down.
        with QPainter(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        layout, style = self.places(), self.style_now()
        if self.recorded() is None:
            self._paint_empty(painter, style)
            return
        painter.drawPixmap(0, 0, self._backdrop.pixmap(layout, style, self._events))
        self._item.render(self._lines(layout.frame.columns), layout.frame)
        self._item.draw(painter, layout.area.topLeft())
        self._reference_lines.draw(painter, self._references, self._item, layout, style)
        if cursor := self.reading():
            self._readout.draw(painter, cursor, self._item, layout, style)
        if self._ring and self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(style.palette.accent), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_empty(self, painter: QPainter, style: Style) -> None:
        painter.fillRect(self.rect(), QColor(style.palette.card))
        painter.setFont(style.font)
        painter.setPen(QColor(style.palette.muted))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(QRectF(self.rect()).adjusted(16, 0, -16, 0), flags, self._empty_text)

    def _lengths(self) -> list[int]:
        return [len(curve.series) for curve in self._curves]

    def _follow(self) -> None:
        """Take notice of data that have arrived."""
        if self._smoothing is not Smoothing.NONE:
            for curve in self.shown():
                if curve.smooth and curve.key not in self._smoothed:
                    self._smoothed[curve.key] = SmoothedCurve(curve.series, self._smoothing)
        for smoothed in self._smoothed.values():
            smoothed.follow()
        lengths = self._lengths()
        if lengths != self._counts:
            self._counts = lengths
            self.viewport.follow([curve.series for curve in self.shown()])

    def _lines(self, columns: int) -> list[Line]:
        """What is drawn on so many pixel columns, from back to front."""
        faint, full = [], []
        for curve in reversed(self.shown()):
            series = curve.series
            smoothed = self._smoothed.get(curve.key)
            if smoothed and len(smoothed.series):
                color = color_of(curve.color, _opacity(curve.faint, len(series) / columns))
                faint.append(Line(series, Stroke(color, FAINT_WIDTH)))
                series = smoothed.series
            full.append(Line(series, Stroke(color_of(curve.color, curve.opacity), curve.width, curve.dash)))
        return faint + full


def _opacity(faint: float, density: float) -> float:
    """A curve drawn faintly where there are `density` samples a pixel: the more, the closer it comes to a band."""
    return faint / (1 + CROWDING * int(math.log2(max(density, 1.0))))

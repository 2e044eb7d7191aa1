"""The picture of a plot: what is to be seen, and painting it with as little work as possible."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from time import perf_counter

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QSizePolicy, QWidget

from gui.plots.axis_item import PlotAxis
from gui.plots.backdrop import Backdrop
from gui.plots.box import PlotBox
from gui.plots.curve import Curve, Event, Reference
from gui.plots.curve_item import CurveItem
from gui.plots.curve_set import CurveSet
from gui.plots.events import draw_events
from gui.plots.export.figure import SIZE as FIGURE
from gui.plots.export.figure import Figure
from gui.plots.layout import Layout, Style, lay_out
from gui.plots.legend import samples_of
from gui.plots.references import References
from gui.plots.smoothing import Smoothing
from gui.plots.units import STEPS, Odometer, StepScale, Unit
from gui.plots.view_range import ViewRange
from gui.theme.palette import Palette

TEXT_SIZE = 0.85
"""Of the widget's font."""
KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
"""Ways to come here after which the plot shows that it has the focus."""
REST = 14.0
"""Times as long as it worked a plot of very many lanes rests."""


class PlotPicture(pg.GraphicsView):
    """Curves over steps, with axes, events and references.

    `refresh`, called by a frame clock, is all that growing data need; the work is done when the widget paints
    itself, so hidden plots cost nothing.
    """

    navigated = Signal()
    """The view was zoomed or moved, or follows the data again: `view_range.following` tells."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent, useOpenGL=False, background=None)
        self._palette = palette
        self._curves = CurveSet()
        self._events: tuple[Event, ...] = ()
        self._event_odometer = Odometer()
        self._references: tuple[Reference, ...] = ()
        self._empty_text = ""
        self._caption = ""
        self._reference_lines = References()
        self._style: Style | None = None
        self._layout: Layout | None = None
        self._arranged: Layout | None = None
        self._stale = True
        """Whether there is more to paint anew than data that have arrived."""
        self._ring = False
        self._resting = 0.0
        self.box = PlotBox()
        self._axes = PlotAxis("left", self.box), PlotAxis("bottom", self.box)
        for item in (*self._axes, self.box):
            item.setVisible(False)
            self.addItem(item)
        self._backdrop = Backdrop(*(axis.draw for axis in self._axes), self._draw_marks)
        self._item = CurveItem(self.box)
        self.box.navigated.connect(self._on_navigated)
        # A few items, over a backdrop that is kept, all painted again when `repaint_soon` says so.
        self.scene().setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.NoViewportUpdate)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setMinimumSize(120, 80)
        # The plot itself takes the focus. While it stands in for its inside, both have one policy.
        self.viewport().setFocusProxy(None)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def view_range(self) -> ViewRange:
        """Which part of the data is shown."""
        return self.box.view_range

    def repaint_soon(self) -> None:
        """Have everything painted again, once, when the events at hand are done."""
        self._stale = True
        self.viewport().update()

    def set_curves(self, curves: Sequence[Curve]) -> None:
        """Show these curves; the first ones cover the others. Where the series are new, the view follows them."""
        if self._curves.replace(curves):
            self.follow()
        self.look_again()

    def curves(self) -> tuple[Curve, ...]:
        """All curves, shown or hidden."""
        return self._curves.all

    def set_shown(self, key: str, shown: bool) -> None:
        """Show or hide the curve with that key, and later ones with the same key."""
        self._curves.set_shown(key, shown=shown)
        self.look_again()

    def shown(self) -> tuple[Curve, ...]:
        """The curves that are not hidden."""
        return self._curves.shown()

    def set_events(self, events: Iterable[tuple[int, str]], odometer: Odometer | None = None) -> None:
        """Mark these steps of a run with vertical lines and labels."""
        self._events = tuple(Event(*event) for event in events)
        self._event_odometer = odometer or Odometer()
        self.repaint_soon()

    def set_references(self, references: Iterable[tuple[float, str]]) -> None:
        """Mark these values with horizontal lines and labels."""
        self._references = tuple(Reference(*reference) for reference in references)
        self.repaint_soon()

    def set_empty_text(self, text: str) -> None:
        """What is said while there are no data; translated."""
        self._empty_text = text
        self.repaint_soon()

    def set_palette(self, palette: Palette) -> None:
        """Take other colors. Those of the curves are their own."""
        self._palette = palette
        self._style = None
        self.repaint_soon()

    @property
    def unit(self) -> Unit:
        """What the horizontal axis counts."""
        return self._curves.unit

    def set_unit(self, unit: Unit, caption: str = "") -> None:
        """Choose what the horizontal axis counts, and what stands below it; the view then follows the data again."""
        if unit is not self._curves.unit:
            self._curves.unit = unit
            self._caption = caption
            self.view_range.count_anew()
            self.look_again()
            self.navigated.emit()

    def known_units(self) -> set[Unit]:
        """Those in which the steps of all curves are known."""
        odometers = [curve.odometer for curve in self.curves()]
        return {unit for unit in Unit if all(odometer.scale(unit) for odometer in odometers)}

    @property
    def has_bands(self) -> bool:
        """Whether there are so many lanes that they can be drawn as bands."""
        return self._curves.has_bands

    @property
    def single_lanes(self) -> bool:
        """Whether each of many lanes is drawn, instead of a median and a band."""
        return self._curves.single_lanes

    def set_single_lanes(self, single: bool) -> None:
        """Draw each of many lanes, or a median and a band."""
        self._curves.single_lanes = single
        self.look_again()

    def smoothing(self) -> Smoothing:
        return self._curves.smoothing

    def set_smoothing(self, smoothing: Smoothing) -> None:
        """Choose how strongly the curves that ask for it are smoothed."""
        self._curves.smoothing = smoothing
        self.repaint_soon()

    def refresh(self) -> bool:
        """Have what is new painted if the plot is visible, and of the rest nothing; tell whether there was anything.

        Of very many lanes news are shown less often, lest they keep the window busy.
        """
        begin = perf_counter()
        if not (self.isVisible() and self._curves.pending) or begin < self._resting:
            return False
        before, filled = self._layout, self.box.isVisible()
        start, stop = self._arrange_items()
        if self._curves.crowded:
            now = perf_counter()
            self._resting = now + REST * (now - begin)
        if self._seeks_room or self._layout is not before or not filled:
            self.viewport().update()
        elif start < stop:
            area, ratio = self.places().area, self.devicePixelRatioF()
            strip = QRectF(area.left() + start / ratio, area.top(), (stop - start) / ratio, area.height())
            self.viewport().update(strip.toAlignedRect())
        return True

    @property
    def _seeks_room(self) -> bool:
        """Whether there is anything over the curves that looks for room among them, as labels of references do."""
        return bool(self._references)

    def look_again(self) -> None:
        """Find the ranges anew, unless the view was zoomed or moved."""
        self._layout = None
        self._curves.forget()
        self.view_range.refit()
        self.repaint_soon()

    def follow(self) -> None:
        """Let the view follow the data again."""
        self.view_range.follow_again()
        self.look_again()
        self.navigated.emit()

    def zoom(self, place: QPointF, factor_x: float, factor_y: float) -> None:
        """Show `factor` times as much around `place`, and stay there."""
        self.box.arrange(self.places())
        self.box.zoom(self.box.mapFromScene(place), factor_x, factor_y)

    def foremost_scale(self) -> StepScale:
        """Where the steps of the foremost curve with data lie."""
        filled = (self._curves.scale_of(curve) for curve in self.shown() if len(curve.series))
        return next(filled, STEPS)

    def as_figure(self, title: str, caption: str) -> Figure:
        """What is shown as a figure; smoothed as far as it is on the screen."""
        self._arrange_items()
        self.viewport().update()
        return Figure(
            title,
            caption,
            tuple(self._curves.lines(round(FIGURE.width()))),
            tuple(samples_of(self.shown(), self._palette).values()),
            self.view_range.x,
            self.view_range.y,
            self.unit.whole,
            self._placed_events(),
            self._references,
            self._palette,
        )

    def recorded(self) -> tuple[float, float] | None:
        """Between which places on the axis the shown curves lie; None without data."""
        recorded = self._curves.recorded()
        if recorded is None or not self.view_range.x.logarithmic:
            return recorded
        least = self.foremost_scale().place(1) or min(recorded[1], 1.0)
        return max(recorded[0], least), max(recorded[1], least)

    def places(self) -> Layout:
        """Where things are now."""
        style, known = self.style_now(), self._layout
        here = (QSizeF(self.size()), self.devicePixelRatioF(), self.view_range.x, self.view_range.y)
        if known is None or here != (known.size, known.ratio, known.x, known.y):
            room = known.area.left() if known else 0.0
            captioned = bool(self._caption)
            known = self._layout = lay_out(*here, style, room, whole=self.unit.whole, captioned=captioned)
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
            self.repaint_soon()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring = event.reason() in KEYBOARD
        self.repaint_soon()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.repaint_soon()

    def sizeHint(self) -> QSize:
        return QSize(480, 280)

    def close(self) -> bool:
        """Close like any widget: pyqtgraph would take the scene apart, and a plot may be shown again."""
        return QGraphicsView.close(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        # Only a strip may be painted now: what `refresh` has not seen waits for it.
        if self._stale or self.places() is not self._arranged:
            self._arrange_items()
        super().paintEvent(event)

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        style = self.style_now()
        if self.box.isVisible():
            painter.drawPixmap(
                0, 0, self._backdrop.pixmap(self.places(), style, self._placed_events(), self._caption)
            )
        else:
            painter.fillRect(rect, QColor(style.palette.card))

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        layout, style = self.places(), self.style_now()
        if not self.box.isVisible():
            self._paint_empty(painter, style)
            return
        self._reference_lines.draw(painter, self._references, self._item, layout, style)
        self._draw_over(painter, layout, style)
        if self._ring and self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(style.palette.accent), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _draw_over(self, painter: QPainter, layout: Layout, style: Style) -> None:
        """Paint what is above the curves and the references."""

    def _arrange_items(self) -> tuple[int, int]:
        """Put the items of the scene in their places, and the lines into the picture of the curves.

        Returns the range of pixel columns that have changed in it.
        """
        self._stale = False
        if (grown := self._curves.follow()) is not None:
            self.view_range.follow([source for source, _ in grown], [scale for _, scale in grown])
        filled, layout = self._curves.filled, self.places()
        for item in (self.box, *self._axes):
            item.setVisible(filled)
        if not filled:
            return 0, 0
        if layout is not self._arranged:
            self._arranged = layout
            self.box.arrange(layout)
            for axis in self._axes:
                axis.arrange(layout)
        return self._item.render(self._curves.lines(layout.frame.columns), layout.frame)

    def _draw_marks(self, painter: QPainter, layout: Layout, style: Style) -> None:
        draw_events(painter, self._placed_events(), layout, style)
        painter.setFont(style.font)
        painter.setPen(QColor(style.palette.muted))
        left, baseline = layout.area.left(), layout.size.height() - style.metrics.descent() - 1
        left += (layout.area.width() - style.width(self._caption)) / 2
        painter.drawText(QPointF(left, baseline), self._caption)

    def _placed_events(self) -> tuple[tuple[float, str], ...]:
        """Where the events lie on the axis."""
        scale = self._event_odometer.scale(self.unit)
        return tuple((scale.place(step), label) for step, label in self._events) if scale else ()

    def _paint_empty(self, painter: QPainter, style: Style) -> None:
        painter.setFont(style.font)
        painter.setPen(QColor(style.palette.muted))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(QRectF(self.rect()).adjusted(16, 0, -16, 0), flags, self._empty_text)

    def _on_navigated(self) -> None:
        self.repaint_soon()
        self.navigated.emit()

"""The picture of a schedule; one that is drawn by hand can be reshaped in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from engine.errors import InputError
from engine.schedules.base import Schedule
from engine.schedules.constant import Constant
from engine.schedules.drawn import MOST, Drawn
from gui.formatting import number
from gui.schedules.picture import Scene, paint_scene
from gui.schedules.reshaping import (
    TOLERANCE,
    FreeHand,
    Point,
    drawn_over,
    few,
    middle_after,
    moved,
    with_point,
    without_point,
)
from gui.schedules.scale import CurveScale

REACH = 9.0
"""Pixels within which a point is meant."""
KEY_STEP = 0.02
"""How far a key moves a point, as a share of the picture; with Shift five times as far."""
LEFT_EDGE, EDGE, BELOW = 8, 10, 21
_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class CurveCanvas(QWidget):
    """Points are dragged, added by a double click, and removed by a right click; a drag over free ground draws.

    With the keys: Left and Right select a point, Up and Down move it, with Alt all four do, Insert adds one, Delete
    removes it, and Escape takes back what is being done. What lies before the present step stays as it is.

    Signals:
        proposed: another `Drawn` that the person wants, at the end of each gesture.
        selected: the point that is selected now; −1 for none.
        limited: there is no room for more points.
    """

    proposed = Signal(object)
    selected = Signal(int)
    limited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._schedule: Schedule = Constant()
        self._rate = 0.0
        self._past: Sequence[tuple[int, float]] = ()
        self._now: int | None = None
        self._picked = -1
        self._grip: QPointF | None = None
        self._shaped: Drawn | None = None
        self._hand: FreeHand | None = None
        self._hover: QPointF | None = None
        self._scale = CurveScale(QRectF(), 0, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # What is shown

    def show_schedule(self, schedule: Schedule, steps: int, rate: float) -> None:
        """Draw a schedule over so many steps; `rate` is what the factors are multiplied by."""
        self._drop_gesture()
        self._schedule, self._rate = schedule, rate
        self._scale = replace(self._scale, warmup=schedule.warmup_steps, steps=steps)
        if self._picked >= self._count():
            self.pick(-1)
        self.setCursor(Qt.CursorShape.CrossCursor if self.curve() else Qt.CursorShape.ArrowCursor)
        self._rescale()

    def show_past(self, past: Sequence[tuple[int, float]]) -> None:
        """Draw how it went, before the schedule became what it is now."""
        self._past = past
        self._rescale()

    def show_now(self, step: int | None) -> None:
        """Mark the present step, up to which nothing can be changed; None for a run that has not begun."""
        if step != self._now:
            before, self._now = self._now, step
            if None in (before, step) or self._scale.x(before or 0) // 1 != self._scale.x(step or 0) // 1:
                self.update()
            if self._picked >= 0 and not self._is_free(self._picked):
                self._drop_gesture()
                self.pick(-1)

    def set_logarithmic(self, logarithmic: bool) -> None:
        """Draw factors on a logarithmic scale, or a linear one."""
        self._scale = replace(self._scale, logarithmic=logarithmic)
        self._rescale()

    def curve(self) -> Drawn | None:
        """The curve that can be reshaped; None for a schedule of another kind."""
        return self._schedule if isinstance(self._schedule, Drawn) else None

    def place_of(self, index: int) -> QPointF:
        """Where a point of the curve is."""
        return self._scale.place(*self._points()[index])

    def spot_of(self, time: float, factor: float) -> QPointF:
        """Where a time and a factor are."""
        return self._scale.place(time, factor)

    def picked(self) -> int:
        """The point that is selected; −1 for none."""
        return self._picked

    def pick(self, index: int) -> None:
        """Select a point; −1 selects none."""
        if index != self._picked:
            self._picked = index
            self.selected.emit(index)
            self._describe()
            self.update()

    def words(self) -> str:
        """Step, factor and rate under the mouse, or of the selected point; empty for neither."""
        if self._hover is not None and self._hand is None and self._shaped is None:
            step = self._scale.step(self._hover.x())
        elif 0 <= self._picked < self._count():
            curve = self._shaped or self.curve()
            assert curve is not None
            step = self._scale.step_of(curve.points[self._picked][0])
        else:
            return ""
        return self._words_at(round(step))

    def sizeHint(self) -> QSize:
        return QSize(260, 150)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 76)

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._drop_gesture()
        if self.curve() is None:
            return
        index = self._index_at(event.position())
        if event.button() == Qt.MouseButton.RightButton:
            if index >= 0:
                self.remove(index)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.pick(index)
            self._grip = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = event.position()
        self._hover = spot
        self.update()
        curve = self.curve()
        if curve is None or self._grip is None:
            return
        begun = self._shaped is not None or self._hand is not None
        if not begun and (spot - self._grip).manhattanLength() < QApplication.startDragDistance() / 2:
            return
        if self._picked >= 0:
            self._shaped = self._moved(curve, self._picked, spot)
            return
        if self._hand is None:
            self._hand = FreeHand(self._scale.spot(self._grip))
        self._hand.go_on(self._scale.spot(spot))
        self._shaped = self._drawn(curve, self._hand)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        shaped = self._shaped
        self._drop_gesture()
        if shaped is not None:
            self._propose(shaped)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._index_at(event.position()) < 0:
            time, height = self._scale.spot(event.position())
            self._add((time, self._scale.factor(height)))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = None
        self.update()

    # The keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        alt = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        curve, index = self.curve(), self._picked
        if curve is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not alt:
            self._pick_next(_WAYS[key][0])
        elif key in _WAYS and index >= 0:
            far = 5 if modifiers & Qt.KeyboardModifier.ShiftModifier else 1
            across, up = (far * KEY_STEP * way for way in _WAYS[key])
            area = self._scale.area
            place = self.place_of(index) + QPointF(across * area.width(), -up * area.height())
            self._propose(self._moved(curve, index, place))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and index >= 0:
            self.remove(index)
        elif key in (Qt.Key.Key_Insert, Qt.Key.Key_Plus):
            self.add_point()
        elif key == Qt.Key.Key_Escape and self._shaped is not None:
            self._drop_gesture()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        keyed = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if self._picked < 0 and event.reason() in keyed:
            self._pick_next(1)

    def add_point(self) -> None:
        """Add a point on the curve, half way after the selected one."""
        if (curve := self.curve()) is not None:
            self._add(middle_after(curve, self._picked))

    def remove(self, index: int) -> None:
        """Take a point away, where one remains."""
        if (curve := self.curve()) is not None and self._is_free(index):
            self._propose(without_point(curve, index))

    # How it is done

    def _propose(self, curve: Drawn) -> None:
        if curve == self._schedule:
            return
        wanted = curve.points[self._picked] if 0 <= self._picked < len(curve.points) else None
        self.proposed.emit(curve)
        # What lies behind may have got a joint at the present step, so that others stand elsewhere.
        if wanted in self._points():
            self.pick(self._points().index(wanted))
        self._describe()

    def _add(self, point: Point) -> None:
        curve = self.curve()
        if curve is None or point[0] <= self._present():
            return
        if len(curve.points) == MOST:
            self.limited.emit()
            return
        more, index = with_point(curve, point)
        self._propose(more)
        points = self._points()
        self.pick(points.index(point) if point in points else min(index, len(points) - 1))

    def _moved(self, curve: Drawn, index: int, place: QPointF) -> Drawn:
        time, height = self._scale.spot(place)
        # The ground before the present step is closed.
        return moved(curve, index, (max(time, self._earliest()), self._scale.factor(height)))

    def _drawn(self, curve: Drawn, hand: FreeHand) -> Drawn:
        scale = self._scale
        heights = [place for place in hand.heights if place[0] > self._present()]
        if not heights:
            return curve
        factors = [scale.factor(height) for _, height in heights]
        slacks = [
            abs(scale.factor(height + TOLERANCE) - scale.factor(height - TOLERANCE)) / 2
            for _, height in heights
        ]
        logarithmic = curve.interpolation == "logarithmic"
        stroke = few([time for time, _ in heights], factors, slacks, logarithmic=logarithmic)
        try:
            return drawn_over(curve, stroke)
        except InputError:
            self.limited.emit()
            return curve

    def _present(self) -> float:
        """The time of the present step; before the run has begun, earlier than any."""
        return -1.0 if self._now is None else self._scale.time(self._now)

    def _earliest(self) -> float:
        """The earliest time at which a point may be put."""
        return 0.0 if self._now is None else self._scale.time(self._now + 1)

    def _points(self) -> tuple[Point, ...]:
        curve = self.curve()
        return curve.points if curve is not None else ()

    def _count(self) -> int:
        return len(self._points())

    def _is_free(self, index: int) -> bool:
        return self._points()[index][0] > self._present()

    def _pick_next(self, way: int) -> None:
        free = [index for index in range(self._count()) if self._is_free(index)]
        if free:
            place = free.index(self._picked) + way if self._picked in free else (0 if way > 0 else -1)
            self.pick(free[place % len(free)])

    def _index_at(self, place: QPointF) -> int:
        """The free point nearest to a place, if one is near."""
        squares = [
            (way.x() ** 2 + way.y() ** 2, index)
            for index in range(self._count())
            if self._is_free(index)
            for way in (self.place_of(index) - place,)
        ]
        square, index = min(squares, default=(REACH**2 + 1, -1))
        return index if square <= REACH**2 else -1

    def _drop_gesture(self) -> None:
        self._grip, self._shaped, self._hand = None, None, None
        self.update()

    def _words_at(self, step: int) -> str:
        factor = (self._shaped or self._schedule).factor(step, self._scale.steps)
        return self.tr("step {step} · factor {factor} · η {rate}").format(
            step=number(step), factor=number(factor, 3), rate=number(factor * self._rate, 3)
        )

    def _describe(self) -> None:
        self.setAccessibleDescription(self.words())

    # The picture

    def resizeEvent(self, event: object) -> None:
        self._rescale()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def _rescale(self) -> None:
        area = QRectF(self.rect()).adjusted(LEFT_EDGE, EDGE, -LEFT_EDGE, -BELOW)
        self._scale = replace(self._scale, area=area)
        last = self._scale.last
        steps = (round(k * last / 200) for k in range(201))
        factors = [self._schedule.factor(step, self._scale.steps) for step in steps]
        drawn = [factor for _, factor in self._points()]
        self._scale = self._scale.around([*factors, *drawn, *(factor for _, factor in self._past)])
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scene = Scene(
            self._scale,
            self._shaped or self._schedule,
            past=self._past,
            now=self._now,
            picked=self._picked,
            words=self.words(),
        )
        paint_scene(painter, self, scene)

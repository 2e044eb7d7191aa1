"""How a schedule looks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from engine.schedules.base import Schedule
from engine.schedules.drawn import Drawn
from gui.formatting import number
from gui.schedules.scale import CurveScale
from gui.theme.current import current_palette
from gui.theme.fonts import mono_font
from gui.theme.style import mix

ROUND = 6
RADIUS = 4.0
MARK = 5.0


@dataclass(frozen=True)
class Scene:
    """What there is to see.

    Attributes:
        past: steps and factors before the schedule became what it is.
        now: the present step.
        picked: the selected point of a drawn curve; −1 for none.
        words: what is said at the top.
    """

    scale: CurveScale
    schedule: Schedule
    past: Sequence[tuple[int, float]]
    now: int | None
    picked: int
    words: str


def paint_scene(painter: QPainter, canvas: QWidget, scene: Scene) -> None:
    """A frame, the ground that is closed, grid and figures, the past, the curve, its points, and the present step."""
    palette = current_palette()
    frame = QRectF(canvas.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.field))
    painter.drawRoundedRect(frame, ROUND, ROUND)
    _paint_grid(painter, scene.scale)
    changed = scene.past[-1][0] + 1 if scene.past else 0
    _paint_line(painter, scene.scale, scene.past, palette.muted, 1.4)
    _paint_line(painter, scene.scale, _vertices(scene, changed), palette.accent, 2.0)
    if isinstance(scene.schedule, Drawn):
        _paint_points(painter, scene, scene.schedule)
    if scene.now is not None:
        _paint_now(painter, scene.scale, scene.now)
    _paint_words(painter, scene)
    focused = canvas.hasFocus()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(palette.accent if focused else palette.border), 2 if focused else 1))
    painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5) if focused else frame, ROUND, ROUND)


def _vertices(scene: Scene, first: int) -> list[tuple[int, float]]:
    """The curve at every pixel, and at each of its points."""
    scale, schedule = scene.scale, scene.schedule
    pixels = max(round(scale.area.width()), 2)
    steps = {round(k * scale.last / pixels) for k in range(pixels + 1)}
    if isinstance(schedule, Drawn):
        steps |= {round(scale.step_of(time)) for time, _ in schedule.points}
    return [(step, schedule.factor(step, scale.steps)) for step in sorted(steps) if step >= first]


def _paint_line(
    painter: QPainter, scale: CurveScale, course: Sequence[tuple[int, float]], color: str, width: float
) -> None:
    painter.setPen(QPen(QColor(color), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    bottom = scale.area.bottom()
    painter.drawPolyline(
        QPolygonF([QPointF(scale.x(step), min(scale.y(factor), bottom)) for step, factor in course])
    )


def _paint_points(painter: QPainter, scene: Scene, curve: Drawn) -> None:
    palette, scale = current_palette(), scene.scale
    present = -1.0 if scene.now is None else scale.time(scene.now)
    for index, (time, factor) in enumerate(curve.points):
        place = scale.place(time, factor)
        free = time > present
        painter.setPen(QPen(QColor(palette.field), 1.5))
        painter.setBrush(QColor(palette.accent if free else palette.muted))
        painter.drawEllipse(place, *((RADIUS, RADIUS) if free else (RADIUS - 1.5, RADIUS - 1.5)))
        if index == scene.picked:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.text), 1.6))
            painter.drawEllipse(place, RADIUS + 2.5, RADIUS + 2.5)


def _paint_now(painter: QPainter, scale: CurveScale, now: int) -> None:
    """A line with a flag, and a veil over what has passed."""
    palette, area = current_palette(), scale.area
    x = min(scale.x(now), area.right())
    veil = QColor(mix(palette.field, palette.axis, 0.5))
    veil.setAlphaF(0.35)
    painter.fillRect(QRectF(area.left(), area.top(), x - area.left(), area.height()), veil)
    painter.setPen(QPen(QColor(palette.text), 1.2))
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.text))
    flag = [QPointF(x - MARK, area.top() - 5), QPointF(x + MARK, area.top() - 5), QPointF(x, area.top() + 3)]
    painter.drawPolygon(QPolygonF(flag))


def _paint_grid(painter: QPainter, scale: CurveScale) -> None:
    palette, area = current_palette(), scale.area
    painter.setPen(QPen(QColor(mix(palette.field, palette.axis, 0.4)), 1))
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        x = area.left() + share * area.width()
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
    painter.drawLine(area.bottomLeft(), area.bottomRight())
    # Where the rate is η itself.
    if scale.low <= 1.0 <= scale.high:
        painter.setPen(QPen(QColor(palette.axis), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(area.left(), scale.y(1.0)), QPointF(area.right(), scale.y(1.0)))


def _paint_words(painter: QPainter, scene: Scene) -> None:
    palette, scale = current_palette(), scene.scale
    area, flags = scale.area, Qt.AlignmentFlag
    painter.setFont(mono_font(palette, 10))
    painter.setPen(QColor(palette.muted))
    below = QRectF(area.left(), area.bottom() + 5, area.width(), 14)
    painter.drawText(below, flags.AlignLeft | flags.AlignVCenter, "0")
    painter.drawText(below, flags.AlignRight | flags.AlignVCenter, number(scale.last))
    if scene.now is not None:
        text = number(scene.now)
        width = painter.fontMetrics().horizontalAdvance(text)
        free = below.adjusted(14, 0, -painter.fontMetrics().horizontalAdvance(number(scale.last)) - 8, 0)
        x = min(max(scale.x(scene.now) - width / 2, free.left()), free.right() - width)
        painter.setPen(QColor(palette.text))
        painter.drawText(QRectF(x, below.top(), width + 2, 14), flags.AlignVCenter, text)
    painter.setPen(QColor(palette.muted))
    inside = area.adjusted(4, 1, -4, -1)
    if scale.low <= 1.0 <= scale.high:
        one = QRectF(inside.left(), scale.y(1.0) - 15, 40, 14)
        painter.drawText(one, flags.AlignLeft | flags.AlignBottom, "1")
    if scale.logarithmic:
        painter.drawText(inside, flags.AlignLeft | flags.AlignBottom, number(scale.low, 2))
    if scene.words:
        painter.setPen(QColor(palette.text))
        painter.drawText(inside, flags.AlignRight | flags.AlignTop, scene.words)

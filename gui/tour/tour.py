"""A tour of the window: it dims everything but one place at a time, and says what to do there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMainWindow, QScrollArea, QVBoxLayout, QWidget

from gui.theme.current import current_palette
from gui.theme.style import set_role
from gui.tour.steps import steps
from gui.widgets.button import Button

DIMMED = 120
"""How dark what is not meant becomes, of 255."""
AIR, RADIUS, WIDTH = 5, 12.0, 340


class Tour(QWidget):
    """Lies over a window until it is finished or left; deletes itself then.

    Right, Down, Enter and Space go on, Left and Up go back, Escape leaves.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Tour"))
        self._steps = steps()
        self._at = 0
        self._before = window.focusWidget()
        self.bubble = QFrame(self)
        set_role(self.bubble, "popup")
        self.title, self.text, self.count = QLabel(), QLabel(), QLabel()
        self.skip_button = Button(self.tr("Skip"), role="flat")
        self.back_button = Button(self.tr("Back"))
        self.next_button = Button(role="primary", name=self.tr("Next"))
        self._build()
        window.installEventFilter(self)

    @property
    def at(self) -> int:
        """The number of the step on show, from 0."""
        return self._at

    def start(self) -> None:
        """Begin at the first step."""
        self._at = 0
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self._show_step()
        self.setFocus()

    def hole(self) -> QRect:
        """The place that is not dimmed; empty where it cannot be seen."""
        window = self._window
        target = self._target()
        if target is None:
            return QRect()
        place = QRect(target.mapTo(window, QPoint()), target.size()).adjusted(-AIR, -AIR, AIR, AIR)
        area = _scrolled_by(target)
        if area is not None:
            view = area.viewport()
            place &= QRect(view.mapTo(window, QPoint()), view.size()).adjusted(-AIR, 0, AIR, 0)
        return place & self.rect()

    def go(self, steps: int) -> None:
        """Go on, or back; past the last step the tour ends."""
        if self._at + steps >= len(self._steps):
            self.close()
        elif self._at + steps >= 0:
            self._at += steps
            self._show_step()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self.setGeometry(self._window.rect())
            self._place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """No key reaches the window meanwhile: what it would do could not be seen."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.Close and self._before is not None:
            self._before.setFocus()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.go(1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.go(-1)
        elif key == Qt.Key.Key_Escape:
            self.close()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shade, hole = QPainterPath(), QRectF(self.hole())
        shade.addRect(QRectF(self.rect()))
        if not hole.isEmpty():
            window = QPainterPath()
            window.addRoundedRect(hole, RADIUS, RADIUS)
            shade -= window
        painter.fillPath(shade, QColor(0, 0, 0, DIMMED))
        if not hole.isEmpty():
            painter.setPen(QPen(QColor(current_palette().accent), 2))
            painter.drawRoundedRect(hole.adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _target(self) -> QWidget | None:
        """The widget that is meant, if it can be seen in this window."""
        window = self._window
        name = self._steps[self._at].target
        if name == "menus" and isinstance(window, QMainWindow):
            return window.menuBar()
        found: QWidget | None = window.findChild(QWidget, name)
        return (
            found if found is not None and found.isVisible() and found.window() is window.window() else None
        )

    def _build(self) -> None:
        set_role(self.title, "display")
        set_role(self.count, "caption")
        self.text.setWordWrap(True)
        foot = QHBoxLayout()
        foot.addWidget(self.count)
        foot.addStretch(1)
        for button in (self.skip_button, self.back_button, self.next_button):
            foot.addWidget(button)
        column = QVBoxLayout(self.bubble)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for part in (self.title, self.text):
            column.addWidget(part)
        column.addLayout(foot)
        self.skip_button.clicked.connect(lambda _checked: self.close())
        self.back_button.clicked.connect(lambda _checked: self.go(-1))
        self.next_button.clicked.connect(lambda _checked: self.go(1))

    def _show_step(self) -> None:
        step, last = self._steps[self._at], self._at == len(self._steps) - 1
        target = self._target()
        area = _scrolled_by(target) if target is not None else None
        if target is not None and area is not None:
            area.ensureWidgetVisible(target, 0, AIR)
        self.title.setText(step.title)
        self.text.setText(step.text)
        self.count.setText(self.tr("{number} of {count}").format(number=self._at + 1, count=len(self._steps)))
        self.next_button.setText(self.tr("Done") if last else self.tr("Next"))
        self.next_button.setAccessibleName(self.next_button.text())
        self.back_button.setEnabled(self._at > 0)
        self.skip_button.setHidden(last)
        self.setAccessibleDescription(f"{step.title}. {step.text}")
        self._place()
        self.update()

    def _place(self) -> None:
        """The words stand beside the place, or within it where there is no room beside."""
        layout = self.bubble.layout()
        assert layout is not None
        layout.activate()
        self.bubble.resize(QSize(WIDTH, max(layout.totalHeightForWidth(WIDTH), 1)))
        self.bubble.move(self._spot(self.hole(), self.bubble.size()))

    def _spot(self, hole: QRect, size: QSize) -> QPoint:
        room = self.rect().adjusted(12, 12, -12, -12)
        middle = QRect(QPoint(), size)
        middle.moveCenter(hole.center() if not hole.isEmpty() else room.center())
        if hole.isEmpty():
            return middle.topLeft()
        gap = 12
        spots = (
            QPoint(hole.right() + gap, middle.top()),
            QPoint(hole.left() - gap - size.width(), middle.top()),
            QPoint(middle.left(), hole.bottom() + gap),
            QPoint(middle.left(), hole.top() - gap - size.height()),
        )
        for spot in spots:
            place = QRect(spot, size)
            place.moveTop(min(max(place.top(), room.top()), room.bottom() - size.height()))
            place.moveLeft(min(max(place.left(), room.left()), room.right() - size.width()))
            if not place.intersects(hole):
                return place.topLeft()
        return middle.topLeft()


def _scrolled_by(widget: QWidget) -> QScrollArea | None:
    """The scroll area that a widget lies in."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around

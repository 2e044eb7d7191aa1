"""One example on the welcome page: its picture, its title, and what to look at."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QVBoxLayout, QWidget

from engine.examples import Example
from gui.forms.words import engine_text
from gui.theme.current import current_palette
from gui.theme.style import set_role
from gui.welcome.picture import Picture

RADIUS = 10.0
EDGE = 2
"""Room for the widest border, which the focus has."""
AIR = 11


class ExampleCard(QAbstractButton):
    """Pressed by a click, by Enter or by Space.

    Attributes:
        name: the example's.
    """

    def __init__(self, example: Example, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = example.name
        self.setText(engine_text(example.title))
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(engine_text(example.description))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        title, sentence = QLabel(self.text(), self), QLabel(self.accessibleDescription(), self)
        for label, role in ((title, "title"), (sentence, "caption")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setContentsMargins(AIR, 0, AIR, 0)
            set_role(label, role)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, AIR)
        column.setSpacing(4)
        column.addWidget(Picture(example, self))
        column.addSpacing(3)
        column.addWidget(title)
        column.addWidget(sentence)
        column.addStretch(1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else QSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, too: a push button in a window without a default button would not take it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self.hasFocus()
        border = palette.accent if wide or self.underMouse() else palette.border
        inset = 1.0 if wide else 0.5
        painter.setPen(QPen(QColor(border), 2.0 * inset))
        painter.setBrush(QColor(palette.accent_soft if self.isDown() else palette.card))
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, RADIUS, RADIUS)

"""The page that a person meets first: what there is to look at, in groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from engine import examples
from gui.forms.words import engine_text
from gui.proportions import MARGIN
from gui.theme.current import current_palette
from gui.theme.style import set_role
from gui.welcome.card import ExampleCard
from gui.welcome.card_grid import CardGrid
from gui.widgets.button import Button
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.plain import plain_label

WIDEST = 1360
"""Width of the content; a wider page has air at both sides."""
MOST_FILES = 5
Key = Qt.Key


class WelcomePage(QWidget):
    """Cards to click; arrows go from card to card, Enter opens one, Escape leaves the page.

    Signals:
        chosen: the name of an example.
        empty: an experiment to begin with from nothing.
        open_file: a file that is still to be chosen.
        file_chosen: one of the files that were open lately.
        left: the person wants back to what was there.
    """

    chosen = Signal(str)
    empty = Signal()
    open_file = Signal()
    file_chosen = Signal(Path)
    left = Signal()

    def __init__(self, files: Sequence[Path] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files = tuple(files)[:MOST_FILES]
        self.setAccessibleName(self.tr("Welcome"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.grids: list[CardGrid] = []
        self.buttons: list[Button] = []
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        self._scroll.setWidget(self._content())
        self._current = self.cards[0]

    @property
    def cards(self) -> tuple[ExampleCard, ...]:
        """All cards in their order."""
        return tuple(card for grid in self.grids for card in grid.cards)

    def _content(self) -> QWidget:
        inner = QWidget()
        inner.setMaximumWidth(WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(2 * MARGIN, MARGIN, 2 * MARGIN, 2 * MARGIN)
        column.setSpacing(10)
        column.addLayout(self._header())
        if self._files:
            column.addLayout(self._recent())
        for topic, group in examples.by_topic().items():
            title = QLabel(engine_text(examples.TOPICS[topic]))
            set_role(title, "title")
            title.setContentsMargins(0, 14, 0, 0)
            column.addWidget(title)
            self.grids.append(CardGrid([self._card(example) for example in group]))
            column.addWidget(self.grids[-1])
        column.addStretch(1)
        outer = QWidget()
        row = QHBoxLayout(outer)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(inner, 1000)
        row.addStretch(1)
        return outer

    def _header(self) -> QHBoxLayout:
        title, words = QLabel(self.tr("What do you want to see?")), QLabel()
        set_role(title, "display")
        words.setText(self.tr("Choose an example, then press Space to train."))
        set_role(words, "caption")
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(title)
        texts.addWidget(words)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(texts, 1)
        for text, icon, signal in (
            (self.tr("Empty Experiment"), "plus", self.empty),
            (self.tr("Open…"), "open", self.open_file),
        ):
            button = Button(text, icon)
            button.clicked.connect(signal)
            self.buttons.append(button)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        close = Button("", "close", role="flat", name=self.tr("Back to the experiment"))
        close.clicked.connect(self.left)
        self.buttons.append(close)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _recent(self) -> FlowLayout:
        row = FlowLayout(spacing=8)
        title = QLabel(self.tr("Recent:"))
        set_role(title, "caption")
        row.addWidget(title)
        for file in self._files:
            button = Button(plain_label(file.name), role="chip", name=file.name)
            button.setToolTip(str(file))
            button.clicked.connect(lambda _checked=False, file=file: self.file_chosen.emit(file))
            self.buttons.append(button)
            row.addWidget(button)
            title.setMinimumHeight(button.sizeHint().height())
        return row

    def _card(self, example: examples.Example) -> ExampleCard:
        card = ExampleCard(example)
        card.clicked.connect(lambda: self.chosen.emit(example.name))
        card.installEventFilter(self)
        return card

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._go_to(self._current)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        """One card at a time is where Tab goes: the one that had the focus last. Arrows are not for scrolling."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, ExampleCard):
            self._current.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._current = watched
            watched.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._scroll.ensureWidgetVisible(watched, 0, 40)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            card = self._where_to(Key(event.key())) if _is_plain(event) else None
            if card is not None:
                self._go_to(card)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Key.Key_Escape and _is_plain(event):
            self.left.emit()
        elif event.key() != Key.Key_Space:  # which would play what lies behind
            super().keyPressEvent(event)

    def _where_to(self, key: Qt.Key) -> ExampleCard | None:
        """The card that a key leads to from the present one."""
        cards = self.cards
        place = cards.index(self._current)
        match key:
            case Key.Key_Left:
                return cards[max(place - 1, 0)]
            case Key.Key_Right:
                return cards[min(place + 1, len(cards) - 1)]
            case Key.Key_Up:
                return self._beside(-1)
            case Key.Key_Down:
                return self._beside(1)
            case Key.Key_Home:
                return cards[0]
            case Key.Key_End:
                return cards[-1]
        return None

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays on the page: what lies behind it cannot be seen."""
        stops: list[QWidget] = [*self.buttons, self._current]
        focused = self.window().focusWidget()
        place = stops.index(focused) if focused in stops else -1
        target = stops[(place + (1 if forward else -1)) % len(stops)]
        target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), QColor(current_palette().window))

    def _go_to(self, card: ExampleCard) -> None:
        card.setFocus(Qt.FocusReason.TabFocusReason)

    def _beside(self, direction: int) -> ExampleCard:
        """The card above or below, in the next row of cards; the same one at the end."""
        here = self._center(self._current)
        rows: dict[int, list[ExampleCard]] = {}
        for card in self._beyond(here.y(), direction):
            rows.setdefault(card.mapTo(self, QPoint()).y(), []).append(card)
        if not rows:
            return self._current
        nearest = rows[min(rows, key=lambda top: abs(top - here.y()))]
        return min(nearest, key=lambda card: abs(self._center(card).x() - here.x()))

    def _beyond(self, y: int, direction: int) -> Iterator[ExampleCard]:
        for card in self.cards:
            top = card.mapTo(self, QPoint()).y()
            if (top + card.height() < y) if direction < 0 else (top > y):
                yield card

    def _center(self, card: ExampleCard) -> QPoint:
        return card.mapTo(self, card.rect().center())


def _is_plain(event: QKeyEvent) -> bool:
    return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier

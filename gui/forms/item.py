"""The editor of one part of a sequence: a line with its kind, and its own lines, which can be folded away."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from engine import fields
from engine.values import Part
from gui.forms.editor import FormSignals, Place
from gui.forms.editors.part import KindChooser, PartEditor
from gui.forms.fold import Foldable
from gui.forms.rows import SPACING
from gui.forms.words import part_detail
from gui.theme.current import current_palette
from gui.theme.style import set_role
from gui.widgets.button import Button
from gui.widgets.elided_label import ElidedLabel

MARGIN = 12
NUMBER = 16
"""Width of the number before the kind."""


class ItemChooser(KindChooser):
    """The list of kinds, with the number of the part before it."""

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.caption.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.caption.setFixedWidth(NUMBER)
        row.addWidget(self.caption, 0, Qt.AlignmentFlag.AlignTop)
        if self.place.live:
            row.addWidget(self.dot, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.input, 1)


class ItemEditor(Foldable, PartEditor):
    """A part that can be moved, copied and removed; folded it says in a line what it is set to.

    Signals:
        shifted: by how many places it is to be moved.
        duplicated, removed: what is to be done with it.
    """

    shifted = Signal(int)
    duplicated = Signal()
    removed = Signal()

    def __init__(
        self, field: fields.PartField, place: Place, signals: FormSignals, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, place, signals, parent)
        self._fold(folded=True)

    def make_chooser(self) -> KindChooser:
        return ItemChooser(self.field, self.place, self.signals)

    def place_of_rows(self) -> Place:
        # They are set apart by a line at their left, not by an indent of each caption.
        return replace(self.place, depth=0)

    def arrange(self) -> None:
        number = self.field.title
        self.fold_button = Button(icon_name="chevron-right", role="flat")
        self.fold_button.setCheckable(True)
        set_role(self.fold_button, "true", "fold")
        self.fold_button.toggled.connect(lambda unfolded: self._fold(folded=not unfolded))
        self.menu_button = Button(
            icon_name="more", role="flat", name=self.tr("What to do with {number}").format(number=number)
        )
        self.menu = QMenu(self.menu_button)
        self._up = self.menu.addAction(self.tr("Move up"))
        self._down = self.menu.addAction(self.tr("Move down"))
        duplicate, remove = self.menu.addAction(self.tr("Duplicate")), self.menu.addAction(self.tr("Remove"))
        self._up.triggered.connect(lambda _checked=False: self.shifted.emit(-1))
        self._down.triggered.connect(lambda _checked=False: self.shifted.emit(1))
        duplicate.triggered.connect(lambda _checked=False: self.duplicated.emit())
        remove.triggered.connect(lambda _checked=False: self.removed.emit())
        self.menu_button.clicked.connect(self._open_menu)
        self._summary = ElidedLabel()
        set_role(self._summary, "caption")
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(MARGIN, 0, 0, 0)
        body.setSpacing(4)
        body.addWidget(self._summary)
        body.addWidget(self._rows)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.fold_button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._chooser, 1)
        row.addWidget(self.menu_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING - 2)
        column.addLayout(row)
        column.addWidget(self._body)

    def show_value(self, value: Part) -> None:
        super().show_value(value)
        self._summary.setText(part_detail(value))
        self._refresh()

    def follow_count(self, count: int) -> None:
        """Enable what makes sense in a list of so many."""
        index = int(self.field.name)
        self._up.setEnabled(index > 0)
        self._down.setEnabled(index < count - 1)

    def unfold(self) -> None:
        """Show the lines."""
        self.fold_button.setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._rows.isVisible():
            place = self._body.geometry()
            painter = QPainter(self)
            painter.setPen(QPen(QColor(current_palette().border), 2))
            painter.drawLine(
                QPointF(place.left() + 3, place.top()), QPointF(place.left() + 3, place.bottom())
            )

    def _fold(self, *, folded: bool) -> None:
        self._folded = folded
        self._refresh()

    def _refresh(self) -> None:
        empty = not self._rows.editors()
        number = self.field.title
        name = (
            self.tr("Show the fields of {number}") if self._folded else self.tr("Hide the fields of {number}")
        )
        self.fold_button.setAccessibleName(name.format(number=number))
        self.fold_button.setToolTip(self.fold_button.accessibleName())
        self.fold_button.set_icon("chevron-right" if self._folded else "chevron-down")
        self.fold_button.setEnabled(not empty)
        self._summary.setVisible(self._folded and bool(self._summary.text()))
        self._rows.setVisible(not self._folded and not empty)
        self._body.setVisible(not self._summary.isHidden() or not self._rows.isHidden())
        self.update()

    def _open_menu(self) -> None:
        self.menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

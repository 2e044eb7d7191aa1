"""A button that shows and hides the lines beneath it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.theme.style import set_role
from gui.widgets.button import Button


class Foldable:
    """Mixin of a widget that can hide what it holds."""

    def unfold(self) -> None:
        """Show what is hidden."""
        raise NotImplementedError


def reveal(widget: QWidget) -> None:
    """Unfold whatever hides `widget`."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, Foldable):
            around.unfold()
        around = around.parentWidget()


class Fold(Foldable, QWidget):
    """Lines that most people leave alone, out of sight until they are asked for."""

    def __init__(self, lines: Sequence[QWidget], *, unfolded: bool, spacing: int) -> None:
        super().__init__()
        self._button = Button(self.tr("More options"), role="flat")
        self._button.setCheckable(True)
        set_role(self._button, "true", "fold")
        self._button.toggled.connect(self._on_toggled)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        column = QVBoxLayout(self)
        for layout in (body, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(spacing)
        for line in lines:
            body.addWidget(line)
        column.addWidget(self._button)
        column.addWidget(self._body)
        self._button.setChecked(unfolded)
        self._on_toggled(unfolded)

    def unfold(self) -> None:
        """Show the lines."""
        self._button.setChecked(True)

    def _on_toggled(self, unfolded: bool) -> None:
        self._button.setText(self.tr("Fewer options") if unfolded else self.tr("More options"))
        self._button.set_icon("chevron-down" if unfolded else "chevron-right")
        self._body.setVisible(unfolded)

"""The preferences as a form that is generated from their declaration; every change takes effect at once."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from engine.errors import InputError
from gui.forms.form import Form
from gui.forms.words import engine_text
from gui.preferences.store import SettingsStore
from gui.widgets.button import Button

SIZE = QSize(460, 330)


class PreferencesDialog(QDialog):
    """Stands beside the window, so that what a choice does can be seen."""

    def __init__(self, store: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.setWindowTitle(self.tr("Preferences"))
        self.form = Form(store.value)
        self.form.edited.connect(self._change)
        self.reset_button = Button(self.tr("Reset all"), role="flat")
        self.reset_button.clicked.connect(lambda _checked: store.reset())
        self.close_button = Button(self.tr("Close"), role="primary")
        self.close_button.clicked.connect(lambda _checked: self.close())
        self._build()
        self.resize(SIZE.expandedTo(self.sizeHint()))
        store.changed.connect(self._show)

    def _build(self) -> None:
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.form)
        foot = QHBoxLayout()
        foot.addWidget(self.reset_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(14)
        column.addWidget(scroll, 1)
        column.addLayout(foot)

    def _change(self, name: str, value: Any) -> None:
        self.form.clear_errors()
        try:
            self._store.change(**{name: value})
        except InputError as error:
            self.form.set_error(error.path, engine_text(error.problem))
        self._show()

    def _show(self) -> None:
        self.form.show_value(self._store.value)

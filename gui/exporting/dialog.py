"""Asks what the selected run is to be written as, and says at once what cannot be had."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine import paths, registry
from engine.errors import InputError
from engine.exporters.base import Exporter
from engine.recording.run import RunRecord
from engine.training.checkpoints import Checkpoint
from gui.context import Context
from gui.exporting.format_row import FormatRow
from gui.file_names import file_name
from gui.forms.form import Form
from gui.forms.words import engine_text
from gui.runs.controller import RunController
from gui.theme.style import set_role
from gui.widgets.button import Button
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.file_dialog import saving

WIDTH = 560


class ExportDialog(QDialog):
    """All formats of the registry, and the fields of the chosen one.

    Signals:
        chosen: the exporter and the file.

    Attributes:
        rows: by kind, one of which is chosen.
        forms: the fields of those that have some, of which the chosen one's is on show.
        dialog: asks for the file; None while it does not.
    """

    chosen = Signal(object, object)

    def __init__(self, context: Context, folder: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export run"))
        self._context, self._folder = context, folder
        self._exporters = {name: _made(kind) for name, kind in registry.kinds("exporters").items()}
        self._kind = next(iter(self._exporters))
        self.dialog: QFileDialog | None = None
        self.forms: dict[str, Form] = {}
        self._run = context.runs.names()[context.document.scene.selected]
        self._group = QButtonGroup(self)
        self.rows: dict[str, FormatRow] = {}
        for name, exporter in self._exporters.items():
            row = self.rows[name] = FormatRow(type(exporter))
            row.button.clicked.connect(lambda _checked=False, name=name: self.choose(name))
            self._group.addButton(row.button)
        self.problem = QLabel()
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        set_role(self.problem, "message")
        set_role(self.problem, "error", "severity")
        self.close_button = Button(self.tr("Cancel"))
        self.export_button = Button(self.tr("Export…"), role="primary")
        self.export_button.setDefault(True)
        self._build()
        self.close_button.clicked.connect(lambda _checked: self.reject())
        self.export_button.clicked.connect(self._ask_for_file)
        context.runs.state_changed.connect(self._check)
        self.choose(self._kind)
        self.rows[self._kind].button.setFocus()

    @property
    def exporter(self) -> Exporter:
        """The chosen format with its fields."""
        return self._exporters[self._kind]

    def choose(self, kind: str) -> None:
        """Choose a format."""
        self._kind = kind
        self.rows[kind].button.setChecked(True)
        self._pages.setCurrentIndex(list(self.rows).index(kind))
        self._line.setVisible(kind in self.forms)
        self._check()

    def _change(self, path: str, value: Any) -> None:
        form = self.forms[self._kind]
        form.clear_errors()
        try:
            self._exporters[self._kind] = paths.put(self.exporter, path, value)
        except InputError as error:
            form.set_error(error.path, engine_text(error.problem))
        form.show_value(self.exporter)
        self._check()

    def _check(self) -> None:
        """Say why the run cannot be had like this, if it cannot."""
        reason = engine_text(self.exporter.obstacle(_foreseen(self._context.controller)))
        text = self.tr("This run cannot be had like that: {reason}").format(reason=reason) if reason else ""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        self.export_button.setEnabled(not text)
        self._make_room()

    def _build(self) -> None:
        name = ElidedLabel(self._run, mode=Qt.TextElideMode.ElideRight)
        set_role(name, "display")
        about = QLabel(self.tr("As it is when the file is chosen; it may go on meanwhile."))
        about.setWordWrap(True)
        set_role(about, "caption")
        self._line = QFrame()
        set_role(self._line, "rule")
        self._pages = QStackedWidget()  # as high as the highest, so that nothing moves with the choice
        for kind, exporter in self._exporters.items():
            if exporter.fields:
                form = self.forms[kind] = Form(exporter)
                form.edited.connect(self._change)
            self._pages.addWidget(self.forms.get(kind) or QWidget())
        kept = self._line.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._line.setSizePolicy(kept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(name)
        column.addWidget(about)
        for row in self.rows.values():
            column.addWidget(row)
        column.addWidget(self._line)
        column.addWidget(self._pages)
        column.addWidget(self.problem)
        column.addStretch(1)
        column.addLayout(foot)
        self.setMinimumWidth(WIDTH)
        self.resize(WIDTH, column.heightForWidth(WIDTH))

    def _make_room(self) -> None:
        """Grow where what there is to say needs it; never shrink under the mouse."""
        column = self.layout()
        assert column is not None
        self.resize(self.width(), max(self.height(), column.heightForWidth(self.width())))

    def _ask_for_file(self) -> None:
        exporter, suffix = self.exporter, self.exporter.suffix
        pattern = f"{engine_text(exporter.title)} (*{suffix})"
        dialog = saving(self, self.tr("Export Run"), self._folder, {pattern: suffix}, self._suggested())
        dialog.fileSelected.connect(lambda name: self._take(exporter, Path(name)))
        dialog.finished.connect(self._forget_dialog)
        self.dialog = dialog
        dialog.open()

    def _suggested(self) -> str:
        """The name of the session, and of the run where there are several."""
        document = self._context.document
        several = [self._run] if len(document.scene.entries) > 1 else []
        return file_name(document.title or self.tr("Untitled"), *several) or "run"

    def _take(self, exporter: Exporter, file: Path) -> None:
        self.chosen.emit(exporter, file)
        self.accept()

    def _forget_dialog(self) -> None:
        self.dialog = None


def _made(kind: type[Any]) -> Exporter:
    exporter: Exporter = kind()
    return exporter


def _foreseen(controller: RunController) -> RunRecord:
    """What will be written, as far as it is known before the worker has given the state."""
    record = controller.record
    if controller.state == "none" and controller.last_checkpoint is None:
        return record
    nothing = np.empty((len(record.start.lane_experiments()), 0))
    return replace(record, checkpoint=Checkpoint(controller.step, {"parameters": nothing}))

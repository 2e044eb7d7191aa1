"""Open what somebody has shared: its text, or a picture of its code."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.errors import DescensoError, InputError
from engine.experiment import Experiment
from engine.sharing.text import decode
from gui.context import Context
from gui.session_files import SessionFiles
from gui.sharing.paper import Paper
from gui.sharing.pictures import ENDINGS, Load, load, read
from gui.sharing.summary import sentence, summary
from gui.theme.style import set_role
from gui.widgets.button import Button
from gui.widgets.file_dialog import opening

SIZE = QSize(560, 340)


class OpenSharedDialog(QDialog):
    """Says what a text holds before it is opened.

    Attributes:
        runs: what is in the text; empty while that is nothing.
        dialog: asks for a picture; None while it does not.
    """

    def __init__(self, context: Context, files: SessionFiles, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._files = context, files
        self.runs: tuple[tuple[str, Experiment], ...] = ()
        self.dialog: QFileDialog | None = None
        self.setWindowTitle(self.tr("Open shared"))
        self.resize(SIZE)
        self.paper = Paper()
        self.paper.setAccessibleName(self.tr("Shared text"))
        self.paper.setPlaceholderText("DESCENSO:1:…")
        set_role(self.paper, "mono")
        self.found, self.problem = QLabel(), QLabel()
        self.picture_button = Button(self.tr("From a picture…"), "open")
        self.close_button = Button(self.tr("Cancel"))
        self.open_button = Button(self.tr("Open"), role="primary")
        self.open_button.setDefault(True)
        self._build()
        self.paper.textChanged.connect(self._read)
        self.paper.pictured.connect(self.take_picture)
        self.paper.entered.connect(self.open_runs)
        self.picture_button.clicked.connect(self._ask_for_picture)
        self.close_button.clicked.connect(self.close)
        self.open_button.clicked.connect(self.open_runs)
        self._read()

    def take_text(self, text: str) -> None:
        """Look at a text, in the place of what is there."""
        self.paper.setPlainText(text)

    def take_picture(self, picture: Load) -> None:
        """Look for a code in a picture, in a thread."""
        self._tell("")
        self._context.work.begin(self.tr("Reading the code"), partial(read, picture), self._on_scanned)

    def open_runs(self) -> None:
        """Open what the text holds, once nothing unsaved would be lost."""
        runs = self.runs
        if runs:
            self.close()
            self._files.leave(lambda: self._files.open_experiments(runs, self.tr("Shared")))

    def _on_scanned(self, outcome: str | DescensoError) -> None:
        if isinstance(outcome, str):
            self.take_text(outcome)
        else:
            self._tell(sentence(outcome))

    def _read(self) -> None:
        text = self.paper.toPlainText()
        self.runs, problem = (), ""
        if text.strip():
            try:
                self.runs = decode(text)
            except InputError as error:
                problem = sentence(error)
        self.found.setText(summary(self.runs) if self.runs else "")
        self.found.setVisible(bool(self.runs))
        self.open_button.setEnabled(bool(self.runs))
        self._tell(problem)

    def _tell(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _build(self) -> None:
        hint = QLabel(self.tr("Paste or drop the text of shared settings, or a picture of their code."))
        set_role(hint, "caption")
        set_role(self.problem, "message")
        set_role(self.problem, "error", "severity")
        foot = QHBoxLayout()
        foot.addWidget(self.picture_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        for label in (hint, self.found, self.problem):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        column.addWidget(hint)
        column.addWidget(self.paper, 1)
        column.addWidget(self.found)
        column.addWidget(self.problem)
        column.addLayout(foot)

    def _ask_for_picture(self) -> None:
        patterns = " ".join(f"*{ending}" for ending in ENDINGS)
        pattern = self.tr("Pictures ({patterns})").format(patterns=patterns)
        dialog = opening(self, self.tr("Open Picture"), "", pattern)
        dialog.fileSelected.connect(lambda name: self.take_picture(partial(load, Path(name))))
        dialog.finished.connect(self._forget_dialog)
        self.dialog = dialog
        dialog.open()

    def _forget_dialog(self) -> None:
        self.dialog = None

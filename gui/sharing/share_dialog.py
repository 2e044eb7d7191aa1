"""The settings of the selected run, or of all of them, as a text to copy and a code to scan."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QTextOption
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from engine.errors import DescensoError, InputError
from engine.sharing import code
from engine.sharing.text import SHORT, Runs, encode
from gui.context import Context
from gui.sharing.code_view import CodeView
from gui.sharing.summary import sentence, summary
from gui.theme.style import set_role
from gui.widgets.button import Button
from gui.widgets.file_dialog import saving

SIZE = QSize(940, 600)
SMALLEST = QSize(620, 380)
SIDE = 300
CALM = 60
"""Milliseconds between an edit and its code: it may be one of many in a row."""


class ShareDialog(QDialog):
    """Stands beside the window and follows it: what is edited there is in the code a moment later.

    Attributes:
        text: what is shared; empty where that cannot be.
        dialog: asks for a file; None while it does not.
    """

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.text = ""
        self.dialog: QFileDialog | None = None
        self._chosen: bool | None = None
        self.setWindowTitle(self.tr("Share"))
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE.boundedTo(parent.window().size() * 0.92))
        self.view = CodeView()
        self.title, self.about = _words("display"), _words("")
        self.all_runs = QCheckBox()
        self.paper = QPlainTextEdit(readOnly=True)
        self.paper.setAccessibleName(self.tr("Text of the settings"))
        self.paper.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.paper.setTabChangesFocus(True)
        set_role(self.paper, "mono")
        self.length, self.problem = _words("caption"), _words("message")
        set_role(self.problem, "error", "severity")
        self.copy_button = Button(self.tr("Copy text"), "duplicate", role="primary")
        self.copy_code_button = Button(self.tr("Copy code"))
        self.save_button = Button(self.tr("Save code…"))
        self.close_button = Button(self.tr("Close"))
        self._build()
        self._calm = QTimer(self, singleShot=True, interval=CALM)
        self._calm.timeout.connect(self.refresh)
        self._connect()
        self.refresh()

    @property
    def waits(self) -> bool:
        """Whether an edit is not in the code yet."""
        return self._calm.isActive()

    def refresh(self) -> None:
        """Show the settings as they stand."""
        self._calm.stop()
        scene, names = self._context.document.scene, self._context.runs.names()
        runs = [(entry.name, entry.experiment) for entry in scene.entries]
        several = len(runs) > 1
        self.all_runs.setVisible(several)
        self.all_runs.setText(self.tr("All {count} runs").format(count=len(runs)))
        everything = several and (self._short(runs) if self._chosen is None else self._chosen)
        self.all_runs.setChecked(everything)
        shared = runs if everything else [(scene.current.name, scene.current.experiment)]
        title = self._context.document.title or self.tr("Untitled")
        self.title.setText(title if everything or not several else names[scene.selected])
        self.about.setText(summary(shared))
        try:
            self._show(encode(shared), "")
        except InputError as error:
            self._show("", sentence(error))

    def copy_text(self) -> None:
        """Put the text on the clipboard."""
        QGuiApplication.clipboard().setText(self.text)
        self.length.setText(self.tr("Copied."))

    def copy_code(self) -> None:
        """Put a picture of the code on the clipboard."""
        QGuiApplication.clipboard().setImage(self.view.picture())
        self.length.setText(self.tr("The code is copied as a picture."))

    def save_code(self, file: Path) -> None:
        """Write the code as SVG or PNG; say so if that fails."""
        try:
            code.save(self.text, file)
        except DescensoError as error:
            self.problem.setText(sentence(error))
            self.problem.show()

    def _short(self, runs: Runs) -> bool:
        """Whether all of them together still make a code that is read across a room."""
        try:
            return len(encode(runs)) <= SHORT
        except InputError:
            return False

    def _show(self, text: str, problem: str) -> None:
        self.text = text
        self.view.show_text(text)
        self.paper.setPlainText(text)
        self.paper.setVisible(bool(text))
        self.length.setText(self.tr("{count} characters").format(count=len(text)) if text else "")
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        for button in (self.copy_button, self.copy_code_button, self.save_button):
            button.setEnabled(bool(text))

    def _build(self) -> None:
        hint = _words("caption")
        hint.setText(
            self.tr(
                "Settings only, without figures and weights. Another Descenso opens them with File › Open Shared…, "
                "from the text or from a picture of the code."
            )
        )
        side = QVBoxLayout()
        side.setSpacing(8)
        for widget in (self.title, self.about, self.all_runs, hint, self.paper):
            side.addWidget(widget, 1 if widget is self.paper else 0)
        side.addWidget(self.length)
        side.addWidget(self.problem)
        side.addWidget(self.copy_button)
        pair = QHBoxLayout()
        pair.addWidget(self.copy_code_button, 1)
        pair.addWidget(self.save_button, 1)
        side.addLayout(pair)
        side.addStretch(0)
        side.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        frame = QWidget()
        frame.setFixedWidth(SIDE)
        frame.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 16, 18, 14)
        row.setSpacing(18)
        row.addWidget(self.view, 1)
        row.addWidget(frame)

    def _connect(self) -> None:
        document = self._context.document
        self.all_runs.clicked.connect(self._choose)
        self.copy_button.clicked.connect(self.copy_text)
        self.copy_code_button.clicked.connect(self.copy_code)
        self.save_button.clicked.connect(self._ask_for_file)
        self.close_button.clicked.connect(self.close)
        for signal in (document.changed, document.run_changed, document.scene_changed, document.titled):
            signal.connect(self._on_changed)

    def _on_changed(self) -> None:
        if self.isVisible():
            self._calm.start()

    def _choose(self, everything: bool) -> None:
        self._chosen = everything
        self.refresh()

    def _ask_for_file(self) -> None:
        kinds = {self.tr("SVG drawing (*.svg)"): ".svg", self.tr("PNG picture (*.png)"): ".png"}
        dialog = saving(self, self.tr("Save Code"), "", kinds, self.title.text())
        dialog.fileSelected.connect(lambda name: self.save_code(Path(name)))
        dialog.finished.connect(self._forget_dialog)
        self.dialog = dialog
        dialog.open()

    def _forget_dialog(self) -> None:
        self.dialog = None


def _words(role: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        set_role(label, role)
    return label

"""A window to draw the schedule in."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.context import Context
from gui.schedules.board import ScheduleBoard
from gui.theme.style import set_role
from gui.widgets.button import Button

SIZE = QSize(820, 460)
SMALLEST = QSize(520, 320)


class ScheduleDialog(QDialog):
    """Stands beside the window and follows the document."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(self.tr("Schedule"))
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE.boundedTo(parent.window().size() * 0.92))
        self.board = ScheduleBoard(context)
        self.undo_button = Button(icon_name="undo", role="flat", name=self.tr("Undo"))
        self.redo_button = Button(icon_name="redo", role="flat", name=self.tr("Redo"))
        self.play_button = Button(self.tr("Play"), "play", role="primary")
        self.close_button = Button(self.tr("Close"))
        self._keys = QLabel(
            self.tr(
                "Drag points, or draw over free ground; a double click adds a point, the right button removes one. "
                "Keys: Left and Right select, Up and Down move, with Alt in all directions; Insert, Delete."
            )
        )
        self._keys.setWordWrap(True)
        set_role(self._keys, "caption")
        self._build()
        self._connect()
        self.board.canvas.setFocus()

    def _build(self) -> None:
        for button in (self.undo_button, self.redo_button):
            self.board.row.insertWidget(self.board.row.count() - 2, button)
        foot = QHBoxLayout()
        foot.addWidget(self.close_button)
        foot.addStretch(1)
        foot.addWidget(self.play_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(8)
        column.addWidget(self.board, 1)
        column.addWidget(self._keys)
        column.addLayout(foot)

    def _connect(self) -> None:
        stack = self._context.document.undo_stack
        self.close_button.clicked.connect(lambda _checked: self.close())
        self.play_button.clicked.connect(lambda _checked: self._context.controller.toggle())
        self.undo_button.clicked.connect(lambda _checked: stack.undo())
        self.redo_button.clicked.connect(lambda _checked: stack.redo())
        for keys, button in (("Ctrl+Z", self.undo_button), ("Ctrl+Shift+Z", self.redo_button)):
            QShortcut(QKeySequence(keys), self, button.click)
        stack.canUndoChanged.connect(self.undo_button.setEnabled)
        stack.canRedoChanged.connect(self.redo_button.setEnabled)
        self.undo_button.setEnabled(stack.canUndo())
        self.redo_button.setEnabled(stack.canRedo())
        self._context.runs.state_changed.connect(self._follow_run)
        self._follow_run()

    def _follow_run(self) -> None:
        controller = self._context.controller
        self.play_button.setText(self.tr("Pause") if controller.playing else self.tr("Play"))
        self.play_button.set_icon("pause" if controller.playing else "play")
        self.play_button.setEnabled(controller.playing or controller.can_play[0])

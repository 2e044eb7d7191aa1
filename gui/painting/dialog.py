"""A window to paint in: the points at large, on the ground of what the network believes of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.datasets.painted import Painted
from engine.errors import InputError
from engine.fields import Table
from engine.worker.messages import Reading
from gui.context import Context
from gui.formatting import number
from gui.forms.editors.table import checked_rows, table_column
from gui.forms.words import SEPARATOR, engine_text
from gui.painting.decision_ground import decision_ground
from gui.painting.paint_field import PaintField
from gui.painting.playing_on import POINTS, PlayingOn
from gui.theme.style import set_role
from gui.widgets.button import Button
from gui.widgets.table_rows import Rows

PROBE = "decision_map"
SIZE = QSize(930, 612)
SMALLEST = QSize(600, 420)


class PaintDialog(QDialog):
    """Stands beside the window and follows the document; closes when other data are chosen."""

    def __init__(self, context: Context, playing_on: PlayingOn, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._playing_on = playing_on
        self.setWindowTitle(self.tr("Paint points"))
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE.boundedTo(parent.window().size() * 0.92))
        field = Painted.field("points")
        assert isinstance(field, Table)
        self.field = PaintField(
            [table_column(column) for column in field.columns],
            partial(checked_rows, field),
            most=field.most,
            roomy=True,
        )
        self.field.setAccessibleName(self.tr("Points"))
        self.undo_button = Button(icon_name="undo", role="flat", name=self.tr("Undo"))
        self.redo_button = Button(icon_name="redo", role="flat", name=self.tr("Redo"))
        self.play_button = Button(self.tr("Play"), "play", role="primary")
        self.close_button = Button(self.tr("Close"))
        self._facts = self._words("caption")
        self._keys = self._words("caption")
        self._keys.setText(
            self.tr(
                "Keys: arrows move the cursor, Space uses the tool, digits choose the class, "
                "B, E and M the tool, [ and ] the size. The right mouse button erases."
            )
        )
        self._build()
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow_data()
        self._context.runs.watch(self, (PROBE,))
        self.field.canvas.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._context.runs.watch(self, ())
        self.field.canvas.show_ground(None)

    def _build(self) -> None:
        history = QHBoxLayout()
        history.setSpacing(2)
        history.addWidget(self.undo_button)
        history.addWidget(self.redo_button)
        history.addStretch(1)
        self.field.add_buttons(history)
        foot = QHBoxLayout()
        foot.addWidget(self.close_button)
        foot.addStretch(1)
        foot.addWidget(self.play_button)
        side = self.field.side
        # Before what stretches.
        side.insertLayout(side.count() - 1, history)
        side.insertWidget(side.count() - 1, self._facts)
        side.addWidget(self._keys)
        side.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.addWidget(self.field)

    def _connect(self) -> None:
        stack = self._context.document.undo_stack
        self.field.edited.connect(self._paint)
        self.close_button.clicked.connect(lambda _checked: self.close())
        self.play_button.clicked.connect(lambda _checked: self._context.controller.toggle())
        self.undo_button.clicked.connect(lambda _checked: self._playing_on.change(stack.undo))
        self.redo_button.clicked.connect(lambda _checked: self._playing_on.change(stack.redo))
        for keys, button in (("Ctrl+Z", self.undo_button), ("Ctrl+Shift+Z", self.redo_button)):
            QShortcut(QKeySequence(keys), self, button.click)
        stack.canUndoChanged.connect(self.undo_button.setEnabled)
        stack.canRedoChanged.connect(self.redo_button.setEnabled)
        self.undo_button.setEnabled(stack.canUndo())
        self.redo_button.setEnabled(stack.canRedo())
        self._context.document.changed.connect(self._follow_data)
        self._context.runs.state_changed.connect(self._follow_run)
        self._context.runs.reading_arrived.connect(self._on_reading)

    def _paint(self, rows: Rows) -> None:
        try:
            self._playing_on.paint(rows)
        except InputError as error:
            self.field.set_error(engine_text(error.problem))
            self._follow_data()

    def _follow_data(self) -> None:
        if not self.isVisible():
            return
        data = self._context.document.experiment.data
        if not isinstance(data, Painted):
            self.close()
            return
        self.field.set_value(data.points)
        labels = [int(row[2]) for row in data.points]
        counts = [
            self.tr("class {name}: {count}").format(name=label, count=number(labels.count(label)))
            for label in sorted(set(labels))
        ]
        # A line is broken between two of them.
        counts = [count.replace(" ", "\u00a0") for count in counts]
        self._facts.setText(
            SEPARATOR.join([self.tr("{count} points").format(count=number(len(labels))), *counts])
        )
        self._follow_run()

    def _follow_run(self) -> None:
        if not self.isVisible():
            return
        controller = self._context.controller
        playing = controller.playing
        self.play_button.setText(self.tr("Pause") if playing else self.tr("Play"))
        self.play_button.set_icon("pause" if playing else "play")
        self.play_button.setEnabled(playing or controller.can_play[0])
        problems = [problem for problem in controller.problems if problem.path in (POINTS, "data")]
        self.field.set_error(f"{self.tr('Points')}: {engine_text(problems[0].problem)}" if problems else "")

    def _on_reading(self, probe: str, reading: Reading) -> None:
        if probe == PROBE and self.isVisible():
            canvas = self.field.canvas
            pixels = round(min(canvas.width(), canvas.height()) * canvas.devicePixelRatioF())
            data = self._context.controller.record.start.data
            canvas.show_ground(decision_ground(reading.arrays, data, pixels))

    def _words(self, role: str) -> QLabel:
        label = QLabel()
        label.setWordWrap(True)
        set_role(label, role)
        return label

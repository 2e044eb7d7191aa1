"""What a file holds, and what is made of it: columns, classes, first rows, and what a person should know."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine import registry
from engine.errors import InputError
from engine.importers.preview import Preview, Remark
from engine.layers.base import shape_words
from gui import formatting
from gui.context import Context
from gui.forms.words import SEPARATOR, engine_text
from gui.own_data.class_bars import ClassBars
from gui.own_data.columns_table import ColumnsTable
from gui.own_data.first_rows import FirstRows
from gui.own_data.reading import file_of
from gui.theme.style import set_role
from gui.widgets.button import Button
from gui.widgets.elided_label import ElidedLabel

SIZE = QSize(900, 640)
SMALLEST = QSize(560, 400)


class PreviewDialog(QDialog):
    """Stands beside the window and follows the data; a click on a column changes what is predicted."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._preview: Preview | None = None
        self.setWindowTitle(self.tr("Preview"))
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE.boundedTo(parent.window().size() * 0.92))
        self._name = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        set_role(self._name, "display")
        self._facts = self._words("caption")
        self._problem = self._words("message")
        set_role(self._problem, "error", "severity")
        self._hint = self._words("caption")
        self._hint.setText(self.tr("Click a circle to predict that column, a box to leave one out."))
        self.columns = ColumnsTable()
        self.columns.predicted.connect(self._predict)
        self.columns.used.connect(self._use)
        self._remarks = self._words("")
        self._classes_title, self._rows_title = (
            self._heading(self.tr("Classes")),
            self._heading(self.tr("First rows")),
        )
        self.classes = ClassBars()
        self.rows = FirstRows()
        self.close_button = Button(self.tr("Close"), role="primary")
        self.close_button.clicked.connect(lambda _checked: self.close())
        self.close_button.setDefault(True)
        self._build()
        self._show_nothing("")
        context.data.read.connect(self._on_read)
        context.data.busy_changed.connect(self._follow_reading)

    def shown_preview(self) -> Preview | None:
        """What is on show; None while there is nothing."""
        return self._preview

    def problem(self) -> str:
        """Why this poses no task, in words; empty when it does."""
        return self._problem.text()

    def remarks(self) -> str:
        """What was guessed, left out and filled in, one a line."""
        return self._remarks.text()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.close_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape cancels what is being read, and closes the dialog where there is nothing."""
        if event.matches(QKeySequence.StandardKey.Cancel) and self._context.data.cancel_reading():
            event.accept()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        column.addWidget(self._name)
        column.addWidget(self._facts)
        column.addWidget(self._problem)
        column.addWidget(self.columns, 10)
        column.addWidget(self._hint)
        column.addWidget(self._classes_title)
        column.addWidget(self.classes)
        column.addWidget(self._remarks)
        column.addWidget(self._rows_title)
        column.addWidget(self.rows)
        column.addStretch(0)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column.addLayout(foot)

    @property
    def _sections(self) -> tuple[QWidget, ...]:
        """All that tells of a file."""
        classes = (self._classes_title, self.classes)
        rows = (self._rows_title, self.rows)
        return (self._facts, self.columns, self._hint, *classes, self._remarks, *rows)

    def _on_read(self, found: Preview | InputError) -> None:
        if isinstance(found, InputError):
            self._show_nothing(_sentence(engine_text(found.problem)))
            return
        another = self._preview is None or self._preview.path != found.path
        self._preview = found
        self._name.setText(Path(found.path).name)
        self._facts.show()
        self._facts.setText(SEPARATOR.join(self._fact_words(found)))
        self._problem.setText(_sentence(engine_text(found.problem)))
        self._problem.setVisible(bool(found.problem))
        self.columns.show_columns(found.columns)
        for widget in (self.columns, self._hint):
            widget.setVisible(bool(found.columns))
        self.classes.show_classes(found.classes)
        self._classes_title.setVisible(bool(found.classes))
        self.rows.show_rows([column.name for column in found.columns], found.first_rows)
        self._rows_title.setVisible(bool(found.first_rows))
        self._remarks.setText("\n".join(f"• {_remark_text(remark)}" for remark in found.remarks))
        self._remarks.setVisible(bool(found.remarks))
        if another:
            self._fit()

    def _show_nothing(self, problem: str) -> None:
        """There is no preview, and why."""
        self._preview = None
        path = file_of(self._context.document.experiment.data)
        self._name.setText(Path(path).name if path else self.tr("Preview"))
        for widget in self._sections:
            widget.hide()
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def _fit(self) -> None:
        """Be as high as the contents need, as far as the window is."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        wanted = layout.totalHeightForWidth(self.width())
        parent = self.parentWidget()
        most = round(parent.window().height() * 0.92) if parent is not None else SIZE.height()
        self.resize(self.width(), max(min(wanted, most), SMALLEST.height()))

    def _fact_words(self, found: Preview) -> list[str]:
        kind = registry.kinds("importers").get(found.format)
        words = [engine_text(kind.title)] if kind is not None else []
        words.append(self.tr("{count} samples").format(count=formatting.number(found.rows)))
        if found.rows_used not in (0, found.rows):
            words.append(self.tr("{count} of them used").format(count=formatting.number(found.rows_used)))
        if found.columns:
            words.append(self.tr("{count} columns").format(count=formatting.number(len(found.columns))))
        if found.input_shape:
            words.append(self.tr("input {shape}").format(shape=shape_words(found.input_shape)))
        if found.task:
            sort = self.tr("classes") if found.task == "classes" else self.tr("values")
            text = self.tr("predicts {sort} of {target}") if found.target else self.tr("predicts {sort}")
            words.append(text.format(sort=sort, target=f"“{found.target}”"))
        return words

    def _predict(self, name: str) -> None:
        self._context.data.edit("data.target", name)

    def _use(self, name: str, used: bool) -> None:
        if self._preview is None:
            return
        data = self._context.document.experiment.data
        present = (
            next(csv.reader([data.leave_out], skipinitialspace=True), [])
            if hasattr(data, "leave_out")
            else []
        )
        names = [one for one in present if one != name] + ([] if used else [name])
        line = io.StringIO()
        csv.writer(line, lineterminator="").writerow(names)
        self._context.data.edit("data.leave_out", line.getvalue())

    def _follow_reading(self) -> None:
        self.setCursor(Qt.CursorShape.BusyCursor if self._context.data.busy else Qt.CursorShape.ArrowCursor)

    def _heading(self, text: str) -> QLabel:
        label = self._words("title")
        label.setText(text)
        return label

    def _words(self, role: str) -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        if role:
            set_role(label, role)
        return label


def _remark_text(remark: Remark) -> str:
    return engine_text(remark.text).format(**remark.values)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]

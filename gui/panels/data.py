"""The card of the data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from engine.datasets.base import PlanePoints
from engine.datasets.painted import Painted
from engine.errors import InputError
from engine.experiment import Experiment
from gui.context import Context
from gui.formatting import number
from gui.forms.words import engine_text
from gui.own_data.edits import PATH
from gui.own_data.preview_dialog import PreviewDialog
from gui.own_data.reading import Readable, file_of
from gui.painting.playing_on import POINTS, PlayingOn
from gui.panels.form_panel import FormPanel
from gui.widgets.button import Button

if TYPE_CHECKING:
    from gui.painting.dialog import PaintDialog


class DataPanel(FormPanel):
    """Where the samples come from, and how many a step sees."""

    name = "data"
    rank = 10
    paths = ("data", "batch_size", "augmentations")

    def __init__(self, context: Context) -> None:
        self.preview_button = Button(self.tr("Preview…"), "table")
        self.paint_button = Button(self.tr("Paint over this data…"), "brush")
        self.preview: PreviewDialog | None = None
        self.painter: PaintDialog | None = None
        self._playing_on = PlayingOn(context)
        super().__init__(context, self.tr("Data"))
        self.preview_button.clicked.connect(lambda _checked: self.show_preview())
        self.paint_button.clicked.connect(lambda _checked: self.paint())
        for button in (self.preview_button, self.paint_button):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        context.data.chosen.connect(self.show_preview)
        context.data.busy_changed.connect(self._refresh_remarks)
        context.data.settled.connect(self._refresh)
        context.document.changed.connect(self._follow_data)
        self._follow_data([PATH])

    def remark(self, experiment: Experiment) -> str:
        if self.context.data.busy:
            return self.tr("reading the file…")
        opened = self.context.controller.opened
        if opened is None or not opened.samples or self.context.controller.stale:
            return ""
        sizes = {split: number(count) for split, count in opened.samples.items()}
        return self.tr("{train} train · {test} test").format(**sizes)

    def show_preview(self) -> None:
        """Open what tells about the file, or bring it to the front."""
        if self.preview is None:
            self.preview = PreviewDialog(self.context, self)
        self.preview.show()
        self.preview.raise_()
        self.preview.activateWindow()
        self.context.data.look()

    def paint(self) -> None:
        """Open the window to paint in; points of other data become painted ones first."""
        data = self.context.document.experiment.data
        if not isinstance(data, PlanePoints):
            return
        try:
            if not isinstance(data, Painted):
                over = Painted.over(data)
                self._playing_on.change(
                    lambda: self.context.data.edit(PATH, over, self.tr("Paint over this data"))
                )
        except InputError as error:
            self.form.set_error(PATH, engine_text(error.problem))
            return
        if self.painter is None:
            from gui.painting.dialog import PaintDialog  # only for those who paint

            self.painter = PaintDialog(self.context, self._playing_on, self)
        self.painter.show()
        self.painter.raise_()
        self.painter.activateWindow()

    def _edit(self, path: str, value: Any) -> None:
        if path != PATH and not path.startswith(f"{PATH}."):
            super()._edit(path, value)
            return
        try:
            if path == POINTS:
                self._playing_on.paint(value)
            else:
                self.context.data.edit(path, value)
        except InputError as error:
            self.form.show_value(self.context.document.experiment)
            self.form.set_error(error.path, engine_text(error.problem))

    def _follow_data(self, changed: list[str]) -> None:
        if not any(path == PATH or path.startswith(f"{PATH}.") for path in changed):
            return
        data = self.context.document.experiment.data
        readable = isinstance(data, Readable)
        painted = isinstance(data, Painted)
        self.paint_button.setVisible(isinstance(data, PlanePoints))
        self.paint_button.set_icon("enlarge" if painted else "brush")
        self.paint_button.setText(
            self.tr("Paint in a window…") if painted else self.tr("Paint over this data…")
        )
        self.paint_button.setAccessibleName(self.paint_button.text())
        self.preview_button.setVisible(readable)
        self.preview_button.setEnabled(bool(file_of(data)))
        if self.preview is not None and self.preview.isVisible():
            if readable:
                self.context.data.look()
            else:
                self.preview.close()

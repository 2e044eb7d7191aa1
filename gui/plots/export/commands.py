"""What can be taken out of a plot: its picture and its data."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from gui.file_names import file_name
from gui.plots.export.csv_job import CsvJob
from gui.plots.export.table import Table, table_of
from gui.plots.units import Unit
from gui.widgets.file_dialog import saving

if TYPE_CHECKING:
    from gui.plots.view import PlotView

_FOLDER = "descenso_export_folder"


class ExportCommands(QObject):
    """The actions for a plot's menu.

    Attributes:
        dialog: the one that is open; None while there is none.

    Signals:
        failed: a sentence that says why there is no file.
        began: what is being written, in words, and the `CsvJob` that writes it.
    """

    failed = Signal(str)
    began = Signal(str, object)

    def __init__(self, view: PlotView) -> None:
        super().__init__(view)
        self._view = view
        self.dialog: QFileDialog | None = None
        self.copy = self._action(self.tr("Copy as image"), self._copy)
        self.save_picture = self._action(self.tr("Save picture…"), self._ask_for_picture)
        self.save_data = self._action(self.tr("Save data as CSV…"), self._ask_for_data)
        self.show_table = self._action(self.tr("Show as table…"), self._show_table)

    def actions(self) -> list[QAction]:
        """All of them in their order."""
        return [self.copy, self.save_picture, self.save_data, self.show_table]

    def write_picture(self, file: Path) -> None:
        """Save the plot as PNG, SVG or PDF, as the file's name says."""
        from gui.plots.export.pictures import save_figure

        try:
            save_figure(self._view.figure(), file)
        except OSError as error:
            self._complain(file, str(error))

    def write_data(self, file: Path) -> CsvJob:
        """Save all shown curves as CSV; what takes long tells how far it is, and can be canceled (`began`)."""
        job = CsvJob(self.table(), file, self)

        def end(problem: str) -> None:
            job.deleteLater()
            if problem:
                self._complain(file, problem)

        job.ended.connect(end)
        self.began.emit(self.tr("Saving {file}").format(file=file.name), job)
        job.start()
        return job

    def table(self) -> Table:
        """The shown curves as a table."""
        view = self._view
        place = view.unit_name() if view.unit is not Unit.STEPS else ""
        return table_of(view.shown(), view.unit, (self.tr("step"), place, self.tr("samples")))

    def _copy(self) -> None:
        from gui.plots.export.pictures import SCREEN_RESOLUTION, image_of

        QGuiApplication.clipboard().setImage(image_of(self._view.figure(), SCREEN_RESOLUTION))

    def _show_table(self) -> None:
        from gui.plots.export.table_dialog import TableDialog

        TableDialog(self._view.accessibleName(), self.table(), self._view.window()).show()

    def _ask_for_picture(self) -> None:
        kinds = {
            self.tr("PNG picture (*.png)"): ".png",
            self.tr("SVG drawing (*.svg)"): ".svg",
            self.tr("PDF document (*.pdf)"): ".pdf",
        }
        dialog = self._ask(self.tr("Save Picture"), kinds)

        def save(name: str) -> None:
            file, ending = Path(name), kinds.get(dialog.selectedNameFilter(), ".png")
            self.write_picture(file if file.suffix.lower() in kinds.values() else Path(f"{name}{ending}"))

        dialog.fileSelected.connect(save)
        dialog.open()

    def _ask_for_data(self) -> None:
        dialog = self._ask(self.tr("Save Data"), {self.tr("CSV table (*.csv)"): ".csv"})
        dialog.fileSelected.connect(lambda name: self.write_data(Path(name)))
        dialog.open()

    def _ask(self, title: str, kinds: Mapping[str, str]) -> QFileDialog:
        name = file_name(self._view.accessibleName()) or "plot"
        dialog = saving(self._view.window(), title, _last_folder(), kinds, name)
        dialog.fileSelected.connect(_remember_folder)
        dialog.finished.connect(self._forget_dialog)
        self.dialog = dialog
        return dialog

    def _forget_dialog(self) -> None:
        self.dialog = None

    def _complain(self, file: Path, problem: str) -> None:
        text = self.tr("{file} could not be written: {problem}. Choose another folder or name.")
        self.failed.emit(text.format(file=file.name, problem=problem.rstrip(".")))

    def _action(self, text: str, call: object) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(call)
        return action


def _last_folder() -> str:
    """Where the last file went, whichever plot it was of: the application object remembers it."""
    app = QCoreApplication.instance()
    return str(app.property(_FOLDER) or "") if app is not None else ""


def _remember_folder(name: str) -> None:
    app = QCoreApplication.instance()
    if app is not None:
        app.setProperty(_FOLDER, str(Path(name).parent))

"""Writes the report of a session while the window goes on."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.context import Context
from gui.widgets.file_dialog import saving
from gui.widgets.notice import Severity

if TYPE_CHECKING:
    from gui.report.blocks import Plots, Report
    from gui.report.origins import Named
    from gui.runs.snapshot import Snapshots

PDF, HTML = ".pdf", ".html"
KEY = "report"
"""Of the notice: the latest report is the one that is spoken of."""


class Reporting(QObject):
    """First the states of all runs, then what is to be said and drawn, then the file, in a thread.

    Attributes:
        dialog: asks for a file; None while it does not.
        busy: whether a report is on its way.
    """

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._window: QWidget | None = None
        self.dialog: QFileDialog | None = None
        self.busy = False

    def ask(self, window: QWidget | None) -> None:
        """Let the person choose a file: its ending says what it will be. The plots are those of the window."""
        self._window = window
        document = self._context.document
        kinds = {self.tr("PDF document (*.pdf)"): PDF, self.tr("Web page (*.html)"): HTML}
        folder = str(document.file.parent if document.file else Path.cwd())
        dialog = saving(self._window, self.tr("Report"), folder, kinds, document.title or self.tr("Untitled"))
        dialog.fileSelected.connect(lambda name: self.begin(Path(name)))
        dialog.finished.connect(self._forget_dialog)
        self.dialog = dialog
        dialog.open()

    def begin(self, file: Path) -> None:
        """Write the report of all runs as they are now; while one is on its way, nothing is begun."""
        from gui.runs.snapshot import Snapshots

        if self.busy:
            return
        self.busy = True
        states = Snapshots((run for _, run in self._context.runs), file, self)
        # One that cannot be had is missing in the report, and nothing else.
        states.done.connect(lambda _problem: self._draw(file, states))
        states.take()

    def _draw(self, file: Path, states: Snapshots) -> None:
        """One plot at a time, so that the window may go on between two."""
        from gui.panels.plots import PlotsPanel
        from gui.report.gather import drawn

        panel = self._window.findChild(PlotsPanel) if self._window is not None else None
        drawing = drawn(panel.figures() if panel is not None else [], paper=not _is_page(file))
        timer = QTimer(self, interval=0)

        def draw_next() -> None:
            try:
                next(drawing)
            except StopIteration as end:
                timer.stop()
                timer.deleteLater()
                self._write(file, end.value, states)

        timer.timeout.connect(draw_next)
        timer.start()

    def _write(self, file: Path, plots: list[Plots], snapshots: Snapshots) -> None:
        from gui.report.gather import gather

        report, runs = gather(self._context, plots)
        names = self._context.runs.names()
        states = {
            names[one.key]: one.checkpoint
            for one in snapshots.taken
            if one.checkpoint is not None and one.key in names
        }

        def finish() -> None:
            snapshots.release()
            self.busy = False

        def tell(problem: str) -> None:
            finish()
            self._tell(file, problem)

        title = self.tr("Writing {name}").format(name=file.name)
        write = partial(_write_file, file, report, runs, states)
        self._context.work.begin(title, write, tell, finish)

    def _tell(self, file: Path, problem: str) -> None:
        notices = self._context.notices
        if problem:
            text = self.tr("{name} could not be written.").format(name=file.name)
            notices.show(Severity.ERROR, text, advice=problem, key=KEY)
            return
        text = self.tr("The report is in {name}.").format(name=file.name)
        show = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(file)))
        notices.show(Severity.INFO, text, actions=[(self.tr("Open"), show)], key=KEY)

    def _forget_dialog(self) -> None:
        self.dialog = None


def _is_page(file: Path) -> bool:
    return file.suffix.lower() in (HTML, ".htm")


def _write_file(file: Path, report: Report, runs: Named, states: dict[str, Path]) -> str:
    """Runs in a thread; `states` are the files of the runs' states by their names. Returns what went wrong."""
    from engine.errors import DescensoError
    from engine.progress import portion
    from engine.session.atomic import replacing
    from engine.session.session import load_checkpoint
    from gui.report.gather import with_states
    from gui.report.page_html import report_html
    from gui.report.page_pdf import report_pdf

    try:
        digests = {}
        for number, (name, state) in enumerate(states.items()):
            with portion(number / 2 / len(states), (number + 1) / 2 / len(states)):
                checkpoint = load_checkpoint(state)
                digests[name] = checkpoint.step, checkpoint.digest()
        report = with_states(report, runs, digests)
        with portion(0.5, 1.0):
            data = report_html(report) if _is_page(file) else report_pdf(report)
            with replacing(file) as target:
                target.write(data)
    except DescensoError as error:
        return str(error)
    except Exception as error:  # noqa: BLE001 - whatever it is, the person must hear of it
        return str(error) or type(error).__name__
    return ""

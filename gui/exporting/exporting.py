"""Writes the selected run for another program while the window goes on."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from engine.errors import DescensoError, InputError
from engine.exporters.base import Exporter
from engine.progress import portion
from engine.recording.run import RunRecord
from gui import formatting
from gui.context import Context
from gui.exporting.dialog import ExportDialog
from gui.forms.words import engine_text
from gui.runs.snapshot import Snapshots, with_state
from gui.widgets.notice import Severity

GATHERING = 0.3
"""Part of the time that it takes to bring state and figures together; the rest goes into the file."""

KEY = "export"
"""Of the notice: the latest export is the one that is spoken of."""


@dataclass(frozen=True)
class Outcome:
    """How it ended: at which step, or why not, with details to copy."""

    step: int = 0
    problem: str = ""
    details: str = ""


class Exporting(QObject):
    """First the worker's state of the run, then the writing, in a thread.

    Attributes:
        dialog: asks for format and file; None while it does not.
    """

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._folder = ""
        self.dialog: ExportDialog | None = None

    def ask(self, window: QWidget | None) -> None:
        """Let the person choose what the selected run is written as, and where."""
        if self.dialog is not None:
            self.dialog.raise_()
            self.dialog.activateWindow()
            return
        document = self._context.document
        folder = self._folder or str(document.file.parent if document.file else Path.cwd())
        self.dialog = ExportDialog(self._context, folder, window)
        self.dialog.chosen.connect(self.begin)
        self.dialog.finished.connect(self._forget_dialog)
        self.dialog.open()

    def begin(self, exporter: Exporter, file: Path) -> None:
        """Write the selected run at its present state."""
        self._folder = str(file.parent)
        controller, context = self._context.controller, self._context
        name = context.runs.names()[context.document.scene.selected]
        states = Snapshots([controller], file, self)

        def tell(outcome: Outcome) -> None:
            states.release()
            self._tell(exporter, file, name, outcome)

        def write(problem: str) -> None:
            if problem:
                tell(Outcome(problem=problem))
                return
            (snapshot,) = states.taken
            record = snapshot.record or RunRecord(controller.record.start)
            title = self.tr("Exporting {name}").format(name=file.name)
            work = partial(_write, exporter, record, snapshot.checkpoint, file)
            context.work.begin(title, work, tell, states.release)

        states.done.connect(write)
        states.take()

    def _tell(self, exporter: Exporter, file: Path, name: str, outcome: Outcome) -> None:
        notices = self._context.notices
        if outcome.problem:
            text = self.tr("{name} could not be written.").format(name=file.name)
            notices.show(Severity.ERROR, text, outcome.details, advice=outcome.problem, key=KEY)
            return
        text = self.tr("{file} is written: {format}, {run} at step {step}.").format(
            file=file.name,
            format=engine_text(exporter.title),
            run=name,
            step=formatting.number(outcome.step),
        )
        notices.show(Severity.INFO, text, key=KEY)

    def _forget_dialog(self) -> None:
        self.dialog = None


def _write(exporter: Exporter, record: RunRecord, state: Path | None, file: Path) -> Outcome:
    """Runs in a thread; whatever happens is told by what it returns."""
    try:
        with portion(0.0, GATHERING):
            whole = record if state is None else with_state(record, state)
        with portion(GATHERING, 1.0):
            exporter.write(whole, file)
    except InputError as error:
        return Outcome(problem=str(InputError(error.path, engine_text(error.problem))))
    except DescensoError as error:
        return Outcome(problem=str(error))
    except Exception as error:  # noqa: BLE001 - whatever it is, the person must hear of it
        return Outcome(problem=str(error) or type(error).__name__, details=traceback.format_exc())
    return Outcome(step=whole.checkpoint.step if whole.checkpoint else 0)

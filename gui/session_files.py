"""New, open, save, and what must be asked before. Nothing that is open is touched before a file has been read."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from engine import source
from engine.experiment import Experiment
from engine.fields import FilePath
from engine.importers.suffixes import takes
from engine.recording.run import RunRecord
from engine.session.session import Session
from engine.source import EXPERIMENT, SESSION, Source
from gui.context import Context
from gui.data_folder import laid_out_folder
from gui.forms.words import engine_text
from gui.own_data.keeping import DataKeeping
from gui.own_data.reading import file_kind
from gui.runs.layout import looks_of
from gui.runs.scene import RunEntry
from gui.scratch import new_folder
from gui.session_reading import Opened, Refused, made_ready, try_to_read
from gui.session_saver import SessionSaver, Then
from gui.theme.icons import icon
from gui.widgets.file_dialog import opening, saving
from gui.widgets.notice import Severity
from gui.work.work import Work

if TYPE_CHECKING:
    from gui.exporting.exporting import Exporting
    from gui.report.reporting import Reporting

SUFFIXES = (SESSION, EXPERIMENT)
ICON = QSize(32, 32)
"""Of the symbol beside a question."""

MOVED = "moved-data"
"""Key of the notice of data that are read from elsewhere."""

Dialog = QFileDialog | QMessageBox


def droppable(file: Path) -> bool:
    """Whether a file is one that can be dropped on the window."""
    return file.suffix.lower() in SUFFIXES or takes(file)


class SessionFiles(QObject):
    """What the File menu does.

    Signals:
        laid_out: the layout of a session that was opened.

    Attributes:
        saver: writes the files.
        keeping: whether they hold the files that data are read from.
        layout: of the session that was opened last.
        dialog: the question that waits for an answer, if any.
        exporting: writes runs for other programs, once that was asked for.
        reporting: writes reports, likewise.
    """

    laid_out = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.layout: Mapping[str, Any] = {}
        self._window: QWidget | None = None
        self._scratch = new_folder("opened")
        self.saver = SessionSaver(context.document, context.runs, context.work, self)
        self.saver.finished.connect(self._on_saved)
        self.keeping = DataKeeping(context.document, context.notices, self.saver, self.save, self)
        self.dialog: Dialog | None = None
        self.exporting: Exporting | None = None
        self.reporting: Reporting | None = None
        self._work: Work | None = None
        self._before = context.document.scene
        self._states: Path | None = None

    def set_window(self, window: QWidget) -> None:
        """The window that dialogs belong to."""
        self._window = window

    @property
    def unsaved(self) -> bool:
        """Whether leaving now would lose something."""
        return self.saver.busy or self._context.document.modified

    def close(self) -> None:
        """Give up what is being read, let a file that is being written be completed, and remove what was scratch."""
        self._stop_reading()
        self._context.data.close()
        self.saver.close()
        self._scratch.cleanup()

    def new(self) -> None:
        """Start over with the default experiment."""
        self.leave(lambda: self.open_experiment(Experiment()))

    def ask_and_open(self) -> None:
        """Let the person choose a file."""
        self.leave(self._choose_file)

    def ask_and_open_data(self) -> None:
        """Let the person choose a file to learn from; the experiment stays, with other data."""
        kind = file_kind()
        field = (
            next(field for field in kind.fields if isinstance(field, FilePath)) if kind is not None else None
        )
        patterns = field.patterns.items() if field is not None else ()
        pattern = ";;".join(f"{engine_text(title)} ({wildcards})" for title, wildcards in patterns)
        dialog = opening(self._window, self.tr("Open Data"), self._folder(), pattern)
        dialog.fileSelected.connect(lambda name: self._context.data.open_file(Path(name)))
        self._ask(dialog)

    def drop(self, file: Path) -> None:
        """Open what was dropped on the window: a session, an experiment, or data."""
        if file.suffix.lower() in SUFFIXES:
            self.leave(lambda: self.open_file(file))
        else:
            self._context.data.open_file(file)

    def ask_and_open_example(self, name: str) -> None:
        """Open an example, once nothing unsaved would be lost, and say what to look at."""
        self.leave(lambda: self._open_example(name))

    def open_file(self, file: Path) -> None:
        """Open a session or an experiment once all of it is read and checked.

        A notice says why if that fails; then, and if it is canceled, nothing has changed.
        """
        self._read(file, file.name, self._adopt)

    def recover(self, copy: Path, title: str, file: Path | None, then: Then) -> None:
        """Open the copy of a document that was not saved; it is as unsaved as it was, and belongs to its `file`.

        Args:
            then: what follows when it is on screen.
        """

        def adopt(opened: Opened) -> None:
            self._adopt(opened, (file, title))
            self._context.document.mark_unsaved(file, title)
            then()

        self.leave(lambda: self._read(copy, title or self.tr("Untitled"), adopt))

    def _read(self, file: Path, name: str, adopt: Callable[[Opened], object]) -> None:
        """Read a file in a thread; what comes of it is adopted, or a notice says why not."""
        self._stop_reading()
        self._before = self._context.document.scene
        title = self.tr("Opening {name}").format(name=name)
        read = partial(try_to_read, file, Path(self._scratch.name))
        work = self._context.work.begin(title, read, lambda outcome: self._on_read(work, outcome, adopt))
        self._work = work

    def open_target(self, target: str) -> None:
        """Open an example by its name, or a file. Raises FileError or InputError; then nothing has changed."""
        self.open_source(source.resolve(target, laid_out_folder()), Path(target))

    def open_source(self, found: Source, file: Path) -> None:
        """Open what `engine.source.resolve` has read from `file`. Raises FileError; then nothing has changed."""
        self._adopt(made_ready(found, file, Path(self._scratch.name)))

    def open_experiment(self, experiment: Experiment, title: str = "") -> None:
        """Show an experiment that is in no session yet."""
        self.open_experiments((("", experiment),), title)

    def open_experiments(self, runs: Sequence[tuple[str, Experiment]], title: str = "") -> None:
        """Show experiments side by side, each with a name or none, that are in no session yet."""
        entries = [
            RunEntry(0, experiment, engine_text(name) if name else "", style)
            for style, (name, experiment) in enumerate(runs)
        ]
        self._stop_reading()
        self._show(Session(entries[0].experiment), None, title, entries)

    def save(self, then: Then | None = None) -> None:
        """Save to the session's file; ask for one if there is none."""
        file = self._context.document.file
        if file is None:
            self.save_as(then)
        else:
            self.saver.save(file, then)

    def save_as(self, then: Then | None = None) -> None:
        """Ask for a file, and save to it."""
        pattern = self.tr("Sessions ({patterns})").format(patterns=f"*{SESSION}")
        name = self._context.document.title or self.tr("Untitled")
        dialog = saving(self._window, self.tr("Save"), self._folder(), {pattern: SESSION}, name)
        dialog.fileSelected.connect(lambda name: self.saver.save(Path(name), then))
        self._ask(dialog)

    def export(self) -> None:
        """Let the person choose what the selected run is written as, for other programs, and where."""
        if self.exporting is None:
            from gui.exporting.exporting import Exporting  # seldom wanted

            self.exporting = Exporting(self._context, self)
        self.exporting.ask(self._window)

    def report(self) -> None:
        """Let the person choose a file for a report of all runs."""
        if self.reporting is None:
            from gui.report.reporting import Reporting  # seldom wanted

            self.reporting = Reporting(self._context, self)
        self.reporting.ask(self._window)

    def leave(self, then: Then) -> None:
        """Do `then` once nothing unsaved would be lost: at once, or when the person has answered."""
        document = self._context.document
        if self.saver.busy:
            self.saver.afterwards(lambda: self.leave(then))
            return
        if not document.modified:
            then()
            return
        button = QMessageBox.StandardButton
        box = QMessageBox(self._window)
        box.setIconPixmap(icon("warning", "warning").pixmap(ICON))
        title = document.title or self.tr("Untitled")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("Save the changes to “{title}”?").format(title=title))
        box.setInformativeText(self.tr("Without saving they are lost."))
        box.setStandardButtons(button.Save | button.Discard | button.Cancel)
        box.setDefaultButton(button.Save)
        answers: dict[int, Then] = {button.Save.value: lambda: self.save(then), button.Discard.value: then}
        box.finished.connect(lambda answer: answers.get(answer, lambda: None)())
        self._ask(box)

    def _open_example(self, name: str) -> None:
        found = source.resolve(name)
        self.open_source(found, Path(name))
        self._context.notices.show(Severity.INFO, engine_text(found.sentence), key="example")

    def _on_read(self, work: Work, outcome: Opened | Refused, adopt: Callable[[Opened], object]) -> None:
        if work is not self._work:
            _discard(outcome)  # something else is wanted by now
            return
        self._work = None
        if isinstance(outcome, Refused):
            problem = self.tr("{name} could not be opened.").format(name=outcome.file.name)
            self._context.notices.show(
                Severity.ERROR, problem, outcome.fault, advice=outcome.problem, key="open"
            )
        elif self._context.document.scene is self._before:
            adopt(outcome)
        else:  # what has been done meanwhile must not be lost
            self.leave(lambda: adopt(outcome))

    def _stop_reading(self) -> None:
        """Whatever was to be opened is no longer wanted."""
        work, self._work = self._work, None
        if work is not None:
            work.cancel()

    def _adopt(self, opened: Opened, place: tuple[Path | None, str] | None = None) -> None:
        """Show what was opened, under its own file and title unless another `place` is given."""
        self._context.notices.withdraw("open")
        found, session = opened.found, opened.found.session
        if session is None:
            # Examples have titles, files only names.
            title = found.title if opened.file.suffix else engine_text(found.title)
            self.open_experiments(found.runs or (("", found.experiment),), title)
            return
        self._stop_reading()
        old, self._states = self._states, opened.folder
        file, title = place or (opened.file, found.title)
        self._show(session, file, title, opened.entries, opened.records, opened.states, opened.selected)
        self._context.runs.set_looks(*looks_of(session, self._context.document.scene.keys))
        if old is not None:
            shutil.rmtree(old, ignore_errors=True)
        if session.moved:
            self._tell_moved(session.moved)
        self.layout = session.layout
        self.laid_out.emit(dict(session.layout))

    def _show(
        self,
        session: Session,
        file: Path | None,
        title: str,
        entries: Sequence[RunEntry],
        records: Sequence[RunRecord | None] = (),
        states: Sequence[Path | None] = (),
        selected: int = 0,
    ) -> None:
        context = self._context
        records, states = records or [None] * len(entries), states or [None] * len(entries)
        context.notices.withdraw("example")
        context.notices.withdraw(MOVED)
        context.runs.hold()
        self.saver.rest = replace(session, runs=(), data=None if session.data is None else ())
        keys = context.document.reset(session.experiment, file, title, entries, selected, notes=session.notes)
        context.runs.load(
            {
                key: (record, state)
                for key, record, state in zip(keys, records, states, strict=True)
                if record is not None
            }
        )
        self.keeping.begin()

    def _tell_moved(self, moved: Mapping[str, str]) -> None:
        """Which data are read from elsewhere than they were."""
        places = [Path(place) for place in moved.values()]
        names, folders = (
            ", ".join(place.name for place in places),
            "\n".join(str(place.parent) for place in places),
        )
        self._context.notices.show(
            Severity.INFO,
            self.tr("{data} came with the session.").format(data=names),
            advice=self.tr("It is not here as it was, so a copy is used: {folder}").format(folder=folders),
            key=MOVED,
        )

    def _choose_file(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        pattern = self.tr("Sessions and experiments ({patterns})").format(patterns=patterns)
        dialog = opening(self._window, self.tr("Open"), self._folder(), pattern)
        dialog.fileSelected.connect(lambda name: self.open_file(Path(name)))
        self._ask(dialog)

    def _on_saved(self, file: Path, problem: str) -> None:
        notices = self._context.notices
        if problem:
            text = self.tr("{name} could not be saved.").format(name=file.name)
            elsewhere = (self.tr("Save elsewhere…"), self.save_as)
            notices.show(Severity.ERROR, text, actions=(elsewhere,), advice=problem, key="save")
        else:
            notices.withdraw("save")

    def _ask(self, dialog: Dialog) -> None:
        def forget() -> None:
            dialog.deleteLater()
            if self.dialog is dialog:  # an answer may have led to the next question
                self.dialog = None

        self.dialog = dialog
        dialog.finished.connect(forget)
        dialog.open()

    def _folder(self) -> str:
        file = self._context.document.file
        return str(file.parent if file else Path.cwd())


def _discard(outcome: Opened | Refused) -> None:
    """Remove what was made ready for the worker."""
    if isinstance(outcome, Opened) and outcome.folder is not None:
        shutil.rmtree(outcome.folder, ignore_errors=True)

"""Edits of the data: a person's own file is read in a thread first, and what the task needs follows."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from engine import paths
from engine.datasets.base import Dataset
from engine.errors import InputError
from engine.experiment import Experiment
from engine.fields import FilePath
from gui.document import Document
from gui.forms.words import SEPARATOR, engine_text
from gui.notices import NoticeCenter
from gui.own_data.reading import Readable, Reading, file_kind, file_of, read
from gui.suiting import suited
from gui.widgets.notice import Severity
from gui.work.center import WorkCenter
from gui.work.work import Work

PATH = "data"


@dataclass(frozen=True)
class _Edit:
    path: str
    value: Any
    text: str
    adapt: Callable[[Experiment], Experiment] = suited


class DataEdits(QObject):
    """Changes the data of the document, one edit after the other, and keeps the window free meanwhile.

    Signals:
        busy_changed: a file is being read, or no longer.
        read: a `Preview`, or the `InputError` that says why there is none, of the data as they are now.
        chosen: another file, which could be read, is the data now.
        settled: an edit has been taken over, or could not be.
    """

    busy_changed = Signal()
    read = Signal(object)
    chosen = Signal()
    settled = Signal()

    def __init__(
        self,
        document: Document,
        notices: NoticeCenter,
        center: WorkCenter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._notices = notices
        self._center = center
        self._work: Work | None = None
        self._waiting: deque[_Edit | None] = deque()
        self._present: _Edit | None = None
        self._base: Dataset | None = None
        self._suiting = False
        self._closed = False
        document.changed.connect(self._on_changed)

    @property
    def busy(self) -> bool:
        """Whether a file is being read."""
        return self._base is not None

    def edit(self, path: str, value: Any, text: str = "") -> None:
        """Put a value at a path of the data, as one undoable change with what follows from it.

        Raises InputError with the path if the value itself is wrong; then nothing has changed.
        """
        self._take(_Edit(path, value, text))

    def open_file(self, file: Path) -> None:
        """Make a file the data."""
        kind = file_kind()
        if kind is None:
            return
        field = next(field for field in kind.fields if isinstance(field, FilePath))
        text = self.tr("Open {name}").format(name=file.name)
        self._take(_Edit(PATH, kind.from_json({field.name: str(file)}), text, _learning))

    def look(self) -> None:
        """Read the present data again and tell what they hold (`read`)."""
        if isinstance(self._document.experiment.data, Readable):
            self._waiting.append(None)
            self._next()

    def cancel_reading(self) -> bool:
        """Give up what is being read; the data stay what they are. Returns whether there was anything."""
        if self._work is not None:
            self._work.cancel()
        return self._work is not None

    def close(self) -> None:
        """Give up what is being read."""
        self._waiting.clear()
        self._closed = True
        self.cancel_reading()

    def _take(self, edit: _Edit) -> None:
        """Apply an edit, at once or when what it needs has been read."""
        new = paths.put(self._document.experiment, edit.path, edit.value)
        if self.busy or _must_read(new.data, self._document.experiment.data):
            self._waiting.append(edit)
            self._next()
        else:
            self._apply(edit)

    def _next(self) -> None:
        """Read for the next edit that waits."""
        if self.busy or not self._waiting:
            return
        self._present = self._waiting.popleft()
        experiment = self._document.experiment
        if self._present is not None:
            try:
                experiment = paths.put(experiment, self._present.path, self._present.value)
            except InputError:  # other data are there by now
                self._present = None
        data = experiment.data
        if not isinstance(data, Readable):
            self._finish(Reading(data))
            return
        self._base = self._document.experiment.data
        title = self.tr("Reading {name}").format(name=Path(file_of(data)).name)
        self._work = self._center.begin(title, partial(read, data), self._on_read, self._on_given_up)
        self.busy_changed.emit()

    def _on_read(self, reading: Reading) -> None:
        if self._closed:
            return
        base = self._rest()
        if self._document.experiment.data != base:
            self._present = None  # the document is another one by now
        self._finish(reading)

    def _on_given_up(self) -> None:
        """The data stay what they are; edits that do not need the file go on."""
        if self._closed:
            return
        self._rest()
        self._present = None
        self.settled.emit()
        self._next()

    def _rest(self) -> Dataset | None:
        """No file is being read any more. Returns the data that were there when it began."""
        base, self._base, self._work = self._base, None, None
        self.busy_changed.emit()
        return base

    def _finish(self, reading: Reading) -> None:
        edit, self._present = self._present, None
        if reading.fault:
            self._notices.show(
                Severity.ERROR, self.tr("The file could not be read."), reading.fault, key="data"
            )
        elif edit is not None:
            before = file_of(self._document.experiment.data)
            self._apply(edit)
            if reading.preview is not None and file_of(self._document.experiment.data) != before:
                self.chosen.emit()
        if self._document.experiment.data == reading.data and not reading.fault:
            self.read.emit(reading.preview or reading.problem)
        self.settled.emit()
        self._next()

    def _apply(self, edit: _Edit) -> None:
        before = self._document.experiment
        self._suiting = True
        try:
            self._document.edit(edit.path, edit.value, edit.text, edit.adapt)
        finally:
            self._suiting = False
        self._document.finish_edit()
        self._tell(before, self._document.experiment)

    def _tell(self, before: Experiment, after: Experiment) -> None:
        """Say what else has changed."""
        changes = [
            f"{engine_text(Experiment.field(name).title)}: {engine_text(getattr(after, name).title)}"
            for name in ("loss", "measure")
            if getattr(after, name).kind != getattr(before, name).kind
        ]
        if len(after.network.layers) != len(before.network.layers):
            changes.append(_layers_text(before, after))
        if changes:
            text = self.tr("Changed to suit the data: {changes}.").format(changes=SEPARATOR.join(changes))
            undo = (self.tr("Undo"), self._document.undo_stack.undo)
            self._notices.show(Severity.INFO, text, actions=(undo,), key="suited")

    def _on_changed(self, changed: list[str]) -> None:
        if not self._suiting:
            self._notices.withdraw("suited")


def _learning(experiment: Experiment) -> Experiment:
    """The experiment made one that learns from its data, whatever it did before."""
    if experiment.surface.is_surface:
        experiment = experiment.replace(surface=Experiment.field("surface").initial())
    return suited(experiment)


def _must_read(new: Dataset, old: Dataset) -> bool:
    return new != old and isinstance(new, Readable)


def _layers_text(before: Experiment, after: Experiment) -> str:
    """What was put at the beginning of the network, or taken away there."""
    if len(after.network.layers) > len(before.network.layers):
        return f"+ {engine_text(after.network.layers[0].title)}"
    return f"− {engine_text(before.network.layers[0].title)}"

"""The experiment that is edited: one immutable value, and its history as an undo stack."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from engine import paths
from engine.experiment import Experiment
from engine.training.topology import Inspection, inspect
from gui.forms.words import engine_text

_MERGEABLE = 1


class Document(QObject):
    """Holds the experiment; everybody reads it here and changes it only through `edit` and `replace`.

    Signals:
        changed: the dotted paths that differ now, after an edit, undo, redo or replacement.
        titled: the file, the title or the modified state may have changed.
    """

    changed = Signal(list)
    titled = Signal()

    def __init__(self, experiment: Experiment | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._experiment = experiment or Experiment()
        self._inspection: Inspection | None = None
        self._edited_path = ""
        self._advanced = False
        self._logged = False
        self.file: Path | None = None
        self.title = ""
        self.undo_stack = QUndoStack(self)
        self.undo_stack.cleanChanged.connect(self.titled)

    @property
    def experiment(self) -> Experiment:
        """The experiment as it stands."""
        return self._experiment

    @property
    def inspection(self) -> Inspection:
        """The network looked at: shapes, sizes, and everything that keeps it from training."""
        if self._inspection is None:
            self._inspection = inspect(self._experiment)
        return self._inspection

    @property
    def modified(self) -> bool:
        """Whether closing would lose something.

        A run of an unsaved, unedited experiment does not count: play makes it again, bit for bit. One with live
        changes does, even if all of them were undone.
        """
        return not self.undo_stack.isClean() or (self._advanced if self.file is not None else self._logged)

    def edit(
        self,
        path: str,
        value: Any,
        text: str = "",
        adapt: Callable[[Experiment], Experiment] | None = None,
    ) -> None:
        """Put `value` (JSON, or a native value or part) at `path`, as one undoable change.

        Consecutive edits of one path are one change until `finish_edit`.

        Args:
            text: what the change is called; by default after the field.
            adapt: changes more of the new experiment, in the same undoable change.

        Raises InputError with the path; then nothing has changed.
        """
        new = paths.put(self._experiment, path, value)
        if adapt is not None and new != self._experiment:
            new = adapt(new)
        if new != self._experiment:
            follows, self._edited_path = self._edited_path == path, path
            self._push(new, text or self._change_text(path), path if follows else "")

    def finish_edit(self) -> None:
        """The next edit is a change of its own, even at the same path."""
        self._edited_path = ""

    def replace(self, experiment: Experiment, text: str) -> None:
        """Put a whole experiment in the place of this one, as one undoable change."""
        self.finish_edit()
        if experiment != self._experiment:
            self._push(experiment, text, "")

    def reset(self, experiment: Experiment, file: Path | None = None, title: str = "") -> None:
        """Start over with another experiment: no history, nothing to save."""
        self.finish_edit()
        self.undo_stack.clear()
        self.mark_saved(file, title)
        self._set(experiment)

    def mark_saved(self, file: Path | None, title: str) -> None:
        """What stands here is in `file` now (or was shipped under `title`)."""
        self.file, self.title, self._advanced = file, title, False
        self.finish_edit()
        self.undo_stack.setClean()
        self.titled.emit()

    def mark_unsaved(self, file: Path | None, title: str) -> None:
        """The file that `mark_saved` told of could not be written after all; `file` is the one before it."""
        self.file, self.title, self._advanced = file, title, True
        self.undo_stack.resetClean()
        self.titled.emit()

    def mark_advanced(self) -> None:
        """The run has gone on since it was opened or saved."""
        if not self._advanced:
            self._advanced = True
            self.titled.emit()

    def mark_logged(self, changed: bool) -> None:
        """Whether live changes were made in the run."""
        if changed != self._logged:
            self._logged = changed
            self.titled.emit()

    def _push(self, new: Experiment, text: str, merges: str) -> None:
        self.undo_stack.push(_Change(self, self._experiment, new, text, merges))

    def _set(self, experiment: Experiment) -> None:
        before, self._experiment, self._inspection = self._experiment, experiment, None
        self.changed.emit(list(paths.differences(before, experiment)))

    def _change_text(self, path: str) -> str:
        titles = [field.title for field in paths.trail(self._experiment, path) if field.title]
        title = engine_text(titles[-1]) if titles else path
        lowered = title[:1].lower() + title[1:] if title[1:2].islower() else title
        return self.tr("Change {field}").format(field=lowered)


class _Change(QUndoCommand):
    """From one experiment to another; `merges` says that it continues the change before it."""

    def __init__(self, document: Document, old: Experiment, new: Experiment, text: str, merges: str) -> None:
        super().__init__(text)
        self._document = document
        self._old = old
        self._new = new
        self._merges = merges

    def id(self) -> int:
        return _MERGEABLE

    def redo(self) -> None:
        self._document._set(self._new)

    def undo(self) -> None:
        self._document.finish_edit()
        self._document._set(self._old)

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Change) or not other._merges:
            return False
        self._new = other._new
        self.setObsolete(self._new == self._old)
        return True

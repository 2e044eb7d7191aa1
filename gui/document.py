"""The runs that are edited: one immutable value, and its history as an undo stack."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from engine import paths
from engine.experiment import Experiment
from engine.training.topology import Inspection, inspect
from gui.change import Change
from gui.forms.words import engine_text
from gui.notes.notes import Notes
from gui.runs.scene import Beginning, RunEntry, Scene


class Document(QObject):
    """Holds the runs' experiments; everybody reads them here and changes them only through the methods below.

    What concerns one experiment (`experiment`, `edit`, `changed`, …) means that of the selected run.

    Signals:
        changed: the dotted paths that differ now, after an edit, undo, redo, replacement, or another selection.
        run_changed: the key of a run whose experiment is another one now; selected or not.
        scene_changed: there are other runs, names, an other order or selection. Comes before both.
        titled: the file, the title or the modified state may have changed.

    Attributes:
        notes: what is written about them.
    """

    changed = Signal(list)
    run_changed = Signal(int)
    scene_changed = Signal()
    titled = Signal()

    def __init__(self, experiment: Experiment | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys = itertools.count(1)
        self._scene = self._single(experiment or Experiment())
        self._inspections: dict[int, tuple[Experiment, Inspection]] = {}
        self._edited_path = ""
        self._advanced = False
        self._logged: set[int] = set()
        self.file: Path | None = None
        self.title = ""
        self.undo_stack = QUndoStack(self)
        self.notes = Notes(self.undo_stack, self)
        self.undo_stack.cleanChanged.connect(self.titled)

    @property
    def scene(self) -> Scene:
        """All runs as they stand."""
        return self._scene

    @property
    def experiment(self) -> Experiment:
        """The selected run's experiment as it stands."""
        return self._scene.current.experiment

    @property
    def inspection(self) -> Inspection:
        """The selected run's network looked at: shapes, sizes, and everything that keeps it from training."""
        return self.inspection_of(self._scene.selected)

    def inspection_of(self, key: int) -> Inspection:
        """The same for any run."""
        experiment = self._scene.entry(key).experiment
        known = self._inspections.get(key)
        if known is None or known[0] is not experiment:
            known = self._inspections[key] = experiment, inspect(experiment)
        return known[1]

    @property
    def modified(self) -> bool:
        """Whether closing would lose something.

        A run of an unsaved, unedited experiment does not count: play makes it again, bit for bit. One with live
        changes does, even if all of them were undone.
        """
        logged = any(key in self._logged for key in self._scene.keys)
        return not self.undo_stack.isClean() or (self._advanced if self.file is not None else logged)

    def edit(
        self,
        path: str,
        value: Any,
        text: str = "",
        adapt: Callable[[Experiment], Experiment] | None = None,
        key: int | None = None,
    ) -> None:
        """Put `value` (JSON, or a native value or part) at `path`, as one undoable change.

        Consecutive edits of one path are one change until `finish_edit`.

        Args:
            text: what the change is called; by default after the field.
            adapt: changes more of the new experiment, in the same undoable change.
            key: of the run, by default the selected one.

        Raises InputError with the path; then nothing has changed.
        """
        key = self._scene.selected if key is None else key
        old = self._scene.entry(key).experiment
        new = paths.put(old, path, value)
        if adapt is not None and new != old:
            new = adapt(new)
        if new != old:
            place = f"{key}:{path}"
            follows, self._edited_path = self._edited_path == place, place
            scene = self._scene.with_experiment(key, new)
            self._push(scene, text or self._change_text(old, path), place if follows else "")

    def finish_edit(self) -> None:
        """The next edit is a change of its own, even at the same path."""
        self._edited_path = ""

    def replace(self, experiment: Experiment, text: str) -> None:
        """Put a whole experiment in the place of the selected run's, as one undoable change."""
        self._change(self._scene.with_experiment(self._scene.selected, experiment), text)

    def select(self, key: int) -> None:
        """Have forms and panels show another run; this is no change to be undone."""
        self.finish_edit()
        self._set(self._scene.with_selected(key))

    def add(
        self, experiments: Sequence[tuple[Experiment, str]], text: str, *, instead: bool = False
    ) -> tuple[int, ...]:
        """Put further runs (experiment, name or nothing) behind the selected one, and select the first.

        Args:
            instead: they take the place of the selected one.
        """
        entries = [RunEntry(next(self._keys), experiment, name) for experiment, name in experiments]
        self._change(self._scene.with_added(entries, self._scene.selected, instead=instead), text)
        return tuple(entry.key for entry in entries)

    def branch(
        self,
        key: int,
        kept: Experiment,
        experiment: Experiment,
        beginning: Beginning,
        text: str,
        name: str = "",
    ) -> int:
        """Put a branch behind the run that it leaves, and select it; that run is `kept` as it was before the edits
        that are the branch's now. One change to be undone. Returns the branch's key."""
        entry = RunEntry(next(self._keys), experiment, name, beginning=beginning)
        self._change(self._scene.with_experiment(key, kept).with_added([entry], key), text)
        return entry.key

    def remove(self, keys: Sequence[int], text: str) -> None:
        """Take runs away; one always stays."""
        self._change(self._scene.without(keys), text)

    def rename(self, key: int, name: str, text: str) -> None:
        """Give a run a name of its own; an empty one has it named after what differs."""
        self._change(self._scene.with_name(key, name), text)

    def reorder(self, keys: Sequence[int], text: str) -> None:
        """Put the runs into another order."""
        self._change(self._scene.with_order(keys), text)

    def reset(
        self,
        experiment: Experiment,
        file: Path | None = None,
        title: str = "",
        entries: Sequence[RunEntry] = (),
        selected: int = 0,
        notes: str = "",
    ) -> tuple[int, ...]:
        """Start over with another experiment, or several runs: no history, nothing to save.

        Args:
            entries: runs instead of one of `experiment`; they get keys of their own, which are returned.
            selected: which of them is.
            notes: what is written about them.
        """
        self.finish_edit()
        self.undo_stack.clear()
        self.notes.reset(notes)
        self._logged.clear()
        scene = self._single(experiment)
        if entries:
            own = [replace(entry, key=next(self._keys)) for entry in entries]
            scene = Scene(tuple(own), own[selected].key)
        self.mark_saved(file, title)
        self._set(scene)
        return scene.keys

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

    def mark_logged(self, key: int, changed: bool) -> None:
        """Whether live changes were made in a run."""
        if changed != (key in self._logged):
            (self._logged.add if changed else self._logged.discard)(key)
            self.titled.emit()

    def _single(self, experiment: Experiment) -> Scene:
        entry = RunEntry(next(self._keys), experiment)
        return Scene((entry,), entry.key)

    def _change(self, new: Scene, text: str) -> None:
        self.finish_edit()
        if new != self._scene:
            self._push(new, text, "")

    def _push(self, new: Scene, text: str, merges: str) -> None:
        change = Change(self._set, self.finish_edit, self._scene, new, text, merges=bool(merges))
        self.undo_stack.push(change)

    def _set(self, scene: Scene) -> None:
        before, self._scene = self._scene, scene
        old = {entry.key: entry for entry in before.entries}
        self._inspections = {key: seen for key, seen in self._inspections.items() if key in scene.keys}
        if _frame(before) != _frame(scene):
            self.scene_changed.emit()
        for entry in scene.entries:
            known = old.get(entry.key)
            if known is not None and known.experiment is not entry.experiment:
                self.run_changed.emit(entry.key)
        self.changed.emit(list(paths.differences(before.current.experiment, scene.current.experiment)))

    def _change_text(self, experiment: Experiment, path: str) -> str:
        titles = [field.title for field in paths.trail(experiment, path) if field.title]
        title = engine_text(titles[-1]) if titles else path
        lowered = title[:1].lower() + title[1:] if title[1:2].islower() else title
        return self.tr("Change {field}").format(field=lowered)


def _frame(scene: Scene) -> tuple[object, ...]:
    """All but the experiments."""
    return scene.selected, [(entry.key, entry.name, entry.style) for entry in scene.entries]

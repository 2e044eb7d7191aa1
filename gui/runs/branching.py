"""From a moment of a run a branch: a further run that goes on from there with something changed."""

from __future__ import annotations

import itertools
import weakref
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from engine import paths
from engine.errors import InputError
from engine.experiment import Experiment
from engine.recording.run import CARRIED, RunRecord
from engine.timeline.branching import branch
from engine.worker.messages import NotSaved, Saved
from gui.document import Document
from gui.formatting import number
from gui.forms.places import problem_text
from gui.runs.controller import RunController
from gui.runs.scene import Beginning


class Branching(QObject):
    """Has the worker write down the state of the moment that a run shows, and makes a run of it.

    Signals:
        failed: a sentence, where there could be no branch.
    """

    failed = Signal(str)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._numbers = itertools.count(1)
        self._waiting: set[RunController] = set()

    def begin(self, controller: RunController, then: Callable[[int], object], state: str = CARRIED) -> None:
        """Branch off from the moment that is shown, with what was edited since; `then` gets the new run's key.

        Args:
            state: whether the methods' state is ``carried`` on, where it can be, or begins ``fresh``.
        """
        if controller in self._waiting:
            return
        file = controller.folder / f"beginning-{next(self._numbers)}.checkpoint"

        def take(step: int) -> None:
            if controller.subject.key not in self._document.scene.keys:
                return  # it was taken away meanwhile
            record, wanted = controller.record, controller.subject.experiment  # others than before, maybe
            try:
                experiment = with_edits(record, step, wanted)
                branched = branch(record, step, experiment, state)
            except InputError as error:
                self.failed.emit(problem_text(error, wanted))
                return
            key, text = controller.subject.key, self.tr("Branch off at step {step}")
            beginning = Beginning(branched, file)
            weakref.finalize(
                beginning, file.unlink, missing_ok=True
            )  # neither a run nor the history has it any more
            text = text.format(step=number(step))
            then(self._document.branch(key, record.experiment, experiment, beginning, text))

        def on_saved(message: Saved) -> None:
            if Path(message.path) == file:
                forget()
                take(message.step)

        def on_not_saved(message: NotSaved) -> None:
            if Path(message.path) == file:
                forget()
                if not controller.held:  # another document is there, in which nobody has asked for it
                    self.failed.emit(message.problem)

        def forget() -> None:
            self._waiting.remove(controller)
            controller.saved.disconnect(on_saved)
            controller.not_saved.disconnect(on_not_saved)

        self._waiting.add(controller)
        controller.saved.connect(on_saved)
        controller.not_saved.connect(on_not_saved)
        controller.save_checkpoint(file, moment=True)


def with_edits(record: RunRecord, step: int, wanted: Experiment) -> Experiment:
    """What was in force at `step`, and the differences of `wanted` from what is in force at the end of the run.

    Raises InputError where one does not fit the other.
    """
    found, latest = record.experiment_at(step), record.experiment
    for path in paths.differences(latest, wanted):
        found = paths.put(found, path, paths.trail(wanted, path)[-1].encode(paths.get(wanted, path)))
    return found

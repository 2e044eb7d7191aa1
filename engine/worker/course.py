"""A trainer with its run's record: live changes are logged, and logged ones made again at their step."""

from __future__ import annotations

import functools
from collections import deque
from collections.abc import Hashable
from typing import Any

import numpy as np

from engine import paths
from engine.backend import Backend
from engine.datasets.base import Dataset
from engine.errors import InputError
from engine.experiment import Experiment
from engine.kernels.warming import readiness
from engine.recording.block import Block
from engine.recording.run import LiveChange, RunRecord
from engine.tasks import Data
from engine.timeline.branching import require_same_shape, set_out
from engine.training.checkpoints import Checkpoint
from engine.training.stepping import ACCELERATED, REFERENCE
from engine.training.topology import plan
from engine.training.trainer import Trainer
from engine.worker import executor, trial
from engine.worker.route import AUTO, Kernels, Route, asked


@functools.lru_cache(maxsize=2)
def _load(dataset: Dataset, stamp: Hashable) -> Data:  # noqa: ARG001 (part of the key)
    """The data of the latest experiments, so that a restart need not make them again."""
    return dataset.load()


class Course:
    """A run in training.

    It starts where the record's checkpoint stands, or at step 0, or where it branched off from another run; that one is
    made again where its state is not given. Changes in the log that belong to later steps
    are made when their step comes, so that a run continued from an early checkpoint repeats its bits. A new change
    ends that: what still lay ahead belonged to a run that will not come again.

    Args:
        record: start, changes, switches, dtype and checkpoint are read; changes, switches and executor are kept up to
            date.
        path: ``reference``, ``accelerated`` or ``auto`` (see `Route`).
        prompt: whether the first row may wait for kernels that are on the disk.

    Raises:
        InputError: the experiment cannot be trained, or the checkpoint is another network's.
        DeviceError: the backend cannot be used here.
    """

    def __init__(
        self,
        record: RunRecord,
        backend: str = "auto",
        path: str = AUTO,
        *,
        prompt: bool = True,
        kernels: Kernels | None = None,
    ) -> None:
        self.record = record
        self._path, self._kernels = asked(path), kernels or readiness.kernels
        start = self._starting_state(record.checkpoint, backend)
        step = start.step if start else 0
        experiment = self._look_ahead_from(step)
        plan(experiment)
        data = None
        if not experiment.surface.is_surface:
            try:
                data = _load(experiment.data, experiment.data.stamp())
            except InputError as error:
                raise error.under("data") from None
        self._data = data
        self.route = Route(record, self._path, step, self._kernels, prompt=prompt)
        chosen, tried = trial.resolve(backend, experiment, record.executor, self._make_to_try)
        self.trainer = self._make(experiment, chosen, start)
        self.route.begin(self.trainer)
        self._describe_ground(tried)
        self.opening = self.trainer.start()
        self.replayed: list[LiveChange] = []
        self._make_due_changes()
        self.replayed.clear()

    def _starting_state(self, kept: Checkpoint | None, backend: str) -> Checkpoint | None:
        """The state to begin with, from the one that was kept; None for a new run."""
        origin = self.record.origin
        if origin is None or (kept is not None and kept.step > origin.step):
            return kept
        require_same_shape(origin.record.experiment, self.record.start)
        if kept is None:
            left = Course(origin.record, backend, self._path, kernels=self._kernels)
            left.advance(origin.step - left.step)
            kept = left.checkpoint()
        return set_out(origin, self.record.start, kept)

    def _look_ahead_from(self, step: int) -> Experiment:
        """What is in force when `step` updates have been made, before the changes of that very step; they and the
        later ones lie ahead."""
        experiment = in_force = self.record.start
        for index, change in enumerate(self.record.changes):
            try:
                in_force = change.apply(in_force)
            except InputError as error:
                raise error.under(f"changes.{index}") from None
            if change.step < step:
                experiment = in_force
        self._ahead = deque(change for change in self.record.changes if change.step >= step)
        return experiment

    def _describe_ground(self, tried: str) -> None:
        """Note on what ground the run is computed here. A path that its log tells of is the same ground."""
        record, self.ground = self.record, executor.facts(self.trainer, tried)
        if self.route.follows_log:
            self.ground["path"] = self.route.paths[0]
            if self.route.kernels_used and self.trainer.backend.on_host:
                self.ground |= executor.kernel_facts()
        record.executor = record.executor or self.ground

    def _make(self, experiment: Experiment, backend: Backend, checkpoint: Checkpoint | None) -> Trainer:
        record = self.record
        known = record.executor.get("path", REFERENCE) == REFERENCE
        threads = executor.thread_count(record.executor) if known else None
        return Trainer(experiment, backend, record.dtype, self._data, checkpoint, threads)

    def _make_to_try(
        self, experiment: Experiment, backend: Backend, checkpoint: Checkpoint | None
    ) -> Trainer:
        trainer = self._make(experiment, backend, checkpoint)
        self.route.hurry(trainer)
        return trainer

    @property
    def step(self) -> int:
        """Updates made so far."""
        return self.trainer.step

    @property
    def finished(self) -> bool:
        """Whether no lane can go on."""
        return self.trainer.finished

    def advance(self, count: int) -> Block:
        """Make up to `count` updates and return their rows; fewer when all lanes stop."""
        blocks: list[Block] = []
        last = self.step + count
        while self.step < last and not self.finished:
            self._follow_route()
            stop = min(last, self.route.next)
            if self._ahead:
                stop = min(stop, self._ahead[0].step)
            blocks.append(self.trainer.advance(int(stop) - self.step))
            self._make_due_changes()
        return Block.join(blocks)

    def _follow_route(self) -> None:
        known = len(self.route.switched)
        self.route.follow(self.trainer)
        if self.route.switched[known:] and self.trainer.path == ACCELERATED and self.trainer.backend.on_host:
            self.ground = executor.kernel_facts() | self.ground
            self.record.executor = executor.kernel_facts() | dict(self.record.executor)

    def _make_due_changes(self) -> None:
        while self._ahead and self._ahead[0].step <= self.step:
            change = self._ahead.popleft()
            self.trainer.change(change.apply(self.trainer.experiment))
            self.route.changed(self.trainer)
            self.replayed.append(change)

    def checkpoint(self) -> Checkpoint:
        """A copy of the present state."""
        return self.trainer.checkpoint()

    def beginning(self) -> Checkpoint:
        """The state in which the run began."""
        backend = self.trainer.backend
        start = self._starting_state(None, backend.name)
        return self._make(self.record.start, backend, start).checkpoint()

    def return_to(self, checkpoint: Checkpoint, head: int) -> None:
        """Take up a state of this run at or before its `head`: as far as it has come, it goes on with the same bits.

        What its log has from there on is made again at its step.
        """
        self.trainer.return_to(checkpoint, self._look_ahead_from(checkpoint.step))
        self.route = Route(self.record, self._path, checkpoint.step, self._kernels, prompt=False, head=head)
        self.route.begin(self.trainer)
        self._make_due_changes()
        self.replayed.clear()

    def settle(self) -> Block:
        """The evaluation of the present state where it is not recorded yet, else no rows.

        Lanes that stopped have been evaluated then, and have no values in it.
        """
        if self.finished or self.trainer.evaluated == self.step:
            return Block.join([])
        block = self.trainer.evaluate()
        for divergence in self.trainer.divergences:
            for column in block.columns.values():
                column[:, divergence.lane] = np.nan
        return block

    def change(self, path: str, value: Any) -> list[LiveChange]:
        """Change live fields (JSON value) from the present step on, and log them, one entry for each field.

        What the log still had ahead is dropped.

        Raises InputError; nothing has changed then.
        """
        before = self.trainer.experiment
        after: Experiment = paths.put(before, path, value)
        changes = [
            LiveChange(self.step, changed, paths.trail(after, changed)[-1].encode(paths.get(after, changed)))
            for changed in paths.differences(before, after)
        ]
        for change in changes:
            if before.lanes and all(change.path in dict(overrides) for overrides in before.lanes):
                raise InputError(
                    change.path, "has a value of its own in every lane; a change would do nothing"
                )
        self.trainer.change(after)
        made = len(self.record.changes) - len(self._ahead)
        self.record.changes[made:] = changes
        self._ahead.clear()
        self.route.forget_ahead()
        self.route.changed(self.trainer)
        return changes

    def keep_checkpoint(self) -> None:
        """Put the present state into the record."""
        self.record.checkpoint = self.trainer.checkpoint()

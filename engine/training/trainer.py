"""The trainer: turns an experiment into steps, one block of recorded rows at a time."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from engine import paths, threads
from engine.arrays import Array, HostArray
from engine.backend import Backend, NumpyBackend
from engine.errors import InputError
from engine.experiment import Experiment
from engine.recording.block import Block
from engine.tasks import SPLITS, Data
from engine.training import memory
from engine.training.checkpoints import Checkpoint
from engine.training.descent import Descent
from engine.training.divergence import STOPPED, Divergence, locate_update
from engine.training.guard import Guard
from engine.training.learning import Learning
from engine.training.objective import Objective
from engine.training.plans import SurfacePlan
from engine.training.recorder import CAPACITY, Recorder
from engine.training.surface import SurfaceObjective
from engine.training.topology import plan

BASE_AGE = 32
"""Steps after which the copy of the state is renewed from which a flawed block is made again: a copy costs about as
much as an update's share of memory traffic, so it is not made for every short block."""


class Trainer:
    """All lanes of one experiment in training.

    At rest the gradient at the current parameters, on the batch of the next update, has been taken: row t holds
    the figures of the state after t updates. The same experiment, executor and steps give the same bits, however
    the steps are grouped into calls.

    Attributes:
        evaluated: the latest step that has an evaluation of all lanes in its row, -1 for none.

    Args:
        dtype: ``float32`` or ``float64``.
        data: the experiment's data, where the caller has loaded it already.
        checkpoint: a state to continue from.
        thread_count: threads of the matrix products, for a run that began with so many; by default as many as suit
            the network's shape and this machine.

    Raises:
        InputError: the experiment cannot be trained; the path says what is wrong.
    """

    def __init__(
        self,
        experiment: Experiment,
        backend: Backend | None = None,
        dtype: str = "float32",
        data: Data | None = None,
        checkpoint: Checkpoint | None = None,
        thread_count: int | None = None,
    ) -> None:
        self.experiment = experiment
        self.backend = backend or NumpyBackend()
        self.dtype = np.dtype(dtype)
        self.xp = self.backend.xp
        self.plan = plan(experiment)
        lanes = experiment.lane_experiments()
        self.objective = self._compile(data)
        samples = self.objective.batch_size
        self.threads = thread_count or threads.choose(self.plan, samples)
        self.parameters: Array = self.xp.zeros((len(lanes), self.plan.layout.size), dtype=self.dtype)
        self.descent = Descent(self.objective, self.parameters, lanes, self.backend, self.dtype)
        self.recorder = Recorder(self.plan, self.backend, self.dtype, len(lanes))
        self.state = {"parameters": self.parameters} | self.descent.state
        if self.plan.buffer_layout.size:
            self.state["buffers"] = self.objective.buffers
        self.guard = Guard(self.state, self.backend, len(lanes))
        self.step = 0
        self._measured = False
        self._base: tuple[int, Mapping[str, Array]] | None = None
        self.evaluated = self.predictions_step = -1
        self._started = checkpoint is not None
        if checkpoint is None:
            with threads.limited(self.threads):
                start = self.objective.initial().astype(self.dtype)
            self.parameters[...] = self.backend.to_device(start)
            self.descent.start()
        else:
            self._restore(checkpoint)

    def _compile(self, data: Data | None) -> Objective:
        """The workspace of the problem. Raises InputError when it cannot be had, or would not fit into memory."""
        experiment = self.experiment
        if isinstance(self.plan, SurfacePlan):
            memory.require(self.plan, experiment, self.dtype, 1)
            return SurfaceObjective(experiment, self.plan, self.backend, self.dtype)
        try:
            data = data or experiment.data.load()
        except InputError as error:
            raise error.under("data") from None
        memory.require(self.plan, experiment, self.dtype, len(data.train))
        return Learning(experiment, self.plan, self.backend, self.dtype, data)

    @property
    def learning(self) -> Learning | None:
        """The objective where there are data and a network; None on a surface."""
        return self.objective if isinstance(self.objective, Learning) else None

    @property
    def lanes(self) -> int:
        """Number of lanes R."""
        return len(self.experiment.lanes) or 1

    @property
    def divergences(self) -> tuple[Divergence, ...]:
        """The lanes that have stopped, and why."""
        return self.guard.divergences

    @property
    def finished(self) -> bool:
        """Whether no lane can go on."""
        return self.guard.all_stopped

    @property
    def data(self) -> Data:
        """The splits; there are none on a surface."""
        assert self.learning is not None, "a surface has no data"
        return self.learning.data

    def samples(self) -> dict[str, int]:
        """Number of samples of each split; nothing on a surface."""
        learning = self.learning
        return {} if learning is None else {name: len(learning.data.split(name)) for name in SPLITS}

    def start(self) -> Block:
        """Row 0 of a new run; nothing for one that continues from a checkpoint."""
        if self._started:
            return Block(np.empty(0, dtype=np.int64), {})
        self._started = True
        with threads.limited(self.threads), self.backend.quiet():
            self._measure(0)
            self._stop_broken()
            return self._block(1, np.ones(self.lanes, dtype=bool), evaluated=True)

    def advance(self, count: int) -> Block:
        """Make up to `count` updates and return their rows; fewer when all lanes stop."""
        blocks = [self.start()]
        last = self.step + count
        with threads.limited(self.threads), self.backend.quiet():
            while self.step < last and not self.finished:
                to_evaluation = self.experiment.evaluate_every - self.step % self.experiment.evaluate_every
                blocks.append(self._run(min(last - self.step, CAPACITY, to_evaluation)))
        return Block.join([block for block in blocks if len(block)] or blocks[:1])

    def evaluate(self) -> Block:
        """A row with the evaluation of the current state on the full splits, whatever `evaluate_every` says."""
        with threads.limited(self.threads), self.backend.quiet():
            columns = {name: values[None] for name, values in self._evaluation().items()}
        self.evaluated = self.step
        return Block(np.array([self.step]), columns)

    def change(self, experiment: Experiment) -> None:
        """Take over live changes from the current step on.

        Raises InputError when something differs that may not change while a run goes on.
        """
        for path in paths.differences(self.experiment, experiment):
            if not paths.is_live(self.experiment, path):
                raise InputError(path, "cannot change while a run goes on; restart the run")
        self.experiment = experiment
        self.objective.retune(experiment)
        self.descent.retune(experiment.lane_experiments())
        self._measured = False
        self._base = None

    def predict(self, raw: HostArray) -> HostArray:
        """Predictions of lane 0 for samples as a person sees them, (N, classes) or (N, values)."""
        assert self.learning is not None, "a surface predicts nothing"
        with threads.limited(self.threads), self.backend.quiet():
            return self.learning.predict(self.descent.evaluation_point(), raw)

    def latest_predictions(self, split: str) -> HostArray:
        """Predictions of lane 0 on a split, from the latest evaluation; evaluates if there was none.

        They are of the state after `predictions_step` updates.
        """
        assert self.learning is not None, "a surface predicts nothing"
        if split not in self.learning.evaluator.outputs:
            with threads.limited(self.threads), self.backend.quiet():
                self._evaluation()
        return self.learning.evaluator.predictions(split)

    def checkpoint(self) -> Checkpoint:
        """A copy of the state."""
        arrays = {name: self.backend.to_host(array).copy() for name, array in self.state.items()}
        return Checkpoint(self.step, arrays, self.divergences)

    def _restore(self, checkpoint: Checkpoint) -> None:
        checkpoint.require({name: tuple(array.shape) for name, array in self.state.items()})
        for name, array in self.state.items():
            array[...] = self.backend.to_device(checkpoint.arrays[name].astype(self.dtype))
        self.step = self.evaluated = checkpoint.step
        self.descent.attend()
        self.guard.stop(checkpoint.divergences)
        self.objective.prepare(self.step)

    def _run(self, count: int) -> Block:
        """`count` updates whose last row is evaluated when it is its turn.

        A block that turns out to hold a figure that is not finite is made again from its start, up to the step
        before, so that the lanes concerned can be stopped in the very state they had then.
        """
        active, first = self.guard.active, self.step
        if self._base is None or first - self._base[0] >= BASE_AGE:
            self._base = first, self.guard.snapshot()
        made = self._steps(count, active)
        flaw = self.recorder.first_flaw(slice(0, made), active)
        if flaw is not None:
            self._return_to(*self._base)
            self._steps(first - self.step, active)
            self._steps(flaw, active)
            made = flaw + self._careful_step(flaw)
            self._base = None
        due = made > 0 and self.step % self.experiment.evaluate_every == 0
        return self._block(made, active, evaluated=due)

    def _return_to(self, step: int, state: Mapping[str, Array]) -> None:
        self.guard.restore(state)
        self.step, self._measured = step, False

    def _steps(self, count: int, active: HostArray) -> int:
        """Make `count` updates, recording from row 0 on; return how many were made.

        On the host each row is looked at as it is made, and the first flaw ends the block; on a device that
        would mean to wait for every step.
        """
        if not self._measured:
            self._measure(0)
        self.descent.prepare(self.step, count)
        for row in range(count):
            self._update(row, row)
            self._apply()
            self._measure(row)
            if self.backend.on_host and self.recorder.first_flaw(slice(row, row + 1), active) is not None:
                return row + 1
        return count

    def _careful_step(self, row: int) -> int:
        """Make one update and stop the lanes that do not survive it; 0 when no lane took it, else 1."""
        before = self.guard.snapshot()
        self.descent.prepare(self.step, 1)
        length = self._update(row, 0)
        broken = self.guard.broken(length)
        self.guard.stop(
            (
                locate_update(lane, self.step, self.plan.groups, self.descent.update, self.backend)
                for lane in broken
            ),
            before,
        )
        if self.finished:
            self.guard.hold()
            return 0
        self._apply()
        self._measure(row)
        self._stop_broken()
        return 1

    def _update(self, row: int, index: int) -> Array:
        """Compute the update number `index` since `prepare`, and record it; return its squared length (lanes,)."""
        descent = self.descent
        self.guard.silence(descent.gradient)
        if descent.asks:
            descent.oracle.take_calls()
        descent.make_update(index, self._gradient_norm)
        if descent.asks:
            self.recorder.record_calls(row, descent.oracle.take_calls())
        return self.recorder.record_update(row, descent.update, self.parameters)

    def _apply(self) -> None:
        """Take the update."""
        self.parameters += self.descent.update
        self.objective.project(self.parameters)
        self.objective.commit()
        self.guard.hold()
        self.step += 1

    def _measure(self, row: int) -> None:
        """Take loss and gradient on the batch of the next update, and record them."""
        gradient = self.descent.gradient
        self.objective.prepare(self.step)
        loss = self.objective.gradient(self.parameters, gradient)
        self.objective.note()
        self.descent.penalties.add_gradient(self.parameters, gradient)
        if self.plan.tracked:
            self.recorder.record_point(row, self.parameters)
        self._gradient_norm = self.xp.sqrt(self.recorder.record_gradient(row, loss, gradient))
        self._loss = loss
        self._measured = True

    def _stop_broken(self) -> None:
        """Stop the lanes whose latest loss or gradient is not finite."""
        self.guard.stop(
            self.objective.locate(lane, self.step, self.parameters, self.descent.gradient)
            for lane in self.guard.broken(self._loss + self._gradient_norm)
        )

    def _stop_content(self, figures: Mapping[str, HostArray], active: HostArray) -> None:
        """Let the schedule and the stopping rule look at a scheduled evaluation."""
        if not self.descent.feedback.listens:
            return
        lanes = self.descent.feedback.observe(figures, active & self.guard.active)
        self.descent.attend()
        self._base = None
        if lanes:
            self.descent.feedback.restore(lanes)
            reason = self.descent.feedback.reason
            self.guard.stop(Divergence(lane, self.step, -1, STOPPED, reason(lane)) for lane in lanes)
            self._measured = False
            if self.learning is not None:  # they are of the state before
                self.learning.evaluator.outputs.clear()

    def _evaluation(self) -> dict[str, HostArray]:
        point = self.descent.evaluation_point()
        average = self.descent.averaged()
        figures: dict[str, HostArray] = {}
        if average is not None:  # first: the outputs that stay are those of the live parameters
            figures = {f"average_{name}": values for name, values in self.objective.evaluate(average).items()}
        figures |= self.objective.evaluate(point)
        self.predictions_step = self.step
        penalty = self.backend.to_host(self.descent.penalties.value(point)).astype(np.float64)
        for split in ("train", "test"):
            if f"{split}_loss" in figures:
                figures[f"{split}_objective"] = figures[f"{split}_loss"] + penalty
        return figures

    def _block(self, made: int, active: HostArray, *, evaluated: bool) -> Block:
        """The rows of the latest `made` steps; the last one with an evaluation where it is due.

        Lanes that stopped in them are evaluated at their own last step. That may be the step before the first of
        these rows; then it comes again with nothing but the evaluation.
        """
        before = self.step - made
        stopped = [item for item in self.divergences if active[item.lane]]
        evaluations: dict[int, dict[str, HostArray]] = {}
        figures: dict[str, HostArray] = {}
        late: list[Block] = []
        if evaluated or stopped:
            figures = self._evaluation()
            for step in {item.step for item in stopped} - {self.evaluated}:
                ends = np.isin(np.arange(self.lanes), [item.lane for item in stopped if item.step == step])
                own = {name: np.where(ends, values, np.nan) for name, values in figures.items()}
                if step > before:
                    evaluations[step - before - 1] = own
                else:
                    late = [Block(np.array([step]), {name: values[None] for name, values in own.items()})]
            if evaluated:
                evaluations[made - 1] = figures
                self.evaluated = self.step
        block = self.recorder.block(before + 1, made, self.descent, evaluations, active, self.divergences)
        if evaluated and self.step % self.experiment.evaluate_every == 0:
            self._stop_content(figures, active)
        return Block.join([*late, block])

"""The trainer: turns an experiment into steps, one block of recorded rows at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

import numpy as np

from engine import paths, threads
from engine.activations.base import Activation
from engine.arrays import Array, HostArray
from engine.backend import Backend, NumpyBackend
from engine.errors import InputError
from engine.experiment import Experiment
from engine.recording.block import Block
from engine.tasks import SPLITS, Data
from engine.training import memory
from engine.training.checkpoints import BUFFERS, PARAMETERS, Checkpoint
from engine.training.descent import Descent
from engine.training.divergence import STOPPED, Divergence, locate_update
from engine.training.guard import Guard
from engine.training.learning import Learning
from engine.training.objective import Objective
from engine.training.plans import SurfacePlan
from engine.training.recorder import Recorder
from engine.training.stepping import ACCELERATED, REFERENCE, ReferenceStepper, Stepper
from engine.training.surface import SurfaceObjective
from engine.training.topology import plan

BASE_AGE = 32
"""Steps after which the copy of the state is renewed from which a flawed block is made again: a copy costs as much
memory traffic as an update, so it is not made for every short block."""


class Trainer:
    """All lanes of one experiment in training.

    At rest the gradient at the current parameters, on the batch of the next update, has been taken: row t holds
    the figures of the state after t updates. The same experiment, executor and steps give the same bits, however
    the steps are grouped into calls.

    Attributes:
        detour: why the reference path is taken where the accelerated one was asked for; empty otherwise.
        evaluated: the latest step that has an evaluation of all lanes in its row, -1 for none.

    Args:
        dtype: ``float32`` or ``float64``.
        data: the experiment's data, where the caller has loaded it already.
        checkpoint: a state to continue from. Of the methods' state it may lack parts; these begin afresh there.
        path: ``accelerated`` takes compiled kernels for what they can compute, and else the reference path.
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
        path: str = REFERENCE,
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
        self.step, self._measured = 0, False
        self._base: tuple[int, Mapping[str, Array]] | None = None
        self._room: dict[str, Array] | None = None
        self._reference = ReferenceStepper(
            self.objective, self.descent, self.parameters, self.recorder, self.guard
        )
        self._stepper: Stepper = self._reference
        self.take_path(path)
        self.evaluated = self.predictions_step = -1
        self._started = checkpoint is not None
        if checkpoint is None:
            with threads.limited(1):  # the start does not depend on how many there are
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

    def take_path(self, path: str) -> None:
        """Make the further updates on a path (see the constructor)."""
        self._wanted_path = path
        stepper: Stepper = self._reference
        self.detour = ""
        if path == ACCELERATED and (found := self._accelerated()) is not None:
            stepper = found
        if stepper is not self._stepper:
            self._measured, self._base = False, None  # a flawed block must not be made again on another path
        self._stepper = stepper
        if self.learning is not None:
            self.learning.forward = stepper.forward

    def _accelerated(self) -> Stepper | None:
        """The stepper of compiled kernels; None, and `detour` says why, where there are none."""
        if self.learning is None:
            self.detour = "a surface"
            return None
        if not self.backend.on_host:
            from engine.training.on_device import DeviceStepper

            self.detour = DeviceStepper.obstacle(self._reference)
            return None if self.detour else DeviceStepper(self._reference)
        from engine.training.accelerated import AcceleratedStepper, Unsupported

        try:
            if isinstance(self._stepper, AcceleratedStepper):
                self._stepper.retune()
                return self._stepper
            return AcceleratedStepper(
                self.learning, self.descent, self.parameters, self.recorder, threads.cap()
            )
        except Unsupported as reason:
            self.detour = str(reason)
            return None

    @property
    def path(self) -> str:
        """The path that the updates take."""
        return self._stepper.name

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
            self._stepper.measure(0, 0)
            self._measured = True
            self._stop_broken(0)
            return self._block(1, np.ones(self.lanes, dtype=bool), evaluated=True)

    def advance(self, count: int) -> Block:
        """Make up to `count` updates and return their rows; fewer when all lanes stop."""
        blocks = [self.start()]
        last = self.step + count
        with threads.limited(self.threads), self.backend.quiet():
            while self.step < last and not self.finished:
                to_evaluation = self.experiment.evaluate_every - self.step % self.experiment.evaluate_every
                blocks.append(self._run(min(last - self.step, self.recorder.capacity, to_evaluation)))
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
        self.take_path(self._wanted_path)
        self._measured = False
        self._base = None

    def predict(self, raw: HostArray) -> HostArray:
        """Predictions of lane 0 for samples as a person sees them, (N, classes) or (N, values)."""
        assert self.learning is not None, "a surface predicts nothing"
        with threads.limited(self.threads), self.backend.quiet():
            return self.learning.predict(self.descent.evaluation_point(), raw)

    def bends(self, raw: HostArray) -> list[list[tuple[Activation, HostArray]]]:
        """See `Subject.bends`."""
        assert self.learning is not None, "a surface has no layers"
        with threads.limited(self.threads), self.backend.quiet():
            return self.learning.bends(self.descent.evaluation_point(), raw)

    def gradient(self) -> HostArray:
        """The gradient of lane 0 on the batch of the update to come, penalties included, (1, parameters)."""
        with threads.limited(self.threads), self.backend.quiet():
            self._measure(0)
        return self.backend.to_host(self.descent.gradient[:1]).copy()

    def next_update(self) -> HostArray:
        """What the update to come would add to the parameters of lane 0, (1, parameters).

        It is made, and taken back; of a lane that has stopped none is to come, and it adds nothing.
        """
        if self.finished:
            return np.zeros((1, self.plan.layout.size), dtype=self.dtype)
        with self.aside() as before:
            self._steps(1, 0, self.guard.active)
            change = self.parameters[:1] - before["parameters"][:1]
        return self.backend.to_host(change)

    @contextmanager
    def aside(self) -> Iterator[Mapping[str, Array]]:
        """Gives a copy of the state, with the gradient of the update to come taken, and brings it back at the end."""
        step, before = self.step, self.guard.snapshot()
        with threads.limited(self.threads), self.backend.quiet():
            try:
                self._measure(0)
                yield before
            finally:
                self._return_to(step, before)

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
        return Checkpoint(self.step, arrays, self.divergences, self.descent.since)

    def return_to(self, checkpoint: Checkpoint, experiment: Experiment) -> None:
        """Take up an earlier state of this run, or a later one; `experiment` is what was in force there.

        The run then goes on from it with the same bits as it did. Raises InputError as `change` does.
        """
        self.change(experiment)
        self.guard.release()
        self._restore(checkpoint)
        if self.learning is not None:
            self.learning.evaluator.outputs.clear()
        self.predictions_step = -1

    def _restore(self, checkpoint: Checkpoint) -> None:
        held = {PARAMETERS, BUFFERS, *checkpoint.arrays}
        shapes = {name: tuple(array.shape) for name, array in self.state.items()}
        checkpoint.require({name: shape for name, shape in shapes.items() if name in held})

        def take(names: Iterable[str]) -> None:
            for name in names:
                self.state[name][...] = self.backend.to_device(checkpoint.arrays[name].astype(self.dtype))

        take(held & {PARAMETERS, BUFFERS} & shapes.keys())
        if shapes.keys() - held:
            self.descent.start(checkpoint.step)
        take(checkpoint.arrays)
        self.descent.since = checkpoint.since
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
            self._room = self.guard.snapshot(self._room)
            self._base = first, self._room
        made, flaw = count, self._steps(count, 0, active)
        if flaw is not None:
            self._return_to(*self._base)
            self._steps(first - self.step, 0, active)
            self._steps(flaw, 0, active)
            made = flaw + self._careful_step(flaw)
            self._base = None
        due = made > 0 and self.step % self.experiment.evaluate_every == 0
        return self._block(made, active, evaluated=due)

    def _return_to(self, step: int, state: Mapping[str, Array]) -> None:
        self.guard.restore(state)
        self.step, self._measured = step, False

    def _steps(self, count: int, row: int, active: HostArray) -> int | None:
        """Make `count` updates, recording from `row` on; return the first row that is not finite."""
        self._measure(row)
        flaw = self._stepper.run(self.step, count, row, active)
        self.step += count
        return flaw

    def _measure(self, row: int) -> None:
        """Take the gradient of the update to come, where it is not there."""
        if not self._measured:
            self._stepper.measure(self.step, row)
            self._measured = True

    def _careful_step(self, row: int) -> int:
        """Make one update and stop the lanes that do not survive it; 0 when no lane took it, else 1."""
        before, step = self.guard.snapshot(), self.step
        self._steps(1, row, self.guard.active)
        change = self.parameters - before["parameters"]
        self.guard.stop(
            (
                locate_update(lane, step, self.plan.groups, change, self.backend)
                for lane in self.guard.broken(self.recorder.update_length(row))
            ),
            before,
        )
        self.guard.hold()
        if self.finished:
            self.step = step
            return 0
        self._stop_broken(row)
        return 1

    def _stop_broken(self, row: int) -> None:
        """Stop the lanes whose latest loss or gradient, recorded in `row`, is not finite."""
        broken = self.guard.broken(self.recorder.outcome(row))
        if broken:
            self.objective.prepare(self.step)
            self.guard.stop(
                self.objective.locate(lane, self.step, self.parameters, self.descent.gradient)
                for lane in broken
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

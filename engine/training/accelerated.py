"""The accelerated path: compiled kernels for chains of common layers on the processor."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cached_property
from typing import Any

import numpy as np

from engine.arrays import Dtype, HostArray
from engine.clippings.base import Clipping
from engine.clippings.norm import ClipByNorm, ClipByValue
from engine.experiment import Experiment
from engine.kernels import bundles, chain, nets, optimizers
from engine.kernels.nets import Unsupported
from engine.kernels.simd import WIDTH
from engine.kernels.team import Team
from engine.optimizers.base import Optimizer
from engine.random import Purpose
from engine.training.crew import Crew
from engine.training.descent import Descent
from engine.training.learning import Learning
from engine.training.recorder import Recorder
from engine.training.stepping import ACCELERATED, Stepper
from engine.training.topology import Topology

TOGETHER = 2_000_000
"""Multiplications of a step from which on it pays that threads meet within it."""

WAKING = 40_000_000
"""Multiplications of a call from which on it pays to wake other threads: about 0.7 ms on one."""

PORTION = 64
"""Samples of a forward pass in evaluation, at a time."""

CACHE_LINE = 64
"""Bytes."""

LEAST_LANES = WIDTH // 2
"""Lanes from which on networks go side by side in the vectors' places, where they are tiny."""

__all__ = ["AcceleratedStepper", "Unsupported"]


class AcceleratedStepper(Stepper):
    """Many steps of all lanes in one call.

    Raises Unsupported when there is no kernel for a part of the experiment.
    """

    name = ACCELERATED

    def __init__(
        self, objective: Learning, descent: Descent, parameters: HostArray, recorder: Recorder, threads: int
    ) -> None:
        topology = objective.plan
        assert isinstance(topology, Topology)
        self.objective, self.descent = objective, descent
        self.parameters, self.recorder = parameters, recorder
        self.lanes, dtype = len(parameters), parameters.dtype
        self.net = nets.describe(topology, objective.experiment, objective.batch_size, dtype, threads)
        self._cost = nets.work(self.net)
        self.team, self._crew = Team(threads), Crew(threads)
        self._arrange(objective, dtype)
        self.retune()

    def _arrange(self, objective: Learning, dtype: Dtype) -> None:
        net, lanes, threads = self.net, self.lanes, self.team.threads
        samples = len(objective.data.train)
        self.data = chain.Data(
            inputs=_flat(objective.training_inputs),
            targets=_flat(objective.training_targets),
            samples=samples,
            orders=np.zeros(lanes * 2 * samples, dtype=np.int32),
            epochs=np.full((lanes, 2), -1, dtype=np.int64),
            seeds=np.array([lane.seed for lane in self.descent.lanes], dtype=np.uint64),
            purpose=int(Purpose.SHUFFLE),
            keys=np.empty(threads * (samples + 1), dtype=np.uint64),
            counts=np.empty(threads * (4 * samples + 2), dtype=np.int64),
            keys_room=samples + 1,
            counts_room=4 * samples + 2,
        )
        self._work = _aligned(threads * net.room, dtype)
        self._transposed = _aligned(threads * net.transposed_room, dtype)
        self._partial = np.zeros((threads, len(net.segments), 3))
        self._meeting = np.zeros(2, dtype=np.int64)
        self._made = np.zeros(lanes, dtype=np.int64)
        self._nothing = np.zeros(1, dtype=dtype)

    def retune(self) -> None:
        """Take over changed live hyperparameters. Raises Unsupported when they ask for what there is no kernel for."""
        lanes = self.descent.lanes
        self.method = nets.method(lanes[0])
        optimizers.ADVANCE.require(self.method.code, self.parameters.dtype)
        self.net = self.net._replace(optimizer=self.method.code, scalars=len(self.method.scalars))
        self._thresholds, self._bounds = (
            np.array([_threshold(lane.regularization.clipping, kind) for lane in lanes])
            for kind in (ClipByNorm, ClipByValue)
        )
        self._l2 = np.array([lane.regularization.l2_penalty for lane in lanes])
        self._l1 = np.array([lane.regularization.l1_penalty for lane in lanes])
        self._decay = np.array([_decay(lane) for lane in lanes])
        self._groups: dict[Optimizer, list[int]] = {}
        for number, lane in enumerate(lanes):
            self._groups.setdefault(lane.optimizer.replace(learning_rate=1.0), []).append(number)

    def measure(self, step: int, row: int) -> None:
        self._call(step, 0, row, np.ones(self.lanes, dtype=bool), 1, measuring=True)

    def run(self, step: int, count: int, row: int, active: HostArray) -> int | None:
        made, crew = 0, self._crew
        while made < count:
            part, threads = count - made, 1
            shared = self._cost * part * self.lanes >= WAKING and (
                self.lanes >= crew.threads or self._cost >= TOGETHER
            )
            if shared:
                threads = crew.choose()
                part = min(part, crew.most(threads, max(1, WAKING // (self._cost * self.lanes))))
            begun = crew.clock()
            self._call(step + made, part, row + made, active, threads, measuring=False)
            if shared:  # short calls are mostly the way there and back, and say nothing of steps
                crew.learn(threads, part, crew.clock() - begun)
            whole = int(self._made[active].min())
            if whole < part:
                return row + made + whole
            made += part
        return None

    def _call(
        self, step: int, count: int, row: int, active: HostArray, threads: int, *, measuring: bool
    ) -> None:
        net, data, state = self.net, self.data, self._state(step, count, active)
        together = self.lanes < threads
        if self._bundled:
            self._call_bundles(state, step, count, row, threads, measuring=measuring)
            return
        self.team.run(
            lambda thread: chain.train(
                net, data, state, step, count, row, measuring, together, thread, threads
            ),
            threads,
        )

    @property
    def _bundled(self) -> bool:
        """Whether networks go side by side in the vectors' places."""
        decays = self._decay != 0.0
        return (
            self.lanes >= LEAST_LANES
            and nets.bundles(self.net)
            and not np.isfinite(self._bounds).any()
            and bool(decays.all() or not decays.any())
        )

    @cached_property
    def _bundle(self) -> bundles.Bundle:
        net, threads, dtype = self.net, self.team.threads, self.parameters.dtype

        def room(values: int) -> HostArray:
            return np.zeros(threads * values * WIDTH, dtype=dtype)

        return bundles.Bundle(
            work=room(net.room),
            theta=room(net.parameters),
            gradient=room(net.parameters),
            s0=room(net.parameters),
            s1=room(net.parameters),
            s2=room(net.parameters),
            sums=room(3 * WIDTH),
            scalars=room(bundles.MOST_SCALARS),
            factors=room(4),
            lengths=np.zeros((threads, 6, WIDTH)),
        )

    def _call_bundles(
        self, state: chain.State, step: int, count: int, row: int, threads: int, *, measuring: bool
    ) -> None:
        bundles.ADVANCE.require(self.method.code, self.parameters.dtype)
        self.team.run(
            lambda thread: bundles.train_bundles(
                self.net, self.data, state, self._bundle, len(self.method.arrays), step, count, row,
                measuring, thread, threads,
            ),
            threads,
        )  # fmt: skip

    @cached_property
    def _viewer(self) -> chain.Net:
        """The network as it evaluates."""
        experiment = self.objective.experiment
        return nets.describe(self.objective.topology, experiment, PORTION, self.parameters.dtype, 1)

    @property
    def forward(self) -> Callable[[HostArray, HostArray], HostArray] | None:
        return self.outputs if nets.plain(self.net) else None

    def outputs(self, point: HostArray, inputs: HostArray) -> HostArray:
        """The network's outputs in evaluation, (lanes, N, K), for inputs (N, …) and parameters (lanes, P)."""
        net, samples = self._viewer, len(inputs)
        found = np.empty((len(point), samples, net.classes), dtype=point.dtype)
        cost = self._cost // 3 * (samples // self.net.batch) * len(point)
        threads = 1 if cost < WAKING else self.team.threads  # they share samples out and do not meet
        work = np.empty(threads * net.room, dtype=point.dtype)
        self.team.run(
            lambda thread: chain.evaluate(
                net, _flat(point), _flat(inputs), samples, _flat(found), work, thread, threads
            ),
            threads,
        )
        return found

    def _state(self, step: int, count: int, active: HostArray) -> chain.State:
        method = self.descent.method_state
        arrays = [_flat(method[name]) for name in self.method.arrays]
        s0, s1, s2 = (*arrays, *[self._nothing] * 3)[:3]
        rates = self.descent.rates(step, count)
        return chain.State(
            theta=_flat(self.parameters),
            gradient=_flat(self.descent.gradient),
            s0=s0,
            s1=s1,
            s2=s2,
            scalars=self._scalars(step, rates),
            decay=-rates * self._decay,
            thresholds=self._thresholds,
            bounds=self._bounds,
            l2=self._l2,
            l1=self._l1,
            active=active.astype(np.uint8),
            rows=self.recorder.rows,
            made=self._made,
            work=self._work,
            transposed=self._transposed,
            partial=self._partial,
            meeting=self._meeting,
        )

    def _scalars(self, step: int, rates: HostArray) -> HostArray:
        """The methods' scalars of the updates from `step` on, (count · lanes · scalars,); `rates` is (count, lanes)."""
        names = self.method.scalars
        table = np.empty((*rates.shape, len(names)))
        steps: Any = np.arange(len(rates))[:, None] + (step - self.descent.since)
        for optimizer, members in self._groups.items():
            own: Any = rates[:, members]
            found = optimizer.coefficients(steps, own)
            for place, name in enumerate(names):
                table[:, members, place] = found[name]
        return table.reshape(-1)


def _aligned(size: int, dtype: Dtype) -> HostArray:
    """Zeros that begin where a line of the cache does, so that no vector lies across two."""
    room = np.zeros(size + CACHE_LINE // dtype.itemsize, dtype=dtype)
    first = -room.ctypes.data % CACHE_LINE // dtype.itemsize
    return room[first : first + size]


def _flat(array: HostArray) -> HostArray:
    """A contiguous array as one row, without a copy."""
    flat = array.reshape(-1)
    assert np.shares_memory(flat, array) or not array.size
    return flat


def _threshold(clipping: Clipping, kind: type[Clipping]) -> float:
    """The threshold of a clipping of this kind; infinity for others."""
    return clipping.coefficients()["threshold"] if isinstance(clipping, kind) else math.inf


def _decay(lane: Experiment) -> float:
    """What is taken off the weights beside the update, for a rate of 1."""
    return lane.regularization.weight_decay + getattr(lane.optimizer, "weight_decay", 0.0)

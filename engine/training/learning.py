"""The objective of learning: a loss of a network's outputs on mini-batches of the training part."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from engine.activations.base import Activation
from engine.arrays import Array, Dtype, HostArray
from engine.augmentations.base import FIRST_STREAM
from engine.backend import Backend
from engine.experiment import Experiment
from engine.initializers.lsuv import Lsuv
from engine.layers.base import Views
from engine.random import Draw
from engine.tasks import Data
from engine.training.batches import Batches
from engine.training.calibration import calibrate
from engine.training.divergence import Divergence, locate
from engine.training.evaluation import Evaluator, Predictor
from engine.training.model import Model
from engine.training.objective import Objective
from engine.training.parameters import Buffers, initial, views_of
from engine.training.topology import Topology

REMEMBERED = 16
"""Arrays whose views are kept: parameters, gradient, and the working arrays that a method asks with."""


class Learning(Objective):
    """Batches, augmentation, the network and its evaluation, for all lanes.

    Attributes:
        model: the workspace of training passes.
        predictor, evaluator: workspaces of their own.
        forward: what computes outputs (lanes, N, K) in evaluation, for a point and inputs, where the path of the
            updates has its own way.
        training_inputs, training_targets: the training part, encoded, (N, …).
        inputs, targets: the batch of the step that was prepared, after augmentation.
    """

    def __init__(
        self, experiment: Experiment, plan: Topology, backend: Backend, dtype: Dtype, data: Data
    ) -> None:
        self.experiment, self.plan, self.data = experiment, plan, data
        self.topology = plan
        self.backend, self.dtype, self.xp = backend, dtype, backend.xp
        self._lanes = experiment.lane_experiments()
        lanes, seeds = len(self._lanes), [lane.seed for lane in self._lanes]
        self.batches = Batches(backend, seeds, len(data.train), experiment.batch_size)
        self.batch_size = self.batches.size
        self._seeds = backend.to_device(np.array(seeds, dtype=np.uint64))
        self._buffers = Buffers(plan, backend, dtype, lanes)
        self.buffers = self._buffers.flat
        self.model = Model(plan, experiment.loss, backend, dtype, lanes, self.batch_size)
        self.forward: Callable[[Array, Array], Array] | None = None
        self.predictor = Predictor(plan, experiment, backend, dtype, lanes)
        self.evaluator = Evaluator(self.predictor, data)
        self._find_training_part()
        self._views: dict[int, tuple[Array, tuple[Views, ...]]] = {}

    def _find_training_part(self) -> None:
        """Batches are taken from what the evaluator holds of the training part."""
        train = self.evaluator.splits["train"]
        self.training_inputs = self.evaluator.inputs[train.span]
        self.training_targets = train.loss_targets[0]
        shape = (len(self._lanes), self.batch_size)
        self._batch_inputs = self.xp.empty((*shape, *self.training_inputs.shape[1:]), dtype=self.dtype)
        self._batch_targets = self.xp.empty((*shape, *self.training_targets.shape[1:]), dtype=self.dtype)

    def views(self, point: Array) -> tuple[Views, ...]:
        """Parameters of a point, and the buffers, per layer; made once for each array that is asked with."""
        found = self._views.get(id(point))
        if found is not None and found[0] is point:
            return found[1]
        if len(self._views) > REMEMBERED:
            self._views.clear()
        views = views_of(self.topology, point, self._buffers)
        self._views[id(point)] = point, views
        return views

    def initial(self) -> HostArray:
        start = initial(self.topology, self._lanes)
        initializer = self.experiment.initializer
        if isinstance(initializer, Lsuv):
            rows = self.backend.to_host(self.batches.rows(0))
            inputs = self.data.encoder(self.data.train.raw)[rows]
            calibrate(self.topology, self.experiment, start, inputs, initializer)
        return start

    def epoch(self, step: int) -> float:
        return self.batches.epoch(step)

    def retune(self, experiment: Experiment) -> None:
        self.experiment = experiment

    def prepare(self, step: int) -> None:
        places = self.batches.rows(step)
        inputs = self.backend.take(self.training_inputs, places, out=self._batch_inputs)
        targets = self.backend.take(self.training_targets, places, out=self._batch_targets)
        self.draw = Draw(self.xp, self._seeds, step)
        for number, augmentation in enumerate(self.experiment.augmentations):
            inputs, targets = augmentation.apply(self.xp, inputs, targets, self.draw, FIRST_STREAM + number)
        self.inputs, self.targets = inputs, targets

    def value(self, point: Array) -> Array:
        outputs = self.model.forward(self.views(point), self.inputs, self.draw)
        return self.experiment.loss.value(self.xp, outputs, self.targets)

    def gradient(self, point: Array, out: Array) -> Array:
        self._at = self.views(point)
        return self.model.loss_and_gradient(self._at, self.views(out), self.inputs, self.targets, self.draw)

    def hessian_product(self, direction: Array, out: Array) -> None:
        self.model.hessian_product(self._at, self.views(direction), self.views(out), self.targets)

    def gauss_newton_product(self, direction: Array, out: Array) -> None:
        self.model.gauss_newton_product(self._at, self.views(direction), self.views(out), self.targets)

    def note(self) -> None:
        if self._buffers.size:
            self._buffers.note(self.model.next_buffers())

    def commit(self) -> None:
        if self._buffers.size:
            self._buffers.commit()

    def project(self, point: Array) -> None:
        """A network is defined everywhere."""

    def evaluate(self, point: Array) -> dict[str, HostArray]:
        everything = None if self.forward is None else self.forward(point, self.evaluator.inputs)
        return self.evaluator.evaluate(self.views(point), everything)

    def predict(self, point: Array, raw: HostArray) -> HostArray:
        """Predictions of lane 0 for samples as a person sees them, (N, classes) or (N, values)."""
        return self.predictor.predict(self.views(point), raw, self.data.encoder)

    def bends(self, point: Array, raw: HostArray) -> list[list[tuple[Activation, HostArray]]]:
        """See `Subject.bends`."""
        return self.predictor.bends(self.views(point), raw[: self.topology.chunk], self.data.encoder)

    def locate(self, lane: int, step: int, point: Array, gradient: Array) -> Divergence:
        return locate(
            lane, step, self.model, self.views(point), gradient, self.inputs, self.draw, self.backend
        )

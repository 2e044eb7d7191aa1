"""Evaluation on whole splits, in a workspace of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from engine.activations.base import Activation
from engine.arrays import Array, Dtype, HostArray
from engine.backend import Backend
from engine.experiment import Experiment
from engine.layers.base import Views
from engine.tasks import SPLITS, Data, Encoder
from engine.training.model import Model
from engine.training.topology import Topology

KEPT = 3
"""Workspaces that are kept, one for each size of a forward pass: of the splits, and of what is asked beside."""


class Predictor:
    """Forward passes in evaluation mode for any number of samples."""

    def __init__(
        self, topology: Topology, experiment: Experiment, backend: Backend, dtype: Dtype, lanes: int
    ) -> None:
        self.topology, self.experiment = topology, experiment
        self.backend, self.dtype, self.lanes = backend, dtype, lanes
        self._models: dict[int, Model] = {}

    def upload(self, parts: Sequence[HostArray], encoder: Encoder) -> Array:
        """Encoded inputs of all parts on the device, one after the other, (N, *shape)."""
        shape = encoder(parts[0][:1]).shape[1:]
        inputs = np.empty((sum(map(len, parts)), *shape), dtype=self.dtype)
        start = 0
        for raw in parts:
            inputs[start : start + len(raw)] = encoder(raw)
            start += len(raw)
        return self.backend.to_device(inputs)

    def outputs(self, views: Sequence[Views], inputs: Array) -> Array:
        """The network's outputs for uploaded samples, (lanes, N, K)."""
        out = self.backend.xp.empty((self.lanes, len(inputs), self.topology.outputs), dtype=self.dtype)
        for window in windows(len(inputs), self.topology.chunk):
            model = self._model(window.stop - window.start)
            out[:, window] = model.forward(views, inputs[window][None])
        return out

    def predict(self, views: Sequence[Views], raw: HostArray, encoder: Encoder) -> HostArray:
        """Predictions of lane 0 for samples as a person sees them, (N, classes) or (N, values), on the host."""
        outputs = self.outputs(views, self.upload([raw], encoder))[:1]
        return self.backend.to_host(self.experiment.loss.predict(self.backend.xp, outputs))[0]

    def bends(
        self, views: Sequence[Views], raw: HostArray, encoder: Encoder
    ) -> list[list[tuple[Activation, HostArray]]]:
        """See `Subject.bends`; the samples have to fit into one forward pass."""
        model = self._model(len(raw))
        model.forward(views, self.upload([raw], encoder)[None])
        return [
            [(activation, self.backend.to_host(z[:1])[0]) for activation, z in operation.bends()]
            for operation in model.operations
        ]

    def _model(self, batch: int) -> Model:
        model = self._models.pop(batch, None)
        if model is None:
            while len(self._models) >= KEPT:
                del self._models[next(iter(self._models))]
            loss = self.experiment.loss
            model = Model(self.topology, loss, self.backend, self.dtype, self.lanes, batch)
        self._models[batch] = model  # the latest comes last
        return model


def windows(count: int, most: int) -> Iterator[slice]:
    """Windows of one size, of `most` samples at most, on `count` samples: the same ones every time.

    They are as even as can be. Where that does not come out the last one overlaps the one before it: cheaper than a
    workspace of its own, or inputs that are filled up.
    """
    size = -(-count // -(-count // most)) if count else 1
    for start in range(0, count, size):
        start = min(start, count - size)
        yield slice(start, start + size)


@dataclass(frozen=True)
class SplitArrays:
    """One split on the device: where its samples stand, the loss's targets (1, n, K) and the measure's."""

    span: slice
    loss_targets: Array
    targets: Array


class Evaluator:
    """Loss and measure on the training, validation and test parts, and the latest outputs on them.

    Attributes:
        inputs: all samples, encoded, (N, *shape); those of a split stand in its `span`.
    """

    def __init__(self, predictor: Predictor, data: Data) -> None:
        self.predictor = predictor
        self.loss, self.measure = predictor.experiment.loss, predictor.experiment.measure
        backend, dtype = predictor.backend, predictor.dtype
        self.backend = backend
        self.outputs: dict[str, Array] = {}
        self.splits: dict[str, SplitArrays] = {}
        parts = {name: data.split(name) for name in SPLITS if len(data.split(name))}
        self.inputs = predictor.upload([examples.raw for examples in parts.values()], data.encoder)
        start = 0
        for name, examples in parts.items():
            encoded = self.loss.encode(examples.targets, data.task)
            targets = examples.targets if data.task.classes else examples.targets.astype(dtype)
            self.splits[name] = SplitArrays(
                slice(start, start + len(examples)),
                backend.to_device(encoded.astype(dtype)[None]),
                backend.to_device(targets),
            )
            start += len(examples)

    def predictions(self, split: str) -> HostArray:
        """Predictions of lane 0 on a split from the latest evaluation, on the host."""
        return self.backend.to_host(self.loss.predict(self.backend.xp, self.outputs[split][:1]))[0]

    def evaluate(self, views: Sequence[Views], everything: Array = None) -> dict[str, HostArray]:
        """`{split}_loss` and `{split}_measure`, each float64 (lanes,); empty splits are left out.

        They come to the host together.

        Args:
            everything: the outputs for all of `inputs`, (lanes, N, K), where they are known.
        """
        figures: dict[str, Array] = {}
        xp = self.backend.xp
        if everything is None:
            everything = self.predictor.outputs(views, self.inputs)
        for name, split in self.splits.items():
            outputs = self.outputs[name] = everything[:, split.span]
            loss, predictions = self.loss.value_and_predictions(xp, outputs, split.loss_targets)
            figures[f"{name}_loss"] = loss
            figures[f"{name}_measure"] = self.measure.value(xp, predictions, split.targets)
        together = self.backend.to_host(xp.stack(list(figures.values()))).astype(np.float64)
        return dict(zip(figures, together, strict=True))

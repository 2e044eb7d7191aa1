"""Evaluation on whole splits, in a workspace of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, Dtype, HostArray
from engine.backend import Backend
from engine.experiment import Experiment
from engine.layers.base import Views
from engine.tasks import SPLITS, Data, Encoder
from engine.training.model import Model
from engine.training.topology import Topology

CHUNK = 1024
"""Samples per forward pass; bounds the memory, and cuts a split the same way on every evaluation."""


class Predictor:
    """Forward passes in evaluation mode for any number of samples."""

    def __init__(
        self, topology: Topology, experiment: Experiment, backend: Backend, dtype: Dtype, lanes: int
    ) -> None:
        self.topology, self.experiment = topology, experiment
        self.backend, self.dtype, self.lanes = backend, dtype, lanes
        self._models: dict[int, Model] = {}

    def upload(self, raw: HostArray, encoder: Encoder) -> Array:
        """Encoded inputs on the device, (chunks, chunk, *shape); the last chunk is filled up with zeros."""
        inputs = encoder(raw).astype(self.dtype)
        chunk = max(1, min(CHUNK, len(inputs)))
        chunks = -(-len(inputs) // chunk)
        padded = np.zeros((chunks * chunk, *inputs.shape[1:]), dtype=self.dtype)
        padded[: len(inputs)] = inputs
        return self.backend.to_device(padded.reshape(chunks, chunk, *inputs.shape[1:]))

    def outputs(self, views: Sequence[Views], chunks: Array, count: int) -> Array:
        """The network's outputs for the first `count` uploaded samples, (lanes, count, K)."""
        chunk = chunks.shape[1]
        if chunk not in self._models:
            self._models[chunk] = Model(
                self.topology, self.experiment.loss, self.backend, self.dtype, self.lanes, chunk
            )
        model = self._models[chunk]
        out = self.backend.xp.empty(
            (self.lanes, len(chunks) * chunk, self.topology.outputs), dtype=self.dtype
        )
        for number in range(len(chunks)):
            out[:, number * chunk : (number + 1) * chunk] = model.forward(views, chunks[number][None])
        return out[:, :count]

    def predict(self, views: Sequence[Views], raw: HostArray, encoder: Encoder) -> HostArray:
        """Predictions of lane 0 for samples as a person sees them, (N, classes) or (N, values), on the host."""
        outputs = self.outputs(views, self.upload(raw, encoder), len(raw))[:1]
        return self.backend.to_host(self.experiment.loss.predict(self.backend.xp, outputs))[0]


@dataclass(frozen=True)
class SplitArrays:
    """One split on the device: uploaded inputs, the loss's targets and the measure's."""

    chunks: Array
    count: int
    loss_targets: Array
    targets: Array


class Evaluator:
    """Loss and measure on the training, validation and test parts, and the latest outputs on them."""

    def __init__(self, predictor: Predictor, data: Data) -> None:
        self.predictor = predictor
        self.loss, self.measure = predictor.experiment.loss, predictor.experiment.measure
        backend, dtype = predictor.backend, predictor.dtype
        self.backend = backend
        self.outputs: dict[str, Array] = {}
        self.splits: dict[str, SplitArrays] = {}
        for name in SPLITS:
            examples = data.split(name)
            if len(examples):
                encoded = self.loss.encode(examples.targets, data.task)
                targets = examples.targets if data.task.classes else examples.targets.astype(dtype)
                self.splits[name] = SplitArrays(
                    predictor.upload(examples.raw, data.encoder),
                    len(examples),
                    backend.to_device(encoded.astype(dtype)[None]),
                    backend.to_device(targets),
                )

    def predictions(self, split: str) -> HostArray:
        """Predictions of lane 0 on a split from the latest evaluation, on the host."""
        return self.backend.to_host(self.loss.predict(self.backend.xp, self.outputs[split][:1]))[0]

    def evaluate(self, views: Sequence[Views]) -> dict[str, HostArray]:
        """`{split}_loss` and `{split}_measure`, each float64 (lanes,); empty splits are left out.

        They come to the host together.
        """
        figures: dict[str, Array] = {}
        xp = self.backend.xp
        for name, split in self.splits.items():
            outputs = self.predictor.outputs(views, split.chunks, split.count)
            self.outputs[name] = outputs
            loss = self.loss.value(xp, outputs, split.loss_targets)
            measure = self.measure.value(xp, self.loss.predict(xp, outputs), split.targets)
            figures |= {f"{name}_loss": loss, f"{name}_measure": measure}
        together = self.backend.to_host(xp.stack(list(figures.values()))).astype(np.float64)
        return dict(zip(figures, together, strict=True))

"""From a workload to a folder with the work: starts, batches and reference losses as the engine has them."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from engine.arrays import Shape
from engine.experiment import Experiment
from engine.layers.activation import ActivationLayer
from engine.layers.base import Layer
from engine.layers.batch_normalization import BatchNormalization
from engine.layers.convolution import Convolution
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.gru import Gru
from engine.layers.pooling import MaxPooling
from engine.layers.residual import Residual
from engine.training.topology import Topology
from engine.training.trainer import Trainer
from tests.benchmarks.speed.work import Plan, Work
from tests.benchmarks.speed.workloads import Workload

TABLE = 500
"""Steps whose batches are written down; a multiple of the steps that JAX makes in a call."""

STILL = 1e-30
"""A learning rate with which nothing moves."""


def export(workload: Workload, lanes: int) -> Work:
    """The work of a workload with so many lanes."""
    document = workload.of_lanes(lanes)
    experiment = Experiment.from_json(document)
    trainer = Trainer(experiment)
    learning, topology = trainer.learning, trainer.plan
    assert learning is not None, "a workload learns from data"
    assert isinstance(topology, Topology), "a workload trains a network"
    name = workload.name if lanes == 1 else f"{workload.name}:{lanes}"
    layers = [describe(node.layer, node.input_shape, f"{node.index}.") for node in topology.nodes]
    optimizer = experiment.optimizer.to_json()
    data, loss = learning.data, experiment.loss
    return Work(
        Plan(
            name,
            workload.title,
            layers,
            loss.kind,
            optimizer,
            lanes,
            learning.batch_size,
            experiment.to_json(),
            workload.proof,
            workload.accepted(lanes),
        ),
        {block.name: np.array(block.of(trainer.parameters)) for block in topology.layout.blocks},
        data.encoder(data.train.raw).astype(np.float32),
        loss.encode(data.train.targets, data.task).astype(np.float32),
        np.stack([learning.batches.rows(step) for step in range(TABLE)]).astype(np.int32),
        losses(experiment, workload.proof, "float64"),
        losses(standing(experiment), workload.proof, "float64"),
    )


def losses(experiment: Experiment, steps: int, dtype: str = "float32") -> np.ndarray:
    """The batch losses of the first so many updates, (steps, lanes)."""
    return np.asarray(Trainer(experiment, dtype=dtype).advance(steps - 1).columns["batch_loss"])


def standing(experiment: Experiment) -> Experiment:
    """The experiment with a learning rate of practically nothing."""
    return experiment.replace(optimizer=experiment.optimizer.replace(learning_rate=STILL))


def describe(layer: Layer, shape: Shape, prefix: str) -> dict[str, Any]:
    """A layer in plain words: `op`, what it needs, the names of its parameters, its multiplications per sample."""
    found: dict[str, Any] = {"op": layer.kind, "multiplications": 0}
    found |= {spec.name: prefix + spec.name for spec in layer.parameters(shape)}
    match layer:
        case Dense():
            found |= {"activation": layer.activation.kind, "multiplications": math.prod(shape) * layer.units}
        case Convolution():
            positions, taps = math.prod(layer.output_shape(shape)), layer.kernel_size**2 * shape[-1]
            found |= {"activation": layer.activation.kind, "multiplications": positions * taps}
            found |= {"size": layer.kernel_size, "stride": layer.stride, "extent": list(shape[:2])}
        case MaxPooling():
            found |= {"size": layer.size}
        case BatchNormalization():
            found |= {"epsilon": layer.epsilon}
        case ActivationLayer():
            found |= {"activation": layer.activation.kind}
        case Gru():
            columns = shape[0] * 3 * layer.units
            found |= {"units": layer.units, "multiplications": columns * (shape[1] + layer.units)}
            found |= {"input_multiplications": columns * shape[1]}
        case Residual():
            inner = layer.chain(shape)
            found["layers"] = [
                describe(link.layer, link.input_shape, f"{prefix}{link.number}.") for link in inner.links
            ]
            found |= {"projection": "", "multiplications": 0}
            if inner.output_shape != shape:
                found["projection"] = f"{prefix}projection.weight"
                found["stride"] = shape[0] // inner.output_shape[0]
                found["multiplications"] = math.prod(inner.output_shape) * shape[-1]
        case Flatten():
            found |= {"shape": list(shape)}
        case _:
            raise ValueError(f"the benchmark has no words for the layer {layer.kind!r}")
    return found

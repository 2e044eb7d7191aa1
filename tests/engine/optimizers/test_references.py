"""Optimizers against PyTorch's, optax's and papers', over 1,000 updates in float64, from recorded trajectories."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from engine.activations.identity import Identity
from engine.activations.tanh import Tanh
from engine.layers.dense import Dense
from engine.losses.mean_squared_error import MeanSquaredErrorLoss
from tests.golden.make_optimizers import ARCHIVE, KEPT_EVERY, STEPS, WIDTHS
from tests.golden.optimizer_cases import CASES
from tests.support.arrays import gap
from tests.support.bench import Bench
from tests.support.descent import descend
from tests.support.kinds import make

TOLERANCE = 1e-10


@pytest.fixture(scope="module")
def golden() -> dict[str, np.ndarray]:
    with np.load(ARCHIVE, allow_pickle=False) as archive:
        return dict(archive)


def _worst(path: np.ndarray, golden: np.ndarray, every: int) -> float:
    """The largest relative gap over all kept points; `path` is (steps + 1, 1, count)."""
    kept = path[every::every, 0]
    assert kept.shape == golden.shape
    return max(gap(found, wanted) for found, wanted in zip(kept, golden, strict=True))


@pytest.mark.parametrize("case", CASES)
def test_one_recorded_gradient_sequence(case: str, golden: dict[str, np.ndarray]) -> None:
    optimizer = make("optimizers", CASES[case].ours)
    gradients = golden["gradients"].astype(np.float64)[:, None, :]
    assert len(gradients) == STEPS
    path = descend([optimizer], gradients, start=np.linspace(-1.0, 1.0, 10))
    wanted = golden[f"open.{case}"]
    assert _worst(path, wanted, KEPT_EVERY["open"]) <= TOLERANCE
    # Component by component too: the small ones must not hide behind the large.
    assert np.allclose(path[:: KEPT_EVERY["open"], 0][1:], wanted, rtol=TOLERANCE, atol=0.0)


@pytest.mark.parametrize("case", [name for name, case in CASES.items() if case.closed])
def test_closed_loop_on_a_smooth_network(case: str, golden: dict[str, np.ndarray]) -> None:
    optimizer = make("optimizers", CASES[case].ours)
    network = Network(golden["inputs"], golden["targets"])
    path = descend([optimizer], network.gradient, start=golden["start"], steps=STEPS)
    assert network.loss(path[-1]) < 0.7 * network.loss(path[0])
    assert _worst(path, golden[f"closed.{case}"], KEPT_EVERY["closed"]) <= TOLERANCE


class Network:
    """The tanh network of the golden script, made of our layers."""

    def __init__(self, inputs: np.ndarray, targets: np.ndarray) -> None:
        self.inputs, self.targets = inputs[None], targets[None]
        activations = [Tanh()] * (len(WIDTHS) - 2) + [Identity()]
        self.layers = [
            Bench(Dense(units=outputs, activation=activation), (fan_in,), len(inputs))
            for (fan_in, outputs), activation in zip(pairwise(WIDTHS), activations, strict=True)
        ]
        self.ends = np.cumsum([layer.size for layer in self.layers])[:-1]

    def forward(self, parameters: np.ndarray) -> np.ndarray:
        signal = self.inputs
        for layer, own in zip(self.layers, np.split(parameters, self.ends, axis=1), strict=True):
            signal = layer.operation.forward(layer.views(own), signal, None)
        return signal

    def loss(self, parameters: np.ndarray) -> float:
        return float(MeanSquaredErrorLoss().value(np, self.forward(parameters), self.targets)[0])

    def gradient(self, parameters: np.ndarray) -> np.ndarray:
        outputs = self.forward(parameters)
        signal = np.empty_like(outputs)
        MeanSquaredErrorLoss().value_and_gradient(np, outputs, self.targets, signal)
        gradient = np.empty_like(parameters)
        pieces = [np.split(flat, self.ends, axis=1) for flat in (parameters, gradient)]
        for layer, weights, slots in zip(reversed(self.layers), *map(reversed, pieces), strict=True):
            signal = layer.operation.backward(layer.views(weights), layer.views(slots), signal)
        return gradient

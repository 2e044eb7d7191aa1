"""Every kernel for a device against the reference operations; compiled for the processor, where g++ is installed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.activations.base import Activation
from engine.kernels.device import activations
from engine.losses.softmax_cross_entropy import SoftmaxCrossEntropy
from engine.training.trainer import Trainer
from tests.engine.training.experiments import small
from tests.support.cuda import KernelBackend, compiler_problem
from tests.support.kinds import instances, kinds_of, make
from tests.support.strict import StrictArray

pytestmark = pytest.mark.skipif(bool(compiler_problem()), reason=compiler_problem() or "it can be compiled")

TYPES = pytest.mark.parametrize(("dtype", "tolerance"), [("float32", 3e-6), ("float64", 1e-13)])
LOSS = SoftmaxCrossEntropy()
OPTIMIZERS: tuple[dict[str, Any], ...] = (
    {"kind": "sgd", "momentum": 0.9},
    {"kind": "sgd", "momentum": 0.5, "nesterov": True},
    {"kind": "heavy_ball"},
    {"kind": "adagrad", "initial_accumulator": 0.1},
    {"kind": "rmsprop", "momentum": 0.5, "epsilon": 0.05},
    {"kind": "rmsprop", "momentum": 0.5, "epsilon": 0.05, "centered": True, "nesterov": True},
    {"kind": "adam"},
    {"kind": "adamw", "weight_decay": 0.1},
)


@pytest.fixture(scope="module")
def backend() -> KernelBackend:
    """With all kernels asked for before the first is used, so that they are compiled together."""
    backend = KernelBackend()
    for kind in activations.RECIPES:
        assert backend.kernels.bend(make("activations", kind)) is not None
    for optimizer in OPTIMIZERS:
        assert backend.kernels.update(make("optimizers", optimizer)) is not None
    return backend


def numbers(dtype: str) -> np.ndarray:
    drawn = np.random.default_rng(1).normal(scale=3.0, size=(2, 3, 40))
    drawn[0, 0, :10] = [0.0, -0.0, 1.0, -1.0, 30.0, -30.0, 90.0, -90.0, 1e4, -1e4]
    return drawn.astype(dtype)


@TYPES
@pytest.mark.parametrize("kind", activations.RECIPES)
@settings(max_examples=4)
@given(data=st.data())
def test_activations(
    backend: KernelBackend, kind: str, dtype: str, tolerance: float, data: st.DataObject
) -> None:
    activation: Activation = data.draw(instances(kinds_of("activations")[kind], calm=True))
    kernel = backend.kernels.bend(activation)
    assert kernel is not None
    z, gradient = numbers(dtype), numbers(dtype)[::-1].copy()
    y = activation.value(np, z, np.empty_like(z))
    sent = [backend.to_device(array) for array in (z, gradient, y, np.full_like(z, np.nan))]
    value = backend.to_host(kernel.value(sent[0], sent[3]))
    np.testing.assert_allclose(value, y, rtol=tolerance, atol=tolerance)
    pulled = backend.to_host(kernel.pull(sent[1], sent[0], sent[2], sent[3]))
    wanted = gradient * activation.slope(np, z, y, np.empty_like(z))
    np.testing.assert_allclose(pulled, wanted, rtol=tolerance, atol=10 * tolerance)


@pytest.mark.parametrize("kind", activations.RECIPES)
def test_what_is_no_number_stays_none(backend: KernelBackend, kind: str) -> None:
    kernel = backend.kernels.bend(make("activations", kind))
    assert kernel is not None
    nan = backend.to_device(np.full((1, 2), np.nan))
    assert np.isnan(backend.to_host(kernel.value(nan, backend.xp.zeros_like(nan)))).all()


@TYPES
@pytest.mark.parametrize(
    "optimizer", OPTIMIZERS, ids=lambda optimizer: "-".join(map(str, optimizer.values()))
)
def test_updates_in_training(
    backend: KernelBackend, optimizer: dict[str, Any], dtype: str, tolerance: float
) -> None:
    experiment = small(
        optimizer=optimizer | {"learning_rate": 0.01},
        network__layers=[
            {"kind": "dense", "units": 6, "activation": "tanh"},
            {"kind": "gated_dense"},
            "output",
        ],
        lanes=[{"seed": 1}, {"seed": 2, "optimizer.learning_rate": 0.02}],
    )
    host, device = Trainer(experiment, dtype=dtype), Trainer(experiment, backend, dtype)
    launches, sent = backend.compiler.launches, backend.traffic
    ours, theirs = host.advance(10), device.advance(10)
    assert backend.compiler.launches >= launches + 10 * 6, "two activations each way, the loss, the update"
    assert backend.sent - sent[0] < 10
    for name, column in ours.columns.items():
        np.testing.assert_allclose(theirs.columns[name], column, rtol=1e3 * tolerance, err_msg=name)


@TYPES
@pytest.mark.parametrize("classes", [2, 3, 10, 300])
@pytest.mark.parametrize("target_lanes", [1, 2])
def test_softmax_cross_entropy(
    backend: KernelBackend, classes: int, target_lanes: int, dtype: str, tolerance: float
) -> None:
    generator = np.random.default_rng(classes)
    outputs = generator.normal(scale=4.0, size=(2, 5, classes)).astype(dtype)
    outputs[0, 0] += 1e4
    targets = generator.dirichlet(np.ones(classes), size=(target_lanes, 5)).astype(dtype)
    gradient = np.empty_like(outputs)
    loss = LOSS.value_and_gradient(np, outputs, targets, gradient)
    kernel = backend.kernels.loss(LOSS)
    assert kernel is not None
    found = []
    for backend.compiler.reversed in (True, False):
        out: Any = StrictArray(np.full_like(outputs, np.nan))
        value = kernel(backend.to_device(outputs), backend.to_device(targets), out)
        found.append((backend.to_host(value), backend.to_host(out)))
    np.testing.assert_allclose(found[0][0], loss, rtol=10 * tolerance)
    np.testing.assert_allclose(found[0][1], gradient, rtol=1e3 * tolerance, atol=tolerance)
    for first, second in zip(*found, strict=True):
        np.testing.assert_array_equal(first, second, err_msg="the order of the threads matters")


def test_a_sample_without_finite_outputs_has_no_finite_loss(backend: KernelBackend) -> None:
    outputs = np.zeros((1, 2, 3))
    outputs[0, 1, 1] = np.nan
    out: Any = StrictArray(np.zeros_like(outputs))
    kernel = backend.kernels.loss(LOSS)
    assert kernel is not None
    value = kernel(backend.to_device(outputs), backend.to_device(np.ones_like(outputs) / 3.0), out)
    assert np.isnan(backend.to_host(value)).all()
    assert np.isfinite(backend.to_host(out)).tolist() == [[[True] * 3, [False] * 3]]

"""The trainer on a CUDA device, where there is one: figures agree with the processor's.

The tolerances are those of sums that are taken in another order: a step's relative error of 1e-13 (float64) or 1e-5
(float32) may grow a hundred times in five steps, and ten thousand times in fifty.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine import paths
from engine.backend import Backend, resolve
from engine.backend.faults import device_fault
from engine.errors import DeviceMemoryError
from engine.experiment import Experiment
from engine.recording.run import RunRecord
from engine.training.trainer import Trainer
from engine.values import Part
from engine.worker.course import Course
from tests.engine.training.experiments import small
from tests.support.fitting import fitting
from tests.support.fitting import small as small_part
from tests.support.kinds import every_kind_in_training, kinds_of

pytestmark = pytest.mark.gpu

COLUMNS = ("batch_loss", "gradient_norm", "train_loss", "test_loss")
LANES = [{"seed": 1}, {"seed": 2, "optimizer.learning_rate": 0.02}]
STEADY = [name for name, kind in kinds_of("optimizers").items() if kind.elementwise and not kind.asks]
"""Methods that fifty steps do not carry away from a start that differs by rounding: no factorizations, no searches."""

DEEP = [
    {"kind": "dense", "units": 9, "activation": "tanh"},
    {"kind": "dense", "activation": "relu"},
    "output",
]


@pytest.fixture(scope="module")
def gpu() -> Backend:
    return resolve("cupy")


def compare(experiment: Experiment, gpu: Backend, steps: int, tolerance: float, **options: Any) -> Trainer:
    """Train on both and return the trainer on the device."""
    host, device = (
        Trainer(experiment, dtype=options.get("dtype", "float32")),
        Trainer(experiment, gpu, **options),
    )
    ours, theirs = host.advance(steps), device.advance(steps)
    assert ours.columns.keys() == theirs.columns.keys()
    for name in COLUMNS:
        if name in ours.columns:
            np.testing.assert_allclose(
                theirs.columns[name], ours.columns[name], rtol=tolerance, atol=tolerance, err_msg=name
            )
    return device


@every_kind_in_training()
def test_every_kind_agrees_with_the_processor(gpu: Backend, kind: type[Part]) -> None:
    experiment: Experiment = fitting(small_part(kind)).replace(evaluate_every=2)
    compare(paths.put(experiment, "lanes", [{"seed": 1}, {"seed": 7}]), gpu, 5, 1e-9, dtype="float64")


@pytest.mark.parametrize(("dtype", "tolerance"), [("float64", 1e-9), ("float32", 1e-3)])
@pytest.mark.parametrize("kind", STEADY)
def test_fifty_steps_agree_with_the_processor(gpu: Backend, kind: str, dtype: str, tolerance: float) -> None:
    experiment = small(
        optimizer={"kind": kind, "learning_rate": 0.01},
        network__layers=[{"kind": "dense", "activation": "tanh"}, {"kind": "dropout", "rate": 0.2}, "output"],
        lanes=LANES,
    )
    compare(experiment, gpu, 50, tolerance, dtype=dtype)


@pytest.mark.parametrize(("dtype", "tolerance"), [("float64", 1e-9), ("float32", 1e-3)])
@pytest.mark.parametrize("optimizer", [{"kind": "sgd", "momentum": 0.9}, {"kind": "adam"}, {"kind": "adamw"}])
def test_the_kernel_of_tiny_networks_agrees_with_the_processor(
    gpu: Backend, optimizer: dict[str, Any], dtype: str, tolerance: float
) -> None:
    experiment = small(optimizer=optimizer, network__layers=DEEP, lanes=LANES)
    assert compare(experiment, gpu, 50, tolerance, dtype=dtype, path="accelerated").path == "accelerated"


@pytest.mark.parametrize("path", ["reference", "accelerated"])
def test_a_continued_run_has_the_same_bits(gpu: Backend, path: str) -> None:
    experiment = small(network__layers=DEEP, lanes=LANES)
    whole, first = (Trainer(experiment, gpu, path=path) for _ in range(2))
    whole.advance(50)
    first.advance(20)
    second = Trainer(experiment, gpu, checkpoint=first.checkpoint(), path=path)
    second.advance(30)
    assert second.checkpoint().digest() == whole.checkpoint().digest()


@pytest.mark.parametrize("path", ["reference", "accelerated"])
def test_a_divergence_is_found_at_its_step(gpu: Backend, path: str) -> None:
    experiment = small(
        optimizer={"kind": "sgd", "learning_rate": 0.1},
        loss="mean_squared_error",
        network__layers=[{"kind": "dense", "units": 9}, "output"],
        lanes=[{"seed": 1}, {"seed": 1, "optimizer.learning_rate": 1e6}],
    )
    host, device = Trainer(experiment), Trainer(experiment, gpu, path=path)
    host.advance(60)
    device.advance(60)
    assert device.divergences == host.divergences != ()


def test_a_fetched_array_is_the_one_of_then(gpu: Backend) -> None:
    array = gpu.to_device(np.arange(1_000_000.0))
    pending = gpu.fetch(array[::2])
    array += 1.0
    np.testing.assert_array_equal(pending.get(), np.arange(0.0, 1_000_000.0, 2.0))
    assert pending.ready
    assert gpu.fetch(array[:0]).get().shape == (0,)


def test_too_little_memory_is_told(gpu: Backend) -> None:
    with pytest.raises(MemoryError) as caught:
        gpu.xp.empty(2**50, dtype=np.uint8)
    assert isinstance(device_fault(caught.value), DeviceMemoryError)


def test_auto_says_what_it_measured(gpu: Backend) -> None:
    course = Course(RunRecord(small()))
    assert course.ground["backend"] in ("numpy", "cupy")
    assert course.ground["trial"].startswith("numpy ")

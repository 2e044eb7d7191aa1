"""Whole runs of tiny networks in the device's kernel, against the reference path."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine import paths
from engine.experiment import Experiment
from engine.training.on_device import DeviceStepper
from engine.training.trainer import Trainer
from tests.engine.training.experiments import small
from tests.support.cuda import KernelBackend, compiler_problem
from tests.support.strict import StrictBackend

pytestmark = pytest.mark.skipif(bool(compiler_problem()), reason=compiler_problem() or "it can be compiled")

LANES = [{"seed": 1}, {"seed": 2, "optimizer.learning_rate": 0.02}]


def on_device(experiment: Experiment, **options: Any) -> Trainer:
    trainer = Trainer(experiment, KernelBackend(), "float64", path="accelerated", **options)
    assert isinstance(trainer._stepper, DeviceStepper)
    return trainer


def test_a_run_has_the_rows_of_the_reference_path() -> None:
    experiment = small(lanes=LANES)
    host, device = Trainer(experiment, dtype="float64"), on_device(experiment)
    ours, theirs = host.advance(53), device.advance(53)
    assert ours.columns.keys() == theirs.columns.keys()
    np.testing.assert_array_equal(theirs.steps, ours.steps)
    for name, column in ours.columns.items():
        np.testing.assert_allclose(theirs.columns[name], column, rtol=1e-9, err_msg=name)


def test_a_divergence_is_found_at_its_step_and_the_other_lane_goes_on() -> None:
    experiment = small(
        optimizer={"kind": "sgd", "learning_rate": 0.1},
        loss="mean_squared_error",
        network__layers=[{"kind": "dense", "units": 9}, "output"],
        lanes=[{"seed": 1}, {"seed": 1, "optimizer.learning_rate": 1e6}],
    )
    host, device = Trainer(experiment, dtype="float64"), on_device(experiment)
    host.advance(60)
    device.advance(60)
    assert device.divergences == host.divergences != ()
    kept = device.checkpoint().arrays["parameters"]
    np.testing.assert_allclose(kept, host.checkpoint().arrays["parameters"], rtol=1e-9)


def test_a_continued_run_has_the_same_bits() -> None:
    experiment = small(lanes=LANES)
    whole, first = on_device(experiment), on_device(experiment)
    whole.advance(50)
    first.advance(20)
    second = on_device(experiment, checkpoint=first.checkpoint())
    second.advance(30)
    assert second.checkpoint().digest() == whole.checkpoint().digest()


def test_a_block_makes_as_many_transfers_whatever_its_length() -> None:
    experiment = small(evaluate_every=10_000)
    trainer = on_device(experiment)
    trainer.advance(40)
    backend, counts = trainer.backend, []
    assert isinstance(backend, KernelBackend)
    for steps in (1, 64):
        before = np.array(backend.traffic)
        launches = backend.compiler.launches
        trainer.advance(steps)
        counts.append((np.array(backend.traffic) - before).tolist())
        assert backend.compiler.launches - launches == 2, "the orders and the steps"
    assert counts[0] == counts[1]


def test_a_live_change_that_the_kernel_does_not_know_takes_the_reference_path_and_back() -> None:
    experiment = small(lanes=LANES)
    host, device = Trainer(experiment, dtype="float64"), on_device(experiment)
    clipped = paths.put(experiment, "regularization.clipping", {"kind": "norm", "threshold": 0.1})
    for changed, path in ((clipped, "reference"), (experiment, "accelerated")):
        for trainer in (host, device):
            trainer.advance(7)
            trainer.change(changed)
        assert device.path == path
    assert "clipped" not in device.detour
    ours, theirs = host.advance(7), device.advance(7)
    np.testing.assert_allclose(theirs.columns["batch_loss"], ours.columns["batch_loss"], rtol=1e-9)


def test_what_does_not_fit_says_why() -> None:
    trainer = Trainer(small(), KernelBackend(shared_bytes=1000), path="accelerated")
    assert trainer.path == "reference"
    assert "that a block can hold" in trainer.detour
    assert "strict" in Trainer(small(), StrictBackend(), path="accelerated").detour

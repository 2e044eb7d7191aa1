"""A lane that diverges is kept in the very state it had after its last finite step."""

from __future__ import annotations

import numpy as np
import pytest

from engine import registry
from engine.backend import Backend, NumpyBackend
from engine.training.trainer import Trainer
from tests.engine.training.experiments import small
from tests.support.strict import StrictBackend

RATES = {"sgd": 30.0, "adagrad": 1e19, "rmsprop": 1e19, "adam": 1e19}


@pytest.mark.parametrize("backend", [NumpyBackend(), StrictBackend()], ids=["host", "device"])
@pytest.mark.parametrize("kind", registry.kinds("optimizers"))
def test_parameters_and_optimizer_state_are_those_of_a_run_stopped_there(kind: str, backend: Backend) -> None:
    experiment = small(
        loss="mean_squared_error",
        optimizer={"kind": kind, "learning_rate": 0.001},
        network__layers=[{"kind": "dense", "units": 9}, {"kind": "dense", "units": 9}, "output"],
        lanes=[{"seed": 3}, {"seed": 4, "optimizer.learning_rate": RATES.get(kind, 1e19)}],
    )
    trainer = Trainer(experiment, backend)
    trainer.advance(100)
    assert trainer.step == 100
    (divergence,) = trainer.divergences
    assert divergence.lane == 1
    stopped = Trainer(experiment.lane(1), backend)
    stopped.advance(divergence.step)
    assert stopped.step == divergence.step
    for name, array in trainer.checkpoint().arrays.items():
        np.testing.assert_array_equal(array[1], stopped.checkpoint().arrays[name][0], err_msg=name)
        assert np.isfinite(array).all()


@pytest.mark.parametrize("backend", [NumpyBackend(), StrictBackend()], ids=["host", "device"])
def test_a_divergence_is_the_same_however_steps_are_grouped(backend: Backend) -> None:
    experiment = small(
        loss="mean_squared_error",
        optimizer={"kind": "sgd", "momentum": 0.9, "learning_rate": 0.001},
        network__layers=[{"kind": "dense", "units": 9}, {"kind": "dense", "units": 9}, "output"],
        lanes=[{"seed": 3}, {"seed": 4, "optimizer.learning_rate": 5.0}],
    )
    whole, single = Trainer(experiment, backend), Trainer(experiment, backend)
    rows = whole.advance(80)
    blocks = [single.advance(1) for _ in range(80)]
    assert whole.divergences == single.divergences != ()
    assert whole.divergences[0].step > 2
    assert whole.checkpoint().digest() == single.checkpoint().digest()
    losses = np.concatenate([block.columns["batch_loss"] for block in blocks])
    np.testing.assert_array_equal(losses, rows.columns["batch_loss"])

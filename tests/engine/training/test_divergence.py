"""A lane that diverges is kept in the very state it had after its last finite step."""

from __future__ import annotations

import numpy as np
import pytest

from engine.backend import Backend, NumpyBackend
from engine.recording.block import Block
from engine.training.trainer import Trainer
from tests.engine.training.experiments import small
from tests.support.kernels import PATHS, needs_numba
from tests.support.kinds import kinds_of
from tests.support.strict import StrictBackend

EVERYWHERE = pytest.mark.parametrize(
    ("backend", "path"),
    [
        pytest.param(NumpyBackend(), "reference", id="host"),
        pytest.param(StrictBackend(), "reference", id="device"),
        pytest.param(NumpyBackend(), "accelerated", id="kernels", marks=needs_numba),
    ],
)
RATES = {"sgd": 30.0, "adagrad": 1e19, "rmsprop": 1e19, "adam": 1e19}


@EVERYWHERE
@pytest.mark.parametrize("kind", [name for name, kind in kinds_of("optimizers").items() if not kind.asks])
def test_parameters_and_optimizer_state_are_those_of_a_run_stopped_there(
    kind: str, backend: Backend, path: str
) -> None:
    experiment = small(
        loss="mean_squared_error",
        optimizer={"kind": kind, "learning_rate": 0.001},
        network__layers=[{"kind": "dense", "units": 9}, {"kind": "dense", "units": 9}, "output"],
        lanes=[{"seed": 3}, {"seed": 4, "optimizer.learning_rate": RATES.get(kind, 1e19)}],
    )
    trainer = Trainer(experiment, backend, path=path)
    if trainer.path != path:
        pytest.skip(f"no kernel: {trainer.detour}")
    trainer.advance(100)
    assert trainer.step == 100
    if not trainer.divergences:
        assert not kinds_of("optimizers")[kind].linear_in_rate, (
            "only a method that bounds its rate may survive"
        )
        return
    (divergence,) = trainer.divergences
    assert divergence.lane == 1
    stopped = Trainer(experiment.lane(1), backend, path=path)
    stopped.advance(divergence.step)
    assert stopped.step == divergence.step
    for name, array in trainer.checkpoint().arrays.items():
        np.testing.assert_array_equal(array[1], stopped.checkpoint().arrays[name][0], err_msg=name)
        assert np.isfinite(array).all()


@EVERYWHERE
def test_a_divergence_is_the_same_however_steps_are_grouped(backend: Backend, path: str) -> None:
    experiment = small(
        loss="mean_squared_error",
        optimizer={"kind": "sgd", "momentum": 0.9, "learning_rate": 0.001},
        network__layers=[{"kind": "dense", "units": 9}, {"kind": "dense", "units": 9}, "output"],
        lanes=[{"seed": 3}, {"seed": 4, "optimizer.learning_rate": 5.0}],
    )
    whole, single = (Trainer(experiment, backend, path=path) for _ in range(2))
    rows = whole.advance(80)
    blocks = [single.advance(1) for _ in range(80)]
    assert whole.divergences == single.divergences != ()
    assert whole.divergences[0].step > 2
    assert whole.checkpoint().digest() == single.checkpoint().digest()
    losses = np.concatenate([block.columns["batch_loss"] for block in blocks])
    np.testing.assert_array_equal(losses, rows.columns["batch_loss"])


@PATHS
@pytest.mark.parametrize("every", [1, 7, 1000])
@pytest.mark.parametrize("piece", [1, 3, 100])
@pytest.mark.parametrize(
    "rates", [(0.1, 30.0), (0.1, 1e38), (30.0, 0.1, 60.0), (30.0, 60.0)], ids=lambda rates: str(len(rates))
)
def test_each_lane_is_evaluated_at_its_own_last_step(
    rates: tuple[float, ...], piece: int, every: int, path: str
) -> None:
    """However the steps are grouped, and whether it stops by its update or by what comes of it."""
    lanes = [{"seed": 3 + lane, "optimizer.learning_rate": rate} for lane, rate in enumerate(rates)]
    experiment = small(
        loss="mean_squared_error",
        optimizer="sgd",
        network__layers=[{"kind": "dense", "units": 9}, {"kind": "dense", "units": 9}, "output"],
        evaluate_every=every,
        lanes=lanes,
    )
    trainer = Trainer(experiment, path=path)
    blocks = [trainer.start()]
    while trainer.step < 60 and not trainer.finished:
        blocks.append(trainer.advance(min(piece, 60 - trainer.step)))
    block = Block.join(blocks)
    assert block.steps.tolist() == list(range(len(block)))
    assert len(trainer.divergences) == sum(rate > 1.0 for rate in rates)
    for divergence in trainer.divergences:
        alone = Trainer(experiment.lane(divergence.lane), path=path)
        alone.advance(divergence.step)
        figures = alone.evaluate().columns
        for name, values in figures.items():
            column = block.columns[name][:, divergence.lane]
            assert column[divergence.step] == values[0, 0], name
            assert np.isnan(column[divergence.step + 1 :]).all()
            due = np.arange(0, divergence.step + 1, every)
            assert not np.isnan(column[due]).any()


@PATHS
@pytest.mark.parametrize("evaluated", [False, True])
def test_a_lane_that_stops_at_the_first_update_of_a_call_is_evaluated_before_it(
    evaluated: bool, path: str
) -> None:
    """Its last row was given out already: it comes again with the evaluation alone, unless it had one."""
    lanes = [{"optimizer.learning_rate": 0.1}, {"seed": 5}]
    before, after = (
        small(optimizer={"kind": "sgd", "learning_rate": rate}, evaluate_every=1000, lanes=lanes)
        for rate in (0.1, 1e38)
    )
    trainer = Trainer(before, path=path)
    trainer.advance(7)
    own = trainer.evaluate() if evaluated else None
    trainer.change(after)
    block = trainer.advance(5)
    assert [(item.lane, item.step, item.what) for item in trainer.divergences] == [(1, 7, "update")]
    assert block.steps.tolist() == [7, 8, 9, 10, 11, 12][evaluated:]
    assert own is None or np.isfinite(own.columns["test_loss"]).all()
    if not evaluated:
        single = Trainer(before.lane(1), path=path)
        single.advance(7)
        assert block.columns["test_loss"][0, 1] == single.evaluate().columns["test_loss"][0, 0]
        assert np.isnan(block.columns["test_loss"][:, 0]).all()
        assert np.isnan(block.columns["batch_loss"][0]).all()
    else:
        assert "test_loss" not in block.columns

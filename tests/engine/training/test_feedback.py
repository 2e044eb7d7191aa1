"""Schedules that listen to evaluations, and early stopping."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.experiment import Experiment
from engine.recording.block import Block
from engine.training.trainer import Trainer
from tests.engine.training.experiments import small
from tests.support.strict import StrictBackend

PLATEAU = {"kind": "reduce_on_plateau", "drop": 0.5, "patience": 1, "improvement": 0.0, "floor": 0.0}
EARLY = {"kind": "early", "patience": 3}


def noisy(**changes: Any) -> Experiment:
    """It learns fast and then overfits, so that the validation loss rises."""
    return small(
        **{
            "data": {"kind": "moons", "samples": 80, "noise": 0.5, "label_noise": 0.3},
            "optimizer": {"kind": "adam", "learning_rate": 0.05},
            "network__layers": [{"kind": "dense", "units": 30, "activation": "tanh"}, "output"],
        }
        | changes
    )


def test_a_plateau_lowers_the_rate_by_what_was_seen_at_the_evaluations() -> None:
    trainer = Trainer(noisy(schedule=PLATEAU))
    block = trainer.advance(200)
    losses = block.columns["validation_loss"][:, 0]
    due = np.flatnonzero(np.isfinite(losses))
    assert due.tolist() == list(range(0, 201, 5))
    factor, best, wait = 1.0, np.inf, 0
    rates = block.columns["learning_rate"][:, 0]
    for step, following in zip(due, [*due[1:], 201], strict=True):
        if losses[step] < best:
            best, wait = losses[step], 0
        else:
            wait += 1
        if wait >= 1:
            factor, wait = factor * 0.5, 0
        np.testing.assert_allclose(rates[step + 1 : following + 1], 0.05 * factor, rtol=1e-6)
    assert factor < 1.0


@pytest.mark.parametrize("backend", ["host", "device"])
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_what_was_seen_is_part_of_the_state(dtype: str, backend: str) -> None:
    experiment = noisy(
        schedule=PLATEAU,
        stopping=EARLY | {"patience": 20},
        lanes=[{"seed": 1}, {"seed": 2}, {"seed": 3}],
    )

    def new(**options: Any) -> Trainer:
        return Trainer(experiment, StrictBackend() if backend == "device" else None, dtype, **options)

    whole, half = new(), new()
    whole.advance(150)
    for _ in range(7):
        half.advance(9)
        half.evaluate()
    again = new(checkpoint=half.checkpoint())
    again.advance(150 - 63)
    assert again.checkpoint().digest() == whole.checkpoint().digest()
    for lane in range(3):
        alone = Trainer(experiment.lane(lane), dtype=dtype)
        alone.advance(150)
        np.testing.assert_array_equal(
            whole.checkpoint().arrays["parameters"][lane], alone.checkpoint().arrays["parameters"][0]
        )


@pytest.mark.parametrize("restore", [True, False])
def test_a_run_stops_when_the_validation_loss_has_not_improved(restore: bool) -> None:
    experiment = noisy(stopping=EARLY | {"restore": restore})
    trainer = Trainer(experiment)
    block = trainer.advance(2000)
    assert trainer.finished
    (ending,) = trainer.divergences
    assert not ending.failed
    assert "validation loss has not improved for 3 evaluations" in str(ending)
    losses = block.columns["validation_loss"][:, 0]
    best = int(np.nanargmin(losses))
    assert trainer.step == ending.step == best + 15 == block.steps[-1]
    expected = Trainer(noisy())
    expected.advance(best if restore else trainer.step)
    np.testing.assert_array_equal(trainer.parameters, expected.parameters)
    assert len(trainer.advance(10)) == 0, "it has ended"


def test_lanes_stop_each_by_itself_and_the_others_go_on() -> None:
    lanes = [{"seed": 1}, {"seed": 2}, {"seed": 1, "optimizer.learning_rate": 1e-5}]
    experiment = noisy(stopping=EARLY, lanes=lanes)
    trainer = Trainer(experiment)
    blocks = [trainer.start(), *(trainer.advance(7) for _ in range(60))]
    block = Block.join([block for block in blocks if len(block)])
    assert {ending.lane for ending in trainer.divergences} == {0, 1}
    for ending in trainer.divergences:
        alone = Trainer(experiment.lane(ending.lane))
        alone.advance(2000)
        assert alone.divergences[0].step == ending.step
        np.testing.assert_array_equal(alone.parameters[0], trainer.parameters[ending.lane])
        assert np.isnan(block.columns["batch_loss"][block.steps > ending.step, ending.lane]).all()


def test_another_schedule_may_be_chosen_while_it_runs() -> None:
    trainer = Trainer(noisy())
    trainer.advance(50)
    trainer.change(noisy(schedule=PLATEAU))
    block = trainer.advance(150)
    assert block.columns["learning_rate"][0, 0] == 0.05
    assert block.columns["learning_rate"][-1, 0] < 0.05
    trainer.change(noisy())
    assert trainer.advance(5).columns["learning_rate"][-1, 0] == 0.05


def test_without_the_series_nothing_stops() -> None:
    trainer = Trainer(noisy(data__validation_fraction=0.0, stopping=EARLY))
    trainer.advance(300)
    assert not trainer.finished


@pytest.mark.parametrize(
    "changes",
    [
        {"optimizer": {"kind": "schedule_free_adamw", "learning_rate": 0.1}},
        {"network__layers": [{"kind": "dense", "units": 9}, "batch_normalization", "output"]},
        {"wrappers": [{"kind": "polyak"}]},
    ],
    ids=["evaluation point", "running statistics", "average"],
)
def test_what_comes_back_is_what_was_judged_best(changes: dict[str, Any]) -> None:
    """The whole state, not the parameters alone: figures after the stop are those of the best evaluation."""
    trainer = Trainer(noisy(stopping=EARLY, **changes))
    block = trainer.advance(3000)
    assert trainer.finished
    losses = block.columns["validation_loss"][:, 0]
    best = int(np.nanargmin(losses))
    figures = trainer.evaluate().columns
    for name in ("validation_loss", "test_loss", "train_measure"):
        assert figures[name][0, 0] == block.columns[name][best, 0] != block.columns[name][-1, 0]


def test_predictions_after_a_stop_are_those_of_the_state_brought_back() -> None:
    trainer = Trainer(noisy(stopping=EARLY, optimizer={"kind": "sgd", "learning_rate": 0.5}))
    trainer.advance(3000)
    assert trainer.finished
    raw = trainer.data.test.raw
    np.testing.assert_array_equal(trainer.latest_predictions("test"), trainer.predict(raw))


def test_where_nothing_was_ever_better_the_start_comes_back() -> None:
    trainer = Trainer(noisy(stopping=EARLY | {"improvement": 1e39, "patience": 2}))
    start = Trainer(noisy())
    trainer.advance(100)
    assert trainer.finished
    np.testing.assert_array_equal(trainer.parameters, start.parameters)


def test_another_series_is_watched_from_scratch_while_it_runs() -> None:
    def watching(series: str) -> Experiment:
        slow = {"kind": "sgd", "learning_rate": 0.01}
        return noisy(schedule=PLATEAU | {"series": series, "patience": 4}, optimizer=slow)

    trainer = Trainer(watching("validation_measure"))
    trainer.advance(50)
    before = trainer.descent.feedback.factors()[0]
    trainer.change(watching("train_loss"))
    block = trainer.advance(100)
    losses = block.columns["train_loss"][:, 0]
    assert (np.diff(losses[np.isfinite(losses)]) < 0.0).all()
    assert trainer.descent.feedback.factors()[0] == before, "a loss that falls is no plateau"


def test_each_lane_says_its_own_reason() -> None:
    lanes = [{"seed": 1, "stopping.patience": 2}, {"seed": 1, "stopping.patience": 4}]
    trainer = Trainer(noisy(stopping=EARLY, lanes=lanes))
    trainer.advance(3000)
    reasons = {ending.lane: str(ending) for ending in trainer.divergences}
    assert "for 2 evaluations" in reasons[0]
    assert "for 4 evaluations" in reasons[1]

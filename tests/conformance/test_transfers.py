"""What a hot step must not do on a device, held for every kind: send, fetch, or wait."""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.experiment import Experiment
from engine.training.trainer import Trainer
from engine.values import Part
from tests.support.fitting import fitting, small
from tests.support.kinds import every_kind_in_training, kinds_of
from tests.support.strict import StrictBackend


def traffic(trainer: Trainer, steps: int) -> np.ndarray:
    """Arrays sent and fetched, and waits, of a block of so many steps."""
    backend: Any = trainer.backend
    before = np.array(backend.traffic)
    trainer.advance(steps)
    return np.array(backend.traffic) - before


@every_kind_in_training()
def test_a_block_of_steps_makes_the_same_traffic_whatever_its_length(kind: type[Part]) -> None:
    experiment: Experiment = fitting(small(kind)).replace(evaluate_every=10**6)
    trainer = Trainer(experiment, StrictBackend())
    trainer.advance(3)
    short, long = traffic(trainer, 2), traffic(trainer, 6)
    if experiment.optimizer.asks:
        return  # the host has to know what the device found before it can ask on
    assert (short == long).all(), f"sent, fetched, waits: {short} for 2 steps, {long} for 6"


def test_a_block_is_sent_its_scalars_and_fetched_its_rows_and_nothing_else() -> None:
    experiment = fitting(kinds_of("optimizers")["adam"]()).replace(evaluate_every=10**6)
    trainer = Trainer(experiment, StrictBackend())
    trainer.advance(40)  # past the step at which the state is copied anew
    constant = traffic(trainer, 5)
    assert constant.tolist() == [0, 1, 1]
    varied = experiment.replace(lanes=((("optimizer.beta1", 0.5),), (("optimizer.beta1", 0.9),)))
    trainer = Trainer(varied, StrictBackend())
    trainer.advance(40)
    assert traffic(trainer, 5).tolist() == [3, 1, 1], "β₁, 1 − β₁, and the step size that corrects for it"


def test_an_evaluation_is_fetched_as_one() -> None:
    experiment = fitting(kinds_of("optimizers")["adam"]()).replace(evaluate_every=4)
    trainer = Trainer(experiment, StrictBackend())
    trainer.advance(40)
    assert traffic(trainer, 4).tolist() == [0, 3, 3], "rows, figures of all splits, penalties"

"""Every kind of every family in a whole run: five lanes against five single runs, resumed, and on a device."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine import paths
from engine.experiment import Experiment
from engine.training.trainer import Trainer
from engine.values import Part
from tests.support.fitting import fitting, small
from tests.support.kinds import every_kind_in_training
from tests.support.strict import StrictBackend

SEEDS = (1, 2, 1, 7, 2**32 - 1)
STEPS = 5


def lanes_of(kind: type[Part]) -> Experiment:
    """An experiment with the kind, evaluated twice on the way, whose lanes differ in their seeds."""
    experiment: Experiment = fitting(small(kind))
    experiment = experiment.replace(evaluate_every=2, batch_size=min(experiment.batch_size, 16))
    return paths.put(experiment, "lanes", [{"seed": seed} for seed in SEEDS])


def same(left: np.ndarray, right: np.ndarray, name: str) -> None:
    np.testing.assert_array_equal(left, right, err_msg=name)


@every_kind_in_training()
@pytest.mark.parametrize("dtype", ["float32", pytest.param("float64", marks=pytest.mark.slow)])
def test_a_lane_equals_its_single_run_and_goes_on_from_a_checkpoint(kind: type[Part], dtype: str) -> None:
    experiment = lanes_of(kind)
    data = None if experiment.surface.is_surface else experiment.data.load()
    whole, half = (Trainer(experiment, dtype=dtype, data=data) for _ in range(2))
    block = whole.advance(STEPS)
    state = whole.checkpoint()
    for lane in range(len(SEEDS)):
        alone = Trainer(experiment.lane(lane), dtype=dtype, data=data)
        single = alone.advance(STEPS)
        for name, array in alone.checkpoint().arrays.items():
            same(array[0], state.arrays[name][lane], name)
        for name, column in single.columns.items():
            same(column[:, 0], block.columns[name][: len(column), lane], name)
    half.advance(2)
    again = Trainer(experiment, dtype=dtype, data=data, checkpoint=half.checkpoint())
    again.advance(STEPS - 2)
    assert again.checkpoint().digest() == state.digest()


@every_kind_in_training()
def test_a_device_gives_the_same_bits(kind: type[Part]) -> None:
    experiment = lanes_of(kind)
    data: Any = None if experiment.surface.is_surface else experiment.data.load()
    host, device = Trainer(experiment, data=data), Trainer(experiment, StrictBackend(), data=data)
    ours, theirs = host.advance(STEPS), device.advance(STEPS)
    assert host.checkpoint().digest() == device.checkpoint().digest()
    for name, column in ours.columns.items():
        same(theirs.columns[name], column, name)

"""Augmentation within a run."""

from __future__ import annotations

import numpy as np
import pytest

from engine.errors import InputError
from engine.experiment import Experiment
from engine.training.topology import inspect
from engine.training.trainer import Trainer
from tests.support.arrays import same_bits

ALL = ["shift", "flip", "rotation", "input_noise", "mixup"]
PLAIN = Experiment.from_json(
    {
        "data": {"kind": "digits"},
        "network": {"layers": ["flatten", {"kind": "dense", "units": 8}, "output"]},
        "steps": 30,
        "evaluate_every": 10,
    }
)
AUGMENTED = Experiment.from_json(PLAIN.to_json() | {"augmentations": ALL})


def test_evaluation_sees_the_samples_as_they_are() -> None:
    plain, augmented = Trainer(PLAIN).start(), Trainer(AUGMENTED).start()
    for name in ("train_loss", "validation_measure", "test_loss"):
        assert same_bits(plain.columns[name], augmented.columns[name])
    assert not same_bits(plain.columns["batch_loss"], augmented.columns["batch_loss"])


def test_a_lane_equals_its_single_run_however_the_steps_are_grouped() -> None:
    lanes = AUGMENTED.replace(lanes=((("seed", 1),), (("seed", 2),), (("seed", 3),)))
    together = Trainer(lanes)
    together.advance(12)
    for lane, seed in enumerate((1, 2, 3)):
        alone = Trainer(AUGMENTED.replace(seed=seed))
        for count in (1, 4, 7):
            alone.advance(count)
        assert same_bits(np.asarray(alone.parameters[0]), np.asarray(together.parameters[lane]))


def test_what_needs_images_is_refused_for_points_of_the_plane() -> None:
    moons = {"data": "moons", "network": {"layers": ["output"]}}
    experiment = Experiment.from_json({"augmentations": ["input_noise", "shift", "mixup", "flip"]} | moons)
    problems = inspect(experiment).problems
    assert [problem.path for problem in problems] == ["augmentations.1", "augmentations.3"]
    with pytest.raises(InputError, match="needs images"):
        Trainer(experiment)

"""Noise and mixtures: their distributions, and which samples meet."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from engine.augmentations.input_noise import InputNoise
from engine.augmentations.mixup import Mixup, symmetric_beta
from engine.random import Draw

STREAM = 77


def _draw(seeds: list[int], step: int = 5) -> Draw:
    return Draw(np, np.array(seeds, dtype=np.uint64), step)


def test_noise_is_normal_of_its_deviation_and_fresh_for_every_value_and_step() -> None:
    inputs = np.random.default_rng(0).normal(size=(2, 200, 5, 10))
    targets = np.zeros((2, 200, 1))
    noise = [
        InputNoise(deviation=0.3).apply(np, inputs, targets, _draw([1, 2], step), STREAM)[0] - inputs
        for step in (5, 6)
    ]
    count = inputs.size
    for found in noise:
        assert abs(found.mean()) < 4.5 * 0.3 / math.sqrt(count)
        assert abs(found.var() / 0.09 - 1.0) < 4.5 * math.sqrt(2.0 / count)
        assert abs((found**4).mean() / 0.0081 - 3.0) < 4.5 * math.sqrt(96.0 / count)
    flat = [noise[0][0], noise[0][1], noise[1][0], noise[0][0][::-1], noise[0][0][:, :, ::-1]]
    relation = np.corrcoef(np.stack([array.ravel() for array in flat])) - np.eye(len(flat))
    assert np.abs(relation).max() < 4.5 * math.sqrt(2.0 / flat[0].size)


def _uniforms(count: int) -> tuple[np.ndarray, np.ndarray]:
    values = _draw([3]).uniform(STREAM, count, 2, np.dtype(np.float64))[0]
    return values[:, 0], values[:, 1]


DISTRIBUTIONS: dict[float, Callable[[np.ndarray], np.ndarray]] = {
    0.5: lambda x: 2.0 / math.pi * np.arcsin(np.sqrt(x)),
    1.0: lambda x: x,
    1.5: lambda x: (2.0 * np.arcsin(np.sqrt(x)) + (4.0 * x - 2.0) * np.sqrt(x * (1.0 - x))) / math.pi,
    2.0: lambda x: x * x * (3.0 - 2.0 * x),
    3.0: lambda x: x**3 * (10.0 - 15.0 * x + 6.0 * x * x),
}


@pytest.mark.parametrize("concentration", DISTRIBUTIONS)
def test_the_share_has_betas_distribution(concentration: float) -> None:
    """Kolmogorov & Smirnov at level 1e-6."""
    share = np.sort(symmetric_beta(np, concentration, *_uniforms(40_000)))
    empirical = (np.arange(share.size) + 0.5) / share.size
    distance = np.abs(DISTRIBUTIONS[concentration](share) - empirical).max()
    assert distance < 2.7 / math.sqrt(share.size)


@pytest.mark.parametrize("concentration", [0.02, 0.1, 0.4, 1.0, 7.0, 200.0])
def test_the_share_has_betas_moments(concentration: float) -> None:
    share = symmetric_beta(np, concentration, *_uniforms(40_000))
    second = 0.25 / (2.0 * concentration + 1.0)
    fourth = second * 0.75 / (2.0 * concentration + 3.0)
    middle = share - 0.5
    assert abs(middle.mean()) < 4.5 * math.sqrt(second / share.size)
    assert abs((middle**2).mean() - second) < 4.5 * math.sqrt((fourth - second**2) / share.size)
    assert abs((middle**4).mean() / fourth - 1.0) < 0.1


@pytest.mark.parametrize("concentration", [1e-30, 1e-3, 1.0, 1e4])
def test_no_share_leaves_the_unit_interval(concentration: float) -> None:
    ends = [0.0, 2.0**-24, 0.25, 0.5, 0.75, 1.0 - 2.0**-24]
    first, second = (array.ravel().astype(np.float32) for array in np.meshgrid(ends, ends))
    share = symmetric_beta(np, concentration, first, second)
    assert share.dtype == np.float32
    assert ((share >= 0.0) & (share <= 1.0)).all()


def test_inputs_and_targets_are_mixed_alike_with_a_permutation_of_the_batch() -> None:
    """Inputs that are unit vectors tell who met whom, and with which share."""
    inputs = np.stack([np.eye(50), np.eye(50)])
    targets = np.random.default_rng(2).normal(size=(2, 50, 3))
    made, mixed = Mixup(concentration=1.0).apply(np, inputs, targets, _draw([8, 9]), STREAM)
    np.testing.assert_allclose(made @ targets, mixed, atol=1e-13)
    np.testing.assert_allclose(made.sum(axis=2), 1.0, atol=1e-15)
    for weights in made:
        own = np.diag(weights)
        rest = weights - np.diag(own)
        assert ((rest > 0.0).sum(axis=1) <= 1).all()
        assert ((rest > 0.0).sum(axis=0) <= 1).all()
        met = rest.max(axis=1) > 0.0
        assert met.sum() >= 45
        assert own[met].std() > 0.2
    assert not np.array_equal(made[0], made[1])
    assert np.ptp(np.argmax(made[0] - np.diag(np.diag(made[0])), axis=1)) > 40

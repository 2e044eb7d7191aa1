"""Clippings against plain numbers."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.clippings.adaptive import AdaptiveClipping
from engine.clippings.base import Clipping
from engine.clippings.norm import ClipByNorm, ClipByValue, NoClipping
from engine.layout import Block, Layout


def _clip(clipping: Clipping, gradient: list[float]) -> list[float]:
    array = np.array([gradient])
    norm = np.sqrt((array * array).sum(axis=1))
    layout = Layout.single(len(gradient))
    clipping.apply(np, clipping.coefficients(), array, norm, np.ones_like(array), layout)
    return [float(value) for value in array[0]]


def test_norm_shortens_what_is_too_long_and_keeps_the_direction() -> None:
    assert _clip(ClipByNorm(threshold=1.0), [3.0, -4.0]) == pytest.approx([0.6, -0.8])
    assert _clip(ClipByNorm(threshold=5.0), [3.0, -4.0]) == [3.0, -4.0]
    assert _clip(ClipByNorm(threshold=6.0), [3.0, -4.0]) == [3.0, -4.0]
    clipped = _clip(ClipByNorm(threshold=0.5), [1e-3, 2.0, -7.0])
    assert math.hypot(*clipped) == pytest.approx(0.5)


def test_value_bounds_every_component() -> None:
    assert _clip(ClipByValue(threshold=1.0), [0.5, -3.0, 2.0]) == [0.5, -1.0, 1.0]


def test_off_changes_nothing() -> None:
    assert _clip(NoClipping(), [1e9, -3.0]) == [1e9, -3.0]


FILTERS = Layout(
    (
        Block("0.weight", 0, (3, 3, 2, 4)),
        Block("0.bias", 72, (4,), penalized=False),
        Block("2.weight", 76, (4, 5)),
        Block("2.bias", 96, (5,), penalized=False),
    )
)


@pytest.mark.parametrize("last_layer", [False, True])
def test_adaptive_compares_each_unit_with_its_weights(last_layer: bool) -> None:
    generator = np.random.default_rng(4)
    gradient = generator.normal(size=(2, 101)) * generator.choice([1e-3, 1.0], size=(2, 101))
    parameters = generator.normal(size=(2, 101)) * generator.choice([1e-6, 1.0], size=(2, 101))
    clipped = gradient.copy()
    clipping = AdaptiveClipping(threshold=0.3, epsilon=0.05, last_layer=last_layer)
    clipping.apply(np, clipping.coefficients(), clipped, np.ones(2), parameters, FILTERS)
    changed = 0
    for block in FILTERS.blocks:
        for lane in range(2):
            before, after, weights = (
                array[lane, block.span].reshape(-1, block.shape[-1] if len(block.shape) > 1 else 1)
                for array in (gradient, clipped, parameters)
            )
            for unit in range(before.shape[1]):
                bound = 0.3 * max(float(np.linalg.norm(weights[:, unit])), 0.05)
                length = float(np.linalg.norm(before[:, unit]))
                free = block.name.startswith("2.") and not last_layer
                factor = 1.0 if free or length <= bound else bound / length
                changed += factor < 1.0
                np.testing.assert_allclose(after[:, unit], factor * before[:, unit], rtol=1e-14)
    assert changed > 5


def test_adaptive_spares_nothing_where_there_is_one_layer_alone() -> None:
    assert _clip(AdaptiveClipping(threshold=0.5), [3.0, -4.0]) == pytest.approx(
        [0.3 * math.sqrt(2.0), -0.4 * math.sqrt(2.0)]
    )

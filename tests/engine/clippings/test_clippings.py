"""Clipping by norm and by value against plain numbers."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.clippings.base import Clipping
from engine.clippings.norm import ClipByNorm, ClipByValue, NoClipping


def _clip(clipping: Clipping, gradient: list[float]) -> list[float]:
    array = np.array([gradient])
    clipping.apply(np, clipping.coefficients(), array, np.sqrt((array * array).sum(axis=1)))
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

"""Moments, spectra and symmetry of starts."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.initializers.base import Initializer
from engine.initializers.orthogonal import Orthogonal
from engine.initializers.plain import Constant, Normal, Uniform, Zeros
from engine.initializers.scaled import Glorot, He, LeCun
from engine.layers.base import ParameterSpec
from engine.random import Purpose, Stream
from tests.support.kinds import make

SPEC = ParameterSpec("weight", (400, 250), 400, 250)


def _start(
    initializer: Initializer, spec: ParameterSpec = SPEC, seed: int = 9, stream: int = 0
) -> np.ndarray:
    return initializer.draw(spec, Stream(seed, Purpose.PARAMETERS, stream))


VARIANCES = {
    "glorot": (Glorot, 2.0 / 650),
    "he": (He, 2.0 / 400),
    "lecun": (LeCun, 1.0 / 400),
}


@pytest.mark.parametrize("distribution", ["normal", "uniform"])
@pytest.mark.parametrize("gain", [1.0, 0.3])
@pytest.mark.parametrize("name", VARIANCES)
def test_scaled_weights_have_the_variance_of_their_paper(name: str, gain: float, distribution: str) -> None:
    kind, variance = VARIANCES[name]
    weights = _start(kind(gain=gain, distribution=distribution))
    wanted = gain**2 * variance
    fourth = {"normal": 3.0, "uniform": 1.8}[distribution]
    spread = math.sqrt((fourth - 1.0) / weights.size)
    assert abs(weights.var() / wanted - 1.0) < 4.5 * spread
    assert abs((weights**4).mean() / wanted**2 / fourth - 1.0) < 0.05
    if distribution == "uniform":
        assert np.abs(weights).max() <= math.sqrt(3.0 * wanted)


def test_plain_weights() -> None:
    normal, uniform = _start(Normal(deviation=0.2)), _start(Uniform(half_width=0.2))
    assert abs(normal.std() / 0.2 - 1.0) < 4.5 * math.sqrt(0.5 / normal.size)
    assert abs(normal.mean()) < 4.5 * 0.2 / math.sqrt(normal.size)
    assert -0.2 <= uniform.min() < -0.199
    assert 0.199 < uniform.max() <= 0.2
    assert abs(uniform.var() / (0.04 / 3.0) - 1.0) < 4.5 * math.sqrt(0.8 / uniform.size)


@pytest.mark.parametrize(("initializer", "value"), [(Constant(value=-0.3), -0.3), (Zeros(), 0.0)])
def test_a_symmetric_start_has_rank_one_at_most(initializer: Initializer, value: float) -> None:
    weights = _start(initializer)
    assert (weights == value).all()
    assert np.linalg.matrix_rank(weights) <= 1


@settings(max_examples=20)
@given(
    rows=st.integers(1, 12), columns=st.integers(1, 12), gain=st.floats(0.1, 10.0), seed=st.integers(0, 1000)
)
def test_all_singular_values_of_an_orthogonal_start_are_the_gain(
    rows: int, columns: int, gain: float, seed: int
) -> None:
    weights = _start(Orthogonal(gain=gain), ParameterSpec("weight", (rows, columns), rows, columns), seed)
    spectrum = np.linalg.svd(weights, compute_uv=False)
    assert spectrum == pytest.approx(np.full(min(rows, columns), gain), rel=1e-12)


def test_orthogonal_starts_are_uniform_over_rotations() -> None:
    """Without the fixed signs every Q from a QR factorization would tend to one side."""
    spec = ParameterSpec("weight", (2, 2), 2, 2)
    draws = np.stack([_start(Orthogonal(), spec, seed) for seed in range(1000)])
    assert np.abs(draws.mean(axis=0)).max() < 4.5 * math.sqrt(0.5 / 1000)
    assert abs((np.linalg.det(draws) > 0).mean() - 0.5) < 4.5 * 0.5 / math.sqrt(1000)


def test_orthogonal_filters_lie_in_the_matrix_of_inputs_by_outputs() -> None:
    weights = _start(Orthogonal(), ParameterSpec("weight", (3, 3, 4, 6), 36, 54)).reshape(36, 6)
    assert weights.T @ weights == pytest.approx(np.eye(6), abs=1e-13)


@pytest.mark.parametrize("name", ["he", "orthogonal", "normal", "uniform"])
def test_layers_and_seeds_start_apart(name: str) -> None:
    initializer = make("initializers", name)
    starts = [_start(initializer, seed=seed, stream=stream) for seed in (1, 2) for stream in (0, 1)]
    flat = np.stack([start.ravel() for start in starts])
    relation = np.corrcoef(flat) - np.eye(4)
    assert np.abs(relation).max() < 5.0 / math.sqrt(SPEC.size)


def test_starts_differ_from_gain_to_gain_in_scale_alone() -> None:
    assert np.array_equal(_start(He(gain=2.0)), 2.0 * _start(He()))

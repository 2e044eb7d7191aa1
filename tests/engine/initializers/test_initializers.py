"""Moments, spectra and symmetry of starts."""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.initializers.base import Initializer
from engine.initializers.identity import Identity
from engine.initializers.lsuv import Lsuv
from engine.initializers.orthogonal import Orthogonal
from engine.initializers.plain import Constant, Normal, Uniform, Zeros
from engine.initializers.scaled import Glorot, He, LeCun
from engine.initializers.sparse import Sparse
from engine.initializers.truncated_normal import TruncatedNormal
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


def test_truncated_normal_weights_have_their_deviation_and_no_tails() -> None:
    weights = _start(TruncatedNormal(deviation=0.2))
    cut = 2.0 * 0.2 / 0.87962566103423978  # the published constant
    assert 0.999 * cut < np.abs(weights).max() <= cut
    fourth = _truncated_fourth_moment()
    assert abs(weights.var() / 0.04 - 1.0) < 4.5 * math.sqrt((fourth - 1.0) / weights.size)
    assert abs((weights**4).mean() / 0.2**4 / fourth - 1.0) < 0.02
    # The distribution function at the quantiles of the draw is uniform (Kolmogorov & Smirnov, level 1e-6).
    normal = NormalDist(0.0, 0.5 * cut)
    low, high = normal.cdf(-cut), normal.cdf(cut)
    shares = np.array([(normal.cdf(value) - low) / (high - low) for value in np.sort(weights, axis=None)])
    uniform = (np.arange(weights.size) + 0.5) / weights.size
    assert np.abs(shares - uniform).max() < 2.7 / math.sqrt(weights.size)


def _truncated_fourth_moment() -> float:
    """By the midpoint rule, over the squared second."""
    x = (np.arange(100_000) + 0.5) / 50_000 - 1.0
    density = np.exp(-0.5 * (2.0 * x) ** 2)
    return float((x**4 * density).mean() * density.mean() / (x**2 * density).mean() ** 2)


def test_sparse_units_listen_to_so_many_inputs() -> None:
    weights = _start(Sparse(connections=15, deviation=0.5))
    assert ((weights != 0.0).sum(axis=0) == 15).all()
    drawn = weights[weights != 0.0]
    assert abs(drawn.var() / 0.25 - 1.0) < 4.5 * math.sqrt(2.0 / drawn.size)
    assert abs((drawn**4).mean() / 0.25**2 / 3.0 - 1.0) < 0.15
    # Every input is as likely as any other: Pearson's statistic is close to its degrees of freedom.
    counts = (weights != 0.0).sum(axis=1)
    expected = 15 * 250 / 400
    statistic = ((counts - expected) ** 2).sum() / expected / (1.0 - 15 / 400)
    assert abs(statistic - 399) < 4.5 * math.sqrt(2.0 * 399)
    assert (_start(Sparse(connections=15), ParameterSpec("weight", (3, 3, 1, 4), 9, 36)) != 0.0).all()
    filters = _start(Sparse(connections=5), ParameterSpec("weight", (3, 3, 2, 4), 18, 36))
    assert ((filters != 0.0).sum(axis=(0, 1, 2)) == 5).all()


def test_an_identity_hands_on_what_it_can() -> None:
    for shape in ((3, 3), (2, 5), (5, 2)):
        weights = _start(Identity(gain=2.0), ParameterSpec("weight", shape, *shape))
        assert np.array_equal(weights, 2.0 * np.eye(*shape))
    assert np.array_equal(_start(Identity(), ParameterSpec("scale", (4,), 1, 1)), np.ones(4))


@pytest.mark.parametrize("kernel", [(3, 3), (5, 1), (4,), (1,)])
@pytest.mark.parametrize("channels", [(2, 2), (3, 5), (4, 2)])
def test_an_identity_convolution_hands_images_on(kernel: tuple[int, ...], channels: tuple[int, int]) -> None:
    weights = _start(Identity(), ParameterSpec("weight", (*kernel, *channels), 1, 1))
    images = np.random.default_rng(0).normal(size=(*[6] * len(kernel), channels[0]))
    padding = [((extent - 1) // 2, extent // 2) for extent in kernel]
    padded = np.pad(images, [*padding, (0, 0)])
    outputs = np.zeros((*images.shape[:-1], channels[1]))
    for place in np.ndindex(*kernel):
        window = tuple(slice(at, at + 6) for at in place)
        outputs += padded[window] @ weights[place]
    common = min(channels)
    assert np.array_equal(outputs[..., :common], images[..., :common])
    assert (outputs[..., common:] == 0.0).all()


ORTHOGONAL_SHAPES = st.one_of(
    st.tuples(*[st.integers(1, 12)] * 2),
    st.tuples(st.integers(1, 3), st.integers(1, 3), st.integers(1, 5), st.integers(1, 40)),
)


@settings(max_examples=40)
@given(shape=ORTHOGONAL_SHAPES, gain=st.floats(0.1, 10.0), seed=st.integers(0, 1000))
def test_all_singular_values_of_an_orthogonal_start_are_the_gain(
    shape: tuple[int, ...], gain: float, seed: int
) -> None:
    spec = ParameterSpec("weight", shape, math.prod(shape[:-1]), shape[-1])
    weights = _start(Orthogonal(gain=gain), spec, seed).reshape(-1, shape[-1])
    spectrum = np.linalg.svd(weights, compute_uv=False)
    assert spectrum == pytest.approx(np.full(min(weights.shape), gain), rel=1e-12)
    unit = _start(Lsuv(), spec, seed).reshape(weights.shape)
    assert np.allclose(gain * unit, weights, rtol=1e-14)


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

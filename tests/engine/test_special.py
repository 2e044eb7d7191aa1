"""The special functions against the standard library's."""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np

from engine.special import erf, inverse_erf


def _points() -> np.ndarray:
    grid = np.linspace(-7.0, 7.0, 20_001)
    small = np.logspace(-300, -1, 500)
    seams = np.nextafter([1.0, 1.0, -1.0, -1.0, 6.0, 6.0], [0.0, 2.0, 0.0, -2.0, 0.0, 7.0])
    return np.concatenate([grid, small, -small, seams, [1.0, -1.0, 6.0, 0.0, 1e10, -1e10, 1e300, 5e-324]])


def test_erf_is_accurate_to_the_rounding_of_float64() -> None:
    x = _points()
    wanted = np.array([math.erf(value) for value in x])
    assert np.abs(erf(np, x) - wanted).max() <= 5e-16
    normal = np.abs(wanted) > 1e-300
    assert np.abs(erf(np, x) / np.where(normal, wanted, 1.0) - 1.0)[normal].max() <= 6e-16


def test_erf_keeps_single_precision() -> None:
    x = _points()[:20_001].astype(np.float32)
    found = erf(np, x)
    assert found.dtype == np.float32
    assert np.abs(found - np.array([math.erf(value) for value in x])).max() <= 3e-7


def test_erf_is_odd_and_knows_its_limits() -> None:
    x = _points()
    assert np.array_equal(erf(np, -x), -erf(np, x))
    assert list(erf(np, np.array([-np.inf, np.inf]))) == [-1.0, 1.0]
    assert np.isnan(erf(np, np.array([np.nan])))[0]
    assert np.signbit(erf(np, np.array([-0.0])))[0]


def test_the_inverse_of_erf_is_the_standard_librarys() -> None:
    """Which has it as the quantiles of the normal, and only to about 1e-16 absolute next to the middle."""
    y = np.concatenate([np.linspace(-0.99, 0.99, 4001), [0.0, 1e-3, -1e-3]])
    wanted = [NormalDist().inv_cdf(0.5 * (1.0 + value)) / math.sqrt(2.0) for value in y]
    np.testing.assert_allclose(inverse_erf(np, y), wanted, rtol=4e-14, atol=2e-16)
    tiny = np.array([1e-300, -1e-20, 5e-324])
    np.testing.assert_allclose(inverse_erf(np, tiny), 0.5 * math.sqrt(math.pi) * tiny, rtol=1e-15)


def test_the_inverse_of_erf_undoes_it_and_keeps_the_type() -> None:
    x = np.linspace(-1.8, 1.8, 5001)
    np.testing.assert_allclose(inverse_erf(np, erf(np, x)), x, rtol=5e-15)
    single = inverse_erf(np, erf(np, x).astype(np.float32))
    assert single.dtype == np.float32
    assert np.abs(single - x).max() <= 3e-6

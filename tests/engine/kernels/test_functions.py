"""Exponentials and their kin against higher precision, in units in the last place."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from engine.kernels import functions
from engine.kernels.compiler import inline
from engine.kernels.simd import WIDTH, load, store
from engine.kernels.units import Units, stand_in
from engine.special import erf
from tests.support.kernels import TYPES, call, ulps

function = stand_in


def _each(x, out, count):
    for place in range(0, count, WIDTH):
        some = min(WIDTH, count - place)
        store(out, place, function(load(x, place, some)), some)


@inline
def _sine(x):
    return functions.sine(x, 0.0)


@inline
def _cosine(x):
    return functions.sine(x, 1.0)


def _more(x: np.ndarray) -> np.ndarray:
    """In higher precision than the kernel's."""
    return x.astype(np.float64 if x.dtype == np.float32 else np.longdouble)


def _error_function(x: np.ndarray) -> np.ndarray:
    return np.array([math.erf(value) for value in x.tolist()]).astype(x.dtype)


FINE, WIDE = np.linspace(-1.0, 1.0, 2001), np.linspace(-60.0, 60.0, 4001)
CASES: tuple[tuple[Any, Any, np.ndarray, float], ...] = (
    (functions.exponential, np.exp, WIDE, 3.0),
    (functions.exponential_less_one, np.expm1, np.concatenate([FINE, FINE * 1e-6, WIDE / 4]), 3.0),
    (functions.hyperbolic_tangent, np.tanh, np.concatenate([FINE, FINE * 1e-6, WIDE / 4]), 6.0),
    (functions.logistic, lambda x: 1 / (1 + np.exp(-x)), WIDE / 2, 5.0),
    (functions.logarithm_of_one_and, np.log1p, np.abs(np.concatenate([FINE, FINE * 1e-6])), 4.0),
    (functions.error_function, _error_function, np.concatenate([FINE, WIDE / 8]), 6.0),
    (_sine, np.sin, np.concatenate([FINE, WIDE]), 2.0),
    (_cosine, np.cos, np.concatenate([FINE, WIDE]), 2.0),
)
UNITS = Units("test_functions", "aai")
for _code, _case in enumerate(CASES):
    UNITS.define(_code, _each, function=_case[0])


def _run(code: int, x: np.ndarray) -> np.ndarray:
    out = np.full_like(x, 7.0)
    call(UNITS, code, x, out, len(x))
    return out


@TYPES
@pytest.mark.parametrize("code", range(len(CASES)))
def test_errors_are_a_few_units_in_the_last_place(code: int, dtype: Any) -> None:
    _, wanted, points, bound = CASES[code]
    x = points.astype(dtype)
    assert ulps(_run(code, x), wanted(_more(x))) <= bound


@TYPES
@pytest.mark.parametrize("code", range(len(CASES)))
def test_what_is_no_number_stays_none_and_lanes_do_not_mix(code: int, dtype: Any) -> None:
    x = np.abs(np.linspace(-0.9, 0.9, WIDTH + 3)).astype(dtype)
    plain = _run(code, x)
    x[[0, 5, -1]] = np.nan
    found = _run(code, x)
    assert np.isnan(found[[0, 5, -1]]).all()
    untouched = np.isfinite(x)
    np.testing.assert_array_equal(found[untouched], plain[untouched])
    np.testing.assert_array_equal(_run(code, x[1:4].copy()), found[1:4])


@TYPES
def test_limits(dtype: Any) -> None:
    ends = np.array([-np.inf, -1e6, 1e6, np.inf, 0.0], dtype)
    exponential, less_one, tanh, logistic, _, error_function = (_run(code, ends) for code in range(6))
    assert (exponential[:2] < 2.0 * np.finfo(dtype).tiny).all()
    assert (exponential[2:4] > 0.2 * np.finfo(dtype).max).all()
    assert exponential[4] == 1.0
    assert less_one.tolist()[:2] == [-1.0, -1.0]
    assert less_one[4] == 0.0
    assert tanh.tolist() == error_function.tolist() == [-1.0, -1.0, 1.0, 1.0, 0.0]
    assert (logistic[:2] < 1e-37).all()
    assert logistic.tolist()[2:] == [1.0, 1.0, 0.5]


@TYPES
def test_sines_far_out(dtype: Any) -> None:
    """Beyond what the reduction holds the plain function is taken."""
    x = np.concatenate([np.logspace(1, 5, 200), [12345678.0, -2.5e9]]).astype(dtype)
    near = np.abs(x) < 1e5
    for code, wanted in ((6, np.sin), (7, np.cos)):
        found, exact = _run(code, x), wanted(_more(x))
        floor = 1.0 if dtype is np.float64 else 64.0
        assert np.abs(found - exact)[near].max() <= floor * np.finfo(dtype).eps
        assert np.abs(found - exact).max() <= 1e3 * np.finfo(dtype).eps
    assert np.isnan(_run(6, np.array([np.inf, -np.inf], dtype))).all()


def test_erf_is_that_of_the_engine() -> None:
    x = np.linspace(-7.0, 7.0, 999)
    np.testing.assert_allclose(_run(5, x), erf(np, x), rtol=1e-15)

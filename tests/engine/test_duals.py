"""Dual numbers against central differences; zero derivatives cost nothing; functions of arrays refuse duals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.activations.identity import Identity
from engine.activations.sigmoid import Silu
from engine.duals import Dual, DualNamespace, parts
from tests.support.arrays import directional, gap
from tests.support.strict import HostMixingError, StrictBackend

XP = DualNamespace(np)
INDEX = np.array([2, 0, 0])

FUNCTIONS: dict[str, Callable[[Any, Any, Any], Any]] = {
    "sum of two": lambda xp, a, b: a + b + 2.0,
    "difference": lambda xp, a, b: (1.0 - a) - b - 3.0,
    "product": lambda xp, a, b: 2.0 * a * b * 3.0,
    "quotient": lambda xp, a, b: 2.0 / (a * a + 1.0) + a / (b * b + 0.5) / 4.0,
    "power": lambda xp, a, b: a**2 + (b * b + 1.0) ** -1.5,
    "negative": lambda xp, a, b: -a * b,
    "matmul": lambda xp, a, b: a @ b.transpose(0, 2, 1),
    "matmul function": lambda xp, a, b: xp.matmul(a, xp.swapaxes(b, 1, 2)),
    "constant matrix": lambda xp, a, b: np.ones((2, 3, 3)) @ a + b @ np.ones((4, 4)),
    "exp log": lambda xp, a, b: xp.log(xp.exp(a) + xp.exp(-b)),
    "tanh": lambda xp, a, b: xp.tanh(a * b),
    "logistic": lambda xp, a, b: xp.logistic(a - b),
    "sqrt square": lambda xp, a, b: xp.sqrt(xp.square(a) + xp.square(b)),
    "absolute": lambda xp, a, b: xp.abs(a) * xp.sin(b) + xp.cos(a),
    "activation": lambda xp, a, b: xp.activate(Silu(), a * b) + xp.activate(Identity(), a),
    "slope": lambda xp, a, b: xp.slope(Silu(), a, xp.activate(Silu(), a)) * b,
    "where": lambda xp, a, b: xp.where(a > b, a * b, 0.0) + xp.where(a <= b, 1.0, xp.exp(b)),
    "maximum": lambda xp, a, b: xp.maximum(a, b) + xp.maximum(a, 0.1) + xp.minimum(0.2, b),
    "max": lambda xp, a, b: xp.max(a, axis=-1, keepdims=True) * b,
    "max without axis kept": lambda xp, a, b: xp.max(a * b, axis=1),
    "sum": lambda xp, a, b: xp.sum(a * b, axis=(1, 2)),
    "mean": lambda xp, a, b: a - xp.mean(a * b, axis=2, keepdims=True),
    "index": lambda xp, a, b: a[:, 1:, ::2] * b[:, :1, :1],
    "reshape": lambda xp, a, b: a.reshape(2, 12) * xp.reshape(xp.transpose(b, (0, 2, 1)), (2, 12)),
    "axes": lambda xp, a, b: xp.squeeze(xp.expand_dims(a, 1), axis=1) * xp.contiguous(b),
    "broadcast": lambda xp, a, b: xp.broadcast_to(a[:, :1], (2, 3, 4)) + (b[:1, :1] + np.ones((2, 3, 4))),
    "take": lambda xp, a, b: xp.take(a, INDEX, axis=1) * b,
    "stack": lambda xp, a, b: xp.stack([a, b * b, np.ones((2, 3, 4))], axis=1),
    "concatenate": lambda xp, a, b: xp.concatenate([np.zeros((2, 1, 4)), a * b], axis=1),
}


def _arguments(seed: int = 4) -> tuple[np.ndarray, ...]:
    generator = np.random.default_rng(seed)
    return tuple(generator.normal(size=(2, 3, 4)) for _ in range(4))


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("moving", [(1.0, 1.0), (1.0, 0.0), (0.0, 1.0)])
@settings(max_examples=3)
@given(seed=st.integers(0, 10**6))
def test_derivatives_are_those_of_central_differences(
    name: str, moving: tuple[float, float], seed: int
) -> None:
    function = FUNCTIONS[name]
    a, b, a_dot, b_dot = _arguments(seed)
    found = function(XP, XP.dual(a, a_dot if moving[0] else None), XP.dual(b, b_dot if moving[1] else None))
    value, tangent = parts(found)
    assert np.array_equal(value, function(XP, a, b)), "duals change no value"

    def along(h: np.ndarray) -> np.ndarray:
        return np.asarray(function(XP, a + h * moving[0] * a_dot, b + h * moving[1] * b_dot))

    wanted = directional(along, np.zeros(()), 1.0)
    if tangent is None:
        assert not wanted.any()
    else:
        assert tangent.shape == value.shape
        assert gap(tangent, wanted) <= 1e-6


def test_what_has_no_derivative_stays_an_array() -> None:
    a, b, *_ = _arguments()
    for name, function in FUNCTIONS.items():
        assert isinstance(function(XP, a, b), np.ndarray), name
    assert XP.dual(a, None) is a


def test_only_the_chosen_of_equal_values_counts() -> None:
    tied = XP.dual(np.array([1.0, 1.0, 0.0]), np.array([2.0, 5.0, 7.0]))
    assert XP.max(tied, axis=0).tangent == 2.0
    assert np.array_equal(XP.maximum(tied, 1.0).tangent, [2.0, 5.0, 0.0])
    assert np.array_equal(XP.abs(tied).tangent, [2.0, 5.0, 0.0])


def test_constants_shed_the_derivative_and_keep_the_shape() -> None:
    a, _, a_dot, _ = _arguments()
    dual = XP.dual(a, a_dot)
    assert XP.constant(dual) is a
    assert (dual.shape, dual.ndim, dual.dtype, len(dual)) == (a.shape, 3, a.dtype, 2)
    for function in (XP.zeros_like, XP.ones_like, XP.empty_like):
        assert isinstance(function(dual), np.ndarray)
        assert function(dual).shape == a.shape
    assert np.array_equal(dual >= 0.0, a >= 0.0)
    assert np.array_equal(dual < 0.0, a < 0.0)


def test_functions_of_arrays_refuse_duals() -> None:
    a, _, a_dot, _ = _arguments()
    dual = XP.dual(a, a_dot)
    for function in (np.exp, np.sum, np.asarray, XP.cumsum):
        with pytest.raises(TypeError):
            function(dual)
    with pytest.raises(TypeError):
        a += dual


def test_the_strict_device_takes_part() -> None:
    backend = StrictBackend()
    xp = DualNamespace(backend.xp)
    a, b, a_dot, b_dot = _arguments()
    sent_a, sent_b = (
        xp.dual(backend.to_device(value), backend.to_device(tangent))
        for value, tangent in ((a, a_dot), (b, b_dot))
    )
    plain = backend.to_device(b)
    for name in ("product", "matmul", "tanh", "max", "where", "activation", "slope"):
        found = FUNCTIONS[name](xp, sent_a, sent_b)
        wanted = FUNCTIONS[name](XP, XP.dual(a, a_dot), XP.dual(b, b_dot))
        assert np.array_equal(backend.to_host(found.tangent), wanted.tangent), name
    mixed = plain * sent_a
    assert isinstance(mixed, Dual)
    assert np.array_equal(backend.to_host(mixed.tangent), b * a_dot)
    with pytest.raises(TypeError):
        plain += sent_a
    with pytest.raises(HostMixingError):
        _ = sent_a * b

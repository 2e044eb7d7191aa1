"""Operations from two pure functions: buffers have no derivative, and zero derivatives come out as zeros."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from engine.backend import NumpyBackend
from engine.duals import DualNamespace
from engine.layers.base import Site
from engine.layers.pure import PureOperation
from engine.random import Draw


class Affine(PureOperation):
    """y = b x + w with a buffer b; the gradients of x and of w do not change along any direction."""

    def run(self, xp: DualNamespace, weights: Mapping[str, Any], inputs: Any, draw: Draw | None) -> Any:
        return weights["b"][:, None] * inputs + weights["w"][:, None], None

    def pull(self, xp: DualNamespace, weights: Mapping[str, Any], record: Any, output_gradient: Any) -> Any:
        gradient = {"w": xp.ones_like(weights["w"])}
        return (weights["b"][:, None] * xp.constant(output_gradient)), gradient


def _operation(lanes: int) -> Any:
    return Affine(Site(NumpyBackend(), np.dtype(np.float64), lanes, 4, (3,)))


def test_buffers_have_no_derivative_and_zeros_are_written() -> None:
    generator = np.random.default_rng(0)
    operation = _operation(2)
    weights = {"w": generator.normal(size=(2, 3)), "b": generator.normal(size=(2, 3))}
    direction, slots = {"w": generator.normal(size=(2, 3))}, {"w": np.full((2, 3), np.nan)}
    x, x_dot, gradient = generator.normal(size=(3, 2, 4, 3))
    b = weights["b"][:, None]
    assert np.array_equal(operation.forward(weights, x, None), b * x + weights["w"][:, None])
    assert np.array_equal(operation.backward(weights, slots, gradient), b * gradient)
    assert np.array_equal(slots["w"], np.ones((2, 3)))
    tangent = operation.jvp(weights, direction, x_dot)
    assert np.array_equal(tangent, b * x_dot + direction["w"][:, None])
    slots["w"].fill(np.nan)
    assert not operation.backward_jvp(weights, direction, slots, gradient).any()
    assert not slots["w"].any()


def test_without_any_direction_there_is_no_tangent() -> None:
    operation = _operation(2)
    weights = {"w": np.ones((2, 3)), "b": np.ones((2, 3))}
    operation.forward(weights, np.ones((1, 4, 3)), None)
    assert operation.jvp(weights, {}, None) is None
    assert operation.jvp(weights, {"w": np.ones((2, 3))}, None).shape == (2, 4, 3)


def test_inputs_of_one_lane_serve_all() -> None:
    operation = _operation(2)
    weights = {"w": np.zeros((2, 3)), "b": np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])}
    outputs = operation.forward(weights, np.ones((1, 4, 3)), None)
    assert np.array_equal(outputs, np.repeat(weights["b"][:, None], 4, axis=1))

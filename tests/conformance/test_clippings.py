"""What every clipping must do."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.clippings.base import Clipping
from engine.coefficients import CoefficientTable
from engine.fields import Number
from engine.layout import Block, Layout
from tests.support.arrays import same_bits
from tests.support.kinds import every_kind, instances
from tests.support.strict import StrictBackend

LAYOUT = Layout(
    (
        Block("0.weight", 0, (3, 2)),
        Block("0.bias", 6, (2,), penalized=False),
        Block("1.weight", 8, (3, 1)),
        Block("2.weight", 11, (1, 1), hidden=False),
    )
)
"""Columns of several rows and of one, a vector, and a last layer."""


def _clip(
    clippings: list[Clipping], gradient: np.ndarray, parameters: np.ndarray, backend: Any = None
) -> np.ndarray:
    """The clipped gradient (R, P), with one clipping per lane."""
    backend = backend or StrictBackend()
    coefficients = CoefficientTable(
        [[clipping.coefficients() for clipping in clippings]], backend, gradient.dtype
    )[0]
    sent, point = backend.to_device(gradient), backend.to_device(parameters)
    norm = backend.xp.sqrt((sent * sent).sum(axis=1))
    before = backend.fetched
    clippings[0].apply(backend.xp, coefficients, sent, norm, point, LAYOUT)
    assert backend.fetched == before
    assert same_bits(backend.to_host(point), parameters)
    return backend.to_host(sent)


@every_kind("clippings")
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@settings(max_examples=15)
@given(data=st.data())
def test_it_bounds_each_lane_by_itself(kind: type[Clipping], dtype: Any, data: st.DataObject) -> None:
    # What is not a number is the same for all lanes.
    first = data.draw(instances(kind, calm=True))
    shared = {
        field.name: getattr(first, field.name) for field in kind.fields if not isinstance(field, Number)
    }
    clippings = [first] + [data.draw(instances(kind, calm=True, **shared)) for _ in range(2)]
    generator = np.random.default_rng(data.draw(st.integers(0, 10**6)))
    gradient = (generator.normal(size=(3, 12)) * generator.choice([1e-3, 1.0, 1e4], size=(3, 1))).astype(
        dtype
    )
    parameters = generator.normal(size=(3, 12), scale=0.1).astype(dtype)
    clipped = _clip(clippings, gradient, parameters)
    assert (np.abs(clipped) <= np.abs(gradient) * (1.0 + 1e-6)).all()
    assert (np.sign(clipped) == np.sign(gradient)).all()
    for lane, clipping in enumerate(clippings):
        own = slice(lane, lane + 1)
        assert same_bits(_clip([clipping], gradient[own], parameters[own]), clipped[own])


@every_kind("clippings")
@settings(max_examples=10)
@given(data=st.data())
def test_a_zero_gradient_stays_zero(kind: type[Clipping], data: st.DataObject) -> None:
    zero = np.zeros((1, 12))
    assert (_clip([data.draw(instances(kind, calm=True))], zero, zero) == 0.0).all()


@every_kind("clippings")
def test_what_differs_between_lanes_is_a_number(kind: type[Clipping]) -> None:
    for field in kind.fields:
        assert field.live, field.name
        assert field.lane == isinstance(field, Number), field.name

"""What every clipping must do."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.clippings.base import Clipping
from engine.coefficients import CoefficientTable
from tests.support.arrays import same_bits
from tests.support.kinds import every_kind, instances
from tests.support.strict import StrictBackend


def _clip(clippings: list[Clipping], gradient: np.ndarray, backend: Any = None) -> np.ndarray:
    """The clipped gradient (R, P), with one clipping per lane."""
    backend = backend or StrictBackend()
    coefficients = CoefficientTable(
        [[clipping.coefficients() for clipping in clippings]], backend, gradient.dtype
    )[0]
    sent = backend.to_device(gradient)
    norm = backend.xp.sqrt((sent * sent).sum(axis=1))
    before = backend.fetched
    clippings[0].apply(backend.xp, coefficients, sent, norm)
    assert backend.fetched == before
    return backend.to_host(sent)


@every_kind("clippings")
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@settings(max_examples=15)
@given(data=st.data())
def test_it_bounds_each_lane_by_itself(kind: type[Clipping], dtype: Any, data: st.DataObject) -> None:
    clippings = [data.draw(instances(kind, calm=True)) for _ in range(3)]
    generator = np.random.default_rng(data.draw(st.integers(0, 10**6)))
    gradient = (generator.normal(size=(3, 12)) * generator.choice([1e-3, 1.0, 1e4], size=(3, 1))).astype(
        dtype
    )
    clipped = _clip(clippings, gradient)
    assert (np.abs(clipped) <= np.abs(gradient) * (1.0 + 1e-6)).all()
    assert (np.sign(clipped) == np.sign(gradient)).all()
    for lane, clipping in enumerate(clippings):
        assert same_bits(_clip([clipping], gradient[lane : lane + 1]), clipped[lane : lane + 1])


@every_kind("clippings")
@settings(max_examples=10)
@given(data=st.data())
def test_a_zero_gradient_stays_zero(kind: type[Clipping], data: st.DataObject) -> None:
    assert (_clip([data.draw(instances(kind, calm=True))], np.zeros((1, 5))) == 0.0).all()

"""What every activation must do."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.activations.base import Activation
from tests.support.arrays import directional, gap, same_bits
from tests.support.kinds import every_kind, instances
from tests.support.strict import StrictArray, StrictNamespace

few = settings(max_examples=10)


def _evaluate(activation: Activation, z: Any, xp: Any = np) -> dict[str, Any]:
    """Value, slope and curvature; what `out` held before must not matter."""
    y = activation.value(xp, z, xp.full_like(z, 3.0))
    return {
        "value": y,
        "slope": activation.slope(xp, z, y, xp.full_like(z, 5.0)),
        "curvature": activation.curvature(xp, z, y, xp.full_like(z, 7.0)),
    }


@every_kind("activations")
@few
@given(data=st.data())
def test_slope_and_curvature_are_those_of_central_differences(
    kind: type[Activation], data: st.DataObject
) -> None:
    activation = data.draw(instances(kind, calm=True))
    z = np.random.default_rng(data.draw(st.integers(0, 10**6))).uniform(-6.0, 6.0, size=(2, 40))
    found = _evaluate(activation, z)
    assert gap(found["slope"], directional(lambda z: _evaluate(activation, z)["value"], z, 1.0)) <= 1e-6
    assert gap(found["curvature"], directional(lambda z: _evaluate(activation, z)["slope"], z, 1.0)) <= 1e-6


@every_kind("activations")
@few
@given(data=st.data())
def test_large_inputs_stay_finite(kind: type[Activation], data: st.DataObject) -> None:
    activation = data.draw(instances(kind, calm=True))
    for dtype, size in ((np.float32, 1e30), (np.float64, 1e200)):
        for array in _evaluate(
            activation, np.array([[-size, -1e4, -90.0, 90.0, 1e4, size]], dtype=dtype)
        ).values():
            assert np.isfinite(array).all()
            assert array.dtype == dtype


@every_kind("activations")
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@few
@given(data=st.data())
def test_an_element_gives_the_same_bits_wherever_it_stands(
    kind: type[Activation], dtype: Any, data: st.DataObject
) -> None:
    """Whatever stands beside it, in whichever lane, on the host and on a device."""
    activation = data.draw(instances(kind, calm=True))
    count = data.draw(st.integers(1, 40))
    z = np.random.default_rng(count).normal(size=(3, 2, count), scale=3.0).astype(dtype)
    found = _evaluate(activation, z)
    device = _evaluate(activation, StrictArray(z.copy()), StrictNamespace())
    for name, array in found.items():
        for lane in range(3):
            assert same_bits(_evaluate(activation, z[lane : lane + 1].copy())[name], array[lane : lane + 1])
        assert same_bits(device[name].held, array)

"""What every initializer must do."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.initializers.base import Initializer
from engine.layers.base import ParameterSpec
from engine.random import Purpose, Stream
from tests.support.arrays import same_bits
from tests.support.kinds import every_kind, instances

few = settings(max_examples=15)
shapes = st.one_of(st.tuples(*[st.integers(1, 30)] * 2), st.tuples(*[st.integers(1, 5)] * 4))


def _spec(shape: tuple[int, ...], *, penalized: bool = True) -> ParameterSpec:
    return ParameterSpec("weight", shape, int(np.prod(shape[:-1])), shape[-1], penalized)


@every_kind("initializers")
@few
@given(data=st.data(), shape=shapes, seed=st.integers(0, 2**32 - 1))
def test_a_start_has_the_layers_shape_and_depends_on_the_seed_alone(
    kind: type[Initializer], data: st.DataObject, shape: tuple[int, ...], seed: int
) -> None:
    initializer = data.draw(instances(kind, calm=True))
    start, again = (initializer.draw(_spec(shape), Stream(seed, Purpose.PARAMETERS, 3)) for _ in range(2))
    assert start.shape == shape
    assert start.dtype == np.float64
    assert np.isfinite(start).all()
    assert same_bits(start, again)


@every_kind("initializers")
@few
@given(data=st.data())
def test_biases_start_at_zero(kind: type[Initializer], data: st.DataObject) -> None:
    initializer = data.draw(instances(kind, calm=True))
    bias = initializer.draw(_spec((5,), penalized=False), Stream(1, Purpose.PARAMETERS))
    assert same_bits(bias, np.zeros(5))


@every_kind("initializers")
def test_random_weights_are_centered(kind: type[Initializer]) -> None:
    """Initializers that draw have mean 0; those that do not give one value to all."""
    start = kind().draw(_spec((300, 200)), Stream(5, Purpose.PARAMETERS))
    spread = start.std()
    assert (start == start[0, 0]).all() or abs(start.mean()) < 4.5 * spread / np.sqrt(start.size)

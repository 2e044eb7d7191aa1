"""What every initializer must do."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import InputError
from engine.initializers.base import Initializer
from engine.layers.base import ParameterSpec
from engine.random import Purpose, Stream
from tests.support.arrays import same_bits
from tests.support.kinds import every_kind, instances, kinds_of

few = settings(max_examples=15)
shapes = st.one_of(st.tuples(*[st.integers(1, 30)] * 2), st.tuples(*[st.integers(1, 5)] * 4))


def _those(**wanted: bool) -> pytest.MarkDecorator:
    """Parametrize a test over the kinds with these class attributes as `kind`."""
    return pytest.mark.parametrize(
        "kind",
        [
            pytest.param(kind, id=name)
            for name, kind in kinds_of("initializers").items()
            if all(getattr(kind, attribute) == value for attribute, value in wanted.items())
        ],
    )


def _spec(shape: tuple[int, ...], *, penalized: bool = True) -> ParameterSpec:
    return ParameterSpec("weight", shape, int(np.prod(shape[:-1])), shape[-1], penalized)


@_those(layerwise=True)
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
    assert initializer.whole([("0.weight", shape)]) is None
    if not kind.random:
        assert same_bits(start, initializer.draw(_spec(shape), Stream(seed ^ 1, Purpose.PARAMETERS)))


@every_kind("initializers")
@few
@given(data=st.data())
def test_biases_start_at_zero(kind: type[Initializer], data: st.DataObject) -> None:
    initializer = data.draw(instances(kind, calm=True))
    bias = initializer.draw(_spec((5,), penalized=False), Stream(1, Purpose.PARAMETERS))
    assert same_bits(bias, np.zeros(5))


@_those(layerwise=True, random=True)
@pytest.mark.parametrize("shape", [(300, 200), (3, 3, 64, 96)])
def test_random_weights_are_centered(kind: type[Initializer], shape: tuple[int, ...]) -> None:
    start = kind().draw(_spec(shape), Stream(5, Purpose.PARAMETERS))
    assert abs(start.mean()) < 4.5 * start.std() / np.sqrt(start.size)
    other = kind().draw(_spec(shape), Stream(6, Purpose.PARAMETERS))
    assert abs((start * other).mean()) < 4.5 * start.var() / np.sqrt(start.size)


@_those(layerwise=False)
def test_what_has_its_weights_from_elsewhere_says_what_it_lacks(kind: type[Initializer]) -> None:
    with pytest.raises(InputError):
        kind().whole([("0.weight", (2, 3))])
    with pytest.raises(InputError):
        kind().weights(_spec((2, 3)), Stream(1, Purpose.PARAMETERS))

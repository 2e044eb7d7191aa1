"""What every optimizer must do."""

from __future__ import annotations

import tracemalloc
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.backend import NumpyBackend
from engine.coefficients import CoefficientTable
from engine.fields import Integer, Number
from engine.layout import Layout
from engine.optimizers.base import Arrays, Optimizer
from tests.support.arrays import same_bits
from tests.support.descent import descend
from tests.support.kinds import instances, kinds_of
from tests.support.strict import StrictBackend

few = settings(max_examples=12)

LANES = 5


def given_gradients(*properties: str) -> pytest.MarkDecorator:
    """Parametrize a test over the kinds that need only gradients (the others have `test_second_order.py`) as `kind`.

    Args:
        properties: class attributes that must hold as well.
    """
    cases = [
        pytest.param(kind, id=name)
        for name, kind in kinds_of("optimizers").items()
        if not kind.asks and all(getattr(kind, name) for name in properties)
    ]
    return pytest.mark.parametrize("kind", cases)


def _without(kind: type[Optimizer], *names: str) -> dict[str, float]:
    """Those of the named fields that the kind has, as zero."""
    return {field.name: 0.0 for field in kind.fields if field.name in names}


def _gradients(lanes: int, count: int, seed: int, steps: int = 12) -> np.ndarray:
    """(steps, lanes, count) of very different sizes, zeros among them."""
    generator = np.random.default_rng(seed)
    sequence = generator.normal(size=(steps, lanes, count)) * np.logspace(-6, 3, count)
    sequence[:, :, ::5] = 0.0
    return sequence


def _lane_mates(data: st.DataObject, kind: type[Optimizer], lanes: int = LANES) -> list[Optimizer]:
    """Optimizers that differ in nothing but what may differ between lanes."""
    first = data.draw(instances(kind, calm=True))
    shared = {field.name: getattr(first, field.name) for field in kind.fields if not field.lane}
    return [first] + [data.draw(instances(kind, calm=True, **shared)) for _ in range(lanes - 1)]


@given_gradients()
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@few
@given(data=st.data(), count=st.integers(1, 40))
def test_a_lane_and_a_device_give_the_bits_of_a_single_run(
    kind: type[Optimizer], dtype: Any, data: st.DataObject, count: int
) -> None:
    optimizers = _lane_mates(data, kind)
    gradients = _gradients(LANES, count, data.draw(st.integers(0, 1000)))
    together = descend(optimizers, gradients, dtype=dtype)
    for lane, optimizer in enumerate(optimizers):
        alone = descend([optimizer], gradients[:, lane : lane + 1], dtype=dtype)
        assert same_bits(alone, together[:, lane : lane + 1])
    assert same_bits(descend(optimizers, gradients, dtype=dtype, backend=StrictBackend()), together)


@given_gradients()
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@few
@given(data=st.data())
def test_it_stays_finite_whatever_vanishes(kind: type[Optimizer], dtype: Any, data: st.DataObject) -> None:
    """No gradient at all, and gradients whose squares underflow, with ε = 0 too: no update may be large."""
    optimizer = data.draw(instances(kind, calm=True, **_without(kind, "epsilon", "weight_decay")))
    assert (np.diff(descend([optimizer], np.zeros((4, 1, 3)), dtype=dtype), axis=0) == 0.0).all()
    tiny = np.full((4, 1, 5), 1.0) * np.logspace(-40, -18, 5)
    path = descend([optimizer], tiny, dtype=dtype)
    assert np.isfinite(path).all()
    assert np.abs(np.diff(path, axis=0)).max() <= 1e3 * optimizer.learning_rate


@given_gradients("downhill")
@few
@given(data=st.data())
def test_first_update_goes_downhill(kind: type[Optimizer], data: st.DataObject) -> None:
    gradients = _gradients(1, 20, data.draw(st.integers(0, 1000)), steps=1)
    optimizer = data.draw(instances(kind, calm=True, **_without(kind, "weight_decay")))
    path = descend([optimizer], gradients)
    assert ((path[1] - path[0]) * gradients[0] <= 0.0).all()


@given_gradients("linear_in_rate")
def test_the_learning_rate_only_scales_the_update(kind: type[Optimizer]) -> None:
    """With gradients that are given, twice the rate goes twice as far: schedules need no more than that."""
    gradients = _gradients(1, 20, 3)
    plain = kind(**_without(kind, "weight_decay"))
    slow, fast = (
        descend([plain.replace(learning_rate=rate)], gradients, start=0.0) for rate in (2.0**-7, 2.0**-6)
    )
    assert same_bits(2.0 * slow, fast)


@given_gradients("elementwise")
@given(data=st.data())
@settings(max_examples=4)
def test_an_update_allocates_nothing_of_the_size_of_the_parameters(
    kind: type[Optimizer], data: st.DataObject
) -> None:
    optimizer, size = data.draw(instances(kind, calm=True)), 50_000
    gradient, parameters, update, work = (np.ones((1, size)) for _ in range(4))
    layout = Layout.single(size)
    state = {name: np.zeros((1, *shape)) for name, shape in optimizer.state_shapes(layout).items()}
    arrays = Arrays(np, gradient, parameters, update, state, lambda name: work, layout)
    scalars = CoefficientTable([[optimizer.coefficients(0, 0.1)]], NumpyBackend(), np.dtype(float))[0]
    optimizer.apply(scalars, arrays)
    tracemalloc.start()
    optimizer.apply(scalars, arrays)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < size
    assert (parameters == 1.0).all(), "the parameters are only to be read"


@given_gradients("continuous")
def test_single_precision_follows_double(kind: type[Optimizer]) -> None:
    """Over 100 updates, from gradients that both types can hold."""
    gradients = np.random.default_rng(8).normal(size=(100, 1, 20)) * np.logspace(-3, 3, 20)
    gradients = gradients.astype(np.float32).astype(np.float64)
    single, double = (
        descend([kind()], gradients, dtype=dtype, start=0.0) for dtype in (np.float32, np.float64)
    )
    assert np.abs(single - double).max() <= 1e-5 * np.abs(double).max()


@given_gradients("elementwise")
@few
@given(data=st.data())
def test_a_parameter_does_not_feel_its_neighbors(kind: type[Optimizer], data: st.DataObject) -> None:
    optimizer = data.draw(instances(kind, calm=True))
    gradients = _gradients(1, 12, data.draw(st.integers(0, 1000)))
    whole, half = descend([optimizer], gradients), descend([optimizer], gradients[:, :, 3:7])
    assert same_bits(whole[:, :, 3:7], half)


@given_gradients()
def test_every_number_may_change_while_it_runs_and_differ_between_lanes(kind: type[Optimizer]) -> None:
    """But for those that shape the state, which is one for all lanes and made before the run."""
    for field in kind.fields:
        if isinstance(field, Number):
            free = not _shapes_the_state(kind, field)
            assert field.live == free, field.name
            assert field.lane == free, field.name


def _shapes_the_state(kind: type[Optimizer], field: Number) -> bool:
    ends = [bound for bound in (field.low, field.high, *(field.slider or ())) if bound is not None]
    layout = Layout.single(6, 4)
    usual = kind().state_shapes(layout)
    values = [int(end) if isinstance(field, Integer) else end for end in ends]
    return any(kind(**{field.name: value}).state_shapes(layout) != usual for value in values)

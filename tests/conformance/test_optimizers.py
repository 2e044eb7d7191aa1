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
from engine.layout import Layout
from engine.optimizers.base import Arrays, Optimizer
from tests.support.arrays import same_bits
from tests.support.descent import descend
from tests.support.kinds import every_kind, instances
from tests.support.strict import StrictBackend

few = settings(max_examples=12)


def _gradients(lanes: int, count: int, seed: int, steps: int = 12) -> np.ndarray:
    """(steps, lanes, count) of very different sizes, zeros among them."""
    generator = np.random.default_rng(seed)
    sequence = generator.normal(size=(steps, lanes, count)) * np.logspace(-6, 3, count)
    sequence[:, :, ::5] = 0.0
    return sequence


def _lane_mates(data: st.DataObject, kind: type[Optimizer], lanes: int = 3) -> list[Optimizer]:
    """Optimizers that differ in nothing but what may differ between lanes."""
    first = data.draw(instances(kind, calm=True))
    shared = {field.name: getattr(first, field.name) for field in kind.fields if not field.lane}
    return [first] + [data.draw(instances(kind, calm=True, **shared)) for _ in range(lanes - 1)]


@every_kind("optimizers")
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@few
@given(data=st.data(), count=st.integers(1, 40))
def test_a_lane_and_a_device_give_the_bits_of_a_single_run(
    kind: type[Optimizer], dtype: Any, data: st.DataObject, count: int
) -> None:
    optimizers = _lane_mates(data, kind)
    gradients = _gradients(3, count, data.draw(st.integers(0, 1000)))
    together = descend(optimizers, gradients, dtype=dtype)
    for lane, optimizer in enumerate(optimizers):
        alone = descend([optimizer], gradients[:, lane : lane + 1], dtype=dtype)
        assert same_bits(alone, together[:, lane : lane + 1])
    assert same_bits(descend(optimizers, gradients, dtype=dtype, backend=StrictBackend()), together)


@every_kind("optimizers")
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@few
@given(data=st.data())
def test_it_stays_finite_whatever_vanishes(kind: type[Optimizer], dtype: Any, data: st.DataObject) -> None:
    """No gradient at all, and gradients whose squares underflow, with ε = 0 too: no update may be large."""
    fixed = {"epsilon": 0.0} if any(field.name == "epsilon" for field in kind.fields) else {}
    optimizer = data.draw(instances(kind, calm=True, **fixed))
    assert (np.diff(descend([optimizer], np.zeros((4, 1, 3)), dtype=dtype), axis=0) == 0.0).all()
    tiny = np.full((4, 1, 5), 1.0) * np.logspace(-40, -18, 5)
    path = descend([optimizer], tiny, dtype=dtype)
    assert np.isfinite(path).all()
    assert np.abs(np.diff(path, axis=0)).max() <= 1e3 * optimizer.learning_rate


@every_kind("optimizers")
@few
@given(data=st.data())
def test_first_update_goes_downhill(kind: type[Optimizer], data: st.DataObject) -> None:
    gradients = _gradients(1, 20, data.draw(st.integers(0, 1000)), steps=1)
    path = descend([data.draw(instances(kind, calm=True))], gradients)
    assert ((path[1] - path[0]) * gradients[0] <= 0.0).all()


@every_kind("optimizers")
def test_the_learning_rate_only_scales_the_update(kind: type[Optimizer]) -> None:
    """With gradients that are given, twice the rate goes twice as far: schedules need no more than that."""
    gradients = _gradients(1, 20, 3)
    slow, fast = (descend([kind(learning_rate=rate)], gradients, start=0.0) for rate in (2.0**-7, 2.0**-6))
    assert same_bits(2.0 * slow, fast)


@every_kind("optimizers")
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


@every_kind("optimizers")
def test_every_number_may_change_while_it_runs_and_differ_between_lanes(kind: type[Optimizer]) -> None:
    for field in kind.fields:
        if field.type_name in {"real", "integer"}:
            assert field.live, field.name
            assert field.lane, field.name

"""The kernels of activations, losses and optimizers against the kinds themselves."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.activations.base import Activation
from engine.kernels import nets
from engine.kernels.activations import ACTIVATE, DEACTIVATE, NEED_Z
from engine.kernels.losses import LOSE, OVER_OUTPUTS
from engine.kernels.optimizers import ADVANCE, SGD
from engine.losses.base import Loss
from engine.optimizers.base import Optimizer
from tests.support.descent import descend
from tests.support.kernels import TYPES, call
from tests.support.kinds import instances

few = settings(max_examples=5)


def kinds_of(table: dict[Any, Any], *without: str) -> pytest.MarkDecorator:
    """Parametrize over the kinds of a table of `nets` as `kind`."""
    names = {kind.kind: kind for kind in table if kind.kind not in without}
    return pytest.mark.parametrize("kind", [pytest.param(kind, id=name) for name, kind in names.items()])


def _near(found: np.ndarray, wanted: np.ndarray, places: float) -> None:
    """Equal but for some units of the last place of each value, or of the precision's around 1."""
    eps = places * np.finfo(found.dtype).eps
    np.testing.assert_allclose(found, wanted, rtol=eps, atol=eps)


@TYPES
@kinds_of(nets.ACTIVATIONS, "identity")
@few
@given(data=st.data(), count=st.integers(1, 70))
def test_activations_and_their_slopes(
    kind: type[Activation], dtype: Any, data: st.DataObject, count: int
) -> None:
    activation = data.draw(instances(kind, calm=True))
    code, constant = nets.ACTIVATIONS[kind]
    generator = np.random.default_rng(count)
    z = (generator.normal(size=count + 5) * 4.0).astype(dtype)
    z[: min(count, 7)] = np.array([0.0, -0.0, 1.0, -1.0, 35.0, -35.0, 1e-20])[: min(count, 7)]
    y = np.append(z[:-5], np.full(5, 7.0, dtype))
    call(ACTIVATE, code, y, 0, count, constant(activation))
    assert (y[count:] == 7.0).all(), "something beyond the stretch was written"
    z, y = z[:count], y[:count]
    _near(y, activation.value(np, z, np.empty_like(z)), 20.0)
    given_back = generator.normal(size=count + 3).astype(dtype)
    gradient = given_back.copy()
    call(
        DEACTIVATE, code, z if code in NEED_Z else y, 0, gradient, 2, count, constant(activation)
    )  # fmt: skip
    assert (
        gradient[:2].tolist() + gradient[-1:].tolist() == given_back[:2].tolist() + given_back[-1:].tolist()
    )
    slope = activation.slope(np, z, y, np.empty_like(z))
    _near(gradient[2:-1], given_back[2:-1] * slope, 200.0)


@TYPES
@kinds_of(nets.ACTIVATIONS, "identity")
def test_what_is_no_number_stays_none(kind: type[Activation], dtype: Any) -> None:
    code, constant = nets.ACTIVATIONS[kind]
    values = np.array([0.5, np.nan, 0.5], dtype)
    call(ACTIVATE, code, values, 0, 3, constant(kind()))
    assert np.isnan(values).tolist() == [False, True, False]


@TYPES
@kinds_of(nets.LOSSES)
@few
@given(data=st.data(), classes=st.sampled_from([2, 3, 10, 16, 17, 40]), batch=st.integers(1, 6))
def test_losses_and_their_gradients(
    kind: type[Loss], dtype: Any, data: st.DataObject, classes: int, batch: int
) -> None:
    loss = data.draw(instances(kind, calm=True))
    code, constant = nets.LOSSES[kind]
    generator = np.random.default_rng(classes + batch)
    classes = 1 if loss.link == "sigmoid" else classes
    outputs = (generator.normal(size=(1, batch, classes)) * 3.0).astype(dtype)
    outputs[0, 0, 0] = 30.0
    hard = np.eye(classes + 1)[generator.integers(0, classes, size=batch), :classes]
    targets = (hard if data.draw(st.booleans()) else 0.8 * hard + 0.2 / (classes + 1))[None].astype(dtype)
    targets[0, -1] = outputs[0, -1] if code in OVER_OUTPUTS else targets[0, -1]  # a kink
    gradient, values = np.full_like(outputs, 7.0), np.full(batch + 1, 7.0, dtype)
    share = 1.0 / (batch * (classes if code in OVER_OUTPUTS else 1))
    arrays = [array.reshape(-1) for array in (outputs, targets, gradient)]
    call(
        LOSE, code, arrays[0], 0, arrays[1], 0, arrays[2], 0, values, 0, 0, batch, classes, share, constant(loss)
    )  # fmt: skip
    assert values[-1] == 7.0
    wanted = np.empty_like(outputs)
    (value,) = loss.value_and_gradient(np, outputs, targets, wanted)
    np.testing.assert_allclose(values[:-1].sum() * share, value, rtol=100 * np.finfo(dtype).eps)
    _near(arrays[2], wanted.reshape(-1), 50.0)


@TYPES
@kinds_of(nets.LOSSES)
def test_samples_do_not_feel_one_another(kind: type[Loss], dtype: Any) -> None:
    """A share of the batch has the bits that it has in the whole; another's outputs that are no numbers do no harm."""
    code, constant = nets.LOSSES[kind]
    classes = 1 if kind.link == "sigmoid" else 5
    generator = np.random.default_rng(1)
    outputs = generator.normal(size=6 * classes).astype(dtype)
    targets = generator.uniform(size=6 * classes).astype(dtype)
    found = []
    for bad, first in ((0.0, 0), (np.nan, 0), (0.0, 2)):
        own = outputs.copy()
        own[:classes] += dtype(bad)
        gradient, values = np.zeros_like(outputs), np.zeros(6, dtype)
        call(LOSE, code, own, 0, targets, 0, gradient, 0, values, 0, first, 6, classes, 0.1, constant(kind()))
        found.append((gradient[2 * classes :], values[2:]))
        assert np.isfinite(values[0]) == (bad == 0.0)
    for other in found[1:]:
        np.testing.assert_array_equal(other[0], found[0][0])
        np.testing.assert_array_equal(other[1], found[0][1])


@TYPES
@kinds_of(nets.METHODS)
@few
@given(data=st.data(), count=st.integers(1, 40))
def test_updates(kind: type[Optimizer], dtype: Any, data: st.DataObject, count: int) -> None:
    optimizer = data.draw(instances(kind, calm=True, **_without_decay(kind)))
    generator = np.random.default_rng(count)
    gradients = (generator.normal(size=(12, 1, count)) * np.logspace(-4, 3, count)).astype(dtype)
    gradients[:, :, ::5] = 0.0
    path = descend([optimizer], gradients, dtype=dtype, start=0.0)[:, 0]
    found = np.stack([np.zeros(count, dtype), *_advance(optimizer, gradients[:, 0])])
    scale = np.abs(np.diff(path, axis=0)).max(axis=0, initial=float(np.finfo(dtype).tiny))
    eps = np.finfo(dtype).eps
    assert (np.abs(found - path) <= 2e3 * eps * (scale + np.abs(path).max(axis=0))).all()


def _without_decay(kind: type[Optimizer]) -> dict[str, float]:
    return {field.name: 0.0 for field in kind.fields if field.name == "weight_decay"}


def _advance(optimizer: Optimizer, gradients: np.ndarray) -> list[np.ndarray]:
    """The path from 0 by the kernel, in two stretches an update; all scalars are computed at once."""
    method, (steps, count), dtype = nets.METHODS[type(optimizer)](optimizer), gradients.shape, gradients.dtype
    numbers: Any = np.arange(steps)[:, None]
    rates: Any = np.full((steps, 1), optimizer.learning_rate)
    scalars = optimizer.coefficients(numbers, rates)
    table = np.stack([np.broadcast_to(scalars[name], (steps, 1))[:, 0] for name in method.scalars], axis=1)
    state = [np.zeros(count, dtype) for _ in range(3)]
    theta, path, half = np.zeros(count, dtype), [], count // 2
    for step in range(steps):
        before = theta.copy()
        lengths = [
            call(
                ADVANCE, method.code, table[step].copy(), 0, 1.0, 0.0, theta, gradients[step].copy(), *state,
                first, last,
            )
            for first, last in ((0, half), (half, count))
        ]  # fmt: skip
        moved, size = np.sum(lengths, axis=0)
        places = 100 * np.finfo(dtype).eps
        update = (theta.astype(np.float64) - before) ** 2
        assert math.isclose(size, float(np.sum(before.astype(np.float64) ** 2)), rel_tol=places)
        assert math.isclose(moved, float(update.sum()), rel_tol=1e-2, abs_tol=places * (size + update.sum()))
        path.append(theta.copy())
    return path


@kinds_of(nets.METHODS)
@few
@given(data=st.data())
def test_scalars_of_many_updates_are_those_of_each(kind: type[Optimizer], data: st.DataObject) -> None:
    optimizer = data.draw(instances(kind, calm=True))
    method = nets.METHODS[kind](optimizer)
    steps, rates = np.arange(40)[:, None], np.linspace(1.0, 2.0, 80).reshape(40, 2)
    together = optimizer.coefficients(steps, rates)
    for name in method.scalars:
        column = np.broadcast_to(together[name], (40, 2))
        alone = [
            [optimizer.coefficients(step, rate)[name] for rate in rates[step].tolist()] for step in range(40)
        ]
        np.testing.assert_allclose(column, alone, rtol=1e-12, err_msg=name)


@TYPES
def test_decay_and_scale_of_the_gradient_belong_to_the_update(dtype: Any) -> None:
    theta, gradient, state = (np.linspace(low, 2.0, 21).astype(dtype) for low in (1.0, -1.0, 0.0))
    wanted = theta + (-0.1 * 0.5 * gradient - 0.25 * theta)
    state[...] = 0.0
    call(
        ADVANCE, SGD, np.array([9.0, 0.0, -0.1, -0.1]), 1, 0.5, -0.25, theta, gradient, state,
        state, state, 0, 20,
    )  # fmt: skip
    np.testing.assert_allclose(theta[:-1], wanted[:-1], rtol=4 * np.finfo(dtype).eps)
    assert theta[-1] == 2.0

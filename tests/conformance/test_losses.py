"""What every loss must do, on every kind of task that it suits."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import InputError
from engine.losses.base import Loss
from engine.tasks import Task
from tests.support.arrays import directional, gap, same_bits
from tests.support.kinds import instances, kinds_of
from tests.support.strict import StrictBackend

TASKS = {
    "two classes": Task((2,), ("a", "b")),
    "four classes": Task((2,), tuple("abcd")),
    "one value": Task((2,), values=1),
    "three values": Task((2,), values=3),
}


def _cases() -> list[Any]:
    cases = []
    for name, kind in kinds_of("losses").items():
        for words, task in TASKS.items():
            try:
                kind().outputs(task)
            except InputError:
                continue
            cases.append(pytest.param(kind, task, id=f"{name}.{words}"))
    return cases


every_loss = pytest.mark.parametrize(("kind", "task"), _cases())
few = settings(max_examples=10)
sizes = {
    "lanes": st.sampled_from([1, 3]),
    "batch": st.integers(1, 9),
    "seed": st.integers(0, 10**6),
    "data": st.data(),
}


def _any(kind: type[Loss], data: st.DataObject) -> Loss:
    """The loss with any values of its fields."""
    loss: Loss = data.draw(instances(kind, calm=True))
    return loss


def _draw(
    loss: Loss, task: Task, lanes: int, batch: int, seed: int, shared: bool = False
) -> tuple[Any, Any, Any]:
    """Outputs and a tangent (R, B, K), and encoded targets (R, B, K), or (1, B, K) where lanes share them.

    With an odd seed targets are blended in pairs, as mixup does.
    """
    generator = np.random.default_rng(seed)
    shape = (lanes, batch, loss.outputs(task))
    rows = []
    for _ in range(1 if shared else lanes):
        labels = generator.integers(max(1, len(task.classes)), size=batch)
        values = generator.normal(size=(batch, task.values))
        row = loss.encode(labels if task.classes else values, task)
        share = generator.uniform(size=(batch, 1)) if seed % 2 else 1.0
        rows.append(share * row + (1.0 - share) * row[::-1])
    return generator.normal(size=shape, scale=2.0), generator.normal(size=shape), np.stack(rows)


def _gradient(loss: Loss, outputs: Any, targets: Any, xp: Any = np) -> tuple[Any, Any]:
    slot = xp.full_like(outputs, 9.0)
    return loss.value_and_gradient(xp, outputs, targets, slot), slot


@every_loss
@few
@given(shared=st.booleans(), **sizes)
def test_gradient_and_hessian_are_those_of_central_differences(
    kind: type[Loss], task: Task, lanes: int, batch: int, seed: int, shared: bool, data: st.DataObject
) -> None:
    loss = _any(kind, data)
    outputs, tangent, targets = _draw(loss, task, lanes, batch, seed, shared)
    value, gradient = _gradient(loss, outputs, targets)
    assert value.shape == (lanes,)
    assert gap(value, loss.value(np, outputs, targets)) <= 1e-14
    for place in np.ndindex(outputs.shape[1:]):
        unit = np.zeros(outputs.shape[1:])
        unit[place] = 1.0
        numeric = directional(lambda moved: loss.value(np, moved, targets), outputs, unit)
        assert gap(gradient[(slice(None), *place)], numeric) <= 1e-6
    product = loss.hessian_product(np, outputs, targets, tangent)
    numeric = directional(lambda moved: _gradient(loss, moved, targets)[1], outputs, tangent)
    assert gap(product, numeric) <= 1e-6


@every_loss
@few
@given(**sizes)
def test_the_hessian_is_symmetric_and_of_a_convex_loss_not_negative(
    kind: type[Loss], task: Task, lanes: int, batch: int, seed: int, data: st.DataObject
) -> None:
    loss = _any(kind, data)
    outputs, first, targets = _draw(loss, task, lanes, batch, seed)
    second = _draw(loss, task, lanes, batch, seed + 1)[1]
    left = (second * loss.hessian_product(np, outputs, targets, first)).sum(axis=(1, 2))
    right = (first * loss.hessian_product(np, outputs, targets, second)).sum(axis=(1, 2))
    assert gap(left, right) <= 1e-10
    if loss.convex:
        assert ((first * loss.hessian_product(np, outputs, targets, first)).sum(axis=(1, 2)) >= -1e-15).all()


@every_loss
@few
@given(**sizes)
def test_the_gradient_of_a_convex_loss_never_turns_back(
    kind: type[Loss], task: Task, lanes: int, batch: int, seed: int, data: st.DataObject
) -> None:
    """⟨∇J(a) − ∇J(b), a − b⟩ ≥ 0, whatever lies between, kinks too; a loss that is not convex has a counterexample."""
    loss = _any(kind, data)
    left, shift, targets = _draw(loss, task, lanes, batch, seed)
    if loss.convex:
        turn = _gradient(loss, left + shift, targets)[1] - _gradient(loss, left, targets)[1]
        assert ((turn * shift).sum(axis=(1, 2)) >= -1e-14).all()
        return
    generator = np.random.default_rng(0)
    shape = (400, 1, loss.outputs(task))
    outputs, tangent = generator.normal(size=shape, scale=3.0), generator.normal(size=shape)
    targets = np.stack([kind().encode(np.zeros(1, np.int64), task)])
    bends = (tangent * kind().hessian_product(np, outputs, targets, tangent)).sum(axis=(1, 2))
    assert (bends < -1e-6).any()


@every_loss
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@few
@given(batch=st.integers(1, 300), seed=st.integers(0, 100), shared=st.booleans(), data=st.data())
def test_a_lane_and_a_device_give_the_same_bits(
    kind: type[Loss], task: Task, dtype: Any, batch: int, seed: int, shared: bool, data: st.DataObject
) -> None:
    loss = _any(kind, data)
    outputs, tangent, targets = (array.astype(dtype) for array in _draw(loss, task, 3, batch, seed, shared))

    def everything(xp: Any, outputs: Any, tangent: Any, targets: Any) -> dict[str, Any]:
        value, gradient = _gradient(loss, outputs, targets, xp)
        both = loss.value_and_predictions(xp, outputs, targets)
        return {
            "value": loss.value(xp, outputs, targets),
            "value with gradient": value,
            "gradient": gradient,
            "hessian product": loss.hessian_product(xp, outputs, targets, tangent),
            "prediction": loss.predict(xp, outputs),
            "value with predictions": both[0],
            "predictions with value": both[1],
        }

    found = everything(np, outputs, tangent, targets)
    assert same_bits(found["value with predictions"], found["value"])
    assert same_bits(found["predictions with value"], found["prediction"])
    part = np.concatenate((outputs, outputs), axis=1)[:, : outputs.shape[1]]  # as of a split among others
    assert same_bits(loss.value(np, part, targets), found["value"])
    for lane in range(3):
        own = targets if shared else targets[lane : lane + 1]
        single = everything(np, outputs[lane : lane + 1], tangent[lane : lane + 1], own)
        for name, array in single.items():
            assert same_bits(array, found[name][lane : lane + 1]), name
    backend = StrictBackend()
    device = everything(backend.xp, *(backend.to_device(array) for array in (outputs, tangent, targets)))
    for name, array in device.items():
        assert same_bits(array.held, found[name]), name
        assert array.dtype == dtype


@every_loss
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("size", [30.0, 1e4, 1e15])
@few
@given(data=st.data())
def test_extreme_outputs_stay_finite(
    kind: type[Loss], task: Task, dtype: Any, size: float, data: st.DataObject
) -> None:
    loss = _any(kind, data)
    outputs, tangent, targets = (array.astype(dtype) for array in _draw(loss, task, 2, 8, 0))
    outputs = (np.sign(outputs) * size).astype(dtype)
    value, gradient = _gradient(loss, outputs, targets)
    for array in (
        value,
        gradient,
        loss.predict(np, outputs),
        loss.hessian_product(np, outputs, targets, tangent),
    ):
        assert np.isfinite(array).all()


@every_loss
@few
@given(data=st.data())
def test_inputs_are_left_as_they_were(kind: type[Loss], task: Task, data: st.DataObject) -> None:
    loss = _any(kind, data)
    arrays = _draw(loss, task, 2, 5, 1)
    for array in arrays:
        array.flags.writeable = False
    outputs, tangent, targets = arrays
    _gradient(loss, outputs, targets)
    loss.value(np, outputs, targets)
    loss.hessian_product(np, outputs, targets, tangent)
    loss.predict(np, outputs)


@every_loss
@few
@given(data=st.data())
def test_the_link_tells_what_predictions_are(kind: type[Loss], task: Task, data: st.DataObject) -> None:
    loss = _any(kind, data)
    outputs, _, _ = _draw(loss, task, 2, 7, seed=1)
    predictions = loss.predict(np, outputs)
    if loss.link == "linear":
        np.testing.assert_array_equal(predictions, outputs)
    else:
        assert loss.link == ("sigmoid" if predictions.shape != outputs.shape else "softmax")
        np.testing.assert_allclose(predictions.sum(axis=2), 1.0)
        assert ((predictions >= 0) & (predictions <= 1)).all()

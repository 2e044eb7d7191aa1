"""Layers that see positions, and dropout: their kernels against the reference operations, and bit for bit alone."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import threads
from engine.errors import InputError
from engine.experiment import Experiment
from engine.kernels import layers, plans
from engine.layers.windows import windows_over
from engine.random import Draw
from engine.tasks import Data
from engine.training import accelerated
from engine.training.trainer import Trainer
from tests.support.arrays import gap
from tests.support.kernels import TYPES, call
from tests.support.kinds import make

SIGNALS = {"kind": "signals", "samples": 60}
SHAPES = ("40×1", "8×5×1", "5×4×2", "10×4", "2×5×4", "1×20×2")
"""Of samples of 40 values: sequences, and images of even and odd extents."""

TOLERANCES = {"float32": 2e-4, "float64": 1e-11}
STEPS = 3


@pytest.fixture(scope="module")
def data() -> Data:
    return experiment_of([]).data.load()


@pytest.fixture(autouse=True)
def one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threads, "cap", lambda: 1)


def experiment_of(between: list[Any], shape: str = "8×5×1", **changes: Any) -> Experiment:
    document = {
        "data": SIGNALS,
        "network": {"layers": [{"kind": "reshape", "shape": shape}, *between, "flatten", "output"]},
        "optimizer": {"kind": "sgd", "learning_rate": 0.02, "momentum": 0.5},
        "batch_size": 12,
        "evaluate_every": 1000,
    }
    return Experiment.from_document(document | changes)


def convolutions(*, image: bool) -> st.SearchStrategy[Any]:
    found = {
        "kind": st.just("convolution" if image else "convolution_1d"),
        "filters": st.sampled_from([1, 2, 5, 16, 17, 33]),
        "kernel_size": st.integers(1, 4),
        "stride": st.integers(1, 3),
        "padding": st.sampled_from(["same", "valid"] + ["causal"] * (not image)),
        "bias": st.booleans(),
        "activation": st.sampled_from(["relu", "identity", "tanh", "gelu"]),
    }
    if not image:
        found["dilation"] = st.integers(1, 3)
    return st.fixed_dictionaries(found)


POOLINGS: st.SearchStrategy[Any] = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["max_pooling", "average_pooling"]),
        "size": st.integers(1, 3),
        "stride": st.integers(0, 3),
        "padding": st.sampled_from(["same", "valid"]),
    }
)


@st.composite
def chains(draw: Any) -> tuple[list[Any], str]:
    shape = draw(st.sampled_from(SHAPES))
    some = st.one_of(
        convolutions(image=shape.count("×") == 2),
        POOLINGS,
        st.sampled_from([{"kind": "dropout", "rate": 0.3}, {"kind": "activation", "activation": "tanh"}]),
    )
    found = draw(st.lists(some, min_size=1, max_size=4))
    if draw(st.booleans()):
        found.append({"kind": "global_pooling", "statistic": draw(st.sampled_from(["mean", "max"]))})
    return list(_fitting(found, tuple(map(int, shape.split("×"))))), shape


def _fitting(chain: list[Any], shape: tuple[int, ...]) -> Iterator[Any]:
    """The layers that have room."""
    for layer in chain:
        with contextlib.suppress(InputError):
            shape = make("layers", layer).output_shape(shape)
            yield layer


def agree(experiment: Experiment, data: Data, dtype: str) -> None:
    ours = Trainer(experiment, data=data, dtype=dtype, path="accelerated")
    assert not ours.detour
    theirs = Trainer(experiment, data=data, dtype=dtype)
    for trainer in (ours, theirs):
        trainer.start()
    assert gap(ours.descent.gradient, theirs.descent.gradient) <= TOLERANCES[dtype]
    for trainer in (ours, theirs):
        trainer.advance(STEPS)
    assert gap(ours.parameters, theirs.parameters) <= TOLERANCES[dtype]


@settings(max_examples=60)
@given(chain=chains(), batch=st.sampled_from([1, 7, 8, 17, 30]))
def test_any_chain_gives_what_the_reference_gives(
    chain: tuple[list[Any], str], batch: int, data: Data
) -> None:
    agree(experiment_of(*chain, batch_size=batch), data, "float64")


FAMILIAR = [
    {"kind": "convolution", "filters": 16},
    "max_pooling",
    {"kind": "convolution", "filters": 37, "activation": "identity"},
    {"kind": "max_pooling", "size": 2},
    {"kind": "dropout", "rate": 0.25},
    {"kind": "convolution", "filters": 8, "kernel_size": 2, "stride": 2},
    {"kind": "average_pooling", "size": 2, "stride": 1, "padding": "same"},
]
"""Also with what has a kernel of its own: windows of one channel, and pooled ones of many."""


@pytest.mark.parametrize("dtype", TOLERANCES)
@pytest.mark.parametrize("shape", ["8×5×1", "5×8×1"])
def test_the_familiar_network(shape: str, dtype: str, data: Data) -> None:
    wide = [{"kind": "convolution", "filters": 32, "kernel_size": 1}, *FAMILIAR]
    for between in (FAMILIAR[:4], wide, FAMILIAR):
        agree(experiment_of(between, shape), data, dtype)


@pytest.mark.parametrize("dtype", TOLERANCES)
@pytest.mark.parametrize("batch", [30, 19])
def test_threads_and_lanes_change_no_bit(
    batch: int, dtype: str, data: Data, monkeypatch: pytest.MonkeyPatch
) -> None:
    lanes = [{"seed": 1}, {"seed": 2, "optimizer.learning_rate": 0.05}, {"seed": 1}]
    experiment = experiment_of(FAMILIAR[:6], batch_size=batch, lanes=lanes)
    for name in ("TOGETHER", "WAKING"):
        monkeypatch.setattr(accelerated, name, 0)
    monkeypatch.setattr("engine.training.crew.Crew.choose", lambda crew: crew.threads)
    found = {}
    for count in (1, 2, 3):
        monkeypatch.setattr(threads, "cap", lambda count=count: count)
        for lane in (None, 0, 1):  # the threads share lanes out, or work on one together
            own = experiment if lane is None else experiment.lane(lane)
            trainer = Trainer(own, data=data, dtype=dtype, path="accelerated")
            trainer.advance(STEPS)
            assert trainer._stepper.team.threads == count  # type: ignore[attr-defined]
            found[count, lane] = trainer.parameters.copy()
            trainer._stepper.team.close()  # type: ignore[attr-defined]
    wanted = found[1, None]
    assert not np.array_equal(wanted[0], wanted[1])
    for (_, lane), parameters in found.items():
        np.testing.assert_array_equal(parameters, wanted if lane is None else wanted[lane : lane + 1])


def drop(size: int, samples: int, rate: float, seed: int, stream: int, step: int, dtype: Any) -> np.ndarray:
    """Masked ones, (samples, size)."""
    table = plans.Table()
    at = table.begin()
    for column, value in ((plans.FILTERS, size), (plans.STREAM, stream), (plans.CODES, 2 * samples * size)):
        table.put(at, column, value)
    work = np.full(3 * samples * size + 1, 7.0, dtype)
    work[: samples * size] = 1.0
    numbers = np.array(table.numbers)
    call(
        layers.FORWARD, layers.DROPOUT, numbers, at, work, 0, samples * size, 0, work, -1, -1, 0, seed, step,
        0, samples, rate,
    )  # fmt: skip
    assert work[-1] == 7.0
    return work[samples * size : 2 * samples * size].reshape(samples, size)


@TYPES
@settings(max_examples=30)
@given(
    size=st.integers(1, 70),
    rate=st.floats(0.0, 0.99),
    seed=st.integers(0, 2**32 - 1),
    stream=st.integers(0, 2**24 - 1),
    step=st.integers(0, 2**40),
)
def test_masks_are_those_of_the_layer(
    dtype: Any, size: int, rate: float, seed: int, stream: int, step: int
) -> None:
    found = drop(size, 3, rate, seed, stream, step, dtype)
    uniform = Draw(np, np.array([seed], np.uint64), step).uniform(stream, 3, size, np.dtype(dtype))[0]
    wanted = (uniform >= rate).astype(dtype)
    wanted *= 1.0 / (1.0 - rate)
    np.testing.assert_array_equal(found, wanted)


@TYPES
@pytest.mark.parametrize("size", [2, 3])
@pytest.mark.parametrize("channels", [3, 16, 20])
def test_what_is_no_number_is_the_largest(size: int, channels: int, dtype: Any) -> None:
    """So it is not lost, wherever in a window it stands; and of equal values the first is the largest."""
    windows, _ = windows_over((size, size, channels), "pooling", size, size, "valid")
    for place in range(size * size):
        table = plans.Table()
        at = table.begin()
        table.pool(at, windows)
        for column, value in ((plans.FILTERS, channels), (plans.POSITIONS, size * size)):
            table.put(at, column, value)
        count = size * size * channels
        table.put(at, plans.CODES, count + channels)
        work = np.zeros(count + 2 * channels, dtype)
        work[:count] = np.random.default_rng(place).normal(size=count)
        work[place * channels : (place + 1) * channels : 2] = np.nan
        if place + 1 < size * size:  # twice the largest
            work[place * channels + 1 : (place + 2) * channels : channels] = 9.0
        call(
            layers.FORWARD, layers.MAX_POOLING, np.array(table.numbers), at, work, 0, count, 0, work, -1, -1, 0,
            0, 0, 0, 1, 0.0,
        )  # fmt: skip
        values = work[:count].reshape(-1, channels)
        np.testing.assert_array_equal(work[count : count + channels], values.max(axis=0))
        codes = work[count + channels :]
        known = ~np.isnan(values).any(axis=0)
        np.testing.assert_array_equal(codes[known], values.argmax(axis=0)[known])

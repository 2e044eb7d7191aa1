"""Every kind that the compiled kernels know, against the reference path; and the path's own promises, bit for bit."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from engine import paths, threads
from engine.experiment import Experiment
from engine.fields import Number
from engine.optimizers.base import Optimizer
from engine.recording.block import Block
from engine.training.trainer import Trainer
from engine.values import Part
from tests.engine.training.experiments import small as small_experiment
from tests.support.arrays import gap
from tests.support.fitting import fitting, small
from tests.support.kinds import kinds_of

accelerated: Any = pytest.importorskip("engine.training.accelerated", reason="Numba is not installed")
nets: Any = pytest.importorskip("engine.kernels.nets")

STEPS = 20
DTYPES = pytest.mark.parametrize("dtype", ["float32", "float64"])
TOLERANCES = {"float32": 5e-5, "float64": 1e-11}
"""Of figures and states after so many steps, relative to the largest; measured are less than 1e-6 and 1e-14."""

BASE: dict[str, Any] = {
    "network__layers": [
        {"kind": "dense", "units": 21, "activation": "tanh"},
        {"kind": "dense", "units": 9, "activation": "gelu"},
        "output",
    ],
    "regularization": {
        "l2_penalty": 1e-3,
        "weight_decay": 1e-2,
        "clipping": {"kind": "norm", "threshold": 0.5},
    },
    "batch_size": 32,
}


BUNDLED = 17
"""Lanes that are computed as a bundle, whose kernels take a while to be compiled."""


def slowly(*values: Any) -> Any:
    """Parameters of a test that takes long where kernels have to be compiled that nothing else needs."""
    return pytest.param(*values, marks=pytest.mark.slow)


@pytest.fixture(autouse=True)
def one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """But for tests of several; threads would outlive the test in whatever still holds a trainer."""
    monkeypatch.setattr(threads, "cap", lambda: 1)


def trainer_of(experiment: Experiment, dtype: str, **options: Any) -> Trainer:
    """On the accelerated path, or skipped with the reason why a kind is not on it."""
    trainer = Trainer(experiment, dtype=dtype, path="accelerated", **options)
    if trainer.detour:
        pytest.skip(f"no kernel: {trainer.detour}")
    return trainer


def all_work(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have so many threads work on every step, however small."""
    for name in ("TOGETHER", "WAKING"):
        monkeypatch.setattr(accelerated, name, 0)
    monkeypatch.setattr("engine.training.crew.Crew.choose", lambda crew: crew.threads)
    monkeypatch.setattr(threads, "cap", lambda: count)


def same(left: Trainer, right: Trainer) -> None:
    """Equal states, bit for bit."""
    ours, theirs = left.checkpoint(), right.checkpoint()
    for name, array in ours.arrays.items():
        np.testing.assert_array_equal(array, theirs.arrays[name], err_msg=name)
    assert left.step == right.step
    assert left.divergences == right.divergences


def same_rows(left: Block, right: Block) -> None:
    assert left.steps.tolist() == right.steps.tolist()
    for name, column in left.columns.items():
        np.testing.assert_array_equal(column, right.columns[name], err_msg=name)


def _kinds() -> Iterator[Any]:
    for family in ("optimizers", "activations", "losses", "clippings", "layers"):
        for name, kind in kinds_of(family).items():
            for dtype in TOLERANCES:
                marks = [pytest.mark.slow] if (family, dtype) == ("layers", "float64") else []
                yield pytest.param(kind, dtype, id=f"{family}.{name}-{dtype}", marks=marks)


@pytest.mark.parametrize(("kind", "dtype"), list(_kinds()))
def test_both_paths_agree(kind: type[Part], dtype: str) -> None:
    """And five lanes of the accelerated one have the bits of their single runs."""
    experiment: Experiment = fitting(small(kind)).replace(evaluate_every=5)
    experiment = paths.put(experiment, "lanes", [{"seed": seed} for seed in (1, 2, 1, 7, 2**32 - 1)])
    data = experiment.data.load()
    together = Trainer(experiment, dtype=dtype, data=data, path="accelerated")
    if together.detour:
        assert kind not in nets.METHODS | nets.LOSSES | nets.ACTIVATIONS, together.detour
        pytest.skip(f"no kernel: {together.detour}")
    found = together.advance(STEPS)
    for lane in (1, 4):
        alone = Trainer(experiment.lane(lane), dtype=dtype, data=data, path="accelerated")
        single = alone.advance(STEPS)
        np.testing.assert_array_equal(together.parameters[lane], alone.parameters[0])
        for name, column in single.columns.items():
            np.testing.assert_array_equal(found.columns[name][:, lane], column[:, 0], err_msg=name)
    if dtype == "float32" and issubclass(kind, Optimizer) and not kind.continuous:
        return
    reference = Trainer(experiment, dtype=dtype, data=data)
    wanted = reference.advance(STEPS)
    assert found.columns.keys() == wanted.columns.keys()
    for name, column in wanted.columns.items():
        np.testing.assert_array_equal(np.isnan(found.columns[name]), np.isnan(column), err_msg=name)
        assert gap(np.nan_to_num(found.columns[name]), np.nan_to_num(column)) <= TOLERANCES[dtype], name
    state = together.checkpoint().arrays
    for name, array in reference.checkpoint().arrays.items():
        known = np.isfinite(array)
        assert gap(state[name][known], array[known]) <= TOLERANCES[dtype], name


def _lane_overrides(kind: type[Optimizer], lane: int) -> dict[str, Any]:
    """Values of all of a method's live numbers, others for each lane."""
    found: dict[str, Any] = {}
    for field in kind.fields:
        if isinstance(field, Number) and field.lane:
            low, high = field.slider or (0.1, 0.9)
            share = (lane + 1) / 7.0
            value = low + share * (high - low)
            if field.scale == "log" and low > 0.0:
                value = low * (high / low) ** share
            found[f"optimizer.{field.name}"] = type(field.default)(value)
    found["optimizer.learning_rate"] = 0.002 * (lane + 1)
    return found


def _method_experiment(kind: type[Optimizer], **fixed: Any) -> Experiment:
    overrides = [{"seed": 3 + lane // 2} | _lane_overrides(kind, lane) for lane in range(5)]
    overrides[2] |= {"regularization.clipping.threshold": 0.05}
    overrides[3] |= {"regularization.l1_penalty": 0.01}
    overrides[4] |= {"regularization.weight_decay": 0.3}
    return small_experiment(
        **BASE,
        optimizer={"kind": kind.kind} | fixed,
        schedule={"kind": "cosine", "warmup_steps": 6},
        lanes=overrides,
    )


def _variants() -> Iterator[Any]:
    """All methods with a kernel; with each of their switches on, too."""
    for kind in nets.METHODS:
        yield pytest.param(kind, {}, id=kind.kind)
        toggles = [name for name in ("nesterov", "centered") if any(f.name == name for f in kind.fields)]
        for count in range(1, 1 << len(toggles)):
            on = {name: True for bit, name in enumerate(toggles) if count >> bit & 1}
            yield pytest.param(kind, on, id="-".join([kind.kind, *on]))


@DTYPES
@pytest.mark.parametrize(("kind", "fixed"), list(_variants()))
def test_lanes_calls_and_checkpoints_change_no_bit(
    kind: type[Optimizer], fixed: dict[str, Any], dtype: str
) -> None:
    experiment = _method_experiment(kind, **fixed)
    whole = trainer_of(experiment, dtype)
    block = whole.advance(STEPS)
    for lane in range(5):
        alone = trainer_of(experiment.lane(lane), dtype)
        single = alone.advance(STEPS)
        for name, array in alone.checkpoint().arrays.items():
            np.testing.assert_array_equal(whole.checkpoint().arrays[name][lane], array[0], err_msg=name)
        for name, column in single.columns.items():
            np.testing.assert_array_equal(block.columns[name][:, lane], column[:, 0], err_msg=name)
    pieces = trainer_of(experiment, dtype)
    first = pieces.advance(7)
    resumed = trainer_of(experiment, dtype, checkpoint=pieces.checkpoint())
    second = pieces.advance(13)
    same_rows(Block.join([first, second]), block)
    same(pieces, whole)
    resumed.advance(13)
    same(resumed, whole)


@pytest.mark.parametrize(
    ("lanes", "dtype"),
    [
        *((lanes, dtype) for lanes in (1, 2, 5) for dtype in TOLERANCES),
        (BUNDLED, "float32"),
        slowly(BUNDLED, "float64"),
    ],
)
def test_threads_change_no_bit(lanes: int, dtype: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether they share the lanes out or work on each together."""
    experiment = small_experiment(
        **BASE | {"batch_size": 37},
        loss="mean_squared_error",
        lanes=[
            {"seed": 1 + lane % 3, "optimizer.learning_rate": 0.002 * (lane + 1)} for lane in range(lanes)
        ],
    )
    few = 6  # beside other work each meeting of threads may take as long as a turn of the processor
    one = trainer_of(experiment, dtype, thread_count=1)
    rows = one.advance(few)
    for count in (2, 3):
        all_work(count, monkeypatch)
        several = trainer_of(experiment, dtype)
        try:
            same_rows(several.advance(few), rows)
            same(several, one)
        finally:
            several._stepper.team.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("dtype", ["float32", slowly("float64")])
def test_many_lanes_take_everything_in_each_step(dtype: str) -> None:
    """Sixteen networks at once, on batches of the whole training part: there is no order of its samples."""
    layers = [{"kind": "dense", "units": 4, "activation": "tanh"}, "output"]
    experiment = small_experiment(
        network__layers=layers, batch_size=1000, lanes=[{"seed": lane} for lane in range(BUNDLED)]
    )
    together = trainer_of(experiment, dtype)
    together.advance(STEPS)
    for lane in (0, 16):
        alone = trainer_of(experiment.lane(lane), dtype)
        alone.advance(STEPS)
        np.testing.assert_array_equal(together.parameters[lane], alone.parameters[0])


@pytest.mark.parametrize("batch_size", [20, 70])
@pytest.mark.parametrize("many", [False, True], ids=["one thread", "two threads"])
@DTYPES
def test_large_layers_have_the_bits_of_others(
    batch_size: int, many: bool, dtype: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A weight that is copied strip by strip: of widths that fill no strip, with offsets and without."""
    sizes = [
        {"kind": "dense", "units": 131, "activation": "tanh"},
        {"kind": "dense", "units": 37, "activation": "gelu", "bias": False},
        {"kind": "dense", "units": 65, "activation": "relu"},
    ]
    experiment = small_experiment(network__layers=[*sizes, "output"], batch_size=batch_size)
    if many:
        all_work(2, monkeypatch)
    trainers, rows = [], []
    for limit in (1, 1 << 40):
        monkeypatch.setattr(nets, "LARGE_WEIGHT", limit)
        trainers.append(trainer_of(experiment, dtype))
        rows.append(trainers[-1].advance(STEPS))
        trainers[-1]._stepper.team.close()  # type: ignore[attr-defined]
    same(*trainers)
    same_rows(*rows)


@DTYPES
@pytest.mark.parametrize(
    "clipping", [{"kind": "norm", "threshold": 0.3}, {"kind": "value", "threshold": 0.01}]
)
def test_live_changes_act_as_on_the_reference_path(clipping: dict[str, Any], dtype: str) -> None:
    """Rate, momentum, decay and clipping, on and off; and a method without a kernel for a while."""
    start = small_experiment(optimizer={"kind": "sgd", "momentum": 0.9, "learning_rate": 0.05})
    changes: list[tuple[dict[str, Any], str]] = [
        ({"optimizer__learning_rate": 0.2}, ""),
        ({"optimizer__momentum": 0.3, "optimizer__nesterov": True}, ""),
        ({"regularization__weight_decay": 0.1, "regularization__clipping": clipping}, ""),
        ({"regularization__max_norm": 0.5}, "a maximal norm"),
        ({"regularization__l1_penalty": 0.01}, ""),
        ({"regularization__clipping": {"kind": "adaptive"}}, "the clipping Adaptive"),
        ({"optimizer__momentum": 0.0}, ""),
    ]
    ours, theirs = trainer_of(start, dtype), Trainer(start, dtype=dtype)
    base = {"optimizer": start.optimizer.replace(learning_rate=0.05)}
    for change, detour in changes:
        for trainer in (ours, theirs):
            trainer.advance(5)
            trainer.change(small_experiment(**base, **change))
        assert ours.detour == detour
        assert ours.path == ("reference" if detour else "accelerated")
        found, wanted = ours.advance(6), theirs.advance(6)
        for name, column in wanted.columns.items():
            known = np.isfinite(column)
            assert gap(found.columns[name][known], column[known]) <= TOLERANCES[dtype], name
    assert gap(ours.parameters, theirs.parameters) <= TOLERANCES[dtype]


@DTYPES
def test_a_change_acts_from_its_step_on_and_is_resumed(dtype: str) -> None:
    before, after = (
        small_experiment(**BASE, optimizer={"kind": "adam", "learning_rate": rate}) for rate in (0.01, 0.03)
    )
    changed, plain = trainer_of(before, dtype), trainer_of(before, dtype)
    for trainer in (changed, plain):
        trainer.advance(10)
    changed.change(after)
    changed.advance(9)
    resumed = trainer_of(after, dtype, checkpoint=plain.checkpoint())
    resumed.advance(9)
    same(resumed, changed)


@pytest.mark.parametrize(
    ("lanes", "dtype"),
    [(3, "float32"), (3, "float64"), (BUNDLED, "float32"), slowly(BUNDLED, "float64")],
)
def test_a_lane_that_diverges_stops_alone(lanes: int, dtype: str) -> None:
    """The layer is named, its last good state kept, and other lanes go on as if alone."""
    rates = [0.01 if lane != 1 else (1e4 if dtype == "float32" else 1e30) for lane in range(lanes)]
    experiment = small_experiment(
        loss="mean_squared_error",
        optimizer={"kind": "sgd", "momentum": 0.5},
        network__layers=[{"kind": "dense", "units": 9}, {"kind": "dense", "units": 9}, "output"],
        lanes=[{"seed": 3 + lane, "optimizer.learning_rate": rate} for lane, rate in enumerate(rates)],
    )
    trainer = trainer_of(experiment, dtype)
    block = trainer.advance(60)
    assert trainer.step == 60
    (divergence,) = trainer.divergences
    assert divergence.lane == 1
    assert 0 < divergence.step < 60
    reference = Trainer(experiment, dtype=dtype)
    reference.advance(60)
    (wanted,) = reference.divergences
    assert (divergence.lane, divergence.step, divergence.what) == (wanted.lane, wanted.step, wanted.what)
    assert divergence.layer == wanted.layer
    for lane in (0, 1, lanes - 1):
        alone = trainer_of(experiment.lane(lane), dtype)
        alone.advance(60)
        for name, array in alone.checkpoint().arrays.items():
            np.testing.assert_array_equal(trainer.checkpoint().arrays[name][lane], array[0], err_msg=name)
    losses = block.columns["batch_loss"]
    assert np.isfinite(losses[: divergence.step + 1]).all()
    assert np.isnan(losses[divergence.step + 1 :, 1]).all()
    assert np.isfinite(np.delete(losses, 1, axis=1)).all()
    resumed = trainer_of(experiment, dtype, checkpoint=trainer.checkpoint())
    resumed.advance(5)
    trainer.advance(5)
    same(resumed, trainer)


def test_what_has_no_kernel_takes_the_reference_path_and_says_why() -> None:
    kinds = kinds_of("optimizers")
    trainer = Trainer(small_experiment(optimizer="muon"), path="accelerated")
    assert (trainer.path, trainer.detour) == ("reference", f"the method {kinds['muon'].title}")
    assert not math.isnan(trainer.advance(2).columns["batch_loss"][-1, 0])

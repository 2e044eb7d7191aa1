"""PyTorch scripts, without PyTorch: what is in them, what is refused, and the random numbers in plain NumPy."""

from __future__ import annotations

import ast
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import paths
from engine.backend import NumpyBackend
from engine.errors import FileError, InputError
from engine.experiment import Experiment
from engine.exporters.pytorch import PyTorch
from engine.exporters.pytorch.arrays import arrays
from engine.exporters.pytorch.random_numbers import BATCH, NORMAL, ORDER, PHILOX, UNIFORM, WORDS
from engine.random import Draw, Purpose
from engine.recording.run import LiveChange, Origin, RunRecord
from engine.training.batches import Batches
from engine.training.topology import plan
from engine.training.trainer import Trainer
from engine.values import Part
from tests.engine.session.forge import recorded
from tests.engine.training.experiments import small
from tests.support import fitting
from tests.support.kinds import every_kind, values_of

FAMILIES = (
    "activations",
    "augmentations",
    "clippings",
    "datasets",
    "initializers",
    "layers",
    "losses",
    "metrics",
    "optimizers",
    "schedules",
    "stoppings",
    "surfaces",
    "wrappers",
)


def record_of(experiment: Experiment, *changes: tuple[int, str, Any]) -> RunRecord:
    return RunRecord(experiment, [LiveChange(*change) for change in changes], dtype="float64")


def written(record: RunRecord, folder: Path, **fields: Any) -> str:
    path = folder / "script.py"
    PyTorch(**fields).write(record, path)
    text = path.read_text(encoding="utf-8")
    ast.parse(text)
    return text


def settings_in(text: str) -> dict[str, str]:
    """The script's hyperparameters as source."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "settings":
            assert isinstance(node.value, ast.Call)
            return {str(item.arg): ast.unparse(item.value) for item in node.value.keywords}
    raise AssertionError("the script has no settings")


@every_kind(*FAMILIES)
def test_every_kind_is_written_or_refused_with_its_field(kind: type[Part], tmp_path: Path) -> None:
    record = record_of(fitting.fitting(fitting.small(kind)))
    reason = PyTorch().obstacle(record)
    if not reason:
        written(record, tmp_path)
        return
    field = fitting.places().get(kind.family, "network.layers")  # where activations are
    assert reason.startswith(field), reason
    with pytest.raises(InputError):
        PyTorch().write(record, tmp_path / "script.py")
    assert not list(tmp_path.iterdir())


WITHOUT_EFFECT = {
    ("sgd", "nesterov"),  # there is no look-ahead without a momentum
    ("max_pooling", "stride"),  # 0 means that of the size
    ("average_pooling", "stride"),
    ("max_pooling", "padding"),  # nothing is padded where windows fit
    ("average_pooling", "padding"),
    ("residual", "projection"),  # nothing is projected where the shape stays
}
"""Fields that change nothing in an experiment that is not made for them."""


def differ(left: Experiment, right: Experiment) -> bool:
    """Whether the scripts differ, or what lies beside them; what is refused differs from everything."""
    exporter = PyTorch()
    records = [record_of(experiment) for experiment in (left, right)]
    if exporter.obstacle(records[1]):
        return True
    (run, one), (other_run, other) = (exporter.program(record) for record in records)
    if one.text != other.text:
        return True
    beside, others = arrays(run, one, records[0]), arrays(other_run, other, records[1])
    return beside.keys() != others.keys() or not all(
        np.array_equal(array, others[name]) for name, array in beside.items()
    )


def place_of(kind: type[Part], experiment: Experiment) -> str:
    """Where the part of this kind stands."""
    path = fitting.places()[kind.family]
    there = paths.get(experiment, path)
    if not isinstance(there, tuple):
        return path
    return f"{path}.{next(number for number, part in enumerate(there) if type(part) is kind)}"


@every_kind("augmentations", "clippings", "layers", "losses", "optimizers", "schedules", "wrappers")
@settings(max_examples=3, deadline=None)
@given(data=st.data())
def test_no_field_is_left_out(kind: type[Part], data: st.DataObject) -> None:
    experiment = fitting.fitting(fitting.small(kind))
    if kind.kind == "output" or PyTorch().obstacle(record_of(experiment)):
        return
    place = place_of(kind, experiment)
    for field in kind.fields:
        if (kind.kind, field.name) in WITHOUT_EFFECT:
            continue
        path = f"{place}.{field.name}"
        value = data.draw(values_of(field, calm=True))
        try:
            changed = paths.put(experiment, path, value)
            plan(changed)
        except InputError:  # it does not fit
            continue
        if paths.get(changed, path) != paths.get(experiment, path):
            assert differ(experiment, changed), path


def test_it_has_the_settings_of_the_run(tmp_path: Path) -> None:
    experiment = small(
        seed=11,
        steps=37,
        optimizer={"kind": "sgd", "learning_rate": 0.03, "momentum": 0.8},
        schedule={"kind": "cosine", "floor": 0.125},
        regularization={"l2_penalty": 0.25, "clipping": {"kind": "norm", "threshold": 0.5}},
    )
    text = written(record_of(experiment), tmp_path)
    assert settings_in(text) == {
        "learning_rate": "0.03",
        "momentum": "0.8",
        "schedule": "cosine",
        "schedule_floor": "0.125",
        "l2_penalty": "0.25",
        "clip": "clip_by_norm",
        "clip_threshold": "0.5",
    }
    for line in ("SEED = 11\n", "STEPS = 37 ", "BATCH_SIZE = min(8, SAMPLES)\n", "torch.float64"):
        assert line in text
    assert "nn.Linear(2, 7),\n    nn.Tanh(),\n    nn.Linear(7, 2)," in text
    assert "torch.optim.SGD(" in text


def test_what_is_not_used_is_not_there(tmp_path: Path) -> None:
    text = written(record_of(small()), tmp_path)
    for word in ("penalty", "clip", "settings.schedule", "HORIZON", "uniform", "CHANGES", "weights ="):
        assert word not in text


def test_live_changes_come_at_their_steps(tmp_path: Path) -> None:
    changes = (
        (5, "optimizer.learning_rate", 0.5),
        (9, "schedule.kind", "linear"),
        (9, "optimizer.beta1", 0.25),
        (300, "optimizer.learning_rate", 1.0),  # never made
    )
    text = written(record_of(small(steps=50), *changes), tmp_path)
    assert "    5: dict(learning_rate=0.5),\n" in text
    assert "    9: dict(beta1=0.25, schedule=linear, schedule_floor=0.0),\n" in text
    assert "300" not in text
    assert "group.update(betas=(settings.beta1, settings.beta2))" in text


def test_it_makes_the_updates_that_the_run_has_made(tmp_path: Path) -> None:
    record = recorded(small(), 23)
    text = written(record, tmp_path)
    assert "STEPS = 23 " in text
    with np.load(tmp_path / "script.npz") as beside:
        np.testing.assert_array_equal(beside["recorded_steps"], np.arange(24))
        np.testing.assert_array_equal(beside["recorded_losses"], record.series["batch_loss", 0].values)


def test_the_file_beside_it_has_data_and_start(tmp_path: Path) -> None:
    experiment = small(loss="mean_squared_error")
    written(record_of(experiment), tmp_path)
    trainer = Trainer(experiment, dtype="float64")
    flat = trainer.parameters[0]
    with np.load(tmp_path / "script.npz", allow_pickle=False) as beside:
        np.testing.assert_array_equal(beside["start.0.weight"], flat[:14].reshape(2, 7).T)
        np.testing.assert_array_equal(beside["start.0.bias"], flat[14:21])
        assert trainer.learning is not None
        np.testing.assert_array_equal(beside["train_inputs"], trainer.learning.training_inputs)
        np.testing.assert_array_equal(beside["train_targets"], trainer.learning.training_targets)
        assert len(beside["test_inputs"]) == len(trainer.data.test)


def test_a_lane_is_a_script_of_its_own(tmp_path: Path) -> None:
    experiment = small(lanes=[{"seed": 4}, {"seed": 5, "optimizer.learning_rate": 0.5}])
    record = recorded(experiment, 12, "float64")
    text = written(record, tmp_path, lane=2)
    assert "SEED = 5\n" in text
    assert "(lane 2 of 2)" in text
    assert settings_in(text)["learning_rate"] == "0.5"
    with np.load(tmp_path / "script.npz") as beside:
        np.testing.assert_array_equal(beside["recorded_losses"], record.series["batch_loss", 1].values)
    assert PyTorch(lane=3).obstacle(record).startswith("lane: must be at most 2")


def test_a_lane_that_has_diverged_makes_no_further_updates(tmp_path: Path) -> None:
    lanes = [{"seed": 4}, {"optimizer.learning_rate": 1e38}]
    record = recorded(small(optimizer="sgd", lanes=lanes), 7)
    assert record.checkpoint is not None
    (stopped,) = record.checkpoint.divergences
    assert f"STEPS = {stopped.step} " in written(record, tmp_path, lane=2)
    assert "STEPS = 7 " in written(record, tmp_path, lane=1)


def test_how_a_lane_ended_is_said(tmp_path: Path) -> None:
    stopping = {"kind": "early", "patience": 2, "series": "train_loss", "improvement": 10.0}
    record = recorded(small(stopping=stopping), 60)
    assert record.checkpoint is not None
    (stopped,) = record.checkpoint.divergences
    text = written(record, tmp_path)
    assert f"STEPS = {stopped.step} " in text
    described = " ".join((ast.get_docstring(ast.parse(text)) or "").split())
    assert f"The run stopped at step {stopped.step}: " in described
    assert "went back to its best parameters, which the script does not." in described


def test_a_branch_is_refused() -> None:
    record = record_of(small())
    record.origin = Origin(record_of(small()), 20)
    assert PyTorch().obstacle(record).startswith("it goes on from a state of another run")


def test_units_that_cannot_be_normalized_are_refused(tmp_path: Path) -> None:
    layers = [{"kind": "dense", "units": 3, "parametrization": "weight_norm"}, "output"]
    record = record_of(small(network__layers=layers, initializer="zeros"))
    with pytest.raises(InputError, match=r"initializer: leaves units in 0\.magnitude at zero"):
        PyTorch().write(record, tmp_path / "script.py")
    assert not list(tmp_path.iterdir())


REFUSED: dict[str, tuple[dict[str, Any], tuple[tuple[int, str, Any], ...], str]] = {
    "a surface": ({"surface": "rosenbrock"}, (), "surface: "),
    "bases that are not unique": ({"optimizer": "soap"}, (), "optimizer: SOAP"),
    "a second-order method": ({"optimizer": "lbfgs"}, (), "optimizer: L-BFGS"),
    "a measure that is listened to": (
        {"schedule": {"kind": "reduce_on_plateau", "series": "train_measure"}},
        (),
        "schedule.series: ",
    ),
    "another series later": (
        {"schedule": "reduce_on_plateau"},
        ((5, "schedule.series", "train_loss"),),
        "schedule.series: ",
    ),
    "an average that is listened to": (
        {"schedule": "reduce_on_plateau", "optimizer": "schedule_free_sgd"},
        (),
        "schedule: ",
    ),
    "listening later": ({}, ((5, "schedule.kind", "reduce_on_plateau"),), "schedule: "),
    "an end that is not known": ({"stopping": "early"}, (), "stopping: "),
    "a wrapper twice": ({"wrappers": ["lookahead", "lookahead"]}, (), "wrappers.1: "),
    "momenta that were multiplied": (
        {"optimizer": "nadam"},
        ((5, "optimizer.beta1", 0.5),),
        "optimizer.beta1: ",
    ),
    "a sum that was begun": (
        {"optimizer": "adagrad"},
        ((5, "optimizer.initial_accumulator", 0.5),),
        "optimizer.initial_accumulator: ",
    ),
    "statistics of one value": (
        {"network": {"layers": ["dense", "batch_normalization", "output"]}, "batch_size": 1},
        (),
        "network.layers.1: ",
    ),
    "embedding what was changed before": (
        {
            "data": "recall",
            "network": {"layers": ["gaussian_noise", "embedding", "flatten", "output"]},
        },
        (),
        "network.layers.1: ",
    ),
    "means of arrays that PyTorch fills up": (
        {
            "data": "adding",
            "loss": "mean_squared_error",
            "measure": "mean_squared_error",
            "network": {"layers": [{"kind": "gru", "units": 4}, "output"]},
            "optimizer": "adafactor",
        },
        (),
        "optimizer: Adafactor",
    ),
}


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in REFUSED.items()])
def test_what_a_script_cannot_do_is_refused(case: Any, tmp_path: Path) -> None:
    changes, live, beginning = case
    record = record_of(Experiment.from_json(small().to_json() | changes), *live)
    assert PyTorch().obstacle(record).startswith(beginning)
    with pytest.raises(InputError):
        PyTorch().write(record, tmp_path / "script.py")
    assert not list(tmp_path.iterdir())


def test_a_file_of_another_sort_is_not_overwritten(tmp_path: Path) -> None:
    beside = tmp_path / "script.npz"
    np.savez(beside, mine=np.arange(3))
    with pytest.raises(FileError, match=r"script\.npz already exists"):
        written(record_of(small()), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["script.npz"]
    with np.load(beside) as content:
        assert content.files == ["mine"]
    beside.unlink()
    written(record_of(small()), tmp_path)
    written(record_of(small(seed=2)), tmp_path)  # one of ours is


def test_nothing_is_left_where_the_script_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "script.py").mkdir()
    with pytest.raises(FileError, match="cannot be written"):
        PyTorch().write(record_of(small()), tmp_path / "script.py")
    assert [path.name for path in tmp_path.iterdir()] == ["script.py"]


# The random numbers: the very functions of the script, executed with NumPy alone.


def drawing(seed: int, samples: int = 10, batch_size: int = 3) -> dict[str, Any]:
    names: dict[str, Any] = {
        "np": np,
        "lru_cache": lru_cache,
        "SEED": seed,
        "SAMPLES": samples,
        "BATCH_SIZE": min(batch_size, samples),
        "SHUFFLE": int(Purpose.SHUFFLE),
        "DRAWS": int(Purpose.LAYER),
    }
    for text in (PHILOX, WORDS, ORDER, BATCH, UNIFORM, NORMAL):
        exec(text, names)
    return names


seeds = st.integers(0, 2**32 - 1)
few = settings(max_examples=25, deadline=None)


@few
@given(seeds, st.integers(1, 300), st.integers(1, 300), st.integers(0, 10**9))
def test_batches_are_those_of_the_run(seed: int, samples: int, batch_size: int, step: int) -> None:
    batches = Batches(NumpyBackend(), [seed], samples, batch_size)
    names = drawing(seed, samples, batch_size)
    for number in (step, step + 1):
        np.testing.assert_array_equal(names["batch"](number), batches.rows(number)[0])


@few
@given(seeds, st.integers(0, 2**40), st.integers(0, 2**24 - 1), st.integers(1, 9), st.integers(1, 9))
def test_draws_are_those_of_the_run(seed: int, step: int, stream: int, samples: int, count: int) -> None:
    draw = Draw(np, np.array([seed], dtype=np.uint64), step)
    names = drawing(seed)
    for name in ("uniform", "normal"):
        ours = getattr(draw, name)(stream, samples, count, np.dtype(np.float64))[0]
        np.testing.assert_array_equal(names[name](stream, step, samples, count), ours)


def test_the_script_has_these_functions(tmp_path: Path) -> None:
    layers = ["dense", "dropout", "gaussian_noise", "output"]
    text = written(record_of(small(network__layers=layers)), tmp_path)
    for function in (PHILOX, WORDS, ORDER, BATCH, UNIFORM, NORMAL):
        assert function.strip() in text
    assert f"SHUFFLE = {int(Purpose.SHUFFLE)}\nDRAWS = {int(Purpose.LAYER)} " in text

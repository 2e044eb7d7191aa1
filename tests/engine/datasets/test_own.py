"""A person's own points and files as data sets."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.backend import NumpyBackend
from engine.datasets.file import OwnFile
from engine.datasets.painted import Painted
from engine.errors import InputError
from engine.experiment import Experiment
from engine.training.topology import inspect
from engine.training.trainer import Trainer
from engine.worker.course import _load


def points(*counts: int) -> tuple[tuple[float, float, int], ...]:
    return tuple((0.1 * n, label - 0.5, label) for label, count in enumerate(counts) for n in range(count))


def test_painted_points_are_taken_as_they_are() -> None:
    dataset = Painted(points=points(0, 8, 0, 9, 7), inputs=("x1", "product"), standardize=False)
    task, examples = dataset.task(), dataset.examples()
    assert task.classes == ("1", "3", "4")
    assert task.input_shape == (2,)
    assert task.view == "plane"
    assert np.bincount(examples.targets).tolist() == [8, 9, 7]
    assert examples.raw[0].tolist() == [0.0, 0.5]
    data = dataset.load()
    assert [len(part) for part in (data.train, data.validation, data.test)] == [15, 3, 6]
    assert data.encoder(np.array([[2.0, 3.0]])).tolist() == [[2.0, 6.0]]


def test_the_first_points_are_no_matter_of_a_line() -> None:
    examples = Painted().examples()
    assert np.bincount(examples.targets).tolist() == [20, 20]
    affine = np.column_stack([examples.raw, np.ones(40)])
    weights = np.linalg.lstsq(affine, 2.0 * examples.targets - 1.0, rcond=None)[0]
    assert ((affine @ weights > 0) == examples.targets).mean() < 0.95


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ((), "is empty; paint points"),
        (points(9), "a single class"),
        (points(9, 3), "holds 3 of class 1, but each class needs at least 4"),
    ],
)
def test_too_few_painted_points_are_refused(table: tuple[tuple[float, float, int], ...], words: str) -> None:
    dataset = Painted(points=table)
    for ask in (dataset.task, dataset.load):
        with pytest.raises(InputError, match=words) as caught:
            ask()
        assert caught.value.path == "points"


def own(tmp_path: Path, text: str, **fields: Any) -> OwnFile:
    file = tmp_path / "mine.csv"
    file.write_text(text)
    return OwnFile(path=str(file), **fields)


def houses(count: int = 60) -> str:
    lines = (f"{50 + n},{n % 5 if n % 6 else ''},{1000 * n + 200000 + n % 7}" for n in range(count))
    return "\n".join(["area,rooms,price", *lines, ""])


def test_gaps_are_filled_from_the_training_part(tmp_path: Path) -> None:
    dataset = own(tmp_path, houses(), standardize=False)
    examples = dataset.examples()
    train = dataset.parts(examples)[0]
    median = np.nanmedian(examples.raw[train, 1])
    assert np.isnan(examples.raw[dataset.parts(examples)[2], 1]).any()
    data = dataset.load()
    for part, rows in zip((data.train, data.validation, data.test), dataset.parts(examples), strict=True):
        gaps = np.isnan(examples.raw[rows, 1])
        assert (part.raw[gaps, 1] == median).all()
        assert np.array_equal(part.raw[~gaps], examples.raw[rows][~gaps])


def test_values_are_scaled_by_the_training_part(tmp_path: Path) -> None:
    data, plain = own(tmp_path, houses()).load(), own(tmp_path, houses(), scale_target=False).load()
    mean, deviation = plain.train.targets.mean(), plain.train.targets.std()
    assert data.train.targets.std() == pytest.approx(1.0)
    assert data.test.targets == pytest.approx((plain.test.targets - mean) / deviation)


def test_names_with_commas_may_be_left_out(tmp_path: Path) -> None:
    dataset = own(tmp_path, 'a,"b, c",d\n' + "1,2,3.5\n2,1,4.5\n" * 9, leave_out='"b, c", ')
    assert dataset.options().leave_out == ("b, c",)
    assert dataset.task().input_shape == (1,)
    assert dataset.preview().columns[1].role == "dropped"


def test_an_experiment_with_a_file_is_a_value_and_trains(tmp_path: Path) -> None:
    dataset = own(tmp_path, houses())
    experiment = Experiment.from_document(
        {
            "data": dataset.to_json(),
            "loss": "mean_squared_error",
            "measure": "r_squared",
            "steps": 20,
            "batch_size": 16,
        }
    )
    assert Experiment.from_document(experiment.to_document()) == experiment
    assert hash(experiment.data) == hash(dataset)
    assert inspect(experiment).problems == ()
    trainer = Trainer(experiment, NumpyBackend())
    losses = trainer.advance(20).columns["train_loss"]
    assert losses[-1] < losses[0]


def test_a_missing_file_is_a_problem_of_its_field(tmp_path: Path) -> None:
    for path in ("", str(tmp_path / "gone.csv")):
        problem = inspect(Experiment(data=OwnFile(path=path))).problems[0]
        assert problem.path == "data.path"
    dataset = own(tmp_path, houses(), target="prize")
    problem = inspect(Experiment(data=dataset)).problems[0]
    assert (problem.path, "did you mean 'price'?" in problem.problem) == ("data.target", True)


def test_the_worker_notices_that_a_file_has_changed(tmp_path: Path) -> None:
    dataset = own(tmp_path, houses())
    first = _load(dataset, dataset.stamp())
    assert _load(dataset, dataset.stamp()) is first
    own(tmp_path, houses(70))
    os.utime(dataset.path, (9, 9))
    again = _load(dataset, dataset.stamp())
    assert sum(len(again.split(name)) for name in ("train", "validation", "test")) == 70

"""Several experiments in one document, and what they are called."""

from __future__ import annotations

import json

import pytest

from engine import examples
from engine.errors import InputError
from engine.experiment import Experiment
from engine.session.json_reader import Json
from engine.side_by_side import decode, encode, titles

SEVERAL = [name for name in examples.names() if len(examples.load(name).experiments) > 1]


@pytest.mark.parametrize("name", SEVERAL)
def test_what_is_written_reads_back_equal(name: str) -> None:
    runs = examples.load(name).experiments
    document = json.loads(json.dumps(encode(runs)))
    assert tuple(decode(runs[0][1], Json(document))) == runs


def test_every_run_has_a_title_of_its_own() -> None:
    assert len(SEVERAL) > 10
    for name in SEVERAL:
        runs = examples.load(name).experiments
        found = titles(runs)
        assert len(set(found)) == len(runs)
        assert all(title == named for title, (named, _) in zip(found, runs, strict=True) if named)
    assert titles(examples.load("batch_sizes").experiments)[0] == "batch_size 4"


def test_runs_that_are_alike_are_numbered() -> None:
    same = Experiment()
    assert titles([("x", same), ("x", same), ("", same)])[:2] == ["x (1)", "x (2)"]


def test_what_is_wrong_is_named_by_its_place() -> None:
    wrong = Json([{"changes": {}}, {"changes": {"batch_size": -1}}], "runs")
    with pytest.raises(InputError) as caught:
        list(decode(Experiment(), wrong))
    assert caught.value.path == "runs.1.changes.batch_size"
    with pytest.raises(InputError) as caught:
        list(decode(Experiment(), Json([{"changes": {}, "colour": "red"}], "runs")))
    assert caught.value.path == "runs.0.colour"

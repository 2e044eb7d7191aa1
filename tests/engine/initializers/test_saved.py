"""Starting from the weights of a session file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.errors import InputError
from engine.experiment import Experiment
from engine.initializers.saved import Saved
from engine.recording.run import RunRecord
from engine.session.session import Session, save
from engine.training.topology import plan
from engine.training.trainer import Trainer

WIDE = Experiment.from_json(
    {
        "data": {"kind": "moons", "samples": 40},
        "network": {"layers": [{"kind": "dense", "units": 7}, "output"]},
        "lanes": [{"seed": 3}, {"seed": 4}],
        "steps": 20,
    }
)
NARROW = Experiment.from_json(
    {
        "data": {"kind": "moons", "samples": 40},
        "network": {"layers": [{"kind": "dense", "units": 5}, "output"]},
        "steps": 20,
    }
)


def _shapes(experiment: Experiment) -> list[tuple[str, tuple[int, ...]]]:
    return [(block.name, block.shape) for block in plan(experiment).layout.blocks]


@pytest.fixture(name="kept")
def _kept(tmp_path: Path) -> tuple[str, np.ndarray]:
    """A session of three runs, and the parameters of the second one's lanes after some steps."""
    narrow, wide = Trainer(NARROW), Trainer(WIDE)
    wide.advance(5)
    records = [RunRecord(NARROW), RunRecord(WIDE), RunRecord(NARROW)]
    records[0].checkpoint, records[1].checkpoint = narrow.checkpoint(), wide.checkpoint()
    path = tmp_path / "kept.descenso"
    save(path, Session(NARROW, tuple(records)))
    return str(path), np.array(wide.parameters)


def test_a_run_begins_where_another_one_ended(kept: tuple[str, np.ndarray]) -> None:
    file, parameters = kept
    for lane in (1, 2):
        found = Saved(file=file, run=2, lane=lane).whole(_shapes(WIDE))
        assert found.dtype == np.float64
        assert np.array_equal(found, parameters[lane - 1])


def test_the_trainer_takes_it_with_one_lane_for_each(kept: tuple[str, np.ndarray]) -> None:
    file, parameters = kept
    start = WIDE.replace(
        initializer=Saved(file=file, run=2),
        lanes=((("initializer.lane", 2),), (("initializer.lane", 1),)),
    )
    assert np.array_equal(Trainer(start).parameters, parameters[::-1])


@pytest.mark.parametrize(
    ("fields", "path", "words"),
    [
        ({"run": 1}, "file", ["2×5", "2×7", "0.weight"]),
        ({"run": 3}, "run", ["without its weights"]),
        ({"run": 4}, "run", ["at most 3"]),
        ({"run": 2, "lane": 3}, "lane", ["at most 2"]),
        ({"file": ""}, "file", ["choose"]),
        ({"file": "/no/such/file.descenso"}, "file", ["/no/such/file.descenso", "cannot be opened"]),
    ],
)
def test_what_does_not_fit_is_told(
    kept: tuple[str, np.ndarray], fields: dict[str, object], path: str, words: list[str]
) -> None:
    initializer = Saved.from_json({"file": kept[0], "run": 2} | fields)
    with pytest.raises(InputError) as caught:
        initializer.whole(_shapes(WIDE))
    assert caught.value.path == path
    for word in words:
        assert word in caught.value.problem


def test_a_network_with_other_arrays_is_told(kept: tuple[str, np.ndarray]) -> None:
    with pytest.raises(InputError) as caught:
        Saved(file=kept[0], run=2).whole(_shapes(WIDE)[:-1])
    assert "4 parameter arrays where this network has 3" in caught.value.problem


def test_a_damaged_file_is_told(kept: tuple[str, np.ndarray]) -> None:
    path = Path(kept[0])
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))
    with pytest.raises(InputError) as caught:
        Saved(file=kept[0], run=2).whole(_shapes(WIDE))
    assert caught.value.path == "file"
    assert "cannot be opened" in caught.value.problem


def test_the_trainer_tells_where_it_stands() -> None:
    with pytest.raises(InputError) as caught:
        Trainer(NARROW.replace(initializer=Saved()))
    assert caught.value.path == "initializer.file"

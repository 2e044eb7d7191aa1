"""Runs are named after what differs."""

from __future__ import annotations

from typing import Any

from engine import paths
from engine.experiment import Experiment
from engine.recording.run import RunRecord
from engine.timeline.branching import branch
from gui.formatting import number
from gui.runs.naming import names
from gui.runs.scene import Beginning, RunEntry
from tests.gui.support import small_experiment


def named(*experiments: Experiment, own: str = "") -> list[str]:
    """The names of runs of these experiments; the last one may have one of its own."""
    last = len(experiments) - 1
    entries = [RunEntry(n, e, own if n == last else "") for n, e in enumerate(experiments)]
    return list(names(entries).values())


def changed(**values: Any) -> Experiment:
    """The small experiment with changes at dotted paths, `__` for the dots."""
    experiment = small_experiment(optimizer={"kind": "sgd", "learning_rate": 0.1})
    for path, value in values.items():
        experiment = paths.put(experiment, path.replace("__", "."), value)
    return experiment


def test_a_single_run_is_named_after_its_method() -> None:
    assert named(changed()) == ["SGD · η 0.1"]


def test_methods_and_their_learning_rates() -> None:
    adam = changed(optimizer={"kind": "adam", "learning_rate": 0.01})
    assert named(changed(), adam) == ["SGD · η 0.1", "Adam · η 0.01"]


def test_only_what_differs_is_told() -> None:
    assert named(changed(), changed(optimizer__learning_rate=1.0)) == ["η 0.1", "η 1"]
    assert named(changed(), changed(batch_size=64)) == ["B 8", "B 64"]


def test_parts_are_told_by_their_titles() -> None:
    clipped = changed(regularization__clipping={"kind": "norm", "threshold": 1.0})
    plain, other = named(changed(), clipped)
    assert plain != other
    assert "norm" in other.lower()


def test_the_same_is_numbered_and_a_name_of_ones_own_stays() -> None:
    assert named(changed(), changed()) == ["SGD · η 0.1", "SGD · η 0.1 (2)"]
    assert named(changed(), changed(), own="mine")[1] == "mine"


def test_seeds_are_counted() -> None:
    seeds = changed(lanes=[{"seed": seed} for seed in range(20)])
    rates = changed(lanes=[{"optimizer.learning_rate": rate} for rate in (0.1, 0.2)])
    assert named(changed(), seeds, rates) == ["SGD", "20 seeds", "2 lanes"]


def test_a_branch_tells_where_it_left() -> None:
    step = number(1500)
    left = branch(RunRecord(changed()), 1500, changed(batch_size=64))
    entries = [RunEntry(1, changed()), RunEntry(2, changed(batch_size=64), beginning=Beginning(left))]
    assert list(names(entries).values()) == ["B 8", f"B 64 · from {step}"]
    entries[1] = RunEntry(2, changed(), beginning=Beginning(left))
    assert list(names(entries).values()) == ["SGD · η 0.1", f"SGD · η 0.1 · from {step}"]

"""The curve drawn by hand: it follows any schedule, and may change while a run goes on."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.experiment import Experiment
from engine.recording.run import LiveChange
from engine.schedules.base import Schedule
from engine.schedules.drawn import SAMPLED, Drawn
from engine.training.trainer import Trainer
from tests.support.arrays import same_bits
from tests.support.kinds import every_kind, instances


def experiment(**changes: Any) -> Experiment:
    document: dict[str, Any] = {
        "data": {"kind": "xor", "samples": 60},
        "network": {"layers": [{"kind": "dense", "units": 4, "activation": "tanh"}, "output"]},
        "loss": "binary_cross_entropy",
        "schedule": "curve",
        "batch_size": 8,
        "steps": 60,
    }
    return Experiment.from_document(document | changes)


@every_kind("schedules")
@pytest.mark.parametrize("steps", [1, 2, 60, 1500])
def test_it_follows_any_other_schedule(kind: type[Schedule], steps: int) -> None:
    schedule = kind()
    drawn = Drawn.over(schedule, steps)
    theirs, ours = schedule.factors(0, steps, steps), drawn.factors(0, steps, steps)
    assert np.allclose(ours, theirs, rtol=0.03, atol=3e-3 * theirs.max())
    assert len(drawn.points) <= SAMPLED


@every_kind("schedules")
@settings(max_examples=25)
@given(data=st.data(), steps=st.integers(1, 10**7))
def test_whatever_it_follows_its_points_are_valid(
    kind: type[Schedule], data: st.DataObject, steps: int
) -> None:
    schedule = data.draw(instances(kind, calm=True))
    drawn = Drawn.over(schedule, steps)
    assert len(drawn.points) >= 1
    assert drawn.warmup_steps == schedule.warmup_steps or kind is Drawn


def test_jumps_between_the_samples_are_found_to_the_step() -> None:
    steps = 1_000_000
    schedule = Experiment.from_document({"schedule": {"kind": "multi_step"}}).schedule
    drawn = Drawn.over(schedule, steps)
    theirs = [schedule.factor(step, steps) for step in range(0, steps, 977)]
    assert [drawn.factor(step, steps) for step in range(0, steps, 977)] == pytest.approx(theirs, rel=1e-9)


def play(trainer: Trainer, changes: list[LiveChange], goal: int) -> Trainer:
    """Train to `goal`, with changes at their steps."""
    current = trainer.experiment
    for change in changes:
        trainer.advance(change.step - trainer.step)
        current = change.apply(current)
        trainer.change(current)
    trainer.advance(goal - trainer.step)
    return trainer


@pytest.mark.parametrize("sizes", [(1,), (3, 1, 7), (60,)])
def test_a_curve_redrawn_on_the_way_is_replayed_bit_for_bit(sizes: tuple[int, ...]) -> None:
    points = [[0.0, 1.0], [0.3, 1.0], [0.35, 0.1], [1.0, 2.0]]
    change = LiveChange(20, "schedule.points", points)
    first = play(Trainer(experiment()), [change], 60)
    again = Trainer(experiment())
    for goal in (20, 60):
        turn = 0
        while again.step < goal:
            again.advance(min(sizes[turn % len(sizes)], goal - again.step))
            turn += 1
        if goal == 20:
            again.change(change.apply(experiment()))
    assert same_bits(first.parameters, again.parameters)
    untouched = play(Trainer(experiment()), [], 60)
    assert not same_bits(first.parameters, untouched.parameters)


def test_redrawing_what_lies_behind_changes_no_update() -> None:
    old = experiment(schedule={"kind": "curve", "points": [[0.0, 1.0], [0.5, 1.0], [1.0, 0.1]]})
    points = [[0.0, 0.2], [0.25, 7.0], [0.5, 1.0], [1.0, 0.1]]
    changed = play(Trainer(old), [LiveChange(30, "schedule.points", points)], 60)
    assert same_bits(changed.parameters, play(Trainer(old), [], 60).parameters)


def test_another_kind_becomes_a_curve_while_it_runs() -> None:
    first = experiment(schedule="one_cycle")
    drawn = Drawn.over(first.schedule, first.steps)
    change = LiveChange(25, "schedule", drawn.to_json())
    one, two = (play(Trainer(first), [change], 60) for _ in range(2))
    assert same_bits(one.parameters, two.parameters)

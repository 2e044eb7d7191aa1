"""Going to a step gives the same bits as having stopped there, whatever the run is made of."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine import paths
from engine.kernels.warming import readiness
from engine.recording.run import RunRecord
from engine.timeline.past import Past
from engine.values import Part
from engine.worker.course import Course
from engine.worker.route import VARIABLE
from tests.engine.timeline.journeys import Clock, Run, course
from tests.engine.training.experiments import small
from tests.support.fitting import fitting
from tests.support.fitting import small as small_with
from tests.support.kinds import every_kind_in_training

VISITS = (4, 0, 9, 3, 10, 2, 2, 1, 7)


@every_kind_in_training()
def test_every_step_of_every_kind_can_be_had_again(kind: type[Part]) -> None:
    experiment = fitting(small_with(kind)).replace(evaluate_every=2)
    experiment = experiment.replace(batch_size=min(experiment.batch_size, 16))
    run = Run(course(paths.put(experiment, "lanes", [{"seed": 1}, {"seed": 2}])), every=3)
    run.train(6)
    run.course.change("optimizer.learning_rate", experiment.optimizer.learning_rate / 2)
    run.train(4)
    for step in VISITS:
        run.visit(step)
        assert run.past.behind == (run.course.step < run.past.head)
        assert run.course.trainer.experiment == run.course.record.experiment_at(run.course.step)


def test_a_lane_that_stops_goes_on_in_the_past_and_stops_again() -> None:
    experiment = small(optimizer={"kind": "sgd", "learning_rate": 0.1}, network__layers__0__activation="relu")
    rates = [{"optimizer.learning_rate": 0.1}, {"optimizer.learning_rate": 1e4}]
    run = Run(course(paths.put(experiment, "lanes", rates)), every=5)
    run.train(40)
    (stopped,) = run.course.trainer.divergences
    assert stopped.lane == 1
    assert 0 < stopped.step < 40
    for step in (40, stopped.step + 1, stopped.step, stopped.step - 1, 0, 39):
        run.visit(step)
        gone = run.course.trainer.divergences
        assert gone == ((stopped,) if step > stopped.step else ())


def test_a_run_that_is_over_can_be_visited_and_is_over_again() -> None:
    experiment = small(optimizer={"kind": "sgd", "learning_rate": 1e4}, network__layers__0__activation="relu")
    run = Run(course(experiment))
    while not run.course.finished:
        run.train(1)
    assert run.past.head > 0
    run.visit(0)
    assert not run.course.finished
    run.visit(run.past.head)
    assert run.course.finished
    run.visit(0)
    run.course.advance(1000)
    assert run.course.finished
    assert run.course.step == run.past.head


@pytest.mark.parametrize(
    "changes",
    [
        {"schedule": {"kind": "reduce_on_plateau", "patience": 1, "drop": 0.5}},
        {"stopping": {"kind": "early", "patience": 3}},
        {
            "network__layers": [
                {"kind": "dense", "units": 6},
                "batch_normalization",
                {"kind": "dropout", "rate": 0.4},
                "output",
            ]
        },
        {"augmentations": [{"kind": "input_noise"}]},
    ],
    ids=["plateau", "early stopping", "statistics and dropout", "augmentation"],
)
def test_what_a_run_learns_on_the_way_comes_back_with_the_step(changes: dict[str, Any]) -> None:
    run = Run(course(small(evaluate_every=2, **changes)), every=7)
    run.train(60)
    for step in np.random.default_rng(5).integers(0, run.past.head + 1, 25).tolist():
        run.visit(step, 7)


def test_a_new_schedule_and_a_new_path_come_again_at_their_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    if not readiness.kernels.load("float32"):
        pytest.skip("there are no compiled kernels here")
    first = course(small())
    first.advance(5)
    first.keep_checkpoint()
    run = Run(Course(first.record, "numpy", "auto"), every=4)
    run.train(8)
    assert [switch.step for switch in first.record.switches] == [5]
    run.course.change("schedule", {"kind": "cosine"})
    run.train(8)
    for step in (5, 20, 6, 13, 14, 12, 21):
        run.visit(step)
        assert run.course.trainer.path == ("accelerated" if step > 5 else "reference")
    assert [switch.step for switch in first.record.switches] == [5]


class Late:
    """Kernels that are there once somebody says so."""

    there = False

    def state(self, dtype: str, lanes: int = 1) -> Any:
        return "ready" if self.there else "missing"

    def reason(self, dtype: str, lanes: int = 1) -> str:
        return "" if self.there else "they are being compiled"

    def load(self, dtype: str, lanes: int = 1) -> bool:
        return self.there

    make = load

    def approach(self, dtype: str, lanes: int = 1) -> None:
        """Nothing can be done about it."""


def test_kernels_that_come_later_do_not_change_the_past(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    pytest.importorskip("numba")
    kernels = Late()
    run = Run(Course(RunRecord(small()), "numpy", "auto", kernels=kernels))
    run.train(10)
    kernels.there = True
    run.visit(3)
    run.visit(10)
    assert run.course.trainer.path == "reference"
    run.train(1)
    assert run.course.trainer.path == "accelerated"
    assert [switch.step for switch in run.course.record.switches] == [10]
    run.visit(2)
    assert run.course.trainer.path == "reference"
    run.visit(11)
    assert run.course.trainer.path == "accelerated"


def test_a_new_target_on_the_way_takes_the_shorter_way() -> None:
    run = Run(course(small()))  # nothing is kept but the ends
    run.train(30)
    run.past.keep_head()
    run.past.set_out(20)
    run.past.go(12)
    assert run.course.step == 12
    run.past.keep_head()
    run.past.set_out(15)
    assert run.course.step == 12
    run.past.keep_head()
    run.past.set_out(4)
    assert run.course.step == 0
    run.visit(10**9)
    assert run.course.step == run.past.head == 30


def test_states_of_a_file_are_known_again() -> None:
    run = Run(course(small()), every=2)
    run.train(30)
    kept = tuple(run.past.history())
    assert len(kept) > 10
    record = RunRecord(small(), executor=run.course.record.executor, checkpoint=run.course.checkpoint())
    again = Run(Course(record, "numpy", "reference"))
    again.past, again.bits = Past(again.course, Clock(), history=kept), run.bits
    assert again.past.shelf.steps == (*(checkpoint.step for checkpoint in kept), 30)
    again.visit(17)

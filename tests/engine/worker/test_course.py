"""A trainer with its log: changes are made again at their step, and rows are gathered without loss."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import DeviceError, InputError
from engine.recording.block import Block
from engine.recording.run import LiveChange, RunRecord
from engine.worker import executor
from engine.worker.course import Course
from engine.worker.rows import Rows
from tests.engine.training.experiments import small


def digest(course: Course) -> str:
    return course.trainer.checkpoint().digest()


def test_a_change_is_logged_at_its_step_and_made_again_there() -> None:
    first = Course(RunRecord(small()))
    first.advance(13)
    assert first.change("optimizer.learning_rate", 0.5) == [LiveChange(13, "optimizer.learning_rate", 0.5)]
    first.advance(9)
    first.change("regularization.clipping", {"kind": "norm", "threshold": 0.1})
    first.advance(20)
    again = Course(RunRecord(small(), list(first.record.changes)))
    again.advance(42)
    assert digest(again) == digest(first)
    assert again.replayed == first.record.changes
    assert again.trainer.experiment == first.record.experiment
    without = Course(RunRecord(small()))
    without.advance(42)
    assert digest(without) != digest(first)


@pytest.mark.parametrize("kept", [0, 7, 13, 20])
def test_an_early_checkpoint_with_the_whole_log_repeats_the_bits(kept: int) -> None:
    first = Course(RunRecord(small()))
    first.advance(kept)
    first.keep_checkpoint()
    first.advance(13 - min(kept, 13))
    if kept <= 13:
        first.change("optimizer.learning_rate", 0.5)
    first.advance(40 - first.step)
    record = RunRecord(small(), list(first.record.changes), checkpoint=first.record.checkpoint)
    again = Course(record)
    again.advance(40 - kept)
    assert digest(again) == digest(first)


@pytest.mark.parametrize("rate", [0.5, 0.01])
def test_a_new_change_ends_what_the_log_had_ahead(rate: float) -> None:
    log = [LiveChange(step, "optimizer.learning_rate", value) for step, value in ((3, 0.01), (20, 0.001))]
    course = Course(RunRecord(small(), list(log)))
    course.advance(5)
    course.change("optimizer.learning_rate", rate)  # the value that it has already is a choice as well
    course.advance(30)
    assert course.record.changes[0] == log[0]
    assert [change.step for change in course.record.changes[1:]] == ([] if rate == 0.01 else [5])
    assert course.trainer.experiment.optimizer.learning_rate == rate


def test_a_refused_change_keeps_what_the_log_had_ahead() -> None:
    log = [LiveChange(20, "optimizer.learning_rate", 0.001)]
    course = Course(RunRecord(small(), list(log)))
    with pytest.raises(InputError):
        course.change("optimizer.learning_rate", -1)
    course.advance(30)
    assert course.replayed == course.record.changes == log


def test_one_change_of_many_fields_is_logged_field_by_field() -> None:
    course = Course(RunRecord(small()))
    value = course.trainer.experiment.optimizer.to_json() | {"learning_rate": 0.5, "beta1": 0.5}
    changes = course.change("optimizer", value)
    assert {(change.path, change.value) for change in changes} == {
        ("optimizer.learning_rate", 0.5),
        ("optimizer.beta1", 0.5),
    }
    assert course.change("optimizer", value) == []


@pytest.mark.parametrize(
    ("path", "value", "problem"),
    [
        ("optimizer.learning_rate", -1, "greater than 0"),
        ("optimizer.learning_rate", "fast", "must be a number"),
        ("optimizer.kind", "sgd", "cannot change while"),
        ("network.layers.0.units", 9, "cannot change while"),
        ("seed", 2, "cannot change while"),
        ("optimizer.speed", 1, "not a field"),
    ],
)
def test_a_refused_change_leaves_everything_as_it_was(path: str, value: object, problem: str) -> None:
    course, other = Course(RunRecord(small())), Course(RunRecord(small()))
    course.advance(3)
    with pytest.raises(InputError, match=problem):
        course.change(path, value)
    course.advance(7)
    other.advance(10)
    assert course.record.changes == []
    assert digest(course) == digest(other)


def test_a_field_that_every_lane_overrides_cannot_be_changed_for_all() -> None:
    lanes = [{"optimizer.learning_rate": 0.1}, {"optimizer.learning_rate": 0.2, "optimizer.beta1": 0.5}]
    course = Course(RunRecord(small(lanes=lanes)))
    before = course.trainer.experiment
    for path, value in (
        ("optimizer.learning_rate", 0.5),
        ("optimizer", before.optimizer.to_json() | {"learning_rate": 0.5, "beta2": 0.5}),
    ):
        with pytest.raises(
            InputError, match=r"^optimizer\.learning_rate: has a value of its own in every lane"
        ):
            course.change(path, value)
    assert course.trainer.experiment == before
    assert course.record.changes == []
    assert [change.path for change in course.change("optimizer.beta1", 0.6)] == ["optimizer.beta1"]


def test_a_log_that_does_not_fit_is_refused() -> None:
    with pytest.raises(InputError, match=r"^changes\.0\.optimizer\.speed"):
        Course(RunRecord(small(), [LiveChange(3, "optimizer.speed", 1)]))


def test_the_state_is_evaluated_once() -> None:
    course = Course(RunRecord(small(evaluate_every=10)))
    assert "train_loss" in course.opening.columns
    assert len(course.settle()) == 0, "row 0 is there already"
    course.advance(10)
    assert len(course.settle()) == 0
    course.advance(3)
    assert course.settle().steps.tolist() == [13]
    assert len(course.settle()) == 0


def test_a_lane_that_has_stopped_is_not_evaluated_later() -> None:
    course = Course(RunRecord(small(optimizer="sgd", lanes=[{"optimizer.learning_rate": 1e38}, {}])))
    course.advance(4)
    losses = course.settle().columns["test_loss"]
    assert np.isnan(losses[0, 0])
    assert np.isfinite(losses[0, 1])


def test_a_late_evaluation_belongs_to_the_row_before() -> None:
    """The update after a row that was sent already may be the one that a lane does not survive."""
    nan = np.nan
    first = Block(np.array([1, 2]), {"loss": np.array([[1.0, 2.0], [3.0, 4.0]])})
    second = Block(np.array([2, 3]), {"test": np.array([[nan, 5.0], [6.0, nan]])})
    joined = Block.join([first, second])
    assert joined.steps.tolist() == [1, 2, 3]
    np.testing.assert_array_equal(joined.columns["loss"], [[1.0, 2.0], [3.0, 4.0], [nan, nan]])
    np.testing.assert_array_equal(joined.columns["test"], [[nan, nan], [nan, 5.0], [6.0, nan]])
    rows = Rows()
    rows.add(first)
    rows.add(second)
    assert rows.count == 3
    assert rows.take(leave=1).steps.tolist() == [1, 2]
    assert rows.count == 1
    assert rows.take().steps.tolist() == [3]
    assert len(rows.take(leave=1)) == rows.count == 0


def test_an_unknown_backend_is_refused() -> None:
    with pytest.raises(DeviceError, match="abacus"):
        Course(RunRecord(small()), "abacus")


def test_the_ground_is_described_and_compared() -> None:
    ground = Course(RunRecord(small())).ground
    assert ground["backend"] == "numpy"
    assert ground["numpy"] == np.__version__
    assert executor.differences(ground, ground | {"python": "2.7"}) == []
    assert executor.differences(ground | {"threads": "64"}, ground) == [f"threads 64 → {ground['threads']}"]
    assert executor.differences({}, ground) == []


@given(st.lists(st.integers(0, 4), max_size=12), st.data())
def test_rows_are_neither_lost_nor_doubled(sizes: list[int], data: st.DataObject) -> None:
    rows, taken, step = Rows(), Block.join([]), 0
    evaluated = []
    for size in sizes:
        steps = np.arange(step, step + size)
        rows.add(Block(steps, {"loss": steps[:, None] * 1.0}))
        step += size
        if size and data.draw(st.booleans()):
            rows.add(Block(steps[-1:], {"test": steps[-1:, None] * 2.0}))
            evaluated.append(step - 1)
        if data.draw(st.booleans()):
            assert rows.count == step - len(taken)
            taken = Block.join([taken, rows.take()])
            assert rows.count == 0
    taken = Block.join([taken, rows.take()])
    assert taken.steps.tolist() == list(range(step))
    if step:
        assert taken.columns["loss"][:, 0].tolist() == list(range(step))
    if evaluated:
        column = taken.columns["test"][:, 0]
        assert np.flatnonzero(~np.isnan(column)).tolist() == evaluated
        assert column[evaluated].tolist() == [2 * row for row in evaluated]

"""What is kept of a run, where it lies, and what goes first."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.timeline.shelf import MOST, SPILL, Shelf
from engine.training.checkpoints import Checkpoint
from engine.training.divergence import Divergence

SIZE = 10 * 4 + 4 * 8


def state(step: int) -> Checkpoint:
    """Two arrays whose content tells the step."""
    values = np.random.default_rng(step)
    arrays: dict[str, np.ndarray] = {"parameters": values.random((2, 5), dtype=np.float32)}
    arrays["optimizer.mean"] = values.random((2, 2))
    return Checkpoint(step, arrays, (Divergence(1, step, 0, "loss", ""),), since=step // 2)


def same(found: Checkpoint | None, step: int) -> bool:
    """Whether a checkpoint came back as it was."""
    wanted = state(step)
    return (
        found is not None
        and found.digest() == wanted.digest()
        and (found.divergences, found.since) == (wanted.divergences, wanted.since)
    )


@given(st.lists(st.integers(0, 500), min_size=1, max_size=60, unique=True), st.integers(0, 40))
def test_nothing_is_lost_within_the_budgets(
    tmp_path_factory: pytest.TempPathFactory, steps: list[int], room: int
) -> None:
    file = tmp_path_factory.mktemp("states") / "states"
    shelf = Shelf(file, SIZE * (12 + room))
    for step in steps:
        shelf.put(state(step))
    assert shelf.memory <= SIZE * (12 + room)
    assert shelf.steps == tuple(sorted(steps))
    for step in range(-1, 501):
        before = [kept for kept in steps if kept <= step]
        found = shelf.latest(step)
        assert same(found, max(before)) if before else found is None
    shelf.close()
    assert not file.exists()


def test_the_oldest_go_to_the_file_and_then_the_row_is_thinned_evenly(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "states", SIZE * 10)
    for step in range(1000):
        shelf.put(state(step))
    assert shelf.memory == 10 * SIZE
    assert shelf.spilled == SPILL * 10
    assert (tmp_path / "states").stat().st_size == SPILL * 10 * SIZE
    assert shelf.steps[0] == 0
    assert shelf.steps[-1] == 999
    gaps = np.diff(shelf.steps)
    assert gaps.max() <= 4 * 1000 / len(shelf)
    assert all(same(shelf.latest(step), step) for step in shelf.steps)
    shelf.close()


def test_a_smaller_budget_thins_at_once_and_two_always_stay(tmp_path: Path) -> None:
    shelf = Shelf(None, SIZE * 50)
    for step in range(50):
        shelf.put(state(step))
    shelf.set_budget(SIZE * 5)
    assert len(shelf) == 5
    shelf.set_budget(0)
    assert shelf.steps == (0, 49)


def test_there_are_only_so_many() -> None:
    shelf = Shelf(None, 2**40)
    for step in range(MOST + 500):
        shelf.put(Checkpoint(step, {"parameters": np.zeros(1)}))
    assert len(shelf) == MOST


def test_a_state_of_the_same_step_is_replaced() -> None:
    shelf = Shelf(None, 2**20)
    shelf.put(state(3))
    other = Checkpoint(3, state(4).arrays)
    shelf.put(other)
    found = shelf.latest(3)
    assert found is not None
    assert found.digest() == other.digest()
    assert shelf.memory == SIZE


def test_without_a_file_that_can_be_written_memory_has_to_do(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "no" / "where", SIZE * 10)
    for step in range(100):
        shelf.put(state(step))
    assert shelf.spilled == 0
    assert shelf.memory == 10 * SIZE
    assert all(same(shelf.latest(step), step) for step in shelf.steps)


def test_what_the_file_does_not_give_back_is_not_there(tmp_path: Path) -> None:
    file = tmp_path / "states"
    shelf = Shelf(file, SIZE * 2)
    for step in range(6):
        shelf.put(state(step))
    assert shelf.spilled == 4
    with file.open("r+b") as opened:
        opened.truncate(SIZE)  # the place of the first one stays
    assert same(shelf.latest(3), 0)
    assert same(shelf.latest(5), 5)
    shelf.close()


@given(st.integers(1, 40), st.integers(0, 60))
def test_a_selection_fits_its_budget_and_keeps_the_ends(count: int, fitting: int) -> None:
    shelf = Shelf(None, 2**20)
    for step in range(0, 10 * count, 10):
        shelf.put(state(step))
    chosen = list(shelf.selection(fitting * SIZE))
    assert sum(checkpoint.size for checkpoint in chosen) <= fitting * SIZE
    assert len(chosen) == min(fitting, count)
    if fitting:
        assert chosen[-1].step == 10 * (count - 1)
    if fitting > 1:
        assert chosen[0].step == 0
    assert all(same(checkpoint, checkpoint.step) for checkpoint in chosen)

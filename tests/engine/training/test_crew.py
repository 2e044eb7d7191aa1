"""How many threads work is learned from the clock."""

from __future__ import annotations

import pytest

from engine.training.crew import AGAIN, PORTION, TRIES, Crew


def worked(crew: Crew, portions: int, seconds: dict[int, float]) -> list[int]:
    """The threads of so many portions on a machine where a unit takes so long with one and with all."""
    chosen = []
    for _ in range(portions):
        threads = crew.choose()
        units = crew.most(threads, 8)
        crew.learn(threads, units, units * seconds[threads])
        chosen.append(threads)
    return chosen


@pytest.mark.parametrize(("seconds", "faster"), [({1: 1e-4, 4: 4e-5}, 4), ({1: 1e-4, 4: 9e-3}, 1)])
def test_the_faster_number_does_the_work(seconds: dict[int, float], faster: int) -> None:
    chosen = worked(Crew(4), 2 * TRIES + 2 * AGAIN, seconds)
    assert chosen[: 2 * TRIES] == [1] * TRIES + [4] * TRIES, "each is tried"
    assert chosen[2 * TRIES :].count(faster) == 2 * AGAIN - 2, "and the slower one again now and then"


def test_a_slow_first_call_does_not_count() -> None:
    crew = Crew(2)
    worked(crew, TRIES, {1: 1e-4})
    crew.learn(2, 8, 8 * 9e-3)  # threads had to be started
    worked(crew, TRIES - 1, {2: 6e-5})
    assert crew.choose() == 2


def test_it_notices_when_the_machine_changes() -> None:
    crew = Crew(2)
    worked(crew, 10, {1: 1e-4, 2: 6e-5})
    assert crew.choose() == 2
    busy = worked(crew, AGAIN, {1: 1e-4, 2: 5e-3})
    assert busy[-1] == 1
    assert 2 in worked(crew, 2 * AGAIN, {1: 1e-4, 2: 6e-5})[-5:]


def test_portions_are_as_long_as_said_and_a_trial_is_short() -> None:
    crew = Crew(2)
    assert crew.most(1, 8) == 8
    worked(crew, 2 * TRIES, {1: 1e-4, 2: 9e-3})
    assert crew.most(1, 8) == round(PORTION / 1e-4)
    assert crew.most(2, 8) == 8


def test_one_thread_needs_no_choice() -> None:
    assert set(worked(Crew(1), 10, {1: 1e-4})) == {1}

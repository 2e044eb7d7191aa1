"""Threads that meet inside of kernels."""

from __future__ import annotations

import numpy as np
import pytest

from engine.kernels.compiler import entry
from engine.kernels.team import Team, meet

ROUNDS = 200


@entry
def _walk(meeting, marks, late, thread, threads, rounds):
    """In each round everybody leaves a mark, meets the others, and counts whose mark is missing."""
    for number in range(1, rounds + 1):
        marks[thread] = number
        meet(meeting, threads)
        for other in range(threads):
            if marks[other] != number:
                late[thread] += 1
        meet(meeting, threads)


@pytest.mark.parametrize("threads", [1, 2, 3, 4])
def test_nobody_goes_on_before_all_have_come(threads: int) -> None:
    team = Team(threads)
    try:
        _meet_often(team)
        _meet_often(team)
    finally:
        team.close()


def _meet_often(team: Team) -> None:
    threads, came = team.threads, []
    marks, late, meeting = (np.zeros(count, dtype=np.int64) for count in (threads, threads, 2))

    def work(thread: int) -> None:
        came.append(thread)
        _walk(meeting, marks, late, thread, threads, ROUNDS)

    team.run(work)
    assert sorted(came) == list(range(threads))
    assert (marks == ROUNDS).all()
    assert (late == 0).all()
    assert meeting.tolist() == [0, 2 * ROUNDS if threads > 1 else 0]


def test_an_error_of_any_thread_comes_out() -> None:
    team = Team(2)

    def work(thread: int) -> None:
        if thread:
            raise ValueError("not I")

    try:
        with pytest.raises(ValueError, match="not I"):
            team.run(work)
    finally:
        team.close()

"""Threads are a pure function of the shape, the cap and what the run began with."""

from __future__ import annotations

import pytest

from engine import threads
from engine.errors import InputError
from engine.experiment import Experiment
from engine.training.topology import plan
from engine.worker.executor import thread_count


def test_narrow_networks_use_one_thread_and_wide_ones_all_but_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threads, "processors", lambda: 6)
    wide = [{"kind": "dense", "units": 512}, {"kind": "dense", "units": 512}, "output"]
    assert threads.choose(plan(Experiment()), 32) == 1
    assert (
        threads.choose(plan(Experiment.from_document({"network": {"layers": ["flatten", *wide]}})), 128) == 5
    )


def test_what_counts_is_the_matrix_not_how_often_a_filter_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """A filter's fan-out counts every window that it is part of, but it is one column of the product."""
    monkeypatch.setattr(threads, "processors", lambda: 6)
    filters = {"kind": "convolution", "filters": 32}

    def count(*layers: object) -> int:
        network = {"layers": [*layers, "flatten", "output"]}
        return threads.choose(plan(Experiment.from_document({"network": network})), 128)

    assert count(filters, filters) == 1
    assert count(filters, {"kind": "convolution", "filters": 256}) == 5


@pytest.mark.parametrize(("known", "count"), [("2", 2), ("4", None), ("0", None), ("", None), ("two", None)])
def test_a_run_keeps_the_threads_it_began_with_where_it_can(
    monkeypatch: pytest.MonkeyPatch, known: str, count: int | None
) -> None:
    monkeypatch.setattr(threads, "cap", lambda: 3)
    assert thread_count({"threads": known}) == count


@pytest.mark.parametrize(("said", "count"), [("", 3), ("1", 1), ("2", 2), ("64", 3)])
def test_a_person_may_say_how_many_threads_there_are_at_most(
    monkeypatch: pytest.MonkeyPatch, said: str, count: int
) -> None:
    monkeypatch.setattr(threads, "processors", lambda: 3)
    monkeypatch.setenv(threads.VARIABLE, said)
    assert threads.cap() == count
    assert threads.spare() == min(count, 2)


@pytest.mark.parametrize("said", ["0", "-1", "two", "1.5", "9" * 20])
def test_what_is_no_number_of_threads_is_refused(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv(threads.VARIABLE, said)
    with pytest.raises(InputError, match=r"^DESCENSO_THREADS: must be a whole number from 1 on"):
        threads.cap()

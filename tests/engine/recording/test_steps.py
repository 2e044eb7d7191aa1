"""Steps as runs against the plain list of them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.recording.steps import StepRuns, runs_of

GAPS = st.lists(st.one_of(st.just(1), st.integers(1, 9)), min_size=1, max_size=60)


@given(GAPS, st.integers(-5, 100))
def test_runs_stand_for_the_same_steps(gaps, start):
    steps = start + np.cumsum(gaps)
    runs = runs_of(steps)
    again = np.concatenate([run.first + run.stride * np.arange(run.length) for run in runs])
    assert again.tolist() == steps.tolist()
    assert all(run.last == run.first + run.stride * (run.length - 1) for run in runs)


@given(st.lists(st.tuples(GAPS, st.integers(0, 5)), min_size=1, max_size=6), st.integers(-3, 400))
def test_places_and_steps_find_each_other(parts, wanted):
    runs, places, samples, last = StepRuns(), [], [], 0
    for gaps, padding in parts:
        steps = last + np.cumsum(gaps)
        last = int(steps[-1])
        runs.append(runs_of(steps))
        runs.pad(padding)
        places += [*steps.tolist(), *[last] * padding]
        samples += [*[1] * len(gaps), *[0] * padding]
    assert (runs.places, runs.samples, runs.first, runs.last) == (len(places), sum(samples), places[0], last)
    everywhere = np.arange(len(places))
    assert runs.steps(everywhere).tolist() == places
    assert [runs.step(place) for place in everywhere.tolist()] == places
    assert runs.until(wanted) == int(np.searchsorted(places, wanted, "right"))
    counted = runs.samples_until(np.arange(len(places) + 1))
    assert counted.tolist() == [0, *np.cumsum(samples).tolist()]


def test_consecutive_blocks_are_one_run():
    runs = StepRuns()
    for start in range(0, 1000, 10):
        runs.append(runs_of(np.arange(start, start + 10)))
    assert len(runs) == 1
    assert runs.steps(np.arange(1000)).tolist() == list(range(1000))


def test_steps_that_do_not_increase_are_refused():
    for steps in ([1, 1], [3, 2], [1, 2, 4, 4]):
        with pytest.raises(ValueError, match="increase"):
            runs_of(np.array(steps))

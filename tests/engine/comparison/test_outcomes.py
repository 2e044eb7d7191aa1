"""The latest and the best figures of a growing run, against looking at all of it."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.comparison.best import Best, Search
from engine.comparison.outcomes import Outcomes
from engine.experiment import Experiment
from engine.recording.run import RunRecord
from engine.recording.series import Series
from engine.recording.steps import Run
from engine.recording.store import SeriesStore

VALUES = st.one_of(st.floats(-10, 10, width=16), st.sampled_from([math.inf, -math.inf]))


@given(st.lists(st.lists(VALUES, max_size=70), max_size=6), st.booleans())
def test_the_best_is_that_of_all_values_seen(pieces, higher) -> None:
    series = Series()
    search = Search(series, higher_is_better=higher)
    seen: list[float] = []
    for piece in pieces:
        series.append(10 * np.arange(len(seen), len(seen) + len(piece)), piece)
        seen += piece
        finite = [value for value in seen if math.isfinite(value)]
        found = search.refresh()
        if not finite:
            assert found is None
            continue
        wanted = max(finite) if higher else min(finite)
        step = 10 * seen.index(wanted)
        assert found == Best(wanted, step, step)


def test_of_blocks_the_steps_are_known_roughly() -> None:
    series = Series()
    series.append(range(32), [9.0] * 32)
    search = Search(series)
    search.refresh()
    blocks = np.full((5, 2), 5.0)
    blocks[0] = 3.0, 4.0
    series.append_blocks([Run(32, 1, 64)], blocks, 32)
    assert search.refresh() == Best(3.0, 32, 63)


def test_old_values_are_not_looked_at_again() -> None:
    series = Series()
    series.append(range(4096), np.linspace(2, 1, 4096))
    search = Search(series)
    search.refresh()
    asked = []
    real = series.stretches

    def watch(first=0, last=None):
        asked.append((first, last))
        return real(first, last)

    series.stretches = watch  # type: ignore[method-assign, assignment]
    search.refresh()
    series.append([5000], [0.5])
    assert search.refresh() == Best(0.5, 5000, 5000)
    assert asked == [(4096, 4097)]


def record(columns, lanes=2, **document) -> RunRecord:
    store = SeriesStore()
    seeds = [{"seed": seed} for seed in range(lanes)] if lanes > 1 else []
    for step, row in enumerate(zip(*columns.values(), strict=True)):
        store.append_block([10 * step], {name: [cell] for name, cell in zip(columns, row, strict=True)})
    return RunRecord(Experiment.from_document({"lanes": seeds} | document), series=store)


COLUMNS = {
    "train_loss": [[0.9, 0.8], [0.5, 0.4]],
    "train_objective": [[1.0, 0.9], [0.7, 0.6]],
    "validation_loss": [[0.6, 0.5], [0.7, 0.3]],
    "test_loss": [[0.8, 0.9], [0.6, 0.5]],
    "test_objective": [[0.9, 1.0], [0.8, 0.7]],
    "validation_measure": [[0.7, 0.6], [0.6, 0.8]],
    "train_measure": [[0.6, 0.7], [0.9, 0.9]],
    "test_measure": [[0.6, 0.6], [0.7, 0.8]],
}


def test_penalties_belong_to_j_on_every_part() -> None:
    found = Outcomes(record(COLUMNS))
    assert found.last("objective", "train") == [0.7, 0.6]
    assert found.last("objective", "validation") == pytest.approx([0.9, 0.5])
    assert found.last("objective", "test") == [0.8, 0.7]
    best = [item for item in found.best("objective", "validation") if item]
    assert [item.last for item in best] == [0, 10]
    assert [item.value for item in best] == pytest.approx([0.7, 0.5])


def test_the_measure_knows_its_direction() -> None:
    found = Outcomes(record(COLUMNS))
    assert [item and (item.value, item.last) for item in found.best("measure", "validation")] == [
        (0.7, 0),
        (0.8, 10),
    ]
    assert found.gaps("measure") == pytest.approx([0.2, 0.1])
    errors = Outcomes(record(COLUMNS, measure="error_rate"))
    assert [item and item.value for item in errors.best("measure", "validation")] == [0.6, 0.6]
    assert errors.gaps("measure") == pytest.approx([-0.2, -0.1])


def test_a_lane_that_diverged_ends_worst_but_was_what_it_was() -> None:
    found = Outcomes(record(COLUMNS))
    assert found.last("objective", "train", diverged=(1,)) == [0.7, math.inf]
    assert found.last("measure", "test", diverged=(1,)) == [0.7, -math.inf]
    assert found.best("measure", "validation")[1] is not None


@pytest.mark.parametrize(
    ("parts", "judge"),
    [(("validation", "test", "train"), "validation"), (("test", "train"), "test"), (("train",), "train")],
)
def test_the_judge_is_the_validation_part_where_there_is_one(parts, judge) -> None:
    columns = {f"{part}_loss": [[0.5]] for part in parts}
    assert Outcomes(record(columns, lanes=1)).judge == judge


def test_before_anything_is_recorded_there_are_no_figures() -> None:
    found = Outcomes(RunRecord(Experiment()))
    assert found.last("objective", "train") == [None]
    assert found.gaps("measure") == [None]
    assert found.best("measure", "test") == [None]
    assert found.judge == "validation"

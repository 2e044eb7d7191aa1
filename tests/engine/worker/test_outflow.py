"""What leaves the worker: every row while they are few, and else buckets that say what the rows would."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.recording.block import Block
from engine.recording.store import SeriesStore
from engine.worker import jobs, messages, outflow, wire
from engine.worker.frames import frame_of, record
from engine.worker.outflow import CHUNK_ROWS, EXACT_ROWS, FRAME_FIGURES, Outflow, Part
from tests.engine.training.experiments import small
from tests.engine.worker.drive import RUN, Bench, Clock

PLENTY = messages.Credit(RUN, 10**6)


def rows(first: int, count: int, rng: np.random.Generator, every: int = 0) -> Block:
    """`count` rows of two columns in two lanes; `every` so many steps with an evaluation."""
    steps = np.arange(first, first + count)
    columns = {"loss": rng.standard_normal((count, 2)), "rate": np.full((count, 2), 0.1)}
    due = steps % every == 0 if every else np.zeros(count, bool)
    if due.any():
        columns["test"] = np.where(due[:, None], rng.standard_normal((count, 2)), np.nan)
    return Block(steps, columns)


def recorded(parts: list[Part], store: SeriesStore) -> None:
    for part in parts:
        message = wire.decode(wire.encode(frame_of("a", part, 0)))
        assert isinstance(message, messages.Frame)
        record(message, store)


def figures(part: Part) -> int:
    folded = sum(cells.size for cells in part.buckets.columns.values()) if part.buckets else 0
    return folded + sum(cells.size for cells in part.rows.columns.values())


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.integers(0, 3000), st.sampled_from(["", "", "take", "all", "mark"])),
        min_size=1,
        max_size=12,
    ),
    st.integers(0, 2**32),
)
def test_nothing_is_lost_and_evaluations_stay_single(pieces: list[tuple[int, str]], seed: int) -> None:
    rng, store, whole, step = np.random.default_rng(seed), SeriesStore(), [], 0
    flow = Outflow(width=100)  # chunks of 512 rows
    for count, then in pieces:
        block = rows(step, count, rng, every=97)
        step += count
        whole += [block] if count else []
        flow.add(block)
        if then == "mark":
            flow.mark()
        elif then:
            recorded(flow.take(all_rows=then == "all"), store)
    recorded(flow.take(all_rows=True), store)
    assert flow.count == 0
    if not step:
        return
    expected = Block.join(whole)
    for lane in range(2):
        loss = expected.columns["loss"][:, lane]
        series = store["loss", lane]
        assert len(series) == step
        assert series.last == (step - 1, loss[-1])
        columns = series.columns(0, step, 20)
        for i, (head, tail) in enumerate(zip(columns.x_first, columns.x_last, strict=True)):
            some = loss[head : tail + 1]
            assert (columns.minimum[i], columns.maximum[i]) == (some.min(), some.max())
            assert (columns.first[i], columns.last[i]) == (some[0], some[-1])
        test = expected.columns["test"][:, lane]
        assert store["test", lane].steps.tolist() == np.flatnonzero(~np.isnan(test)).tolist()
        assert store["test", lane].values.tolist() == test[~np.isnan(test)].tolist()


def test_few_rows_stay_as_they_are() -> None:
    flow, rng = Outflow(width=12), np.random.default_rng(0)
    blocks = [rows(start, 400, rng) for start in range(0, 4000, 400)]
    for block in blocks:
        flow.add(block)
    (part,) = flow.take(all_rows=False)
    assert part.buckets is None
    np.testing.assert_array_equal(part.rows.columns["loss"], Block.join(blocks).columns["loss"])


@pytest.mark.parametrize("steps", [20_000, 200_000, 2_000_000])
def test_a_frame_is_bounded_however_many_rows_it_stands_for(steps: int) -> None:
    flow, rng = Outflow(width=4), np.random.default_rng(0)
    block = rows(0, 4096, rng)
    for start in range(0, steps, 4096):
        flow.add(Block(block.steps + start, block.columns))
    parts = flow.take(all_rows=True)
    assert sum(map(figures, parts)) < 2 * FRAME_FIGURES
    assert parts[0].buckets is not None


def test_many_lanes_are_folded_more_strongly() -> None:
    flow, rng = Outflow(width=5000), np.random.default_rng(0)
    for start in range(0, 4096, 256):
        flow.add(Block(np.arange(start, start + 256), {"loss": rng.standard_normal((256, 100))}))
    (part,) = flow.take(all_rows=True)
    assert part.buckets is not None
    assert part.buckets.size == CHUNK_ROWS[0]


def test_what_happened_keeps_its_rows() -> None:
    flow, rng = Outflow(width=100), np.random.default_rng(0)
    first, second = rows(0, 2000, rng), rows(2000, 2000, rng)
    flow.add(first)
    flow.mark()
    flow.add(second)
    parts = flow.take(all_rows=True)
    assert len(parts) == 2
    assert parts[0].rows.steps[-1] == 1999
    assert len(parts[0].rows) >= EXACT_ROWS
    assert parts[1].buckets is not None
    assert parts[1].buckets.steps[0, 0] == 2000


def test_a_lane_that_has_stopped_is_left_out() -> None:
    flow = Outflow(width=100)
    cells = np.random.default_rng(0).standard_normal((1024, 2))
    cells[:, 1] = np.nan
    flow.add(Block(np.arange(1024), {"loss": cells}))
    store = SeriesStore()
    recorded(flow.take(all_rows=True), store)
    assert len(store["loss", 0]) == 1024
    assert len(store["loss", 1]) == 0


def test_a_flooded_run_tells_the_same_story(monkeypatch: pytest.MonkeyPatch) -> None:
    """Extremes, evaluations, live changes and a lane that stops, with hardly any single rows."""
    experiment = small(optimizer="sgd", lanes=[{"optimizer.learning_rate": 0.1}, {}], evaluate_every=50)

    def run() -> Bench:
        bench = Bench(Clock(1e-5))
        bench.open(experiment)
        bench.send(PLENTY)
        bench.play(700)
        bench.send(messages.ChangeLive(RUN, "optimizer.learning_rate", 0.02))
        bench.play(900)
        bench.send(messages.ChangeLive(RUN, "optimizer.learning_rate", 1e38))
        bench.play(1300)
        return bench

    exact = run()
    monkeypatch.setattr(outflow, "CHUNK_ROWS", (64, 64))
    monkeypatch.setattr(outflow, "FRAME_FIGURES", 1)
    flooded = run()
    assert flooded.digest() == exact.digest()
    singles, folded = exact.store(), flooded.store()
    assert set(singles) == set(folded)
    assert len(folded["batch_loss", 0].steps) < len(singles["batch_loss", 0].steps) / 2
    for key, series in singles.items():
        again = folded[key]
        assert len(again) == len(series)
        assert again.last == series.last
        if key[0].startswith("test") or key[0].startswith("train"):
            np.testing.assert_array_equal(again.steps, series.steps)
            np.testing.assert_array_equal(again.values, series.values)
        whole, coarse = (one.columns(0, 1300, 1) for one in (series, again))
        assert coarse.maximum.max() == whole.maximum.max()
        assert coarse.minimum.min() == whole.minimum.min()
    (stopped,) = {divergence.step for divergence in exact.client.host.jobs[RUN].course.trainer.divergences}
    assert folded["batch_loss", 1].steps.tolist()[-5:] == list(range(stopped - 4, stopped + 1))
    assert flooded.said(messages.Changed) == exact.said(messages.Changed)


def test_training_does_not_wait_soon_when_nobody_takes_the_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outflow, "CHUNK_ROWS", (64, 64))
    monkeypatch.setattr(outflow, "FRAME_FIGURES", 1)
    monkeypatch.setattr(jobs, "BACKLOG", 5000)
    bench = Bench()
    bench.open()
    bench.send(messages.Play(RUN))
    for _ in range(60):
        bench.send()
    assert bench.step() > 2000
    bench.send(messages.Pause(RUN))
    assert len(bench.store()["batch_loss", 0]) == bench.step() + 1

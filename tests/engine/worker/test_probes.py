"""Probes observe and never disturb, and take no more than their share of the time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.experiment import Experiment
from engine.probes.closed_units import ClosedUnits
from engine.probes.decision_map import DecisionMap
from engine.worker.messages import (
    Credit,
    Failed,
    Pause,
    Play,
    Reading,
    Refused,
    SaveCheckpoint,
    SetPace,
    State,
    Watch,
)
from engine.worker.watching import Watching
from tests.engine.training.experiments import small
from tests.engine.worker.drive import RUN, Bench, Clock, trained

PLENTY = Credit(RUN, 10**6)
MAP = Watch(RUN, ("decision_map",), 1000.0)


@pytest.mark.parametrize(
    ("data", "loss", "measure", "probe"),
    [
        ("moons", "softmax_cross_entropy", "accuracy", "decision_map"),
        ("noisy_function", "mean_squared_error", "r_squared", "regression_fit"),
        ("digits", "softmax_cross_entropy", "accuracy", "sample_predictions"),
        ("moons", "binary_cross_entropy", "auc", "confusion_matrix"),
        ("moons", "softmax_cross_entropy", "accuracy", "closed_units"),
        ("moons", "softmax_cross_entropy", "accuracy", "unit_maps"),
        ("moons", "softmax_cross_entropy", "accuracy", "layer_health"),
        ("digits", "softmax_cross_entropy", "accuracy", "first_weights"),
        ("noisy_function", "mean_squared_error", "r_squared", "weight_histograms"),
    ],
)
def test_with_a_probe_on_the_bits_are_the_same(data: str, loss: str, measure: str, probe: str) -> None:
    start = small(data=data, loss=loss, measure=measure)
    if data == "digits":
        start = Experiment.from_document(start.to_document() | {"network": {"layers": ["flatten", "output"]}})
    bench = Bench(Clock(1e-3))
    bench.open(start)
    bench.send(PLENTY, Watch(RUN, (probe,), 1000.0))
    bench.play(60)
    readings = bench.said(Reading)
    assert len(readings) >= 2
    assert {reading.probe for reading in readings} == {probe}
    assert all(reading.arrays for reading in readings)
    assert bench.digest() == trained(start, 60).checkpoint().digest()


@pytest.mark.parametrize("resumed", [False, True])
def test_a_reading_carries_the_step_that_its_predictions_are_of(tmp_path: Path, resumed: bool) -> None:
    start = small(data="digits", evaluate_every=40)
    start = Experiment.from_document(start.to_document() | {"network": {"layers": ["flatten", "output"]}})
    bench = Bench(Clock(1e-3))
    bench.open(start)
    if resumed:
        bench.play(3)
        bench.send(SaveCheckpoint(RUN, str(tmp_path / "c")))
        bench.open(start, checkpoint=str(tmp_path / "c"))
    bench.send(PLENTY, Watch(RUN, ("sample_predictions",), 1000.0))
    bench.play(100)
    bench.work(lambda: bench.said(Reading)[-1].step == 100)
    steps = [reading.step for reading in bench.said(Reading)]
    assert sorted(steps) == steps
    assert {40, 100} < set(steps) <= {3 if resumed else 0, 40, 80, 100}
    for reading in bench.said(Reading):
        trainer = trained(start, reading.step)
        wrong = 1.0 - trainer.evaluate().columns["test_measure"][0, 0]
        assert reading.arrays["wrong"] == round(wrong * len(trainer.data.test))
    assert np.isfinite(bench.store().series("test_loss").values).all()
    assert bench.store().series("test_loss").steps.tolist() == [0, *([3] * resumed), 40, 80, 100]


def test_a_confusion_matrix_counts_the_test_part() -> None:
    start = small(data="blobs", loss="multi_class_hinge", measure="balanced_accuracy")
    bench = Bench(Clock(1e-3))
    bench.open(start)
    bench.send(PLENTY, Watch(RUN, ("confusion_matrix",), 1000.0))
    bench.play(30)
    bench.work(lambda: bench.said(Reading)[-1].step == 30)
    counts = bench.said(Reading)[-1].arrays["counts"]
    trainer = trained(start, 30)
    recalls = [counts[k, k] / counts[k].sum() for k in range(len(counts))]
    assert np.mean(recalls) == pytest.approx(trainer.evaluate().columns["test_measure"][0, 0], rel=1e-12)
    true = trainer.data.test.targets
    assert counts.sum(axis=1).tolist() == [(true == k).sum() for k in range(len(counts))]
    assert counts.shape == (3, 3)


def test_the_state_at_rest_is_read_whatever_the_rate() -> None:
    bench = Bench()
    bench.open()
    bench.send(PLENTY, Watch(RUN, ("decision_map",), 0.01))
    for step in (1, 2, 3):
        bench.play(step)
        bench.work(lambda step=step: bench.said(Reading)[-1].step == step)  # type: ignore[misc]
    assert bench.send() == []


def test_no_more_readings_than_the_rate_allows_and_none_without_news() -> None:
    bench = Bench()
    bench.open()
    bench.send(PLENTY, Watch(RUN, ("decision_map",), 4.0))
    assert [reading.step for reading in bench.said(Reading)] == [0], "the first one comes at once"
    bench.clock.now += 10.0
    assert bench.send() == []
    bench.send(SetPace(RUN, 50.0), Play(RUN))
    begun = bench.clock.now
    while bench.clock.now < begun + 2.0:
        bench.clock.now += 0.02
        bench.send()
    assert 7 <= len(bench.said(Reading)) - 1 <= 9


def test_a_slow_probe_takes_a_tenth_of_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = Bench()

    def slow(*_: Any) -> dict[str, Any]:
        bench.clock.now += 0.5
        return {}

    monkeypatch.setattr(DecisionMap, "read", slow)
    bench.open()
    bench.send(PLENTY, MAP, SetPace(RUN, 5.0), Play(RUN))
    begun = bench.clock.now
    while bench.clock.now < begun + 50.0:
        bench.clock.now += 0.1
        bench.send()
    assert 9 <= len(bench.said(Reading)) <= 12


def test_unsuited_probes_are_left_out_and_unknown_ones_refused() -> None:
    bench = Bench()
    bench.open()
    bench.send(Watch(RUN, ("sample_predictions", "decision_map")))
    assert [reading.probe for reading in bench.said(Reading)] == ["decision_map"]
    for wrong in (Watch(RUN, ("crystal_ball",)), Watch(RUN, (), 0.0), Watch(RUN, (), float("nan"))):
        (refused,) = bench.send(wrong)
        assert isinstance(refused, Refused)
    bench.play(3)
    bench.work(lambda: bench.said(Reading)[-1].step == 3)


def test_a_probe_that_fails_is_read_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DecisionMap, "read", lambda *_: 1 / 0)
    bench = Bench()
    bench.open()
    bench.send(PLENTY, Play(RUN))
    failed, state = bench.send(MAP)[-2:]
    assert isinstance(failed, Failed)
    assert "ZeroDivisionError" in failed.problem
    assert "Traceback" in failed.details
    assert isinstance(state, State)
    assert state.state == "paused"
    step = bench.step() + 20
    assert bench.play(step).step == step, "the state was not touched: the run can go on"
    assert len(bench.said(Failed)) == 1
    assert bench.digest() == trained(small(), step).checkpoint().digest()


def test_watching_ends() -> None:
    bench = Bench()
    bench.open()
    bench.send(PLENTY, MAP)
    bench.send(Watch(RUN, ()), SetPace(RUN, 5.0), Play(RUN))
    known = len(bench.said(Reading))
    for _ in range(5):
        bench.clock.now += 1.0
        bench.send()
    bench.send(Pause(RUN))
    assert len(bench.said(Reading)) == known


def test_a_probe_takes_no_more_than_its_own_share_of_the_time() -> None:
    clock, trainer = Clock(1e-3), trained(small(data="moons"), 1)
    watching = Watching(trainer, clock)
    watching.watch(("closed_units",), rate=1000.0)
    watching.read("closed_units", trainer)  # a look at its beginning, and one at its end
    rest = watching.due(trainer.step + 1) - (clock.now - 1e-3)
    assert 1e-3 / rest == pytest.approx(ClosedUnits.largest_share)

"""A session is made again: it agrees, or says where it does not, or why that says nothing."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine import paths
from engine.cli.main import main
from engine.recording.block import Block
from engine.recording.run import RunRecord
from engine.session.session import Session, save
from engine.timeline.branching import branch
from engine.worker.course import Course
from engine.worker.replay import Replay
from tests.engine.timeline.journeys import Run, course
from tests.engine.training.experiments import small


def trained(steps: int = 40) -> Run:
    """A run with a live change, and states on the way."""
    run = Run(course(small()), every=8)
    run.train(steps // 2)
    run.course.change("optimizer.learning_rate", 0.05)
    run.train(steps - steps // 2)
    return run


def record_of(run: Run) -> RunRecord:
    """What a file would hold of it."""
    return replace(run.course.record, checkpoint=run.course.checkpoint(), history=tuple(run.past.history()))


def write(file: Path, *records: RunRecord) -> Path:
    """A session of these runs."""
    save(file, Session(records[-1].experiment, records))
    return file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "run.descenso"


def test_a_run_and_its_branch_agree(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = trained()
    run.visit(13)
    experiment = paths.put(run.course.trainer.experiment, "optimizer", {"kind": "rmsprop"})
    left = branch(run.course.record, 13, experiment)
    left.checkpoint = run.course.checkpoint()
    other = Course(left, "numpy", "reference")
    other.advance(12)
    other.keep_checkpoint()
    run.visit(40)
    write(file, record_of(run), other.record)
    assert main(["replay", str(file), "--quiet"]) == 0
    said = capsys.readouterr().out.splitlines()
    count = len(record_of(run).history) + 1
    assert count > 4
    assert said == [
        f"run 1 (Adam): {count} states agree, up to step 40",
        "run 2 (RMSprop): 1 state agrees, up to step 25",
    ]
    assert main(["replay", str(file), "--to", "20"]) == 0
    assert "step 20: " in capsys.readouterr().out


def test_a_state_that_was_edited_differs_and_is_named(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = record_of(trained())
    wrong = record.history[2]
    arrays = dict(wrong.arrays)
    arrays["parameters"] = np.nextafter(arrays["parameters"], np.float32(np.inf))
    history = (*record.history[:2], replace(wrong, arrays=arrays), *record.history[3:])
    write(file, replace(record, history=history))
    assert main(["replay", str(file)]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == f"run 1 (Adam): differs, at step {wrong.step}"
    assert main(["replay", str(file), "--to", str(wrong.step - 1), "--quiet"]) == 0


def test_another_log_differs(file: Path) -> None:
    record = record_of(trained())
    (change,) = record.changes
    write(file, replace(record, changes=[replace(change, value=0.07)]))
    assert main(["replay", str(file), "--quiet"]) == 1


def test_on_other_ground_a_difference_says_nothing(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = record_of(trained())
    (change,) = record.changes
    elsewhere = dict(record.executor) | {"blas": "another one"}
    write(file, replace(record, changes=[replace(change, value=0.07)], executor=elsewhere))
    assert main(["replay", str(file), "--quiet"]) == 4
    assert "not comparable here: blas another one → " in capsys.readouterr().out
    write(file, replace(record, executor=elsewhere))
    assert main(["replay", str(file), "--quiet"]) == 0


def test_files_that_cannot_be_replayed_are_refused(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(file, Session(small()))
    assert main(["replay", str(file)]) == 2
    assert main(["replay", str(file.with_name("missing.descenso"))]) == 2
    said = capsys.readouterr().err.splitlines()
    assert "holds no run" in said[0]
    assert "missing.descenso cannot be opened" in said[1]


def test_it_can_be_interrupted(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(file, record_of(trained()))
    advance = Replay.advance

    def one_step(self: Replay, most: int) -> Block:
        os.kill(os.getpid(), signal.SIGINT)
        return advance(self, min(most, 1))

    monkeypatch.setattr(Replay, "advance", one_step)
    assert main(["replay", str(file), "--quiet"]) == 130
    assert capsys.readouterr().out == "run 1 (Adam): interrupted at step 1\n"

"""Runs that can be visited, in tests."""

from __future__ import annotations

from engine.experiment import Experiment
from engine.recording.run import RunRecord
from engine.timeline.past import INTERVAL, Past
from engine.worker.course import Course


def course(experiment: Experiment, path: str = "reference", **options: object) -> Course:
    """A run of one experiment on the processor."""
    return Course(RunRecord(experiment, **options), "numpy", path)  # type: ignore[arg-type]


def digest(run: Course) -> str:
    """The bits of its state."""
    return run.checkpoint().digest()


class Clock:
    """Stands still unless it is moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Run:
    """A run with its past.

    Attributes:
        bits: the digest after each step so far.
        every: a state is kept after so many steps.
        recording: whether the rows go into the record, too.
    """

    def __init__(self, course: Course, every: int = 10**9, *, recording: bool = False) -> None:
        self.course, self.every, self.recording = course, every, recording
        if recording:
            course.record.series.append_block(course.opening.steps, course.opening.columns)
        self.clock = Clock()
        self.past = Past(course, self.clock)
        self.bits = {course.step: digest(course)}

    def train(self, steps: int) -> None:
        """Go on step by step."""
        for _ in range(steps):
            self.clock.now += 1.001 * INTERVAL / self.every
            block = self.course.advance(1)
            if self.recording:
                self.course.record.series.append_block(block.steps, block.columns)
            self.past.grow()
            self.bits[self.course.step] = digest(self.course)

    def visit(self, step: int, slice_: int = 3) -> None:
        """Go to a step in small parts, and find it as it was."""
        self.past.keep_head()
        self.past.set_out(step)
        while self.past.target is not None:
            self.past.go(slice_)
        assert self.course.step == min(step, self.past.head)
        assert digest(self.course) == self.bits[self.course.step]

"""The training loop of the command line."""

from __future__ import annotations

import time

from engine.cli.metrics import MetricsFile
from engine.cli.progress import Interruption, Progress
from engine.recording.block import Block
from engine.worker.course import Course
from engine.worker.rows import Rows
from engine.worker.timing import SliceLength

SLICE = 0.1
"""Seconds of training between two looks at the progress bar and at Ctrl+C, or one step."""


class Training:
    """The loop, with what it leaves behind: rows in the file and in the record's series.

    Args:
        keep: whether the series will be saved.
    """

    def __init__(self, course: Course, metrics: MetricsFile | None, *, keep: bool) -> None:
        self.course = course
        self.metrics = metrics
        self.keep = keep
        self.made = 0
        self.seconds = 0.0
        self.interrupted = False

    def run(self, steps: int, *, quiet: bool) -> None:
        """Make `steps` updates; fewer when all lanes stop or Ctrl+C is pressed."""
        course, rows, length = self.course, Rows(), SliceLength(SLICE)
        first, started = course.step, time.perf_counter()
        rows.add(course.opening)
        with Progress(steps, quiet=quiet) as progress, Interruption() as interruption:
            while (left := first + steps - course.step) > 0 and not course.finished:
                if interruption.requested:
                    self.interrupted = True
                    break
                before, begun = course.step, time.perf_counter()
                block = course.advance(min(left, length.steps))
                length.learn(course.step - before, time.perf_counter() - begun)
                rows.add(block)
                # The latest row waits: it may turn out to be the last one of a lane, which is evaluated.
                self._record(rows.take(leave=1))
                progress.update(course.step - before, block, course.trainer.path)
            rows.add(course.settle())
            self._record(rows.take())
        self.made, self.seconds = course.step - first, time.perf_counter() - started

    def _record(self, block: Block) -> None:
        if self.metrics is not None:
            self.metrics.write(block)
        if self.keep:
            self.course.record.series.append_block(block.steps, block.columns)

"""A run made again from its experiment and its log, and held to the states that were kept of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from engine.recording.block import Block
from engine.recording.run import RunRecord
from engine.recording.store import SeriesStore
from engine.training.checkpoints import Checkpoint
from engine.worker import executor
from engine.worker.course import Course


@dataclass(frozen=True)
class Comparison:
    """One state.

    Attributes:
        kept, made: SHA-256 of the state in the file and of the one that came of it here; `kept` is empty where the file
            has no state of that step.
    """

    step: int
    kept: str
    made: str

    @property
    def agrees(self) -> bool:
        """Whether they are the same, bit for bit; so is a state that there is nothing to compare with."""
        return self.kept in ("", self.made)


class Replay:
    """Makes a run again, from its very beginning, that of the runs that it has left included.

    Attributes:
        last: the step up to which it is made.
        comparisons: what has been compared so far.
        ground: what differs of the ground that it is computed on, in words.

    Args:
        to: the last step; by default that of the latest state in the record.

    Raises:
        InputError: the run cannot be trained.
        DeviceError: the backend that it was trained with is not here.
    """

    def __init__(self, record: RunRecord, to: int | None = None) -> None:
        states = (*record.history, *([record.checkpoint] if record.checkpoint else ()))
        self.last = (states[-1].step if states else record.first) if to is None else to
        self._wanted: list[Checkpoint] = [state for state in states if state.step <= self.last]
        bare = replace(
            record,
            changes=list(record.changes),
            switches=list(record.switches),
            checkpoint=None,
            history=(),
            series=SeriesStore(),
        )
        self.course = Course(bare, record.executor.get("backend", "auto"))
        self.comparisons: list[Comparison] = []
        self.ground = executor.differences(record.executor, self.course.ground, self.course.route.paths)
        self._compare()

    def advance(self, most: int) -> Block:
        """Make up to so many steps, and compare where there is a state to compare with."""
        step = self.course.step
        stop = min(step + most, self.last, *(state.step for state in self._wanted))
        block = self.course.advance(stop - step)
        self._compare()
        return block

    @property
    def over(self) -> bool:
        """Whether it has come to its end: the last step, or all lanes have stopped."""
        return self.course.step >= self.last or self.course.finished

    @property
    def agrees(self) -> bool:
        """Whether every state that was kept came again."""
        missing = [state for state in self._wanted if state.step <= self.last] if self.over else []
        return all(comparison.agrees for comparison in self.comparisons) and not missing

    def _compare(self) -> None:
        while self._wanted and self._wanted[0].step <= self.course.step:
            state = self._wanted.pop(0)
            made = self.course.checkpoint().digest()
            self.comparisons.append(Comparison(state.step, state.digest(), made))
        if self.over and not any(item.step == self.course.step for item in self.comparisons):
            made = self.course.checkpoint().digest()
            self.comparisons.append(Comparison(self.course.step, "", made))

"""PyTorch without lanes: as many runs as there are lanes, one after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from tests.benchmarks.speed.contenders.service import Contender, serve
from tests.benchmarks.speed.contenders.torch_steps import Torch
from tests.benchmarks.speed.work import UnsuitableError, Work


class Runs(Contender):
    """One contender of its own per lane; each makes its steps before the next one's turn."""

    def __init__(self, work: Work) -> None:
        if work.plan.lanes == 1:
            raise UnsuitableError("there is a single run")
        first = Torch(work.lane(0), "eager")
        self.runs = [first, *(first.twin(work.lane(lane)) for lane in range(1, work.plan.lanes))]

    def reset(self) -> None:
        for run in self.runs:
            run.reset()

    def advance(self, count: int) -> np.ndarray:
        return np.array([run.advance(count) for run in self.runs], dtype=float).T

    def facts(self) -> Mapping[str, str]:
        return self.runs[0].facts()


def make(work: Work, words: Sequence[str]) -> Contender:
    """There is nothing to choose."""
    return Runs(work)


if __name__ == "__main__":
    serve(make)

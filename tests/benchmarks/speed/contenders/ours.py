"""The engine itself, as the worker drives it: recording everything, and evaluating never."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from engine.experiment import Experiment
from engine.training.recorder import LOSS, Recorder
from engine.training.trainer import Trainer
from engine.worker import executor
from tests.benchmarks.speed.contenders.service import Contender, serve
from tests.benchmarks.speed.work import UnsuitableError, Work


class Ours(Contender):
    """A trainer, made anew for every run.

    Args:
        path: which of the engine's ways to compute a step is asked for, ``accelerated`` or ``reference``.
        blind: whether the norms of the gradients are not recorded.
    """

    def __init__(self, work: Work, path: str, *, blind: bool = False) -> None:
        self.experiment = Experiment.from_json(work.plan.experiment)
        self.data = self.experiment.data.load()
        self.path, self.blind = path, blind
        self.reset()
        if path == "accelerated" and self.trainer.path != path:
            raise UnsuitableError(f"it has no accelerated path for this: {self.trainer.detour}")

    def reset(self) -> None:
        self.trainer = Trainer(self.experiment, data=self.data, path=self.path)
        if self.blind:
            forget_norms(self.trainer.recorder)

    def advance(self, count: int) -> Any:
        rows = self.trainer.advance(count)
        if self.trainer.divergences:  # else steps would be counted that were not made
            raise RuntimeError(f"the training diverged: {self.trainer.divergences[0]}")
        return rows

    def losses(self, steps: int) -> np.ndarray:
        self.reset()
        return np.asarray(self.trainer.advance(steps - 1).columns["batch_loss"])

    def facts(self) -> Mapping[str, str]:
        known = executor.facts(self.trainer)
        return {"path": self.trainer.path, "threads": known["threads"], "blas": known["blas"]}


def forget_norms(recorder: Recorder) -> None:
    """Have a recorder note the losses alone."""
    zeros = recorder.rows[0, 0] * 0

    def record(row: int, loss: Any, gradient: Any) -> Any:
        recorder.rows[row, LOSS] = loss
        return zeros

    recorder.record_gradient = record  # type: ignore[method-assign]


def make(work: Work, words: Sequence[str]) -> Contender:
    """`words` holds the path, and maybe ``blind``."""
    return Ours(work, words[0], blind="blind" in words)


if __name__ == "__main__":
    serve(make)

"""The engine itself, as the worker drives it: recording everything, and evaluating never."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from engine.experiment import Experiment
from engine.training.trainer import Trainer
from engine.worker import executor
from tests.benchmarks.speed.contenders.service import Contender, serve
from tests.benchmarks.speed.work import UnsuitableError, Work

PATH = "path"


class Ours(Contender):
    """A trainer, made anew for every run.

    Args:
        path: which of the engine's ways to compute a step is asked for; ``auto`` for its own choice.
    """

    def __init__(self, work: Work, path: str) -> None:
        self.experiment = Experiment.from_json(work.plan.experiment)
        self.data = self.experiment.data.load()
        self.options: dict[str, Any] = {}
        if PATH in inspect.signature(Trainer).parameters:
            self.options = {PATH: path}
        elif path == "reference":
            raise UnsuitableError("there is no other path yet")
        self.reset()

    def reset(self) -> None:
        self.trainer = Trainer(self.experiment, data=self.data, **self.options)

    def advance(self, count: int) -> Any:
        return self.trainer.advance(count)

    def losses(self, steps: int) -> np.ndarray:
        self.reset()
        return np.asarray(self.trainer.advance(steps - 1).columns["batch_loss"])

    def facts(self) -> Mapping[str, str]:
        known = executor.facts(self.trainer)
        return {name: known[name] for name in ("path", "threads", "blas")}


def make(work: Work, words: Sequence[str]) -> Contender:
    """`words` holds the path."""
    return Ours(work, *words)


if __name__ == "__main__":
    serve(make)

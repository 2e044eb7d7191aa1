"""scikit-learn: MLPClassifier, one `partial_fit` per batch."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import Any

import numpy as np
from sklearn.neural_network import MLPClassifier
from sklearn.neural_network._stochastic_optimizers import AdamOptimizer, SGDOptimizer

from tests.benchmarks.speed.contenders.service import Contender, serve
from tests.benchmarks.speed.work import UnsuitableError, Work


class Sklearn(Contender):
    """A classifier whose first parameters are replaced by the common ones."""

    def __init__(self, work: Work) -> None:
        work.only("flatten", "dense")
        if work.plan.lanes > 1:
            raise UnsuitableError("it trains one network at a time")
        if work.plan.loss == "mean_squared_error":
            raise UnsuitableError("its squared error has a factor ½")
        self.work, self.plan = work, work.plan
        self.dense = [layer for layer in work.plan.layers if layer["op"] == "dense"]
        self.x, self.y = work.inputs.reshape(len(work.inputs), -1), work.labels
        self.rows = work.rows[:, 0]
        self.reset()

    def reset(self) -> None:
        warnings.simplefilter("ignore")
        method = self.plan.optimizer
        adam = method["kind"] == "adam"
        units = tuple(self.work.parameters[layer["bias"]].shape[1] for layer in self.dense[:-1])
        self.model = MLPClassifier(
            units,
            self.dense[0]["activation"],
            solver="adam" if adam else "sgd",
            alpha=0.0,
            batch_size=self.plan.batch,
            shuffle=False,
            learning_rate_init=method["learning_rate"],
        )
        self.model.partial_fit(
            self.x[: self.plan.batch], self.y[: self.plan.batch], classes=np.unique(self.y)
        )
        for number, layer in enumerate(self.dense):
            self.model.coefs_[number][...] = self.work.parameters[layer["weight"]][0]
            self.model.intercepts_[number][...] = self.work.parameters[layer["bias"]][0]
        parameters: list[Any] = [*self.model.coefs_, *self.model.intercepts_]
        rate = method["learning_rate"]
        if adam:
            numbers = (method[name] for name in ("beta1", "beta2", "epsilon"))
            self.model._optimizer = AdamOptimizer(parameters, rate, *numbers)
        else:
            momentum = method["momentum"]
            self.model._optimizer = SGDOptimizer(parameters, rate, momentum=momentum, nesterov=False)
        self.step = 0

    def advance(self, count: int) -> list[float]:
        losses = []
        for _ in range(count):
            places = self.rows[self.step % len(self.rows)]
            self.model.partial_fit(self.x[places], self.y[places])
            losses.append(self.model.loss_)
            self.step += 1
        return losses


def make(work: Work, words: Sequence[str]) -> Contender:
    """There is nothing to choose."""
    return Sklearn(work)


if __name__ == "__main__":
    serve(make)

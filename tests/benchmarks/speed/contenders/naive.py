"""Plain NumPy as a textbook has it: a list of arrays, one expression after the other, lanes in a loop."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import threadpoolctl

from engine.threads import cap
from tests.benchmarks.speed.contenders.service import Contender, fastest, serve
from tests.benchmarks.speed.work import Work

ACTIVATIONS: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    "relu": (lambda z: np.maximum(z, 0), lambda a: a > 0),
    "tanh": (np.tanh, lambda a: 1 - a * a),
    "identity": (lambda z: z, np.ones_like),
}
"""Functions, and their slopes in terms of their values."""


class Network:
    """One lane: weights, optimizer state, and a step."""

    def __init__(self, work: Work, lane: int) -> None:
        self.plan = work.plan
        dense = [layer for layer in work.plan.layers if layer["op"] == "dense"]
        self.names = [layer["activation"] for layer in dense]
        keys = [layer[name] for layer in dense for name in ("weight", "bias")]
        self.parameters = [work.parameters[key][lane].copy() for key in keys]
        self.first = [np.zeros_like(p) for p in self.parameters]
        self.second = [np.zeros_like(p) for p in self.parameters]
        self.step = 0

    def train(self, x: np.ndarray, y: np.ndarray) -> float:
        """One step; the loss before it."""
        values = [x]
        for number, name in enumerate(self.names):
            weight, bias = self.parameters[2 * number : 2 * number + 2]
            values.append(ACTIVATIONS[name][0](values[-1] @ weight + bias))
        loss, delta = self._loss(values[-1], y)
        gradients: list[np.ndarray] = []
        for number in reversed(range(len(self.names))):
            gradients[:0] = [values[number].T @ delta, delta.sum(axis=0)]
            if number:
                slope = ACTIVATIONS[self.names[number - 1]][1](values[number])
                delta = (delta @ self.parameters[2 * number].T) * slope
        self._update(gradients)
        return loss

    def _loss(self, z: np.ndarray, y: np.ndarray) -> tuple[float, np.ndarray]:
        if self.plan.loss == "softmax_cross_entropy":
            shifted = z - z.max(axis=1, keepdims=True)
            powers = np.exp(shifted)
            sums = powers.sum(axis=1, keepdims=True)
            loss = np.mean(np.log(sums[:, 0]) - (shifted * y).sum(axis=1))
            return float(loss), (powers / sums - y) / len(z)
        if self.plan.loss == "binary_cross_entropy":
            loss = np.mean(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z))))
            return float(loss), (1 / (1 + np.exp(-z)) - y) / len(z)
        return float(np.mean((z - y) ** 2)), 2 * (z - y) / z.size

    def _update(self, gradients: list[np.ndarray]) -> None:
        method = self.plan.optimizer
        rate, self.step = method["learning_rate"], self.step + 1
        for number, gradient in enumerate(gradients):
            parameter = self.parameters[number]
            if method["kind"] == "adam":
                b1, b2 = method["beta1"], method["beta2"]
                self.first[number] = b1 * self.first[number] + (1 - b1) * gradient
                self.second[number] = b2 * self.second[number] + (1 - b2) * gradient**2
                mean = self.first[number] / (1 - b1**self.step)
                square = self.second[number] / (1 - b2**self.step)
                parameter -= rate * mean / (np.sqrt(square) + method["epsilon"])
            elif method["momentum"]:
                self.first[number] = method["momentum"] * self.first[number] + gradient
                parameter -= rate * self.first[number]
            else:
                parameter -= rate * gradient


class Naive(Contender):
    """All lanes, one after the other."""

    def __init__(self, work: Work) -> None:
        work.only("flatten", "dense")
        self.work = work
        self.x = work.inputs.reshape(len(work.inputs), -1)
        self.threads = 1
        fastest(self, [lambda: self.use(1), lambda: self.use(cap())])

    def use(self, threads: int) -> None:
        """Let BLAS have so many threads."""
        threadpoolctl.threadpool_limits(threads, "blas")
        self.threads = threads

    def reset(self) -> None:
        self.networks = [Network(self.work, lane) for lane in range(self.work.plan.lanes)]
        self.step = 0

    def advance(self, count: int) -> list[list[float]]:
        rows, x, y = self.work.rows, self.x, self.work.targets
        losses = []
        for _ in range(count):
            batch = rows[self.step % len(rows)]
            pairs = zip(self.networks, batch, strict=True)
            losses.append([network.train(x[places], y[places]) for network, places in pairs])
            self.step += 1
        return losses

    def facts(self) -> Mapping[str, str]:
        return {"threads": str(self.threads)}


def make(work: Work, words: Sequence[str]) -> Contender:
    """There is nothing to choose."""
    return Naive(work)


if __name__ == "__main__":
    serve(make)

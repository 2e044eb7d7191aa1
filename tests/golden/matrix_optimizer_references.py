"""Plain transcriptions of the algorithms of papers that no other program has, or has with another meaning.

They go array by array, in float64, and know nothing of our flat buffers and lanes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from engine.layout import Block
from tests.golden.matrix_optimizer_cases import LAYOUT, OURS

Arrays = list[np.ndarray]

QUINTIC = (3.4445, -4.7750, 2.0315)


def apart(flat: np.ndarray) -> Arrays:
    """The parameter arrays of a flat buffer (43,)."""
    return [flat[block.span].reshape(block.shape).copy() for block in LAYOUT.blocks]


def joined(arrays: Any) -> np.ndarray:
    """The flat buffer (43,) of parameter arrays."""
    return np.concatenate([np.asarray(array).ravel() for array in arrays])


class Adam:
    """Adam's direction for one array."""

    def __init__(self, beta1: float, beta2: float, epsilon: float) -> None:
        self.betas, self.epsilon, self.count = (beta1, beta2), epsilon, 0
        self.moments: list[Any] = [0.0, 0.0]

    def __call__(self, gradient: np.ndarray) -> np.ndarray:
        self.count += 1
        corrected = []
        for power, beta in enumerate(self.betas):
            self.moments[power] = beta * self.moments[power] + (1 - beta) * gradient ** (power + 1)
            corrected.append(self.moments[power] / (1 - beta**self.count))
        return corrected[0] / (np.sqrt(corrected[1]) + self.epsilon)


Step = Callable[[np.ndarray, np.ndarray, int], np.ndarray]
"""The next array from the array, its gradient and the number of the update from 1."""


def lars_step(block: Block, own: dict[str, Any]) -> Step:
    """Algorithm 1 of You et al. 2017 for weights, momentum for others."""
    velocity = np.zeros(block.shape)

    def step(theta: np.ndarray, gradient: np.ndarray, _: int) -> np.ndarray:
        rate = own["learning_rate"]
        if block.penalized:
            length, decay = np.linalg.norm(theta), own["weight_decay"]
            rate = rate * own["trust"] * length / (np.linalg.norm(gradient) + decay * length)
            gradient = gradient + decay * theta
        velocity[...] = own["momentum"] * velocity + rate * gradient
        return theta - velocity

    return step


def muon_step(block: Block, own: dict[str, Any]) -> Step:
    """Jordan's iteration for the hidden matrix, which he stores as outputs × inputs; Adam for others."""
    adam, mean = Adam(0.9, 0.95, 1e-10), np.zeros(block.shape)
    rate = own["learning_rate"]

    def step(theta: np.ndarray, gradient: np.ndarray, _: int) -> np.ndarray:
        if not block.hidden or len(block.shape) < 2:
            return theta - rate * own["ratio"] * adam(gradient)
        mean[...] = 0.95 * mean + 0.05 * gradient
        x = (0.95 * mean + 0.05 * gradient).T
        outputs, inputs = x.shape
        x = x / np.linalg.norm(x)
        a, b, c = QUINTIC
        for _index in range(5):
            gram = x @ x.T
            x = a * x + b * gram @ x + c * gram @ gram @ x
        return theta - rate * np.sqrt(max(1, outputs / inputs)) * x.T

    return step


def soap_step(block: Block, own: dict[str, Any]) -> Step:
    """Algorithms 3 and 4 of Vyas et al. 2024 with the start and the order of the authors' program."""
    rate, every, largest = own["learning_rate"], own["precondition_every"], own.get("largest", 1024)
    adam = Adam(own.get("beta1", 0.95), 0.95, 1e-8)
    axes = [axis for axis, extent in enumerate(block.shape) if len(block.shape) > 1 and extent <= largest]
    moments = {axis: np.zeros((block.shape[axis],) * 2) for axis in axes}
    bases: dict[int, np.ndarray] = {}
    mean = np.zeros(block.shape)
    square = np.zeros(block.shape)

    def turned(array: np.ndarray, *, back: bool) -> np.ndarray:
        for axis, basis in bases.items():
            factor = basis if back else basis.T
            array = factor @ array if axis == 0 else array @ factor.T
        return array

    def gather(gradient: np.ndarray) -> None:
        for axis in axes:
            outer = gradient @ gradient.T if axis == 0 else gradient.T @ gradient
            moments[axis] = 0.95 * moments[axis] + 0.05 * outer

    def step(theta: np.ndarray, gradient: np.ndarray, time: int) -> np.ndarray:
        if time == 1:
            gather(gradient)
            for axis in axes:
                bases[axis] = np.linalg.eigh(moments[axis])[1][:, ::-1]
            return theta
        count = time - 1
        beta1, beta2 = adam.betas
        mean[...] = beta1 * mean + (1 - beta1) * gradient
        square[...] = beta2 * square + (1 - beta2) * turned(gradient, back=False) ** 2
        direction = turned(mean / (1 - beta1**count), back=False)
        direction = direction / (np.sqrt(square / (1 - beta2**count)) + adam.epsilon)
        theta = theta - rate * turned(direction, back=True)
        gather(gradient)
        if count % every == 0:
            for axis in axes:
                order = np.argsort(-np.diag(bases[axis].T @ moments[axis] @ bases[axis]))
                square[...] = np.take(square, order, axis=axis)
                bases[axis] = np.linalg.qr(moments[axis] @ bases[axis][:, order])[0]
        return theta

    return step


def shampoo_step(block: Block, own: dict[str, Any]) -> Step:
    """Algorithm 1 of Gupta et al. 2018, with momentum and roots that are taken anew every few steps."""
    epsilon, velocity = 1e-4, np.zeros(block.shape)
    totals = [epsilon * np.eye(extent) for extent in block.shape]
    roots = list(totals)
    squares = np.full(block.shape, epsilon)

    def power(matrix: np.ndarray) -> np.ndarray:
        values, vectors = np.linalg.eigh(matrix)
        return (vectors * values**-0.25) @ vectors.T

    def step(theta: np.ndarray, gradient: np.ndarray, time: int) -> np.ndarray:
        if len(block.shape) < 2:
            squares[...] += gradient**2
            direction = gradient / np.sqrt(squares)
        else:
            totals[0] = totals[0] + gradient @ gradient.T
            totals[1] = totals[1] + gradient.T @ gradient
            if (time - 1) % own["precondition_every"] == 0:
                roots[:] = [power(total) for total in totals]
            direction = roots[0] @ gradient @ roots[1]
        velocity[...] = own["momentum"] * velocity + direction
        return theta - own["learning_rate"] * velocity

    return step


def prodigy_plain(gradients: np.ndarray, theta: np.ndarray, own: dict[str, Any]) -> list[np.ndarray]:
    """Algorithm 4 of Mishchenko & Defazio 2024 on all parameters, with ε for the new d, as their program has it."""
    beta1, beta2, epsilon, distance = 0.9, own["beta2"], 1e-8, own["first_distance"]
    beta3, origin, product = np.sqrt(beta2), theta, 0.0
    mean = square = total = np.zeros_like(theta)
    path = []
    for recorded in gradients:
        gradient = recorded + theta
        mean = beta1 * mean + (1 - beta1) * distance * gradient
        square = beta2 * square + (1 - beta2) * distance**2 * gradient**2
        product = beta3 * product + (1 - beta3) * distance**2 * gradient @ (origin - theta)
        total = beta3 * total + (1 - beta3) * distance**2 * gradient
        rate, distance = distance, max(distance, own["growth"] * product / np.abs(total).sum())
        theta = theta - rate * mean / (np.sqrt(square) + distance * epsilon)
        path.append(theta)
    return path


TRANSCRIBED: dict[str, Callable[[Block, dict[str, Any]], Step]] = {
    "lars_decay": lars_step,
    "muon": muon_step,
    "soap": soap_step,
    "soap_one_sided": soap_step,
    "shampoo": shampoo_step,
}


def transcribed(name: str, gradients: np.ndarray, start: np.ndarray) -> list[np.ndarray]:
    """The path of a case of `TRANSCRIBED`."""
    steps = [TRANSCRIBED[name](block, OURS[name]) for block in LAYOUT.blocks]
    theta, path = apart(start), []
    for time, gradient in enumerate(gradients, start=1):
        theta = [
            step(own, slope, time) for step, own, slope in zip(steps, theta, apart(gradient), strict=True)
        ]
        path.append(joined(theta))
    return path

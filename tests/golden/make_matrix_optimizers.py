"""Write `matrix_optimizers.npz`: trajectories that the optimizers of whole parameter arrays are held to.

Run it where PyTorch and optax are installed: `python -m tests.golden.make_matrix_optimizers`. The tests read the
archive alone. Every optimizer is fed one recorded sequence of 1,000 gradients, in float64, whatever the parameters
(but see `PULLED`). The references are PyTorch (Adafactor), optax (LARS, LAMB, Schedule-Free, Prodigy), and plain
transcriptions of the papers' algorithms in NumPy, array by array, where there is no such program or it means something
else: PyTorch's Muon computes in bfloat16, optax's LARS has another divisor with decay, and its Muon another momentum.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from engine.layout import Block, Layout

ARCHIVE = Path(__file__).with_name("matrix_optimizers.npz")
STEPS = 1000
KEPT_EVERY = 50

LAYOUT = Layout(
    (
        Block("0.weight", 0, (6, 4)),
        Block("0.bias", 24, (4,), penalized=False),
        Block("1.weight", 28, (4, 3), hidden=False),
        Block("1.bias", 40, (3,), penalized=False),
    )
)
QUINTIC = (3.4445, -4.7750, 2.0315)

OURS: dict[str, dict[str, Any]] = {
    "adafactor": {"kind": "adafactor", "learning_rate": 0.05, "clip": 1.0},
    "lars": {"kind": "lars", "learning_rate": 0.05, "momentum": 0.9, "trust": 0.02},
    "lars_decay": {
        "kind": "lars",
        "learning_rate": 0.05,
        "momentum": 0.9,
        "trust": 0.02,
        "weight_decay": 0.1,
    },
    "lamb": {"kind": "lamb", "learning_rate": 0.002, "beta2": 0.99, "epsilon": 1e-6, "weight_decay": 0.05},
    "schedule_free_sgd": {"kind": "schedule_free_sgd", "learning_rate": 0.01, "beta": 0.9},
    "schedule_free_adamw": {
        "kind": "schedule_free_adamw",
        "learning_rate": 0.01,
        "beta": 0.8,
        "beta2": 0.99,
        "epsilon": 1e-6,
    },
    "prodigy": {"kind": "prodigy", "corrected": True, "beta2": 0.99, "first_distance": 0.01, "growth": 0.5},
    "prodigy_plain": {"kind": "prodigy", "beta2": 0.99, "first_distance": 0.01, "growth": 0.7},
    "muon": {"kind": "muon", "learning_rate": 0.02, "ratio": 0.3},
    "muon_plain": {
        "kind": "muon",
        "learning_rate": 0.02,
        "nesterov": False,
        "iterations": 3,
        "scaling": "size",
    },
    "soap": {"kind": "soap", "learning_rate": 0.01, "beta1": 0.9, "precondition_every": 7},
    "soap_one_sided": {"kind": "soap", "learning_rate": 0.01, "precondition_every": 3, "largest": 4},
    "shampoo": {"kind": "shampoo", "learning_rate": 0.1, "momentum": 0.5, "precondition_every": 5},
}
"""Name of a trajectory: our optimizer as JSON."""

PULLED = {"prodigy", "prodigy_plain"}
"""Those that see recorded gradient + θ instead: their estimate of the distance would else grow without bound."""

Arrays = list[np.ndarray]


def recorded_gradients() -> np.ndarray:
    """(steps, 43): rows and columns of very different sizes, with a turning drift and a drop of scale in mid-run.

    The drift turns round and round: methods with steps in proportion to what they have come so far would else run away.
    The first gradient has rows of zeros, so that the eigenvectors without curvature are unique too.
    """
    generator = np.random.default_rng(20240)
    turning = np.cos(2.0 * np.pi * np.arange(STEPS) / 100.0)[:, None, None]
    pieces = []
    for block in LAYOUT.blocks:
        shape = block.matrix_shape or (1, block.size)
        scales = np.outer(2.0 ** -np.arange(shape[0]), 3.0 ** -np.arange(shape[1]))
        drift = generator.normal(size=shape)
        values = scales * (drift * turning + generator.normal(size=(STEPS, *shape)))
        if shape[0] > shape[1]:
            values[0, shape[1] :] = 0.0
        pieces.append(values.reshape(STEPS, block.size))
    sequence = np.concatenate(pieces, axis=1)
    sequence[STEPS // 2 :, ::3] *= 0.1
    # Single precision halves the archive; both sides read the same values.
    return sequence.astype(np.float32)


def start() -> np.ndarray:
    """The starting parameters (43,)."""
    return np.random.default_rng(7).normal(size=LAYOUT.size)


def _apart(flat: np.ndarray) -> Arrays:
    return [flat[block.span].reshape(block.shape).copy() for block in LAYOUT.blocks]


def _joined(arrays: Any) -> np.ndarray:
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
            return theta - rate * own.get("ratio", 0.1) * adam(gradient)
        mean[...] = 0.95 * mean + 0.05 * gradient
        x = (0.95 * mean + 0.05 * gradient if own.get("nesterov", True) else mean).T
        outputs, inputs = x.shape
        x = x / np.linalg.norm(x)
        a, b, c = QUINTIC
        for _index in range(own.get("iterations", 5)):
            gram = x @ x.T
            x = a * x + b * gram @ x + c * gram @ gram @ x
        aspect = np.sqrt(max(1, outputs / inputs))
        scale = 0.2 * np.sqrt(max(inputs, outputs)) if own.get("scaling") == "size" else aspect
        return theta - rate * scale * x.T

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
    "muon_plain": muon_step,
    "soap": soap_step,
    "soap_one_sided": soap_step,
    "shampoo": shampoo_step,
}


def _transcribed(name: str, gradients: np.ndarray) -> list[np.ndarray]:
    steps = [TRANSCRIBED[name](block, OURS[name]) for block in LAYOUT.blocks]
    theta, path = _apart(start()), []
    for time, gradient in enumerate(gradients, start=1):
        theta = [
            step(own, slope, time) for step, own, slope in zip(steps, theta, _apart(gradient), strict=True)
        ]
        path.append(_joined(theta))
    return path


def _torch(optimizer: str, gradients: np.ndarray, **arguments: Any) -> list[np.ndarray]:
    torch: Any = importlib.import_module("torch")  # the tests, which import this module, do without
    points = [torch.from_numpy(array).requires_grad_() for array in _apart(start())]
    method, path = getattr(torch.optim, optimizer)(points, **arguments), []
    for gradient in gradients:
        for point, own in zip(points, _apart(gradient), strict=True):
            point.grad = torch.from_numpy(own)
        method.step()
        path.append(_joined([point.detach().numpy() for point in points]))
    return path


def _optax(method: Any, gradients: np.ndarray, evaluated: Any = None, pull: float = 0.0) -> list[np.ndarray]:
    jax: Any = importlib.import_module("jax")
    points = [jax.numpy.asarray(array) for array in _apart(start())]
    state, update, path = method.init(points), jax.jit(method.update), []
    for gradient in gradients:
        own = [slope + pull * point for slope, point in zip(_apart(gradient), points, strict=True)]
        change, state = update(own, state, points)
        points = [point + move for point, move in zip(points, change, strict=True)]
        path.append(_joined(points if evaluated is None else evaluated(state, points)))
    return path


def main() -> None:
    jax: Any = importlib.import_module("jax")
    jax.config.update(name="jax_enable_x64", val=True)
    optax: Any = importlib.import_module("optax")
    torch: Any = importlib.import_module("torch")
    contrib: Any = importlib.import_module("optax.contrib")
    recorded = recorded_gradients()
    gradients = recorded.astype(np.float64)
    weights = [block.penalized for block in LAYOUT.blocks]
    # optax.lamb itself, but with ratio and decay on weights alone.
    lamb = optax.chain(
        optax.scale_by_adam(b2=0.99, eps=1e-6),
        optax.add_decayed_weights(0.05, mask=weights),
        optax.masked(optax.scale_by_trust_ratio(), weights),
        optax.scale_by_learning_rate(0.002),
    )
    average = contrib.schedule_free_eval_params
    sgd = contrib.schedule_free_sgd(learning_rate=0.01, b1=0.9)
    adamw = contrib.schedule_free_adamw(learning_rate=0.01, b1=0.8, b2=0.99, eps=1e-6)
    prodigy = contrib.prodigy(betas=(0.9, 0.99), estim_lr0=0.01, estim_lr_coef=0.5)
    lars = optax.lars(0.05, trust_coefficient=0.02, momentum=0.9, trust_ratio_mask=weights)
    paths = {
        "adafactor": _torch("Adafactor", gradients, lr=0.05, eps=(1e-15, 1e-3), d=1.0),
        "lars": _optax(lars, gradients),
        "lamb": _optax(lamb, gradients),
        "schedule_free_sgd": _optax(sgd, gradients),
        "schedule_free_sgd.evaluated": _optax(sgd, gradients, average),
        "schedule_free_adamw": _optax(adamw, gradients),
        "schedule_free_adamw.evaluated": _optax(adamw, gradients, average),
        "prodigy": _optax(prodigy, gradients, pull=1.0),
        "prodigy_plain": prodigy_plain(gradients, start(), OURS["prodigy_plain"]),
    } | {name: _transcribed(name, gradients) for name in TRANSCRIBED}
    libraries = {"torch": torch, "jax": jax, "optax": optax, "numpy": np}
    versions = json.dumps({name: library.__version__ for name, library in libraries.items()})
    arrays: dict[str, Any] = {
        name: np.stack(path)[KEPT_EVERY - 1 :: KEPT_EVERY] for name, path in paths.items()
    }
    np.savez_compressed(ARCHIVE, versions=np.array(versions), gradients=recorded, start=start(), **arrays)


if __name__ == "__main__":
    main()

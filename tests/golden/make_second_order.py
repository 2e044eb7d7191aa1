"""Write `second_order.npz`: iterates of methods with a line search or curvature that ours are held to.

Run it where SciPy is installed: `python -m tests.golden.make_second_order`. The tests read the archive alone.
The methods are written here from the textbook (Nocedal & Wright 2006) around `scipy.optimize.line_search`, float64.
"""

from __future__ import annotations

import importlib
import json
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

ARCHIVE = Path(__file__).with_name("second_order.npz")
STEPS = 25
SIZE = 6


def rosenbrock(x: np.ndarray) -> float:
    return float(np.sum(100.0 * (x[1:] - x[:-1] ** 2) ** 2 + (1.0 - x[:-1]) ** 2))


def rosenbrock_gradient(x: np.ndarray) -> np.ndarray:
    gradient = np.zeros_like(x)
    bend = x[1:] - x[:-1] ** 2
    gradient[:-1] = -400.0 * x[:-1] * bend - 2.0 * (1.0 - x[:-1])
    gradient[1:] += 200.0 * bend
    return gradient


def quadratic_matrix() -> np.ndarray:
    """Symmetric with the eigenvalues 1, 4, 9 …, in a random basis."""
    basis = np.linalg.qr(np.random.default_rng(1952).normal(size=(SIZE, SIZE)))[0]
    return np.asarray(basis @ np.diag(np.arange(1.0, SIZE + 1) ** 2) @ basis.T)


MATRIX = quadratic_matrix()


def quadratic(x: np.ndarray) -> float:
    return float(0.5 * x @ MATRIX @ x)


def quadratic_gradient(x: np.ndarray) -> np.ndarray:
    return np.asarray(MATRIX @ x)


FUNCTIONS: dict[str, tuple[Callable[[np.ndarray], float], Callable[[np.ndarray], np.ndarray]]] = {
    "rosenbrock": (rosenbrock, rosenbrock_gradient),
    "quadratic": (quadratic, quadratic_gradient),
}
STARTS = {
    "rosenbrock": np.array([-1.2, 1.0, -0.5, 0.8]),
    "quadratic": np.linspace(-1.0, 2.0, SIZE),
}
CONDITIONS = {"bfgs": (1e-4, 0.9), "lbfgs": (1e-4, 0.9), "conjugate_gradient": (1e-4, 0.1)}
MEMORY = 3


class Problem:
    """A function with SciPy's line search, under the strong Wolfe conditions."""

    def __init__(self, name: str, conditions: tuple[float, float]) -> None:
        self.value, self.gradient = FUNCTIONS[name]
        self.conditions = conditions
        self.line_search: Any = importlib.import_module("scipy.optimize").line_search

    def step(self, x: np.ndarray, direction: np.ndarray, first: float) -> np.ndarray:
        """The step taken; zero where the search finds none."""
        c1, c2 = self.conditions
        scaled = first * direction  # SciPy tries the length 1 first
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            length = self.line_search(self.value, self.gradient, x, scaled, c1=c1, c2=c2, maxiter=10)[0]
        return np.zeros_like(x) if length is None else length * scaled


def bfgs(problem: Problem, x: np.ndarray) -> list[np.ndarray]:
    """Algorithm 6.1."""
    inverse, path = np.eye(len(x)), [x]
    for _ in range(STEPS):
        gradient = problem.gradient(x)
        step = problem.step(x, -inverse @ gradient, 1.0)
        change = problem.gradient(x + step) - gradient
        if change @ step > 0.0:
            rho = 1.0 / (change @ step)
            left = np.eye(len(x)) - rho * np.outer(step, change)
            inverse = left @ inverse @ left.T + rho * np.outer(step, step)
        x = x + step
        path.append(x)
    return path


def lbfgs(problem: Problem, x: np.ndarray) -> list[np.ndarray]:
    """Algorithm 7.5, the product −Hg from the explicit matrix of the last pairs (eq. 7.19)."""
    pairs: list[tuple[np.ndarray, np.ndarray]] = []
    path = [x]
    for _ in range(STEPS):
        gradient = problem.gradient(x)
        inverse = np.eye(len(x))
        if pairs:
            step, change = pairs[-1]
            inverse *= (step @ change) / (change @ change)
        for step, change in pairs:
            rho = 1.0 / (change @ step)
            left = np.eye(len(x)) - rho * np.outer(step, change)
            inverse = left @ inverse @ left.T + rho * np.outer(step, step)
        first = 1.0 if pairs else min(1.0, 1.0 / float(np.abs(gradient).sum()))
        step = problem.step(x, -inverse @ gradient, first)
        change = problem.gradient(x + step) - gradient
        if change @ step > 0.0:
            pairs = [*pairs, (step, change)][-MEMORY:]
        x = x + step
        path.append(x)
    return path


def conjugate_gradient(problem: Problem, x: np.ndarray) -> list[np.ndarray]:
    """Algorithm 5.4 with the β of Polak and Ribière, not below zero (eq. 5.44 and 5.45)."""
    path, direction, before, promise = [x], np.zeros_like(x), np.zeros_like(x), 0.0
    for number in range(STEPS):
        gradient = problem.gradient(x)
        beta = max(0.0, gradient @ (gradient - before) / (before @ before)) if number else 0.0
        direction = beta * direction - gradient
        if gradient @ direction >= 0.0:
            direction, promise = -gradient, 0.0
        slope = float(gradient @ direction)
        first = min(1e3, promise / slope) if promise < 0.0 else 1.0 / float(np.linalg.norm(gradient))
        step = problem.step(x, direction, first)
        promise = float(step @ gradient)
        before = gradient
        x = x + step
        path.append(x)
    return path


METHODS = {"bfgs": bfgs, "lbfgs": lbfgs, "conjugate_gradient": conjugate_gradient}


def main() -> None:
    scipy: Any = importlib.import_module("scipy")
    versions = json.dumps({"scipy": scipy.__version__, "numpy": np.__version__})
    arrays: dict[str, Any] = {"versions": np.array(versions)}
    for method, run in METHODS.items():
        for name in FUNCTIONS:
            path = run(Problem(name, CONDITIONS[method]), STARTS[name])
            arrays[f"{method}.{name}"] = np.stack(path)
    np.savez_compressed(ARCHIVE, **arrays)


if __name__ == "__main__":
    main()

"""Write `optimizers.npz`: trajectories of other programs' optimizers that ours are held to.

Run it where PyTorch and optax are installed: `python -m tests.golden.make_optimizers`. The tests read the archive
alone. All in float64, 1,000 updates each:

* open loop: every optimizer is fed one recorded gradient sequence, whatever the parameters;
* closed loop: optimizers train a small tanh network on one full batch, with autograd's gradients, where rounding
  does not grow: a start moved by 1e-14 ends less than 1e-11 away.
"""

from __future__ import annotations

import importlib
import json
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from tests.golden.optimizer_cases import CASES, Case
from tests.golden.optimizer_references import reference

ARCHIVE = Path(__file__).with_name("optimizers.npz")
STEPS = 1000
KEPT_EVERY = {"open": 50, "closed": 100}
WIDTHS = (3, 6, 4, 2)


def recorded_gradients() -> np.ndarray:
    """(steps, 10): components of very different sizes, with a drift and a drop of scale in mid-run."""
    generator = np.random.default_rng(20160)
    scales = np.logspace(-3, 2, 10)
    drift = generator.normal(size=10)
    sequence = scales * (drift + generator.normal(size=(STEPS, 10)))
    sequence[STEPS // 2 :, ::3] *= 0.01
    # Single precision halves the archive; both sides read the same values.
    return sequence.astype(np.float32)


def closed_problem() -> dict[str, np.ndarray]:
    """Inputs, targets that no network of this size can meet, and a starting point."""
    generator = np.random.default_rng(1951)
    inputs = generator.normal(size=(24, WIDTHS[0]))
    targets = np.sin(inputs @ generator.normal(size=(WIDTHS[0], WIDTHS[-1])))
    targets += 0.3 * generator.normal(size=targets.shape)
    shapes = [shape for pair in pairwise(WIDTHS) for shape in (pair, pair[1:])]
    start = np.concatenate([generator.normal(size=shape, scale=0.5).ravel() for shape in shapes])
    return {"inputs": inputs, "targets": targets, "start": start}


def main() -> None:
    torch: Any = importlib.import_module("torch")  # the tests, which import this module, do without
    torch.set_num_threads(1)
    gradients, problem = recorded_gradients(), closed_problem()
    versions = {name: version(name) for name in ("torch", "jax", "optax", "numpy")}
    arrays: dict[str, Any] = {"versions": np.array(json.dumps(versions)), "gradients": gradients, **problem}
    inputs, targets = torch.from_numpy(problem["inputs"]), torch.from_numpy(problem["targets"])

    def closed_gradient(point: np.ndarray) -> np.ndarray:
        theta = torch.from_numpy(point.copy()).requires_grad_()
        torch.mean((_network(theta, inputs, torch) - targets) ** 2).backward()
        return np.array(theta.grad.numpy())

    def kept(case: Case, start: np.ndarray, loop: str) -> np.ndarray:
        step, point, rows = reference(case.reference, start, case.arguments), start, []
        for count in range(STEPS):
            given = gradients[count].astype(np.float64) if loop == "open" else closed_gradient(point)
            point = step(given)
            if (count + 1) % KEPT_EVERY[loop] == 0:
                rows.append(point.copy())
        return np.stack(rows)

    for name, case in CASES.items():
        arrays[f"open.{name}"] = kept(case, np.linspace(-1.0, 1.0, 10), "open")
        if case.closed:
            arrays[f"closed.{name}"] = kept(case, problem["start"], "closed")
            moved = kept(case, problem["start"] * (1.0 + 1e-14), "closed")
            assert np.abs(moved - arrays[f"closed.{name}"]).max() < 1e-11, f"{name} is chaotic here"
    np.savez_compressed(ARCHIVE, **arrays)


def _network(point: Any, inputs: Any, torch: Any) -> Any:
    signal, offset = inputs, 0
    for layer, (fan_in, fan_out) in enumerate(pairwise(WIDTHS)):
        weight = point[offset : offset + fan_in * fan_out].reshape(fan_in, fan_out)
        offset += fan_in * fan_out
        signal = signal @ weight + point[offset : offset + fan_out]
        offset += fan_out
        if layer < len(WIDTHS) - 2:
            signal = torch.tanh(signal)
    return signal


if __name__ == "__main__":
    main()

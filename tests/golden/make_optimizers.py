"""Write `optimizers.npz`: trajectories of PyTorch's optimizers that ours are held to.

Run it where PyTorch is installed: `python -m tests.golden.make_optimizers`. The tests read the archive alone.
All in float64, 1,000 updates each:

* open loop: every optimizer is fed one recorded gradient sequence, whatever the parameters;
* closed loop: every optimizer trains a small tanh network on one full batch, with autograd's gradients.
"""

from __future__ import annotations

import importlib
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

ARCHIVE = Path(__file__).with_name("optimizers.npz")
STEPS = 1000
KEPT_EVERY = {"open": 50, "closed": 100}
WIDTHS = (3, 6, 4, 2)

Case = tuple[dict[str, Any], str, dict[str, Any]]

CASES: dict[str, Case] = {
    "sgd": ({"kind": "sgd", "learning_rate": 0.05}, "SGD", {"lr": 0.05}),
    "momentum": (
        {"kind": "sgd", "learning_rate": 0.02, "momentum": 0.9},
        "SGD",
        {"lr": 0.02, "momentum": 0.9},
    ),
    "nesterov": (
        {"kind": "sgd", "learning_rate": 0.02, "momentum": 0.9, "nesterov": True},
        "SGD",
        {"lr": 0.02, "momentum": 0.9, "nesterov": True},
    ),
    "adagrad": (
        {"kind": "adagrad", "learning_rate": 0.05, "initial_accumulator": 0.1, "epsilon": 1e-8},
        "Adagrad",
        {"lr": 0.05, "initial_accumulator_value": 0.1, "eps": 1e-8},
    ),
    "rmsprop": (
        {"kind": "rmsprop", "learning_rate": 0.002, "rho": 0.95, "epsilon": 0.05},
        "RMSprop",
        {"lr": 0.002, "alpha": 0.95, "eps": 0.05},
    ),
    "rmsprop_centered": (
        {"kind": "rmsprop", "learning_rate": 0.002, "rho": 0.95, "epsilon": 0.05, "centered": True},
        "RMSprop",
        {"lr": 0.002, "alpha": 0.95, "eps": 0.05, "centered": True},
    ),
    "rmsprop_momentum": (
        {"kind": "rmsprop", "learning_rate": 0.0005, "rho": 0.95, "epsilon": 0.05, "momentum": 0.8},
        "RMSprop",
        {"lr": 0.0005, "alpha": 0.95, "eps": 0.05, "momentum": 0.8},
    ),
    "adam": (
        {"kind": "adam", "learning_rate": 0.005, "beta1": 0.85, "beta2": 0.995, "epsilon": 1e-7},
        "Adam",
        {"lr": 0.005, "betas": (0.85, 0.995), "eps": 1e-7},
    ),
}
"""Name of a trajectory: our optimizer as JSON, PyTorch's class, and its arguments.

RMSprop has a large ε: with a small one its steps near a minimum keep their length, it bounces chaotically at the edge
of stability, and a start moved by 1e-15 ends 1e-3 away after 1,000 closed-loop steps. No two programs agree there.
In the open loop the components lie on both sides of this ε.
"""


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
    versions = json.dumps({"torch": torch.__version__, "numpy": np.__version__})
    arrays: dict[str, Any] = {"versions": np.array(versions), "gradients": gradients, **problem}
    inputs, targets = torch.from_numpy(problem["inputs"]), torch.from_numpy(problem["targets"])

    def kept(name: str, arguments: dict[str, Any], start: np.ndarray, loop: str) -> np.ndarray:
        point = torch.from_numpy(start.copy()).requires_grad_()
        optimizer = getattr(torch.optim, name)([point], **arguments)
        rows = []
        for step in range(STEPS):
            optimizer.zero_grad()
            if loop == "open":
                point.grad = torch.from_numpy(gradients[step].astype(np.float64))
            else:
                torch.mean((_network(point, inputs, torch) - targets) ** 2).backward()
            optimizer.step()
            if (step + 1) % KEPT_EVERY[loop] == 0:
                rows.append(point.detach().numpy().copy())
        return np.stack(rows)

    for case, (_, name, arguments) in CASES.items():
        arrays[f"open.{case}"] = kept(name, arguments, np.linspace(-1.0, 1.0, 10), "open")
        arrays[f"closed.{case}"] = kept(name, arguments, problem["start"], "closed")
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

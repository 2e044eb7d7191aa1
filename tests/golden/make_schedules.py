"""Write `schedules.npz`: learning rates of PyTorch's schedulers that ours are held to.

Run it where PyTorch is installed: `python -m tests.golden.make_schedules`. The tests read the archive alone.
"""

from __future__ import annotations

import importlib
import json
import math
from pathlib import Path
from typing import Any

import numpy as np

ARCHIVE = Path(__file__).with_name("schedules.npz")
STEPS = 120
"""The horizon of all cases; rates are kept for steps 0 to 120."""

RISE = 0.25


def _cycle(shape: str) -> tuple[str, dict[str, Any]]:
    """PyTorch reaches its end at step `total_steps` − 1, and its peak one step before the share says."""
    return "OneCycleLR", {
        "max_lr": 1.0,
        "total_steps": STEPS + 1,
        "pct_start": (RISE * STEPS + 1.0) / (STEPS + 1.0),
        "div_factor": 20.0,
        "final_div_factor": 100.0,
        "anneal_strategy": shape,
        "cycle_momentum": False,
    }


def _cyclical(mode: str, **more: Any) -> tuple[str, dict[str, Any]]:
    return "CyclicLR", {
        "base_lr": 0.1,
        "max_lr": 1.0,
        "step_size_up": 14,
        "mode": mode,
        "cycle_momentum": False,
    } | more


def _own(shape: str) -> dict[str, Any]:
    return {
        "kind": "one_cycle",
        "rise": RISE,
        "start_division": 20.0,
        "final_division": 100.0,
        "shape": shape,
    }


def _swing(height: str, **more: Any) -> dict[str, Any]:
    return {"kind": "cyclical", "half_cycle": 14, "floor": 0.1, "height": height} | more


CASES: dict[str, tuple[dict[str, Any], tuple[str, dict[str, Any]]]] = {
    "step": ({"kind": "step", "drop": 0.3, "every": 25}, ("StepLR", {"step_size": 25, "gamma": 0.3})),
    "exponential": (
        {"kind": "exponential", "half_life": 40.0},
        ("ExponentialLR", {"gamma": math.exp2(-1.0 / 40.0)}),
    ),
    "cosine": (
        {"kind": "cosine", "floor": 0.05},
        ("CosineAnnealingLR", {"T_max": STEPS, "eta_min": 0.05}),
    ),
    "multi_step": (
        {"kind": "multi_step", "drop": 0.2, "milestones": [[10], [11], [60], [100]]},
        ("MultiStepLR", {"milestones": [10, 11, 60, 100], "gamma": 0.2}),
    ),
    "linear": (
        {"kind": "linear", "floor": 0.2},
        ("LinearLR", {"start_factor": 1.0, "end_factor": 0.2, "total_iters": STEPS}),
    ),
    "polynomial": (
        {"kind": "polynomial", "power": 1.7},
        ("PolynomialLR", {"total_iters": STEPS, "power": 1.7}),
    ),
    "cosine_restarts": (
        {"kind": "cosine_restarts", "period": 17, "floor": 0.1},
        ("CosineAnnealingWarmRestarts", {"T_0": 17, "eta_min": 0.1}),
    ),
    "cosine_restarts_longer": (
        {"kind": "cosine_restarts", "period": 8, "multiplier": 2.0},
        ("CosineAnnealingWarmRestarts", {"T_0": 8, "T_mult": 2}),
    ),
    "one_cycle": (_own("cosine"), _cycle("cos")),
    "one_cycle_linear": (_own("linear"), _cycle("linear")),
    "cyclical": (_swing("constant"), _cyclical("triangular")),
    "cyclical_halving": (_swing("halving"), _cyclical("triangular2")),
    "cyclical_exponential": (
        _swing("exponential", decay=0.98),
        _cyclical("exp_range", gamma=0.98),
    ),
}
"""Our schedule as JSON, and PyTorch's class with its arguments."""

PLATEAUS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "falling": (
        {"drop": 0.3, "patience": 3, "improvement": 0.01, "floor": 0.005},
        {"mode": "min", "factor": 0.3, "patience": 2, "threshold": 0.01, "min_lr": 0.005},
    ),
    "rising": (
        {"drop": 0.5, "patience": 5, "improvement": 0.0, "floor": 0.0, "series": "validation_measure"},
        {"mode": "max", "factor": 0.5, "patience": 4, "threshold": 0.0, "min_lr": 0.0},
    ),
}
"""Our plateau schedule's fields, and PyTorch's arguments: it waits for one evaluation more than its patience."""


def recorded_series(rising: bool) -> np.ndarray:
    """A noisy course that improves and flattens, with ties."""
    generator = np.random.default_rng(12)
    course = np.exp(-np.arange(80) / 15.0) + 0.05 * generator.normal(size=80)
    return np.round(1.0 - course if rising else course, 2)


def _optimizer(torch: Any) -> Any:
    return torch.optim.SGD([torch.nn.Parameter(torch.zeros(1, dtype=torch.float64))], lr=1.0)


def _rates(torch: Any, name: str, arguments: dict[str, Any]) -> np.ndarray:
    optimizer = _optimizer(torch)
    scheduler = getattr(torch.optim.lr_scheduler, name)(optimizer, **arguments)
    rates = []
    for step in range(STEPS + 1):
        rates.append(float(optimizer.param_groups[0]["lr"]))
        optimizer.step()
        if step < STEPS:
            scheduler.step()
    return np.array(rates)


def _plateau(torch: Any, arguments: dict[str, Any]) -> np.ndarray:
    optimizer = _optimizer(torch)
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(
        optimizer, threshold_mode="abs", eps=0.0, **arguments
    )
    rates = []
    for value in recorded_series(arguments["mode"] == "max"):
        scheduler.step(value)
        rates.append(float(optimizer.param_groups[0]["lr"]))
    return np.array(rates)


def main() -> None:
    """Let PyTorch run all cases and write the archive."""
    torch = importlib.import_module("torch")
    arrays: dict[str, Any] = {name: _rates(torch, *theirs) for name, (_, theirs) in CASES.items()}
    arrays |= {f"plateau_{name}": _plateau(torch, theirs) for name, (_, theirs) in PLATEAUS.items()}
    versions = {"torch": torch.__version__, "numpy": np.__version__}
    arrays["versions"] = np.array(json.dumps(versions))
    np.savez_compressed(ARCHIVE, **arrays)


if __name__ == "__main__":
    main()

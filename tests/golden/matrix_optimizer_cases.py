"""The optimizers of whole parameter arrays that are compared, with what numbers, and on what parameter arrays."""

from __future__ import annotations

from typing import Any

from engine.layout import Block, Layout

LAYOUT = Layout(
    (
        Block("0.weight", 0, (6, 4)),
        Block("0.bias", 24, (4,), penalized=False),
        Block("1.weight", 28, (4, 3), hidden=False),
        Block("1.bias", 40, (3,), penalized=False),
    )
)

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
        "epsilon": 0.0,
    },
    "soap": {"kind": "soap", "learning_rate": 0.01, "beta1": 0.9, "precondition_every": 7},
    "soap_one_sided": {"kind": "soap", "learning_rate": 0.01, "precondition_every": 3, "largest": 4},
    "shampoo": {"kind": "shampoo", "learning_rate": 0.1, "momentum": 0.5, "precondition_every": 5},
}
"""Name of a trajectory: our optimizer as JSON."""

PULLED = {"prodigy", "prodigy_plain"}
"""Those that see recorded gradient + θ instead: their estimate of the distance would else grow without bound."""

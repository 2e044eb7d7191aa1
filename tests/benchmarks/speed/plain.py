"""The work as plain JSON, for contenders that have no NumPy."""

from __future__ import annotations

import json
from pathlib import Path

from tests.benchmarks.speed.work import UnsuitableError, Work

MOST = 1 << 20
"""Values that may be written as text."""


def save(work: Work, folder: Path) -> None:
    """Write ``work.json``; where the work does not suit a network of objects, it only says so."""
    try:
        words = plain(work)
    except UnsuitableError as error:
        words = {"unsuitable": str(error)}
    (folder / "work.json").write_text(json.dumps(words), encoding="utf-8")


def plain(work: Work) -> dict[str, object]:
    """Layers, parameters, samples and batches of one lane. Raises UnsuitableError."""
    work.only("dense")
    method = work.plan.optimizer
    if work.plan.lanes > 1 or work.inputs.size > MOST or work.targets.shape[1] != 1:
        raise UnsuitableError("it trains one small network with one output")
    if method["kind"] != "sgd" or method["momentum"]:
        raise UnsuitableError("it knows plain gradient descent only")
    return {
        "layers": work.plan.layers,
        "loss": work.plan.loss,
        "rate": method["learning_rate"],
        "parameters": {name: array[0].tolist() for name, array in work.parameters.items()},
        "inputs": work.inputs.tolist(),
        "targets": work.targets.tolist(),
        "rows": work.rows[:, 0].tolist(),
    }

"""The work of a comparison in a folder: all that a contender needs, readable without the engine."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

Layer = dict[str, Any]


class UnsuitableError(Exception):
    """A contender cannot do this work; the text says why."""


@dataclass(frozen=True)
class Plan:
    """What is trained, in plain words.

    Attributes:
        layers: the layers in order; each has an `op` and names the parameters it uses.
        optimizer: kind and numbers.
        experiment: the engine's own words for it.
        proof: steps whose losses are compared.
    """

    name: str
    title: str
    layers: list[Layer]
    loss: str
    optimizer: dict[str, Any]
    lanes: int
    batch: int
    experiment: dict[str, Any]
    proof: int
    tolerance: float


@dataclass(frozen=True)
class Work:
    """A plan with its numbers.

    Attributes:
        parameters: where training starts, float32 (lanes, *shape) by name.
        inputs, targets: the training part, float32 (samples, …); classes are one-hot.
        rows: sample numbers of each step's batch, (steps, lanes, batch); after the last one the first comes again.
        reference: batch losses of the first steps in float64, (proof, lanes).
        still: the same of a training that does not move.
    """

    plan: Plan
    parameters: dict[str, np.ndarray]
    inputs: np.ndarray
    targets: np.ndarray
    rows: np.ndarray
    reference: np.ndarray = field(default_factory=lambda: np.empty((0, 1)))
    still: np.ndarray = field(default_factory=lambda: np.empty((0, 1)))

    @property
    def labels(self) -> np.ndarray:
        """Class numbers of the training part."""
        if self.plan.loss == "softmax_cross_entropy":
            return self.targets.argmax(axis=1)
        return self.targets[:, 0].astype(np.int64)

    def lane(self, number: int) -> Work:
        """The work of one lane by itself."""
        own = slice(number, number + 1)
        return Work(
            replace(self.plan, lanes=1),
            {name: array[own] for name, array in self.parameters.items()},
            self.inputs,
            self.targets,
            self.rows[:, own],
            self.reference[:, own],
            self.still[:, own],
        )

    def only(self, *allowed: str) -> None:
        """Raise UnsuitableError when a layer is of another sort."""
        others = {layer["op"] for layer in self.plan.layers} - {*allowed}
        if others:
            raise UnsuitableError(f"it has no {', '.join(sorted(others))}")

    def save(self, folder: Path) -> None:
        """Write it."""
        (folder / "plan.json").write_text(json.dumps(asdict(self.plan)), encoding="utf-8")
        arrays = {f"parameters/{name}": array for name, array in self.parameters.items()}
        for name in ("inputs", "targets", "rows", "reference", "still"):
            arrays[name] = getattr(self, name)
        np.savez(folder / "numbers.npz", allow_pickle=False, **arrays)

    @classmethod
    def load(cls, folder: Path) -> Work:
        """Read what `save` wrote."""
        plan = Plan(**json.loads((folder / "plan.json").read_text(encoding="utf-8")))
        with np.load(folder / "numbers.npz", allow_pickle=False) as arrays:
            found = {name: arrays[name] for name in arrays}
        prefix = "parameters/"
        parameters = {
            name.removeprefix(prefix): found.pop(name) for name in [*found] if name.startswith(prefix)
        }
        return cls(plan, parameters, **found)


def flat(layers: Iterable[Layer]) -> list[Layer]:
    """The layers with those inside residual blocks; a projection counts as a layer."""
    found: list[Layer] = []
    for layer in layers:
        found += [*flat(layer["layers"]), layer] if layer["op"] == "residual" else [layer]
    return found


def operations(layers: Sequence[Layer], batch: int, lanes: int) -> int:
    """Floating-point operations of the matrix products of one step, forward and back; an addition counts as one.

    The first layer with weights needs no gradient of its inputs.
    """
    forward = [layer["multiplications"] for layer in flat(layers) if layer["multiplications"]]
    return 2 * batch * lanes * (3 * sum(forward) - layers_first(layers))


def layers_first(layers: Sequence[Layer]) -> int:
    """Multiplications whose transposed product is not needed: those with the inputs of the network."""
    first = next(layer for layer in flat(layers) if layer["multiplications"])
    name = "input_multiplications" if "input_multiplications" in first else "multiplications"
    return int(first[name])

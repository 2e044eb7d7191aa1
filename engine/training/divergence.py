"""Where a run that met a non-finite value met it first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.arrays import Array
from engine.backend import Backend
from engine.layers.base import Views
from engine.random import Draw
from engine.training.model import Model
from engine.training.plans import Group
from engine.training.topology import Node

STOPPED = "stopped"


@dataclass(frozen=True)
class Divergence:
    """A lane that stopped.

    Attributes:
        step: updates made; the state kept is the one after them, the last that is finite.
        layer: index in `network.layers`, or -1 for the loss.
        what: ``outputs``, ``loss``, ``gradient`` or ``update``; ``stopped`` when it had learned enough.
        title: the layer's title, or why it stopped.
    """

    lane: int
    step: int
    layer: int
    what: str
    title: str

    @property
    def failed(self) -> bool:
        """Whether it met a value that is not finite."""
        return self.what != STOPPED

    def __str__(self) -> str:
        if self.what == STOPPED:
            return f"stopped at step {self.step}: {self.title}"
        if self.what == "loss":
            return f"diverged at step {self.step}: the loss is not finite"
        verb = "are" if self.what == "outputs" else "is"
        place = f"network.layers.{self.layer} ({self.title})"
        return f"diverged at step {self.step}: the {self.what} of {place} {verb} not finite"


def _broken(backend: Backend, array: Array) -> bool:
    return not bool(backend.to_host(backend.xp.isfinite(array).all()))


def locate(
    lane: int,
    step: int,
    model: Model,
    views: Sequence[Views],
    gradient: Array,
    inputs: Array,
    draw: Draw,
    backend: Backend,
) -> Divergence:
    """Repeat the forward pass of the batch layer by layer, then look through the gradient from the end."""
    nodes = model.topology.nodes
    signal = inputs
    for node, operation, weights in zip(nodes, model.operations, views, strict=True):
        signal = operation.forward(weights, signal, draw)
        if _broken(backend, signal[lane]):
            return _at(node, lane, step, "outputs")
    for node in reversed(model.topology.trained):
        if _broken(backend, backend.xp.square(gradient[lane, node.span]).sum()):
            return _at(node, lane, step, "gradient")
    return Divergence(lane, step, -1, "loss", "")


def locate_update(
    lane: int, step: int, groups: Sequence[Group], update: Array, backend: Backend
) -> Divergence:
    """The first layer whose update is not finite."""
    broken = (
        group for group in groups if _broken(backend, backend.xp.square(update[lane, group.span]).sum())
    )
    group = next(broken, groups[-1])
    return Divergence(lane, step, group.index, "update", group.title)


def _at(node: Node, lane: int, step: int, what: str) -> Divergence:
    return Divergence(lane, step, node.index, what, node.layer.title)

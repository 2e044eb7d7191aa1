"""Operations made of two pure functions: what a layer gives, and how gradients go back through it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any

from engine.arrays import Array
from engine.duals import DualNamespace, Number, parts
from engine.layers.base import Operation, Site, Views
from engine.random import Draw

Record = Any
"""What `run` keeps for `pull`: arrays in tuples, lists or dictionaries."""


class PureOperation(Operation):
    """A subclass writes `run` and `pull` against `DualNamespace`; `jvp` and `backward_jvp` are these two on duals.

    Both must be functions of their arguments alone, and change none of them in place.
    """

    def __init__(self, site: Site) -> None:
        self.site = site
        self.xp = DualNamespace(site.backend.xp)
        self._inputs: Array = None
        self._draw: Draw | None = None
        self._record: Record = None
        self._dual_record: Record = None
        self._output_gradient: Array = None

    @abstractmethod
    def run(
        self, xp: DualNamespace, weights: Mapping[str, Number], inputs: Number, draw: Draw | None
    ) -> tuple[Number, Record]:
        """Outputs, and what `pull` needs. `weights` holds the buffers too, which have no derivative."""

    @abstractmethod
    def pull(
        self, xp: DualNamespace, weights: Mapping[str, Number], record: Record, output_gradient: Number
    ) -> tuple[Number | None, Mapping[str, Number]]:
        """The gradient of the inputs (None where the site does not need it), and one per parameter."""

    def forward(self, weights: Views, inputs: Array, draw: Draw | None) -> Array:
        self._inputs, self._draw = of_all_lanes(self.site, inputs), draw
        outputs, self._record = self.run(self.xp, weights, self._inputs, draw)
        return outputs

    def backward(self, weights: Views, gradients: Views, output_gradient: Array) -> Array | None:
        self._output_gradient = output_gradient
        input_gradient, found = self.pull(self.xp, weights, self._record, output_gradient)
        for name, gradient in found.items():
            gradients[name][...] = gradient
        return input_gradient

    def jvp(self, weights: Views, tangents: Views, input_tangent: Array | None) -> Array | None:
        inputs = self.xp.dual(self._inputs, input_tangent)
        outputs, self._dual_record = self.run(
            self.xp, self._with_tangents(weights, tangents), inputs, self._draw
        )
        return parts(outputs)[1]

    def backward_jvp(
        self, weights: Views, tangents: Views, gradient_tangents: Views, change: Array
    ) -> Array | None:
        input_gradient, found = self.pull(
            self.xp,
            self._with_tangents(weights, tangents),
            self._dual_record,
            self.xp.dual(self._output_gradient, change),
        )
        for name, gradient in found.items():
            tangent = parts(gradient)[1]
            gradient_tangents[name][...] = 0.0 if tangent is None else tangent
        if input_gradient is None:
            return None
        value, tangent = parts(input_gradient)
        return self.xp.zeros_like(value) if tangent is None else tangent

    def _with_tangents(self, weights: Views, tangents: Views) -> dict[str, Number]:
        return {name: self.xp.dual(array, tangents.get(name)) for name, array in weights.items()}


def of_all_lanes(site: Site, inputs: Array) -> Array:
    """Inputs with as many lanes as the site; data may come with one for all."""
    if inputs.shape[0] == site.lanes:
        return inputs
    return site.backend.xp.broadcast_to(inputs, (site.lanes, *inputs.shape[1:])).copy()

"""What the recurrent layers share: sequences in, states out, and the products over all steps at once."""

from __future__ import annotations

import math
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import ClassVar

from engine import fields
from engine.arrays import Shape
from engine.duals import DualNamespace, Number
from engine.errors import InputError
from engine.layers.base import Layer, ParameterSpec, Site, shape_words
from engine.layers.pure import PureOperation, Record
from engine.random import Draw

Weights = Mapping[str, Number]


class RecurrentLayer(Layer):
    """A layer that goes through the steps of a sequence with a state; it starts from zero.

    Class attributes:
        gates: how many blocks of `units` columns the input and recurrent weights have.
    """

    gates: ClassVar[int] = 1

    units: int = fields.integer(
        64, title="Units", low=1, high=100_000, scale="log", slider=(1, 512), help="Size of the state."
    )
    outputs: str = fields.choice(
        "last",
        options={"last": "last state", "all": "all states"},
        title="Outputs",
        help="Hand on the state after the last step as a vector, or the states of all steps as a sequence.",
    )
    bias: bool = fields.toggle(True, title="Bias", symbol="b", help="Add trainable offsets.")

    def output_shape(self, shape: Shape) -> Shape:
        require_sequence(shape, "a recurrent layer")
        return (self.units,) if self.outputs == "last" else (shape[0], self.units)

    def parameters(self, shape: Shape) -> tuple[ParameterSpec, ...]:
        features, units, columns = shape[1], self.units, self.gates * self.units
        specs = (
            ParameterSpec("input", (features, columns), features, units),
            ParameterSpec("recurrent", (units, columns), units, units),
        )
        bias = ParameterSpec("bias", (columns,), features, units, penalized=False)
        return (*specs, bias) if self.bias else specs

    def multiply_adds(self, shape: Shape) -> int:
        return shape[0] * (shape[1] + self.units) * self.gates * self.units

    def working_values(self, shape: Shape) -> int:
        return shape[0] * self.units * (3 * self.gates + 2)


def require_sequence(shape: Shape, layer: str) -> None:
    """Raises InputError unless samples are sequences (steps × features)."""
    if len(shape) != 2:
        raise InputError(
            "",
            f"{layer} needs a sequence (steps × features), but {shape_words(shape)} arrives here; "
            "put it where sequences arrive, for instance after an embedding",
        )


class RecurrentOperation(PureOperation):
    """Backpropagation through time. Inside, arrays are (lanes, steps, batch, …), so that a step is one block.

    The products with the input weights, and those that give the weights' gradients, take all steps at once.
    """

    def __init__(self, layer: RecurrentLayer, site: Site) -> None:
        super().__init__(site)
        self.units, self.has_bias, self.all_states = layer.units, layer.bias, layer.outputs == "all"
        self.steps, self.features = site.shape
        self.columns = layer.gates * layer.units

    @abstractmethod
    def unroll(
        self, xp: DualNamespace, weights: Weights, projected: Sequence[Number]
    ) -> tuple[list[Number], Record]:
        """The states of all steps, from the projected inputs (lanes, batch, columns) of each."""

    @abstractmethod
    def rewind(
        self, xp: DualNamespace, weights: Weights, record: Record, gradients: Sequence[Number | None]
    ) -> tuple[list[Number], list[Number]]:
        """Back through all steps.

        Args:
            gradients: of the states, as they come from the layer's outputs; None for zero.

        Returns:
            Per step the gradient of the projected inputs, and that of the product of state and recurrent weights.
        """

    def kept(self) -> Record:
        """What `unroll` kept in the latest forward pass."""
        return self._record[-1]

    def other_gradients(self, xp: DualNamespace, deltas: Number, recurrent_deltas: Number) -> Weights:
        """Gradients of further parameters, from the results of `rewind`, each (lanes, steps · batch, columns)."""
        return {}

    def start(self, xp: DualNamespace) -> Number:
        """The state before the first step."""
        return xp.zeros((self.site.lanes, self.site.batch, self.units), dtype=self.site.dtype)

    def run(
        self, xp: DualNamespace, weights: Weights, inputs: Number, draw: Draw | None
    ) -> tuple[Number, Record]:
        rows = self._rows(xp.contiguous(xp.swapaxes(inputs, 1, 2)))
        projected = rows @ weights["input"]
        if self.has_bias:
            projected = projected + weights["bias"][:, None, :]
        blocks = projected.reshape(self.site.lanes, self.steps, self.site.batch, self.columns)
        states, record = self.unroll(xp, weights, [blocks[:, step] for step in range(self.steps)])
        outputs = xp.stack(states, axis=2) if self.all_states else states[-1]
        return outputs, (rows, states, record)

    def pull(
        self, xp: DualNamespace, weights: Weights, record: Record, output_gradient: Number
    ) -> tuple[Number | None, Weights]:
        rows, states, inner = record
        gradients: list[Number | None] = [None] * self.steps
        if self.all_states:
            gradients = [output_gradient[:, :, step] for step in range(self.steps)]
        else:
            gradients[-1] = output_gradient
        steps, recurrent_steps = self.rewind(xp, weights, inner, gradients)
        deltas = recurrent_deltas = self._rows(xp.stack(steps, axis=1))
        if recurrent_steps is not steps:
            recurrent_deltas = self._rows(xp.stack(recurrent_steps, axis=1))
        before = self._rows(xp.stack([self.start(xp), *states[:-1]], axis=1))
        found = {
            "input": xp.swapaxes(rows, 1, 2) @ deltas,
            "recurrent": xp.swapaxes(before, 1, 2) @ recurrent_deltas,
            **self.other_gradients(xp, deltas, recurrent_deltas),
        }
        if self.has_bias:
            found["bias"] = xp.sum(deltas, axis=1)
        if not self.site.needs_input_gradient:
            return None, found
        back = deltas @ xp.swapaxes(weights["input"], 1, 2)
        blocks = back.reshape(self.site.lanes, self.steps, self.site.batch, self.features)
        return xp.contiguous(xp.swapaxes(blocks, 1, 2)), found

    def _rows(self, blocks: Number) -> Number:
        """(lanes, steps, batch, values) as (lanes, steps · batch, values)."""
        return blocks.reshape(self.site.lanes, math.prod(blocks.shape[1:3]), blocks.shape[-1])


def logistic_slope(gate: Number) -> Number:
    """The slope of the sigmoid, by its value."""
    return gate * (1.0 - gate)


def plus(left: Number | None, right: Number | None) -> Number:
    """The sum, where None is zero; not both are."""
    if left is None or right is None:
        return right if left is None else left
    return left + right

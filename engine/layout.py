"""Where the parameter arrays stand in the flat buffers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from engine.arrays import Array, Shape


@dataclass(frozen=True)
class Block:
    """One parameter array of a run.

    Attributes:
        name: where it belongs, for instance ``2.weight``.
        start: its first place in a flat buffer.
        shape: without the lane axis.
        penalized: whether penalties and weight decay act on it (weights yes, biases and gains no).
        hidden: whether it is a matrix between hidden layers, as matrix-shaped methods want it; embeddings and the
            last layer are not.
    """

    name: str
    start: int
    shape: Shape
    penalized: bool = True
    hidden: bool = True

    @cached_property
    def size(self) -> int:
        """Number of values."""
        size = 1
        for extent in self.shape:
            size *= extent
        return size

    @property
    def span(self) -> slice:
        """Its places in a flat buffer."""
        return slice(self.start, self.start + self.size)

    @property
    def matrix_shape(self) -> tuple[int, int] | None:
        """Rows (inputs) and columns (units, the last axis) of a weight; None for vectors."""
        if len(self.shape) < 2:
            return None
        return self.size // self.shape[-1], self.shape[-1]

    def of(self, flat: Array) -> Array:
        """The view (lanes, *shape) into a flat buffer (lanes, parameters)."""
        return flat[:, self.span].reshape(len(flat), *self.shape)

    def matrix_of(self, flat: Array) -> Array:
        """The view (lanes, rows, columns) of a weight of any shape with at least two axes."""
        shape = self.matrix_shape
        assert shape is not None, "a vector has no rows and columns"
        return flat[:, self.span].reshape(len(flat), *shape)


@dataclass(frozen=True)
class Layout:
    """All parameter arrays of one lane, in their order in the flat buffers."""

    blocks: tuple[Block, ...]

    @classmethod
    def single(cls, *shape: int) -> Layout:
        """A layout of one array."""
        return cls((Block("parameters", 0, shape),))

    @cached_property
    def size(self) -> int:
        """Number of parameters P."""
        return sum(block.size for block in self.blocks)

    @cached_property
    def penalized(self) -> tuple[slice, ...]:
        """Where penalties and weight decay act in the flat buffers."""
        return tuple(block.span for block in self.blocks if block.penalized)

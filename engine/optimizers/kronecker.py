"""Preconditioners that are a Kronecker product: a matrix for the rows of a weight and one for its columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine import fields
from engine.arrays import Array, Namespace, Shape
from engine.layout import Block, Layout


@dataclass(frozen=True)
class Side:
    """The rows (axis 1 of an array (lanes, rows, columns)) or the columns (axis 2) of a weight.

    Attributes:
        index: the number of the weight among the parameter arrays.
        extent: how many rows or columns there are.
    """

    block: Block
    index: int
    axis: int
    extent: int

    def called(self, what: str) -> str:
        """The name of a state array of this side."""
        return f"{what}_{'rows' if self.axis == 1 else 'columns'}{self.index}"


def sides(layout: Layout, largest: int) -> list[Side]:
    """The sides of all weights that have at most `largest` rows or columns."""
    return [
        Side(block, index, axis, extent)
        for index, block in enumerate(layout.blocks)
        for axis, extent in enumerate(block.matrix_shape or (), start=1)
        if extent <= largest
    ]


def square_shapes(layout: Layout, largest: int, *names: str) -> dict[str, Shape]:
    """State arrays that are a square matrix for each side."""
    return {
        side.called(name): (side.extent, side.extent) for side in sides(layout, largest) for name in names
    }


def gram(xp: Namespace, flat: Array, side: Side) -> Array:
    """GGᵀ for rows, GᵀG for columns, (lanes, extent, extent)."""
    matrix = side.block.matrix_of(flat)
    turned = xp.swapaxes(matrix, 1, 2)
    return xp.matmul(matrix, turned) if side.axis == 1 else xp.matmul(turned, matrix)


def multiply(xp: Namespace, flat: Array, side: Side, factor: Array, *, transposed: bool) -> None:
    """Multiply a weight in place on one side by a matrix (lanes, extent, extent).

    Rows become FG and columns GFᵀ, so that each of them is mapped by F; by Fᵀ where `transposed`.
    """
    matrix = side.block.matrix_of(flat)
    if side.axis == 1:
        matrix[...] = xp.matmul(xp.swapaxes(factor, 1, 2) if transposed else factor, matrix)
    else:
        matrix[...] = xp.matmul(matrix, factor if transposed else xp.swapaxes(factor, 1, 2))


def eigen(xp: Namespace, symmetric: Array) -> tuple[Array, Array]:
    """Eigenvalues (lanes, n) and eigenvectors as columns, from the largest down.

    A matrix with a value that is not finite counts as zero: its lane is about to be stopped, and the factorization
    must not stop the others.
    """
    sound = xp.all(xp.isfinite(symmetric), axis=(1, 2))[:, None, None]
    values, vectors = xp.linalg.eigh(xp.where(sound, symmetric, 0.0))
    return values[:, ::-1], vectors[:, :, ::-1]


def renew(xp: Namespace, kept: Array, value: Array, chosen: float | Array) -> None:
    """Overwrite matrices (lanes, n, m) in the lanes that are chosen: all, or by an array (lanes, 1) of 0 and 1."""
    kept[...] = value if isinstance(chosen, float) else xp.where(chosen[:, :, None] > 0.0, value, kept)


def lifted(scalar: Any) -> Any:
    """A coefficient, ready to be combined with matrices (lanes, n, m)."""
    return scalar if isinstance(scalar, float) else scalar[:, :, None]


def is_due(chosen: float | Array) -> bool:
    """Whether any lane may be chosen; what lanes that differ have chosen only the device knows."""
    return not isinstance(chosen, float) or chosen > 0.0


def precondition_every(default: int, text: str) -> Any:
    """The field of the steps between two factorizations."""
    return fields.integer(
        default,
        title="Renew every",
        symbol="f",
        unit="steps",
        low=1,
        slider=(1, 100),
        live=True,
        lane=True,
        help=text,
    )


def largest_side() -> Any:
    """The field of the rows or columns up to which a weight has a preconditioner on that side."""
    return fields.integer(
        1024,
        title="Largest side",
        symbol="n",
        low=1,
        high=10_000,
        slider=(16, 2048),
        help="Rows or columns of a weight beyond which that side is left alone; the matrices have n × n values.",
    )

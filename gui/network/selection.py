"""Which cards of the strip are selected: one of them is current, and any number of layers go with it."""

from __future__ import annotations

from dataclasses import dataclass

INPUT = -1
"""The position of the input card; layers count from 0."""


@dataclass(frozen=True)
class Selection:
    """A value; every change gives another one.

    Attributes:
        current: the position that keys start from; `INPUT` for the input.
        anchor: the other end of what is extended with Shift.
        layers: positions of the selected layers, in their order.
    """

    current: int = INPUT
    anchor: int = INPUT
    layers: tuple[int, ...] = ()

    @classmethod
    def only(cls, position: int) -> Selection:
        """One card alone."""
        return cls(position, position, () if position == INPUT else (position,))

    @classmethod
    def block(cls, first: int, count: int) -> Selection:
        """So many layers in a row; the last one is current."""
        return cls(first + count - 1, first, tuple(range(first, first + count))) if count else cls()

    def extended(self, position: int) -> Selection:
        """Everything from the anchor to `position`; the input is no part of it."""
        first, last = sorted((max(self.anchor, 0), max(position, 0)))
        return Selection(max(position, 0), max(self.anchor, 0), tuple(range(first, last + 1)))

    def toggled(self, position: int) -> Selection:
        """With a layer more, or without it; what remains has a current one."""
        if position == INPUT:
            return self.only(INPUT)
        if position not in self.layers:
            return Selection(position, position, tuple(sorted((*self.layers, position))))
        rest = tuple(one for one in self.layers if one != position)
        if not rest:
            return self.only(position)
        near = min(rest, key=lambda one: abs(one - position))
        return Selection(near, near, rest)

    def within(self, count: int) -> Selection:
        """What is left of it in a network of `count` layers."""
        layers = tuple(position for position in self.layers if position < count)
        current, anchor = min(self.current, count - 1), min(self.anchor, count - 1)
        return Selection(current, anchor, layers) if current in layers else self.only(current)

    @property
    def together(self) -> bool:
        """Whether the selected layers follow one another."""
        return bool(self.layers) and self.layers[-1] - self.layers[0] == len(self.layers) - 1

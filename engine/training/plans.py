"""What of a run is known before anything is allocated: its parameters, and how they are grouped."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from engine.errors import InputError
from engine.layout import Block, Layout
from engine.surfaces.base import Surface

TRACKED = 2
"""Coordinates of a point on a surface that make up its recorded path."""


@dataclass(frozen=True)
class Group:
    """Parameters whose gradient norm is recorded together: those of a layer, or all of a surface's.

    Attributes:
        index: position in `network.layers`; 0 on a surface.
        title: the layer's title.
    """

    index: int
    title: str
    span: slice


class Plan(Protocol):
    """What is trained: a network that fits, or a surface."""

    @property
    def layout(self) -> Layout:
        """All parameter arrays in the flat buffers."""

    @property
    def buffer_layout(self) -> Layout:
        """All arrays beside the parameters that a step changes: running statistics."""

    @property
    def groups(self) -> tuple[Group, ...]:
        """The parts that gradient norms are recorded of, from input to output."""

    @property
    def tracked(self) -> int:
        """How many of the first parameters are recorded at every step themselves."""


@dataclass(frozen=True)
class SurfacePlan:
    """A surface and its d parameters."""

    surface: Surface

    @cached_property
    def layout(self) -> Layout:
        return Layout((Block("point", 0, (self.surface.dimension(),), hidden=False),))

    @property
    def buffer_layout(self) -> Layout:
        return Layout(())

    @property
    def tracked(self) -> int:
        return min(self.layout.size, TRACKED)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        return (Group(0, self.surface.title, slice(0, self.layout.size)),)


def plan_surface(surface: Surface) -> SurfacePlan:
    """The plan of a surface. Raises InputError (path ``surface``) when its fields do not fit together."""
    try:
        surface.check()
    except InputError as error:
        raise error.under("surface") from None
    return SurfacePlan(surface)

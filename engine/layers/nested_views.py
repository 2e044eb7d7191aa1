"""Layers inside layers: the arrays of an inner part stand among those of the whole under a prefix."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from engine.arrays import Array
from engine.layers.base import BufferSpec, ParameterSpec


class Prefixed(Mapping[str, Array]):
    """The arrays of an inner part by its own names: ``weight`` for ``gate.weight``."""

    __slots__ = ("_prefix", "_views")

    def __init__(self, views: Mapping[str, Array], part: str) -> None:
        self._views = views
        self._prefix = f"{part}."

    def __getitem__(self, name: str) -> Array:
        return self._views[self._prefix + name]

    def __iter__(self) -> Iterator[str]:
        length = len(self._prefix)
        return (name[length:] for name in self._views if name.startswith(self._prefix))

    def __len__(self) -> int:
        return sum(1 for _ in self)


Spec = TypeVar("Spec", ParameterSpec, BufferSpec)


def prefixed_specs(part: str, specs: tuple[Spec, ...]) -> tuple[Spec, ...]:
    """The specs of an inner part as the whole declares them."""
    return tuple(replace(spec, name=f"{part}.{spec.name}") for spec in specs)

"""The field of the overrides per lane."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.errors import InputError
from engine.field_types.field import Field, named_type


@dataclass(frozen=True, kw_only=True)
class LaneList(Field):
    """Overrides per lane: for each lane a sequence of (path, number) pairs; `{path: number}` in JSON.

    Whether a path may differ between lanes depends on the rest of the experiment, which checks it.
    """

    type_name = "lanes"

    def check(self, value: Any) -> tuple[tuple[tuple[str, float], ...], ...]:
        if not isinstance(value, list | tuple):
            raise self.fail(f"must be a list with one object per lane, not {named_type(value)}")
        lanes = []
        for index, lane in enumerate(value):
            if not isinstance(lane, Mapping | tuple):
                raise InputError(f"{self.name}.{index}", f"must be an object, not {named_type(lane)}")
            pairs = tuple(lane.items() if isinstance(lane, Mapping) else lane)
            if not all(isinstance(pair, tuple) and len(pair) == 2 for pair in pairs):
                raise InputError(f"{self.name}.{index}", "must be an object of numbers by path")
            for path, number in pairs:
                if isinstance(number, bool) or not isinstance(number, int | float):
                    raise InputError(
                        f"{self.name}.{index}", f"{path} must be a number, not {named_type(number)}"
                    )
            lanes.append(tuple((str(path), number) for path, number in pairs))
        return tuple(lanes)

    def encode(self, value: Any) -> Any:
        return [dict(lane) for lane in value]

    def initial(self) -> tuple[()]:
        return ()

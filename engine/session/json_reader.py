"""Read JSON of an expected shape; whatever is not as expected is named by its path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from engine.errors import InputError
from engine.field_types.field import named_type


@dataclass(frozen=True)
class Json:
    """A JSON value and the path at which it stands. Every access raises InputError where it is something else."""

    value: Any
    path: str = ""

    def fail(self, problem: str) -> InputError:
        return InputError(self.path, problem)

    def at(self, name: str, value: Any) -> Json:
        return Json(value, f"{self.path}.{name}" if self.path else name)

    def __getitem__(self, name: str) -> Json:
        """The member called `name`, which must be there."""
        if name not in self.mapping():
            raise self.at(name, None).fail("is missing")
        return self.at(name, self.value[name])

    def require_only(self, *names: str) -> None:
        """Refuse members with other names."""
        for name in self.mapping():
            if name not in names:
                raise self.at(name, None).fail("is unknown here")

    def __iter__(self) -> Iterator[Json]:
        """The items of a list."""
        if not isinstance(self.value, list):
            raise self.fail(f"must be a list, not {named_type(self.value)}")
        return (self.at(str(index), item) for index, item in enumerate(self.value))

    def mapping(self) -> dict[str, Any]:
        if not isinstance(self.value, dict):
            raise self.fail(f"must be an object, not {named_type(self.value)}")
        return self.value

    def members(self) -> dict[str, Json]:
        """The members of an object by name."""
        return {name: self.at(name, value) for name, value in self.mapping().items()}

    def text(self) -> str:
        if not isinstance(self.value, str):
            raise self.fail(f"must be text, not {named_type(self.value)}")
        return self.value

    def whole(self, low: int = 0, high: int = 2**63 - 1) -> int:
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            raise self.fail(f"must be a whole number, not {named_type(self.value)}")
        if not low <= self.value <= high:
            raise self.fail(f"must lie in {low} … {high}, not {self.value}")
        return self.value

"""What every typed field is: it checks a value, writes it as JSON and reads it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from engine.errors import InputError

type_names = {bool: "true or false", str: "text", list: "a list", dict: "an object", type(None): "nothing"}


def named_type(value: object) -> str:
    """How a wrong value is called in a message."""
    return type_names.get(type(value), repr(value))


@dataclass(frozen=True, kw_only=True)
class Field:
    """What every field has. `live` fields may change while a run goes on; `lane` ones may differ per lane."""

    type_name: ClassVar[str] = "value"

    name: str = ""
    title: str = ""
    symbol: str = ""
    unit: str = ""
    help: str = ""
    live: bool = False
    lane: bool = False

    def check(self, value: Any) -> Any:
        """Return the value in its canonical type. Raises InputError (path: this field's name)."""
        raise NotImplementedError

    def encode(self, value: Any) -> Any:
        """The value as JSON."""
        return value

    def decode(self, data: Any) -> Any:
        """The value that `data` (JSON) stands for. Raises InputError with the path from this field on."""
        return self.check(data)

    def initial(self) -> Any:
        """The default value."""
        raise NotImplementedError

    def fail(self, problem: str) -> InputError:
        return InputError(self.name, problem)

    def describe(self) -> dict[str, Any]:
        """This field as JSON for `engine list --json`."""
        keys = ("name", "title", "symbol", "unit", "help", "live", "lane")
        return (
            {"type": self.type_name}
            | {key: getattr(self, key) for key in keys}
            | {"default": self.default_json()}
        )

    def default_json(self) -> Any:
        return self.encode(self.initial())

"""Fields of words and files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.field_types.field import named_type
from engine.field_types.scalars import Scalar


@dataclass(frozen=True, kw_only=True)
class Text(Scalar):
    """A line of text; control characters are refused, spaces at its ends are dropped."""

    type_name = "text"
    default: str = ""
    longest: int = 1000

    def check(self, value: Any) -> str:
        if not isinstance(value, str):
            raise self.fail(f"must be text, not {named_type(value)}")
        text = value.strip()
        if len(text) > self.longest:
            raise self.fail(f"must have at most {self.longest} characters, not {len(text)}")
        if any(ord(sign) < 32 or ord(sign) == 127 for sign in text):
            raise self.fail("must be one line of visible text")
        return text

    def describe(self) -> dict[str, Any]:
        return super().describe() | {"longest": self.longest}


@dataclass(frozen=True, kw_only=True)
class FilePath(Text):
    """The path of a file or folder, as text; whether it exists is asked when it is read.

    Attributes:
        patterns: what a file dialog offers, title to wildcards, for instance {"Tables": "*.csv *.tsv"}.
        folder: whether a folder may be chosen as well.
    """

    type_name = "file"
    longest: int = 4096
    patterns: Mapping[str, str] = field(default_factory=dict)
    folder: bool = False

    def describe(self) -> dict[str, Any]:
        return super().describe() | {"patterns": dict(self.patterns), "folder": self.folder}

"""A script in the making: which definitions it needs, in which section, and how values are written."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from engine.exporters.pytorch.reproduction import Reproduction
from engine.values import Value

WIDTH = 110


class Section(Enum):
    """Where a definition stands; in the order of the script."""

    RANDOM = "random"
    BATCHES = "batches"
    NETWORK = "network"
    LOSS = "loss"
    SETTINGS = "settings"
    METHOD = "method"


@dataclass(frozen=True)
class Setting:
    """A hyperparameter as the script has it: ``settings.name``, its value as source, and what it is."""

    name: str
    source: str
    note: str = ""


@dataclass
class Script:
    """What writers add to while the script is put together.

    Attributes:
        imports: further lines of the script's imports.
        frozen: whether the network has arrays that are not trained.
        batch_statistics: whether a training pass changes running statistics.
        padded: a parameter of the network with places that are not trained; empty where there is none.
        flattened: one with more axes than it has here, where it is a vector; empty where there is none.
        vocabulary: where inputs are numbers of tokens, how many there are; else 0.
    """

    run: Reproduction
    imports: set[str] = field(default_factory=set)
    frozen: bool = False
    batch_statistics: bool = False
    padded: str = ""
    flattened: str = ""
    vocabulary: int = 0
    _texts: dict[Section, dict[str, None]] = field(default_factory=dict)

    def need(self, section: Section, *texts: str) -> None:
        """Have these definitions in a section, each once, in the order in which they are first asked for."""
        for text in texts:
            self._texts.setdefault(section, {})[text.strip("\n")] = None

    def definitions(self, section: Section) -> list[str]:
        """What a section has to define."""
        return list(self._texts.get(section, {}))


def literal(value: Any) -> str:
    """A value as source, texts in the quotes that formatters prefer."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)


def setting(part: Value, field_name: str, name: str = "", *, least: float | None = None) -> Setting:
    """A field of a part as a setting; `least` is what the method itself takes for anything smaller."""
    declared = part.field(field_name)
    value = getattr(part, field_name)
    if least is not None:
        value = max(value, least)
    sentence = re.split(r"[.;](?: |$)", re.sub(r" \([^)]*\)", "", declared.help))[0]
    note = f"{declared.symbol}: {sentence}" if declared.symbol else sentence
    return Setting(name or field_name, literal(value), note)


def names_used(source: str) -> tuple[str, ...]:
    """The settings that a piece of source reads, in order."""
    return tuple(dict.fromkeys(re.findall(r"settings\.(\w+)", source)))


def call(function: str, arguments: Iterable[str], indent: str = "") -> str:
    """A call, in one line where that is short enough, else with a line for each argument."""
    items = list(arguments)
    line = f"{function}({', '.join(items)})"
    if len(indent) + len(line) <= WIDTH and "\n" not in line:
        return line
    return f"{function}(\n" + "".join(textwrap.indent(item, "    ") + ",\n" for item in items) + ")"


def listed(items: Sequence[str]) -> str:
    """A tuple of texts as source, over several lines where it is long."""
    line = ", ".join(literal(item) for item in items) + ("," if len(items) == 1 else "")
    if len(line) <= WIDTH - 30:
        return f"({line})"
    filled = textwrap.fill(line, WIDTH - 10, break_long_words=False, break_on_hyphens=False)
    return "(\n" + textwrap.indent(filled, "    ") + ",\n)"

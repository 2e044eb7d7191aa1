"""The experiments that ship with the program, in `assets/examples`."""

from __future__ import annotations

import difflib
import functools
from dataclasses import dataclass
from importlib import resources

from engine.errors import InputError
from engine.experiment import Experiment
from engine.session import strict_json
from engine.session.json_reader import Json


@dataclass(frozen=True)
class Example:
    """An experiment with a title and a sentence on what it shows; `name` is what the command line takes."""

    name: str
    title: str
    description: str
    experiment: Experiment


@functools.cache
def names() -> tuple[str, ...]:
    """The names of all examples, alphabetically."""
    folder = resources.files("assets").joinpath("examples")
    files = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name.removesuffix(".json") for name in files if name.endswith(".json")))


@functools.cache
def load(name: str) -> Example:
    """The example called `name`. Raises InputError when there is none."""
    if name not in names():
        close = difflib.get_close_matches(name, names(), n=1)
        hint = f"did you mean {close[0]!r}?" if close else f"there are: {', '.join(names())}"
        raise InputError("", f"there is no example {name!r}; {hint}")
    file = resources.files("assets").joinpath("examples", f"{name}.json")
    data = Json(strict_json.parse(file.read_bytes()), name)
    return Example(
        name,
        data["title"].text(),
        data["description"].text(),
        Experiment.from_document(data["experiment"].value),
    )

"""The experiments that ship with the program, in `assets/examples`.

One file each: `title`, a sentence on what to look at (`description`), the `experiment`, and, where several runs stand
side by side, `runs`: what is changed in the experiment for each of them. A file with a `topic` is on the welcome page,
in the order of `rank`; the others are found by name.
"""

from __future__ import annotations

import difflib
import functools
from dataclasses import dataclass, field
from importlib import resources
from importlib.resources.abc import Traversable

from engine import side_by_side
from engine.errors import InputError
from engine.experiment import Experiment
from engine.session import strict_json
from engine.session.json_reader import Json

TOPICS = {
    "start": "Start here",
    "steps": "Steps and their length",
    "surfaces": "Down a surface",
    "depth": "Deep networks",
    "learning": "Learning is more than optimizing",
    "size": "Larger networks, longer sequences",
}
"""Titles of the groups of examples, in their order."""


@dataclass(frozen=True)
class Example:
    """Experiments with a title and a sentence on what to look at; `name` is what the command line takes.

    Attributes:
        topic: a key of TOPICS; empty for one that is only found by its name.
        rank: orders the examples of a topic.
    """

    name: str
    title: str
    description: str
    topic: str
    rank: int
    document: Json = field(repr=False, compare=False)

    @functools.cached_property
    def experiments(self) -> tuple[tuple[str, Experiment], ...]:
        """The runs side by side, each with its name; a name may be empty where what differs says it all."""
        base = Experiment.from_document(self.document["experiment"].value)
        runs = self.document.members().get("runs", Json([]))
        return tuple(side_by_side.decode(base, runs)) or (("", base),)

    @property
    def experiment(self) -> Experiment:
        """The first run."""
        return self.experiments[0][1]

    def picture(self, theme: str) -> Traversable:
        """The file of its picture; there is one for `light` and one for `dark` grounds."""
        return _folder().joinpath(f"{self.name}_{theme}.png")


def _folder() -> Traversable:
    return resources.files("assets").joinpath("examples")


@functools.cache
def names() -> tuple[str, ...]:
    """The names of all examples, alphabetically."""
    files = (entry.name for entry in _folder().iterdir())
    return tuple(sorted(name.removesuffix(".json") for name in files if name.endswith(".json")))


@functools.cache
def load(name: str) -> Example:
    """The example called `name`. Raises InputError when there is none."""
    if name not in names():
        close = difflib.get_close_matches(name, names(), n=1)
        hint = f"did you mean {close[0]!r}?" if close else f"there are: {', '.join(names())}"
        raise InputError("", f"there is no example {name!r}; {hint}")
    data = Json(strict_json.parse(_folder().joinpath(f"{name}.json").read_bytes()), name)
    topic, rank = (data[key] if key in data.mapping() else None for key in ("topic", "rank"))
    return Example(
        name,
        data["title"].text(),
        data["description"].text(),
        topic.text() if topic else "",
        rank.whole() if rank else 0,
        data,
    )


@functools.cache
def by_topic() -> dict[str, tuple[Example, ...]]:
    """The chosen ones in the order in which they are shown, by topic."""
    loaded = sorted((load(name) for name in names()), key=lambda example: example.rank)
    return {topic: tuple(example for example in loaded if example.topic == topic) for topic in TOPICS}

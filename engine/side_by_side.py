"""Several experiments side by side: what one document says of them, and what each is called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from engine import paths
from engine.errors import InputError
from engine.experiment import Experiment
from engine.session.json_reader import Json
from engine.values import Part, Value

Runs = Sequence[tuple[str, Experiment]]
"""Names, empty where what differs says it all, and experiments."""

LAYOUT = "runs"
"""Where the window keeps what it says of the runs of a session."""


def decode(base: Experiment, runs: Json) -> Iterator[tuple[str, Experiment]]:
    """The experiments that `changes` make of `base`, each with its `name` or none. Raises InputError."""
    for run in runs:
        run.require_only("name", "changes")
        experiment, changes = base, run["changes"]
        for path, value in changes.mapping().items():
            try:
                experiment = paths.put(experiment, path, value)
            except InputError as error:
                raise error.under(changes.path) from None
        yield run["name"].text() if "name" in run.mapping() else "", experiment


def encode(runs: Runs) -> list[dict[str, Any]]:
    """What `decode` makes the same of again, given the first experiment."""
    base = runs[0][1]
    found = []
    for name, experiment in runs:
        changes = {path: _json(experiment, path) for path in paths.differences(base, experiment)}
        found.append({"name": name, "changes": changes} if name else {"changes": changes})
    return found


def titles(runs: Runs) -> list[str]:
    """What to call each on the command line: its name, or the fields in which it differs from others."""
    differing = dict.fromkeys(path for _, other in runs for path in paths.differences(runs[0][1], other))
    words = [name or _described(experiment, list(differing)) for name, experiment in runs]
    totals, seen = Counter(words), Counter[str]()
    for number, word in enumerate(words):
        seen[word] += 1
        words[number] = f"{word} ({seen[word]})" if totals[word] > 1 else word
    return words


def layout(runs: Runs) -> dict[str, Any]:
    """What a session's layout says of its runs, so that the window calls them by their names; the first is selected."""
    entries = [
        {"name": name, "style": number, "experiment": experiment.to_document(), "run": number}
        for number, (name, experiment) in enumerate(runs)
    ]
    return {LAYOUT: {"entries": entries, "selected": 0}}


def _described(experiment: Experiment, differing: Sequence[str]) -> str:
    """`learning_rate 0.1`, `optimizer adam`; the outermost field where more than its value differs."""
    words = []
    for path in differing:
        try:
            value = paths.get(experiment, path)
        except InputError:  # of a kind that this one is not
            continue
        words.append(f"{path.rpartition('.')[2]} {value.kind if isinstance(value, Part) else _short(value)}")
    return ", ".join(words) or experiment.optimizer.kind


def _short(value: Any) -> str:
    if isinstance(value, Value):
        return "other"
    return f"of {len(value)}" if isinstance(value, tuple) else str(value)


def _json(experiment: Experiment, path: str) -> Any:
    return paths.trail(experiment, path)[-1].encode(paths.get(experiment, path))

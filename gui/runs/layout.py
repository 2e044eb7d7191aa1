"""How the runs side by side stand in a session's layout."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from engine.errors import InputError
from engine.experiment import Experiment
from engine.recording.run import RunRecord
from engine.session.session import Session
from gui.runs.scene import Beginning, RunEntry, Scene

NAME = "runs"


def to_layout(
    scene: Scene, kept: Sequence[int], hidden: Collection[int] = (), reference: int = 0
) -> dict[str, Any]:
    """What a layout says of the runs.

    Args:
        kept: keys of those whose records the session holds, in its order.
        hidden: keys of those whose curves are not shown.
        reference: key of the one that others are compared with.
    """
    entries = []
    for entry in scene.entries:
        said: dict[str, Any] = {"name": entry.name, "style": entry.style}
        said["experiment"] = entry.experiment.to_document()
        if entry.key in kept:
            said["run"] = kept.index(entry.key)
        said |= {"hidden": True} if entry.key in hidden else {}
        said |= {"reference": True} if entry.key == reference else {}
        entries.append(said)
    return {NAME: {"entries": entries, "selected": scene.keys.index(scene.selected)}}


def from_session(session: Session) -> tuple[list[RunEntry], list[RunRecord | None], int]:
    """The entries (without keys), the record of each, and which one is selected.

    A layout that says nothing sensible of the runs is passed over: each record is an entry then, the last one selected.
    """
    try:
        return _told(session)
    except (InputError, KeyError, IndexError, TypeError, ValueError):
        return _plain(session)


def looks_of(session: Session, keys: Sequence[int]) -> tuple[set[int], int]:
    """Which of the runs that were opened with these keys are hidden, and which one is the reference; 0 for none."""
    said = session.layout.get(NAME)
    items = said.get("entries") if isinstance(said, Mapping) else None
    if not isinstance(items, list) or len(items) != len(keys):
        return set(), 0
    pairs = [(key, item) for key, item in zip(keys, items, strict=True) if isinstance(item, Mapping)]
    hidden = {key for key, item in pairs if item.get("hidden") is True}
    return hidden, next((key for key, item in pairs if item.get("reference") is True), 0)


def _told(session: Session) -> tuple[list[RunEntry], list[RunRecord | None], int]:
    said = session.layout[NAME]
    entries, records = list[RunEntry](), list[RunRecord | None]()
    for item in said["entries"]:
        entries.append(_entry(item))
        records.append(session.runs[_natural(item["run"])] if "run" in item else None)
    if sorted(id(record) for record in records if record) != sorted(map(id, session.runs)) or not entries:
        raise ValueError("each record belongs to one entry")
    selected = _natural(said["selected"])
    entries[selected] = replace(entries[selected], experiment=session.experiment)
    return _with_beginnings(entries, records), records, selected


def _with_beginnings(entries: Sequence[RunEntry], records: Sequence[RunRecord | None]) -> list[RunEntry]:
    """Branches begin where they left another run."""
    return [
        replace(entry, beginning=Beginning(record.until(record.first))) if record and record.origin else entry
        for entry, record in zip(entries, records, strict=True)
    ]


def _entry(item: Mapping[str, Any]) -> RunEntry:
    name = item["name"]
    if not isinstance(name, str):
        raise TypeError("a name is text")
    return RunEntry(0, Experiment.from_document(item["experiment"]), name, _natural(item["style"]))


def _natural(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError("must be a number of an item")
    return value


def _plain(session: Session) -> tuple[list[RunEntry], list[RunRecord | None], int]:
    if not session.runs:
        return [RunEntry(0, session.experiment)], [None], 0
    *earlier, last = session.runs
    entries = [RunEntry(0, record.experiment, style=style) for style, record in enumerate(earlier)]
    entries.append(RunEntry(0, session.experiment, style=len(earlier)))
    records = [*earlier, last]
    return _with_beginnings(entries, records), list(records), len(earlier)

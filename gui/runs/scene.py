"""What the document holds: the runs side by side as one immutable value, of which one is selected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from engine.experiment import Experiment
from engine.recording.run import RunRecord


@dataclass(frozen=True, eq=False)
class Beginning:
    """Where a branch begins.

    Attributes:
        record: as it is there: its origin, and what was recorded before.
        state: a file with the other run's state at that step; None where it has to be made again.
    """

    record: RunRecord
    state: Path | None = None

    @property
    def step(self) -> int:
        """Updates made until then."""
        return self.record.first

    def with_experiment(self, experiment: Experiment) -> RunRecord:
        """A run that sets out from here."""
        return replace(self.record.until(self.step), start=experiment, changes=[], switches=[])


@dataclass(frozen=True)
class RunEntry:
    """A run as it is planned.

    Attributes:
        key: tells it apart, whatever becomes of it; never used twice.
        experiment: as it is edited; its run may have started from an earlier one.
        name: given by a person; empty: it is named after what differs from the others.
        style: number of its color and dash, kept while others come and go.
        beginning: where it has branched off from another run; None for one that begins at step 0.
    """

    key: int
    experiment: Experiment
    name: str = ""
    style: int = 0
    beginning: Beginning | None = None


@dataclass(frozen=True)
class Scene:
    """Runs in their order, at least one; `selected` is the key of the one that forms and panels show."""

    entries: tuple[RunEntry, ...]
    selected: int

    @property
    def current(self) -> RunEntry:
        """The selected entry."""
        return self.entry(self.selected)

    @property
    def keys(self) -> tuple[int, ...]:
        """The keys in order."""
        return tuple(entry.key for entry in self.entries)

    def entry(self, key: int) -> RunEntry:
        """The entry with a key. Raises KeyError."""
        for entry in self.entries:
            if entry.key == key:
                return entry
        raise KeyError(key)

    def with_experiment(self, key: int, experiment: Experiment) -> Scene:
        """Another experiment for a run."""
        return self._with(replace(self.entry(key), experiment=experiment))

    def with_name(self, key: int, name: str) -> Scene:
        """Another name for a run."""
        return self._with(replace(self.entry(key), name=name.strip()))

    def with_selected(self, key: int) -> Scene:
        """Another run selected."""
        return replace(self, selected=self.entry(key).key)

    def with_order(self, keys: Sequence[int]) -> Scene:
        """The same runs in another order."""
        return replace(self, entries=tuple(self.entry(key) for key in keys))

    def with_added(self, entries: Sequence[RunEntry], after: int, *, instead: bool = False) -> Scene:
        """Further runs behind another one, or `instead` of it, the first of them selected.

        Each gets the lowest style that is free.
        """
        taken = {entry.style for entry in self.entries if not (instead and entry.key == after)}
        added = []
        for entry in entries:
            style = next(number for number in range(len(taken) + 1) if number not in taken)
            taken.add(style)
            added.append(replace(entry, style=style))
        place = self.keys.index(after) + 1
        merged = (*self.entries[:place], *added, *self.entries[place:])
        scene = Scene(merged, added[0].key if added else self.selected)
        return scene.without((after,)) if instead else scene

    def without(self, keys: Sequence[int]) -> Scene:
        """Fewer runs; the last ones cannot go. What was selected gives way to its neighbor."""
        left = tuple(entry for entry in self.entries if entry.key not in keys)
        if not left:
            return self
        if self.selected not in keys:
            return replace(self, entries=left)
        before = [entry.key for entry in self.entries[: self.keys.index(self.selected)] if entry in left]
        return Scene(left, before[-1] if before else left[0].key)

    def _with(self, changed: RunEntry) -> Scene:
        entries = tuple(changed if entry.key == changed.key else entry for entry in self.entries)
        return replace(self, entries=entries)

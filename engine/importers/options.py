"""What a person says about a file: how to read it, what is to be predicted, what to leave out."""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.importers.automatic import Automatic
from engine.importers.base import Importer


@dataclass(frozen=True)
class Options:
    """How a file becomes a task. Hashable, so that what was made of it can be kept.

    Attributes:
        format: the importer, any kind of the family ``importers``; ``automatic`` goes by the file's name.
        target: name of the target column; empty for the last one. Tables only.
        task: ``classes``, ``values``, or ``auto``: classes for words and for few whole numbers.
        leave_out: names of columns to leave out.
    """

    format: Importer = field(default_factory=Automatic)
    target: str = ""
    task: str = "auto"
    leave_out: tuple[str, ...] = ()

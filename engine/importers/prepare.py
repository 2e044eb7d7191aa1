"""From a path to a task: read the file, or take what was made of it before."""

from __future__ import annotations

import functools
from pathlib import Path

from engine.importers import reading
from engine.importers.from_array import prepare_array
from engine.importers.from_table import prepare_table
from engine.importers.options import Options
from engine.importers.prepared import Prepared
from engine.importers.report import Preview
from engine.importers.table import Table
from engine.progress import portion

READING = 0.85
"""Part of the time that reading takes; the rest goes into looking at the columns."""


def prepare(path: str, options: Options) -> Prepared:
    """Read a file, or take what was read of it before. Raises InputError when it cannot be read."""
    place, state = reading.stamp(path)
    return _prepare(path, place, state, options)


@functools.lru_cache(maxsize=2)
def _prepare(path: str, place: Path, state: reading.Stamp, options: Options) -> Prepared:
    importer = options.format.resolve(place)
    with portion(0.0, READING):
        source = reading.read(place, state, importer)
    with portion(READING, 1.0):
        if isinstance(source, Table):
            return prepare_table(source, Preview(path, importer.kind, "table", source.rows), options)
        return prepare_array(source, Preview(path, importer.kind, "array", len(source.inputs)), options)

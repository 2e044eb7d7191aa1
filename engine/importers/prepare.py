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


def prepare(path: str, options: Options) -> Prepared:
    """Read a file, or take what was read of it before. Raises InputError when it cannot be read."""
    place, state = reading.stamp(path)
    return _prepare(path, place, state, options)


@functools.lru_cache(maxsize=2)
def _prepare(path: str, place: Path, state: reading.Stamp, options: Options) -> Prepared:
    importer = options.format.resolve(place)
    source = reading.read(place, state, importer)
    if isinstance(source, Table):
        return prepare_table(source, Preview(path, importer.kind, "table", source.rows), options)
    return prepare_array(source, Preview(path, importer.kind, "array", len(source.inputs)), options)

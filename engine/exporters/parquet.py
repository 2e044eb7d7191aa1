"""Parquet files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO, ClassVar

import numpy as np

from engine.exporters.base import library
from engine.exporters.series import Heading, SeriesExporter
from engine.recording.table import KEYS, SPAN_KEYS, Floats, Piece

GROUP = 2**20
"""Cells that are written together at least: readers take a group of rows at a time."""


class Parquet(
    SeriesExporter,
    kind="parquet",
    title="Recorded rows (Parquet)",
    reference="Apache Parquet format, written by Apache Arrow",
    formula="columns of one type each, compressed",
    rank=20,
):
    """The same by columns and compressed, for pandas, R and others."""

    suffix: ClassVar[str] = ".parquet"

    def _write(self, pieces: Iterator[Piece], header: Heading, file: BinaryIO) -> None:
        arrow, parquet = library("pyarrow"), library("pyarrow.parquet")
        schema = _schema(arrow, header)
        with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
            waiting: list[Any] = []
            for piece in pieces:
                waiting.append(arrow.record_batch(_columns(arrow, piece), schema=schema))
                if sum(batch.num_rows for batch in waiting) * len(schema) >= GROUP:
                    writer.write_table(arrow.Table.from_batches(waiting))
                    waiting.clear()
            if waiting:
                writer.write_table(arrow.Table.from_batches(waiting))


def _schema(arrow: Any, header: Heading) -> Any:
    """Lanes and steps as whole numbers, all others as doubles, null where there is none."""
    names = [*KEYS, *header.columns]
    types = [arrow.int32(), arrow.int64(), *[arrow.float64()] * (len(names) - 2)]
    if header.spans:
        names += SPAN_KEYS
        types += [arrow.int64(), arrow.int64(), arrow.string()]
    return arrow.schema(list(zip(names, types, strict=True)))


def _columns(arrow: Any, piece: Piece) -> list[Any]:
    figures: list[Floats] = [piece.epochs, *piece.values.T]
    columns = [arrow.array(piece.lanes.astype(np.int32)), arrow.array(piece.steps)]
    # Copies: Arrow takes whole arrays, not every so manieth number of one.
    columns += [arrow.array(np.ascontiguousarray(column), from_pandas=True) for column in figures]
    if piece.spans is not None:
        firsts, samples, words = piece.spans
        columns += [arrow.array(firsts), arrow.array(samples), arrow.array(words.tolist(), arrow.string())]
    return columns

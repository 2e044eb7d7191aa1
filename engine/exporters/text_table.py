"""CSV files."""

from __future__ import annotations

from collections.abc import Iterator
from io import TextIOWrapper
from typing import BinaryIO, ClassVar

from engine.exporters.series import Heading, SeriesExporter
from engine.recording.table import Piece, heading, lines


class TextTable(
    SeriesExporter,
    kind="csv",
    title="Recorded rows (CSV)",
    reference="Shafranovich 2005, RFC 4180; figures as the shortest text that reads back as the same double",
    formula="lane,step,epoch,…: one row per lane and step",
    rank=10,
):
    """Every recorded row as text; a cell is empty where there is no value.

    It is what `run --metrics` writes while it trains.
    """

    suffix: ClassVar[str] = ".csv"

    def _write(self, pieces: Iterator[Piece], header: Heading, file: BinaryIO) -> None:
        stream = TextIOWrapper(file, encoding="utf-8", newline="\n")
        stream.write(heading(header.columns, spans=header.spans) + "\n")
        for piece in pieces:
            stream.writelines(f"{line}\n" for line in lines(piece))
        stream.detach()

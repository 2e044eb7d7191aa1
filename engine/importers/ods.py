"""Spreadsheets of LibreOffice (ISO/IEC 26300, OpenDocument): the values of one sheet, row by row."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping

from engine.errors import InputError
from engine.importers import xml_stream
from engine.importers.table import Cell
from engine.importers.xlsx import MOST_COLUMNS, Emit, choose
from engine.progress import portion

MOST_ROWS = 1_048_576
_VALUES = {
    "float": "value",
    "percentage": "value",
    "currency": "value",
    "date": "date-value",
    "time": "time-value",
}


class _Names(xml_stream.Reader):
    def __init__(self) -> None:
        self.names: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "table":
            self.names.append(attributes.get("name", ""))


class _Sheet(xml_stream.Reader):
    def __init__(self, sheet: str, emit: Emit) -> None:
        self._sheet, self._emit = sheet, emit
        self._inside = False
        self._row, self._column = 0, 0
        self._row_count = self._cell_count = 1
        self._cells: dict[int, Cell] = {}
        self._attributes: Mapping[str, str] = {}
        self._lines: list[str] = []
        self._note = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "table":
            self._inside = attributes.get("name", "") == self._sheet
        if not self._inside:
            return
        if name == "table-row":
            self._row_count = _count(attributes, "number-rows-repeated", MOST_ROWS)
            self._column, self._cells = 0, {}
        elif name in {"table-cell", "covered-table-cell"}:
            self._cell_count = _count(attributes, "number-columns-repeated", MOST_COLUMNS)
            self._attributes, self._lines = attributes, []
        elif name == "annotation":
            self._note = True

    def between(self, text: str) -> None:
        if self._inside and not self._note:
            self._lines.append(text)

    def end(self, name: str, text: str) -> None:
        if not self._inside:
            return
        if name == "annotation":
            self._note = False
        elif name in {"p", "span", "a"} and not self._note:
            self._lines.append(text)
        elif name in {"table-cell", "covered-table-cell"}:
            self._put(self._value())
        elif name == "table-row":
            self._finish_row()
        elif name == "table":
            self._inside, self.done = False, True

    def _put(self, value: Cell) -> None:
        last = self._column + self._cell_count
        if value is not None:
            if last > MOST_COLUMNS:
                raise InputError("path", f"row {self._row + 1:,} of the sheet has too many cells")
            self._cells |= dict.fromkeys(range(self._column, last), value)
        self._column = last

    def _finish_row(self) -> None:
        last = self._row + self._row_count
        if self._cells and last > MOST_ROWS:
            raise InputError("path", f"the sheet has more than {MOST_ROWS:,} rows")
        if self._cells:
            for row in range(self._row, last):
                self._emit(row + 1, self._cells)
        self._row = last

    def _value(self) -> Cell:
        kind = self._attributes.get("value-type", "")
        if kind == "boolean":
            return self._attributes.get("boolean-value", "") or None
        if kind in {"float", "percentage", "currency"}:
            try:
                return float(self._attributes.get("value", "nan"))
            except ValueError:
                raise InputError("path", f"row {self._row + 1:,} of the sheet holds a damaged cell") from None
        if kind in _VALUES:
            return self._attributes.get(_VALUES[kind], "").replace("T", " ") or None
        return " ".join(" ".join(self._lines).split()) or None


def _count(attributes: Mapping[str, str], name: str, most: int) -> int:
    text = attributes.get(name, "1")
    if not text.isdecimal():
        return 1
    return min(int(text), most) if len(text) < 12 else most


def read(archive: zipfile.ZipFile, sheet: str, emit: Emit) -> str:
    """Give every row of a sheet to `emit`; the first sheet when none is named. Returns the sheet's name."""
    names = _Names()
    size = archive.getinfo("content.xml").file_size
    with archive.open("content.xml") as stream, portion(0.0, 0.3):
        xml_stream.read(stream, names, "content.xml", size)
    chosen = choose(sheet, names.names)
    with archive.open("content.xml") as stream, portion(0.3, 1.0):
        xml_stream.read(stream, _Sheet(chosen, emit), "content.xml", size)
    return chosen

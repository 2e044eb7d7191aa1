"""Workbooks of Excel (ECMA-376, Office Open XML): the values of one sheet, row by row."""

from __future__ import annotations

import datetime
import posixpath
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from engine.errors import InputError
from engine.importers import xml_stream
from engine.importers.table import Cell
from engine.progress import portion

Emit = Callable[[int, Mapping[int, Cell]], None]
"""Called with a row's number and its cells by column, from 0."""

MOST_COLUMNS = 16_384
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_DATE_FORMATS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_LITERALS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_WORKBOOK = "xl/workbook.xml"


class _Workbook(xml_stream.Reader):
    def __init__(self) -> None:
        self.sheets: dict[str, str] = {}
        self.epoch = datetime.datetime(1899, 12, 30)  # noqa: DTZ001 (sheets know no time zones)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            self.sheets[attributes.get("name", "")] = attributes.get("id", "")
        if name == "workbookPr" and attributes.get("date1904") in {"1", "true"}:
            self.epoch = datetime.datetime(1904, 1, 1)  # noqa: DTZ001


class _Relations(xml_stream.Reader):
    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")


class _Strings(xml_stream.Reader):
    def __init__(self) -> None:
        self.texts: list[str] = []
        self._parts: list[str] = []
        self._phonetic = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "si":
            self._parts = []
        self._phonetic = self._phonetic or name == "rPh"

    def end(self, name: str, text: str) -> None:
        if name == "t" and not self._phonetic:
            self._parts.append(text)
        elif name == "rPh":
            self._phonetic = False
        elif name == "si":
            self.texts.append("".join(self._parts))


class _Styles(xml_stream.Reader):
    """Which of the cells' styles show a number as a date."""

    def __init__(self) -> None:
        self.dates: list[bool] = []
        self._custom: dict[str, bool] = {}
        self._inside = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "numFmt":
            code = _LITERALS.sub("", attributes.get("formatCode", "")).lower()
            self._custom[attributes.get("numFmtId", "")] = any(sign in code for sign in "ymdhs")
        elif name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside:
            number = attributes.get("numFmtId", "0")
            standard = number.isdecimal() and int(number) in _DATE_FORMATS
            self.dates.append(self._custom.get(number, standard))

    def end(self, name: str, text: str) -> None:
        if name == "cellXfs":
            self._inside = False


class _Sheet(xml_stream.Reader):
    def __init__(self, texts: list[str], dates: list[bool], epoch: datetime.datetime, emit: Emit) -> None:
        self._texts, self._dates, self._epoch, self._emit = texts, dates, epoch, emit
        self._row, self._column = 0, -1
        self._cells: dict[int, Cell] = {}
        self._type = self._style = ""
        self._inline: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "row":
            number = attributes.get("r", "")
            self._row = int(number) if number.isdecimal() and len(number) < 9 else self._row + 1
            self._column, self._cells = -1, {}
        elif name == "c":
            self._column = self._place(attributes.get("r", ""))
            self._type, self._style = attributes.get("t", "n"), attributes.get("s", "")
            self._inline = []

    def _place(self, reference: str) -> int:
        found = _REFERENCE.fullmatch(reference)
        if found is None:
            column = self._column + 1
        else:
            column = -1
            for letter in found[1]:
                column = 26 * (column + 1) + ord(letter) - ord("A")
        if column >= MOST_COLUMNS:
            raise InputError("path", f"row {self._row:,} of the sheet has a cell beyond the last column XFD")
        return column

    def end(self, name: str, text: str) -> None:
        if name == "v":
            self._cells[self._column] = self._value(text)
        elif name == "t" and self._type == "inlineStr":
            self._inline.append(text)
            self._cells[self._column] = "".join(self._inline)
        elif name == "row":
            self._emit(self._row, self._cells)

    def _value(self, text: str) -> Cell:
        if self._type == "e" or not text:
            return None
        if self._type == "b":
            return "true" if text == "1" else "false"
        try:
            if self._type == "s":
                return self._texts[int(text)]
            if self._type == "n":
                return self._number(float(text))
        except (ValueError, IndexError):
            raise InputError(
                "path", f"row {self._row:,} of the sheet holds a damaged cell ({text[:40]!r})"
            ) from None
        return text

    def _number(self, value: float) -> Cell:
        style = int(self._style) if self._style.isdecimal() and len(self._style) < 9 else 0
        if style < len(self._dates) and self._dates[style]:
            try:
                return (self._epoch + datetime.timedelta(days=value)).isoformat(" ", "seconds")
            except (OverflowError, ValueError):
                return None
        return value


def read(archive: zipfile.ZipFile, sheet: str, emit: Emit) -> str:
    """Give every row of a sheet to `emit`; the first sheet when none is named. Returns the sheet's name."""
    with portion(0.0, 0.0):
        workbook = _part(archive, _WORKBOOK, _Workbook())
        relations = _part(archive, "xl/_rels/workbook.xml.rels", _Relations())
    chosen = choose(sheet, list(workbook.sheets))
    target = relations.targets.get(workbook.sheets[chosen], "")
    file = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
    strings, styles = _Strings(), _Styles()
    if "xl/sharedStrings.xml" in archive.namelist():
        with portion(0.0, 0.3):
            _part(archive, "xl/sharedStrings.xml", strings)
    if "xl/styles.xml" in archive.namelist():
        with portion(0.3, 0.3):
            _part(archive, "xl/styles.xml", styles)
    with portion(0.3, 1.0):
        _part(archive, posixpath.normpath(file), _Sheet(strings.texts, styles.dates, workbook.epoch, emit))
    return chosen


def choose(sheet: str, names: list[str]) -> str:
    """The sheet that is meant. Raises InputError that names those there are."""
    if not names:
        raise InputError("path", "the workbook has no sheets")
    if sheet and sheet not in names:
        known = ", ".join(names[:20])
        raise InputError("format.sheet", f"there is no sheet {sheet!r}; there are: {known}")
    return sheet or names[0]


def _part(archive: zipfile.ZipFile, name: str, reader: Any) -> Any:
    try:
        with archive.open(name) as stream:
            xml_stream.read(stream, reader, name, archive.getinfo(name).file_size)
    except KeyError:
        raise InputError("path", f"the workbook lacks its part {name}; save it again as .xlsx") from None
    return reader

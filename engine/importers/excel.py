"""Sheets of Excel and LibreOffice."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from engine import fields
from engine.errors import InputError
from engine.importers import limits, ods, xlsx
from engine.importers.base import Importer, Source
from engine.importers.numbers import text_of
from engine.importers.remarks import Remark
from engine.importers.table import Cell, Table, TableBuilder


class Excel(
    Importer,
    kind="excel",
    title="Excel, LibreOffice",
    reference="ECMA-376 Office Open XML (.xlsx); ISO/IEC 26300 OpenDocument (.ods)",
    formula="one sample a row of a sheet",
    rank=20,
):
    """One sheet of a workbook, one sample a row; formulas count with their last results, macros never run."""

    suffixes: ClassVar[tuple[str, ...]] = (".xlsx", ".xlsm", ".ods", ".xls")

    sheet: str = fields.text("", title="Sheet", help="Name of the sheet; empty for the first one.")
    first_row: int = fields.integer(
        1, title="First row", low=1, high=1_000_000, slider=(1, 20), help="Row in which the table begins."
    )
    header: str = fields.choice(
        "auto",
        title="Header",
        options={"auto": "Automatic", "yes": "First row names the columns", "no": "No names"},
        help="Whether the first row holds names; automatically it does when no cell in it is a number.",
    )

    def read(self, path: Path) -> Source:
        limits.require_file(path)
        rows = _Rows(path.name, self.first_row, self.header)
        try:
            with zipfile.ZipFile(path) as archive:
                limits.require_sane_archive(archive, path.name)
                parts = set(archive.namelist())
                reader = ods if "content.xml" in parts and "xl/workbook.xml" not in parts else xlsx
                reader.read(archive, self.sheet, rows.take)
        except OSError as error:
            raise InputError("path", f"{path.name} cannot be read: {error.strerror}") from None
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise InputError(
                "path",
                f"{path.name} is no workbook that can be read ({error}); "
                "open it in Excel or LibreOffice and save it as .xlsx (old .xls files and ones with a password, too)",
            ) from None
        return rows.build()


def _name(cell: Cell) -> str:
    return text_of(cell) if isinstance(cell, float) else cell or ""


class _Rows:
    """Puts the rows of a sheet into a table; the first one decides which columns there are."""

    def __init__(self, file: str, first_row: int, header: str) -> None:
        self._file, self._first_row, self._header = file, first_row, header
        self._columns: list[int] = []
        self._builder: TableBuilder | None = None
        self._outside = 0

    def take(self, number: int, cells: Mapping[int, Cell]) -> None:
        present = [column for column, cell in cells.items() if cell is not None and cell != ""]
        if number < self._first_row or not present:
            return
        if self._builder is None:
            self._columns = list(range(min(present), max(present) + 1))
            words = all(isinstance(cells[column], str) for column in present)
            named = self._header == "yes" or (self._header == "auto" and words)
            names = [_name(cells.get(column)) if named else "" for column in self._columns]
            self._builder = TableBuilder(self._file, names)
            if named:
                return
        self._outside += sum(not self._columns[0] <= column <= self._columns[-1] for column in present)
        self._builder.add([cells.get(column) for column in self._columns])

    def build(self) -> Table:
        if self._builder is None:
            raise InputError(
                "path", f"{self._file} has an empty sheet there; choose another sheet or first row"
            )
        if self._outside:
            self._builder.remarks.append(
                Remark("{count} cells beside the table are left out.", {"count": self._outside})
            )
        return self._builder.build()

"""Tables as text: CSV, TSV and their relatives."""

from __future__ import annotations

import codecs
import csv
import io
import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import ClassVar

from engine import fields
from engine.errors import InputError
from engine.importers import limits, sniffing
from engine.importers.base import Importer, Source
from engine.importers.numbers import Decimal
from engine.importers.remarks import Remark
from engine.importers.table import TableBuilder
from engine.progress import tell

LONGEST_LINE = 2**20
"""Characters."""

_SAMPLE = 200
_PACE = 2**16
"""Characters after which the progress is told."""

_HEAD = 2**16
_ENCODINGS = {"utf_8": "utf-8-sig", "utf_16": "utf-16", "windows_1252": "cp1252"}
_DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
_DECIMALS: dict[str, Decimal] = {"point": ".", "comma": ","}


class Delimited(
    Importer,
    kind="csv",
    title="CSV, TSV",
    reference="Shafranovich 2005, RFC 4180, and what programs write instead of it",
    formula="a,b,c: one sample a line",
    rank=10,
):
    """A table as text, one sample a line; a comma, semicolon, tab or bar stands between the cells."""

    suffixes: ClassVar[tuple[str, ...]] = (".csv", ".tsv", ".tab", ".txt", ".dat", ".data")

    delimiter: str = fields.choice(
        "auto",
        title="Delimiter",
        options={
            "auto": "Automatic",
            "comma": "Comma ,",
            "semicolon": "Semicolon ;",
            "tab": "Tab",
            "bar": "Bar |",
        },
        help="What stands between two cells.",
    )
    decimal: str = fields.choice(
        "auto",
        title="Decimal sign",
        options={"auto": "Automatic", "point": "Point: 1,234.5", "comma": "Comma: 1.234,5"},
        help="What stands before the fraction of a number; the other sign may separate thousands.",
    )
    encoding: str = fields.choice(
        "auto",
        title="Encoding",
        options={
            "auto": "Automatic",
            "utf_8": "UTF-8",
            "utf_16": "UTF-16",
            "windows_1252": "Windows-1252 (Western)",
        },
        help="How the letters are stored; look at accents and umlauts in the preview.",
    )
    header: str = fields.choice(
        "auto",
        title="Header",
        options={"auto": "Automatic", "yes": "First row names the columns", "no": "No names"},
        help="Whether the first row holds names; automatically it does when no cell in it is a number.",
    )

    def read(self, path: Path) -> Source:
        limits.require_file(path)
        try:
            with path.open("rb") as file:
                head = file.read(_HEAD)
        except OSError as error:
            raise InputError("path", f"{path.name} cannot be read: {error.strerror}") from None
        names = sniffing.encodings(head) if self.encoding == "auto" else (_ENCODINGS[self.encoding],)
        for name in names[:-1]:
            try:
                return self._read(path, name)
            except UnicodeDecodeError:
                continue
        remarks = [Remark("The text is not UTF-8 and was read as Windows-1252.")] if len(names) > 1 else []
        try:
            return self._read(path, names[-1], remarks)
        except UnicodeError as error:
            place = f" near byte {error.start:,}" if isinstance(error, UnicodeDecodeError) else ""
            raise InputError(
                "format.encoding" if self.encoding != "auto" else "path",
                f"{path.name} is not text in the encoding {codecs.lookup(names[-1]).name}{place}; "
                "choose another encoding, or save the file as UTF-8",
            ) from None

    def _read(self, path: Path, encoding: str, remarks: list[Remark] | None = None) -> Source:
        with path.open("rb") as raw, io.TextIOWrapper(raw, encoding=encoding, newline="") as text:
            lines = list(islice(_lines(text, path.name), _SAMPLE))
            text.seek(0)
            separator = sniffing.delimiter(lines) if self.delimiter == "auto" else _DELIMITERS[self.delimiter]
            sample = _sample(lines, separator)
            if not sample:
                raise InputError("path", f"{path.name} holds nothing but blank lines")
            sign = sniffing.decimal(sample, separator) if self.decimal == "auto" else _DECIMALS[self.decimal]
            named = self.header == "yes" or (self.header == "auto" and sniffing.has_header(sample, sign))
            return _table(text, path.name, separator, sign, named=named, remarks=remarks or [])


def _is_blank(row: list[str]) -> bool:
    return not any(row) or (len(row) == 1 and not row[0].strip())


def _sample(lines: list[str], separator: str) -> list[list[str]]:
    rows = []
    try:
        rows += [row for row in csv.reader(lines, delimiter=separator) if not _is_blank(row)]
    except csv.Error:
        rows += [line.split(separator) for line in lines if line.strip()]
    return rows


def _lines(text: io.TextIOWrapper[io.BufferedReader], name: str) -> Iterator[str]:
    """Lines that are none too long. Raises InputError with the line's number."""
    count = since = 0
    size = os.fstat(text.fileno()).st_size
    while line := text.readline(LONGEST_LINE + 1):
        count += 1
        since += len(line)
        if since > _PACE:
            tell(text.buffer.tell() / size)
            since = 0
        if len(line) > LONGEST_LINE:
            raise InputError(
                "path",
                f"line {count:,} of {name} is longer than {LONGEST_LINE:,} characters; is this a table as text?",
            )
        if "\0" in line:
            raise InputError(
                "path",
                f"line {count:,} of {name} holds a NUL byte, so this is no text; "
                "choose the file's right format, or another encoding",
            )
        yield line


def _table(
    text: io.TextIOWrapper[io.BufferedReader],
    name: str,
    separator: str,
    sign: Decimal,
    *,
    named: bool,
    remarks: list[Remark],
) -> Source:
    reader = csv.reader(_lines(text, name), delimiter=separator)
    builder: TableBuilder | None = None
    width = 0
    try:
        for row in reader:
            if _is_blank(row):
                continue
            if builder is None:
                width = len(row)
                builder = TableBuilder(name, row if named else [""] * width, sign, remarks=remarks)
                if named:
                    continue
            if len(row) != width:
                row = _fit(row, width, reader.line_num, name)
            builder.add(row)
    except csv.Error as error:
        raise InputError(
            "path",
            f"line {reader.line_num:,} of {name} cannot be taken apart ({error}); "
            "look for a quotation mark without its partner",
        ) from None
    assert builder is not None, "the sample held a row"
    return builder.build()


def _fit(row: list[str], width: int, line: int, name: str) -> list[str]:
    """A row with empty cells too many or too few at its end."""
    if len(row) > width and not any(row[width:]):
        return row[:width]
    raise InputError(
        "path",
        f"line {line:,} of {name} has {len(row)} cells where the first row has {width}; "
        "mend the line, or choose another delimiter",
    )

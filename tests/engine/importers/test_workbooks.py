"""Sheets of Excel and LibreOffice, and archives that are none or worse."""

from __future__ import annotations

import contextlib
import math
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import InputError
from engine.importers import limits
from engine.importers.excel import Excel
from engine.importers.preview import preview
from engine.importers.table import Table
from tests.engine.importers.files import archive, ods, xlsx
from tests.engine.importers.test_text_tables import cells

ROWS = """
<row r="1"><c r="B1" t="inlineStr"><is><t>a title</t></is></c></row>
<row r="3"><c r="B3" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c><c r="D3" t="s"><v>2</v></c><c r="E3" t="s"><v>3</v>
</c></row>
<row r="4"><c r="B4"><v>1.5</v></c><c r="C4" s="1"><v>45413</v></c><c r="D4" t="b"><v>1</v></c><c r="E4" s="3">
<v>3</v></c></row>
<row r="5"><c r="B5" t="e"><v>#N/A</v></c><c r="C5" s="2"><v>45414.5</v></c><c r="D5" t="b"><v>0</v></c>
<c r="E5" t="str"><f>1+1</f><v>4</v></c><c r="H5"><v>9</v></c></row>
<row r="6"/>
<row><c><v>7</v></c><c t="s"><v>4</v></c><c r="E7"><v>-2</v></c></row>
"""
STRINGS = (
    "size",
    "day",
    "ripe",
    "age",
    "rich",
)


def read(path: Path, **fields: str | int) -> Table:
    found = Excel.from_json(fields).read(path)
    assert isinstance(found, Table)
    return found


def problem(path: Path, **fields: str | int) -> InputError:
    with pytest.raises(InputError) as caught:
        read(path, **fields)
    return caught.value


def test_a_sheet_of_excel(tmp_path: Path) -> None:
    found = read(xlsx(tmp_path / "a.xlsx", ROWS, strings=STRINGS), sheet="Data", first_row=3)
    assert [column.name for column in found.columns] == ["size", "day", "ripe", "age"]
    assert cells(found, 0) == [1.5, None, "rich"]
    assert cells(found, 1) == ["2024-05-01 00:00:00", "2024-05-02 12:00:00", None]
    assert cells(found, 2) == ["true", "false", None]
    assert cells(found, 3) == [3.0, 4.0, -2.0]
    assert "2 cells beside the table" in str(found.remarks[0])


def test_a_sheet_that_is_not_there(tmp_path: Path) -> None:
    file = xlsx(tmp_path / "a.xlsx", ROWS, strings=STRINGS)
    error = problem(file, sheet="Sheet9")
    assert error.path == "format.sheet"
    assert "there are: Notes, Data" in error.problem
    assert "empty sheet" in problem(file).problem
    assert "empty sheet" in problem(file, sheet="Data", first_row=9).problem


def test_a_sheet_of_libreoffice(tmp_path: Path) -> None:
    rows = """
    <t:table-row><t:table-cell o:value-type="string"><x:p>size <x:span>in</x:span> m</x:p></t:table-cell>
    <t:table-cell o:value-type="string"><x:p>day</x:p></t:table-cell>
    <t:table-cell o:value-type="string"><x:p>ripe</x:p><o:annotation><x:p>a note</x:p></o:annotation></t:table-cell>
    <t:table-cell t:number-columns-repeated="16381"/></t:table-row>
    <t:table-row t:number-rows-repeated="2"><t:table-cell o:value-type="float" o:value="2.5">
    <x:p>2,5</x:p></t:table-cell>
    <t:table-cell o:value-type="date" o:date-value="2024-05-01T10:00:00"/><t:table-cell/></t:table-row>
    <t:table-row t:number-rows-repeated="1048000"><t:table-cell t:number-columns-repeated="16384"/></t:table-row>
    <t:table-row><t:table-cell o:value-type="percentage" o:value="0.2"/><t:covered-table-cell/>
    <t:table-cell o:value-type="boolean" o:boolean-value="true"/></t:table-row>
    """
    found = read(ods(tmp_path / "a.ods", rows), sheet="Data")
    assert [column.name for column in found.columns] == ["size in m", "day", "ripe"]
    assert cells(found, 0) == [2.5, 2.5, 0.2]
    assert cells(found, 1) == ["2024-05-01 10:00:00"] * 2 + [None]
    assert cells(found, 2) == [None, None, "true"]


def test_cells_that_are_repeated_without_end_do_not_fill_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cell = '<t:table-cell t:number-columns-repeated="16384" o:value-type="float" o:value="1"/>'
    monkeypatch.setattr(limits, "free_numbers", lambda: 10**7)
    error = problem(
        ods(tmp_path / "a.ods", f'<t:table-row t:number-rows-repeated="900000">{cell}</t:table-row>')
    )
    assert "rows of 16384 columns" in error.problem
    row = '<t:table-row t:number-rows-repeated="999999999999999"><t:table-cell o:value-type="float" o:value="1"/>'
    assert "more than" in problem(ods(tmp_path / "b.ods", f"<t:table-row/>{row}</t:table-row>")).problem


def test_a_lonely_far_cell_costs_nothing(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    assert read(xlsx(tmp_path / "a.xlsx", rows), sheet="Data").rows == 2
    assert (
        "beyond the last column"
        in problem(
            xlsx(tmp_path / "a.xlsx", '<row r="1"><c r="ZZZ1"><v>1</v></c></row>'), sheet="Data"
        ).problem
    )


def test_an_archive_that_would_unpack_to_gigabytes_is_refused(tmp_path: Path) -> None:
    file = archive(tmp_path / "a.xlsx", {"xl/workbook.xml": b"\0" * 2**26})
    assert "packed suspiciously tight" in problem(file).problem
    large = tmp_path / "b.xlsx"
    with zipfile.ZipFile(large, "w") as made:
        made.writestr("xl/workbook.xml", "x")
        # As if it were 5 GiB large: only the directory is looked at.
        made.filelist[0].file_size = 5 * 2**30
        made.filelist[0].compress_size = 10 * 2**20
    assert "unpack to 5 GiB" in problem(large).problem
    many = archive(tmp_path / "c.xlsx", {str(n): b"" for n in range(limits.MOST_ENTRIES + 1)})
    assert "entries inside" in problem(many).problem


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"other.txt": "x"}, "lacks its part xl/workbook.xml"),
        ({"xl/workbook.xml": "<workbook>"}, "xl/workbook.xml is damaged"),
        ({"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "declares a document type"),
        ({"content.xml": "<a/>"}, "no sheets"),
    ],
)
def test_what_is_no_workbook(tmp_path: Path, parts: dict[str, str], words: str) -> None:
    assert words in problem(archive(tmp_path / "a.xlsx", parts)).problem


def test_old_or_locked_files_say_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "old.xlsx"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert "save it as .xlsx" in problem(file).problem
    with pytest.raises(InputError, match="save it as"):
        preview(str(file.rename(tmp_path / "old.xls")))


def test_damaged_cells_are_named(tmp_path: Path) -> None:
    for cell in ('<c t="s"><v>99</v></c>', "<c><v>word</v></c>"):
        error = problem(xlsx(tmp_path / "a.xlsx", f'<row r="4">{cell}</row>'), sheet="Data")
        assert "row 4 of the sheet holds a damaged cell" in error.problem


@settings(max_examples=60)
@given(place=st.integers(0, 3000), byte=st.integers(0, 255))
def test_a_damaged_workbook_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, place: int, byte: int
) -> None:
    file = xlsx(tmp_path_factory.getbasetemp() / "any.xlsx", ROWS, strings=STRINGS)
    data = bytearray(file.read_bytes())
    data[place % len(data)] = byte
    file.write_bytes(data)
    with contextlib.suppress(InputError):
        found = read(file, sheet="Data", first_row=3)
        assert all(
            math.isfinite(value) or math.isnan(value) for column in found.columns for value in column.numbers
        )

"""Tables as text: what is guessed, what can be said, and what is refused."""

from __future__ import annotations

import contextlib
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import InputError
from engine.importers import delimited, limits
from engine.importers.delimited import Delimited
from engine.importers.numbers import number, numbers, text_of
from engine.importers.preview import Options, preview
from engine.importers.table import MOST_WORDS, ColumnBuilder, Table
from tests.engine.importers.files import table


def read(tmp_path: Path, data: str | bytes, name: str = "a.csv", **fields: str) -> Table:
    file = tmp_path / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    found = Delimited(**fields).read(file)
    assert isinstance(found, Table)
    return found


def refusal(tmp_path: Path, data: str | bytes, **fields: str) -> InputError:
    with pytest.raises(InputError) as caught:
        read(tmp_path, data, **fields)
    assert "a.csv" in caught.value.problem
    return caught.value


def same(left: Any, right: Any) -> bool:
    return left is not None and np.array_equal(left, np.asarray(right))


def cells(table: Table, position: int) -> list[object]:
    """A column as a person reads it: numbers, words, None."""
    column = table.columns[position]
    words = column.words
    codes = column.codes if column.codes is not None else [-1] * table.rows
    return [
        words[code] if code >= 0 else None if math.isnan(value) else value
        for value, code in zip(column.numbers, codes, strict=True)
    ]


@pytest.mark.parametrize(
    ("cell", "point", "comma"),
    [
        ("1.5", 1.5, None),
        ("1,5", None, 1.5),
        (" -3 ", -3.0, -3.0),
        ("1,234.5", 1234.5, None),
        ("1.234,5", None, 1234.5),
        ("1,234,567", 1234567.0, None),
        ("12 345", 12345.0, 12345.0),
        ("12\u202f345", 12345.0, 12345.0),
        ("1'000.25", 1000.25, None),
        ("−2e3", -2000.0, -2000.0),
        (".5", 0.5, None),
        (",5", None, 0.5),
        ("1_000", None, None),
        ("12,34,5", None, None),
        ("0x10", None, None),
        ("3 apples", None, None),
    ],
)
def test_numbers_as_people_write_them(cell: str, point: float | None, comma: float | None) -> None:
    assert number(cell, ".") == point
    assert number(cell, ",") == comma


@pytest.mark.parametrize(
    "cell", ["", "  ", "NA", "n/a", "NaN", "null", "None", "?", "-", "#N/A", "inf", "-Infinity", "1e999"]
)
def test_missing_and_infinite_values_are_nothing(cell: str) -> None:
    found = number(cell)
    assert found is not None
    assert math.isnan(found)


@given(st.lists(st.floats(-1e15, 1e15), min_size=1))
def test_numbers_survive_writing_and_reading_in_both_customs(values: list[float]) -> None:
    written = [repr(value) for value in values]
    assert same(numbers(written), values)
    with_comma = [text.replace(".", ",") for text in written]
    assert same(numbers(with_comma, ","), values)
    for text, value in zip(with_comma, values, strict=True):
        assert number(text, ",") == value


@given(st.integers(-(10**14), 10**14))
def test_whole_numbers_are_written_without_a_fraction(value: int) -> None:
    assert text_of(float(value)) == str(value)


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("field", ["auto", "named"])
def test_delimiters_are_found_or_told(tmp_path: Path, sign: str, field: str) -> None:
    names = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
    found = read(
        tmp_path,
        table().replace(",", sign),
        delimiter="auto" if field == "auto" else names[sign],
    )
    assert [column.name for column in found.columns] == ["width", "height", "ripe"]
    assert cells(found, 0)[:3] == [0.5, 1.5, 2.5]
    assert cells(found, 2)[:2] == ["no", "yes"]


def test_a_decimal_comma_is_found_between_semicolons(tmp_path: Path) -> None:
    found = read(tmp_path, "a;b;c\n1,5;2.000,25;x\n-0,5;10;y\n")
    assert cells(found, 0) == [1.5, -0.5]
    assert cells(found, 1) == [2000.25, 10.0]
    assert cells(read(tmp_path, "1,234;5\n2,345;6\n"), 0) == [1.234, 2.345]
    assert cells(read(tmp_path, "1,234;5\n2,345;6\n", decimal="point"), 0) == [1234.0, 2345.0]


def test_thousands_in_quotes_between_commas(tmp_path: Path) -> None:
    found = read(tmp_path, 'city,people\nA,"1,234,567"\nB,"2,000"\n')
    assert cells(found, 1) == [1234567.0, 2000.0]


@pytest.mark.parametrize(
    ("encoding", "field"),
    [
        ("utf-8", "auto"),
        ("utf-8-sig", "auto"),
        ("utf-16", "auto"),
        ("utf-16-le", "auto"),
        ("utf-16-be", "auto"),
        ("cp1252", "auto"),
        ("utf-8-sig", "utf_8"),
        ("utf-16", "utf_16"),
        ("cp1252", "windows_1252"),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, field: str) -> None:
    text = "größe,señal\n1,sí\n2,no\n"
    found = read(tmp_path, text.encode(encoding), encoding=field)
    assert [column.name for column in found.columns] == ["größe", "señal"]
    assert cells(found, 1) == ["sí", "no"]
    assert [str(remark) for remark in found.remarks] == (
        ["The text is not UTF-8 and was read as Windows-1252."]
        if (encoding, field) == ("cp1252", "auto")
        else []
    )


def test_a_late_letter_may_decide_the_encoding(tmp_path: Path) -> None:
    text = "a,b\n" + "1,x\n" * 40_000 + "2,é\n"
    assert cells(read(tmp_path, text.encode("cp1252")), 1)[-1] == "é"


def test_text_in_no_encoding_is_refused_where_it_breaks(tmp_path: Path) -> None:
    error = refusal(tmp_path, b"a,b\n1,\x81\n2,x\n")
    assert error.path == "path"
    assert "near byte" in error.problem
    assert "UTF-8" in error.problem
    assert refusal(tmp_path, b"a,b\n1,\xe9\n", encoding="utf_8").path == "format.encoding"
    assert refusal(tmp_path, b"a,b\n1,x\n", encoding="utf_16").path == "format.encoding"


def test_headers_are_found_or_told(tmp_path: Path) -> None:
    bare = read(tmp_path, "1,2\n3,4\n")
    assert [column.name for column in bare.columns] == ["column 1", "column 2"]
    assert bare.rows == 2
    assert [column.name for column in read(tmp_path, "1,2\n3,4\n", header="yes").columns] == ["1", "2"]
    assert read(tmp_path, "a,b\nc,d\n", header="no").rows == 2


def test_quotes_blank_lines_and_old_line_ends(tmp_path: Path) -> None:
    found = read(tmp_path, 'a,b\r\n\r\n"x, ""y""\nz",1\r\n,\r\n"w",2,\r\n')
    assert cells(found, 0) == ['x, "y" z', "w"]
    assert read(tmp_path, "a,b\r1,2\r3,4\r").rows == 2


def test_names_that_come_twice_or_not_at_all(tmp_path: Path) -> None:
    found = read(tmp_path, "x,,x,x\n1,2,3,4\n")
    assert [column.name for column in found.columns] == ["x", "column 2", "x (2)", "x (3)"]
    assert "Two columns are called x" in str(found.remarks[0])


def test_a_column_is_the_same_in_whatever_pieces_it_comes() -> None:
    written = ["1", "", "word", "2.5", "other", "word", "-3", "NA"]
    whole = ColumnBuilder("a")
    whole.add(written)
    pieces = ColumnBuilder("a")
    for cell in written:
        pieces.add([cell])
    left, right = whole.build(), pieces.build()
    assert np.array_equal(left.numbers, right.numbers, equal_nan=True)
    assert left.words == right.words == ("word", "other")
    assert same(left.codes, right.codes)
    indexed = ColumnBuilder("a")
    different = list(dict.fromkeys(written))
    indexed.add_words(different, np.array([different.index(cell) for cell in written]))
    again = indexed.build()
    assert np.array_equal(again.numbers, left.numbers, equal_nan=True)
    assert same(again.codes, left.codes)


def test_words_without_end_are_not_kept() -> None:
    builder = ColumnBuilder("a")
    builder.add([f"word {n}" for n in range(MOST_WORDS + 50)])
    column = builder.build()
    assert len(column.words) == MOST_WORDS
    assert column.crowded
    assert not column.is_missing.any()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty (0 bytes)"),
        ("\n \n\n", "nothing but blank lines"),
        ("a,b\n", "a header but no rows"),
        ("a,b\n1,2\n3,4,5\n", "line 3 of a.csv has 3 cells where the first row has 2"),
        ("a,b\n1,2\n3\n", "line 3 of a.csv has 1 cells"),
        (b"a,b\n1,2\n3,\x00\n", "line 3 of a.csv holds a NUL byte"),
        ("a,b\n1," + "x" * (delimited.LONGEST_LINE + 1), "line 2 of a.csv is longer than"),
        ('a,b\n1,"' + "x\n" * 100_000, "quotation mark without its partner"),
        (",".join(f"c{n}" for n in range(limits.MOST_COLUMNS + 1)) + "\n1\n", "columns; at most"),
    ],
)
def test_what_is_no_table_is_refused_with_its_place(tmp_path: Path, data: str | bytes, words: str) -> None:
    error = refusal(tmp_path, data)
    assert words in error.problem
    assert error.path == "path"


def test_a_file_of_ten_gigabytes_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "huge.csv"
    with file.open("wb") as made:
        made.truncate(10 * 2**30)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("it was opened"))
    with pytest.raises(InputError, match=r"huge.csv has 10 GiB, more than the 1 GiB"):
        preview(str(file))


def test_more_rows_than_fit_are_refused_while_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "free_numbers", lambda: 45_000)
    with pytest.raises(InputError, match=r"more than 5,000 rows of 3 columns"):
        read(tmp_path, table(20_000))
    assert read(tmp_path, table(4_000)).rows == 4_000


def test_paths_that_lead_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def problem(path: str, options: Options | None = None) -> str:
        with pytest.raises(InputError) as caught:
            preview(path, options)
        assert caught.value.path == "path"
        return caught.value.problem

    assert "choose a file" in problem("")
    assert "there is no" in problem(str(tmp_path / "gone.csv"))
    assert "is a folder" in problem(str(tmp_path), Options(Delimited()))
    assert "tells no format" in problem(str(Path(__file__)))
    if Path("/dev/zero").exists():
        assert "neither a file nor a folder" in problem("/dev/zero")
    file = tmp_path / "locked.csv"
    file.write_text(table())

    def denied(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    assert "locked.csv cannot be read: Permission denied" in problem(str(file))


@settings(max_examples=60)
@given(data=st.binary(min_size=1, max_size=400))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "any.csv"
    file.write_bytes(data)
    with contextlib.suppress(InputError):
        found = Delimited().read(file)
        assert isinstance(found, Table)
        assert all(len(column.numbers) == found.rows for column in found.columns)

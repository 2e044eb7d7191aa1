"""What is made of the columns of a table, and the report on it."""

from __future__ import annotations

import json
import math
import os
from pathlib import Path

import numpy as np
import pytest

from engine.errors import InputError
from engine.importers import reading
from engine.importers.delimited import Delimited
from engine.importers.prepare import prepare
from engine.importers.preview import Options, Preview, preview
from tests.engine.importers.files import table


@pytest.fixture
def write(tmp_path: Path):
    def write(text: str, name: str = "a.csv") -> str:
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        return str(file)

    return write


def rows(header: str, row, count: int = 40) -> str:
    return "\n".join([header, *(row(n) for n in range(count)), ""])


def roles(found: Preview) -> dict[str, tuple[str, str, str]]:
    return {column.name: (column.type, column.role, column.reason) for column in found.columns}


def test_columns_find_their_types_and_roles(write) -> None:
    text = rows(
        "id,size,color,day,text,same,none,mixed,kind",
        lambda n: (
            f"{n + 7},{n * 0.5},{'red' if n % 3 else 'blue'},2024-05-{n % 28 + 1},some words {n},5,,"
            f"{n if n % 2 else 'x'},{'ab'[n % 2]}"
        ),
    )
    found = preview(write(text))
    assert found.problem == ""
    assert roles(found) == {
        "id": ("number", "dropped", "numbers the rows"),
        "size": ("number", "input", ""),
        "color": ("category", "input", ""),
        "day": ("date", "dropped", "holds dates; add columns with what matters of them, such as the month"),
        "text": ("text", "dropped", "holds text with too many different values to be categories"),
        "same": ("number", "dropped", "is the same in every row"),
        "none": ("empty", "dropped", "holds nothing"),
        "mixed": ("text", "dropped", "holds text with too many different values to be categories"),
        "kind": ("category", "target", ""),
    }
    assert (found.task, found.classes, found.input_shape) == ("classes", (("a", 20), ("b", 20)), (3,))
    size = found.columns[1]
    assert (size.low, size.high, size.distinct, size.features, size.examples[:2]) == (
        0.0,
        19.5,
        40,
        1,
        ("0", "0.5"),
    )
    assert found.columns[2].examples == ("blue", "red")
    assert found.first_rows[1][:3] == ("8", "0.5", "red")


def test_a_preview_is_json(write) -> None:
    found = preview(write(rows("x,y,k", lambda n: f"{n / 3},{n % 4 if n % 5 else ''},{'ab'[n % 2]}")))
    text = json.dumps(found.to_json(), allow_nan=False)
    assert json.loads(text)["columns"][1]["missing"] == 8
    assert json.loads(text)["remarks"][0]["values"] == {"names": "y"}


def test_samples_are_the_cells(write) -> None:
    text = "x,color,y\n1,red,0.5\n2,,1.5\n,blue,2.5\n4,red,\n5,red,4.5\n"
    samples = prepare(write(text), Options(leave_out=(), task="values")).examples()
    nan = math.nan
    expected = np.array([[1, 0, 1, 0], [2, 0, 0, 1], [nan, 1, 0, 0], [5, 0, 1, 0]])
    assert np.array_equal(samples.raw, expected, equal_nan=True)
    assert samples.targets.tolist() == [[0.5], [1.5], [2.5], [4.5]]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (lambda n: n % 3, "classes"),
        (lambda n: n % 3 / 2, "values"),
        (lambda n: n % 30, "values"),
        (lambda n: n / 7, "values"),
        (lambda n: ("yes", "no")[n % 2], "classes"),
        (lambda n: ("true", "false")[n % 2], "classes"),
    ],
)
def test_classes_or_values(write, target, expected: str) -> None:
    path = write(rows("x,y", lambda n: f"{n / 2},{target(n)}", 60))
    assert preview(path).task == expected
    for task in ("classes", "values"):
        found = preview(path, Options(task=task))
        assert found.task == task or (found.problem_path == "predict" and "words" in found.problem)


def test_class_names_are_in_order_and_few_samples_are_remarked(write) -> None:
    text = rows("x,y", lambda n: f"{n / 2},{n % 12 * 5 % 60}", 60) + "9,zebra\n8,Ant\n"
    found = preview(write(text), Options(task="classes"))
    assert [name for name, _ in found.classes] == [
        "0",
        "5",
        "10",
        "15",
        "20",
        "25",
        "30",
        "35",
        "40",
        "45",
        "50",
        "55",
    ]
    assert "2 cells of y are no numbers" in " ".join(map(str, found.remarks))
    words = preview(write(rows("x,y", lambda n: f"{n},{'bcA'[n % 3]}", 9) + "1,z\n"))
    assert [name for name, _ in words.classes] == ["A", "b", "c", "z"]
    assert "A, b, c, z" in str(words.remarks[-1])


def test_targets_may_be_named_and_columns_left_out(write) -> None:
    path = write(rows("x,color,y,z", lambda n: f"{n / 3},{'rg'[n % 2]},{n % 7 / 2},{n * n % 11}"))
    found = preview(path, Options(target="COLOR", leave_out=("z",)))
    assert found.target == "color"
    assert roles(found)["z"] == ("number", "dropped", "is left out as you wish")
    assert found.input_shape == (2,)
    task = prepare(path, Options(target="color", leave_out=("z",))).require()
    assert (task.view, task.classes) == ("plane", ("g", "r"))
    assert prepare(path, Options(target="y", leave_out=("z", "color"))).require().view == "curve"
    assert prepare(path, Options(target="y")).require().view == ""


def test_row_numbers_serve_when_nothing_else_does(write) -> None:
    assert (
        roles(preview(write("year,y\n" + "".join(f"{n},{n * 0.3}\n" for n in range(1, 30)))))["year"][1]
        == "input"
    )
    assert (
        roles(preview(write("id,y\n" + "".join(f"{n},{n * 0.3}\n" for n in range(1, 30)))))["id"][1]
        == "input"
    )
    counted = write("," + "x,y\n" + "".join(f"{n},{n * n % 7},{n * 0.3}\n" for n in range(30)))
    assert roles(preview(counted))["column 1"] == ("number", "dropped", "numbers the rows")


@pytest.mark.parametrize(
    ("text", "options", "path", "words"),
    [
        ("x,y\n1,a\n2,a\n", {}, "target", "single class (a)"),
        ("x,y\n1,\n2,\n", {}, "target", "holds nothing"),
        ("x,y\n1,a\n2,b\n", {"target": "yy"}, "target", "did you mean 'y'?"),
        ("x,y\n1,a\n2,b\n", {"target": "zzz"}, "target", "there are: x, y"),
        ("x,y\n1,a\n2,b\n", {"leave_out": ("q",)}, "leave_out", "there is no column 'q'"),
        ("x,y\n1,a\n2,b\n", {"leave_out": ("x",)}, "leave_out", "no column is left"),
        ("x,y\n1,a\n2,b\n", {"task": "values"}, "predict", "holds words"),
        ("x,y\n1,2024-01-01\n2,2024-01-02\n", {}, "target", "holds dates"),
        ("x,y\n1,2\n2,2\n", {"task": "values"}, "target", "same in every row"),
        ("x,y\n1e40,1\n2,2\n", {}, "leave_out", "beyond 1e30"),
        ("x,y\n1,1e40\n2,2\n", {}, "target", "beyond 1e30"),
        (rows("x,y", lambda n: f"{n},{n}", 1200), {"task": "classes"}, "target", "too many for classes"),
        ("x\n1\n2\n", {}, "leave_out", "no column is left"),
    ],
)
def test_tables_that_pose_no_task_still_show_their_columns(
    write, text: str, options, path: str, words: str
) -> None:
    place = write(text)
    found = preview(place, Options(**options))
    assert found.columns
    assert (found.task, found.input_shape) == ("", ())
    assert (found.problem_path, words in found.problem) == (path, True), found.problem
    with pytest.raises(InputError) as caught:
        prepare(place, Options(**options)).require()
    assert (caught.value.path, caught.value.problem) == (path, found.problem)


def test_a_file_is_read_once_until_it_changes(write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(table())
    first = prepare(path, Options())
    with monkeypatch.context() as patch:
        patch.setattr(Delimited, "read", lambda *_: pytest.fail("read again"))
        assert prepare(path, Options()) is first
        assert preview(path, Options(target="height")).target == "height", "from the same reading"
    Path(path).write_text(table(31))
    assert preview(path).rows == 31
    Path(path).write_text(table(31).replace("yes", "YES"))
    os.utime(path, (5, 5))
    assert preview(path).classes[1][0] == "YES"


def test_a_refusal_is_kept_as_well(write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("a,b\n1,2,3\n")
    problems = set()
    for _ in range(2):
        with pytest.raises(InputError) as caught:
            preview(path)
        problems.add((id(caught.value), caught.value.problem))
        monkeypatch.setattr(Delimited, "read", lambda *_: pytest.fail("read again"))
    assert len({problem for _, problem in problems}) == 1


def test_a_reading_that_exhausts_the_memory_is_refused(write, monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(Delimited, "read", exhausted)
    with pytest.raises(InputError, match="does not fit into the memory"):
        preview(write(table()))
    reading._read.cache_clear()

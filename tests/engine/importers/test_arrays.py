"""Arrays of NumPy, IDX files and Parquet: what they mean, and what is refused in them."""

from __future__ import annotations

import contextlib
import gzip
import io
import pickle
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import InputError
from engine.importers import base, limits
from engine.importers.idx import Idx
from engine.importers.npz import Npz
from engine.importers.parquet import Parquet
from engine.importers.preview import Options, preview
from engine.importers.table import Samples, Table
from tests.engine.importers.files import archive, idx, numbers
from tests.engine.importers.test_text_tables import cells


def saved(path: Path, **arrays: Any) -> Path:
    np.savez_compressed(path, **arrays)
    return path


def npz(path: Path, **fields: str) -> Samples:
    found = Npz(**fields).read(path)
    assert isinstance(found, Samples)
    return found


def refusal(importer: base.Importer, path: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        importer.read(path)
    return caught.value


def test_images_rows_and_sequences_are_told_apart(tmp_path: Path) -> None:
    y = np.arange(20) % 4
    images = npz(saved(tmp_path / "a.npz", x=numbers((20, 8, 6)), y=y))
    assert (images.image, images.scale, images.inputs.shape) == (True, 255.0, (20, 8, 6, 1))
    colors = npz(saved(tmp_path / "a.npz", X=numbers((20, 8, 6, 3)) / 255.0, Y=y))
    assert (colors.image, colors.scale, colors.inputs.shape) == (True, 1.0, (20, 8, 6, 3))
    gray = npz(saved(tmp_path / "a.npz", images=numbers((20, 8, 8)) % 17, labels=y))
    assert (gray.image, gray.scale) == (True, 16.0)
    sequences = npz(saved(tmp_path / "a.npz", x=numbers((20, 30, 2)) / 7.0, y=y))
    assert (sequences.image, sequences.inputs.shape) == (False, (20, 30, 2))
    rows = npz(saved(tmp_path / "a.npz", data=numbers((20,)).astype(np.int32), target=y / 3))
    assert (rows.image, rows.inputs.shape, rows.targets.shape) == (False, (20, 1), (20, 1))


def test_targets_are_classes_or_values(tmp_path: Path) -> None:
    x = numbers((40, 3)) / 9.0
    seen = {}
    for name, y in {
        "numbers": np.arange(40) % 3 * 5,
        "texts": np.array(["b", "a"] * 20),
        "truth": np.arange(40) % 2 == 0,
        "one_hot": np.eye(4)[np.arange(40) % 4],
        "values": np.linspace(0, 1, 40),
        "several": numbers((40, 2)) / 3.0,
    }.items():
        found = preview(str(saved(tmp_path / f"{name}.npz", x=x, y=y)))
        assert found.problem == ""
        seen[name] = (found.task, [label for label, _ in found.classes])
    assert seen == {
        "numbers": ("classes", ["0", "5", "10"]),
        "texts": ("classes", ["a", "b"]),
        "truth": ("classes", ["False", "True"]),
        "one_hot": ("classes", ["0", "1", "2", "3"]),
        "values": ("values", []),
        "several": ("values", []),
    }
    whole = preview(str(tmp_path / "numbers.npz"), Options(task="values"))
    assert whole.task == "values"


def test_parts_are_put_together_and_names_may_be_told(tmp_path: Path) -> None:
    x, y = numbers((30, 2)) / 3.0, np.arange(30) % 2
    file = saved(
        tmp_path / "a.npz", x_train=x[:20], y_train=y[:20], x_test=x[20:], y_test=y[20:], other=y[::-1]
    )
    found = npz(file)
    assert np.array_equal(found.inputs, x)
    assert np.array_equal(found.targets[:, 0], y)
    assert "put together" in str(found.remarks[0])
    assert len(npz(file, inputs="x_test", targets="y_test").inputs) == 10
    error = refusal(Npz(targets="z"), file)
    assert error.path == "format.targets"
    assert "there are: x_train" in error.problem
    assert "other" in refusal(Npz(), saved(tmp_path / "b.npz", other=y)).problem


class Danger:
    def __reduce__(self):
        return (pytest.fail, ("something was executed",))


def test_pickles_are_refused_and_never_opened(tmp_path: Path) -> None:
    file = saved(tmp_path / "a.npz", x=np.array([Danger(), Danger()]), y=np.arange(2))
    error = refusal(Npz(), file)
    assert "'x' holds Python objects" in error.problem
    raw = archive(tmp_path / "b.npz", {"x.npy": pickle.dumps(Danger()), "y.npy": b"x"})
    assert "damaged" in refusal(Npz(), raw).problem


def array_bytes(array: Any) -> bytes:
    stream = io.BytesIO()
    np.save(stream, array)
    return stream.getvalue()


def test_arrays_that_promise_what_they_do_not_hold(tmp_path: Path) -> None:
    good = array_bytes(np.zeros((10, 2)))
    y = array_bytes(np.arange(10))
    for bad, words in (
        (good.replace(b"(10, 2)", b"(99, 2)"), "not as long as its shape"),
        (good.replace(b"(10, 2), }    ", b"(9999999999999, 2), }"), "too much of the free"),
        (good[:-8], "not as long"),
        (good[:20], "damaged"),
        (b"", "damaged"),
        (array_bytes(np.zeros(10, "M8[s]")), "no number"),
        (array_bytes(np.zeros(10, complex)), "no number"),
        (array_bytes(np.array(["a"] * 10)), "must be numbers"),
        (array_bytes(np.zeros((9, 2))), "has 9 samples, but 'y' has 10"),
        (array_bytes(np.float64(3.0)), "has 0 samples"),
        (array_bytes(np.array([[1.0], [np.nan]] * 5)), "sample 1 of 'x'"),
    ):
        error = refusal(Npz(), archive(tmp_path / "a.npz", {"x.npy": bad, "y.npy": y}))
        assert words in error.problem
        assert "a.npz" in error.problem
    assert "no archive" in refusal(Npz(), _written(tmp_path / "b.npz", b"nothing")).problem


def test_an_array_beyond_the_memory_is_refused_by_its_header(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = saved(tmp_path / "a.npz", x=np.zeros((1000, 100)), y=np.arange(1000))
    monkeypatch.setattr(limits, "free_numbers", lambda: 50_000)
    monkeypatch.setattr(np.lib.format, "read_array", lambda *_, **__: pytest.fail("it was read"))
    assert "too much of the free memory" in refusal(Npz(), file).problem


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("packed", [False, True])
def test_files_of_mnist(tmp_path: Path, packed: bool) -> None:
    pack, end = (gzip.compress, ".gz") if packed else (bytes, "")
    pixels, labels = numbers((20, 9, 7)), (np.arange(20) % 10).astype(np.uint8)
    file = _written(tmp_path / f"t10k-images-idx3-ubyte{end}", pack(idx(pixels)))
    _written(tmp_path / f"t10k-labels-idx1-ubyte{end}", pack(idx(labels)))
    found = preview(str(file))
    assert (found.format, found.input_shape, found.task, len(found.classes)) == (
        "idx",
        (9, 7, 1),
        "classes",
        10,
    ) or (
        # Ten classes of two samples each are too few for a guess.
        found.task == "values"
    )
    samples = Idx().read(file)
    assert isinstance(samples, Samples)
    assert np.array_equal(samples.inputs[..., 0], pixels)
    assert np.array_equal(samples.targets[:, 0], labels)


@pytest.mark.parametrize("dtype", ["int8", "int16", "int32", "float32", "float64"])
def test_every_type_of_number(tmp_path: Path, dtype: str) -> None:
    array = (np.arange(40).reshape(20, 2) - 9).astype(dtype)
    file = _written(tmp_path / "a.idx", idx(array))
    labels = _written(tmp_path / "b.idx", idx((np.arange(20) % 2).astype(np.uint8)))
    samples = Idx(labels=str(labels)).read(file)
    assert isinstance(samples, Samples)
    assert np.array_equal(samples.inputs, array)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04" + bytes(20), "does not begin as an IDX file does, but with 50 4b 03 04"),
        (b"\0\0\x07\x01" + bytes(20), "does not begin"),
        (b"\0\0\x08\x00" + bytes(20), "does not begin"),
        (b"\0\0\x08\x03\0\0", "ends within its header"),
        (idx(numbers((5, 6, 6)))[:-1], "says 180 bytes by its shape (5, 6, 6), but holds 179"),
        (idx(numbers((5, 6, 6))) + b"x", "but holds more"),
        (b"\0\0\x08\x03" + b"\xff" * 12, "too much of the free memory"),
        (gzip.compress(idx(numbers((5, 6, 6))))[:-20], "cannot be read"),
        (b"\0\0\x08\x03\0\0\0\x05\0\0\0\0\0\0\0\x06", "are empty"),
    ],
)
def test_files_that_are_no_idx(tmp_path: Path, data: bytes, words: str) -> None:
    file = _written(tmp_path / "a-images-idx3-ubyte", data)
    _written(tmp_path / "a-labels-idx1-ubyte", idx(np.zeros(5, np.uint8)))
    error = refusal(Idx(), file)
    assert words in error.problem
    assert error.path == "path"


def test_labels_that_do_not_fit(tmp_path: Path) -> None:
    file = _written(tmp_path / "a-images-idx3-ubyte", idx(numbers((5, 6, 6))))
    assert refusal(Idx(), file).path == "format.labels"
    _written(tmp_path / "a-labels-idx1-ubyte", idx(np.zeros(4, np.uint8)))
    assert "labels of the shape (4,) for 5 samples" in refusal(Idx(), file).problem
    error = refusal(Idx(labels=str(tmp_path / "gone")), file)
    assert error.path == "format.labels"
    assert "there is no" in error.problem
    assert (
        "does not tell where" in refusal(Idx(), _written(tmp_path / "a.idx", idx(numbers((5, 6, 6))))).problem
    )


def parquet(path: Path, columns: dict[str, Any], **options: Any) -> Path:
    arrow = pytest.importorskip("pyarrow", reason="the extra data is not installed")
    pytest.importorskip("pyarrow.parquet").write_table(arrow.table(columns), path, **options)
    return path


def test_parquet_keeps_types_and_gaps(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow", reason="the extra data is not installed")
    file = parquet(
        tmp_path / "a.parquet",
        {
            "whole": arrow.array([1, None, 3], arrow.int32()),
            "real": arrow.array([0.5, float("inf"), float("nan")]),
            "word": ["a", None, "12"],
            "truth": [True, False, None],
            "when": arrow.array([0, 86_400, None], arrow.timestamp("s")),
            "list": [[1], [2], [3]],
            "category": arrow.array(["x", "y", "x"]).dictionary_encode(),
            "nothing": arrow.nulls(3),
        },
        row_group_size=2,
    )
    found = Parquet().read(file)
    assert isinstance(found, Table)
    assert [column.name for column in found.columns] == [
        "whole",
        "real",
        "word",
        "truth",
        "when",
        "category",
        "nothing",
    ]
    assert [cells(found, position) for position in range(7)] == [
        [1.0, None, 3.0],
        [0.5, None, None],
        ["a", None, 12.0],
        ["true", "false", None],
        ["1970-01-01 00:00:00.000", "1970-01-02 00:00:00.000", None],
        ["x", "y", "x"],
        [None, None, None],
    ]
    assert "left out: list" in str(found.remarks[0])
    assert found.first_rows[0][:3] == ("1", "0.5", "a")


def test_what_is_no_parquet_and_what_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = parquet(tmp_path / "a.parquet", {"a": list(range(1000)), "b": ["x" * 1000] * 1000})
    assert (
        "no Parquet file" in refusal(Parquet(), _written(tmp_path / "b.parquet", b"PAR1nothingPAR1")).problem
    )
    with monkeypatch.context() as patch:
        patch.setattr(limits, "MOST_BYTES", 5000)
        assert "more than the 4.88 KiB" in refusal(Parquet(), file).problem
    monkeypatch.setattr(limits, "free_numbers", lambda: 3000)
    assert "too much of the free memory" in refusal(Parquet(), file).problem


def test_a_missing_library_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr("importlib.import_module", missing)
    error = refusal(Parquet(), _written(tmp_path / "a.parquet", b"x"))
    assert error.problem.endswith('install it with: pip install "descenso[data]"')
    assert "pyarrow" in error.problem


@settings(max_examples=60)
@given(place=st.integers(0, 2000), byte=st.integers(0, 255))
@pytest.mark.parametrize("kind", [Npz, Idx])
def test_damaged_arrays_are_read_or_refused(
    kind: type[base.Importer], tmp_path_factory: pytest.TempPathFactory, place: int, byte: int
) -> None:
    folder = tmp_path_factory.getbasetemp()
    x, y = numbers((12, 3)) / 2.0, np.arange(12, dtype=np.uint8) % 2
    file = saved(folder / "any.npz", x=x, y=y) if kind is Npz else _written(folder / "x-images-idx3", idx(x))
    _written(folder / "x-labels-idx1", idx(y))
    data = bytearray(file.read_bytes())
    data[place % len(data)] = byte
    file.write_bytes(data)
    with contextlib.suppress(InputError):
        found = kind().read(file)
        assert isinstance(found, Samples)
        assert np.isfinite(found.inputs).all()

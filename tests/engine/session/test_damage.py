"""Whatever is wrong with a file is one sentence; nothing is believed, nothing is executed, nothing blows up."""

from __future__ import annotations

import io
import json
import pickle
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.arrays import HostArray
from engine.errors import FileError
from engine.recording.run import RunRecord
from engine.session import archive_reader, npy, strict_json
from engine.session.session import Session, load, save
from tests.engine.session import forge
from tests.engine.session.forge import in_document, replaced
from tests.engine.training.experiments import small

PARAMETERS = "runs/0/checkpoint/parameters.npy"
STEPS = "runs/0/series/steps.0.npy"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("session") / "good.descenso"
    save(path, Session(small(), (forge.recorded(small(), 12),), {"docks": 1}, "notes"))
    return path


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("session") / "bad.descenso"


def problem(path: Path) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(FileError) as caught:
        load(path)
    sentence = str(caught.value)
    assert sentence.startswith(f"{path} cannot be opened: ")
    assert "\n" not in sentence
    return sentence


@given(st.data())
def test_no_bit_can_change_unseen(good: Path, bad: Path, data: st.DataObject) -> None:
    content = bytearray(good.read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] ^= data.draw(st.integers(1, 255))
    if bytes(content) != good.read_bytes():
        bad.write_bytes(content)
        problem(bad)


@given(st.data())
def test_a_file_that_is_cut_short_or_grown_is_refused(good: Path, bad: Path, data: st.DataObject) -> None:
    content = good.read_bytes()
    bad.write_bytes(content[: data.draw(st.integers(0, len(content) - 1))])
    problem(bad)
    bad.write_bytes(content + data.draw(st.binary(min_size=1, max_size=200)))
    problem(bad)
    bad.write_bytes(data.draw(st.binary(max_size=300)))
    problem(bad)


@given(st.data())
def test_damage_under_a_valid_seal_is_refused_or_harmless(good: Path, bad: Path, data: st.DataObject) -> None:
    """Someone who recomputes the seal gets no further than the checks: never another kind of error."""
    content = bytearray(good.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 65))] = data.draw(st.integers(0, 255))
    bad.write_bytes(forge.seal(bytes(content)))
    try:
        opened = load(bad)
    except FileError:
        return
    assert opened.runs[0].start == small()


def test_damage_is_named_by_its_entry(good: Path, bad: Path) -> None:
    content = bytearray(good.read_bytes())
    place = content.find(dict(forge.entries(good))[PARAMETERS][-16:])
    content[place] ^= 1
    bad.write_bytes(content)
    assert PARAMETERS in problem(bad)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not a Descenso session"),
        (b'{"format": 1}', "not a Descenso session"),
        (b"PK\x03\x04", "is damaged"),
    ],
)
def test_other_files_are_told_apart(bad: Path, content: bytes, words: str) -> None:
    bad.write_bytes(content)
    assert words in problem(bad)


def test_a_foreign_archive_a_folder_and_nothing(bad: Path) -> None:
    with zipfile.ZipFile(bad, "w") as archive:
        archive.writestr("word/document.xml", "<xml/>")
    assert "choose a file that ends in .descenso" in problem(bad)
    problem(bad.parent)
    problem(bad.parent / "nothing.descenso")


class Explosive:
    """Unpickling it would run a command."""

    def __reduce__(self) -> Any:
        return (Path("/nonexistent").touch, ())


def big_header(_: bytes) -> bytes:
    text = b"{'descr': '<f4', 'fortran_order': False, 'shape': (1, 5), }" + b" " * 60000 + b"\n"
    return b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text


def with_shape(shape: str) -> Callable[[bytes], bytes]:
    def change(_: bytes) -> bytes:
        text = f"{{'descr': '<f4', 'fortran_order': False, 'shape': {shape}, }}".encode().ljust(117) + b"\n"
        return b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text + bytes(64)

    return change


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda _: forge.npy(np.array([[Explosive()]]), allow_pickle=True), "plain numbers in C order"),
        (lambda _: pickle.dumps(Explosive()), "NumPy's format 1.0"),
        (lambda _: forge.npy(np.asfortranarray(np.ones((3, 4), np.float32))), "plain numbers in C order"),
        (lambda _: forge.npy(np.ones((1, 4), ">f4")), "plain numbers in C order"),
        (lambda _: forge.npy(np.ones((1, 4), np.complex64)), "plain numbers in C order"),
        (lambda _: forge.npy(np.ones((1, 4), np.float32), version=(2, 0)), "NumPy's format 1.0"),
        (lambda _: forge.npy(np.ones((1, 4), np.float32)), "where float32"),
        (lambda data: data[:-1], "the size that its shape gives"),
        (lambda data: data + b"\0", "the size that its shape gives"),
        (lambda data: data.replace(b"(1, ", b"(9, "), "the size that its shape gives"),
        (big_header, "header that is too long"),
        (with_shape("(1, 99999999999999999)"), "the size that its shape gives"),
        (with_shape("(9999999999999999999999,)"), "impossible shape"),
        (with_shape("(" + "1, " * 20 + "1)"), "impossible shape"),
        (with_shape("(1,16)"), "plain numbers"),
        (with_shape("(16)"), "plain numbers"),
        (with_shape("(016,)"), "plain numbers"),
        (with_shape("(-1,)"), "plain numbers"),
        (with_shape("().__class__"), "plain numbers"),
    ],
)
def test_an_array_that_is_not_plain_numbers_of_its_shape_is_refused(
    good: Path, bad: Path, change: Callable[[bytes], bytes], words: str
) -> None:
    forge.write(bad, replaced(forge.entries(good), PARAMETERS, change))
    assert words in problem(bad)


def swap(content: forge.Entries) -> forge.Entries:
    data = dict(content)
    left, right = PARAMETERS, "runs/0/checkpoint/optimizer.mean.npy"
    return [(name, data[{left: right, right: left}.get(name, name)]) for name, _ in content]


@pytest.mark.parametrize(
    ("change", "declare", "words"),
    [
        (swap, False, "is damaged"),
        (lambda entries: [*entries, (STEPS, b"")], False, "is there twice"),
        (lambda entries: [*entries, ("../evil.npy", b"")], True, "no name for an entry"),
        (lambda entries: [*entries, ("runs/../../evil.npy", b"")], True, "no name for an entry"),
        (lambda entries: [*entries, ("/etc/passwd", b"")], True, "no name for an entry"),
        (lambda entries: [*entries, ("C:\\evil", b"")], True, "no name for an entry"),
        (lambda entries: [*entries, ("runs//0.npy", b"")], True, "no name for an entry"),
        (lambda entries: [*entries, ("evil.npy", b"")], False, "does not belong there"),
        (lambda entries: [*entries, ("evil.txt", b"")], True, "does not belong there"),
        (lambda entries: [*entries, ("evil.npy", forge.npy(np.ones(3)))], True, "belongs to no run"),
        (lambda entries: [*entries, ("runs/0/more/x.npy", forge.npy(np.ones(3)))], True, "no use for"),
        (
            lambda entries: [*entries, ("runs/7/series/x.npy", forge.npy(np.ones(3)))],
            True,
            "belongs to no run",
        ),
        (lambda entries: entries[1:], True, "not a Descenso session"),
        (lambda entries: [*entries[1:], entries[0]], True, "not a Descenso session"),
        (
            lambda entries: [("mimetype", b"application/epub+zip"), *entries[1:]],
            True,
            "not a Descenso|not that of",
        ),
        (
            lambda entries: [item for item in entries if item[0] != PARAMETERS],
            True,
            "parameters: has no array",
        ),
        (lambda entries: [item for item in entries if item[0] != PARAMETERS], False, "is missing"),
        (lambda entries: [item for item in entries if item[0] != STEPS], True, "broken record"),
        (
            lambda entries: replaced(entries, STEPS, lambda data: data[::-1]),
            False,
            "is damaged|NumPy's format",
        ),
    ],
)
def test_entries_that_do_not_belong_or_are_missing_are_named(
    good: Path, bad: Path, change: Callable[[forge.Entries], forge.Entries], declare: bool, words: str
) -> None:
    forge.write(bad, change(forge.entries(good)), declare=declare)
    sentence = problem(bad)
    assert any(word in sentence for word in words.split("|")), sentence


def test_a_mimetype_that_unfolds_is_not_read(good: Path, bad: Path) -> None:
    forge.write(bad, forge.entries(good), mimetype_packed=True)
    assert "not that of a Descenso session" in problem(bad)


def test_an_archive_that_would_fill_the_memory_is_refused_before_it_is_read(
    good: Path, bad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad.write_bytes(good.read_bytes())
    monkeypatch.setattr(psutil, "virtual_memory", lambda: type("Memory", (), {"available": 1000}))
    monkeypatch.setattr(archive_reader.Archive, "array", lambda *_: pytest.fail("an array was read"))
    assert "GiB of memory" in problem(bad)


def test_a_bomb_with_a_false_size_is_refused(bad: Path, good: Path) -> None:
    """The entry unfolds to a thousand times the size that directory and manifest give."""
    content = forge.entries(good)
    forge.write(bad, content)
    raw = bytearray(bad.read_bytes())
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = b"0" * 64
        for name, data in content:
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, data if name != STEPS else bytes(2**24), method)
    raw = bytearray(bomb.getvalue())
    true, false = (2**24).to_bytes(4, "little"), len(dict(content)[STEPS]).to_bytes(4, "little")
    bad.write_bytes(forge.seal(bytes(raw.replace(true, false))))
    problem(bad)


def set_version(**versions: list[Any]) -> Callable[[bytes], bytes]:
    return lambda data: json.dumps(json.loads(data) | versions).encode()


def test_a_newer_minor_version_opens_with_what_it_adds_left_aside(good: Path, bad: Path) -> None:
    content = replaced(forge.entries(good), "manifest.json", set_version(format=[1, 7], reader=[1, 0]))
    content = in_document(content, lambda document: document.update(future={"x": 1}))
    content = in_document(content, lambda document: document["runs"][0].update(future=1))
    content += [("future.bin", b"..."), ("runs/0/future/x.npy", forge.npy(np.ones(3)))]
    forge.write(bad, content)
    assert load(bad).runs[0].series.series("batch_loss").steps[-1] == 12


@pytest.mark.parametrize(
    ("versions", "words"),
    [
        ({"format": [2, 0], "reader": [2, 0]}, "format 2.0, and this one reads 1.3; update Descenso"),
        ({"format": [1, 9], "reader": [1, 4]}, "format 1.4, and this one reads 1.3; update Descenso"),
        ({"format": [1]}, "must be two numbers"),
        ({"format": "1.0"}, "must be a list"),
        ({"reader": [1, "x"]}, "must be a whole number"),
    ],
)
def test_a_version_that_cannot_be_read_is_named(good: Path, bad: Path, versions: Any, words: str) -> None:
    forge.write(bad, replaced(forge.entries(good), "manifest.json", set_version(**versions)))
    assert words in problem(bad)


def run(change: Callable[[Any], object]) -> Callable[[Any], object]:
    return lambda document: change(document["runs"][0])


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            lambda d: d["experiment"]["optimizer"].update(kind="adamx"),
            "experiment.optimizer.kind: 'adamx' is unknown",
        ),
        (
            run(lambda r: r["start"]["network"]["layers"][0].update(kind="dens")),
            "runs.0.start.network.layers.0.kind",
        ),
        (lambda d: d["experiment"].update(speed=1), "experiment.speed: is not a field"),
        (lambda d: d["experiment"].update(format=9), "experiment.format: 9 is newer"),
        (lambda d: d["experiment"].update(lanes=[[1, 2]]), "experiment.lanes.0"),
        (lambda d: d.update(experiment=[]), "experiment: must be an object"),
        (lambda d: d.update(more=1), "more: is unknown here"),
        (lambda d: d.pop("notes"), "notes: is missing"),
        (lambda d: d.update(notes=5), "notes: must be text"),
        (lambda d: d.update(layout=[]), "layout: must be an object"),
        (lambda d: d.update(runs={}), "runs: must be a list"),
        (lambda d: d["runs"].append(5), "runs.1: must be an object"),
        (run(lambda r: r.update(dtype="float16")), "runs.0.dtype: must be float32 or float64"),
        (run(lambda r: r.update(dtype="float64")), "runs.0.checkpoint.parameters: is float32"),
        (run(lambda r: r.update(executor={"a": 1})), "runs.0.executor.a: must be text"),
        (run(lambda r: r.update(changes=[{"step": -1}])), "runs.0.changes.0.step: must lie in"),
        (
            run(lambda r: r.update(changes=[{"step": 3, "path": "seed", "value": 5}])),
            "runs.0.changes.0.seed: may not change",
        ),
        (
            run(lambda r: r.update(changes=[{"step": 3, "path": "optimizer.learning_rate", "value": -1}])),
            "runs.0.changes.0.optimizer.learning_rate: must be greater than 0",
        ),
        (
            run(
                lambda r: r.update(
                    changes=[{"step": step, "path": "optimizer.learning_rate", "value": 1} for step in (5, 4)]
                )
            ),
            "runs.0.changes.1.step: must lie in 5",
        ),
        (
            run(lambda r: r.update(switches=[{"step": 3, "path": "scenic"}])),
            "runs.0.switches.0.path: must be reference or accelerated, not 'scenic'",
        ),
        (
            run(lambda r: r.update(switches=[{"step": 3, "path": "reference"}] * 2)),
            "runs.0.switches.1.step: must lie in 4",
        ),
        (run(lambda r: r["checkpoint"].update(step=1.5)), "runs.0.checkpoint.step: must be a whole number"),
        (
            run(lambda r: (r["checkpoint"].update(step=5), r["checkpoint"].pop("digest"))),
            "steps in the array series/steps.0 that the run has not made",
        ),
        (
            run(lambda r: r["checkpoint"].update(divergences=[{"lane": 1}])),
            "runs.0.checkpoint.divergences.0.lane: must lie in 0 … 0",
        ),
        (run(lambda r: r["start"]["network"].update(layers=[])), "runs.0.start.network.layers"),
        (run(lambda r: r.update(checkpoint=None)), "has no use for the array checkpoint/"),
    ],
)
def test_a_document_that_is_wrong_is_named_by_path(
    good: Path, bad: Path, change: Callable[[Any], object], words: str
) -> None:
    forge.write(bad, in_document(forge.entries(good), change))
    sentence = problem(bad)
    assert "session.json" in sentence
    assert words in sentence


@pytest.mark.parametrize(
    ("name", "array", "words"),
    [
        ("steps.0", np.arange(13.0), "wrong type or shape"),
        ("steps.0", np.arange(13)[:, None], "wrong type or shape"),
        ("steps.0", np.arange(13)[::-1].copy(), "broken record"),
        ("steps.0", np.arange(-1, 12), "has not made"),
        ("steps.0", np.arange(12), "broken record"),
        ("values.0.0.batch_loss", np.arange(13), "wrong type or shape"),
        ("values.0.9.batch_loss", np.ones(13), "no use for"),
        ("values.0.0.Batch loss", np.ones(13), "no name for an entry"),
        ("values.x", np.ones(13), "no use for"),
    ],
)
def test_series_that_do_not_fit_are_refused(
    good: Path, bad: Path, name: str, array: np.ndarray, words: str
) -> None:
    entry = f"runs/0/series/{name}.npy"
    content = [item for item in forge.entries(good) if item[0] != entry]
    forge.write(bad, [*content, (entry, forge.npy(array))])
    assert words in problem(bad)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"[" * 200 + b"]" * 200, "nested more than 64"),
        (b"[" * 10**6, "nested more than 64"),
        (b'{"a": NaN}', "NaN"),
        (b'{"a": -Infinity}', "-Infinity"),
        (b'{"a": 1e999}', "too large"),
        (b'{"a": 1' + b"0" * 5000 + b"}", "holds the number 10000000000000000000…, which is too large"),
        (b'{"a": -1' + b"0" * 700 + b"}", "too large"),
        (b'{"a": 1' + b"0" * 700 + b".5}", "holds the number 10000000000000000000…, which is too large"),
        (b'{"a": 1, "a": 2}', "names 'a' twice"),
        (b"\xff\xfe", "not UTF-8"),
        (b'{"a": ', "not JSON: .* line 1, column 7"),
        (b"9" * 10000, "."),
    ],
)
def test_json_that_goes_too_far_is_refused(good: Path, bad: Path, text: bytes, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        strict_json.parse(text)
    forge.write(bad, replaced(forge.entries(good), "session.json", lambda _: text))
    assert "session.json" in problem(bad)


def test_json_that_is_too_large_is_not_read(good: Path, bad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strict_json, "MOST_BYTES", 100)
    bad.write_bytes(good.read_bytes())
    assert "manifest.json is too large" in problem(bad)
    with pytest.raises(ValueError, match="larger than"):
        strict_json.parse(b" " * 101)


@pytest.mark.parametrize("text", [b'"' + b'\\"' * 10**6, b'"' + b'\\"' * 10**6 + b"\\", b'"' * 999_999])
def test_quotes_without_an_end_are_looked_at_once(text: bytes) -> None:
    """It took a time that grew with the square of the length: hours for this."""
    with pytest.raises(ValueError, match="not JSON"):
        strict_json.parse(text)


def test_long_text_takes_no_more_memory_than_its_length() -> None:
    """Eight megabytes of notes took a gigabyte, which came from the stack of the regular expression."""
    text = b'"' + b"a" * (4 * 2**20) + b'"'
    before = psutil.Process().memory_info().rss
    strict_json.measured(text)
    assert psutil.Process().memory_info().rss - before < 10 * len(text)
    assert len(strict_json.parse(text)) == len(text) - 2


def test_more_values_than_memory_should_bear_are_refused() -> None:
    strict_json.parse(b"[" + b"[]," * 50_000 + b"[]]")
    with pytest.raises(ValueError, match="more than 250000 values"):
        strict_json.parse(b"[" + b"[]," * 300_000 + b"[]]")


def test_what_could_not_be_read_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.descenso"
    save(path, Session(small(), notes="old"))
    for session in (
        Session(small(), notes="n" * (strict_json.MOST_BYTES + 1)),
        Session(small(), layout={"places": list(range(strict_json.MOST_VALUES + 1))}),
    ):
        with pytest.raises(FileError, match=r"cannot be written: session\.json .*; remove runs"):
            save(path, session)
    assert load(path).notes == "old"
    assert [item.name for item in tmp_path.iterdir()] == ["a.descenso"]


def test_a_session_that_packs_too_well_is_written_loosely(tmp_path: Path) -> None:
    """A reader would take it for a bomb."""
    record = RunRecord(small())
    steps = np.arange(2 * 10**5)
    record.series.append_block(steps, {f"column_{number}": np.ones((len(steps), 1)) for number in range(9)})
    save(tmp_path / "a.descenso", Session(small(), (record,)))
    assert (tmp_path / "a.descenso").stat().st_size > 10**7
    (opened,) = load(tmp_path / "a.descenso").runs
    assert len(opened.series.series("column_8")) == len(steps)


def test_brackets_in_text_are_not_depth() -> None:
    assert strict_json.parse(json.dumps({"a": '[{"\\' * 100}).encode()) == {"a": '[{"\\' * 100}


@given(st.binary(max_size=200))
def test_a_header_is_read_or_refused(content: bytes) -> None:
    for start in (content, b"\x93NUMPY\x01\x00" + content):
        try:
            npy.decode_header(start)
        except ValueError:
            continue


@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.int64, np.uint8])
@pytest.mark.parametrize("shape", [(), (0,), (5,), (2, 3), (1, 0, 4)])
def test_arrays_are_written_as_numpy_writes_them(dtype: type, shape: tuple[int, ...]) -> None:
    array: HostArray = np.arange(np.prod(shape, dtype=int)).reshape(shape).astype(dtype)
    content = b"".join(npy.encode(array))
    read = np.load(io.BytesIO(content), allow_pickle=False)
    assert (read.dtype, read.shape) == (array.dtype, array.shape)
    np.testing.assert_array_equal(read, array)
    header = npy.decode_header(content)
    assert (header.dtype, header.shape, header.total) == (array.dtype, array.shape, len(content))
    with pytest.raises(TypeError):
        npy.encode(array.astype(complex))

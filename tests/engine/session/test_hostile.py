"""Files that were made to harm: refused from what stands at their heads, within little memory; nothing else happens."""

from __future__ import annotations

import gc
import json
import os
import pickle
import struct
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine import registry
from engine.errors import FileError
from engine.session.archive import MOST_ENTRIES
from engine.session.session import load, save
from engine.timeline.branching import MOST_LEFT
from tests.engine.session import forge
from tests.engine.session.forge import Entries, in_document, replaced
from tests.support.audit import nothing_executed

MOST_MEMORY = 50 * 2**20
TOUCHED = "touched by a pickle"
SLOTS = (
    *("mimetype", "manifest.json", "session.json", "thumbnail.png"),
    *("runs/0/checkpoint/parameters.npy", "runs/0/history/1/parameters.npy", "runs/0/series/steps.0.npy"),
    "runs/0/series/values.0.0.batch_loss.npy",
)
DEEP = 10_000


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A session; all has been imported that reading imports."""
    for family in registry.families():
        registry.kinds(family)
    file = tmp_path_factory.mktemp("whole") / "whole.descenso"
    save(file, forge.branched())
    load(file)
    return file


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A place for the file, alone in a folder that is the current one; nothing may come to lie around it."""
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    yield folder / "bad.descenso"
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")) == [
        *("a", "a/b", "a/b/bad.descenso")
    ]


def refusal(file: Path) -> str:
    """The sentence with which a file is refused, without code executed and without much memory."""
    gc.collect()
    tracemalloc.start()
    try:
        with nothing_executed(), pytest.raises(FileError) as caught:
            load(file)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < MOST_MEMORY, f"{peak / 2**20:.0f} MiB for: {caught.value}"
    assert "\n" not in str(caught.value)
    return str(caught.value)


class Touch:
    """Unpickling it leaves a file behind."""

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return open, (TOUCHED, "w")


@pytest.mark.parametrize("slot", SLOTS)
@pytest.mark.parametrize("form", ["pickle", "array"])
def test_pickles_are_refused_wherever_they_lie(whole: Path, file: Path, slot: str, form: str) -> None:
    objects = np.array([Touch()], object)
    content = pickle.dumps(Touch()) if form == "pickle" else forge.npy(objects, allow_pickle=True)
    entries = replaced(forge.entries(whole), slot, lambda _: content)
    forge.write(file, entries, declare=slot != "manifest.json")
    assert slot in refusal(file) or slot == "mimetype"


@pytest.mark.parametrize(
    "name",
    [
        *("../evil.npy", "..", "../../evil.npy", "runs/0/../../../evil.npy", "/evil.npy", "//evil/x.npy"),
        *("C:\\evil.npy", "C:evil.npy", "..\\evil.npy", "runs/0/series/steps.0.npy\0.txt", "~/evil.npy"),
        *("runs/0/series/", "evil.npy", "runs/0/evil.npy", "con.npy", "\u202egnp.npy", "thumbnail.png/x.npy"),
    ],
)
def test_names_that_lead_elsewhere_are_refused(whole: Path, file: Path, name: str) -> None:
    forge.write(file, [*forge.entries(whole), (name, forge.npy(np.ones(3)))])
    refusal(file)


@pytest.mark.parametrize("slot", SLOTS)
def test_no_entry_is_there_twice(whole: Path, file: Path, slot: str) -> None:
    entries = forge.entries(whole)
    forge.write(file, [*entries, (slot, dict(entries)[slot])], declare=False)
    assert "is there twice" in refusal(file)


def bombs(whole: Path, slot: str, size: int) -> bytes:
    """A valid file in which an entry unfolds to a thousand times its size, and says so."""
    head = np.lib.format
    start = BytesIO()
    head.write_array_header_1_0(start, {"descr": "<i8", "fortran_order": False, "shape": (size // 8,)})
    content = start.getvalue() + bytes(size) if slot.endswith(".npy") else b" " * size
    unpacked, target = BytesIO(), BytesIO()
    entries = replaced(forge.entries(whole), slot, lambda _: content)
    path = whole.with_name("unpacked")
    forge.write(path, entries, declare=slot != "manifest.json")
    unpacked.write(path.read_bytes())
    with zipfile.ZipFile(unpacked) as source, zipfile.ZipFile(target, "w") as archive:
        archive.comment = b"0" * 64
        for info in source.infolist():
            method = zipfile.ZIP_STORED if info.filename == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info.filename, source.read(info), method)
    return forge.seal(target.getvalue())


@pytest.mark.parametrize("slot", [*SLOTS[1:4], SLOTS[4], SLOTS[6]])
@pytest.mark.parametrize("size", [15 * 2**20, pytest.param(2**29, marks=pytest.mark.slow)])
def test_bombs_are_not_unfolded(whole: Path, file: Path, slot: str, size: int) -> None:
    file.write_bytes(bombs(whole, slot, size))
    assert file.stat().st_size < 2**20
    assert "unfold" in refusal(file) or slot == "manifest.json"


def test_an_array_of_four_tebibytes_is_not_made(whole: Path, file: Path) -> None:
    """The header says so, and in a second file directory and manifest say it too."""
    text = f"{{'descr': '<f8', 'fortran_order': False, 'shape': ({2**39},), }}".encode().ljust(117) + b"\n"
    huge = b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text
    slot = "runs/0/series/values.0.0.batch_loss.npy"
    entries = replaced(forge.entries(whole), slot, lambda _: huge)
    forge.write(file, entries)
    assert "has not the size that its shape gives" in refusal(file)

    manifest = json.loads(dict(forge.entries(file))["manifest.json"])
    manifest["entries"][slot]["size"] = claimed = 2**42 + 128
    entries = replaced(forge.entries(file), "manifest.json", lambda _: json.dumps(manifest).encode())
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.comment = b"0" * 64
        for name, data in entries:
            archive.writestr(name, data)
        archive.getinfo(slot).file_size = claimed
        archive.getinfo(slot).compress_size = claimed
    file.write_bytes(forge.seal(target.getvalue()))
    assert "unfold" in refusal(file)


@pytest.mark.parametrize("name", [pytest.param("manifest.json", marks=pytest.mark.slow), "session.json"])
@pytest.mark.parametrize(
    "text",
    [
        b"[" * DEEP + b"]" * DEEP,
        b'{"a":' * DEEP + b"1" + b"}" * DEEP,
        b'{"runs": ' + b"[" * DEEP,
        b'"' + b'\\"' * 10**6,
        b"[" + b"[]," * 10**6 + b"[]]",
        b"[" + b'{"a":{}},' * 400_000 + b"1]",
        b'"' + "é\U0001f600".encode() * 10**6 + b'"',
        b" " * (8 * 2**20),
        b"1" * 10**6,
        b'{"a": 1' + b"0" * 10**6 + b"}",
    ],
    ids=["lists", "objects", "open", "quotes", "wide", "wide objects", "signs", "blanks", "digits", "number"],
)
def test_json_that_goes_too_far_is_refused_soon(whole: Path, file: Path, name: str, text: bytes) -> None:
    forge.write(file, replaced(forge.entries(whole), name, lambda _: text), declare=name == "session.json")
    assert name in refusal(file)


def test_more_entries_than_a_session_has_are_not_listed(whole: Path, file: Path) -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.comment = b"0" * 64
        for name, data in forge.entries(whole):
            archive.writestr(name, data)
        for number in range(MOST_ENTRIES + 1):
            info = zipfile.ZipInfo(f"{number}")
            info.header_offset = 0
            archive.filelist.append(info)
            info.file_size = info.compress_size = info.CRC = 0
    content = target.getvalue()
    file.write_bytes(forge.seal(content))
    assert "more entries than a session" in refusal(file)
    # The same count, where archives beyond 4 GiB have it.
    end = len(content) - 64 - 22
    start = content.index(b"PK\1\2")
    large = struct.pack(
        "<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, *(10**5,) * 2, end - start, start
    ) + struct.pack("<4sLQL", b"PK\6\7", 0, end, 1)
    small = content[end : end + 8] + struct.pack("<HHLLH", 40, 40, 2000, start, 64)
    file.write_bytes(forge.seal(content[:end] + large + small + b"0" * 64))
    assert "more entries than a session" in refusal(file)


def past(count: int) -> Callable[[Any], object]:
    """A chain of so many runs that were left."""

    def change(document: Any) -> None:
        run = document["runs"][1]
        run["past"] = [run["past"][0] | {"step": 5} for _ in range(count)]

    return change


def history(change: Callable[[list[Any]], object]) -> Callable[[Any], object]:
    return lambda document: change(document["runs"][0]["history"])


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (past(MOST_LEFT + 1), f"runs.1.past: holds more than {MOST_LEFT} runs"),
        (past(DEEP), "values|runs that were left"),
        (lambda d: d["runs"][1]["past"][0].update(step=9), "runs.1.checkpoint.step: must lie in 9"),
        (lambda d: d["runs"][1]["past"][0].update(state="new"), "past.0.state: must be carried or fresh"),
        (lambda d: d["runs"][1]["past"][0].update(past=[]), "past.0.past: is unknown here"),
        (lambda d: d["runs"][1]["past"].append({}), "runs.1.past.1.start: is missing"),
        (lambda d: d["runs"][1].update(past={}), "runs.1.past: must be a list"),
        (history(lambda states: states.reverse()), "runs.0.history.0.digest|order of its steps"),
        (history(lambda states: states.append(states[-1])), "runs.0.history.2.parameters: has no array"),
        (history(lambda states: states.extend(states * 5000)), "has no array"),
        (history(lambda states: states.pop()), "has no use for the array history/1"),
        (history(lambda states: states[1].update(step=12)), "history.1.digest: is not that of this state"),
        (history(lambda states: states[1].update(digest="0" * 64)), "is not that of this state"),
        (history(lambda states: states[1].update(digest=5)), "history.1.digest: must be text"),
        (history(lambda states: states[1].update(since=6)), "history.1.since: must lie in 0 … 5"),
        (history(lambda states: states[1].update(more=1)), "history.1.more: is unknown here"),
        (lambda d: d["runs"][0]["changes"][0].update(more=1), "changes.0.more: is unknown here"),
        (lambda d: d["runs"][0]["switches"][0].update(more=1), "switches.0.more: is unknown here"),
    ],
)
def test_a_past_that_cannot_be_is_named(
    whole: Path, file: Path, change: Callable[[Any], object], words: str
) -> None:
    forge.write(file, in_document(forge.entries(whole), change))
    sentence = refusal(file)
    assert any(word in sentence for word in words.split("|")), sentence


def test_states_out_of_order_are_named_where_no_hash_tells(whole: Path, file: Path) -> None:
    def same_step(document: Any) -> None:
        for state in document["runs"][0]["history"]:
            state["step"] = 5
            del state["digest"]

    forge.write(file, in_document(forge.entries(whole), same_step))
    assert "must be in the order of its steps" in refusal(file)


@pytest.mark.parametrize(
    ("picture", "words"),
    [
        (b"", "is no picture"),
        (b"GIF89a", "is no picture"),
        (b"<svg onload='alert(1)'/>", "is no picture"),
        (forge.picture()[:7], "is no picture"),
        (forge.picture() + bytes(2**20), "is too large"),
    ],
)
def test_a_picture_that_is_none_is_refused(whole: Path, file: Path, picture: bytes, words: str) -> None:
    forge.write(file, replaced(forge.entries(whole), "thumbnail.png", lambda _: picture))
    assert words in refusal(file)


@pytest.mark.parametrize(
    "change",
    [
        {"network.layers": [{"kind": "dense", "units": 10**6}] * 3 + ["output"]},
        {"network.layers": [{"kind": "residual", "layers": ["output"] * 3}] * 20},
        {"data.samples": 10**9},
        {"batch_size": 10**12},
        {"lanes": [{"seed": 1}] * 100_000},
        {"data": {"kind": "file", "path": "/dev/zero"}},
        {"data": {"kind": "file", "path": "/dev/stdin"}},
        {"data": {"kind": "file", "path": "../../../../etc/passwd"}},
        {"data": {"kind": "file", "path": "\0"}},
        {"steps": 10**400},
    ],
    ids=lambda change: next(iter(change)),
)
def test_an_experiment_that_is_too_much_is_not_prepared(
    whole: Path, file: Path, change: dict[str, Any]
) -> None:
    def put(document: Any) -> None:
        for path, value in change.items():
            *places, last = path.split(".")
            target = document["runs"][0]["start"]
            for place in places:
                target = target.setdefault(place, {})
            target[last] = value

    forge.write(file, in_document(forge.entries(whole), put))
    try:
        refusal(file)
    except pytest.fail.Exception:
        assert "data.samples" in change or "batch_size" in change  # another state, of the same size


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_not_waited_for(whole: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    pipe = {"kind": "file", "path": str(tmp_path / "pipe.csv")}
    bad = tmp_path / "bad.descenso"
    forge.write(
        bad,
        in_document(forge.entries(whole), lambda document: document["runs"][0]["start"].update(data=pipe)),
    )
    refusal(bad)
    os.mkfifo(tmp_path / "pipe.descenso")
    assert "cannot be opened" in refusal(tmp_path / "pipe.descenso")


def test_entries_that_share_their_bytes_do_not_unfold_twice(whole: Path, file: Path) -> None:
    """Many entries of the directory lead to the same packed bytes."""
    content: Entries = forge.entries(whole)
    kernel = forge.npy(np.zeros(2**20))
    names = [f"runs/0/series/values.0.0.c{number}.npy" for number in range(30)]
    forge.write(file, [*content, *((name, kernel) for name in names)])
    manifest = dict(forge.entries(file))["manifest.json"]
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.comment = b"0" * 64
        for name, data in replaced(content, "manifest.json", lambda _: manifest):
            archive.writestr(name, data)
        archive.writestr(names[0], kernel, zipfile.ZIP_DEFLATED)
        first = archive.getinfo(names[0])
        for name in names[1:]:
            info = zipfile.ZipInfo(name)
            for field in ("header_offset", "compress_type", "compress_size", "file_size", "CRC"):
                setattr(info, field, getattr(first, field))
            archive.filelist.append(info)
            archive.NameToInfo[name] = info
    file.write_bytes(forge.seal(target.getvalue()))
    assert "unfold" in refusal(file)

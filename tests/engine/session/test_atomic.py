"""A file is replaced as a whole or not at all, whatever fails on the way."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from engine.errors import FileError
from engine.session.atomic import backup_of, check_writable, replacing
from engine.session.session import Session, load, save
from tests.engine.session import forge
from tests.engine.training.experiments import small

FULL = OSError(errno.ENOSPC, "No space left on device")


class FullDisk:
    """A file that takes some bytes and no more."""

    def __init__(self, file: BinaryIO, room: int) -> None:
        self._file, self._room = file, room

    def write(self, data: bytes) -> int:
        self._room -= len(data)
        if self._room < 0:
            raise FULL
        return self._file.write(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> FullDisk:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


def fail(*_: Any, **__: Any) -> Any:
    raise FULL


def with_room(room: int) -> Callable[[pytest.MonkeyPatch], None]:
    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        real = Path.open
        monkeypatch.setattr(Path, "open", lambda self, mode: FullDisk(real(self, mode), room))  # type: ignore[arg-type]

    return patch


@pytest.mark.parametrize(
    "patch",
    [
        pytest.param(lambda m: m.setattr(Path, "replace", fail), id="replace"),
        pytest.param(lambda m: m.setattr(os, "fsync", fail), id="fsync"),
        pytest.param(lambda m: m.setattr(Path, "open", fail), id="open"),
        *[pytest.param(with_room(room), id=f"room for {room}") for room in (0, 20, 500, 3000, 6000)],
    ],
)
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, patch: Callable[[pytest.MonkeyPatch], None]
) -> None:
    path = tmp_path / "a.descenso"
    save(path, Session(small(), notes="old"))
    before = path.read_bytes()
    session = Session(small(), (forge.recorded(small(), 12),), notes="new")
    with monkeypatch.context() as inner:
        patch(inner)
        with pytest.raises(FileError, match=r"a\.descenso cannot be written: No space"):
            save(path, session)
    assert path.read_bytes() == before
    assert [item.name for item in tmp_path.iterdir()] == ["a.descenso"]
    save(path, session)
    assert load(path).notes == "new"


def test_an_error_inside_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("old")
    with contextlib.suppress(KeyboardInterrupt), replacing(path) as file:
        file.write(b"half")
        raise KeyboardInterrupt
    assert path.read_text() == "old"
    assert [item.name for item in tmp_path.iterdir()] == ["a"]


def test_the_content_reaches_the_disk_before_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    def noted(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            done.append(name)
            return real(*arguments)

        return call

    monkeypatch.setattr(os, "fsync", noted("sync", os.fsync))
    monkeypatch.setattr(Path, "replace", noted("replace", Path.replace))
    with replacing(tmp_path / "a") as file:
        file.write(b"new")
    assert done == ["sync", "replace", "sync"][: 2 if os.name == "nt" else 3]
    done.clear()
    with replacing(tmp_path / "a", durable=False) as file:
        file.write(b"newer")
    assert done == ["replace"]


def test_a_folder_that_cannot_be_synced_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "open", fail)
    with replacing(tmp_path / "a") as file:
        file.write(b"new")
    assert (tmp_path / "a").read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="permissions and links of POSIX")
def test_permissions_and_links_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "a", tmp_path / "link"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    with replacing(link) as file:
        file.write(b"new")
    assert link.is_symlink()
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o640
    usual = tmp_path / "usual"
    usual.touch()
    with replacing(tmp_path / "fresh") as file:
        file.write(b"new")
    assert (tmp_path / "fresh").stat().st_mode == usual.stat().st_mode


def test_places_that_cannot_be_written_are_found_early(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_writable(tmp_path / "new")
    (tmp_path / "old").touch()
    check_writable(tmp_path / "old")
    assert [item.name for item in tmp_path.iterdir()] == ["old"]
    for path in (tmp_path, tmp_path / "no" / "where", tmp_path / "old" / "inside"):
        with pytest.raises(FileError, match="cannot be written"):
            check_writable(path)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(FileError, match="Permission denied"):
        check_writable(tmp_path / "old")


def test_the_file_before_is_kept_once(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    for content in (b"first", b"second", b"third"):
        with replacing(file, backup=True) as opened:
            opened.write(content)
    assert file.read_bytes() == b"third"
    assert backup_of(file).read_bytes() == b"second"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "a.txt~"]
    with replacing(file) as opened:
        opened.write(b"fourth")
    assert backup_of(file).read_bytes() == b"second"


def test_a_disk_without_second_names_gets_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"first")

    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", refuse)
    with replacing(file, backup=True) as opened:
        opened.write(b"second")
    assert backup_of(file).read_bytes() == b"first"


def test_without_a_backup_the_file_is_written_all_the_same(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"first")
    backup_of(file).mkdir()  # in the way
    with replacing(file, backup=True) as opened:
        opened.write(b"second")
    assert file.read_bytes() == b"second"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "a.txt~"]

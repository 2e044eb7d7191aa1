"""Whatever the disk refuses while a session is saved, and whenever: the old file stays, and one sentence says why."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from engine.errors import FileError
from engine.session.atomic import backup_of
from engine.session.session import Session, load, save
from tests.engine.session import forge
from tests.engine.training.experiments import small
from tests.support.disk import Disk

ROOT = Path(__file__).parents[3]
FAILURES = {
    "full": errno.ENOSPC,
    "quota": errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC,
    "read-only": errno.EROFS,
    "not permitted": errno.EACCES,
    "broken": errno.EIO,
    "gone": errno.ENOENT,
}


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def sessions() -> tuple[Session, Session, Session]:
    """The one before the last, the last one, and the one that is to be saved."""
    return Session(small(), notes="older"), Session(small(), notes="old"), forge.branched()


@pytest.mark.parametrize("lasting", [False, True])
@pytest.mark.parametrize("why", FAILURES)
def test_a_failure_of_any_call_leaves_the_old_file(
    tmp_path: Path, sessions: tuple[Session, Session, Session], why: str, *, lasting: bool
) -> None:
    folder, state, saved = tmp_path / "disk", tmp_path / "state", tmp_path / "saved.descenso"
    file, (older, old, new) = folder / "a.descenso", sessions
    folder.mkdir()
    save(saved, new)
    for session in (older, old):
        save(file, session, backup=True)
    before, backup, after = _hash(file), _hash(backup_of(file)), _hash(saved)
    shutil.copytree(folder, state)
    with (whole := Disk()).in_use():
        save(file, new, backup=True)
    assert _hash(file) == after
    assert {"open", "write", "flush", "fsync", "link", "replace", "chmod"} <= set(whole.calls)
    # All but the writes are tried, and of these the first, the last, and some in between.
    writes = [number for number, call in enumerate(whole.calls) if call == "write"]
    tried = sorted({*range(len(whole.calls))} - {*writes} | {*writes[:: len(writes) // 20], writes[-1]})
    refusals = 0
    for place in tried:
        for name in (file, backup_of(file)):
            name.unlink()  # it may be the same file as the other one
            shutil.copy(state / name.name, name)
        disk = Disk(place, FAILURES[why], lasting=lasting)
        refused = ""
        with disk.in_use():
            try:
                save(file, new, backup=True)
            except FileError as error:
                refused = str(error)
        what = f"{whole.calls[place]}, call {place}"
        if refused:
            refusals += 1
            words = os.strerror(FAILURES[why])
            assert refused == f"{file} cannot be written: {words}; choose another place or make room there", (
                what
            )
            assert _hash(file) == before, what
            assert _hash(backup_of(file)) in (backup, before), what
        else:  # without a backup, or not surely beyond a power cut: the new file is there all the same
            assert whole.calls[place] in ("link", "replace", "unlink", "fsync"), what
            assert _hash(file) == after, what
            assert _hash(backup_of(file)) in (backup, before), what
        drafts = [path.name for path in folder.iterdir() if path.name.endswith(".part")]
        assert drafts == [] or "unlink" in disk.calls[place:], what
        for draft in drafts:
            (folder / draft).unlink()
    assert refusals > len(tried) / 2
    save(file, new)
    assert _hash(file) == after


@pytest.mark.parametrize("how", ["removed", "moved", "a file", "never there"])
def test_a_folder_that_goes_while_it_is_saved_to(tmp_path: Path, how: str) -> None:
    folder, moved = tmp_path / "folder", tmp_path / "moved"
    file = folder / "a.descenso"
    if how != "never there":
        folder.mkdir()
        save(file, Session(small(), notes="old"))

    class Going(Disk):
        def reach(self, call: str) -> None:
            if call == "fsync" and folder.is_dir():
                if how == "moved":
                    folder.rename(moved)
                else:
                    shutil.rmtree(folder)
                if how == "a file":
                    folder.write_text("in the way")

    with Going().in_use(), pytest.raises(FileError, match=r"a\.descenso cannot be written: N"):
        save(file, forge.branched(), backup=True)
    if how == "moved":
        assert load(moved / "a.descenso").notes == "old"
    elif how == "a file":
        assert folder.read_text() == "in the way"
    else:
        assert not folder.exists()


LIMITED = """
import sys, resource
from pathlib import Path
from engine.errors import FileError
from engine.session.session import save
from tests.engine.session import forge
session, file = forge.branched(), Path(sys.argv[1])
for limit in map(int, sys.argv[2:]):
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        save(file, session, backup=True)
        print("saved")
    except FileError as error:
        print(error)
"""


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )


@pytest.mark.skipif(os.name == "nt", reason="limits of POSIX")
def test_the_system_stops_the_writing_at_any_byte(tmp_path: Path) -> None:
    file = tmp_path / "a.descenso"
    save(file, forge.branched())
    size = file.stat().st_size
    save(file, Session(small(), notes="old"))
    before = _hash(file)
    limits = [0, 1, 30, 1000, size // 2, size - 65, size - 64, size - 1]
    done = _run(sys.executable, "-c", LIMITED, str(file), *map(str, limits))
    assert done.stdout.splitlines() == [
        f"{file} cannot be written: File too large; choose another place or make room there"
    ] * len(limits), done.stderr
    assert _hash(file) == before
    assert [path.name for path in tmp_path.iterdir()] == ["a.descenso"]


SMALL_DISK = """
mount -t tmpfs -o size=64k tmpfs "$1" && cp "$2" "$1/a.descenso" && shift 2 && "$@"
"""
ON_IT = """
import os, subprocess, sys
from pathlib import Path
from engine.errors import FileError
from engine.session.session import Session, load, save
from tests.engine.session import forge
from tests.engine.training.experiments import small
file = Path(sys.argv[1]) / "a.descenso"
old, fits, large = load(file).notes, forge.branched(), Session(small(), notes=os.urandom(200_000).hex())
def attempt(session):
    try:
        save(file, session, backup=True)
        print("saved", load(file).notes[:6])
    except FileError as error:
        print(str(error).partition("written: ")[2].partition(";")[0], "|", load(file).notes)
attempt(large)
subprocess.run(["mount", "-o", "remount,ro", str(file.parent)], check=True)
attempt(fits)
subprocess.run(["mount", "-o", "remount,rw", str(file.parent)], check=True)
attempt(fits)
filler = file.with_name("filler")
try:
    filler.write_bytes(bytes(10**6))
except OSError:
    pass
attempt(fits)
print(sorted(path.name for path in file.parent.iterdir()))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="mounts of Linux")
def test_a_real_disk_that_is_full_or_read_only(tmp_path: Path) -> None:
    disk, source = tmp_path / "disk", tmp_path / "source.descenso"
    disk.mkdir()
    save(source, Session(small(), notes="old"))
    private = ("unshare", "--mount", "--map-root-user") if os.geteuid() else ("unshare", "--mount")
    if (
        shutil.which("unshare") is None
        or _run(*private, "mount", "-t", "tmpfs", "tmpfs", str(disk)).returncode
    ):
        pytest.skip("nothing can be mounted here")
    done = _run(
        *private,
        *("sh", "-c", SMALL_DISK, "sh", str(disk), str(source)),
        *(sys.executable, "-c", ON_IT, str(disk)),
    )
    assert done.stdout.splitlines() == [
        "No space left on device | old",
        "Read-only file system | old",
        "saved Notes:",
        "No space left on device | Notes: η ↑",
        "…",
        "['a.descenso', 'a.descenso~', 'filler']",
    ], done.stderr

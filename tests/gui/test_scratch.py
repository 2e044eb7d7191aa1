"""Folders for the time that the program runs: what killed processes have left goes, and nothing else."""

from __future__ import annotations

import functools
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gui import scratch
from gui.scratch import HIDDEN, LOCK, LockedFolder, folder_beside, new_folder, process_folder, sweep

KILLED = """
import os, sys
from pathlib import Path
from gui.scratch import HIDDEN, LockedFolder
own = LockedFolder(HIDDEN, Path(sys.argv[1]))
folder = Path(own.name)
(folder / "states").mkdir()
(folder / "states" / "0.checkpoint").write_bytes(bytes(1000))
os._exit(9)
"""


@pytest.fixture
def left(tmp_path: Path) -> Path:
    """What a process that was killed has left."""
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=False)
    (folder,) = tmp_path.iterdir()
    assert sorted(item.name for item in folder.iterdir()) == [LOCK, "states"]
    return folder


def test_what_a_killed_process_has_left_goes_and_what_lives_stays(left: Path) -> None:
    alive = LockedFolder(HIDDEN, left.parent)
    foreign = left.parent / f"{HIDDEN}mine"
    foreign.mkdir()
    sweep(left.parent)
    assert sorted(left.parent.iterdir()) == sorted([Path(alive.name), foreign])
    alive.cleanup()
    assert list(left.parent.iterdir()) == [foreign]


def test_what_is_still_in_use_is_swept_the_next_time(left: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", lambda *_, **__: None)
        sweep(left.parent)
    assert (left / LOCK).exists()
    sweep(left.parent)
    assert not left.exists()


def test_a_folder_beside_a_file_takes_the_place_of_what_others_have_left(left: Path) -> None:
    folder = folder_beside(left.parent / "run.descenso")
    assert [item.name for item in left.parent.iterdir()] == [Path(folder.name).name]
    folder.cleanup()
    assert list(left.parent.iterdir()) == []


def test_a_folder_that_somebody_has_removed_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    own = scratch._own
    monkeypatch.setattr(scratch, "_own", functools.cache(own.__wrapped__))
    first = process_folder()
    assert process_folder() == first
    shutil.rmtree(first)
    folder = new_folder("states")
    assert Path(folder.name).parent == process_folder() != first
    folder.cleanup()
    scratch._own().cleanup()
    assert not first.exists()

"""A process that is killed while it saves leaves the old file or the new one, whole, and so it does with the backup."""

from __future__ import annotations

import hashlib
import logging
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.session.atomic import OLD_DRAFT, backup_of, replacing
from engine.session.session import load, save
from tests.engine.session.killed import VERSIONS, session

ROOT = Path(__file__).parents[3]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be copied here")


class Saver:
    """The process that saves, and what is known of its file."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.hashes: list[str] = []
        begun = time.perf_counter()
        for version in range(VERSIONS):
            save(file, session(version), backup=True)
            self.hashes.append(_hash(file))
        self.time = (time.perf_counter() - begun) / VERSIONS
        variables = {"PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.engine.session.killed", str(file)],
            env=os.environ | variables,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, line: str) -> int:
        """Say a line and wait for the answer."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def close(self) -> None:
        """End it."""
        self._process.communicate()

    def kill_while_it_saves(self, delay: float) -> None:
        """Let it save for so many seconds, beginning with the version that comes next."""
        process = self.ask(str(self.version() + 1))
        time.sleep(delay)
        os.kill(process, signal.SIGKILL)
        self.ask("")

    def version(self) -> int:
        """Which one the file is; fails where it is none."""
        return self.hashes.index(_hash(self.file))

    def check(self) -> str:
        """Fails unless file and backup are whole, and of versions that follow each other. Tells what was left."""
        version = self.version()
        backup = self.hashes.index(_hash(backup_of(self.file)))
        assert backup in (version, (version - 1) % VERSIONS)
        drafts = [path for path in self.file.parent.iterdir() if path.name.endswith(".part")]
        assert {*self.file.parent.iterdir()} == {self.file, backup_of(self.file), *drafts}
        for draft in drafts:
            draft.unlink()
        return f"{len(drafts)} left, {'named twice' if backup == version else 'named'}"


@pytest.fixture
def saver(tmp_path: Path) -> Iterator[Saver]:
    saver = Saver(tmp_path / "a.descenso")
    assert saver.file.stat().st_size > 8 * 10**6
    yield saver
    saver.close()


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.mark.parametrize("kills", [10, pytest.param(1000, marks=pytest.mark.slow)])
def test_a_killed_process_loses_no_session(saver: Saver, kills: int) -> None:
    draw, found = random.Random(kills), Counter[str]()
    for number in range(kills):
        saver.kill_while_it_saves(draw.uniform(0.0, 2.5 * saver.time))
        found[saver.check()] += 1
        if number % 50 == 0:
            assert load(saver.file).notes == f"version {saver.version()}"
            assert load(backup_of(saver.file)).notes.startswith("version ")
    assert sum(count for what, count in found.items() if what[0] == "1") > kills / 3, "killed in the midst"
    logging.getLogger(__name__).info("%s", dict(found))


def test_what_killed_processes_left_goes_in_time(tmp_path: Path) -> None:
    file = tmp_path / "[a]*.descenso"
    names = (".[a]*.descenso.01234567.part", ".[a]*.descenso.89abcdef.part", ".other.descenso.01234567.part")
    old, young, other = (tmp_path / name for name in names)
    for draft in (old, young, other):
        draft.write_bytes(b"half")
    long_ago = time.time() - OLD_DRAFT - 60
    for draft in (old, other):
        os.utime(draft, (long_ago, long_ago))
    with replacing(file) as opened:
        opened.write(b"new")
    assert {*tmp_path.iterdir()} == {file, young, other}

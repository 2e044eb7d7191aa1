"""Of several starts at once one works, and a killed one leaves no lock behind."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.bootstrap import shell
from engine.bootstrap.checkout import Checkout
from tests.engine.bootstrap.fakes import Installer


def test_who_waited_finds_the_work_done(
    root: Path, installer: Installer, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = threading.Event()
    say: Callable[[str], None] = shell.say

    def heard(text: str) -> None:
        say(text)
        waits.set()

    late = threading.Thread(target=Checkout(root).build)
    with shell.locked(root / ".venv.lock", "never said"):
        monkeypatch.setattr(shell, "say", heard)
        late.start()
        assert waits.wait(10)
        early = Checkout(root)
        monkeypatch.setattr(shell, "locked", lambda *_: contextlib.nullcontext())
        early.build()
    late.join()
    assert len(installer.installed) == 1
    assert capsys.readouterr().err.count("Another start is preparing") == 1


def test_the_lock_outlives_a_killed_start_with_its_installer(tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("Windows hands down no locks")
    child = "import sys; sys.stdin.read()"
    code = (
        "import subprocess, sys; from pathlib import Path; from engine.bootstrap import shell\n"
        f"with shell.locked(Path({str(tmp_path / 'lock')!r}), '') as lock:\n"
        "    reader = subprocess.Popen\n"
        f"    child = reader([sys.executable, '-c', {child!r}], stdin=0, pass_fds=(lock.fileno(),))\n"
        "    print('held', flush=True); import os; os._exit(0)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    with process:
        assert process.stdout
        assert process.stdout.readline() == b"held\n"
        process.wait()
        with (tmp_path / "lock").open("a") as handle:
            assert not shell._acquire(handle), "the installer still works"
        assert process.stdin
        process.stdin.close()
        with shell.locked(tmp_path / "lock", ""):
            pass

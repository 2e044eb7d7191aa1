"""What a crash leaves, and who is told."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.crash.log import CrashLog, take_report
from gui.crash.offer import offer_report
from gui.notices import NoticeCenter

ROOT = Path(__file__).resolve().parents[3]


def crash(folder: Path, how: str) -> None:
    """Have another process crash."""
    code = f"""
import ctypes, os, sys
from pathlib import Path
from gui.crash.log import CrashLog
log = CrashLog(Path(sys.argv[1]))
log.open()
try:
    {how}
except Exception as error:
    log.write(error)
finally:
    log.close()
"""
    subprocess.run(
        [sys.executable, "-c", code, str(folder)], cwd=ROOT, check=False, stderr=subprocess.DEVNULL
    )


def test_a_hard_crash_is_told_at_the_next_start_and_only_once(tmp_path: Path) -> None:
    crash(tmp_path, "ctypes.string_at(0)")
    report = take_report(tmp_path)
    assert report is not None
    text, file = report
    assert "Segmentation fault" in text
    assert file.read_text().strip() == text
    assert take_report(tmp_path) is None


def test_an_exception_that_ends_the_program_is_told(tmp_path: Path) -> None:
    crash(tmp_path, "raise RuntimeError('the cat sat on the keyboard')")
    report = take_report(tmp_path)
    assert report is not None
    assert "RuntimeError: the cat sat on the keyboard" in report[0]


def test_a_good_end_leaves_nothing(tmp_path: Path) -> None:
    crash(tmp_path, "pass")
    assert list(tmp_path.iterdir()) == []
    crash(tmp_path, "os._exit(0)")  # cut off, without a word
    assert take_report(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_what_another_window_writes_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / f"crash-{os.getppid()}.log"
    other.write_text("not yet")
    assert take_report(tmp_path) is None
    assert other.exists()


def test_a_folder_that_cannot_be_written_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    log = CrashLog(tmp_path / "file" / "folder")
    log.open()
    log.write(ValueError("unheard"))
    log.close()
    assert take_report(tmp_path / "none") is None


def test_the_offer_has_the_report_to_copy(qtbot: QtBot, tmp_path: Path) -> None:
    notices = NoticeCenter()
    offer_report(notices, "Fatal Python error", tmp_path / "last-crash.log")
    (message,) = notices.messages
    assert message.details == "Fatal Python error"
    assert "last-crash.log" in message.advice

"""The shared rules of the tests are rules: broken ones fail, long and GPU ones are skipped with a reason."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from engine.backend import cupy_problem

SAMPLE = """
import subprocess, sys, threading, warnings
import pytest
import tests.conftest
from hypothesis import given, settings, strategies as st

tests.conftest.GRACE = 0.3

@pytest.fixture(scope="module")
def server():
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    yield
    stop.set()
    thread.join()

def test_thread_left(): threading.Thread(target=threading.Event().wait, args=(30,), daemon=True).start()
def test_child_left(): test_child_left.child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=-1)
def test_warning(): warnings.warn("told")
def test_wider_fixture(server): pass
def test_thread_ends_soon(): threading.Thread(target=threading.Event().wait, args=(0.05,)).start()
@settings(max_examples=3)
@given(st.integers())
def test_property(number): pass
@pytest.mark.slow
def test_long(): pass
@pytest.mark.gpu
def test_device(): pass
"""


@pytest.mark.parametrize("slow", [False, True])
def test_the_rules_hold(tmp_path: Path, slow: bool) -> None:
    (tmp_path / "test_sample.py").write_text(SAMPLE)
    root = Path(__file__).resolve().parent.parent
    options = ["-p", "tests.conftest", "-c", str(root / "pyproject.toml"), "-p", "no:cacheprovider", "-v"]
    command = [sys.executable, "-m", "pytest", *options, *["--slow"] * slow, str(tmp_path)]
    done = subprocess.run(command, check=False, cwd=root, capture_output=True, text=True)
    verdicts = [line.split("::")[1].split() for line in done.stdout.splitlines() if "%]" in line]
    outcomes = {words[0]: words[1] for words in verdicts}
    assert outcomes == {
        "test_thread_left": "ERROR",
        "test_child_left": "ERROR",
        "test_warning": "FAILED",
        "test_wider_fixture": "PASSED",
        "test_thread_ends_soon": "PASSED",
        "test_property": "PASSED",
        "test_long": "PASSED" if slow else "SKIPPED",
        "test_device": "SKIPPED" if cupy_problem() else "PASSED",
    }, done.stdout + done.stderr
    assert "left running: process" in done.stdout
    assert "left running: Thread-" in done.stdout

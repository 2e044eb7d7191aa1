"""What all tests share: long ones on request, GPU ones where there is one, and nothing is left running."""

from __future__ import annotations

import gc
import os
import threading
import time
from collections.abc import Iterator
from multiprocessing import resource_tracker
from pathlib import Path

import psutil
import pytest
from hypothesis import HealthCheck, settings
from tqdm import tqdm
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from engine.backend import cupy_problem

GRACE = 2.0  # seconds that what a test started may take to end

COMPILING = (
    "tests/conformance/test_kernels.py",
    "tests/engine/probes/test_update_anatomy.py",
    "tests/engine/timeline/test_past.py",
    "tests/engine/training/test_anatomy.py",
    "tests/engine/training/test_divergence.py",
    "tests/engine/training/test_trainer.py",
    "tests/engine/worker/test_route.py",
)
"""Files whose tests run one after another: at the same time each process would compile the same kernels."""

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["DESCENSO_PATH"] = "reference"  # what depends on compiled kernels says so itself
tqdm.monitor_interval = 0  # else the first progress bar starts a thread for the rest of the process
settings.register_profile("local", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("reproducible", settings.get_profile("local"), derandomize=True, database=None)
settings.load_profile("reproducible" if os.environ.get("CI") else "local")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="also run the tests marked slow")


class OneScopeForKernels(LoadFileScheduling):
    """Files are shared out whole, and those that compile together."""

    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        return "compiling" if file in COMPILING else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadFileScheduling | None:
    return OneScopeForKernels(config, log) if config.getoption("dist") == "loadfile" else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("slow") and not config.getoption("--slow"):
            item.add_marker(pytest.mark.skip(reason="slow: runs with --slow"))
        if item.get_closest_marker("gpu") and (reason := cupy_problem()):
            item.add_marker(pytest.mark.skip(reason=reason))


def pytest_collection_finish() -> None:
    """Python's garbage collection need not look at thousands of tests, and at what they import, again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    """Fail a test that leaves a thread or a child process alive; what wider fixtures started is theirs."""
    threads, children = _threads(), _children()
    yield
    deadline = time.monotonic() + GRACE
    while (left := (_threads() - threads, _children() - children)) != (set(), set()):
        if time.monotonic() > deadline:
            break
        time.sleep(0.005)
    for child in left[1]:
        child.terminate()
    if any(left):
        names = [thread.name for thread in left[0]] + [f"process {child.pid}" for child in left[1]]
        pytest.fail(f"left running: {', '.join(names)}")


def _threads() -> set[threading.Thread]:
    """The threads that Python started; Qt's and BLAS's own are not among them."""
    return {thread for thread in threading.enumerate() if not isinstance(thread, threading._DummyThread)}


def _children() -> set[psutil.Process]:
    """The living child processes, but for multiprocessing's tracker, which serves them all."""
    if not _may_have_children():
        return set()
    tracker = getattr(resource_tracker._resource_tracker, "_pid", None)
    return {child for child in psutil.Process().children() if child.pid != tracker and _is_alive(child)}


def _may_have_children() -> bool:
    """Whether the system knows of any; to be sure of them it takes a look at all processes, which is slow."""
    tasks = Path("/proc/self/task")
    try:
        return any((task / "children").read_bytes() for task in tasks.iterdir())
    except OSError:
        return True


def _is_alive(child: psutil.Process) -> bool:
    try:
        return bool(child.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False

"""How long the window takes to come: ``python -m tests.benchmarks.start [TREE…] [--rounds 9]``.

Starts `python -m gui` again and again on a display of its own (Xvfb, with openbox where there is one) and watches the
pixels of that screen from outside: *visible* is when the window's middle has been painted, *ready* when the last pixel
has changed: every panel stands, the worker has answered, and the first readings are drawn. *work* is the processor
time that the window's own process has taken by then, which a busy machine disturbs less.

Each tree is copied, so that its bytecode can be had, or be missing. ``warm``: everything was just read; ``first``: no
bytecode of the program's own yet; ``cold``: the page cache dropped (Linux, root). Several trees take turns.
"""

from __future__ import annotations

import argparse
import mmap
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import psutil

from engine.arrays import HostArray

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("engine", "gui", "assets", "pyproject.toml", "constraints.txt")
DROP = Path("/proc/sys/vm/drop_caches")
SCREEN = (1680, 1050)
INTERVAL = 0.002
"""Seconds between two looks at the screen."""
QUIET = 1.5
"""Seconds without a change, and without work in the window's process, after which the last change was the end."""
IDLE = 0.1
"""Share of a processor that a window at rest takes at most."""
PATIENCE = 60.0
FIGURES = ("visible", "ready", "work")
MIDDLE = (slice(300, 750, 10), slice(200, 1400, 20))


@dataclass(frozen=True)
class Screen:
    """An X display whose pixels can be read without asking it."""

    name: str
    pixels: HostArray

    @property
    def covered(self) -> bool:
        """Whether a window has been painted over the black root."""
        return bool((self.pixels[MIDDLE] & 0xFFFFFF).astype(bool).mean() > 0.9)

    def sample(self) -> bytes:
        """Every eighth line."""
        return self.pixels[::8].tobytes()


@contextmanager
def screen() -> Iterator[Screen]:
    """A display of its own, with a window manager where there is one."""
    with tempfile.TemporaryDirectory() as folder:
        size = "x".join(map(str, SCREEN))
        line = ["Xvfb", "-displayfd", "1", "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-fbdir", folder]
        server = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert server.stdout is not None
        name = f":{server.stdout.readline().decode().strip()}"
        manager = None
        if shutil.which("openbox"):
            environment = os.environ | {"DISPLAY": name}
            manager = subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)
            time.sleep(1.0)
        try:
            yield Screen(name, _framebuffer(Path(folder) / "Xvfb_screen0"))
        finally:
            for process in filter(None, (manager, server)):
                process.terminate()
                process.wait()


def _framebuffer(file: Path) -> HostArray:
    """The pixels (height, width) in a file of the X window dump format, live."""
    with file.open("rb") as opened:
        memory = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
    header = np.frombuffer(memory, ">u4", 25)
    size, width, height, line, colors = (int(header[index]) for index in (0, 4, 5, 12, 19))
    start = size + 12 * colors
    pixels = np.frombuffer(memory, "<u4", height * line // 4, start)
    return pixels.reshape(height, line // 4)[:, :width]


def launch(tree: Path, seen: Screen, folder: Path, arguments: list[str]) -> tuple[float, ...]:
    """Start the window, wait until nothing changes any more, and end it; the seconds of `FIGURES`."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment |= {"DISPLAY": seen.name, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(tree)}
    environment |= {"XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    last = seen.sample()
    begun = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "gui", *arguments], cwd=tree, env=environment)
    processor = psutil.Process(process.pid)
    visible, changed, work = 0.0, begun, 0.0
    now = marked = active = begun
    taken = 0.0
    try:
        while not visible or now - max(changed, active) < QUIET:
            time.sleep(INTERVAL)
            now = time.perf_counter()
            assert process.poll() is None, "the window has ended by itself"
            assert now - begun < PATIENCE, "the window does not come, or does not come to rest"
            if not visible and seen.covered:
                visible = now
            current = seen.sample()
            if current != last:
                last, changed, work = current, now, sum(processor.cpu_times()[:2])
            if now - marked > QUIET / 3:
                before, taken = taken, sum(processor.cpu_times()[:2])
                active = now if taken - before > IDLE * (now - marked) else active
                marked = now
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)
    while seen.covered:
        time.sleep(INTERVAL)
    return visible - begun, changed - begun, work


def prepare(tree: Path, state: str) -> None:
    """Bring a copy, and the machine, into the state to start from."""
    if state == "first":
        for cache in tree.rglob("__pycache__"):
            shutil.rmtree(cache)
    elif state == "cold":
        os.sync()
        DROP.write_text("3")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trees", nargs="*", type=Path, default=[ROOT], help="checkouts; by default this one")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--states", nargs="*", default=["warm", "first", "cold"])
    parser.add_argument("--arguments", nargs="*", default=["digits"], help="what the window is given")
    options = parser.parse_args()
    states = [state for state in options.states if state != "cold" or os.access(DROP, os.W_OK)]
    with tempfile.TemporaryDirectory() as scratch, screen() as seen:
        copies = []
        for number, tree in enumerate(options.trees):
            copies.append(Path(scratch) / str(number))
            for part in PARTS:
                copy = shutil.copytree if (tree / part).is_dir() else shutil.copy
                copies[-1].mkdir(exist_ok=True)
                copy(tree / part, copies[-1] / part)
            launch(copies[-1], seen, Path(scratch), options.arguments)
        for state in states:
            times: list[list[tuple[float, ...]]] = [[] for _ in copies]
            for _ in range(options.rounds):
                for copy_of, found in zip(copies, times, strict=True):
                    prepare(copy_of, state)
                    found.append(launch(copy_of, seen, Path(scratch), options.arguments))
            for tree, found in zip(options.trees, times, strict=True):
                for name, values in zip(FIGURES, zip(*found, strict=True), strict=True):
                    spread = f"({min(values):.3f} to {max(values):.3f})"
                    print(f"{state:6} {name:8} {statistics.median(values):6.3f} s  {spread}  {tree}")


if __name__ == "__main__":
    main()

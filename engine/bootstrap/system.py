"""What no pip can install: the system libraries of Qt, and Debian's separate `venv`."""

from __future__ import annotations

import os
import sys
from importlib.machinery import PathFinder
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# The libraries that Qt and its platform plugins load, with the Debian packages that bring them.
OFFSCREEN = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
}
XCB = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def ensure_libraries() -> None:
    """Let Qt find what it loads on Linux: nothing missing, or installed now.

    Raises SystemExit with the line that installs them, where this process may not.
    """
    if sys.platform != "linux":
        return
    wanted = dict(OFFSCREEN)
    if os.environ.get("DISPLAY") and os.environ.get("QT_QPA_PLATFORM", "xcb").startswith("xcb"):
        wanted.update(XCB)
    absent = {library: package for library, package in wanted.items() if not loads(library)}
    if absent:
        # A machine so bare is about to need an environment too: one line for both.
        _apt_install(
            [*absent.values(), *_venv_packages()], f"Qt needs system libraries: {', '.join(absent)}."
        )
        still = [library for library in absent if not loads(library)]
        if still:
            raise SystemExit(f"Installed, and yet they cannot be loaded: {', '.join(still)}")


def ensure_venv_module() -> None:
    """Let `python -m venv` work: Debian packs `ensurepip` apart from Python.

    Raises SystemExit with the line that installs it, where this process may not.
    """
    if packages := _venv_packages():
        _apt_install(packages, "This Python lacks the module that makes environments.")


def _venv_packages() -> list[str]:
    if all(PathFinder.find_spec(module) for module in ("venv", "ensurepip")):
        return []
    return ["python{}.{}-venv".format(*sys.version_info)]


def loads(library: str) -> bool:
    """Whether the dynamic linker finds the library and all that it needs."""
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _apt_install(packages: Sequence[str], reason: str) -> None:
    import shutil
    import subprocess

    from .shell import run, say, tail

    line = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    if sys.platform == "win32" or os.geteuid() != 0 or not shutil.which("apt-get"):
        raise SystemExit(
            f"{reason} On Debian and Ubuntu this line installs what is missing:\n    sudo {line}"
        )
    say(f"Installing {' '.join(packages)}…")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        run(["apt-get", "update"], environment=environment)
        run([*line.split(), "-o", "DPkg::Lock::Timeout=120"], environment=environment)
    except subprocess.CalledProcessError as error:
        raise SystemExit(f"{reason} This line failed: {line}\n{tail(error.output)}") from None

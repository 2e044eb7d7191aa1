"""Whether a window can be shown here, found out before Qt starts: without a display Qt ends the whole program."""

from __future__ import annotations

import os
import re
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

PATIENCE = 3.0
"""Seconds that a display on another machine has to answer."""

_DISPLAY = re.compile(r"(?:\w+/)?(?P<host>[^:]*):(?P<number>\d+)(?:\.\d+)?|(?P<path>/.+)", re.ASCII)
_X_PORT = 6000


def has_display(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether some display that the environment names takes connections.

    Whoever names a Qt platform that needs neither X nor Wayland is believed.
    """
    if not sys.platform.startswith(("linux", "freebsd")):
        return True
    platform = environment.get("QT_QPA_PLATFORM", "")
    if platform and not platform.startswith(("xcb", "wayland")):
        return True
    return _wayland_answers(environment) or _x_answers(environment.get("DISPLAY", ""))


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    name, folder = environment.get("WAYLAND_DISPLAY", ""), environment.get("XDG_RUNTIME_DIR", "")
    return bool(name) and _answers(str(Path(folder) / name))


def _x_answers(display: str) -> bool:
    found = _DISPLAY.fullmatch(display)
    if found is None:
        return False
    if found["path"]:
        return _answers(found["path"])
    if found["host"] not in ("", "unix"):
        return _answers((found["host"].strip("[]"), _X_PORT + int(found["number"])))
    path = f"/tmp/.X11-unix/X{found['number']}"
    return _answers(path) or _answers(f"\0{path}")


def _answers(address: str | tuple[str, int]) -> bool:
    """Whether there is somebody at a socket: a path (abstract if it begins with a zero), or host and port."""
    try:
        if isinstance(address, tuple):
            socket.create_connection(address, PATIENCE).close()
        else:
            with socket.socket(socket.AF_UNIX) as connection:
                connection.settimeout(PATIENCE)
                connection.connect(address)
    except (OSError, OverflowError):
        return False
    return True

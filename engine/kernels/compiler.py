"""How kernels are compiled, and where the compiled code is kept.

Numba notices changes of the file of a compiled function, not of the files that it draws on; so the folder's name holds
a digest of all sources here, and another version of the program, of Numba or of LLVM never meets old code.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import llvmlite
import numba
from numba.core import config, extending

Function = Callable[..., Any]


def _caches() -> Path:
    """The person's folder for what can be made again."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
    if sys.platform == "darwin":
        return home / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME", home / ".cache"))


def _digest() -> str:
    digest = hashlib.sha256(f"{numba.__version__} {llvmlite.__version__}".encode())
    for source in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


def cache_folder() -> Path:
    """Where compiled code of this very version is kept; a folder of the session where the usual one cannot be used."""
    base = Path(os.environ.get("NUMBA_CACHE_DIR") or _caches() / "descenso" / "kernels")
    folder = base / _digest()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        folder = Path(tempfile.gettempdir()) / "descenso-kernels" / _digest()
        folder.mkdir(parents=True, exist_ok=True)
    return folder


setattr(config, "CACHE_DIR", str(cache_folder()))  # noqa: B010 (it has no static type)

# Neither fast-math nor bounds checks: not-a-number must stay what it is, for it tells of divergence.
_njit: Any = numba.njit
OPTIONS: dict[str, Any] = {"error_model": "numpy", "nogil": True}

inline: Callable[[Function], Function] = _njit(forceinline=True, **OPTIONS)
"""A piece of a kernel, always made a part of its caller."""

merge: Callable[[Function], Function] = _njit(inline="always", **OPTIONS)
"""A section of a longer kernel, copied into it before anything is compiled: for what has many arguments."""

kernel: Callable[[Function], Function] = _njit(**OPTIONS)
"""A function that other kernels call."""

entry: Callable[[Function], Function] = _njit(cache=True, **OPTIONS)
"""A function that Python calls; what it draws on is compiled into it and kept on disk."""

intrinsic: Callable[[Function], Any] = extending.intrinsic
"""A function that writes its own instructions, in LLVM's language."""

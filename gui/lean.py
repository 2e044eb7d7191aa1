"""Imports without what else they set going, for the time in which somebody waits for them."""

from __future__ import annotations

import builtins
import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def lean_imports() -> Iterator[None]:
    """Garbage is not looked for, as imports make none, and PySide looks into no module for its feature switches.

    It reads the source of every module that is imported after it, and nothing here uses what it looks for.
    """
    hooked = builtins.__import__
    gc.disable()
    builtins.__import__ = getattr(builtins, "__orig_import__", hooked)
    try:
        yield
    finally:
        builtins.__import__ = hooked
        gc.freeze()
        gc.enable()

"""What has been chosen, for those who ask before there is a store of settings or beside it."""

from __future__ import annotations

import os

from gui.preferences.ini import word

THREADS = "DESCENSO_THREADS"
"""As in `engine.threads`, which would bring NumPy with it."""


def limit_threads() -> None:
    """Hand the most threads on to the worker's process, unless whoever started the program has said it."""
    threads = word("threads")
    if threads.isascii() and threads.isdecimal() and int(threads):
        os.environ.setdefault(THREADS, threads)


def chosen_backend() -> str:
    """The backend of new runs, as `engine.worker.messages.Open` takes it."""
    stored = word("backend")
    return stored if stored in ("numpy", "cupy") else "auto"

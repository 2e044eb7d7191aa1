"""A disk that refuses to be written to, at any call."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import pytest

ROOT = Path("/")


class Disk:
    """Counts the calls that reach the disk while a file is written, and fails at one of them, or at all from there on.

    Args:
        place: of the call that fails; negative for none.
        lasting: whether all that follow fail too, as on a disk that is full.
        folder: what lies on this disk; by default everything.
    """

    def __init__(
        self, place: int = -1, code: int = errno.ENOSPC, *, lasting: bool = False, folder: Path = ROOT
    ) -> None:
        self._place, self._code, self._lasting, self._folder = place, code, lasting, folder
        self.calls: list[str] = []

    def reach(self, call: str) -> None:
        """A call is about to be made."""
        number = len(self.calls)
        self.calls.append(call)
        if number == self._place or (self._lasting and 0 <= self._place < number and call != "unlink"):
            raise OSError(self._code, os.strerror(self._code))

    def over(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        """The same function on this disk."""

        def call(*arguments: Any, **options: Any) -> Any:
            place = arguments[0] if arguments else None
            if not isinstance(place, Path) or self._folder in place.parents:
                self.reach(name)
            return real(*arguments, **options)

        return call

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Everything in `engine.session.atomic` goes there."""
        real = Path.open

        def opened(path: Path, mode: str = "r", **options: Any) -> Any:
            if mode != "xb" or self._folder not in path.parents:
                return real(path, mode, **options)
            self.reach("open")
            return _File(self, real(path, mode))  # type: ignore[arg-type]

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Path, "open", opened)
            for name in ("replace", "chmod", "unlink"):
                patch.setattr(Path, name, self.over(name, getattr(Path, name)))
            for name in ("fsync", "link"):
                patch.setattr(os, name, self.over(name, getattr(os, name)))
            yield


class _File:
    def __init__(self, disk: Disk, file: BinaryIO) -> None:
        self._disk, self._file = disk, file

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._file, name)
        return self._disk.over(name, found) if name in ("write", "flush", "seek", "truncate") else found

    def __enter__(self) -> _File:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        self._disk.reach("close")

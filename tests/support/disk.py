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
        self._descriptors: set[int] = set()

    def reach(self, call: str) -> None:
        """A call is about to be made."""
        number = len(self.calls)
        self.calls.append(call)
        if number == self._place or (self._lasting and 0 <= self._place < number and call != "unlink"):
            raise OSError(self._code, os.strerror(self._code))

    def over(self, name: str, real: Callable[..., Any], *, certain: bool = False) -> Callable[..., Any]:
        """The same function on this disk: whether it is meant is told by its first argument, if it is not certain."""

        def call(*arguments: Any, **options: Any) -> Any:
            if certain or self._holds(arguments[0]):
                self.reach(name)
            return real(*arguments, **options)

        return call

    def _holds(self, what: object) -> bool:
        """Whether a path or the descriptor of an open file is of this disk."""
        if isinstance(what, Path | str):
            return self._folder in Path(what).parents
        return what in self._descriptors or self._folder == ROOT

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Everything in `engine.session.atomic` goes there."""
        real = Path.open

        def opened(path: Path, mode: str = "r", **options: Any) -> Any:
            if mode != "xb" or self._folder not in path.parents:
                return real(path, mode, **options)
            self.reach("open")
            file = real(path, mode)
            self._descriptors.add(file.fileno())
            return _File(self, file, self._descriptors)  # type: ignore[arg-type]

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Path, "open", opened)
            for name in ("replace", "chmod", "unlink"):
                patch.setattr(Path, name, self.over(name, getattr(Path, name)))
            for name in ("fsync", "link", "mkdir"):
                patch.setattr(os, name, self.over(name, getattr(os, name)))
            yield


class _File:
    def __init__(self, disk: Disk, file: BinaryIO, descriptors: set[int]) -> None:
        self._disk, self._file, self._descriptors = disk, file, descriptors

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._file, name)
        reaches = name in ("write", "flush", "seek", "truncate")
        return self._disk.over(name, found, certain=True) if reaches else found

    def __enter__(self) -> _File:
        return self

    def __exit__(self, *_: object) -> None:
        self._descriptors.discard(self._file.fileno())
        self._file.close()
        self._disk.reach("close")

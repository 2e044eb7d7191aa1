"""Replace a file as a whole: whoever reads it sees the old content or the new, never a part."""

from __future__ import annotations

import contextlib
import errno
import glob
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from engine.errors import FileError

OLD_DRAFT = 3600.0
"""Seconds without a word written, after which a draft belongs to a process that is gone."""


def refused(path: Path | str, error: OSError) -> FileError:
    """The sentence for a file that the system did not let us write."""
    reason = error.strerror or type(error).__name__
    return FileError(f"{path} cannot be written: {reason}; choose another place or make room there")


def check_writable(path: Path) -> None:
    """Find out early what `replacing` would find out late. Raises FileError."""
    target = path.resolve()
    try:
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        draft = _draft_path(target)
        draft.open("xb").close()
        draft.unlink()
    except OSError as error:
        raise refused(path, error) from error


@contextlib.contextmanager
def replacing(path: Path, *, durable: bool = True, backup: bool = False) -> Iterator[BinaryIO]:
    """A new file beside `path` that takes its place when the block ends well, and vanishes when it does not.

    Args:
        durable: also survive a power cut, at the cost of waiting for the disk.
        backup: keep the old file beside it (see `backup_of`), in place of the one before.

    Raises FileError when the system refuses; the old file is then untouched.
    """
    target = path.resolve()
    draft = _draft_path(target)
    try:
        try:
            with draft.open("xb") as file:
                yield file
                file.flush()
                if durable:
                    os.fsync(file.fileno())
            if target.exists():
                draft.chmod(target.stat().st_mode & 0o7777)
                if backup:
                    _keep(target)
            draft.replace(target)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise refused(path, error) from error
    if durable:
        _sync_folder(target.parent)
        _sweep(target)


def backup_of(path: Path) -> Path:
    """Where the file before the last one is kept."""
    return path.with_name(f"{path.name}~")


def _keep(target: Path) -> None:
    """Give the old file a second name, or copy it where a disk has no second names. Without a backup the new file is
    no worse, so that nothing here keeps it from being written."""
    draft = _draft_path(target)
    with contextlib.suppress(OSError):
        try:
            try:
                os.link(target, draft)
            except OSError:
                shutil.copy2(target, draft)
            draft.replace(backup_of(target))
        finally:
            draft.unlink(missing_ok=True)


def _draft_path(target: Path) -> Path:
    """A name in the same folder, hence on the same disk, that nobody else uses or can guess."""
    return target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")


def _sweep(target: Path) -> None:
    """Remove drafts of this file that were left by processes which were killed."""
    with contextlib.suppress(OSError):
        for draft in target.parent.glob(f".{glob.escape(target.name)}.????????.part"):
            if time.time() - draft.stat().st_mtime > OLD_DRAFT:
                draft.unlink()


def _sync_folder(folder: Path) -> None:
    """Make the new name itself survive a power cut; Windows has no such call."""
    if os.name == "nt":
        return
    # Some file systems refuse: the file is in place all the same.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

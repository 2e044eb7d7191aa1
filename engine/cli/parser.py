"""A parser whose complaints are one line, and the errors that end a command."""

from __future__ import annotations

import argparse
from typing import Never


class UsageError(Exception):
    """The arguments are wrong; the text names the one and says why."""


class Parser(argparse.ArgumentParser):
    """Raises UsageError instead of printing the usage and leaving."""

    def error(self, message: str) -> Never:
        raise UsageError(message)


def threads(text: str) -> int:
    """A number of threads."""
    if not (text.isascii() and text.isdecimal()) or len(text) > 4 or not int(text):
        raise argparse.ArgumentTypeError(f"must be a whole number from 1 on, not {text[:20]!r}")
    return int(text)


def count(text: str) -> int:
    """A number of steps."""
    if not (text.isascii() and text.isdecimal()) or len(text) > 10 or int(text) > 10**9:
        raise argparse.ArgumentTypeError(f"must be a whole number from 0 to 10^9, not {text[:20]!r}")
    return int(text)

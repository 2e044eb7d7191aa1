"""The errors that a person can cause; each says what is wrong and where."""

from __future__ import annotations

from typing import ClassVar


class DescensoError(Exception):
    """Base of every error whose text is meant for the person at the screen."""


class InputError(DescensoError, ValueError):
    """A value that the program cannot accept.

    Attributes:
        path: dotted path of the field, for instance ``network.layers.2.units``; empty for the whole.
        problem: what is wrong, in words, without the path.
    """

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(path, problem)
        self.path = path
        self.problem = problem

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}" if self.path else self.problem

    def under(self, prefix: str) -> InputError:
        """The same error seen from a value that holds this one in its field ``prefix``."""
        return InputError(f"{prefix}.{self.path}" if self.path else prefix, self.problem)


class FileError(DescensoError):
    """A file that cannot be read or written; the text names the file and what to do."""


class DeviceError(DescensoError):
    """A backend that cannot be used on this machine, or that failed while in use.

    Class attributes:
        cause: what failed, in one word for the window: empty where nothing has begun yet.
    """

    cause: ClassVar[str] = ""


class DeviceMemoryError(DeviceError):
    """The device's memory does not suffice. The run that asked has ended, others go on."""

    cause = "memory"


class DeviceLostError(DeviceError):
    """The device can do no more work for this process; another process may have it."""

    cause = "device"

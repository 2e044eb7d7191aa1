"""What augmentation is: what is done to a batch in training passes, and never in evaluation."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from engine.arrays import Array, Namespace
from engine.errors import InputError
from engine.random import Draw
from engine.tasks import Task
from engine.values import Part

FIRST_STREAM = 1 << 22
"""Streams of augmentations, one for each, lie above those of a network's layers and below those of nested ones."""


class Augmentation(Part, family="augmentations"):
    """Changes the samples of a batch at random; what it draws depends on the seed, the step and the sample alone.

    Class attributes:
        apart: whether a sample's fate does not depend on the others of its batch.
    """

    apart: ClassVar[bool] = True

    def check(self, task: Task) -> None:
        """Raises InputError in words where it does not suit the task."""

    @abstractmethod
    def apply(
        self, xp: Namespace, inputs: Array, targets: Array, draw: Draw, stream: int
    ) -> tuple[Array, Array]:
        """The changed batch as new arrays, or what was given where nothing changes.

        Args:
            inputs: encoded inputs (lanes, batch, …); left as they are.
            targets: what the loss compares with (lanes, batch, K); left as they are.
            stream: the number of the random stream that is free for it.
        """


class ImageAugmentation(Augmentation):
    """One that moves pixels, so that the inputs must be images (height, width, channels)."""

    def check(self, task: Task) -> None:
        if len(task.input_shape) != 3:
            raise InputError("", "needs images, but these inputs have no rows and columns; remove it")

"""What a probe is: something computed from a run in training, without disturbing it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, Protocol

from engine.activations.base import Activation
from engine.arrays import HostArray
from engine.surfaces.base import Surface
from engine.tasks import Data, Task
from engine.values import Part

if TYPE_CHECKING:
    from engine.training.anatomy import Anatomy

Layers = Sequence[Mapping[str, HostArray]]
"""For each layer its parameter arrays by name, or something of the same shapes."""


class Subject(Protocol):
    """What a probe may look at."""

    @property
    def data(self) -> Data:
        """The splits, as a person sees them; not on a surface."""

    @property
    def surface(self) -> Surface:
        """The surface that is descended, where there is one."""

    @property
    def progress(self) -> tuple[int, int]:
        """The step and the horizon."""

    def points(self) -> HostArray:
        """Where the lanes stand, float64 (lanes, parameters)."""

    def predict(self, raw: HostArray) -> HostArray:
        """Predictions of lane 0 for samples as a person sees them: probabilities (N, classes) or values (N, d)."""

    def bends(self, raw: HostArray) -> list[list[tuple[Activation, HostArray]]]:
        """For each layer the activations inside it, with their inputs z (samples, …, units) in lane 0.

        Of many samples only the first are looked at: as many as fit into one forward pass.
        """

    def parameters(self) -> Layers:
        """Of lane 0, where it stands."""

    def gradient(self) -> Layers:
        """Of lane 0, penalties included, on the batch of the update to come."""

    def next_update(self) -> Layers:
        """What the update to come would add to the parameters of lane 0; it is made for the look alone."""

    def anatomy(self) -> Anatomy | None:
        """The update to come, taken apart; None where lane 0 has stopped."""

    def latest_predictions(self, split: str) -> HostArray:
        """Predictions of lane 0 on a split, from the latest evaluation."""


class Probe(Part, family="probes"):
    """Reads a run's state in a workspace of its own; parameters are the same bits with and without it.

    Class attributes:
        largest_share: part of the time that reading it may take.
        at_rest: whether it is read only where the run has come to rest, for its cost.
    """

    largest_share: ClassVar[float] = 0.1
    at_rest: ClassVar[bool] = False

    @abstractmethod
    def suits(self, task: Task) -> bool:
        """Whether the probe makes sense for this task."""

    def suits_surface(self, surface: Surface) -> bool:
        """Whether the probe makes sense on a surface, where there is no task."""
        return False

    @abstractmethod
    def read(self, subject: Subject) -> dict[str, HostArray]:
        """Named arrays for the window; each documented by the kind."""

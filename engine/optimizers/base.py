"""What an optimizer is: hyperparameters, the scalars of each update, and the update on flat arrays."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from engine import fields
from engine.arrays import Array, Namespace, Shape
from engine.coefficients import Coefficients
from engine.layout import Layout
from engine.optimizers.oracle import Oracle
from engine.optimizers.stages import Note, unnoticed
from engine.values import Part


@dataclass(frozen=True)
class Arrays:
    """What an update works on; every array has shape (lanes, parameters), but for those of the state.

    Attributes:
        gradient: after penalty and clipping; may be overwritten.
        parameters: before the update; only to be read.
        update: where the step to be added is written.
        state: the optimizer's own arrays by name, (lanes, *shape) each, as `Optimizer.start` left them; overwritten.
        scratch: gives a working array (lanes, parameters) by name; its content does not last.
        layout: which part of the flat buffers is which parameter array.
        oracle: J and its derivatives at other points, for methods with `asks`.
        note: tells what the method does, stage by stage (`engine.optimizers.stages`).
    """

    xp: Namespace
    gradient: Array
    parameters: Array
    update: Array
    state: Mapping[str, Array]
    scratch: Callable[[str], Array]
    layout: Layout
    oracle: Oracle | None = None
    note: Note = unnoticed


LEAST_DIVISOR = 2.0**-68
"""Stands in for a smaller ε, so that 0 / 0 is 0. In float32 a root of squares that does not underflow is larger."""


def step_size(default: float) -> Any:
    """The field of the learning rate."""
    return fields.real(
        default,
        title="Learning rate",
        symbol="η",
        above=0.0,
        scale="log",
        slider=(1e-5, 10.0),
        live=True,
        lane=True,
        help="Step size, before the schedule.",
    )


class Optimizer(Part, family="optimizers"):
    """A method of descent. `coefficients` does the scalar arithmetic in double precision, once per lane;
    `apply` is pure array work that is the same for every lane, so it may read fields that lanes share.

    Class attributes:
        asks: whether `apply` uses the oracle; its calls are then counted and shown.
        elementwise: whether each parameter moves by its own gradient and state alone, whatever stands beside it.
        downhill: whether each component of the first update has the sign of −gradient (or is zero), decay apart.
        linear_in_rate: whether, with gradients that are given, twice the rate makes twice the update, decay apart.
        continuous: whether nearby gradients give nearby updates; not for methods that use signs.
    """

    asks: ClassVar[bool] = False
    elementwise: ClassVar[bool] = True
    downhill: ClassVar[bool] = True
    linear_in_rate: ClassVar[bool] = True
    continuous: ClassVar[bool] = True

    learning_rate: float = step_size(1e-3)

    def check(self, layout: Layout) -> None:
        """Raises InputError in words if the method cannot work on so many parameters."""

    @abstractmethod
    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        """The arrays that the method keeps between updates, of one lane, by name.

        They have the parameters' type; () is a scalar.
        """

    def start(self, xp: Namespace, parameters: Array, state: Mapping[str, Array], layout: Layout) -> None:
        """Fill the state, which is zero, before the first update; `parameters` (lanes, P) are the starting ones."""

    def evaluation_point(self, state: Mapping[str, Array]) -> Array | None:
        """The point (lanes, P) of the state that is to be evaluated, where it is not the parameters themselves."""
        return None

    @abstractmethod
    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        """The scalars of the update that follows `step` updates, for one lane; the rate includes the schedule.

        Methods with a compiled kernel compute many updates at once: step and rate are then arrays (updates, lanes).
        """

    @abstractmethod
    def apply(self, c: Coefficients, arrays: Arrays) -> None:
        """Write the update (the step to be added to the parameters) and advance the state."""


def for_each(function: Callable[[Any], float], steps: Any) -> Any:
    """function(step) for a step, or for each of an array of steps."""
    if np.ndim(steps) == 0:
        return function(steps)
    return np.array([function(step) for step in np.ravel(steps).tolist()]).reshape(np.shape(steps))


def like_parameters(layout: Layout, *names: str) -> dict[str, Shape]:
    """State arrays that have a value for each parameter."""
    return dict.fromkeys(names, (layout.size,))


def unit_interval(default: float, title: str, symbol: str, text: str, **options: Any) -> Any:
    """A live field for a decay rate in [0, 1)."""
    return fields.real(
        default, title=title, symbol=symbol, low=0.0, below=1.0, live=True, lane=True, help=text, **options
    )


def small_positive(default: float, title: str, symbol: str, text: str) -> Any:
    """A live field for a small constant that keeps a quotient finite."""
    return fields.real(
        default,
        title=title,
        symbol=symbol,
        low=0.0,
        scale="log",
        slider=(1e-12, 1e-1),
        live=True,
        lane=True,
        help=text,
    )

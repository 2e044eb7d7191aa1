"""Elementwise updates as statements of CUDA C++: one pass over the flat buffers instead of up to ten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from engine.optimizers.base import Optimizer
    from engine.optimizers.rmsprop import RmsProp
    from engine.optimizers.sgd import Sgd


@dataclass(frozen=True)
class Recipe:
    """An update.

    Attributes:
        coefficients: of the kind, under their names.
        state: arrays of the kind, read and written under their names.
        body: makes `update` of `gradient`.
        decays: whether the kind's own weight decay follows.
    """

    coefficients: tuple[str, ...]
    state: tuple[str, ...]
    body: str
    decays: bool = False


def recipe(optimizer: Optimizer) -> Recipe | None:
    """How a method moves one parameter; None for those without a kernel."""
    make = _RECIPES.get(optimizer.kind)
    return make(optimizer) if make is not None else None


def _sgd(optimizer: Optimizer) -> Recipe:
    body = "velocity = momentum * velocity + gradient;"
    if cast("Sgd", optimizer).nesterov:
        body += "update = ahead * velocity + step_size * gradient;"
        return Recipe(("momentum", "step_size", "ahead"), ("velocity",), body)
    return Recipe(("momentum", "step_size"), ("velocity",), body + "update = step_size * velocity;")


def _heavy_ball(_: Optimizer) -> Recipe:
    body = "last_step = momentum * last_step + step_size * gradient; update = last_step;"
    return Recipe(("momentum", "step_size"), ("last_step",), body)


def _adagrad(_: Optimizer) -> Recipe:
    body = "sum += gradient * gradient; update = step_size * gradient / (sqrt(sum + initial) + epsilon);"
    return Recipe(("initial", "epsilon", "step_size"), ("sum",), body)


def _rmsprop(optimizer: Optimizer) -> Recipe:
    own = cast("RmsProp", optimizer)
    body = "square = rho * square + rest * gradient * gradient; T scale = square;"
    state: tuple[str, ...] = ("square", "velocity")
    if own.centered:
        body += (
            "mean = rho * mean + rest * gradient; scale -= mean * mean; scale = scale < (T)0 ? (T)0 : scale;"
        )
        state = (*state, "mean")
    body += "T scaled = gradient / (sqrt(scale) + epsilon); velocity = momentum * velocity + scaled;"
    coefficients = ("rho", "rest", "momentum", "epsilon", "step_size")
    if own.nesterov:
        return Recipe(
            (*coefficients, "ahead"), state, body + "update = ahead * velocity + step_size * scaled;"
        )
    return Recipe(coefficients, state, body + "update = step_size * velocity;")


_ADAM = Recipe(
    ("beta1", "beta2", "rest1", "rest2", "root_scale", "epsilon", "step_size"),
    ("mean", "square"),
    "mean = beta1 * mean + rest1 * gradient; square = beta2 * square + rest2 * gradient * gradient;"
    "update = step_size * mean / (sqrt(square) * root_scale + epsilon);",
)
_ADAMW = Recipe(_ADAM.coefficients, _ADAM.state, _ADAM.body, decays=True)

_RECIPES: dict[str, Callable[[Optimizer], Recipe]] = {
    "sgd": _sgd,
    "heavy_ball": _heavy_ball,
    "adagrad": _adagrad,
    "rmsprop": _rmsprop,
    "adam": lambda _: _ADAM,
    "adamw": lambda _: _ADAMW,
}

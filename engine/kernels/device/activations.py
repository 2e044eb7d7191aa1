"""Activations as expressions of CUDA C++; in double or single precision, T is the type."""

from __future__ import annotations

from dataclasses import dataclass

LOGISTIC = "((T)0.5 + (T)0.5 * tanh((T)0.5 * z))"
NORMAL = "(T)0.5 * ((T)1 + erf(z * (T)0.70710678118654752))"
DENSITY = "exp((T)-0.5 * z * z) * (T)0.39894228040143268"
SELU_SCALE, SELU_DEPTH = "(T)1.0507009873554805", "(T)1.7580993408473766"


@dataclass(frozen=True)
class Recipe:
    """An activation.

    Attributes:
        value: f(z), which is not a number where z is none.
        slope: f'(z), with y = f(z) at hand.
        fields: fields of the kind that occur in both under their names.
    """

    value: str
    slope: str
    fields: tuple[str, ...] = ()


RECIPES = {
    "relu": Recipe("z < (T)0 ? (T)0 : z", "(T)(z > (T)0)"),
    "leaky_relu": Recipe(
        "z < (T)0 ? z * negative_slope : z", "z > (T)0 ? (T)1 : negative_slope", ("negative_slope",)
    ),
    "hard_tanh": Recipe("z < (T)-1 ? (T)-1 : z > (T)1 ? (T)1 : z", "(T)(z > (T)-1 && z <= (T)1)"),
    "tanh": Recipe("tanh(z)", "(T)1 - y * y"),
    "sigmoid": Recipe(LOGISTIC, "((T)1 - y) * y"),
    "softplus": Recipe("(z > (T)0 ? z : (T)0) + log1p(exp(-fabs(z)))", LOGISTIC),
    "silu": Recipe(f"z * {LOGISTIC}", f"{LOGISTIC} + y * ((T)1 - {LOGISTIC})"),
    "elu": Recipe("z > (T)0 ? z : alpha * expm1(z)", "z > (T)0 ? (T)1 : y + alpha", ("alpha",)),
    "selu": Recipe(
        f"z > (T)0 ? {SELU_SCALE} * z : {SELU_DEPTH} * expm1(z)",
        f"z > (T)0 ? {SELU_SCALE} : y + {SELU_DEPTH}",
    ),
    "gelu": Recipe(f"z * {NORMAL}", f"{NORMAL} + z * {DENSITY}"),
    "softsign": Recipe("z / ((T)1 + fabs(z))", "((T)1 / ((T)1 + fabs(z))) * ((T)1 / ((T)1 + fabs(z)))"),
    "sine": Recipe("sin(frequency * z)", "frequency * cos(frequency * z)", ("frequency",)),
}
"""By kind. Identity needs none, and what is missing runs the reference operations."""

"""Fused kernels for a device: activations, updates, and the softmax cross-entropy."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from engine.activations.base import Activation
from engine.arrays import Array, Namespace
from engine.backend.compiler import Compiler, Elementwise, RawKernel
from engine.backend.kernels import Bend, Kernels, Update, ValueAndGradient
from engine.coefficients import Coefficients
from engine.kernels.device import activations, optimizers
from engine.kernels.device.sources import source
from engine.losses.base import Loss
from engine.optimizers.base import Arrays, Optimizer
from engine.optimizers.decay import decay_weights

WIDEST = 256
"""Most threads of a block that share one sample."""


class DeviceKernels(Kernels):
    """Kernels are made when they are asked for the first time, and shared by all parts of a process."""

    def __init__(self, xp: Namespace, compiler: Compiler) -> None:
        self._xp, self._compiler = xp, compiler
        self._made: dict[tuple[str, str], Elementwise] = {}

    def bend(self, activation: Activation) -> Bend | None:
        found = activations.RECIPES.get(activation.kind)
        if found is None:
            return None
        fields, name = found.fields, activation.kind
        value = self._elementwise(f"{name}_value", ("z", *fields), ("y",), f"y = {found.value};")
        pull = self._elementwise(
            f"{name}_pull", ("gradient", "z", "y", *fields), ("out",), f"out = gradient * ({found.slope});"
        )
        return _Bend(value, pull, tuple(float(getattr(activation, field)) for field in fields))

    def loss(self, loss: Loss) -> ValueAndGradient | None:
        return (
            _SoftmaxCrossEntropy(self._xp, self._compiler) if loss.kind == "softmax_cross_entropy" else None
        )

    def update(self, optimizer: Optimizer) -> Update | None:
        found = optimizers.recipe(optimizer)
        if found is None:
            return None
        inputs, outputs = ("gradient", *found.coefficients), ("update", *found.state)
        return _update(found, self._elementwise(f"{optimizer.kind}_update", inputs, outputs, found.body))

    def _elementwise(
        self, name: str, inputs: tuple[str, ...], outputs: tuple[str, ...], body: str
    ) -> Elementwise:
        key = name, body
        if key not in self._made:
            self._made[key] = self._compiler.elementwise(inputs, outputs, body, name)
        return self._made[key]


class _Bend:
    """An activation with the values of its fields."""

    def __init__(self, value: Elementwise, pull: Elementwise, fields: tuple[float, ...]) -> None:
        self._value, self._pull, self._fields = value, pull, fields

    def value(self, z: Array, out: Array) -> Array:
        self._value(z, *self._fields, out)
        return out

    def pull(self, gradient: Array, z: Array, y: Array, out: Array) -> Array:
        self._pull(gradient, z, y, *self._fields, out)
        return out


def _update(recipe: optimizers.Recipe, kernel: Elementwise) -> Callable[[Coefficients, Arrays], None]:
    def apply(c: Coefficients, arrays: Arrays) -> None:
        kernel(
            arrays.gradient,
            *(c[name] for name in recipe.coefficients),
            arrays.update,
            *(arrays.state[name] for name in recipe.state),
        )
        if recipe.decays:
            decay_weights(c, arrays, arrays.update)

    return apply


class _SoftmaxCrossEntropy:
    """A block for each sample; the mean over the batch is one more operation."""

    def __init__(self, xp: Namespace, compiler: Compiler) -> None:
        self._xp, self._compiler = xp, compiler
        self._kernels: dict[str, RawKernel] = {}

    def __call__(self, outputs: Array, targets: Array, out: Array) -> Array:
        lanes, batch, classes = outputs.shape
        dtype = np.dtype(outputs.dtype)
        if dtype.name not in self._kernels:
            self._kernels[dtype.name] = self._compiler.raw(source("softmax"), "softmax_cross_entropy", dtype)
        losses = self._xp.empty((lanes, batch), dtype=dtype)
        threads = min(WIDEST, 2 ** math.ceil(math.log2(max(classes, 2))))
        sizes = np.int32(batch), np.int32(classes), np.int32(len(targets) == lanes)
        self._kernels[dtype.name].launch(
            lanes * batch, threads, (outputs, targets, out, losses, *sizes), threads * dtype.itemsize
        )
        return self._xp.mean(losses, axis=1)

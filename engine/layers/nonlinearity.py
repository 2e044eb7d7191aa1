"""The elementwise end of a layer: y = f(z), with its four passes."""

from __future__ import annotations

from functools import cached_property

from engine.activations.base import Activation
from engine.arrays import Array
from engine.backend import Backend


class Nonlinearity:
    """y = f(z). A linear activation shares the arrays of z and y, and of their gradients.

    `forward` and `backward` run the backend's kernel where it has one for the kind.
    """

    def __init__(self, backend: Backend, activation: Activation, like: Array) -> None:
        """`like` is an array of the shape and type of z."""
        xp = self.xp = backend.xp
        self.activation = activation
        self._kernel = backend.kernels.bend(activation) if backend.kernels and not activation.linear else None
        self._y = None if activation.linear else xp.empty_like(like)
        self.z: Array = None
        self.y: Array = None

    @cached_property
    def slope(self) -> Array:
        """f'(z) at the latest `jvp`, or `backward` without a kernel."""
        return self.xp.empty_like(self._y)

    @cached_property
    def z_gradient(self) -> Array:
        """Where `backward` writes."""
        return self.xp.empty_like(self._y)

    def forward(self, z: Array) -> Array:
        """f(z)."""
        self.z = z
        if self.activation.linear:
            self.y = z
        elif self._kernel is not None:
            self.y = self._kernel.value(z, out=self._y)
        else:
            self.y = self.activation.value(self.xp, z, out=self._y)
        return self.y

    def backward(self, output_gradient: Array) -> Array:
        """The gradient of z."""
        self.output_gradient = output_gradient
        if self.activation.linear:
            return output_gradient
        if self._kernel is not None:
            return self._kernel.pull(output_gradient, self.z, self.y, out=self.z_gradient)
        self.activation.slope(self.xp, self.z, self.y, out=self.slope)
        return self.xp.multiply(output_gradient, self.slope, out=self.z_gradient)

    def jvp(self, z_tangent: Array) -> Array:
        """The tangent of y."""
        self.z_tangent = z_tangent
        if self.activation.linear:
            return z_tangent
        self.activation.slope(self.xp, self.z, self.y, out=self.slope)
        return z_tangent * self.slope

    def backward_jvp(self, change: Array) -> Array:
        """The derivative of `backward` along the latest `jvp`, for the derivative `change` of the output gradient."""
        if self.activation.linear:
            return change
        curvature = self.activation.curvature(self.xp, self.z, self.y, out=self.xp.empty_like(self._y))
        return change * self.slope + self.output_gradient * curvature * self.z_tangent

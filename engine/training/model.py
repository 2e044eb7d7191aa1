"""A network at work: the operations of all layers for one batch size, and the loss at their end."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from engine.arrays import Array, Dtype
from engine.backend import Backend
from engine.layers.base import Site, Views
from engine.losses.base import Loss
from engine.random import Draw
from engine.training.topology import Topology


class Model:
    """The workspace of one batch size; parameters come with each call, so any θ can be evaluated.

    Args:
        lanes: R; all arrays have shape (R, batch, …), inputs may have one lane for all.
    """

    def __init__(
        self, topology: Topology, loss: Loss, backend: Backend, dtype: Dtype, lanes: int, batch: int
    ) -> None:
        self.topology = topology
        self.loss = loss
        self.xp = backend.xp
        kernel = backend.kernels.loss(loss) if backend.kernels else None
        self._loss_and_gradient = kernel or partial(loss.value_and_gradient, backend.xp)
        self.batch = batch
        self.first_trained = topology.trained[0].index
        self.operations = tuple(
            node.layer.compile(
                Site(
                    backend,
                    dtype,
                    lanes,
                    batch,
                    node.input_shape,
                    node.index,
                    node.index > self.first_trained,
                )
            )
            for node in topology.nodes
        )
        self.outputs: Array = None
        self._lags = False
        self.output_gradient = backend.xp.empty((lanes, batch, topology.outputs), dtype=dtype)

    def forward(self, views: Sequence[Views], inputs: Array, draw: Draw | None = None) -> Array:
        """Outputs (R, batch, K); `draw` makes it a training pass."""
        signal = inputs
        for operation, weights in zip(self.operations, views, strict=True):
            signal = operation.forward(weights, signal, draw)
        self.outputs = signal
        return signal

    def loss_and_gradient(
        self,
        views: Sequence[Views],
        gradients: Sequence[Views],
        inputs: Array,
        targets: Array,
        draw: Draw | None,
    ) -> Array:
        """The loss per lane (R,); the gradient is written into `gradients`."""
        outputs = self.forward(views, inputs, draw)
        value = self._loss_and_gradient(outputs, targets, self.output_gradient)
        self._backward(views, gradients, self.output_gradient)
        self._lags = False
        return value

    def _backward(self, views: Sequence[Views], gradients: Sequence[Views], signal: Array) -> None:
        """Write the gradients of the parameters for an output gradient, at the latest forward pass."""
        for operation, weights, slots in zip(
            reversed(self.operations), reversed(views), reversed(gradients), strict=True
        ):
            if signal is None:
                break
            signal = operation.backward(weights, slots, signal)

    def next_buffers(self) -> list[Views]:
        """Per layer, what the latest training pass makes of its buffers."""
        return [operation.next_buffers() for operation in self.operations]

    def jvp(self, views: Sequence[Views], tangents: Sequence[Views]) -> Array:
        """Derivative of the outputs of the latest forward pass along a direction in parameter space."""
        signal = None
        start = self.first_trained
        for operation, weights, direction in zip(
            self.operations[start:], views[start:], tangents[start:], strict=True
        ):
            signal = operation.jvp(weights, direction, signal)
        return signal

    def hessian_product(
        self, views: Sequence[Views], tangents: Sequence[Views], products: Sequence[Views], targets: Array
    ) -> None:
        """Write the Hessian of the loss times `tangents` into `products`.

        Refers to the latest `loss_and_gradient` with the same views and targets (Pearlmutter 1994).
        """
        if self._lags:  # the operations remember a backward pass with another signal
            self.loss.value_and_gradient(self.xp, self.outputs, targets, self.output_gradient)
            self._backward(views, products, self.output_gradient)
            self._lags = False
        signal = self.loss.hessian_product(self.xp, self.outputs, targets, self.jvp(views, tangents))
        for operation, weights, direction, slots in zip(
            reversed(self.operations), reversed(views), reversed(tangents), reversed(products), strict=True
        ):
            if signal is None:
                break
            signal = operation.backward_jvp(weights, direction, slots, signal)

    def gauss_newton_product(
        self, views: Sequence[Views], tangents: Sequence[Views], products: Sequence[Views], targets: Array
    ) -> None:
        """Write JᵀHJ times `tangents` into `products`; J: of the outputs in the parameters, H: of the loss in them.

        Refers to the latest forward pass with the same views (Schraudolph 2002, Fast curvature matrix-vector products).
        """
        signal = self.loss.hessian_product(self.xp, self.outputs, targets, self.jvp(views, tangents))
        self._backward(views, products, signal)
        self._lags = True

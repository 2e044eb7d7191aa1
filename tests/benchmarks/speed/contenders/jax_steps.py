"""JAX: the whole step compiled, one or several steps in a call, lanes by vmap."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
from jax import lax

from tests.benchmarks.speed.contenders.jax_network import Network, blocks, windows
from tests.benchmarks.speed.contenders.service import Contender, fastest, serve
from tests.benchmarks.speed.work import Work, flat

State = tuple[Any, Any, Any]
"""Parameters, the optimizer's arrays, and the number of steps made."""


class Jax(Contender):
    """Everything stays on the device; a call hands on the state and gives the losses of its steps."""

    def __init__(self, work: Work, chunk: int) -> None:
        self.chunk = chunk  # type: ignore[misc]
        self.work = work
        self.lanes = work.plan.lanes
        softmax = work.plan.loss == "softmax_cross_entropy"
        self.x = jnp.asarray(work.inputs)
        self.y = jnp.asarray(work.labels if softmax else work.targets)
        self.rows = jnp.asarray(work.rows if self.lanes > 1 else work.rows[:, 0])
        self.network = Network(work.plan)
        self.setting = ""
        pools = any(layer["op"] == "max_pooling" for layer in flat(work.plan.layers))
        # On a processor a convolution within a loop is many times slower; other steps are faster in one.
        self.unroll = chunk if any(layer["op"] == "convolution" for layer in flat(work.plan.layers)) else 1
        fastest(self, [partial(self.choose, name) for name in (["window", "blocks"] if pools else [""])])

    def choose(self, pooling: str) -> None:
        """Compile with one way of pooling."""
        self.setting = pooling
        self.network.pooling = blocks if pooling == "blocks" else windows
        self.call = jax.jit(self._many if self.chunk > 1 else self._one, donate_argnums=0)
        self.reset()
        self.advance(self.chunk)

    def reset(self) -> None:
        parameters = {
            name: jnp.array(array if self.lanes > 1 else array[0])
            for name, array in self.work.parameters.items()
        }
        zeros = [jax.tree.map(jnp.zeros_like, parameters) for _ in range(2)]
        self.state: State = (parameters, zeros, jnp.int32(0))

    def advance(self, count: int) -> list[Any]:
        losses = []
        for _ in range(count // self.chunk):
            self.state, loss = self.call(self.state)
            losses.append(loss)
        jax.block_until_ready(self.state)
        return losses

    def facts(self) -> Mapping[str, str]:
        return {"threads": "all", "setting": self.setting}

    def _many(self, state: State) -> tuple[State, Any]:
        return lax.scan(lambda carried, _: self._one(carried), state, None, self.chunk, unroll=self.unroll)

    def _one(self, state: State) -> tuple[State, Any]:
        parameters, memory, step = state
        gradient: Callable[..., Any] = jax.value_and_grad(self.network.loss)
        if self.lanes > 1:
            gradient = jax.vmap(gradient)
        places = self.rows[step % len(self.rows)]
        loss, slopes = gradient(parameters, self.x[places], self.y[places])
        parameters, memory = self._update(parameters, memory, slopes, step + 1)
        return (parameters, memory, step + 1), loss

    def _update(self, parameters: Any, memory: Any, slopes: Any, step: Any) -> tuple[Any, Any]:
        method = self.work.plan.optimizer
        rate, tree = method["learning_rate"], jax.tree.map
        if method["kind"] == "adam":
            b1, b2, epsilon = (method[name] for name in ("beta1", "beta2", "epsilon"))
            first = tree(lambda m, g: b1 * m + (1 - b1) * g, memory[0], slopes)
            second = tree(lambda v, g: b2 * v + (1 - b2) * g * g, memory[1], slopes)
            c1, c2 = 1 - b1**step, 1 - b2**step
            moved = tree(
                lambda p, m, v: p - rate * (m / c1) / (jnp.sqrt(v / c2) + epsilon), parameters, first, second
            )
            return moved, [first, second]
        if method["momentum"]:
            velocity = tree(lambda v, g: method["momentum"] * v + g, memory[0], slopes)
            return tree(lambda p, v: p - rate * v, parameters, velocity), [velocity, memory[1]]
        return tree(lambda p, g: p - rate * g, parameters, slopes), memory


def make(work: Work, words: Sequence[str]) -> Contender:
    """`words` holds the number of steps in a call."""
    return Jax(work, int(words[0]))


if __name__ == "__main__":
    serve(make)

"""Lookahead."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from engine import fields
from engine.arrays import Array, Namespace, Shape
from engine.coefficients import Coefficients
from engine.layout import Layout
from engine.optimizers.base import Arrays, like_parameters
from engine.wrappers.base import Wrapper


class Lookahead(
    Wrapper,
    kind="lookahead",
    title="Lookahead",
    reference="Zhang, Lucas, Hinton & Ba 2019, Lookahead optimizer, arXiv:1907.08610, algorithm 1",
    formula="every k steps: φ ← φ + α(θ − φ), θ ← φ",
    rank=20,
):
    """Lets the optimizer explore for k steps, then goes back part of the way to where it came from."""

    every: int = fields.integer(
        5,
        title="Steps ahead",
        symbol="k",
        unit="steps",
        low=1,
        high=10**6,
        slider=(1, 50),
        live=True,
        lane=True,
        help="Updates between two returns to the slow weights.",
    )
    share: float = fields.real(
        0.5,
        title="Slow step",
        symbol="α",
        low=0.0,
        high=1.0,
        slider=(0.0, 1.0),
        live=True,
        lane=True,
        help="Part of the way that the slow weights follow.",
    )

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        return like_parameters(layout, "slow")

    def start(self, xp: Namespace, parameters: Array, state: Mapping[str, Array], layout: Layout) -> None:
        state["slow"][...] = parameters

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        turn = (step + 1) % self.every == 0
        return {"share": self.share if turn else 0.0, "turn": 1.0 if turn else 0.0}

    def apply(self, c: Coefficients, arrays: Arrays, inner: Callable[[], None]) -> None:
        xp, theta, update = arrays.xp, arrays.parameters, arrays.update
        inner()
        if isinstance(c["turn"], float) and c["turn"] == 0.0:
            return
        slow, work = arrays.state["slow"], arrays.scratch("lookahead")
        # The weights after the update, and how far they are from the slow ones.
        xp.add(theta, update, out=work)
        work -= slow
        work *= c["share"]
        slow += work
        # Lanes whose turn it is not keep their update, bit for bit.
        xp.subtract(slow, theta, out=work)
        update[...] = xp.where(c["turn"] != 0.0, work, update)

"""Averages of the parameters along the path, evaluated beside the live ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from engine import fields
from engine.arrays import Array, Namespace, Shape
from engine.coefficients import Coefficients
from engine.layout import Layout
from engine.optimizers.base import Arrays, like_parameters, unit_interval
from engine.wrappers.base import Wrapper


class Averaging(Wrapper):
    """Keeps an average of θ that the optimizer never sees; running statistics of layers stay those of θ."""

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        return like_parameters(layout, "average")

    def start(self, xp: Namespace, parameters: Array, state: Mapping[str, Array], layout: Layout) -> None:
        state["average"][...] = parameters

    def apply(self, c: Coefficients, arrays: Arrays, inner: Callable[[], None]) -> None:
        """average ← average + weight · (θ after the update − average)."""
        xp, average, work = arrays.xp, arrays.state["average"], arrays.scratch("average")
        inner()
        xp.add(arrays.parameters, arrays.update, out=work)
        work -= average
        work *= c["weight"]
        average += work

    def averaged(self, state: Mapping[str, Array]) -> Array | None:
        return state["average"]


class Polyak(
    Averaging,
    kind="polyak",
    title="Polyak averaging",
    reference="Polyak & Juditsky 1992, Acceleration of stochastic approximation by averaging; Ruppert 1988",
    formula="θ̄ₜ = (1 / n) Σ θₛ over the n steps s after the start",
    rank=30,
):
    """The plain mean of all parameters since a step; it forgets noise much faster than the last iterate."""

    begin: int = fields.integer(
        0,
        title="Start",
        unit="steps",
        low=0,
        high=10**9,
        scale="log",
        slider=(0, 10_000),
        live=True,
        lane=True,
        help="The average begins after this many updates; until then it follows θ.",
    )

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        return {"weight": 1.0 / max(1, step + 1 - self.begin)}


class MovingAverage(
    Averaging,
    kind="moving_average",
    title="Moving average (EMA)",
    reference="exponential moving average of the parameters; Tarvainen & Valpola 2017, arXiv:1703.01780; "
    "Goodfellow, Bengio & Courville 2016, Deep Learning, section 8.7.3",
    formula="θ̄ ← βₜ θ̄ + (1 − βₜ) θ, βₜ = min(β, (1 + t) / (10 + t))",
    rank=40,
):
    """An average that forgets the past exponentially; the decay rises to β so that the start soon vanishes."""

    decay: float = unit_interval(
        0.999, "Decay", "β", "Share of the average that each step keeps.", slider=(0.5, 0.9999)
    )

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        return {"weight": 1.0 - min(self.decay, (1.0 + step) / (10.0 + step))}

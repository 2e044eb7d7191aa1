"""Schedules that let the learning rate fall."""

from __future__ import annotations

import math

from engine import fields
from engine.schedules.base import Schedule


class Step(
    Schedule,
    kind="step",
    title="Step",
    reference="He, Zhang, Ren & Sun 2016, Deep residual learning, arXiv:1512.03385, section 4",
    formula="η(t) = η γ^⌊t / n⌋",
    rank=20,
):
    """The rate drops by a factor every n steps."""

    drop: float = fields.real(
        0.5,
        title="Factor",
        symbol="γ",
        above=0.0,
        high=1.0,
        slider=(0.05, 1.0),
        live=True,
        lane=True,
        help="What the rate is multiplied by at each drop.",
    )
    every: int = fields.integer(
        500,
        title="Drop every",
        symbol="n",
        unit="steps",
        low=1,
        high=10**9,
        scale="log",
        slider=(1, 10_000),
        live=True,
        lane=True,
        help="Steps between two drops.",
    )

    def curve(self, step: int, steps: int) -> float:
        return math.pow(self.drop, step // self.every)


class Exponential(
    Schedule,
    kind="exponential",
    title="Exponential",
    reference="geometric decay, stated by its half-life",
    formula="η(t) = η 2^(−t / h)",
    rank=30,
):
    """The rate halves every h steps, smoothly."""

    half_life: float = fields.real(
        500.0,
        title="Half-life",
        symbol="h",
        unit="steps",
        above=0.0,
        scale="log",
        slider=(1.0, 10_000.0),
        live=True,
        lane=True,
        help="Steps in which the rate falls to one half.",
    )

    def curve(self, step: int, steps: int) -> float:
        return math.exp2(-step / self.half_life)


class InverseTime(
    Schedule,
    kind="inverse_time",
    title="1/t",
    reference="Robbins & Monro 1951, A stochastic approximation method, section 2",
    formula="η(t) = η / (1 + kt)",
    rank=40,
):
    """The rate falls like 1/t: slowly enough to arrive anywhere, fast enough to average the noise away."""

    decay: float = fields.real(
        0.01,
        title="Decay",
        symbol="k",
        unit="1/step",
        low=0.0,
        scale="log",
        slider=(1e-5, 1.0),
        live=True,
        lane=True,
        help="After 1/k steps the rate has halved.",
    )

    def curve(self, step: int, steps: int) -> float:
        return 1.0 / (1.0 + self.decay * step)


class Cosine(
    Schedule,
    kind="cosine",
    title="Cosine",
    reference="Loshchilov & Hutter 2017, SGDR, arXiv:1608.03983, eq. 5 (one cycle)",
    formula="η(t) = η (f + (1 − f) (1 + cos(πt / T)) / 2)",
    rank=50,
):
    """Half a wave from the full rate down to a floor at the horizon T; from there on the rate stays."""

    floor: float = fields.real(
        0.0,
        title="Floor",
        symbol="f",
        low=0.0,
        high=1.0,
        slider=(0.0, 0.5),
        live=True,
        lane=True,
        help="Share of the rate that is left at the horizon.",
    )

    def curve(self, step: int, steps: int) -> float:
        wave = 0.5 * (1.0 + math.cos(math.pi * min(1.0, step / steps)))
        return self.floor + (1.0 - self.floor) * wave

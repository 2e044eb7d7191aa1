"""Mixup."""

from __future__ import annotations

import math

from engine import fields
from engine.arrays import Array, Namespace
from engine.augmentations.base import Augmentation
from engine.random import Draw


class Mixup(
    Augmentation,
    kind="mixup",
    title="Mixup",
    reference="Zhang, Cissé, Dauphin & Lopez-Paz 2018, mixup, arXiv:1710.09412, section 2",
    formula="x ← λxᵢ + (1 − λ)xⱼ, y ← λyᵢ + (1 − λ)yⱼ, λ ~ Beta(α, α)",
    rank=50,
):
    """Each sample is blended with another one of its batch, inputs and targets alike.

    The partners are a random permutation of the batch, and every pair has a λ of its own.
    """

    apart = False

    concentration: float = fields.real(
        0.2,
        title="Concentration",
        symbol="α",
        above=0.0,
        high=1e4,
        scale="log",
        slider=(0.05, 5.0),
        help="Small values leave most samples nearly alone, 1 draws λ uniformly, large values mix half and half.",
    )

    def apply(
        self, xp: Namespace, inputs: Array, targets: Array, draw: Draw, stream: int
    ) -> tuple[Array, Array]:
        lanes, batch = inputs.shape[:2]
        uniform = draw.uniform(stream, batch, 3, inputs.dtype)
        share = symmetric_beta(xp, self.concentration, uniform[:, :, 0], uniform[:, :, 1])
        partners = xp.argsort(uniform[:, :, 2], axis=1, kind="stable")
        partners += batch * xp.arange(lanes, dtype=partners.dtype)[:, None]
        return _blend(xp, inputs, partners, share), _blend(xp, targets, partners, share)


def symmetric_beta(xp: Namespace, concentration: float, first: Array, second: Array) -> Array:
    """Beta(α, α) from two uniforms in [0, 1), exactly and for every α > 0.

    By the polar method (Bailey 1994, Polar generation of random variates with the t-distribution) the quotient
    t = cos(2πv) √(u^(−1/α) − 1) times √(2α) has Student's distribution with 2α degrees of freedom, and then
    (1 + t / √(1 + t²)) / 2 is Beta(α, α). Here both are multiplied by u^(1/α), so that nothing overflows.
    """
    logarithm = xp.log1p(-first)  # of 1 − first, which is never 0
    logarithm *= 1.0 / concentration
    power, rest = xp.exp(logarithm), -xp.expm1(logarithm)
    cosine = xp.cos(2.0 * math.pi * second)
    share = 0.5 + 0.5 * cosine * xp.sqrt(rest / (power + rest * cosine * cosine))
    return xp.clip(share, 0.0, 1.0)


def _blend(xp: Namespace, array: Array, partners: Array, share: Array) -> Array:
    """λ · own + (1 − λ) · partner's, for each sample (lanes, batch, …)."""
    shape = array.shape
    rows = array.reshape(shape[0] * shape[1], math.prod(shape[2:]))
    other = xp.take(rows, partners.ravel(), axis=0).reshape(shape)
    weight = share.reshape(*share.shape, *[1] * (len(shape) - 2))
    other *= 1.0 - weight
    other += weight * array
    return other

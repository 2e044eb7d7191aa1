"""Counter-based random streams: Philox4x32-10 (Salmon, Moraes, Dror & Shaw 2011, Parallel random numbers).

A draw is a function of (seed, purpose, time, sample, index) and of nothing else, so a run can start anywhere,
lanes with equal seeds agree, and nothing has to be stored to continue. Bits and uniforms are the same on every
backend; normals are drawn on the host in float64.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from engine.arrays import Array, Dtype, HostArray, Namespace, Shape

MULTIPLIERS = (0xD2511F53, 0xCD9E8D57)
KEY_STEPS = (0x9E3779B9, 0xBB67AE85)
ROUNDS = 10
LOW_WORD = 0xFFFFFFFF


class Purpose(IntEnum):
    """What a stream is for; part of its key, so that streams never meet."""

    PARAMETERS = 1
    SHUFFLE = 2
    LAYER = 3
    DATA = 4
    SPLIT = 5
    LABEL_NOISE = 6


def philox(
    xp: Namespace, counter: Sequence[Array], key: Sequence[Array]
) -> tuple[Array, Array, Array, Array]:
    """Philox4x32-10: four words of 32 random bits per counter.

    Args:
        counter: four arrays of uint64 that hold 32-bit words and broadcast together.
        key: two such arrays.

    Returns:
        Four uint64 arrays that hold 32-bit words.
    """
    low = xp.uint64(LOW_WORD)
    shift = xp.uint64(32)
    c0, c1, c2, c3 = counter
    k0, k1 = key
    for _ in range(ROUNDS):
        product0 = c0 * xp.uint64(MULTIPLIERS[0])
        product1 = c2 * xp.uint64(MULTIPLIERS[1])
        c0, c2 = (product1 >> shift) ^ c1 ^ k0, (product0 >> shift) ^ c3 ^ k1
        c1, c3 = product1 & low, product0 & low
        k0 = (k0 + xp.uint64(KEY_STEPS[0])) & low
        k1 = (k1 + xp.uint64(KEY_STEPS[1])) & low
    return c0, c1, c2, c3


def bits(
    xp: Namespace,
    seeds: Array,
    purpose: Purpose,
    *,
    stream: int = 0,
    time: int = 0,
    samples: int = 1,
    count: int,
) -> Array:
    """Random 32-bit words as uint64, shape (seeds, samples, count).

    Args:
        seeds: uint64 array (R,) of 32-bit seeds.
        stream: which of several streams of one purpose (a layer's index, a parameter's number).
        time: step or epoch.
    """
    blocks = (count + 3) // 4
    word = xp.uint64
    index = xp.arange(blocks, dtype=word)[None, None, :]
    sample = xp.arange(samples, dtype=word)[None, :, None]
    counter = (index, sample, word(time & LOW_WORD), word(time >> 32))
    key = (seeds[:, None, None], word(int(purpose) | stream << 8))
    words = xp.stack(xp.broadcast_arrays(*philox(xp, counter, key)), axis=-1)
    return words.reshape(len(seeds), samples, 4 * blocks)[:, :, :count]


_NESTED = 1 << 23
"""Streams of nested layers lie above those of the layers of a network."""


def nested_stream(outer: int, number: int) -> int:
    """The stream of layer `number` inside the layer with the stream `outer`; 24 bits, like every stream."""
    return _NESTED | zlib.crc32(f"{outer}.{number}".encode()) % _NESTED


@dataclass(frozen=True)
class Draw:
    """The randomness of one training pass: the lanes' seeds (device, uint64, (R,)) and the step."""

    xp: Namespace
    seeds: Array
    step: int

    def uniform(self, stream: int, batch: int, count: int, dtype: Dtype) -> Array:
        """Uniforms in [0, 1) with 24 bits, shape (lanes, batch, count)."""
        words = bits(
            self.xp, self.seeds, Purpose.LAYER, stream=stream, time=self.step, samples=batch, count=count
        )
        return (words >> self.xp.uint64(8)).astype(dtype) * 2.0**-24

    def normal(self, stream: int, batch: int, count: int, dtype: Dtype) -> Array:
        """Standard normals, shape (lanes, batch, count), by Box & Muller 1958; bits differ between backends."""
        xp = self.xp
        uniform = self.uniform(stream, batch, 2 * count, dtype)
        radius = xp.sqrt(-2.0 * xp.log1p(-uniform[:, :, :count]))
        return radius * xp.cos(2.0 * math.pi * uniform[:, :, count:])


def permutations(xp: Namespace, seeds: Array, epoch: int, count: int) -> Array:
    """One random order of `count` samples per seed, int64, shape (seeds, count)."""
    words = bits(xp, seeds, Purpose.SHUFFLE, time=epoch, count=2 * count).reshape(len(seeds), count, 2)
    return xp.argsort(words[:, :, 0] << xp.uint64(32) | words[:, :, 1], axis=1, kind="stable")


class Stream:
    """Random numbers on the host in float64 for one seed and purpose: starts and synthetic data.

    Successive calls give independent draws.
    """

    def __init__(self, seed: int, purpose: Purpose, stream: int = 0) -> None:
        self._seeds = np.array([seed], dtype=np.uint64)
        self._purpose = purpose
        self._stream = stream
        self._calls = 0

    def _pairs(self, count: int) -> HostArray:
        words = bits(np, self._seeds, self._purpose, stream=self._stream, time=self._calls, count=2 * count)
        self._calls += 1
        return np.asarray(words.reshape(count, 2))

    def uniform(self, shape: Shape | int = (), low: float = 0.0, high: float = 1.0) -> HostArray:
        """Uniforms in [low, high) with 53 bits."""
        shape = (shape,) if isinstance(shape, int) else shape
        words = self._pairs(int(np.prod(shape)))
        unit = ((words[:, 0] >> np.uint64(5)) * 2.0**26 + (words[:, 1] >> np.uint64(6))) * 2.0**-53
        return np.asarray(low + (high - low) * unit.reshape(shape))

    def normal(self, shape: Shape | int = (), scale: float = 1.0) -> HostArray:
        """Normals with mean 0 and standard deviation `scale` (Box & Muller 1958)."""
        shape = (shape,) if isinstance(shape, int) else shape
        radius = np.sqrt(-2.0 * np.log1p(-self.uniform(shape)))
        return np.asarray(scale * radius * np.cos(2.0 * np.pi * self.uniform(shape)))

    def permutation(self, count: int) -> HostArray:
        """A random order of 0 … count − 1."""
        return np.argsort(self.uniform(count), kind="stable")

    def integers(self, high: int, count: int) -> HostArray:
        """Integers in 0 … high − 1."""
        return np.minimum((self.uniform(count) * high).astype(np.int64), high - 1)

"""The random order of an epoch, the same as `engine.random.permutations` draws it."""

from __future__ import annotations

import numpy as np

from engine.kernels.compiler import at, inline, kernel
from engine.random import KEY_STEPS, LOW_WORD, MULTIPLIERS, ROUNDS

_LOW = np.uint64(LOW_WORD)
_HALF = np.uint64(32)
_M0, _M1 = (np.uint64(value) for value in MULTIPLIERS)
_K0, _K1 = (np.uint64(value) for value in KEY_STEPS)


@inline
def _philox(c0, c1, c2, c3, k0, k1):
    """Philox4x32-10: four words of 32 random bits."""
    for _ in range(ROUNDS):
        product0, product1 = c0 * _M0, c2 * _M1
        c0, c2 = (product1 >> _HALF) ^ c1 ^ k0, (product0 >> _HALF) ^ c3 ^ k1
        c1, c3 = product1 & _LOW, product0 & _LOW
        k0, k1 = (k0 + _K0) & _LOW, (k1 + _K1) & _LOW
    return c0, c1, c2, c3


@kernel
def shuffle(seed, purpose, epoch, count, keys, counts, k, c, order, begin):
    """Write the order of an epoch's samples to `order` from `begin` on.

    The keys are uniform, so they are dealt into as many drawers by their leading bits, where each finds few others.

    Args:
        purpose: the key's second word.
        keys: working room for count + 1 values of uint64, from `k` on.
        counts: working room for 4 · count + 2 values of int64, from `c` on.
    """
    time, key = np.uint64(epoch), np.uint64(purpose)
    for block in range((count + 1) // 2):
        w0, w1, w2, w3 = _philox(np.uint64(block), np.uint64(0), time & _LOW, time >> _HALF, seed, key)
        keys[at(k + 2 * block)] = (w0 << _HALF) | w1
        keys[at(k + 2 * block + 1)] = (w2 << _HALF) | w3
    bits = 1
    while (1 << bits) < 2 * count:
        bits += 1
    shift, drawers = np.uint64(64 - bits), 1 << bits
    for drawer in range(drawers + 1):
        counts[at(c + drawer)] = 0
    for sample in range(count):
        counts[at(c + np.int64(keys[at(k + sample)] >> shift) + 1)] += 1
    for drawer in range(drawers):
        counts[at(c + drawer + 1)] += counts[at(c + drawer)]
    for sample in range(count):
        own = at(c + np.int64(keys[at(k + sample)] >> shift))
        order[at(begin + counts[own])] = sample
        counts[own] += 1
    for place in range(1, count):
        sample = order[at(begin + place)]
        rank = keys[at(k + sample)]
        before = place - 1
        while before >= 0 and keys[at(k + order[at(begin + before)])] > rank:
            order[at(begin + before + 1)] = order[at(begin + before)]
            before -= 1
        order[at(begin + before + 1)] = sample

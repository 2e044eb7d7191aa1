"""The random streams: published vectors, moments, and independence of everything that must not matter."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.random import Draw, Purpose, Stream, bits, permutations, philox
from tests.support.arrays import same_bits
from tests.support.strict import StrictBackend

# Random123's file of known answers, philox4x32 with 10 rounds: counter, key, result.
KNOWN_ANSWERS = [
    ("00000000 00000000 00000000 00000000", "00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8"),
    ("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd"),
    ("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1"),
]

SEEDS = st.integers(0, 2**32 - 1)


def _words(text: str) -> np.ndarray:
    return np.array([int(word, 16) for word in text.split()], dtype=np.uint64)


@pytest.mark.parametrize(("counter", "key", "result"), KNOWN_ANSWERS)
def test_philox_gives_the_known_answers(counter: str, key: str, result: str) -> None:
    blocks = philox(np, [np.array([word]) for word in _words(counter)], list(_words(key)))
    assert [int(word[0]) for word in blocks] == [int(word) for word in _words(result)]


def test_philox_agrees_with_plain_integers() -> None:
    """An independent round function on Python's integers, on random counters and keys."""
    generator = np.random.default_rng(1)
    words = generator.integers(2**32, size=(6, 50), dtype=np.uint64)
    found = np.stack(philox(np, list(words[:4]), list(words[4:])))
    for column in range(50):
        c0, c1, c2, c3, k0, k1 = (int(word) for word in words[:, column])
        for _ in range(10):
            first, second = 0xD2511F53 * c0, 0xCD9E8D57 * c2
            c0, c1 = (second >> 32) ^ c1 ^ k0, second % 2**32
            c2, c3 = (first >> 32) ^ c3 ^ k1, first % 2**32
            k0, k1 = (k0 + 0x9E3779B9) % 2**32, (k1 + 0xBB67AE85) % 2**32
        assert [int(word) for word in found[:, column]] == [c0, c1, c2, c3]


def _bits(seeds: list[int], **options: int) -> np.ndarray:
    return np.asarray(bits(np, np.array(seeds, dtype=np.uint64), Purpose.LAYER, **{"count": 11, **options}))


@settings(max_examples=20)
@given(seed=SEEDS, other=SEEDS, time=st.integers(0, 2**40), stream=st.integers(0, 1000))
def test_a_draw_depends_on_its_own_seed_alone(seed: int, other: int, time: int, stream: int) -> None:
    alone = _bits([seed], time=time, stream=stream, samples=3)
    together = _bits([other, seed, seed], time=time, stream=stream, samples=3)
    assert same_bits(together[1:2], alone)
    assert same_bits(together[2:], alone)
    more = _bits([seed], time=time, stream=stream, samples=5, count=30)
    assert same_bits(more[:, :3, :11], alone), "more samples or a longer row must not move the others"


def test_streams_never_meet() -> None:
    """Whatever differs - seed, purpose, stream, step, sample - gives other words."""
    seeds = np.array([1, 2], dtype=np.uint64)
    rows = [
        bits(np, seeds, purpose, stream=stream, time=time, samples=2, count=4)
        for purpose in Purpose
        for stream in (0, 1, 77)
        for time in (0, 1, 2**32, 2**32 + 1)
    ]
    words = np.stack(rows).reshape(-1, 4)
    assert len(np.unique(words, axis=0)) == len(words)


def test_words_use_all_their_bits_and_no_more() -> None:
    words = _bits([5], samples=1000, count=64)
    assert words.max() < 2**32
    shares = [((words >> np.uint64(bit)) & np.uint64(1)).mean() for bit in range(32)]
    assert np.abs(np.array(shares) - 0.5).max() < 5 * 0.5 / np.sqrt(words.size)


def test_uniforms_and_normals_have_their_moments() -> None:
    count = 200_000
    stream = Stream(3, Purpose.DATA)
    uniform, normal = stream.uniform(count), stream.normal(count)
    assert uniform.min() >= 0.0
    assert uniform.max() < 1.0
    for sample, moments in ((uniform - 0.5, (0.0, 1 / 12, 0.0, 1 / 80)), (normal, (0.0, 1.0, 0.0, 3.0))):
        for power, moment in enumerate(moments, start=1):
            values = sample**power
            assert abs(values.mean() - moment) < 4.5 * values.std() / np.sqrt(count)
    # The share beyond two standard deviations, and no relation between one draw and the next.
    assert abs((np.abs(normal) > 2.0).mean() - 0.0455) < 0.002
    for sample in (uniform - 0.5, normal):
        assert abs(np.corrcoef(sample[:-1], sample[1:])[0, 1]) < 4.5 / np.sqrt(count)


def test_a_stream_gives_independent_draws_and_repeats_from_its_start() -> None:
    stream = Stream(3, Purpose.DATA, 2)
    first, second = stream.normal((4, 5), 2.0), stream.normal((4, 5), 2.0)
    assert not np.isin(first, second).any()
    again = Stream(3, Purpose.DATA, 2)
    assert same_bits(again.normal((4, 5), 2.0), first)
    assert same_bits(again.normal((4, 5), 2.0), second)


@settings(max_examples=20)
@given(low=st.floats(-10, 10), width=st.floats(0, 10), seed=SEEDS)
def test_uniforms_stay_in_their_interval(low: float, width: float, seed: int) -> None:
    sample = Stream(seed, Purpose.DATA).uniform(100, low, low + width)
    assert (sample >= low).all()
    assert (sample <= low + width).all()


@settings(max_examples=20)
@given(seed=SEEDS, count=st.integers(1, 200), high=st.integers(1, 10))
def test_permutations_are_permutations_and_integers_lie_in_range(seed: int, count: int, high: int) -> None:
    stream = Stream(seed, Purpose.SPLIT)
    assert np.array_equal(np.sort(stream.permutation(count)), np.arange(count))
    assert set(stream.integers(high, count)) <= set(range(high))


@settings(max_examples=20)
@given(seed=SEEDS, epoch=st.integers(0, 2**33), count=st.integers(1, 300))
def test_epochs_are_shuffled_by_lane(seed: int, epoch: int, count: int) -> None:
    seeds = np.array([seed, (seed + 1) % 2**32], dtype=np.uint64)
    orders = permutations(np, seeds, epoch, count)
    assert orders.shape == (2, count)
    assert (np.sort(orders, axis=1) == np.arange(count)).all()
    assert same_bits(permutations(np, seeds[:1], epoch, count), orders[:1])
    if count > 20:
        assert not np.array_equal(orders[0], orders[1])
        assert not np.array_equal(orders, permutations(np, seeds, epoch + 1, count))


def test_every_place_of_a_permutation_is_equally_likely() -> None:
    seeds = np.arange(6000, dtype=np.uint64)
    orders = permutations(np, seeds, 0, 4)
    counts = np.array([[(orders[:, place] == item).sum() for item in range(4)] for place in range(4)])
    assert np.abs(counts - 1500).max() < 5 * np.sqrt(1500 * 0.75)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_draws_of_layers_are_the_same_on_every_backend(dtype: type) -> None:
    seeds, backend = np.array([3, 9], dtype=np.uint64), StrictBackend()
    host = Draw(np, seeds, 2**32 + 5).uniform(3, 7, 50, np.dtype(dtype))
    assert host.shape == (2, 7, 50)
    assert host.dtype == dtype
    assert host.min() >= 0.0
    assert host.max() < 1.0
    device = Draw(backend.xp, backend.to_device(seeds), 2**32 + 5).uniform(3, 7, 50, np.dtype(dtype))
    assert same_bits(device.held, host)
    assert same_bits(host.astype(np.float64), host.astype(np.float32).astype(np.float64)), (
        "24 bits fit both types"
    )

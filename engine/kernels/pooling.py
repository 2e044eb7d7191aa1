"""Pooling: the largest value or the mean of each window, channel by channel.

Windows are lists of positions (see `plans`), so that any extent, stride and border is one to these.
"""

from __future__ import annotations

from engine.kernels.compiler import inline, kernel
from engine.kernels.plans import APART, CODES, FILTERS, POSITIONS, TAPS, WINDOWS
from engine.kernels.simd import WIDTH, full, larger, load, store, where_equal, where_less
from engine.kernels.stretches import clear


@inline
def _find(table, begin, end, channels, array, x, y, codes, count):
    best = load(array, x + table[begin] * channels, count)
    code = full(array, 0.0)
    for tap in range(begin + 1, end):
        value = load(array, x + table[tap] * channels, count)
        code = where_less(best, value, float(tap - begin), code)
        best = larger(best, value)
    store(array, y, best, count)
    store(array, codes, code, count)


@inline
def _find_of_four(table, begin, channels, array, x, y, codes):
    """The same for the usual window, in pairs."""
    a = load(array, x + table[begin] * channels, WIDTH)
    b = load(array, x + table[begin + 1] * channels, WIDTH)
    c = load(array, x + table[begin + 2] * channels, WIDTH)
    d = load(array, x + table[begin + 3] * channels, WIDTH)
    left, right = larger(a, b), larger(c, d)
    code = where_less(left, right, where_less(c, d, 3.0, 2.0), where_less(a, b, 1.0, 0.0))
    store(array, y, larger(left, right), WIDTH)
    store(array, codes, code, WIDTH)


@kernel
def find_largest(table, taps, windows, channels, array, x, y, codes):
    """The largest values of a sample, and in `codes` the number of the first position within its window that has it.

    What is not a number is the largest of all.
    """
    for window in range(windows):
        begin, end = table[taps + window], table[taps + window + 1]
        place = window * channels
        channel = 0
        while channel + WIDTH <= channels:
            if end - begin == 4:
                _find_of_four(
                    table, begin, channels, array, x + channel, y + place + channel, codes + place + channel
                )
            else:
                _find(
                    table,
                    begin,
                    end,
                    channels,
                    array,
                    x + channel,
                    y + place + channel,
                    codes + place + channel,
                    WIDTH,
                )
            channel += WIDTH
        if channel < channels:
            _find(
                table, begin, end, channels, array, x + channel, y + place + channel, codes + place + channel,
                channels - channel,
            )  # fmt: skip


@inline
def _spread(table, begin, end, channels, array, delta, codes, x, count, add):
    given, code = load(array, delta, count), load(array, codes, count)
    for tap in range(begin, end):
        target = x + table[tap] * channels
        share = where_equal(code, float(tap - begin), given)
        if add:
            share = load(array, target, count) + share
        store(array, target, share, count)


@kernel
def spread_largest(table, taps, windows, channels, array, delta, codes, x, positions, apart):
    """The gradient of a sample from that of its largest values; `apart`: each position is in one window."""
    if not apart:
        clear(array, x, positions * channels)
    for window in range(windows):
        begin, end = table[taps + window], table[taps + window + 1]
        place = window * channels
        channel = 0
        while channel + WIDTH <= channels:
            _spread(
                table, begin, end, channels, array, delta + place + channel, codes + place + channel, x + channel,
                WIDTH, not apart,
            )  # fmt: skip
            channel += WIDTH
        if channel < channels:
            _spread(
                table, begin, end, channels, array, delta + place + channel, codes + place + channel, x + channel,
                channels - channel, not apart,
            )  # fmt: skip


def pool_largest(
    table, at, work, x, y, base, theta, weight, bias, scratch, seed, step, first, last, number
):  # fmt: skip
    windows, channels, positions = table[at + WINDOWS], table[at + FILTERS], table[at + POSITIONS]
    for sample in range(first, last):
        place = sample * windows * channels
        find_largest(
            table, table[at + TAPS], windows, channels, work, x + sample * positions * channels, y + place,
            base + table[at + CODES] + place,
        )  # fmt: skip


def pool_largest_back(
    table, at, work, x, delta, below, base, transposed, turned, scratch, first, last, number
):  # fmt: skip
    windows, channels, positions = table[at + WINDOWS], table[at + FILTERS], table[at + POSITIONS]
    for sample in range(first, last):
        place = sample * windows * channels
        spread_largest(
            table, table[at + TAPS], windows, channels, work, delta + place, base + table[at + CODES] + place,
            below + sample * positions * channels, positions, table[at + APART],
        )  # fmt: skip


def pool_mean(
    table, at, work, x, y, base, theta, weight, bias, scratch, seed, step, first, last, number
):  # fmt: skip
    windows, channels, positions = table[at + WINDOWS], table[at + FILTERS], table[at + POSITIONS]
    for sample in range(first, last):
        for window in range(windows):
            begin, end = table[table[at + TAPS] + window], table[table[at + TAPS] + window + 1]
            for channel in range(0, channels, WIDTH):
                count = min(WIDTH, channels - channel)
                total = full(work, 0.0)
                for tap in range(begin, end):
                    place = sample * positions + table[tap]
                    total = total + load(work, x + place * channels + channel, count)
                place = sample * windows + window
                store(work, y + place * channels + channel, total * (1.0 / (end - begin)), count)


def pool_mean_back(
    table, at, work, x, delta, below, base, transposed, turned, scratch, first, last, number
):  # fmt: skip
    windows, channels, positions = table[at + WINDOWS], table[at + FILTERS], table[at + POSITIONS]
    clear(work, below + first * positions * channels, (last - first) * positions * channels)
    for sample in range(first, last):
        for window in range(windows):
            begin, end = table[table[at + TAPS] + window], table[table[at + TAPS] + window + 1]
            for channel in range(0, channels, WIDTH):
                count = min(WIDTH, channels - channel)
                place = sample * windows + window
                share = load(work, delta + place * channels + channel, count) * (1.0 / (end - begin))
                for tap in range(begin, end):
                    target = below + (sample * positions + table[tap]) * channels + channel
                    store(work, target, load(work, target, count) + share, count)

"""Series as arrays for a file, and back.

Single samples: `series/steps.G` int64 (n,), and for each series that has these steps `series/values.G.LANE.COLUMN`
float64 (n,). What is known by blocks alone: `buckets/steps.G` int64 (m, 4), the first and the last step, the number of
samples and the size of each block, and `buckets/values.G.LANE.COLUMN` float64 (m, 5), its minimum, maximum, first, last
and mean.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.progress import tell
from engine.recording.pyramid import BASE
from engine.recording.series import Series, Stretch
from engine.recording.steps import Run

Arrays = Mapping[str, NDArray[Any]]
Name = tuple[str, int]

NO_SAMPLES: tuple[NDArray[np.int64], NDArray[np.float64]] = (np.empty(0, np.int64), np.empty(0))
NO_BUCKETS: tuple[NDArray[np.int64], NDArray[np.float64]] = (np.empty((0, 4), np.int64), np.empty((0, 5)))


def to_arrays(all_series: Mapping[Name, Series], step: float) -> dict[str, NDArray[Any]]:
    """What the series hold up to `step`; a block that reaches beyond it is left out."""
    arrays: dict[str, NDArray[Any]] = {}
    groups: dict[str, list[NDArray[Any]]] = {"series": [], "buckets": []}
    for number, ((column, lane), series) in enumerate(all_series.items()):
        tell(number / len(all_series))
        for kind, (steps, values) in zip(groups, (singles(series, step), buckets(series, step)), strict=True):
            if not len(steps):
                continue
            known = groups[kind]
            group = next((i for i, other in enumerate(known) if np.array_equal(other, steps)), len(known))
            if group == len(known):
                known.append(steps)
                arrays[f"{kind}/steps.{group}"] = steps
            arrays[f"{kind}/values.{group}.{lane}.{column}"] = values
    return arrays


def singles(series: Series, step: float) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Steps (n,) and values (n,) of what is known sample by sample."""
    parts = [_samples(series, part) for part in series.stretches() if part.size == 1]
    if not parts:
        return NO_SAMPLES
    steps, values = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
    count = int(steps.searchsorted(step, "right"))
    return steps[:count], values[:count]


def _samples(series: Series, part: Stretch) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    places = np.arange(part.place, part.end)
    real = series.are_samples(places)
    return series.steps_at(places[real]), part.means[real]


def buckets(series: Series, step: float) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Blocks: (m, 4) first and last step, samples and size; (m, 5) what they hold."""
    tables, values = [], []
    for part in series.stretches():
        if part.size > 1:
            edges = np.arange(part.place, part.end + 1, part.size)
            firsts, lasts = series.steps_at(edges[:-1]), series.steps_at(edges[1:] - 1)
            counts = np.diff(series.samples_until(edges))
            kept = (lasts <= step) & (counts > 0)
            sizes = np.full(len(firsts), part.size)
            tables.append(np.stack([firsts, lasts, counts, sizes], axis=1)[kept])
            values.append(np.asarray(part.blocks, np.float64).T[kept])
    return (np.concatenate(tables), np.concatenate(values)) if tables else NO_BUCKETS


def copy(source: Series, target: Series, step: float) -> None:
    """Record in `target` what `source` holds up to `step`."""
    _put(target, singles(source, step), buckets(source, step))


def readers(arrays: Arrays) -> Iterator[tuple[str, int, str, Callable[[Series], None]]]:
    """For each series in a file: its column and lane, the array's name, and what puts its content into a series.

    Raises ValueError, naming the array that does not fit.
    """
    found: dict[Name, dict[str, tuple[Any, Any]]] = {}
    names: dict[Name, str] = {}
    for name, values in arrays.items():
        kind, _, rest = name.partition("/")
        if not rest.startswith("values."):
            continue
        try:
            _, group, lane, column = rest.split(".", 3)
            key = column, int(lane)
            found.setdefault(key, {})[kind] = arrays[f"{kind}/steps.{group}"], values
            names.setdefault(key, name)
        except (KeyError, ValueError) as error:
            raise ValueError(f"series {name!r}: {error}") from error
    for number, (key, content) in enumerate(found.items()):
        tell(number / len(found))
        single, blocks = content.get("series", NO_SAMPLES), content.get("buckets", NO_BUCKETS)
        yield *key, names[key], functools.partial(_put, single=single, blocks=blocks)


def _put(
    series: Series,
    single: tuple[NDArray[np.int64], NDArray[np.float64]],
    blocks: tuple[NDArray[np.int64], NDArray[np.float64]],
) -> None:
    """Record single samples and blocks in the order of their steps. Raises ValueError."""
    steps, values = single
    table, contents = blocks
    if steps.shape != values.shape or table.shape[1:] != (4,) or contents.shape != (len(table), 5):
        raise ValueError(f"{len(steps)} steps and {len(table)} blocks, but other numbers of values")
    _check(table)
    places = steps.searchsorted(table[:, 0])
    turns = np.flatnonzero((np.diff(places) != 0) | (np.diff(table[:, 3]) != 0)) + 1
    done = 0
    for start, stop in zip([0, *turns.tolist()], [*turns.tolist(), len(table)], strict=True):
        if stop > start:
            place = int(places[start])
            series.append(steps[done:place], values[done:place])
            done = place
            _put_blocks(series, table[start:stop], contents[start:stop])
    series.append(steps[done:], values[done:])


def _put_blocks(series: Series, table: NDArray[np.int64], contents: NDArray[np.float64]) -> None:
    """Record blocks of one size."""
    size = int(table[0, 3])
    full = table[:, 2] == size
    full[-1] = True
    ends = np.flatnonzero(~full) + 1  # a block with fewer samples is the last one of its kind
    for start, stop in zip([0, *ends.tolist()], [*ends.tolist(), len(table)], strict=True):
        runs = [
            Run(first, max(1, (last - first) // max(count - 1, 1)), count)
            for first, last, count, _ in table[start:stop].tolist()
        ]
        series.append_blocks(runs, np.ascontiguousarray(contents[start:stop].T), size)


def _check(table: NDArray[np.int64]) -> None:
    """Raises ValueError where blocks overlap, or have a size or number of samples that they cannot have."""
    first, last, count, size = table.T
    sound = (count >= 1) & (count <= size) & (last - first >= count - 1) & (size >= BASE)
    sound &= (size & (size - 1)) == 0
    if not (sound.all() and (size <= 2**62).all() and (first[1:] > last[:-1]).all()):
        raise ValueError("blocks of samples that cannot be")

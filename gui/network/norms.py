"""The gradient norms of the layers as the cards show them."""

from __future__ import annotations

import math

import numpy as np

from engine.recording.series import Series
from engine.recording.store import SeriesStore
from gui import formatting

DECADES = 4.0
"""What a full bar spans: a layer whose gradient is 10⁻⁴ of the largest shows none."""


def norm_bars(store: SeriesStore, layers: int, step: int | None = None) -> list[tuple[str, float]]:
    """∥∇W∥ of each layer at `step`, by default the latest, as text, and as a share of one bar that all share.

    It is empty where there is none.

    The bar is logarithmic and ends at the power of ten above the largest norm of the later half of the run: it
    neither jitters with every step nor keeps the memory of a wild start.
    """
    series = [store.get((f"gradient_norm.{position}", 0)) for position in range(layers)]
    largest = (_exponent(_recent_largest(one)) for one in series if one)
    top = math.ceil(max((exponent for exponent in largest if math.isfinite(exponent)), default=0.0))
    return [_bar(one, top, step) for one in series]


def _bar(series: Series | None, top: int, step: int | None) -> tuple[str, float]:
    last = series.latest(step) if series is not None else None
    if last is None:
        return "", 0.0
    share = (_exponent(last[1]) - top + DECADES) / DECADES
    return formatting.scientific(last[1]), min(max(share, 0.0), 1.0)


def _recent_largest(series: Series) -> float:
    last = series.last
    if last is None:
        return 0.0
    blocks = series.columns(last[0] // 2, last[0], 1).maximum
    finite = blocks[np.isfinite(blocks)]
    return float(finite.max()) if finite.size else 0.0


def _exponent(value: float) -> float:
    return math.log10(value) if value > 0 and math.isfinite(value) else -math.inf

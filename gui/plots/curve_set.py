"""The curves of a plot: which are shown, how strongly they are smoothed, and with which pens they are drawn."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from gui.plots.curve import Curve
from gui.plots.curve_item import color_of
from gui.plots.lanes import HIGHEST, LOWER, LOWEST, MEDIAN, UPPER, Lanes
from gui.plots.later import Later
from gui.plots.line import Line
from gui.plots.raster import Stroke
from gui.plots.smoothing import LEAST, PORTION, SmoothedCurve, Smoothing
from gui.plots.source import Source
from gui.plots.units import StepScale, Unit

FAINT_WIDTH = 1.0
CROWDING = 0.2
"""How much fainter a faint curve becomes with every doubling of its samples."""
BAND_FROM = 4
"""Lanes from which on they are drawn as a median and a band."""
CROWD = 48
"""Lanes of all bands together up to which the work is small."""
EDGE = 0.2
"""Width of the pen around a band: as thin as can be."""
INNER, OUTER = 0.24, 0.1
"""Opacity of the middle half of the lanes, and of all of them."""


class Band(NamedTuple):
    """Many lanes of one curve, and the curve of the first one, as which they are drawn."""

    curve: Curve
    lanes: Lanes


class CurveSet:
    """Curves, the first ones in front.

    Attributes:
        unit: what the horizontal axis counts. Curves of which that is not known are not shown.
        single_lanes: whether each of many lanes is drawn, instead of a median and a band.
    """

    def __init__(self) -> None:
        self.all: tuple[Curve, ...] = ()
        self._unit = Unit.STEPS
        self._single_lanes = False
        self._shown: tuple[Curve, ...] = ()
        self._scales: dict[str, StepScale] = {}
        self._groups: dict[str, list[Curve]] = {}
        """Lanes that are drawn as bands."""
        self._hidden: set[str] = set()
        self._smoothing = Smoothing.LOW
        self._smoothed: dict[str, SmoothedCurve] = {}
        self._lanes: dict[str, Lanes] = {}
        self._parts: dict[tuple[int, int], Later] = {}
        """What is drawn of sources that are not drawn as a whole: the same objects, as long as it is the same."""
        self._counts: list[int] = []

    def replace(self, curves: Sequence[Curve]) -> bool:
        """Take these curves, and tell whether they show other series than those before."""
        before, self.all = self.all, tuple(curves)
        others = [(c.key, id(c.series)) for c in before] != [(c.key, id(c.series)) for c in self.all]
        if others:
            self._smoothed = {}
            self._lanes = {}
            self._parts = {}
        self._choose()
        return others

    def set_shown(self, key: str, *, shown: bool) -> None:
        """Show or hide the curve with that key, and later ones with the same key."""
        (self._hidden.discard if shown else self._hidden.add)(key)
        self._choose()

    @property
    def unit(self) -> Unit:
        return self._unit

    @unit.setter
    def unit(self, unit: Unit) -> None:
        self._unit = unit
        self._choose()

    @property
    def single_lanes(self) -> bool:
        return self._single_lanes

    @single_lanes.setter
    def single_lanes(self, single: bool) -> None:
        self._single_lanes = single
        self._choose()

    def shown(self) -> tuple[Curve, ...]:
        """The curves that are not hidden."""
        return self._shown

    def scale_of(self, curve: Curve) -> StepScale:
        """Where the steps of a shown curve lie on the axis."""
        return self._scales[curve.key]

    def _choose(self) -> None:
        """Find out what is shown, and how."""
        self._scales = {
            curve.key: scale for curve in self.all if (scale := curve.odometer.scale(self._unit)) is not None
        }
        seen = (curve for curve in self.all if curve.key not in self._hidden)
        self._shown = tuple(curve for curve in seen if curve.key in self._scales)
        groups: dict[str, list[Curve]] = {}
        for curve in () if self._single_lanes else self._shown:
            if curve.group:
                groups.setdefault(curve.group, []).append(curve)
        self._groups = {group: lanes for group, lanes in groups.items() if len(lanes) >= BAND_FROM}

    @property
    def has_bands(self) -> bool:
        """Whether there are so many lanes that they can be drawn as bands."""
        lanes = Counter(curve.group for curve in self.all if curve.group)
        return any(count >= BAND_FROM for count in lanes.values())

    @property
    def crowded(self) -> bool:
        """Whether bands stand for so many lanes that following them takes noticeable time."""
        return sum(map(len, self._groups.values())) > CROWD

    def bands(self) -> list[Band]:
        """What is drawn as bands, the foremost first."""
        return [Band(lanes[0], self._lanes_of(lanes)) for lanes in self._groups.values()]

    def lanes_beside(self, curve: Curve) -> list[Curve]:
        """All lanes that are drawn as one band with a curve, the first of them for all; itself, if there is none."""
        return self._groups.get(curve.group, [curve])

    @property
    def smoothing(self) -> Smoothing:
        return self._smoothing

    @smoothing.setter
    def smoothing(self, smoothing: Smoothing) -> None:
        self._smoothing = smoothing
        self._smoothed = {}
        self._lanes = {}
        self._parts = {}

    @property
    def pending(self) -> bool:
        """Whether there is something that has not been drawn."""
        return self._lengths() != self._counts or any(one.pending for one in self._smoothed.values())

    def forget(self) -> None:
        """Take all data for new."""
        self._counts = []

    def follow(self) -> list[tuple[Source, StepScale]] | None:
        """Smooth what has arrived; return what is shown if any curve has grown, with the places of its steps."""
        shown = self.shown()
        if self._smoothing is not Smoothing.NONE:
            for curve in shown:
                if curve.smooth and curve.key not in self._smoothed:
                    self._smoothed[curve.key] = SmoothedCurve(curve.series, self._smoothing)
        portion = max(PORTION // max(len(self._smoothed), 1), LEAST)
        for smoothed in self._smoothed.values():
            smoothed.follow(portion)
        lengths = self._lengths()
        if lengths == self._counts:
            return None
        self._counts = lengths
        seen: list[tuple[Source, StepScale]] = [
            (curve.series, self.scale_of(curve)) for curve in shown if curve.group not in self._groups
        ]
        for curve, lanes in self.bands():
            seen += [(lanes.curves[level], self.scale_of(curve)) for level in (LOWEST, HIGHEST)]
        return seen

    @property
    def filled(self) -> bool:
        """Whether there are any data to show."""
        return any(len(curve.series) for curve in self._shown)

    def recorded(self) -> tuple[float, float] | None:
        """From where to where the shown curves reach on the axis; None without data."""
        filled = [curve for curve in self.shown() if len(curve.series)]
        if not filled:
            return None
        scales = self._scales
        first = min(scales[curve.key].place(curve.series.first_step) for curve in filled)
        return first, max(
            scales[curve.key].place(curve.series.last[0]) for curve in filled if curve.series.last
        )

    def lines(self, columns: int) -> list[Line]:
        """What is drawn on so many pixel columns, from back to front."""
        areas, faint, full = [], [], []
        bands = {band.curve.group: band for band in self.bands()}
        for curve in reversed(self.shown()):
            scale = self.scale_of(curve)
            pen = Stroke(color_of(curve.color, curve.opacity), curve.width, curve.dash)
            if band := bands.get(curve.group):
                if curve is band.curve:
                    areas += self._areas(band, scale)
                    full.append(Line(self._part(band.lanes.curves[MEDIAN], curve), pen, scale))
                continue
            series = curve.series
            smoothed = self._smoothed.get(curve.key)
            if smoothed and len(smoothed.series):
                color = color_of(curve.color, _opacity(curve.faint, len(series) / columns))
                faint.append(Line(self._part(series, curve), Stroke(color, FAINT_WIDTH), scale))
                series = smoothed.series
            full.append(Line(self._part(series, curve), pen, scale))
        return areas + faint + full

    def _part(self, source: Source, curve: Curve) -> Source:
        """As much of a source as is drawn for a curve."""
        if not curve.since:
            return source
        key = id(source), curve.since
        if key not in self._parts:
            self._parts[key] = Later(source, curve.since)
        return self._parts[key]

    def _areas(self, band: Band, scale: StepScale) -> list[Line]:
        """What lies behind a median: all lanes, and the middle half of them; behind a dashed one only these.

        A curve that is secondary is drawn without, for too many bands over each other say nothing.
        """
        lanes, curve = band.lanes.curves, band.curve
        whole, half = (HIGHEST, LOWEST, OUTER), (UPPER, LOWER, INNER)
        wanted = () if curve.opacity < 1 else (half,) if curve.dash else (whole, half)
        return [
            Line(
                self._part(lanes[high], curve),
                Stroke(color_of(curve.color, opacity), EDGE),
                scale,
                self._part(lanes[low], curve),
            )
            for high, low, opacity in wanted
        ]

    def _lanes_of(self, curves: Sequence[Curve]) -> Lanes:
        """The quantiles over curves, smoothed if they are; the same object as long as the series are the same."""
        smoothed = [self._smoothed[curve.key].series for curve in curves if curve.key in self._smoothed]
        ready = len(smoothed) == len(curves) and all(map(len, smoothed))
        series = smoothed if ready else [curve.series for curve in curves]
        known = self._lanes.get(curves[0].group)
        if known is None or [*map(id, known.series)] != [*map(id, series)]:
            known = self._lanes[curves[0].group] = Lanes(series)
        return known

    def _lengths(self) -> list[int]:
        return [len(curve.series) for curve in self.all]


def _opacity(faint: float, density: float) -> float:
    """A curve drawn faintly where there are `density` samples a pixel: the more, the closer it comes to a band."""
    return faint / (1 + CROWDING * int(math.log2(max(density, 1.0))))

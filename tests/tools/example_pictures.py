"""Makes the pictures of the examples from real runs: `python -m tests.tools.example_pictures NAME…`.

Each is what the window itself would draw, without its axes: curves, a decision map, paths on a surface. There is one
for light and one for dark grounds, in `assets/examples`.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyleOptionGraphicsItem

from engine import examples
from engine.arrays import HostArray
from engine.recording.store import SeriesStore
from engine.surfaces.base import Moment
from engine.training.trainer import Trainer
from gui.beliefs.chart import path_through
from gui.beliefs.contour_image import levels_of
from gui.beliefs.decision_image import cubic_matrix, decision_pixels
from gui.beliefs.markers import draw_disks
from gui.plots.curve_item import CurveItem, color_of
from gui.plots.line import Frame, Line
from gui.plots.raster import Stroke
from gui.plots.scale import Scale
from gui.theme.palette import DARK, LIGHT, Palette
from gui.theme.style import mix
from tests.support.effects import Run, train
from tests.tools.translations import ROOT

WIDTH, HEIGHT = 320, 200
LARGEST = 12 * 1024
"""Bytes of a picture."""
COLORS = (256, 192, 128, 96, 64, 48, 32, 24, 16)
STROKE = 2.4
AIR = 14
"""Between a curve and the edge of the picture."""
BANDS = 14
"""Colors of a map of heights."""
GRID = 200
"""Places a side at which a map is computed."""

Paint = Callable[[QPainter, Palette, Sequence[Run]], None]


def curves(
    painter: QPainter,
    palette: Palette,
    runs: Sequence[Run],
    *,
    columns: Sequence[str] = ("train_loss",),
    bounds: tuple[float, float],
    logarithmic: bool = True,
    width: float = STROKE,
    until: int = 0,
) -> None:
    """Each run in its color, the last in front; where there is a single one, each column."""
    low, high = np.log10(bounds) if logarithmic else bounds
    last = until or max(int(run.block.steps[-1]) for run in runs)
    frame = Frame(
        Scale(0, last), Scale(low, high, logarithmic=logarithmic), WIDTH - 2 * AIR, HEIGHT - 2 * AIR
    )
    lines = []
    for number, run in enumerate(runs):
        store = SeriesStore()
        store.append_block(run.block.steps, run.block.columns)
        for place, column in enumerate(columns):
            color = palette.curves[(number or place) % len(palette.curves)]
            lanes = run.trainer.lanes
            stroke = Stroke(
                color_of(color, 1.0 if lanes == 1 else 0.55), width if lanes == 1 else 0.6 * width
            )
            lines += [Line(store.series(column, lane), stroke) for lane in range(lanes)]
    draw_lines(painter, palette, lines, frame)


def layers(painter: QPainter, palette: Palette, runs: Sequence[Run]) -> None:
    """The gradient norms at the start, from the last layer on the left to the first on the right, run by run."""
    lines = []
    for number, run in enumerate(runs):
        count = sum(name.startswith("gradient_norm.") for name in run.block.columns)
        norms = np.array([run.at(f"gradient_norm.{layer}", 0) for layer in reversed(range(count))])
        store = SeriesStore()
        store.append_block(np.arange(count), {"norm": np.maximum(norms, 1e-30)[:, None]})
        color = palette.curves[number % len(palette.curves)]
        lines.append(Line(store.series("norm", 0), Stroke(color_of(color), STROKE)))
    frame = Frame(Scale(0, 50), Scale(-19, 1, logarithmic=True), WIDTH - 2 * AIR, HEIGHT - 2 * AIR)
    draw_lines(painter, palette, lines, frame)


def draw_lines(painter: QPainter, palette: Palette, lines: Sequence[Line], frame: Frame) -> None:
    """The window's own curves over faint level lines."""
    painter.setPen(QPen(QColor(palette.border), 1.0))
    for share in (0.25, 0.5, 0.75):
        painter.drawLine(QPointF(0, share * HEIGHT), QPointF(WIDTH, share * HEIGHT))
    item = CurveItem()
    item.render(lines, frame)
    painter.translate(AIR, AIR)
    item.paint(painter, QStyleOptionGraphicsItem())
    painter.resetTransform()


def plane(painter: QPainter, palette: Palette, runs: Sequence[Run], *, run: int = -1) -> None:
    """What the network believes, over a part of the plane as wide as the picture; of many the worst one."""
    trainer = runs[run].trainer
    if trainer.lanes > 1:
        alone = trainer.experiment.lane(int(runs[run].all("batch_loss")[-1].argmax()))
        trainer = Trainer(alone)
        trainer.advance(alone.steps)
    points, classes = trainer.data.train.raw, trainer.data.train.targets
    middle = (points.max(axis=0) + points.min(axis=0)) / 2
    half = 0.55 * float(np.ptp(points, axis=0).max()) * WIDTH / HEIGHT
    axis = np.linspace(-half, half, GRID)
    grid = np.stack(np.meshgrid(middle[0] + axis, middle[1] + axis), axis=-1).reshape(-1, 2)
    probabilities = trainer.predict(grid).reshape(GRID, GRID, -1)
    pixels = decision_pixels(probabilities, WIDTH, palette.class_colors, palette.card)
    above = (WIDTH - HEIGHT) // 2
    draw_pixels(painter, pixels[above : above + HEIGHT])
    places = (points - middle) / (2 * half) * WIDTH
    for number in np.unique(classes):
        chosen = places[classes == number]
        disks = [QPointF(WIDTH / 2 + float(x), HEIGHT / 2 - float(y)) for x, y in chosen]
        draw_disks(painter, disks, 3.2, palette.class_colors[int(number)], palette.card)


def surface(
    painter: QPainter, palette: Palette, runs: Sequence[Run], *, window: tuple[float, ...] = ()
) -> None:
    """Heights as colors, and the paths of all runs and lanes."""
    kind = runs[0].trainer.experiment.surface
    left, right, bottom, top = window or [bound for bounds in kind.window() for bound in bounds]
    grid = np.stack(np.meshgrid(np.linspace(left, right, GRID), np.linspace(bottom, top, GRID)), axis=-1)
    heights = kind.value(np, grid.reshape(-1, 2), Moment(None, 0, 1)).reshape(GRID, GRID)
    draw_pixels(painter, bands(heights, palette))
    single = len(runs) == 1
    for number, run in enumerate(runs):
        for lane in range(run.trainer.lanes):
            x, y = (run.all(f"parameter.{axis}")[:, lane] for axis in (0, 1))
            places = [
                QPointF(
                    (float(a) - left) / (right - left) * WIDTH, (top - float(b)) / (top - bottom) * HEIGHT
                )
                for a, b in zip(x, y, strict=True)
            ]
            color = palette.curves[(lane if single else number) % len(palette.curves)]
            for ink, width in (("#ffffff", 3.6), (color, 2.0)):
                pen = QPen(QColor(ink), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
                pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawPath(path_through(places))
            draw_disks(painter, places[-1:], 4.5, color, "#ffffff")


def bands(heights: HostArray, palette: Palette) -> HostArray:
    """A map in flat colors between contours, which takes a fraction of the bytes of a smooth one."""
    levels = np.nan_to_num(levels_of(heights), nan=1.0).astype(np.float32)
    fine = cubic_matrix(GRID, HEIGHT)[::-1] @ levels @ cubic_matrix(GRID, WIDTH).T
    steps = np.floor(np.clip(fine, 0.0, 0.999) * BANDS).astype(int)
    colors = [shade(palette.heat, (step + 0.5) / BANDS) for step in range(BANDS)]
    return np.array([0xFF000000 | int(color[1:], 16) for color in colors], np.uint32)[steps]


def shade(stops: Sequence[str], share: float) -> str:
    """The color at a place from 0 to 1 between the first and the last stop."""
    place = share * (len(stops) - 1)
    before = min(int(place), len(stops) - 2)
    return mix(stops[before], stops[before + 1], place - before)


def graph(painter: QPainter, palette: Palette, runs: Sequence[Run]) -> None:
    """A surface of one parameter, and where the second run has been."""
    run = runs[1]
    weights = np.linspace(0.86, 1.105, GRID)
    heights = np.sqrt(run.trainer.experiment.surface.value(np, weights[:, None], Moment(None, 0, 1)))
    x = AIR + (weights - weights[0]) / np.ptp(weights) * (WIDTH - 2 * AIR)
    y = HEIGHT - AIR - 6 - heights / 8.0 * (HEIGHT - 2 * AIR)
    painter.setPen(QPen(QColor(palette.muted), STROKE))
    painter.drawPath(path_through(QPointF(*place) for place in zip(x, y, strict=True)))
    visited = run.all("parameter.0")[::8, 0]
    disks = [QPointF(float(np.interp(w, weights, x)), float(np.interp(w, weights, y))) for w in visited]
    draw_disks(painter, disks[::-1], 5.0, palette.curves[0], palette.window)


def heat(painter: QPainter, palette: Palette, runs: Sequence[Run]) -> None:
    """How far J falls, by rate (rightwards) and momentum (upwards)."""
    ends = runs[0].all("batch_loss")[-1].reshape(6, 9)
    fallen = np.log10(np.maximum(ends, 1e-16))
    across, down = (WIDTH - 2 * AIR) / 9, (HEIGHT - 2 * AIR) / 6
    painter.setPen(Qt.PenStyle.NoPen)
    for (row, column), depth in np.ndenumerate(fallen):
        share = float(np.clip(-depth / 16.0, 0.0, 1.0))
        painter.setBrush(QColor(shade(palette.heat, share) if depth < -1.2 else palette.border))
        cell = QRectF(AIR + column * across, HEIGHT - AIR - (row + 1) * down, across, down)
        painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), 3, 3)


def images(painter: QPainter, palette: Palette, runs: Sequence[Run], *, across: int, down: int) -> None:
    """Samples from the training part."""
    raw = runs[0].trainer.data.train.raw[: across * down, :, :, 0]
    width, height = WIDTH / across, HEIGHT / down
    factor = int(0.9 * min(width, height)) // raw.shape[1]
    paper, ink = (np.array(color_of(color)[:3]) * 255 for color in (palette.window, palette.text))
    for number, image in enumerate(raw):
        levels = np.round(image / raw.max() * 15) / 15
        colors = np.rint(paper + levels[..., None] * (ink - paper)).astype(np.uint32)
        pixels = np.uint32(0xFF000000) | colors @ np.array([1 << 16, 1 << 8, 1], np.uint32)
        pixels = np.repeat(np.repeat(pixels, factor, axis=0), factor, axis=1)
        row, column = divmod(number, across)
        left = (column + 0.5) * width - pixels.shape[1] / 2
        draw_pixels(painter, pixels, QPointF(round(left), round((row + 0.5) * height - len(pixels) / 2)))


def draw_pixels(painter: QPainter, pixels: HostArray, corner: QPointF | None = None) -> None:
    """Pixels 0xffRRGGBB (rows, columns), the first row above."""
    rows, columns = pixels.shape
    data = np.ascontiguousarray(pixels, np.uint32).tobytes()
    painter.drawImage(
        corner or QPointF(0, 0), QImage(data, columns, rows, 4 * columns, QImage.Format.Format_RGB32)
    )


PICTURES: dict[str, Paint] = {
    "digits": partial(images, across=8, down=5),
    "spirals": plane,
    "painted": plane,
    "optimizers": partial(curves, bounds=(4e-4, 1.0)),
    "learning_rates": partial(curves, bounds=(5e-3, 30.0)),
    "schedule": partial(curves, bounds=(3e-3, 3.0)),
    "ill_conditioned": partial(surface, window=(-0.6, 3.4, -1.0, 2.0)),
    "batch_sizes": partial(curves, columns=("batch_loss",), bounds=(0.0, 2.4), logarithmic=False, width=1.4),
    "speed_stability": heat,
    "rosenbrock": surface,
    "himmelblau": surface,
    "rastrigin": surface,
    "saddle": surface,
    "plateau": surface,
    "cliff": graph,
    "vanishing": layers,
    "exploding": partial(curves, columns=("batch_loss",), bounds=(1.0, 1e6), until=60),
    "initialization": partial(curves, bounds=(0.05, 30.0)),
    "normalization": partial(curves, columns=("test_measure",), bounds=(0.0, 1.0), logarithmic=False),
    "label_noise": partial(
        curves, columns=("test_measure", "train_measure"), bounds=(0.0, 0.7), logarithmic=False
    ),
    "zero_error": partial(curves, columns=("train_loss", "test_measure"), bounds=(6e-4, 2.0)),
    "xor": partial(plane, run=0),
    "fashion": partial(images, across=8, down=5),
    "fashion_residual": partial(
        curves, columns=("test_measure", "train_measure"), bounds=(0.4, 0.95), logarithmic=False
    ),
    "adding_gru": partial(curves, columns=("test_loss",), bounds=(5e-4, 0.5)),
}


def make(name: str) -> None:
    """Run an example and keep its pictures. Raises ValueError where one would be too large."""
    runs = train(name, path="accelerated")
    for palette in (LIGHT, DARK):
        image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        image.fill(QColor(palette.window))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        PICTURES[name](painter, palette, runs)
        painter.end()
        file = ROOT / "assets" / "examples" / f"{name}_{palette.name}.png"
        colors = save(image, file)
        sys.stdout.write(f"{file.name}: {file.stat().st_size} bytes, {colors} colors\n")


def save(image: QImage, file: Path) -> int:
    """Keep a picture, in as many colors as its size allows, and return how many."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    whole = Image.frombytes("RGB", (WIDTH, HEIGHT), bytes(plain.constBits()))
    for colors in COLORS:
        few = whole.quantize(colors, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(file, optimize=True)
        if file.stat().st_size <= LARGEST:
            return colors
    raise ValueError(f"{file.name} is larger than {LARGEST} bytes")


def main() -> int:
    """Make those that are named, or all."""
    parser = argparse.ArgumentParser(description="Make the pictures of examples.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="all, if none is given")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    names = parser.parse_args().names or [one.name for group in examples.by_topic().values() for one in group]
    app = QApplication([])
    for name in names:
        make(name)
    app.quit()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""Figures as files: PNG, SVG and PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSaveFile, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from gui.plots.export.figure import SIZE, Figure

POINTS = 72
"""To the inch."""
RESOLUTION = 300
"""Dots to the inch of printed pictures."""
SCREEN_RESOLUTION = 192
"""Of those that are pasted: for a slide or a page on a screen of fine pixels."""
KINDS = (".png", ".svg", ".pdf")


def save_figure(figure: Figure, file: Path) -> None:
    """Write a figure into a file of the kind that its ending says. Raises OSError; then nothing has changed."""
    write = {".svg": svg, ".pdf": pdf}.get(file.suffix.lower(), png)
    target = QSaveFile(str(file))
    if not target.open(QIODevice.OpenModeFlag.WriteOnly):
        raise OSError(target.errorString())
    target.write(write(figure))
    if not target.commit():
        raise OSError(target.errorString())


def image_of(figure: Figure, resolution: int) -> QImage:
    """A picture of so many dots to the inch."""
    ratio = resolution / POINTS
    image = QImage((SIZE * ratio).toSize(), QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(resolution / 0.0254))
    image.setDotsPerMeterY(round(resolution / 0.0254))
    with QPainter(image) as painter:
        painter.scale(ratio, ratio)
        figure.draw(painter)
    return image


def png(figure: Figure) -> QByteArray:
    """A picture for print."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image_of(figure, RESOLUTION))
    return data


def svg(figure: Figure, size: QSizeF = SIZE) -> QByteArray:
    """Lines, areas and text."""
    data = QByteArray()
    buffer = QBuffer(data)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(POINTS)
    generator.setSize(size.toSize())
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle(figure.title)
    with QPainter(generator) as painter:
        figure.draw(painter, size)
    return data


def pdf(figure: Figure) -> QByteArray:
    """One page as large as the figure."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(figure.title)
    writer.setResolution(RESOLUTION)
    writer.setPageSize(QPageSize(QSizeF(SIZE), QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    with QPainter(writer) as painter:
        painter.scale(RESOLUTION / POINTS, RESOLUTION / POINTS)
        figure.draw(painter)
    return data

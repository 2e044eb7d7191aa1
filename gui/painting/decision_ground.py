"""What the network believes, as the ground that points are painted on."""

from __future__ import annotations

from PySide6.QtGui import QImage

from engine.datasets.base import Dataset
from gui.beliefs.base import Arrays
from gui.beliefs.class_colors import class_color, class_numbers
from gui.beliefs.decision_image import decision_pixels, picture_side
from gui.painting.picture import Ground
from gui.theme.current import current_palette


def decision_ground(arrays: Arrays, data: Dataset, pixels: int) -> Ground:
    """The decision map of a reading, in the colors that the points are painted with.

    Args:
        data: what the run learns from: classes without points are not among those of the map.
        pixels: about how wide the map is on the screen.
    """
    probabilities, palette = arrays["probabilities"], current_palette()
    classes = probabilities.shape[2]
    colors = [class_color(palette, number) for number in class_numbers(data, classes)]
    side = picture_side(pixels, classes)
    found = decision_pixels(probabilities, side, colors, palette.field)
    image = QImage(found.tobytes(), side, side, 4 * side, QImage.Format.Format_RGB32).copy()
    left, right, bottom, top = (float(bound) for bound in arrays["extent"])
    return Ground(image, (left, right, bottom, top))

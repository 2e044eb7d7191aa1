"""Each view paints what its probe has found; checked by the colors at known places."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from engine import paths, registry
from engine.experiment import Experiment
from engine.surfaces.none import NoSurface
from gui.beliefs.curve import CurveView
from gui.beliefs.images import ImagesView
from gui.beliefs.plane import PlaneView
from gui.beliefs.registry import view_classes, views_for
from gui.beliefs.scatter import ScatterView
from gui.theme.palette import DARK, LIGHT
from gui.theme.style import apply_theme, mix
from tests.gui.support import small_experiment


@pytest.fixture
def show(qapp, qtbot):
    """Shows a view in a theme and returns what it paints on its own ground."""
    apply_theme(qapp, LIGHT)

    def paint(view: QWidget, size: tuple[int, int] = (300, 300)) -> QImage:
        if not view.isVisible():
            qtbot.addWidget(view)
            view.resize(*size)
            view.show()
            qtbot.waitExposed(view)
        return view.grab().toImage()

    return paint


def near(image: QImage, place: QPointF | QPoint, color: str, tolerance: int = 12) -> bool:
    """Whether the pixel at a place has about that color."""
    pixel, wanted = image.pixelColor(int(place.x()), int(place.y())), QColor(color)
    channels = ((color.red(), color.green(), color.blue()) for color in (pixel, wanted))
    return all(abs(a - b) <= tolerance for a, b in zip(*channels, strict=True))


def halves(classes: int = 2, experiment: Experiment | None = None) -> dict[str, np.ndarray]:
    """A map where class 0 is sure on the left and class 1 on the right, with the samples of an experiment."""
    probabilities = np.zeros((40, 40, classes), np.float32)
    probabilities[:, :20, 0] = 1.0
    probabilities[:, 20:, 1] = 1.0
    data = (experiment or small_experiment()).data.load()
    arrays = {"extent": np.array([-2.0, 2.0, -2.0, 2.0]), "probabilities": probabilities}
    for name, part in (("train", data.train), ("test", data.test)):
        arrays |= {f"{name}_points": part.raw, f"{name}_classes": part.targets}
    return arrays


def plane() -> tuple[PlaneView, Experiment]:
    view, experiment = PlaneView(), small_experiment()
    view.show_run(experiment)
    return view, experiment


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_map_shows_each_class_on_its_side(qapp, show, palette) -> None:
    view, _ = plane()
    view.show_arrays(halves())
    show(view)
    apply_theme(qapp, palette)
    image = show(view)
    orange, blue = (mix(palette.card, palette.class_colors[k], 0.76) for k in (0, 1))
    assert near(image, view.place(-1.9, 1.9), orange)
    assert near(image, view.place(1.9, 1.9), blue)


def test_classes_that_were_not_painted_leave_the_others_their_colors(show) -> None:
    """The canvas that points are painted on shows class 5 in the sixth color, too."""
    points = [
        (side * (1.0 + k / 20), 1.0 - k / 20, label) for side, label in ((-1, 2), (1, 5)) for k in range(20)
    ]
    experiment = small_experiment(data={"kind": "painted", "points": points, "test_fraction": 0.25})
    view = PlaneView()
    view.show_run(experiment)
    view.show_arrays(halves(experiment=experiment))
    image = show(view, (600, 600))
    left, right = LIGHT.class_colors[2], LIGHT.class_colors[5]
    assert near(image, view.place(-1.9, 1.9), mix(LIGHT.card, left, 0.76))
    assert near(image, view.place(1.9, 1.9), mix(LIGHT.card, right, 0.76))
    train = experiment.data.load().train
    for point, k in zip(train.raw[::10], train.targets[::10], strict=True):
        assert near(image, view.place(*point), (left, right)[k])
    legend = view.legend()
    assert legend is not None
    legend.resize(legend.sizeHint())
    seen = legend.grab().toImage()
    colors = {seen.pixelColor(x, seen.height() // 2).name() for x in range(seen.width())}
    assert {left, right} <= colors
    assert not {LIGHT.class_colors[0], LIGHT.class_colors[1]} & colors


def test_disks_are_training_samples_and_rings_test_ones(show) -> None:
    view, experiment = plane()
    even = halves()
    even["probabilities"][...] = 0.5
    view.show_arrays(even)
    image = show(view, (600, 600))
    data = experiment.data.load()
    everything = np.concatenate([data.train.raw, data.test.raw])

    def alone(point: np.ndarray) -> bool:
        return bool((np.hypot(*(everything - point).T) < 0.12).sum() == 1)

    for part, filled in ((data.train, True), (data.test, False)):
        seen = [(p, k) for p, k in zip(part.raw, part.targets, strict=True) if alone(p)]
        assert seen
        for point, k in seen:
            center = view.place(*point)
            assert near(image, center, LIGHT.class_colors[k] if filled else LIGHT.card)
            if not filled:
                ring = [center + QPointF(3.4, 0), center - QPointF(3.4, 0)]
                darker = [image.pixelColor(spot.toPoint()).lightness() for spot in ring]
                assert min(darker) < image.pixelColor(center.toPoint()).lightness() - 40


def test_other_samples_are_painted_anew(show) -> None:
    view, experiment = plane()
    view.show_arrays(halves())
    before = show(view)
    view.show_arrays(halves())
    assert show(view) == before
    view.show_arrays(halves(experiment=paths.put(experiment, "data.noise", 0.5)))
    assert show(view) != before


def test_nothing_is_painted_before_there_is_a_map(show) -> None:
    view, _ = plane()
    image = show(view)
    corners = [QPointF(3, 3), QPointF(296, 3), QPointF(3, 296)]
    assert all(near(image, corner, LIGHT.field) for corner in corners)


def test_the_map_tells_what_is_under_the_mouse(show) -> None:
    view, _ = plane()
    view.show_arrays(halves())
    show(view)
    words = view._words_at(view.place(-1.0, 1.0))
    assert "x₁ = −1.00, x₂ = 1.00" in words
    assert "class 0: 100.0\u202f%\nclass 1: 0.0\u202f%" in words
    assert view._words_at(QPointF(-5, -5)) == ""


def test_the_map_stays_square(show) -> None:
    view, _ = plane()
    show(view, (500, 240))
    square = view.square()
    assert square.width() == square.height() == 240
    assert view.rect().toRectF().contains(square)


def samples(count: int = 6, wrong: int = 2) -> dict[str, np.ndarray]:
    images = np.zeros((count, 8, 8), np.uint8)
    images[:, :, 4:] = 255
    true = np.arange(count) % 10
    predicted = np.where(np.arange(count) < wrong, (true + 5) % 10, true)
    confidence = np.linspace(0.9, 0.4, count).astype(np.float32)
    return {
        "images": images,
        "true": true,
        "predicted": predicted,
        "confidence": confidence,
        "wrong": np.array(12),
        "total": np.array(360),
    }


def digits(loss: str = "softmax_cross_entropy") -> ImagesView:
    view = ImagesView()
    view.show_run(Experiment.from_document({"data": "digits", "loss": loss}))
    return view


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_images_show_ink_on_the_ground_and_mark_what_is_wrong(qapp, show, palette) -> None:
    view = digits()
    view.show_arrays(samples())
    show(view)
    apply_theme(qapp, palette)
    image = show(view)
    tiling = view.tiling()
    for index, wrong in ((0, True), (2, False)):
        place = tiling.picture(index)
        quarter = QPointF(place.width() / 4, 0)
        assert near(image, place.center() - quarter, palette.field, 0)
        assert near(image, place.center() + quarter, palette.text, 0)
        frame = QPointF(place.left() - 1, place.center().y())
        assert near(image, frame, palette.error if wrong else palette.border, 3)


def test_pixels_of_images_are_not_blurred(show) -> None:
    view = digits()
    view.show_arrays(samples())
    image = show(view)
    place = view.tiling().picture(3)
    row = round(place.center().y())
    colors = {image.pixelColor(x, row).name() for x in range(round(place.left()), round(place.right()))}
    assert colors == {LIGHT.field, LIGHT.text}


def test_the_words_under_an_image() -> None:
    view = digits()
    view.show_arrays(samples())
    assert view.words(0) == ("0 → 5", "90\u202f%")
    assert view.words(5) == ("5", "40\u202f%")
    assert view.remark() == "12 wrong of 360 (3.3\u202f%)"
    view.show_run(Experiment.from_document({"data": "fashion"}))
    assert view.remark() == ""
    view.show_arrays(samples())
    assert view.words(0) == ("T-shirt/top →", "Sandal", "90\u202f%")


def test_scores_are_not_called_shares() -> None:
    view = digits("mean_squared_error")
    view.show_arrays(samples())
    assert view.words(5) == ("5", "0.400")


def test_an_image_tells_its_classes(show) -> None:
    view = digits()
    view.show_arrays(samples())
    show(view)
    assert view._words_at(view.tiling().picture(1).center()) == "True class: 1\nPredicted: 6\n80.00\u202f%"
    assert view._words_at(QPointF(-1, -1)) == ""


def regression() -> dict[str, np.ndarray]:
    x = np.linspace(-1, 1, 21, dtype=np.float32)
    return {
        "x": x,
        "true": 2 * x,
        "predicted": 2 * x,
        "train_x": x,
        "train_y": -2 * x,
        "curve_x": x,
        "curve_y": np.full(21, 1.3, np.float32),
    }


def test_the_curve_lies_over_the_samples(show) -> None:
    view = CurveView()
    view.show_arrays(regression())
    image = show(view)
    layout = view.places()
    assert layout is not None
    for x in (-0.85, 0.05, 0.75):
        assert near(image, layout.point(x, 1.3), LIGHT.accent)
    assert near(image, layout.point(0.5, -1.0), LIGHT.muted, 30)  # A training sample.
    assert near(image, layout.point(0.5, 1.0), LIGHT.card, 30)  # The middle of a ring.
    assert near(image, layout.point(0.8, 0.3), LIGHT.card, 0)


def test_a_curve_that_runs_away_leaves_the_axes_alone(show) -> None:
    view = CurveView()
    view.show_arrays(regression())
    show(view)
    before = view.places()
    view.show_arrays(regression() | {"curve_y": np.full(21, np.inf, np.float32)})
    show(view)
    view.show_arrays(regression() | {"curve_y": np.full(21, 1e30, np.float32)})
    show(view)
    assert view.places() == before


def test_perfect_predictions_lie_on_the_diagonal(show) -> None:
    view = ScatterView()
    view.show_arrays(regression())
    image = show(view, (320, 360))
    layout = view.places()
    assert layout is not None
    assert layout.area.width() == layout.area.height()
    assert layout.x == layout.y
    for value in (-2.0, 0.0, 1.6):
        assert near(image, layout.point(value, value), LIGHT.accent)
    assert near(image, layout.point(-1.5, 1.0), LIGHT.card, 0)


@pytest.mark.parametrize("kind", registry.kinds("datasets"))
def test_every_task_has_a_view_and_every_view_a_probe(kind) -> None:
    data = Experiment.from_document({"data": kind}).data
    if data.needs_file:
        return
    task = data.task()
    views = views_for(NoSurface(), task)
    assert views
    assert all(view.probe in registry.kinds("probes") for view in views)


def test_views_are_found_by_their_files() -> None:
    assert [view.name for view in view_classes()] == [
        "plane",
        "images",
        "confusion_matrix",
        "curve",
        "scatter",
        "surface",
        "surface_curve",
        "first_weights",
        "unit_maps",
        "weight_histograms",
        "layer_health",
        "update_anatomy",
    ]
    assert views_for(NoSurface(), None) == ()


@pytest.mark.parametrize("view_class", view_classes())
def test_a_view_without_a_reading_paints_something(show, view_class) -> None:
    view = view_class()
    assert view.accessibleName()
    image = show(view)
    assert len({image.pixelColor(x, y).name() for x in range(0, 300, 2) for y in range(0, 300, 2)}) > 1

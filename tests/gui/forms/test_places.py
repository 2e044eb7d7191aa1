"""A refusal says where a field is in words of the window, whatever its path."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from engine import paths
from engine.errors import InputError
from engine.experiment import Experiment, Network
from engine.sweeps.sweepable import sweepables
from gui.forms.places import place_text, problem_text
from gui.language import install_language
from gui.panels.form_panel import FormPanel
from gui.panels.registry import panel_classes
from tests.gui.support import FilesBench, small_experiment


@pytest.fixture(params=["en", "es"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    installed = install_language(qapp, request.param)
    yield request.param
    for translator in installed:
        qapp.removeTranslator(translator)


def test_the_first_word_is_the_title_of_the_card_with_the_field(language: str, files: FilesBench) -> None:
    titles = set()
    for panel_class in panel_classes():
        if issubclass(panel_class, FormPanel) or panel_class.name == "network":
            panel = panel_class(files.context)
            for path in getattr(panel, "paths", ("network",)):
                assert place_text(path).split(" › ")[0] == panel.title()
            titles.add(panel.title())
            panel.deleteLater()
    assert len(titles) > 7


def test_no_path_of_an_experiment_is_left_with_dots(language: str) -> None:
    experiment = small_experiment(
        wrappers=["sam"], augmentations=["input_noise"], regularization={"clipping": {"kind": "norm"}}
    )
    found = [each.path for each in sweepables(experiment)]
    assert len(found) > 25
    for path in found:
        words = place_text(path, experiment).split(" › ")
        assert len(words) > 1
        assert not any("." in word or "_" in word for word in words)
        assert paths.trail(experiment, path.removesuffix(".kind"))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("data.test_fraction", "Data › Test part"),
        ("optimizer.kind", "Optimizer › Method"),
        ("optimizer.momentum", "Optimizer › Momentum μ"),
        ("network.layers.0.units", "Network › 1 Dense › Units"),
        ("regularization.l2_penalty", "Objective J(θ) › L2 penalty λ"),
        ("optimizer.learning_rat", "Optimizer › learning_rat"),
        ("nothing.of.ours", "nothing.of.ours"),
        ("", ""),
    ],
)
def test_places(qapp: QApplication, path: str, text: str) -> None:
    assert place_text(path, small_experiment()) == text


def test_rows_are_counted_from_one(qapp: QApplication) -> None:
    experiment = small_experiment(data="painted")
    assert place_text("data.points.2.x1", experiment) == "Data › Points 3 › x₁"


def test_without_a_value_any_kind_that_has_the_field_will_do(qapp: QApplication) -> None:
    assert place_text("data.test_fraction", Experiment) == "Data › Test part"
    assert place_text("layers.1.units", Network) == "Layers 2 › Units"


def test_in_spanish_both_are(qapp: QApplication) -> None:
    installed = install_language(qapp, "es")
    error = InputError("data.test_fraction", "is not used")
    assert problem_text(error).startswith("Datos › Parte de prueba: ")
    for translator in installed:
        qapp.removeTranslator(translator)


def test_the_window_says_it_so(files: FilesBench) -> None:
    files.document.edit("data", {"kind": "painted", "points": [[0, 0, 0], [1, 1, 0]]})
    possible, reason = files.controller.can_play
    assert not possible
    assert reason.startswith("Data › Points: holds a single class")

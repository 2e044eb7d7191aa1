"""A file in the folder is a panel in the window."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import gui.panels
from engine.experiment import Experiment
from engine.tasks import Task
from engine.worker.messages import Reading
from gui.areas import PanelSplitter
from gui.context import Context
from gui.panels.base import Panel
from gui.panels.registry import panel_classes, panels_of
from tests.gui.support import FilesBench

AREAS = ("left", "top", "center", "right", "bottom")


class Picky(Panel):
    """A panel for planes, with a probe."""

    name = "picky"
    area = "right"
    probes = ("decision_map",)

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Picky")
        self.seen: list[Reading] = []

    def suits(self, experiment: Experiment, task: Task | None) -> bool:
        return task is not None and task.view == "plane"

    def show_reading(self, reading: Reading) -> None:
        self.seen.append(reading)


def test_every_panel_has_a_name_and_a_place() -> None:
    names = [panel.name for panel in panel_classes()]
    assert len(names) == len(set(names))
    for panel in panel_classes():
        assert panel.name
        assert panel.area in AREAS
        assert panel.__doc__


def test_areas_are_in_the_order_of_ranks() -> None:
    for area in AREAS:
        ranks = [panel.rank for panel in panels_of(area)]  # type: ignore[arg-type]
        assert ranks == sorted(ranks)
    assert [panel.name for panel in panels_of("left")][:4] == ["runs", "problem", "data", "objective"]


def test_panels_come_from_the_folder() -> None:
    folder = Path(next(iter(gui.panels.__path__)))
    modules = {panel.__module__.rpartition(".")[2] for panel in panel_classes()}
    assert modules <= {file.stem for file in folder.glob("*.py")}
    assert {"data", "network", "plots"} <= modules


def test_the_main_window_names_no_panel() -> None:
    source = (Path(next(iter(gui.panels.__path__))).parent / "main_window.py").read_text()
    for panel in panel_classes():
        assert f'"{panel.name}"' not in source
        assert panel.__name__ not in source


@dataclass
class Place:
    """A panel in an area of its own."""

    panel: Picky
    area: PanelSplitter


@pytest.fixture
def place(qtbot: QtBot, files: FilesBench) -> Place:
    panel = Picky(files.context)
    area = PanelSplitter([panel])
    qtbot.addWidget(area)
    area.show()
    return Place(panel, area)


def test_a_panel_that_does_not_suit_the_task_hides_itself_and_its_area(
    files: FilesBench, place: Place
) -> None:
    for example, suitable in (("moons", True), ("digits", False), ("circles", True)):
        files.files.open_target(example)
        assert place.panel.isVisible() is suitable
        assert place.area.isVisible() is suitable
        assert list(files.controller.watched) == (["decision_map"] if suitable else [])


def test_a_panel_gets_the_readings_of_its_probes(files: FilesBench, place: Place) -> None:
    files.until(lambda: bool(place.panel.seen))
    files.controller.reading_arrived.emit("another", Reading(probe="another"))
    assert {reading.probe for reading in place.panel.seen} == {"decision_map"}

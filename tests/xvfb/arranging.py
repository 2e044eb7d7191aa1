"""Stories of arranging things, and of what is taken along: plots, layers, runs, cards."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QInputDialog, QWidget

from gui.panels.network import NetworkPanel
from gui.panels.plots import PlotsPanel
from gui.panels.readings import ReadingsPanel
from gui.panels.runs import RunsPanel
from gui.widgets.action_button import ActionButton
from gui.widgets.choice_popup import ChoicePopup
from tests.xvfb.desk import Desk
from tests.xvfb.hand import WHEEL_UP, named, wait_until

GRIP = QPoint(40, 18)
"""In a card: its title, by which it is dragged."""


def take_plots_along(desk: Desk) -> None:
    """Zoom while data arrive, save the plot, give it a window of its own, and drag it elsewhere."""
    desk.ready()
    desk.document.edit("steps", 10**7)
    (panel,) = desk.window.findChildren(PlotsPanel)
    card, other = panel.desk.cards()[0], panel.desk.cards()[-1]
    desk.hand.click(desk.button("Play"))
    wait_until(lambda: desk.controller.step > 50, "it trains")
    middle = card.view.mapToGlobal(card.view.rect().center())
    desk.hand.click_at(middle, WHEEL_UP, times=3)
    wait_until(lambda: not card.view.view_range.following, "the plot is zoomed in")
    seen, step = card.view.view_range.x, desk.controller.step
    wait_until(lambda: desk.controller.step > step + 50, "data arrive")
    assert card.view.view_range.x == seen, "what one looks at stays"
    desk.hand.click_at(middle, times=2)
    wait_until(lambda: card.view.view_range.following, "a double click follows the data again")
    desk.hand.press("space")
    desk.ready()
    desk.hand.click(card.view, 3)
    desk.hand.choose("Save picture")
    desk.answer_file_dialog(desk.folder / "plot.svg")
    wait_until((desk.folder / "plot.svg").exists, "the picture is there")
    words = "".join(ElementTree.parse(desk.folder / "plot.svg").getroot().itertext())
    assert "Objective" in words
    desk.hand.click(card.view, 3)
    desk.hand.choose("In a window")
    wait_until(lambda: card.window() is QApplication.activeWindow(), "it has a window of its own")
    assert card.window() is not desk.window
    desk.hand.press("alt+F4")
    wait_until(lambda: card.window() is desk.window and card.isVisible(), "it is back")
    wait_until(desk.window.isActiveWindow, "so is the window")
    desk.hand.drag(_way(card.mapToGlobal(GRIP), other.mapToGlobal(other.rect().center() + QPoint(30, 0))))
    wait_until(lambda: panel.desk.cards()[-1] is card, "it stands behind the last one")
    desk.look("plots")


def build_by_hand(desk: Desk) -> None:
    """A convolution is found by typing, layers are copied and wrapped by keys, and a kind is dragged in."""
    desk.ready()
    first = desk.experiment
    (panel,) = desk.window.findChildren(NetworkPanel)

    def kinds() -> list[str]:
        return [layer.kind for layer in desk.experiment.network.layers]

    desk.hand.click(named(panel, QWidget, "Insert a layer after Input"))
    wait_until(lambda: QApplication.activePopupWidget() is not None, "the kinds are offered")
    desk.hand.type("conv")
    desk.hand.press("Return")
    wait_until(lambda: kinds() == ["convolution", "flatten", "dense", "dense", "output"], "it is inserted")
    desk.hand.click(desk.cards()[2])
    desk.hand.press("Escape", "shift+Right", "ctrl+c", "ctrl+v")
    wait_until(lambda: kinds().count("dense") == 4, "two layers are pasted")
    desk.hand.press("ctrl+g")
    wait_until(lambda: "residual" in kinds(), "they are a block")
    assert "Wrap in a residual block" in desk.window.commands["undo"].text()
    desk.hand.click(named(panel, QWidget, "Insert a layer after Flatten"))
    wait_until(lambda: isinstance(QApplication.activePopupWidget(), ChoicePopup), "the kinds are offered")
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, ChoicePopup)
    lines = [popup.list.item(number) for number in range(popup.list.count())]
    line = popup.list.visualItemRect(next(line for line in lines if line.text() == "Dropout"))
    target = named(panel, QWidget, "Insert a layer after Dense")
    desk.hand.drag(
        _way(popup.list.viewport().mapToGlobal(line.center()), target.mapToGlobal(target.rect().center()))
    )
    wait_until(lambda: kinds()[2:4] == ["dense", "dropout"], "it stands where it was let go of")
    desk.look("built")
    for _ in range(4):
        desk.hand.press("ctrl+z")
    wait_until(lambda: desk.experiment == first, "all is undone")


def order_runs_by_hand(desk: Desk) -> None:
    """Runs are duplicated, dragged, renamed, deleted, brought back and hidden; a session has them in their order."""
    desk.ready()
    runs, (panel,) = desk.program.context.runs, desk.window.findChildren(RunsPanel)
    view = panel.list

    def spot(number: int, down: int = 0) -> QPoint:
        place = view.visualRect(view.runs_model.index(number)).center()
        return view.viewport().mapToGlobal(QPoint(90, place.y() + down))

    for count in (2, 3):
        desk.hand.click(named(panel, ActionButton, "Duplicate"))
        wait_until(lambda count=count: len(runs) == count, "there is another run")  # type: ignore[misc]
    first, second, third = desk.document.scene.keys
    wait_until(lambda: all(controller.state == "paused" for _, controller in runs), "all are ready")
    desk.hand.drag(_way(spot(2), spot(0, -6)))
    wait_until(lambda: desk.document.scene.keys == (third, first, second), "the third one is the first")
    desk.hand.press("F2", "ctrl+a")
    desk.hand.type("mine")
    desk.hand.press("Return")
    wait_until(lambda: desk.document.scene.entries[0].name == "mine", "it has a name")
    desk.hand.press("Delete")
    wait_until(lambda: len(runs) == 2, "it is gone")
    desk.hand.press("ctrl+z")
    wait_until(lambda: len(runs) == 3, "it is back")
    desk.hand.click_at(spot(1))
    wait_until(lambda: runs.selected == first, "another one is selected")
    desk.hand.press("h")
    wait_until(lambda: runs.is_hidden(first), "its curves are hidden")
    desk.look("runs")
    desk.save_as(desk.folder / "three.descenso")
    desk.hand.press("ctrl+n")
    wait_until(lambda: len(runs) == 1, "all begins anew")
    desk.hand.press("ctrl+o")
    desk.answer_file_dialog(desk.folder / "three.descenso")
    wait_until(lambda: len(runs) == 3, "the session is open")
    assert [entry.name for entry in desk.document.scene.entries] == ["mine", "", ""]
    desk.ready()


def arrange_the_window(desk: Desk) -> None:
    """A card is dragged, the arrangement named and chosen again; a command is found by typing."""
    desk.ready()
    docks, (readings,) = desk.window.docks, desk.window.findChildren(ReadingsPanel)
    (runs,) = desk.window.findChildren(RunsPanel)
    desk.hand.drag(
        _way(readings.mapToGlobal(GRIP), runs.mapToGlobal(QPoint(runs.width() // 2, runs.height() - 6)))
    )
    wait_until(lambda: "readings" in docks.arrangement().areas["left"], "the card is at the left")
    _choose_layout(desk, "Save Layout")
    wait_until(lambda: isinstance(QApplication.activeWindow(), QInputDialog), "a name is asked for")
    desk.hand.type("Left")
    desk.hand.press("Return")
    wait_until(desk.window.isActiveWindow, "the dialog is closed")
    _choose_layout(desk, "Standard Layout")
    wait_until(lambda: "readings" in docks.arrangement().areas["right"], "all is as usual")
    _choose_layout(desk, "Left")
    wait_until(lambda: "readings" in docks.arrangement().areas["left"], "the card is at the left again")
    desk.look("arranged")
    desk.hand.press("ctrl+shift+p")
    wait_until(lambda: desk.window.commands.beside.palette is not None, "commands can be found")
    desk.hand.type("one step")
    desk.hand.press("Return")
    wait_until(lambda: desk.controller.step == 1, "the command makes it")
    desk.ready()


def _choose_layout(desk: Desk, title: str) -> None:
    menu = next(action for action in desk.window.menuBar().actions() if action.text() == "&View")
    bar = desk.window.menuBar()
    desk.hand.click_at(bar.mapToGlobal(bar.actionGeometry(menu).center()))
    desk.hand.choose("Layouts")
    desk.hand.choose(title)


def _way(start: QPoint, end: QPoint) -> Sequence[QPoint]:
    """Far enough to be a drag, then to the end, and a little rest there."""
    near = start + QPoint(6, 6)
    far = end - start
    return [start, near, start + far * 0.5, start + far * 0.9, end, end + QPoint(1, 0), end]

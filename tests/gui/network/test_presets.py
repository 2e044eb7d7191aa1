"""Networks to start from, in the menu of the panel."""

from __future__ import annotations

from PySide6.QtCore import Qt

from engine import presets


def open_menu(builder):
    menu = builder.panel.presets.menu()
    menu.popup(builder.window.mapToGlobal(builder.window.rect().center()))
    return menu


def titles(menu) -> list[str]:
    return [action.text() for action in menu.actions()]


def take(builder, title: str) -> None:
    menu = open_menu(builder)
    action = next(action for action in menu.actions() if action.text() == title)
    builder.qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def test_only_what_suits_the_data_is_offered(builder) -> None:
    menu = open_menu(builder)
    assert titles(menu) == ["Logistic regression", "Multilayer perceptron", "Deep sigmoid network"]
    assert all(action.toolTip() for action in menu.actions())
    menu.close()
    builder.document.edit("data", "digits")
    menu = open_menu(builder)
    assert "LeNet" in titles(menu), "loss and measure follow"
    menu.close()


def test_one_is_taken_as_one_change(builder, undoes) -> None:
    before = builder.document.experiment
    take(builder, "Deep sigmoid network")
    assert builder.kinds == ["dense"] * 10 + ["output"]
    assert builder.document.undo_stack.undoText() == "Start from Deep sigmoid network"
    assert not builder.document.inspection.problems
    undoes()
    builder.document.undo_stack.undo()
    assert builder.document.experiment == before


def test_the_one_that_is_there_is_checked(builder) -> None:
    take(builder, "Multilayer perceptron")
    menu = open_menu(builder)
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Multilayer perceptron"]
    menu.close()


def test_it_says_so_where_there_is_none(builder, monkeypatch) -> None:
    monkeypatch.setattr(presets, "suitable", lambda experiment: [])
    menu = open_menu(builder)
    (action,) = menu.actions()
    assert (action.text(), action.isEnabled()) == ("No preset suits these data", False)
    menu.close()

"""The page over the window, and what happens when something is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest

from engine import examples
from gui.app import Program
from gui.welcome.overlay import WelcomeOverlay
from gui.welcome.page import WelcomePage
from tests.gui.support import finish_work


@pytest.fixture
def overlay(program: Program) -> Iterator[WelcomeOverlay]:
    overlay = program.window.commands.welcome
    program.window.commands["examples"].trigger()
    yield overlay
    overlay.hide()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def page(overlay: WelcomeOverlay) -> WelcomePage:
    assert overlay.page is not None
    return overlay.page


def test_a_click_opens_the_example_with_all_its_runs(program: Program, overlay: WelcomeOverlay) -> None:
    card = next(card for card in page(overlay).cards if card.name == "optimizers")
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert overlay.page is None
    example = examples.load("optimizers")
    document = program.context.document
    assert document.title == example.title
    assert document.experiment == example.experiment
    assert len(document.scene.entries) == len(example.experiments)


def test_an_empty_experiment_is_one_click_too(program: Program, overlay: WelcomeOverlay) -> None:
    page(overlay).buttons[0].click()
    assert overlay.page is None
    assert program.context.document.title == ""


def test_escape_goes_back_to_what_was_there(program: Program, overlay: WelcomeOverlay) -> None:
    before = program.context.document.experiment
    QTest.keyClick(page(overlay).cards[0], Qt.Key.Key_Escape)
    assert overlay.page is None
    assert program.context.document.experiment == before


def test_a_file_that_cannot_be_opened_leaves_the_page(
    program: Program, overlay: WelcomeOverlay, tmp_path: Path
) -> None:
    page(overlay).file_chosen.emit(tmp_path / "gone.descenso")
    finish_work(program.context)
    assert overlay.page is not None
    assert "gone.descenso" in program.context.notices.messages[-1].text


def test_it_covers_the_window_at_any_size(program: Program, overlay: WelcomeOverlay) -> None:
    for width in (1100, 1400):
        program.window.resize(width, 700)
        QTest.qWait(0)
        ground = program.window.centralWidget()
        assert ground is not None
        assert page(overlay).geometry() == ground.rect()


def test_space_does_not_play_what_cannot_be_seen(program: Program, overlay: WelcomeOverlay) -> None:
    QTest.keyClick(page(overlay), Qt.Key.Key_Space)
    assert not program.context.controller.playing

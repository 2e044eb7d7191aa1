"""Back to a moment of a run, and on from there in another direction."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton

from gui.panels.timeline import TimelinePanel
from tests.xvfb.desk import Desk
from tests.xvfb.hand import named, wait_until


def go_back_and_branch_off(desk: Desk) -> None:
    """Train, drag the timeline back, step by step, change the learning rate there and play: both futures are shown."""
    desk.ready()
    desk.hand.click(desk.button("Play"))
    wait_until(lambda: desk.controller.step > 600, "training goes on")
    desk.hand.press("space")
    desk.ready()
    wait_until(lambda: bool(desk.controller.digest), "the state has its hash")
    first, head, end = desk.controller, desk.controller.head, desk.controller.digest
    panel = desk.window.findChild(TimelinePanel)
    assert panel is not None
    track = panel.track
    middle = track.height() // 2
    places = [
        track.mapToGlobal(QPoint(round(track._place(step)), middle)) for step in (head, head // 2, head // 5)
    ]
    desk.hand.drag(places)
    wait_until(
        lambda: 0 < desk.controller.step < head // 4 and bool(desk.controller.digest),
        "an early step is shown",
    )
    step, state = desk.controller.step, desk.controller.digest
    desk.hand.click(named(desk.window, QPushButton, "One step back"))
    wait_until(lambda: desk.controller.step == step - 1 and bool(desk.controller.digest), "one step back")
    desk.hand.click(named(desk.window, QPushButton, "One step forward"))
    wait_until(lambda: desk.controller.step == step and bool(desk.controller.digest), "and forward again")
    assert desk.controller.digest == state, "the same step has another state"
    assert desk.controller.in_past
    wait_until(panel.branch.isEnabled, "a branch could leave it")
    desk.look("past")
    key = desk.program.context.runs.selected
    desk.enter("optimizer.learning_rate", "0.05")
    wait_until(lambda: desk.controller.branching, "the change is known to make a branch")
    desk.hand.click(desk.button("Play"))
    wait_until(lambda: desk.program.context.runs.selected != key, "there is a branch")
    wait_until(lambda: desk.controller.step > head, "the branch trains")
    desk.hand.press("space")
    desk.ready()
    desk.look("branch")
    assert (desk.controller.first, desk.controller.record.start.optimizer.learning_rate) == (step, 0.05)
    assert (first.head, first.record.changes) == (head, []), "the run that was left has changed"
    first.visit(head)
    wait_until(lambda: first.digest == end, "the run that was left ends as it did")

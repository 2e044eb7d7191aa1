"""A worker process that is killed: the window lives, says so, and goes on from the last checkpoint."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import psutil
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.session.session import load_checkpoint
from engine.training.trainer import Trainer
from engine.worker.client import WorkerClient
from gui.app import Program
from gui.widgets.button import Button
from tests.gui.support import small_experiment


def test_a_killed_worker_is_told_and_replaced_by_one_click(
    qtbot: QtBot, make_program: Callable[..., Program], tmp_path: Path
) -> None:
    clients: list[WorkerClient] = []

    def start() -> WorkerClient:
        clients.append(WorkerClient())
        return clients[-1]

    def wait(condition: Callable[[], bool]) -> None:
        qtbot.waitUntil(condition, timeout=30_000)

    program: Program = make_program(start)
    controller = program.context.controller
    wait(lambda: controller.state == "paused")
    controller.train(30)
    wait(lambda: controller.step == 30 and controller.state == "paused")
    controller.set_pace(20.0)
    controller.train(1000)
    wait(lambda: controller.step > 30)
    psutil.Process(clients[0].pid).kill()
    wait(lambda: controller.state == "lost")
    notice = program.window.notice_area.notice("lost")
    assert notice is not None
    assert notice.isVisible()
    assert not program.window.transport.play_button.isEnabled()

    restart = next(item for item in notice.findChildren(Button) if "checkpoint" in item.text())
    qtbot.mouseClick(restart, Qt.MouseButton.LeftButton)
    wait(lambda: controller.state == "paused")
    assert program.window.notice_area.notice("lost") is None
    assert len(clients) == 2
    assert controller.step >= 30
    controller.set_pace(0.0)
    controller.train(60 - controller.step)
    wait(lambda: controller.step == 60 and controller.state == "paused")
    assert controller.record.series.series("batch_loss").steps.tolist() == list(range(61))
    controller.save_checkpoint(tmp_path / "end.checkpoint")
    wait((tmp_path / "end.checkpoint").exists)
    alone = Trainer(small_experiment())
    alone.advance(60)
    assert load_checkpoint(tmp_path / "end.checkpoint").digest() == alone.checkpoint().digest()

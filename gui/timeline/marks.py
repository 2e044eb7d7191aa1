"""What happened to a run, as marks on its timeline."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.recording.run import RunRecord
from gui.formatting import number
from gui.panels.live_events import LiveEvents

translate = QCoreApplication.translate


def marks_of(record: RunRecord, events: LiveEvents) -> list[tuple[int, str]]:
    """Live changes, and where a branch begins: the step, and words."""
    step_text = translate("Timeline", "step {step}: {what}")
    found = [(int(event.step), event.label) for event in events.of(record)]
    if record.origin is not None:
        found.insert(0, (record.first, translate("Timeline", "branched off")))
    return [(step, step_text.format(step=number(step), what=what)) for step, what in found]

"""Writing a table to a CSV file, a little at a time: the window stays free, and it can be given up."""

from __future__ import annotations

import csv
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from engine.progress import CanceledError, Watch, tell, watched
from gui.plots.export.table import Table

SLICE = 0.02
"""Seconds of work at a time."""


class CsvJob(QObject):
    """Writes one file; what is not complete never stands under its name.

    Attributes:
        watch: sees how far it is; once that cancels, the job gives up at its next slice.

    Signals:
        ended: nothing, or why there is no file: the system's words. Nothing too where it was canceled.
    """

    ended = Signal(str)

    def __init__(self, table: Table, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._part = file.with_name(f".{file.name}.part")
        self._work = self._write(table)
        self.watch = Watch()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    def start(self) -> None:
        self._timer.start()

    def _give_up(self) -> None:
        """No file is left."""
        self._timer.stop()
        self._work.close()
        with suppress(OSError):
            self._part.unlink(missing_ok=True)

    def _go_on(self) -> None:
        end = perf_counter() + SLICE
        try:
            with watched(self.watch):
                tell(next(self._work))
                while perf_counter() < end:
                    tell(next(self._work))
        except StopIteration:
            self._timer.stop()
            self.ended.emit("")
        except CanceledError:
            self._give_up()
            self.ended.emit("")
        except OSError as error:
            self._give_up()
            self.ended.emit(error.strerror or str(error))

    def _write(self, table: Table) -> Generator[float, None, None]:
        total, done = max(table.places, 1), 0
        with self._part.open("w", newline="", encoding="utf-8") as stream:
            writer = csv.writer(stream)
            writer.writerow(table.headings)
            for rows in table.rows():
                writer.writerows(table.cells(rows))
                done += len(rows.steps)
                yield min(done / total, 1.0)
        self._part.replace(self._file)

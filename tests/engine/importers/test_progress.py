"""Reading tells how far it is, can be given up anywhere, and can be done again after that."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from engine.importers import delimited, table, told, xml_stream
from engine.importers.options import Options
from engine.importers.prepare import prepare
from engine.progress import CanceledError, Watch, watched

ROWS = 4000


def _csv(file: Path) -> None:
    lines = (f"{row / 7:.4f},{'ab'[row % 2]} word,{row % 3}" for row in range(ROWS))
    file.write_text("x,word,class\n" + "\n".join(lines), encoding="utf-8")


def _npz(file: Path) -> None:
    x = np.arange(ROWS * 2.0).reshape(ROWS, 2)
    np.savez(file, x=x, y=np.arange(ROWS) % 3)


WRITERS: dict[str, Callable[[Path], None]] = {"csv": _csv, "npz": _npz}


@pytest.fixture(params=WRITERS)
def file(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that is read in many pieces."""
    for module, name, size in (
        (delimited, "_PACE", 100),
        (table, "PIECE", 600),
        (told, "PIECE", 2000),
        (xml_stream, "_PIECE", 200),
    ):
        monkeypatch.setattr(module, name, size)
    file = tmp_path / f"data.{request.param}"
    WRITERS[request.param](file)
    return file


class CountingWatch(Watch):
    """Is canceled at its n-th question."""

    def __init__(self, end: int) -> None:
        super().__init__()
        self.end, self.questions, self.shares = end, 0, list[float]()

    @property
    def canceled(self) -> bool:
        self.questions += 1
        self.shares.append(self.share)
        return self.questions == self.end


def test_shares_rise_bit_by_bit(file: Path) -> None:
    watch = CountingWatch(0)
    with watched(watch):
        prepare(str(file), Options())
    assert watch.shares == sorted(watch.shares)
    assert len(set(watch.shares)) > 10
    assert max(np.diff(watch.shares)) < 0.35


def test_given_up_anywhere_it_can_be_read_again(file: Path) -> None:
    watch = CountingWatch(0)
    with watched(watch):
        whole = prepare(str(file), Options())
    for end in range(1, watch.questions, max(watch.questions // 20, 1)):
        file.touch()
        with pytest.raises(CanceledError), watched(CountingWatch(end)):
            prepare(str(file), Options())
    again = prepare(str(file), Options())
    assert again is not whole
    assert again.preview == whole.preview
    np.testing.assert_array_equal(again.examples().raw, whole.examples().raw)

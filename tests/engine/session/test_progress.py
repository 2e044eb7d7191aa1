"""Reading and writing tell how far they are; given up, they leave nothing behind, and the old file as it was."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.experiment import Experiment
from engine.progress import CanceledError, Watch, watched
from engine.recording.run import RunRecord
from engine.session.session import Session, load, save


class EndingWatch(Watch):
    """Is canceled at its n-th question."""

    def __init__(self, end: int = 0) -> None:
        super().__init__()
        self.end, self.shares = end, list[float]()

    @property
    def canceled(self) -> bool:
        self.shares.append(self.share)
        return len(self.shares) == self.end


@pytest.fixture
def session() -> Session:
    records = [RunRecord(Experiment()) for _ in range(2)]
    for record in records:
        for name in "abcd":
            record.series.series(name).append(np.arange(500), np.arange(500.0))
    return Session(Experiment(), tuple(records))


def test_shares_rise_bit_by_bit(session: Session, tmp_path: Path) -> None:
    for work in (lambda: save(tmp_path / "a.descenso", session), lambda: load(tmp_path / "a.descenso")):
        watch = EndingWatch()
        with watched(watch):
            work()
        assert watch.shares == sorted(watch.shares)
        assert len(set(watch.shares)) > 15


def test_a_writing_that_is_given_up_leaves_the_old_file(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "a.descenso"
    save(file, Session(Experiment()))
    before, watch = file.read_bytes(), EndingWatch()
    with watched(watch):
        save(tmp_path / "whole.descenso", session)
    (tmp_path / "whole.descenso").unlink()
    for end in range(1, len(watch.shares), 5):
        with pytest.raises(CanceledError), watched(EndingWatch(end)):
            save(file, session)
        assert file.read_bytes() == before
        assert list(tmp_path.iterdir()) == [file]


def test_a_reading_can_be_given_up_anywhere(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "a.descenso"
    save(file, session)
    watch = EndingWatch()
    with watched(watch):
        load(file)
    for end in range(1, len(watch.shares), 5):
        with pytest.raises(CanceledError), watched(EndingWatch(end)):
            load(file)

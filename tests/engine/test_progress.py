"""Long work tells how far it is, and ends when nobody wants it any more."""

from __future__ import annotations

import pytest

from engine.progress import CanceledError, Watch, portion, tell, watched


def test_nobody_watches() -> None:
    tell(0.5)
    with portion(0.0, 0.5):
        tell(1.0)


def test_portions_lie_inside_each_other() -> None:
    watch, seen = Watch(), []
    with watched(watch):
        with portion(0.0, 0.5):
            for half in (0.0, 0.5):
                with portion(half, half + 0.5):
                    tell(1.0)
                    seen.append(watch.share)
        tell(0.75)
        seen.append(watch.share)
    assert seen == [0.25, 0.5, 0.75]


def test_the_share_never_falls() -> None:
    watch = Watch()
    with watched(watch):
        tell(0.6)
        tell(0.2)
        tell()
    assert watch.share == 0.6


def test_a_share_beyond_the_whole_is_the_whole() -> None:
    watch = Watch()
    with watched(watch), portion(0.0, 0.5):
        tell(7.0)
    assert watch.share == 0.5


def test_unwanted_work_ends_and_no_fault_is_seen_in_that() -> None:
    watch, mended = Watch(), []

    def work() -> None:
        tell(0.1)
        watch.cancel()
        try:
            tell(0.2)
        except Exception:  # noqa: BLE001 - as those do who must end well
            mended.append("taken for a fault")

    with pytest.raises(CanceledError), watched(watch):
        work()
    assert not mended
    assert watch.share == 0.1
    tell(0.3)  # it is over

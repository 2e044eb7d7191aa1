"""The real child process: it trains, dies, is replaced, and leaves nothing behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import psutil
import pytest

from engine.worker import client as clients
from engine.worker import messages, process, wire
from engine.worker.client import ending
from engine.worker.host import Host
from engine.worker.messages import Lost, Play, Refused, State
from tests.engine.training.experiments import small
from tests.engine.worker.drive import RUN, Link, trained

posix_only = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


@pytest.fixture
def link() -> Iterator[Link]:
    link = Link()
    yield link
    link.client.close()
    assert not link.client.alive


class Busy(Host):
    """Looks, whenever it is about to work, whether its answers have been sent."""

    def __init__(self, events: Connection) -> None:
        super().__init__()
        self._sent, self.answered = events, False

    def work(self) -> float | None:
        while self._sent.poll():
            answer = wire.decode(self._sent.recv_bytes())
            self.answered |= isinstance(answer, State) and answer.state == "paused"
        self.ended |= self.answered
        return super().work()


def test_answers_do_not_wait_for_work() -> None:
    orders, commands = multiprocessing.Pipe()
    events, told = multiprocessing.Pipe()
    host = Busy(events)
    for command in (
        messages.Open(RUN, small().to_document()),
        messages.Play(RUN),
        messages.Pause(RUN),
        messages.Quit(),  # it ends, then, even where it does not answer first
    ):
        orders.send_bytes(wire.encode(command))
    process._serve(host, commands, told)
    assert host.answered


def test_a_killed_worker_is_reported_and_its_run_goes_on_in_another(link: Link, tmp_path: Path) -> None:
    scratch, rescued = tmp_path / "scratch", tmp_path / "rescued"
    link.open(small(), scratch=str(scratch))
    assert link.play(100) == State(RUN, "paused", 100)
    link.client.send(Play(RUN))
    link.wait(lambda: any(frame.step > 150 for frame in link.said(messages.Frame)))
    pid = link.client.pid
    psutil.Process(pid).kill()
    link.wait(lambda: link.said(Lost, ""))
    (lost,) = link.said(Lost, "")
    assert "ended" in lost.reason
    assert not link.client.alive
    assert not psutil.pid_exists(pid)
    link.client.send(Play(RUN))
    assert link.client.receive() == []
    scratch.rename(rescued)

    other = Link()
    try:
        other.open(small(), checkpoint=str(rescued))
        assert other.said(messages.Opened)[0].step >= 100
        last = other.said(messages.Opened)[0].step + 150
        other.play(last)
        assert other.digest(tmp_path / "end") == trained(small(), last).checkpoint().digest()
    finally:
        other.client.close()
    assert other.said(Lost, "") == []


def test_the_worker_ends_when_its_pipe_closes(link: Link) -> None:
    link.open(small())
    link.client.send(Play(RUN))
    link.client._commands.close()
    # The client alone waits for the process: a second one would take its exit code away.
    link.wait(lambda: link.said(Lost, ""))
    assert not psutil.pid_exists(link.client.pid)
    assert link.said(Lost, "")[0].reason == "the worker ended without being asked to"


def test_it_gives_way_to_the_window(link: Link) -> None:
    link.open(small())  # it has started
    own, theirs = psutil.Process().nice(), psutil.Process(link.client.pid).nice()
    if os.name == "nt":
        assert theirs == psutil.BELOW_NORMAL_PRIORITY_CLASS
    else:
        assert theirs == min(own + process.NICENESS, 19)


def test_mistakes_do_not_end_it(link: Link) -> None:
    link.client.send(messages.Open(RUN, {"seed": "one"}))
    link.wait(lambda: link.said(Refused))
    assert link.said(Refused)[0].path == "seed"
    link.open(small())
    link.play(3)


@posix_only
def test_it_leaves_an_interruption_to_the_window(link: Link) -> None:
    link.open(small())
    os.kill(link.client.pid, signal.SIGINT)
    assert link.play(5) == State(RUN, "paused", 5)


@posix_only
def test_one_that_does_not_follow_is_killed(link: Link, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clients, "PATIENCE", 0.05)
    link.open(small())
    pid = link.client.pid
    os.kill(pid, signal.SIGSTOP)
    link.client.close()
    assert not psutil.pid_exists(pid)
    assert not any(isinstance(event, Lost) for event in link.client.receive())
    link.client.close()


def test_the_reasons_are_words() -> None:
    assert ending(3) == "the worker ended with exit code 3"
    if os.name != "nt":
        assert "signal 9 (SIGKILL); the machine may have run out of memory" in ending(-9)
        assert "signal 11 (SIGSEGV)" in ending(-11)
        assert "(unknown)" in ending(-250)


@pytest.mark.parametrize(
    ("code", "unwanted"),
    [
        ("import engine.worker.process", "numpy"),
        (
            "from engine.worker import process; process._prepare(); [*process._preparing()]",
            "PySide6 pyqtgraph gui pytest tqdm",
        ),
    ],
)
def test_it_imports_no_more_than_it_needs(code: str, unwanted: str) -> None:
    check = (
        f"{code}; import sys; found = set({unwanted.split()!r}) & set(sys.modules); assert not found, found"
    )
    done = subprocess.run([sys.executable, "-c", check], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr

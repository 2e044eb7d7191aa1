"""Whether there is a display is found out by asking it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gui import display

pytestmark = pytest.mark.skipif(
    not hasattr(socket, "AF_UNIX"), reason="without X and Wayland nobody is asked"
)


@pytest.fixture
def runtime(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a socket `alive` that takes connections, and one `dead` that somebody has left behind."""
    folder = tmp_path_factory.mktemp("w")
    monkeypatch.chdir(folder)  # the address of a socket must be short
    with closing(socket.socket(socket.AF_UNIX)) as alive, closing(socket.socket(socket.AF_UNIX)) as dead:
        alive.bind("alive")
        alive.listen()
        dead.bind("dead")
        yield Path()


@pytest.mark.parametrize("name", ["alive", "dead", "absent", ""])
def test_a_wayland_display_is_one_that_answers(
    runtime: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    shown = display.has_display({"WAYLAND_DISPLAY": name, "XDG_RUNTIME_DIR": str(runtime)})
    assert shown is (name == "alive")


@pytest.mark.parametrize("screen", ["", ".0"])
def test_an_x_display_is_one_that_answers(monkeypatch: pytest.MonkeyPatch, screen: str) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        number = server.getsockname()[1] - display._X_PORT
        name = f"127.0.0.1:{number}{screen}"
        assert display.has_display({"DISPLAY": name})
        assert display.has_display({"DISPLAY": name, "QT_QPA_PLATFORM": "xcb"})
    assert not display.has_display({"DISPLAY": name})
    assert not display.has_display({"DISPLAY": name, "QT_QPA_PLATFORM": "wayland;xcb"})


@pytest.mark.parametrize(
    ("platform", "variables", "shown"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": "?"}, False),
        ("linux", {"DISPLAY": ":76543"}, False),
        ("linux", {"DISPLAY": "127.0.0.1:76543"}, False),
        ("linux", {"DISPLAY": "/no/such/socket:0"}, False),
        ("linux", {"WAYLAND_DISPLAY": "wayland-" + "0" * 300}, False),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_what_the_environment_says(
    monkeypatch: pytest.MonkeyPatch, platform: str, variables: dict[str, str], shown: bool
) -> None:
    monkeypatch.setattr("sys.platform", platform)
    assert display.has_display(variables) is shown

"""The window's command line: what it takes, and one line for what it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from gui import arguments


def test_everything_has_a_default() -> None:
    options = arguments.parse([])
    assert (options.target, options.play, options.steps) == ("digits", False, None)
    assert (options.screenshot, options.size, options.theme) == (None, None, None)


@pytest.mark.parametrize(
    ("argv", "welcome"),
    [([], True), (["--theme", "dark"], True), (["digits"], False), (["--play"], False)],
)
def test_the_page_of_examples_comes_where_nothing_is_asked_for(argv: list[str], *, welcome: bool) -> None:
    assert arguments.parse(argv).welcome is welcome


def test_everything_can_be_given(tmp_path: Path) -> None:
    picture = str(tmp_path / "a.png")
    options = arguments.parse(
        ["moons", "--play", "--steps", "12", "--screenshot", picture, "--size", "800x600", "--theme", "dark"]
    )
    assert (options.target, options.play, options.steps) == ("moons", True, 12)
    assert (options.screenshot, options.size, options.theme) == (Path(picture), (800, 600), "dark")


@pytest.mark.parametrize(
    "argv",
    [
        ["a", "b"],
        ["--size", "10"],
        ["--size", "0x0"],
        ["--size", "800x"],
        ["--steps", "-1"],
        ["--steps", "x"],
        ["--steps", "1e3"],
        ["--theme", "blue"],
        ["--screenshot", "picture.jpg"],
        ["--screenshot", "/no/such/folder/picture.png"],
        ["--bogus"],
    ],
)
def test_a_bad_argument_exits_with_two_and_one_line(
    argv: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        arguments.parse(argv)
    assert caught.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1

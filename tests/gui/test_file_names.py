"""Names of files from titles: no sign that a file system or a shell takes for something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.file_names import file_name


@pytest.mark.parametrize(
    ("titles", "name"),
    [
        (("Deep & narrow", "Adam · η 0.1"), "deep_narrow_adam_η_0_1"),
        (("../etc/passwd",), "etc_passwd"),
        (("…",), ""),
        (("", "a"), "a"),
    ],
)
def test_only_letters_and_digits_stay(titles: tuple[str, ...], name: str) -> None:
    assert file_name(*titles) == name


@given(st.lists(st.text(max_size=30), max_size=3))
def test_whatever_a_title_is(titles: list[str]) -> None:
    name = file_name(*titles)
    assert not set(name) & set("/\\:*?\"<>|.$&;'` \n\t\0")
    assert not name.startswith("_")

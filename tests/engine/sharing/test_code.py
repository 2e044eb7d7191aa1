"""The QR code of a text is read by a library that had no part in drawing it."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest
import segno

from engine import examples
from engine.errors import FileError, InputError
from engine.sharing import code
from engine.sharing.scan import scan
from engine.sharing.text import LONGEST, encode

pytest.importorskip("zxingcpp")


def _picture(text: str, scale: int = 4) -> np.ndarray:
    """The code in gray, with the light around it."""
    dark = np.pad(np.array(code.modules(text)), code.BORDER)
    return np.kron(np.where(dark, 0, 255), np.ones((scale, scale))).astype(np.uint8)


@pytest.mark.parametrize("name", ["digits", "optimizers", "vanishing"])
def test_a_code_is_read_as_its_text(name: str) -> None:
    text = encode(examples.load(name).experiments)
    assert scan(_picture(text)) == text
    noise = np.random.default_rng(1).normal(0, 15, _picture(text).shape)
    assert scan(np.clip(_picture(text) * 0.6 + 40 + noise, 0, 255).astype(np.uint8)) == text, (
        "as a camera has it"
    )


def test_the_code_of_the_longest_text_has_117_modules_and_is_read() -> None:
    text = ("DESCENSO:1:" + "A7" * LONGEST)[:LONGEST]
    assert len(code.modules(text)) == 117
    assert scan(_picture(text, 3)) == text


def test_letters_and_digits_make_smaller_codes_than_base64_would() -> None:
    """Why texts are in base 36: as dense as a code can be but for 4 %, and whole in a chat and a shell."""
    text = encode(examples.load("vanishing").experiments)
    bytes_within = (len(text) - len("DESCENSO:1:")) * np.log2(36) / 8
    base64 = "descenso:1:" + "aB" * int(np.ceil(bytes_within * 4 / 3 / 2))
    assert len(code.modules(text)) < len(segno.make(base64, error="l", micro=False).matrix)


def test_what_is_no_code_of_ours_is_refused_with_what_to_do() -> None:
    with pytest.raises(InputError, match="no code was found in this picture; take it straight"):
        scan(np.full((90, 90), 255, np.uint8))
    with pytest.raises(InputError, match="is not one of Descenso"):
        scan(_picture("HTTPS://EXAMPLE.ORG"))


def test_without_the_library_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zxingcpp", None)
    with pytest.raises(FileError, match=r'pip install "descenso\[scan\]", or paste the text instead'):
        scan(np.zeros((9, 9), np.uint8))


def test_files_are_drawings_and_pictures(tmp_path: Path) -> None:
    from PIL import Image

    text = encode(examples.load("optimizers").experiments)
    code.save(text, tmp_path / "a.svg")
    code.save(text, tmp_path / "a.PNG")
    side = len(code.modules(text)) + 2 * code.BORDER
    assert ET.parse(tmp_path / "a.svg").getroot().get("width") == str(side)
    with Image.open(tmp_path / "a.PNG") as picture:
        assert picture.size == (12 * side, 12 * side)
        assert scan(np.asarray(picture.convert("RGB"))) == text
    with pytest.raises(InputError, match=r"must end in \.svg or \.png"):
        code.save(text, tmp_path / "a.gif")

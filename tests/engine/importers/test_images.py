"""Folders of images: classes, sizes, and pictures that are broken or too large."""

from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.errors import InputError
from engine.importers import image_folder, limits
from engine.importers.image_folder import ImageFolder
from engine.importers.preview import Options, preview
from engine.importers.table import Samples

Image: Any = pytest.importorskip("PIL.Image", reason="the extra data is not installed")


def paint(file: Path, size: tuple[int, int] = (8, 6), color: Any = (255, 0, 0), mode: str = "RGB") -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.new(mode, size, color).save(file)
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(5):
        paint(tmp_path / "red" / f"{number}.png", color=(255, 0, number))
        paint(tmp_path / "blue" / f"{number}.jpg", color=(0, 0, 255))
    (tmp_path / "red" / "notes.txt").write_text("no picture")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "readme.md").write_text("beside the classes")
    return tmp_path


def read(folder: Path, **fields: Any) -> Samples:
    found = ImageFolder(**fields).read(folder)
    assert isinstance(found, Samples)
    return found


def problem(folder: Path, **fields: Any) -> InputError:
    with pytest.raises(InputError) as caught:
        read(folder, **fields)
    return caught.value


def test_subfolders_are_the_classes(folder: Path) -> None:
    found = preview(str(folder))
    assert (found.format, found.content, found.rows, found.task) == ("image_folder", "array", 10, "classes")
    assert found.classes == (("blue", 5), ("red", 5))
    assert found.input_shape == (6, 8, 1)
    assert str(found.remarks[0]) == "1 files that are no pictures are passed over."
    color = read(folder, colors="color")
    assert color.inputs.shape == (10, 6, 8, 3)
    assert color.inputs[5].reshape(-1, 3)[0].tolist() == [255, 0, 0]
    assert (color.image, color.scale, color.names) == (True, 255.0, ("blue", "red"))


def test_all_are_brought_to_one_size(folder: Path) -> None:
    paint(folder / "red" / "large.png", (16, 12), (0, 255, 0))
    error = problem(folder)
    assert error.path == "format.size"
    assert "red/large.png has 16×12 pixels and the first picture 8×6" in error.problem
    assert read(folder, size=4).inputs.shape == (11, 4, 4, 1)


def test_every_mode_becomes_gray_or_color(tmp_path: Path) -> None:
    paint(tmp_path / "a" / "bits.png", color=1, mode="1")
    paint(tmp_path / "a" / "palette.gif", color=3, mode="P")
    paint(tmp_path / "b" / "clear.png", color=(0, 0, 0, 0), mode="RGBA")
    paint(tmp_path / "b" / "gray.bmp", color=7, mode="L")
    gray = read(tmp_path).inputs[:, 0, 0, 0]
    assert gray[0] == 255
    assert gray[2] == 255, "transparent is white"
    assert gray[3] == 7
    assert read(tmp_path, colors="color").inputs.shape == (4, 6, 8, 3)


@pytest.mark.parametrize("cut", [0, 20, 45])
def test_a_broken_picture_is_named(folder: Path, cut: int) -> None:
    whole = (folder / "red" / "1.png").read_bytes()
    (folder / "red" / "3.png").write_bytes(whole[:cut])
    error = problem(folder)
    assert "red/3.png is no picture that can be read" in error.problem
    assert "remove or replace it" in error.problem


def png(width: int, height: int) -> bytes:
    """The beginning of a picture of any size."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunk = struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    return b"\x89PNG\r\n\x1a\n" + chunk + b"\0\0\0\0IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))


@pytest.mark.parametrize("side", [5001, 60_000])
def test_a_picture_that_would_unpack_to_gigabytes_is_refused_by_its_header(folder: Path, side: int) -> None:
    (folder / "red" / "bomb.png").write_bytes(png(side, side))
    error = problem(folder)
    assert "red/bomb.png" in error.problem
    assert "pixels" in error.problem


def test_large_files_and_too_many_pictures_are_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(image_folder, "MOST_BYTES", 50)
        assert "more than 50 bytes" in problem(folder).problem
    monkeypatch.setattr(limits, "free_numbers", lambda: 400)
    assert "too much of the free memory" in problem(folder).problem


def test_programs_are_no_pictures(folder: Path) -> None:
    """PostScript would be run by another program."""
    (folder / "red" / "9.png").write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 8 6\nshowpage\n")
    assert "red/9.png is no picture" in problem(folder).problem


def test_folders_that_hold_no_classes(tmp_path: Path) -> None:
    assert "no subfolders with pictures" in problem(tmp_path).problem
    paint(tmp_path / "only" / "a.png")
    found = preview(str(tmp_path))
    assert "single class (only)" in found.problem
    file = paint(tmp_path / "a.png")
    assert "is a file" in problem(file).problem
    with pytest.raises(InputError, match="tells no format"):
        preview(str(file))


def test_another_picture_is_noticed(folder: Path) -> None:
    options = Options()
    assert preview(str(folder), options).rows == 10
    paint(folder / "red" / "new.png")
    os.utime(folder / "red", (1, 1))
    assert preview(str(folder), options).rows == 11


def test_pixels_are_those_of_the_picture(tmp_path: Path) -> None:
    pixels = (np.arange(48) * 5).astype(np.uint8).reshape(6, 8)
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        Image.fromarray(pixels).save(tmp_path / name / "x.png")
    assert np.array_equal(read(tmp_path).inputs[1, :, :, 0], pixels)

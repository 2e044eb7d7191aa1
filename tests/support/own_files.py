"""A small file for each importer, as a person might have it."""

from __future__ import annotations

import struct
import tempfile
import zipfile
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path

import numpy as np

from engine import registry
from engine.importers.base import Importer

ROWS = 60


@cache
def own_file(kind: str = "csv") -> str:
    """The path of a file (or folder) that the importer of this kind reads; written once for each process."""
    kind = "csv" if kind == "automatic" else kind
    importer = registry.find("importers", kind)
    assert issubclass(importer, Importer)
    name = next(iter(importer.suffixes), "")
    return str(_WRITERS[kind](own_folder() / f"own-{kind}{name}"))


@cache
def own_folder() -> Path:
    """A folder for such files; it goes with the process."""
    return Path(_kept().name)


@cache
def _kept() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="descenso-own-", ignore_cleanup_errors=True)


def _rows() -> tuple[list[str], list[list[float]], list[str]]:
    """Names, numbers, and classes that the numbers tell."""
    points = np.random.default_rng(1).normal(size=(ROWS, 3)).round(3)
    return ["a", "b", "c"], points.tolist(), ["left" if row[0] + row[1] < 0 else "right" for row in points]


def _images() -> tuple[np.ndarray, np.ndarray]:
    labels = np.arange(ROWS) % 2
    images = np.random.default_rng(2).integers(0, 120, size=(ROWS, 6, 6))
    images[labels == 1, 2:4] += 130
    return images.astype(np.uint8), labels.astype(np.uint8)


def _csv(file: Path) -> Path:
    names, rows, classes = _rows()
    lines = [[*map(str, row), label] for row, label in zip(rows, classes, strict=True)]
    file.write_text("\n".join(",".join(line) for line in [[*names, "side"], *lines]), encoding="utf-8")
    return file


def _excel(file: Path) -> Path:
    names, rows, classes = _rows()
    lines: list[list[float | str]] = [[*names, "side"]]
    lines += [[*row, label] for row, label in zip(rows, classes, strict=True)]
    body = "".join(f"<row>{''.join(_cell(cell) for cell in line)}</row>" for line in lines)
    space = "http://schemas.openxmlformats.org"
    main, link = f"{space}/spreadsheetml/2006/main", f"{space}/officeDocument/2006/relationships"
    sheet = '<sheet name="Data" sheetId="1" r:id="rId1"/>'
    entries = {
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{link}"><sheets>{sheet}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{space}/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{link}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{body}</sheetData></worksheet>',
    }
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in entries.items():
            archive.writestr(name, text)
    return file


def _cell(value: float | str) -> str:
    if isinstance(value, str):
        return f'<c t="inlineStr"><is><t>{value}</t></is></c>'
    return f"<c><v>{value}</v></c>"


def _parquet(file: Path) -> Path:
    arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    names, rows, classes = _rows()
    columns: dict[str, list[object]] = {
        name: [row[place] for row in rows] for place, name in enumerate(names)
    }
    parquet.write_table(arrow.table(columns | {"side": list(classes)}), file)
    return file


def _npz(file: Path) -> Path:
    images, labels = _images()
    np.savez_compressed(file, x=images, y=labels)
    return file


def _idx(file: Path) -> Path:
    images, labels = _images()
    file = file.with_name("own-images-idx3-ubyte")
    file.write_bytes(struct.pack(">4B3I", 0, 0, 8, 3, *images.shape) + images.tobytes())
    beside = file.with_name("own-labels-idx1-ubyte")
    beside.write_bytes(struct.pack(">4BI", 0, 0, 8, 1, len(labels)) + labels.tobytes())
    return file


def _image_folder(folder: Path) -> Path:
    from PIL import Image

    for number, (image, label) in enumerate(zip(*_images(), strict=True)):
        place = folder / f"class {label}"
        place.mkdir(parents=True, exist_ok=True)
        Image.fromarray(image).save(place / f"{number}.png")
    return folder


_WRITERS: dict[str, Callable[[Path], Path]] = {
    "csv": _csv,
    "excel": _excel,
    "parquet": _parquet,
    "npz": _npz,
    "idx": _idx,
    "image_folder": _image_folder,
}

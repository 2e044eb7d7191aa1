"""The format of MNIST's files."""

from __future__ import annotations

import gzip
import math
import struct
import zlib
from pathlib import Path
from typing import IO, ClassVar

import numpy as np

from engine import fields
from engine.arrays import HostArray
from engine.errors import InputError
from engine.importers import limits
from engine.importers.base import Importer, Source
from engine.importers.shaping import class_numbers, shaped
from engine.importers.table import Samples
from engine.importers.told import Told

_TYPES = {0x08: "u1", 0x09: "i1", 0x0B: ">i2", 0x0C: ">i4", 0x0D: ">f4", 0x0E: ">f8"}
_MOST_AXES = 8
_WORDS = (("images", "labels"), ("idx3", "idx1"), ("idx2", "idx1"))


class Idx(
    Importer,
    kind="idx",
    title="IDX (as of MNIST)",
    reference="LeCun, Cortes & Burges 1998, The MNIST database: the IDX file format",
    formula="0 0 type axes, lengths, numbers; big-endian",
    rank=50,
):
    """A file of images or other arrays, and a second one of their labels; both may be packed by gzip."""

    suffixes: ClassVar[tuple[str, ...]] = (
        *("-ubyte", "-ubyte.gz", ".idx", ".idx.gz", ".idx3", ".idx3.gz"),
        *(".idx3-ubyte", ".idx3-ubyte.gz"),
    )

    labels: str = fields.file_path(
        title="Labels",
        patterns={"IDX": "*ubyte *ubyte.gz *.idx *.idx.gz *.idx1 *.idx1.gz", "All files": "*"},
        help="The file of labels; empty for the one beside whose name has labels instead of images.",
    )

    def files(self, path: Path) -> tuple[Path, ...]:
        return (path,) if self.labels else (path, _labels_of(path))

    def read(self, path: Path) -> Source:
        beside = Path(self.labels).expanduser() if self.labels else _labels_of(path)
        images, labels = _load(path, "path"), _load(beside, "format.labels")
        if labels.ndim != 1 or len(images) != len(labels):
            raise InputError(
                "format.labels",
                f"{beside.name} has labels of the shape {labels.shape} for {len(images):,} samples; "
                "choose the file that belongs to the images",
            )
        inputs, scale, image = shaped(images, path.name, path.name)
        targets, names = class_numbers(labels, beside.name, beside.name)
        return Samples(inputs, targets, names, scale, image, beside.name)


def _labels_of(path: Path) -> Path:
    """The labels beside the images: train-images-idx3-ubyte → train-labels-idx1-ubyte."""
    name = path.name
    for image, label in _WORDS:
        name = name.replace(image, label)
    if name == path.name:
        raise InputError(
            "format.labels", f"is empty, and the name {path.name} does not tell where the labels are"
        )
    for end in (name, name.removesuffix(".gz"), f"{name}.gz"):
        if path.with_name(end).is_file():
            return path.with_name(end)
    raise InputError(
        "format.labels", f"is empty, and there is no {name} beside the images; choose the file of labels"
    )


def _load(path: Path, field: str) -> HostArray:
    try:
        if not path.exists():
            raise InputError(field, f"there is no {path}; choose the file again if it was moved")
        limits.require_file(path)
        with path.open("rb") as raw:
            packed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            if not packed:
                return _array(raw, path.name)
            with gzip.GzipFile(fileobj=raw) as unpacked:
                return _array(unpacked, path.name)
    except InputError as error:
        raise InputError(field, error.problem) from None
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(field, f"{path.name} cannot be read: {error}") from None


def _array(stream: IO[bytes] | gzip.GzipFile, name: str) -> HostArray:
    start = stream.read(4)
    if len(start) < 4 or start[:2] != b"\0\0" or start[2] not in _TYPES or not 1 <= start[3] <= _MOST_AXES:
        raise InputError("", f"{name} does not begin as an IDX file does, but with {start.hex(' ')}")
    lengths = stream.read(4 * start[3])
    if len(lengths) < 4 * start[3]:
        raise InputError("", f"{name} ends within its header")
    shape = struct.unpack(f">{start[3]}I", lengths)
    dtype = np.dtype(_TYPES[start[2]])
    limits.require_room(math.prod(shape), name)
    expected = math.prod(shape) * dtype.itemsize
    if expected > limits.MOST_BYTES:
        raise InputError("", f"{name} unpacks to {limits.size_words(expected)}, more than is read")
    data = Told(stream, expected).read_fully(expected + 1)
    if len(data) != expected:
        found = "more" if len(data) > expected else f"{len(data):,}"
        raise InputError("", f"{name} says {expected:,} bytes by its shape {shape}, but holds {found}")
    array = np.frombuffer(data, dtype).reshape(shape)
    return array if dtype == np.uint8 else array.astype(np.float64)

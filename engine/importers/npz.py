"""NumPy's archives of arrays."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from typing import ClassVar

import numpy as np
from numpy.lib import format as npy

from engine import fields
from engine.arrays import HostArray
from engine.errors import InputError
from engine.importers import limits
from engine.importers.base import Importer, Source
from engine.importers.remarks import Remark
from engine.importers.shaping import class_numbers, shaped
from engine.importers.table import Samples
from engine.importers.told import Told
from engine.progress import portion

INPUTS = ("x", "inputs", "data", "images", "features")
"""Usual names of the inputs, in lower case; x_train and x_test count as one array."""

TARGETS = ("y", "targets", "target", "labels", "label", "classes")
_PARTS = ("", "_train", "_val", "_valid", "_test", "train", "test")
_HEADERS = {(1, 0): npy.read_array_header_1_0, (2, 0): npy.read_array_header_2_0}


class Npz(
    Importer,
    kind="npz",
    title="NumPy arrays",
    reference="NumPy's formats .npz and .npy (Kern 2007, NEP 1); never pickle",
    formula="x: (N, …), y: (N,)",
    rank=40,
):
    """An archive with an array of inputs and one of targets; images are told by their shape and values."""

    suffixes: ClassVar[tuple[str, ...]] = (".npz",)

    inputs: str = fields.text(
        "",
        title="Inputs",
        help="Name of the array of inputs, first axis the samples; empty for x and the like.",
    )
    targets: str = fields.text(
        "", title="Targets", help="Name of the array of targets; empty for y and the like."
    )

    def read(self, path: Path) -> Source:
        limits.require_file(path)
        try:
            with zipfile.ZipFile(path) as archive:
                limits.require_sane_archive(archive, path.name)
                names = [name.removesuffix(".npy") for name in archive.namelist() if name.endswith(".npy")]
                chosen = _choose(names, self.inputs, INPUTS, "format.inputs")
                answers = _choose(names, self.targets, TARGETS, "format.targets")
                x = _together(archive, path.name, chosen)
                y = _together(archive, path.name, answers)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise InputError(
                "path", f"{path.name} is no archive of arrays that can be read ({error})"
            ) from None
        if x.ndim == 0 or y.ndim == 0 or len(x) != len(y):
            raise InputError(
                "path",
                f"{path.name}: {chosen[0]!r} has {len(x) if x.ndim else 0:,} samples, but {answers[0]!r} has "
                f"{len(y) if y.ndim else 0:,}; the first axis of both must be the samples",
            )
        inputs, scale, image = shaped(x, path.name, chosen[0])
        targets, classes = class_numbers(y, path.name, answers[0])
        remarks: tuple[Remark, ...] = ()
        if len(chosen) > 1:
            remarks = (
                Remark("The arrays {names} are put together and split anew.", {"names": ", ".join(chosen)}),
            )
        return Samples(inputs, targets, classes, scale, image, answers[0], remarks)


def _choose(names: list[str], given: str, usual: tuple[str, ...], path: str) -> list[str]:
    """The arrays that are meant; several where the file has them in parts."""
    if given:
        if given in names:
            return [given]
    else:
        lowered = {name.lower(): name for name in names}
        for word in usual:
            parts = [lowered[word + part] for part in _PARTS if word + part in lowered]
            parts += [lowered[part + word] for part in ("train_", "val_", "test_") if part + word in lowered]
            if parts:
                return list(dict.fromkeys(parts))
    known = ", ".join(names[:20]) or "none"
    problem = f"there is no array {given!r}" if given else "must name an array, for none has a usual name"
    raise InputError(path, f"{problem}; there are: {known}")


def _together(archive: zipfile.ZipFile, file: str, names: list[str]) -> HostArray:
    arrays = []
    for place, name in enumerate(names):
        with portion(place / len(names), (place + 1) / len(names)):
            arrays.append(_load(archive, file, name))
    if len({(array.shape[1:], array.dtype.kind) for array in arrays}) > 1:
        raise InputError("path", f"{file}: the arrays {', '.join(names)} differ in shape or type")
    return arrays[0] if len(arrays) == 1 else np.concatenate(arrays)


def _load(archive: zipfile.ZipFile, file: str, name: str) -> HostArray:
    """One array, after its header was found to promise what the archive holds."""
    entry = archive.getinfo(f"{name}.npy")
    with archive.open(entry) as stream:
        try:
            version = npy.read_magic(stream)
            if version not in _HEADERS:
                raise InputError(
                    "path", f"{file}: the array {name!r} has records, which are no plain numbers"
                )
            shape, _, dtype = _HEADERS[version](stream)
        except (ValueError, TypeError, SyntaxError) as error:
            raise InputError("path", f"{file}: the array {name!r} is damaged ({str(error)[:100]})") from None
        if dtype.hasobject:
            raise InputError(
                "path",
                f"{file}: the array {name!r} holds Python objects, which could run code when they are read and "
                "are refused; save it as numbers, for instance x.astype(float)",
            )
        if dtype.kind not in "biufU":
            raise InputError("path", f"{file}: the array {name!r} has the type {dtype}, which is no number")
        count = int(np.prod(shape, dtype=object)) if shape else 1
        limits.require_room(count * max(1, dtype.itemsize // 8), f"the array {name!r} in {file}")
        if stream.tell() + count * dtype.itemsize != entry.file_size:
            raise InputError("path", f"{file}: the array {name!r} is not as long as its shape {shape} says")
    with archive.open(entry) as stream:
        return np.asarray(npy.read_array(Told(stream, entry.file_size), allow_pickle=False))

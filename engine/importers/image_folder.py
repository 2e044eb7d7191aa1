"""A folder of pictures, one subfolder for each class."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import numpy as np

from engine import fields
from engine.arrays import HostArray
from engine.errors import InputError
from engine.importers import limits
from engine.importers.base import Importer, Source, library
from engine.importers.remarks import Remark
from engine.importers.table import Samples
from engine.progress import tell

FORMATS = ("PNG", "JPEG", "BMP", "GIF", "WEBP")
"""Formats that are opened; all are pixels only (others would run programs)."""

ENDINGS = (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp")
MOST_PIXELS = 25_000_000
"""Of one picture; told by its header, before it is unpacked."""

MOST_BYTES = 2**26
"""Of one picture's file."""


class ImageFolder(
    Importer,
    kind="image_folder",
    title="Folder of images",
    reference="one subfolder per class: PNG, JPEG, BMP, GIF, WebP, read by Pillow",
    formula="folder/class/picture.png",
    rank=60,
):
    """Pictures in subfolders whose names are the classes; all are brought to one size."""

    folder: ClassVar[bool] = True

    size: int = fields.integer(
        0,
        title="Side",
        unit="pixels",
        low=0,
        high=1024,
        slider=(0, 128),
        help="Width and height to which every picture is brought; 0 takes them as they are, and all must be equal.",
    )
    colors: str = fields.choice(
        "gray",
        title="Colors",
        options={"gray": "Gray: 1 channel", "color": "Color: 3 channels"},
        help="Whether the network sees brightness alone, or red, green and blue.",
    )

    def files(self, path: Path) -> tuple[Path, ...]:
        return tuple(file for _, file in _pictures(path) if file is not None)

    def read(self, path: Path) -> Source:
        if not path.is_dir():
            raise InputError(
                "path", f"{path.name} is a file; choose the folder that holds one subfolder per class"
            )
        image = library("PIL.Image")
        found = list(_pictures(path))
        names = sorted({name for name, _ in found})
        skipped = sum(picture is None for _, picture in found)
        files = [(name, picture) for name, picture in found if picture is not None]
        names = sorted({name for name, _ in files})
        if not files:
            raise InputError(
                "path",
                f"{path.name} has no subfolders with pictures ({', '.join(ENDINGS)}); "
                "put the pictures of each class into a subfolder of its own",
            )
        pixels: HostArray | None = None
        for row, (_, file) in enumerate(files):
            tell(row / len(files))
            picture = self._picture(image, file, f"{file.parent.name}/{file.name}")
            if pixels is None:
                limits.require_room(len(files) * picture.size, path.name)
                pixels = np.empty((len(files), *picture.shape), np.uint8)
            if picture.shape != pixels.shape[1:]:
                raise InputError(
                    "format.size",
                    f"is 0, but {file.parent.name}/{file.name} has {picture.shape[1]}×{picture.shape[0]} pixels and "
                    f"the first picture {pixels.shape[2]}×{pixels.shape[1]}; set the side that all are brought to",
                )
            pixels[row] = picture
        assert pixels is not None
        targets = np.array([names.index(name) for name, _ in files], np.int64)
        remarks = (
            (Remark("{count} files that are no pictures are passed over.", {"count": skipped}),)
            if skipped
            else ()
        )
        return Samples(pixels, targets, tuple(names), 255.0, True, path.name, remarks)  # noqa: FBT003

    def _picture(self, image: Any, file: Path, name: str) -> HostArray:
        """(height, width, channels) as bytes."""
        try:
            if file.stat().st_size > MOST_BYTES:
                raise InputError(
                    "path", f"{name} has more than {limits.size_words(MOST_BYTES)}; make it smaller"
                )
            with warnings.catch_warnings(), image.open(file, formats=FORMATS) as opened:
                # Pillow warns of what we refuse, and of odd palettes and metadata.
                warnings.simplefilter("ignore")
                width, height = opened.size
                if width * height > MOST_PIXELS:
                    raise InputError(
                        "path",
                        f"{name} has {width:,}×{height:,} pixels, more than {MOST_PIXELS:,}; make it smaller",
                    )
                # Transparent pixels are shown on white, as on a page.
                if opened.has_transparency_data:
                    layer = opened.convert("RGBA")
                    opened = image.alpha_composite(image.new("RGBA", layer.size, "white"), layer)
                picture = opened.convert("L" if self.colors == "gray" else "RGB")
                if self.size:
                    picture = picture.resize((self.size, self.size), image.Resampling.BOX)
        except InputError:
            raise
        except (OSError, ValueError, SyntaxError, EOFError, image.DecompressionBombError) as error:
            raise InputError(
                "path", f"{name} is no picture that can be read ({str(error)[:120]}); remove or replace it"
            ) from None
        pixels = np.asarray(picture)
        return pixels[:, :, None] if pixels.ndim == 2 else pixels


def _pictures(folder: Path) -> Iterator[tuple[str, Path | None]]:
    """Class and file of every picture in order; no file for what is none. Hidden entries are passed over."""
    try:
        for inner in sorted(entry.path for entry in os.scandir(folder) if entry.is_dir()):
            place = Path(inner)
            if place.name.startswith((".", "__")):
                continue
            for file in sorted(place.iterdir()):
                if not file.name.startswith("."):
                    yield place.name, (file if file.name.lower().endswith(ENDINGS) else None)
    except OSError as error:
        raise InputError("path", f"{folder.name} cannot be looked into: {error.strerror}") from None

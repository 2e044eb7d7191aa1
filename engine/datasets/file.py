"""A person's own file."""

from __future__ import annotations

import csv
from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import ClassVar

import numpy as np

from engine import fields, paths
from engine.arrays import HostArray
from engine.datasets.base import Dataset, share_for_test
from engine.importers import limits, reading
from engine.importers.base import Importer
from engine.importers.options import Options
from engine.importers.prepare import prepare
from engine.importers.preview import Preview, preview
from engine.tasks import Examples, Task


class OwnFile(
    Dataset,
    kind="file",
    title="A file of mine",
    reference="your own data: CSV, Excel, LibreOffice, Parquet, NumPy, IDX, or a folder of images",
    formula="one sample a row; one column is predicted from the others",
    rank=100,
):
    """Your own table, arrays or images; what is made of each column is shown before anything is trained."""

    needs_file: ClassVar[bool] = True

    path: str = fields.file_path(
        title="File",
        patterns={
            "Data": "*.csv *.tsv *.tab *.txt *.dat *.data *.xlsx *.xlsm *.ods *.parquet *.pq *.npz "
            "*ubyte *ubyte.gz *.idx",
            "All files": "*",
        },
        folder=True,
        help="The file, or the folder whose subfolders hold the images of one class each.",
    )
    format: Importer = fields.part(
        "importers", "automatic", title="Format", help="How the file is read; mostly its name tells."
    )
    target: str = fields.text(
        "", title="Target column", help="Name of the column that is predicted; empty for the last one."
    )
    predict: str = fields.choice(
        "auto",
        title="Predict",
        options={"auto": "Automatic", "classes": "Classes", "values": "Values"},
        help="Classes for words and for few whole numbers, values for other numbers, unless you say otherwise.",
    )
    leave_out: str = fields.text(
        "", title="Leave out", help="Names of columns the network is not to see, with commas between them."
    )
    scale_target: bool = fields.toggle(
        True,
        title="Scale target",
        help="Bring values to mean 0 and deviation 1 by the training part; errors are in deviations then.",
    )
    test_fraction: float = share_for_test(0.2)

    def options(self) -> Options:
        """What is said about the file besides its path."""
        names = next(csv.reader([self.leave_out], skipinitialspace=True), [])
        return Options(
            self.format, self.target, self.predict, tuple(name.strip() for name in names if name.strip())
        )

    def preview(self) -> Preview:
        """What the file holds. Raises InputError when it cannot be read; see `engine.importers.preview`."""
        return preview(self.path, self.options())

    def held_out(self) -> float:
        return self.test_fraction

    def scales_targets(self) -> bool:
        return self.scale_target

    def stamp(self) -> Hashable:
        return reading.stamp(self.path)

    def files(self) -> Mapping[str, tuple[Path, ...]]:
        place = limits.find(self.path)[0]
        others = {name: (Path(paths.get(self, name)).expanduser(),) for name in paths.files(self)}
        return others | {"path": self.format.files(place)}

    def task(self) -> Task:
        """What the file asks for. The first time the file is read; what was read is kept while it stays as it is."""
        return prepare(self.path, self.options()).require()

    def examples(self) -> Examples:
        return prepare(self.path, self.options()).examples()

    def completed(
        self, train: Examples, validation: Examples, test: Examples
    ) -> tuple[Examples, Examples, Examples]:
        """Missing numbers become the training part's median of their column."""
        if train.raw.ndim == 2:
            medians = _medians(train.raw)
            train, validation, test = (
                Examples(np.where(np.isnan(part.raw), medians, part.raw), part.targets)
                for part in (train, validation, test)
            )
        return super().completed(train, validation, test)


def _medians(raw: HostArray) -> HostArray:
    """The median of each column's numbers; 0 where it has none."""
    medians = np.zeros(raw.shape[1])
    for column in range(raw.shape[1]):
        values = raw[:, column]
        present = values[~np.isnan(values)]
        if len(present):
            medians[column] = np.median(present)
    return medians

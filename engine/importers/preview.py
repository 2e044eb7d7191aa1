"""What a person's file holds, before anything is trained on it: the one entry point of the window.

How a panel uses it::

    from engine.importers.preview import Options, preview

    found = preview(path, Options())  # or data.preview() of a data set of kind "file"
    found.columns, found.rows, found.classes, found.remarks, found.problem

`preview` reads the whole file once (at most `limits.MOST_BYTES` of text) and keeps what it read for the data set, so a
large file takes seconds the first time and nothing later, while the file stays as it is: call it outside the window's
thread. It raises InputError when the file cannot be read as the format says; the path is that of the data set's field
(``path``, ``format.sheet`` …). A file that was read but poses no task yet (no such target, a single class) still gives
a preview, with `problem` and `problem_path` filled, so that the columns can be seen and another one be chosen.
Everything in a preview is JSON-able by `Preview.to_json`.
"""

from __future__ import annotations

from engine.importers.options import Options
from engine.importers.prepare import prepare
from engine.importers.remarks import Remark
from engine.importers.report import ColumnPreview, Preview

__all__ = ["ColumnPreview", "Options", "Preview", "Remark", "preview"]


def preview(path: str, options: Options | None = None) -> Preview:
    """Read a file, or take what was read before, and tell what it holds. Raises InputError, see above."""
    return prepare(path, options or Options()).preview

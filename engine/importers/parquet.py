"""Parquet files."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

import numpy as np

from engine.errors import InputError
from engine.importers import limits
from engine.importers.base import Importer, Source, library
from engine.importers.remarks import Remark
from engine.importers.table import NOTHING, ColumnBuilder, TableBuilder
from engine.progress import tell

BATCH = 65_536
"""Rows that are unpacked together."""

_THRIFT = {"thrift_string_size_limit": 2**26, "thrift_container_size_limit": 2**22}


class Parquet(
    Importer,
    kind="parquet",
    title="Parquet",
    reference="Apache Parquet format, read by Apache Arrow",
    formula="columns of one type each",
    rank=30,
):
    """A table stored column by column, with the type of each; nested columns are left out."""

    suffixes: ClassVar[tuple[str, ...]] = (".parquet", ".pq")

    def read(self, path: Path) -> Source:
        limits.require_file(path)
        arrow = library("pyarrow")
        parquet = library("pyarrow.parquet")
        try:
            with parquet.ParquetFile(path, **_THRIFT) as file:
                schema = file.schema_arrow
                _require_sane(file.metadata, path.name)
            words = [field.name for field in schema if _holds_text(arrow, field.type)]
            # Repeated texts stay indices into a dictionary, so that few bytes cannot become many texts.
            with parquet.ParquetFile(path, read_dictionary=words, **_THRIFT) as file:
                return _read(arrow, file, path.name)
        except (arrow.ArrowException, OSError) as error:
            raise InputError(
                "path", f"{path.name} is no Parquet file that can be read ({str(error)[:200]})"
            ) from None


def _require_sane(metadata: Any, name: str) -> None:
    limits.require_room(2 * metadata.num_rows * metadata.num_columns, name)
    unpacked = sum(metadata.row_group(index).total_byte_size for index in range(metadata.num_row_groups))
    if unpacked > limits.MOST_BYTES:
        raise InputError(
            "path",
            f"{name} would unpack to {limits.size_words(unpacked)}, more than the "
            f"{limits.size_words(limits.MOST_BYTES)} that are read; save a part of it as a file of its own",
        )


def _holds_text(arrow: Any, kind: Any) -> bool:
    return bool(arrow.types.is_string(kind) or arrow.types.is_large_string(kind))


def _read(arrow: Any, file: Any, name: str) -> Source:
    schema = file.schema_arrow
    readable = [field.name for field in schema if _is_readable(arrow, field.type)]
    if len(set(schema.names)) < len(schema.names):
        raise InputError("path", f"{name} has two columns of one name; rename one of them")
    builder = TableBuilder(name, readable)
    if others := [field for field in schema.names if field not in readable]:
        names = ", ".join(others[:10])
        builder.remarks.append(
            Remark("Columns of types that are no cells are left out: {names}.", {"names": names})
        )
    tell()
    for batch in file.iter_batches(BATCH, columns=readable, use_threads=False):
        first = [tuple(row.values()) for row in batch.slice(0, 5).to_pylist()]
        builder.count(batch.num_rows, first)
        tell(builder.rows / file.metadata.num_rows)
        for column, target in zip(batch.columns, builder.builders, strict=True):
            _add(arrow, column, target)
    return builder.build()


def _is_readable(arrow: Any, kind: Any) -> bool:
    types = arrow.types
    if types.is_dictionary(kind):
        return _is_readable(arrow, kind.value_type)
    checks = (
        types.is_integer,
        types.is_floating,
        types.is_decimal,
        types.is_boolean,
        types.is_temporal,
        types.is_null,
    )
    return _holds_text(arrow, kind) or (any(check(kind) for check in checks) and not types.is_interval(kind))


def _add(arrow: Any, column: Any, target: ColumnBuilder) -> None:
    kind, types = column.type, arrow.types
    if types.is_integer(kind) or types.is_floating(kind) or types.is_decimal(kind) or types.is_null(kind):
        # A copy, for what Arrow gives may not be written to.
        values = column.cast(arrow.float64(), safe=False).to_numpy(zero_copy_only=False).astype(np.float64)
        values[np.isinf(values)] = np.nan
        target.add_numbers(values)
        return
    if not types.is_dictionary(kind):
        column = (column if types.is_boolean(kind) else column.cast(arrow.string())).dictionary_encode()
    words = [None if word is None else _text(word) for word in column.dictionary.to_pylist()]
    indices = column.indices.fill_null(NOTHING).to_numpy(zero_copy_only=False).astype(np.int64)
    target.add_words(words, indices)


def _text(word: object) -> str:
    return str(word).lower() if isinstance(word, bool) else str(word)

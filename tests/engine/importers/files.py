"""Small files to read, put together by hand from their formats."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from engine.arrays import HostArray

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def archive(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """A zip archive with these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return path


def xlsx(
    path: Path, rows: str, *, strings: Sequence[str] = (), extra: Mapping[str, str] | None = None
) -> Path:
    """A workbook whose second sheet, called Data, has these rows as XML; styles 1 and 2 are dates."""
    shared = "".join(f"<si><t>{text}</t></si>" for text in strings)
    parts = {
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
        '<sheet name="Notes" sheetId="1" r:id="r1"/><sheet name="Data" sheetId="2" r:id="r2"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/>'
        '<Relationship Id="r2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>',
        "xl/worksheets/sheet2.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="170" formatCode="d.m.yyyy"/>'
        '<numFmt numFmtId="171" formatCode="0.0 &quot;days&quot;"/></numFmts><cellXfs><xf numFmtId="0"/>'
        '<xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>',
    }
    return archive(path, parts | dict(extra or {}))


def ods(path: Path, rows: str) -> Path:
    """A spreadsheet with one sheet, called Data."""
    content = (
        f'<o:document-content xmlns:o="{OFFICE}" xmlns:t="{TABLE}" xmlns:x="{TEXT}"><o:body><o:spreadsheet>'
        f'<t:table t:name="Data">{rows}</t:table></o:spreadsheet></o:body></o:document-content>'
    )
    return archive(path, {"content.xml": content})


def idx(array: HostArray) -> bytes:
    """An array as an IDX file."""
    codes = {"uint8": 0x08, "int8": 0x09, "int16": 0x0B, "int32": 0x0C, "float32": 0x0D, "float64": 0x0E}
    header = bytes((0, 0, codes[array.dtype.name], array.ndim)) + struct.pack(f">{array.ndim}I", *array.shape)
    return header + array.astype(array.dtype.newbyteorder(">")).tobytes()


def table(rows: int = 30) -> str:
    """A table of two inputs and two classes."""
    lines = [f"{n % 7 + 0.5},{n % 5},{'yes' if n % 2 else 'no'}" for n in range(rows)]
    return "\n".join(["width,height,ripe", *lines, ""])


def numbers(shape: Sequence[int]) -> HostArray:
    """Bytes in some order."""
    return (np.arange(int(np.prod(shape))) * 37 % 251).astype(np.uint8).reshape(shape)

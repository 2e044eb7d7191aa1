"""A shared text read from a picture of its code."""

from __future__ import annotations

import importlib

from engine.arrays import HostArray
from engine.errors import FileError, InputError
from engine.sharing.mark import is_shared


def scan(pixels: HostArray) -> str:
    """The text of the code in a picture, (height, width) or (height, width, 3) of bytes.

    Raises:
        FileError: the library that reads codes is missing.
        InputError: there is no code, or one of something else.
    """
    try:
        reader = importlib.import_module("zxingcpp")
    except ImportError:
        raise FileError(
            "to read a code from a picture, the library zxing-cpp is needed, which is not installed; "
            'install it with: pip install "descenso[scan]", or paste the text instead'
        ) from None
    found = [code.text for code in reader.read_barcodes(pixels, reader.BarcodeFormat.QRCode)]
    for text in found:
        if is_shared(text):
            return str(text)
    if found:
        raise InputError("", "the code in this picture is not one of Descenso")
    raise InputError(
        "", "no code was found in this picture; take it straight from the front, with some white around it"
    )

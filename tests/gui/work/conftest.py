"""A file to read."""

from tests.gui.own_data.conftest import values

__all__ = ["values"]

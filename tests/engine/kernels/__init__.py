"""Tests of the compiled kernels; without Numba there is nothing to test."""

import pytest

pytest.importorskip("numba", reason="Numba is not installed")

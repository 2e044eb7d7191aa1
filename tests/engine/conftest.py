"""What tests of the engine share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from engine import registry, values


@pytest.fixture
def forget_new_kinds() -> Iterator[None]:
    """Kinds that the test declares are gone after it."""
    before = {family: dict(registry.kinds(family)) for family in registry.families()}
    yield
    values.KINDS.clear()
    values.KINDS.update(before)

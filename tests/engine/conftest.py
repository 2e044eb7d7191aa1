"""What tests of the engine share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from engine import registry


@pytest.fixture
def forget_new_kinds() -> Iterator[None]:
    """Kinds that the test declares are gone after it."""
    before = {family: dict(registry.kinds(family)) for family in registry.families()}
    yield
    registry._kinds.clear()
    registry._kinds.update(before)

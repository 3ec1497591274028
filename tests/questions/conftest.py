"""What tests of questions have in common."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.record.store import Record


@pytest.fixture
def record(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Record]:
    """A record of the `READINGS` of the module that asks for it."""
    with Record(tmp_path / "news.record") as found:
        for reading in request.module.READINGS:
            found.add(reading)
        yield found

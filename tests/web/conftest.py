"""A small record, and the reading room of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.web.app import create_app
from onrecord.web.settings import Serving


@pytest.fixture
def room(tmp_path: Path) -> Iterator[TestClient]:
    """The reading room of an empty record."""
    with TestClient(create_app(Serving(tmp_path / "news.record")), base_url="http://localhost") as client:
        yield client

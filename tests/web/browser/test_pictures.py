"""Pictures of the pages for README and docs: ONRECORD_PICTURES=docs/picture python -m pytest tests/web/browser."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.web.browser.conftest import served
from tests.web.browser.watching import Watched

pytestmark = [pytest.mark.slow, pytest.mark.model, pytest.mark.xdist_group("browser")]
FOLDER = os.environ.get("ONRECORD_PICTURES")
ARTICLES = Path(__file__).resolve().parents[3] / "examples" / "articles"
#: Name, address (of the article that is named, if one is), and whether it is of a dark page.
PICTURES = [
    ("room-home", "/", False),
    ("room-article", "/articles/{wire-truce}", False),
    ("room-article-dark", "/articles/{wire-truce}", True),
    ("room-disputes", "/disputes", False),
    ("room-network", "/network", False),
]


@pytest.mark.skipif(FOLDER is None, reason="no pictures are asked for (ONRECORD_PICTURES)")
def test_pictures_of_the_examples(look: Callable[..., Watched], tmp_path: Path) -> None:
    record = tmp_path / "examples.record"
    command = [sys.executable, "-m", "onrecord", "add", str(ARTICLES), "--record", str(record), "--layers", "events"]
    subprocess.run(command, check=True, capture_output=True)
    with served(record, "--read-only") as room:
        for name, address, dark in PICTURES:
            size = {"width": 1100, "height": 760}
            view = look(color_scheme="dark" if dark else "light", viewport=size, device_scale_factor=1)
            view.open(room + address.replace("{wire-truce}", truce(view, room)))
            view.page.screenshot(path=Path(FOLDER or "") / f"{name}.png")


def truce(view: Watched, room: str) -> str:
    """The id of the article on the truce."""
    rows = view.page.request.get(f"{room}/api/articles?words=truce&limit=1").json()["rows"]
    return str(rows[0]["article"])

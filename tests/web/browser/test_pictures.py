"""Pictures of the pages for README and docs: ONRECORD_PICTURES=docs/picture python -m pytest tests/web/browser."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.web.browser.conftest import served
from tests.web.browser.watching import Watched

pytestmark = [pytest.mark.slow, pytest.mark.model, pytest.mark.xdist_group("browser")]
FOLDER = os.environ.get("ONRECORD_PICTURES")
EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
#: By folder of articles: name, address ({WORD}: id of an article that holds it), and whether it is of a dark page.
PICTURES = {
    "articles": [
        ("room-home", "/", False),
        ("room-article", "/articles/{truce}", False),
        ("room-article-dark", "/articles/{truce}", True),
        ("room-disputes", "/disputes", False),
        ("room-network", "/network", False),
    ],
    "port-salt": [
        ("tutorial-disputes", "/disputes", False),
        ("tutorial-article", "/articles/{waiter}", False),
    ],
}


@pytest.mark.skipif(FOLDER is None, reason="no pictures are asked for (ONRECORD_PICTURES)")
@pytest.mark.parametrize("articles", PICTURES)
def test_pictures_of_the_examples(look: Callable[..., Watched], tmp_path: Path, articles: str) -> None:
    record = tmp_path / "examples.record"
    command = [sys.executable, "-m", "onrecord", "add", str(EXAMPLES / articles), "--record", str(record)]
    subprocess.run([*command, "--layers", "events"], check=True, capture_output=True)
    with served(record, "--read-only") as room:
        for name, address, dark in PICTURES[articles]:
            size = {"width": 1100, "height": 760}
            view = look(color_scheme="dark" if dark else "light", viewport=size, device_scale_factor=1)
            word = re.search(r"\{(\w+)\}", address)
            view.open(room + (address if word is None else address.replace(word[0], holding(word[1], view, room))))
            view.page.screenshot(path=Path(FOLDER or "") / f"{name}.png")


def holding(word: str, view: Watched, room: str) -> str:
    """The id of the article that holds a word."""
    rows = view.page.request.get(f"{room}/api/articles?words={word}&limit=1").json()["rows"]
    return str(rows[0]["article"])

"""The site of the docs, as `make docs-site` builds it, asks for nothing from elsewhere and leads everywhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "build" / "docs"
#: What a browser fetches by itself: scripts, styles, pictures, fonts; a link is none.
FETCHED = re.compile(r"<(?:script|img|iframe|link|source)\b[^>]*?\b(?:src|href)=\"([^\"]+)\"")
STYLES = re.compile(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)")

pytestmark = pytest.mark.skipif(not (SITE / "index.html").exists(), reason="no site is built: make docs-site")


def test_nothing_is_fetched_from_elsewhere():
    fetched = {link for page in SITE.rglob("*.html") for link in FETCHED.findall(page.read_text(encoding="utf8"))}
    for sheet in SITE.rglob("*.css"):
        fetched |= {one or other for one, other in STYLES.findall(sheet.read_text(encoding="utf8"))}
    assert len(fetched) > 10
    assert sorted(link for link in fetched if re.match(r"(?:https?:)?//", link)) == []


def test_the_head_of_the_site_leads_to_the_docs_and_these_to_every_page():
    assert "docs/index.html" in (SITE / "index.html").read_text(encoding="utf8")
    margin = (SITE / "docs" / "index.html").read_text(encoding="utf8").partition('class="sidebar-tree"')[2]
    pages = {path.with_suffix(".html").name for path in (ROOT / "docs").glob("*.md")} - {"index.html"}
    assert sorted(page for page in pages if f'href="{page}"' not in margin.partition("<article")[0]) == []


def test_no_page_names_a_place_on_a_machine():
    for page in SITE.rglob("*.html"):
        assert str(ROOT) not in page.read_text(encoding="utf8"), page

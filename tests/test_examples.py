"""The example articles and their gold files: what the gold says stands in the articles, and nothing is left unsaid."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
ARTICLES = sorted((EXAMPLES / "articles").iterdir())
KINDS = {"quote", "mention", "indirect", "block"}


class _Body(HTMLParser):
    """Collects the text of the paragraphs and headings below <article>, one block per element."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self._in: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"p", "h2", "h3", "li", "figcaption"}:
            self.blocks.append("")
            self._in = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._in:
            self._in = None

    def handle_data(self, data: str) -> None:
        if self._in:
            self.blocks[-1] += data


def article_texts(path: Path) -> list[str]:
    """The texts of an example file by the plainest means: this test asks nothing of the intake."""
    raw = path.read_text(encoding="utf8")
    if path.suffix == ".html":
        body = _Body()
        body.feed(raw)
        return ["\n\n".join(re.sub(r"\s+", " ", block).strip() for block in body.blocks)]
    if path.suffix == ".json":
        return [json.loads(raw)["text"]]
    if path.suffix == ".jsonl":
        return [json.loads(line)["text"] for line in raw.splitlines()]
    return [raw]


def gold_rows(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((EXAMPLES / "gold" / f"{path.stem}.json").read_text(encoding="utf8"))
    return rows


def text_of(path: Path, row: dict[str, Any]) -> str:
    return article_texts(path)[row.get("line", 1) - 1]


def test_every_article_has_a_gold_file_and_every_gold_file_an_article() -> None:
    assert {p.stem for p in ARTICLES} == {p.stem for p in (EXAMPLES / "gold").glob("*.json")}
    assert len(ARTICLES) >= 7


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.name)
def test_gold_quotes_stand_in_the_articles(path: Path) -> None:
    for row in gold_rows(path):
        assert set(row) - {"line", "also"} == {"quote", "source", "speaker", "kind"}, row
        assert row["kind"] in KINDS
        text = text_of(path, row)
        assert text.count(row["quote"]) == 1, row["quote"]
        for source in [row["source"], *row.get("also", [])]:
            assert source is None or source in text, source
            assert source is None or not source.endswith((",", " ")), source


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.name)
def test_no_quotation_mark_stands_outside_the_gold(path: Path) -> None:
    rows = gold_rows(path)
    for line, text in enumerate(article_texts(path), start=1):
        rest = text
        for row in sorted(rows, key=lambda r: -len(r["quote"])):
            if row.get("line", 1) == line and row["kind"] in {"quote", "mention"}:
                assert row["quote"][0] in '“‘"', row["quote"]
                rest = rest.replace(row["quote"], "")
        assert not re.findall(r"[“”\"‘].{0,30}", rest)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.name)
def test_mentions_have_no_source_and_speech_has_one(path: Path) -> None:
    for row in gold_rows(path):
        assert (row["source"] is None) == (row["kind"] == "mention"), row


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.name)
def test_articles_have_the_length_of_news(path: Path) -> None:
    for text in article_texts(path):
        assert 250 <= len(text.split()) <= 600


def test_the_second_version_corrects_the_first() -> None:
    path = EXAMPLES / "articles" / "mine-collapse.jsonl"
    first, second = (json.loads(line) for line in path.read_text(encoding="utf8").splitlines())
    assert first["url"] == second["url"]
    assert first["text"] != second["text"]
    assert second["text"].startswith("Correction:")

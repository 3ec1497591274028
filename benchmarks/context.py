"""What benchmarks are given: where the labelled data is, and the articles in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from onrecord.reading.reader import LAYERS, Reader
from onrecord.serial import dumps

ROOT: Final = Path(__file__).resolve().parents[1]
#: Labels that are part of the project.
LABELS: Final = ROOT / "training" / "labels"
#: What is kept between runs and belongs to no release.
KEPT: Final = ROOT / "build" / "bench"
#: Readings that records are made of come from these.
_READ: Final = ("polnear/dev.jsonl", "articles/clusters.jsonl")
#: Texts for many short reports.
_MANY: Final = (
    "polnear/train.jsonl", "places/tr_news.jsonl", "articles/clusters.jsonl", "coreference/train.jsonl",
    "factuality/meantime.jsonl", "polnear/dev.jsonl",
)  # fmt: skip
_SHORT: Final = 50


@dataclass(frozen=True, slots=True)
class Context:
    """Where a benchmark finds its data, and how many processes it may use.

    Attributes:
        data: folder of the labelled data, see docs/data-and-evaluation.md.
        jobs: processes.
    """

    data: Path
    jobs: int

    def file(self, name: str) -> Path:
        """Return the path of a file of the data."""
        return self.data / name

    def articles(self, name: str = "polnear/dev.jsonl") -> list[dict[str, Any]]:
        """Return the articles of a file as the reader takes them: text, title, date."""
        with self.file(name).open(encoding="utf8") as lines:
            rows = [json.loads(line) for line in lines]
        return [
            {"text": r["text"], "title": r.get("title"), "date": r.get("published"), "outlet": r.get("outlet")}
            for r in rows
        ]

    def texts(self, name: str = "polnear/dev.jsonl") -> list[str]:
        """Return the texts of a file."""
        return [str(article["text"]) for article in self.articles(name)]

    def reports(self, count: int) -> Iterator[str]:
        """Yield short reports of 50 words and more, each some paragraphs of an article; begun anew where they end."""
        found = [report for name in _MANY for text in self.texts(name) for report in _cut(text)]
        for number in range(count):
            yield found[number % len(found)]

    def readings(self) -> Path:
        """Return a file of 159 readings with all layers, made once: what records are filled with."""
        path = KEPT / "readings.jsonl"
        if not path.is_file():
            KEPT.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(".part")
            articles = [article for name in _READ for article in self.articles(name)]
            reader = Reader(layers=LAYERS)
            with part.open("w", encoding="utf8", newline="\n") as file:
                for reading in reader.read_many(articles, self.jobs):
                    file.write(f"{dumps(reading)}\n")
            part.rename(path)
        return path


def _cut(text: str) -> Iterator[str]:
    part: list[str] = []
    for paragraph in text.split("\n"):
        part.append(paragraph)
        if sum(len(line.split()) for line in part) >= _SHORT:
            yield "\n".join(part)
            part = []

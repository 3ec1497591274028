"""Whether the cost of a word grows with the length of its article: articles of 1 to 50,000 words, layer by layer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from benchmarks.context import Context
from benchmarks.inside import layers_of
from benchmarks.measuring import own
from onrecord.intake.article import make_article
from onrecord.reading.reader import LAYERS, Reader, page_of

LENGTHS: Final = (1, 10, 100, 1_000, 10_000, 50_000)
#: Short articles are read so often that this many words are read.
_WORDS: Final = 2_000


@dataclass(frozen=True, slots=True)
class Length:
    """Articles of so many words.

    Attributes:
        words: of one.
        articles: read one by one.
        cpu: seconds of the processor for one.
        layers: the same by layer.
    """

    words: int
    articles: int
    cpu: float
    layers: dict[str, float]


@dataclass(frozen=True, slots=True)
class LengthsFound:
    """By length, the shortest first."""

    lengths: tuple[Length, ...]


def run(context: Context) -> LengthsFound:
    """Measure each length with all layers, one process."""
    words = "\n\n".join(context.texts("polnear/train.jsonl")).split(" ")  # keeps the line breaks
    reader = Reader(layers=LAYERS)
    reader.read(" ".join(words[:2000]))
    return LengthsFound(tuple(_measured(reader, words, length) for length in LENGTHS))


def _measured(reader: Reader, words: list[str], length: int) -> Length:
    count = max(1, min(50, _WORDS // length))
    layers = dict.fromkeys(LAYERS, 0.0)
    for number in range(count):
        start = number * length
        pages = [page_of(make_article(" ".join(words[start : start + length])))]
        for step in layers_of(reader):
            before = own()
            pages = step.read(pages)
            layers[step.name] += (own() - before).cpu
    each = {name: round(seconds / count, 5) for name, seconds in layers.items()}
    return Length(length, count, round(sum(layers.values()) / count, 5), each)

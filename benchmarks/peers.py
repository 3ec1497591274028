"""The rate of textacy's quotations, and of the same pipeline alone, beside onrecord: one process, in turn.

textacy is no part of the environment: `make bench-setup` puts it into build/bench/peers, behind what is there already.
It reads a paragraph at a time, as whole articles fail where their quotation marks do not come in pairs.
"""

from __future__ import annotations

import importlib
import statistics
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any, Final

from benchmarks.context import KEPT, Context
from benchmarks.measuring import own
from onrecord.reading.names.layer import BUILT_IN
from onrecord.reading.reader import Reader

#: Where `make bench-setup` puts packages that only benchmarks need.
FOLDER: Final = KEPT / "peers"
BARE: Final = "bare en_core_web_sm"
_EVERY: Final = 6
_ROUNDS: Final = 3


@dataclass(frozen=True, slots=True)
class PeersFound:
    """Programs side by side.

    Attributes:
        versions: of the peers; None where one is not installed.
        articles: of a round.
        cpu: seconds of the processor for an article, by program: the median over rounds.
        ratio: rate over that of the bare pipeline, by program: the median over rounds.
        failed: of the articles read whole, those on which textacy raises an error.
    """

    versions: dict[str, str | None]
    articles: int
    cpu: dict[str, float]
    ratio: dict[str, float]
    failed: int | None


def run(context: Context) -> PeersFound:
    """Measure what is installed."""
    import spacy

    sys.path.append(str(FOLDER))
    try:
        direct_quotations = importlib.import_module("textacy.extract").direct_quotations
    except ImportError:
        direct_quotations = None
    texts = context.texts()[::_EVERY]
    nlp, reader = spacy.load(BUILT_IN), Reader(layers=["statements"])
    programs: dict[str, Callable[[str], Any]] = {
        BARE: nlp,
        "onrecord, statements": reader.read,
        "onrecord, default layers": Reader().read,
    }
    if direct_quotations is not None:
        programs["textacy, quotations by paragraph"] = lambda text: [
            _quotations(direct_quotations, doc) for doc in nlp.pipe(text.split("\n\n"))
        ]
    for program in programs.values():
        program(texts[0])
    found: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(_ROUNDS):
        for name, program in programs.items():
            before = own()
            for text in texts:
                program(text)
            found[name].append((own() - before).cpu / len(texts))
    failed = (
        None if direct_quotations is None else sum(_fails(direct_quotations, nlp(text)) for text in context.texts())
    )
    return PeersFound(
        {"textacy": None if direct_quotations is None else version("textacy"), "spacy": version("spacy")},
        len(texts),
        {name: round(statistics.median(values), 4) for name, values in found.items()},
        {
            name: round(statistics.median(b / took for b, took in zip(found[BARE], values, strict=True)), 3)
            for name, values in found.items()
        },
        failed,
    )


def _quotations(extract: Any, doc: Any) -> list[Any]:
    try:
        return list(extract(doc))
    except ValueError:  # an odd number of marks
        return []


def _fails(extract: Any, doc: Any) -> bool:
    try:
        list(extract(doc))
    except ValueError:
        return True
    return False

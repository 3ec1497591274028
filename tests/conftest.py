"""What the tests of several rooms share: a reading made by hand."""

from __future__ import annotations

import pytest
from hypothesis import settings

from onrecord.types import Actor, Article, Hop, LeftOut, ReaderInfo, Reading, Span, Statement

# A shared machine is slow at times; what is tested is never how fast.
settings.register_profile("onrecord", deadline=None)
settings.load_profile("onrecord")

TEXT = """By A. Sen

The mill will close, Minister Ada Brook said on Monday. “We have no choice,” she told the Northern Post.

A union official denied that workers had agreed, saying the minister had “promised us that ‘nobody goes’ before May.”
"""


def span(text: str, words: str, nth: int = 0) -> Span:
    """The span of the nth time `words` stands in `text`."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span.of(text, start, start + len(words))


def statement(
    text: str, number: int, source: str | None, cue: str, content: tuple[str, ...], **fields: object
) -> Statement:
    """A statement whose pieces are given by their words."""
    values: dict[str, object] = {
        "form": "direct",
        "act": "say",
        "speaker": None,
        "via": (),
        "chain": (),
        "inside": None,
        "time": None,
        "continues": None,
        "confidence": 0.9,
        **fields,
    }
    return Statement(
        id=f"s{number}",
        source=(span(text, source),) if source else (),
        cue=(span(text, cue),) if cue else (),
        content=tuple(span(text, piece) for piece in content),
        **values,  # type: ignore[arg-type]
    )


@pytest.fixture
def reading() -> Reading:
    """A small reading with a byline left out, a nested statement, a speaker nobody could tell and a chain."""
    left_out = (LeftOut(Span.of(TEXT, 0, 9), "byline"),)
    article = Article(
        id="c0123456789abcdef",
        version="fedcba9876543210",
        url="https://post.example/mill",
        title="Mill to close",
        outlet="Northern Post",
        authors=("A. Sen",),
        published="2024-05-02",
        language="en",
        text=TEXT,
        reasons=("date from the page's metadata",),
        left_out=left_out,
    )
    whole = "the minister had “promised us that ‘nobody goes’ before May.”"
    return Reading(
        article=article,
        reader=ReaderInfo("0.1.0", (("statements", "abc123"),), ("statements",)),
        actors=(
            Actor("a1", "Ada Brook", "person", role="minister", identifiers=(("wikidata", "Q1"),)),
            Actor("a2", "Northern Post", "outlet", sectors=("JRN",)),
        ),
        statements=(
            statement(TEXT, 1, "Minister Ada Brook", "said", ("The mill will close",), form="indirect",
                      act="announce", speaker="a1", confidence=0.93),
            statement(TEXT, 2, "she", "told", ("“We have no choice,”",), speaker="a1", via=("a2",), chain=(
                      Hop("a1", "speaker", False, span(TEXT, "she")),
                      Hop("a2", "outlet", False, span(TEXT, "the Northern Post"))), confidence=0.885),
            statement(TEXT, 3, "A union official", "denied", ("that workers had agreed",), form="indirect",
                      act="deny", confidence=0.71, reasons=("an unnamed source",)),
            statement(TEXT, 4, "A union official", "saying", (whole,), form="mixed", confidence=0.64),
            statement(TEXT, 5, None, "promised", ("‘nobody goes’",), act="promise", inside="s4", confidence=0.4,
                      reasons=("no words name the source",)),
        ),
        left_out=left_out,
    )  # fmt: skip

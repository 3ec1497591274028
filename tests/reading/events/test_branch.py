"""The branch is run on sentences in which a word may tell of something done, and on no others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pytest

from onrecord.reading.encoder.encoded import Encoded
from onrecord.reading.encoder.features import features
from onrecord.reading.encoder.pieces import Pieces
from onrecord.reading.events.branch import PER_PIECE, Branch
from onrecord.reading.events.words import telling

TELLS = "Police arrested him in Sarn."
#: Its word stands in no row of triggers.tsv.
TELLS_OF_NO_TYPE = "The standoff lasted."
TELLS_NOTHING = "It was a cold morning."


class Session:
    """Gives each piece its own number of the run; keeps the numbers of the sentences it was given."""

    def __init__(self) -> None:
        self.sentences: list[list[int]] = []

    def run(self, names: Sequence[str], feed: Mapping[str, Any]) -> list[Any]:
        self.sentences.append(feed["sentence"][0].tolist())
        rows = feed["hidden"][:, :, :1]
        return [rows for _ in PER_PIECE] + [np.zeros((24, 5), np.float32)]


def _encoded(text: str) -> Encoded:
    words = list(re.finditer(r"\w+|[^\w\s]", text))
    starts, ends = [w.start() for w in words], [w.end() for w in words]
    paragraphs = ((0, len(text)),) if text else ()
    cut = Pieces(
        text,
        np.zeros(len(words), np.int64),
        np.asarray(starts, np.int64),
        np.asarray(ends, np.int64),
        features(text, starts, ends, paragraphs, ()),
        paragraphs,
        (),
    )
    return Encoded(cut, np.arange(len(words), dtype=np.float32)[:, None])


def test_words_that_tell() -> None:
    text = f"{TELLS} {TELLS_OF_NO_TYPE} {TELLS_NOTHING}"
    starts = _encoded(text).pieces.starts
    told = [text[start:].split(maxsplit=1)[0].strip(".") for start in starts[telling(text, starts)].tolist()]
    assert told == ["arrested", "standoff"]


@pytest.mark.parametrize("text", ["", TELLS_NOTHING, f"{TELLS_NOTHING} {TELLS_NOTHING}"])
def test_a_text_that_tells_nothing_is_not_run(text: str) -> None:
    session = Session()
    assert Branch(session).run(_encoded(text)) is None
    assert session.sentences == []


def test_sentences_that_tell_nothing_are_left_out_and_the_others_keep_their_places() -> None:
    text = f"{TELLS_NOTHING} {TELLS} {TELLS_NOTHING} {TELLS_OF_NO_TYPE}"
    session, whole = Session(), _encoded(text)
    scores = Branch(session).run(whole)
    assert scores is not None
    assert session.sentences == [[2] * 6 + [4] * 4]
    assert scores.sentence.tolist() == session.sentences[0]
    words = [text[start:end] for start, end in zip(scores.starts.tolist(), scores.ends.tolist(), strict=True)]
    assert words == re.findall(r"\w+|[^\w\s]", f"{TELLS} {TELLS_OF_NO_TYPE}")
    assert [whole.pieces.starts[int(row)] for row in scores.types[:, 0]] == scores.starts.tolist()


def test_a_long_text_is_run_in_parts_of_whole_sentences() -> None:
    session = Session()
    scores = Branch(session).run(_encoded(" ".join([TELLS] * 50)))
    assert scores is not None and len(scores.starts) == 300
    assert len(session.sentences) > 2
    for one, other in zip(session.sentences, session.sentences[1:], strict=False):
        assert one[-1] < other[0]

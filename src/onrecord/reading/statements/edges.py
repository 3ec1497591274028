"""Edges of spans that no reader would draw.

A title cut from its name, a source that stops at the "who" of its relative clause, a content of one article or
preposition.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.reading.statements.proposals import Pair, Proposal, without

_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Prof|Rev|St|Sir|Lord|Lady)\.?")
_REST = re.compile(r"\.?(?:[^\S\n]+[^\W\d_a-z][\w’'-]*\.?)+")
#: Words a source does not end with: what they begin was cut.
_DANGLING = re.compile(
    r"(?:[\s,]+(?:who|which|that|and|or|but|of|in|on|at|for|to|with|from|by|as|the|a|an|is|was))+[\s,]*$"
)
#: A content of such words alone says nothing.
_EMPTY: Final = frozenset(
    (
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "of",
        "to",
        "in",
        "on",
        "for",
        "with",
        "by",
        "as",
        "at",
        "from",
        "and",
        "or",
        "but",
        "which",
        "what",
        "who",
        "whom",
        "he",
        "she",
        "it",
        "they",
    )
)
_WORD = re.compile(r"\w+")


def mend_edges(text: str, proposals: Sequence[Proposal]) -> list[Proposal]:
    """Lengthen sources cut after a title, and drop contents of function words and proposals left without any.

    Args:
        text: of the article.
        proposals: in the order of the text; those that never had a content are kept.
    """
    out = [
        replace(
            p,
            source=tuple(_without_dangling(text, _with_name(text, piece)) for piece in p.source),
            content=tuple(piece for piece in p.content if not _says_nothing(text[slice(*piece)])),
        )
        for p in proposals
    ]
    return without(out, {i for i, p in enumerate(out) if not p.content and proposals[i].content})


def _with_name(text: str, piece: Pair) -> Pair:
    start, end = piece
    if not _TITLE.fullmatch(text, start, end):
        return piece
    rest = _REST.match(text, end)
    return (start, rest.end() - text[start : rest.end()].endswith(".")) if rest else piece


def _without_dangling(text: str, piece: Pair) -> Pair:
    start, end = piece
    match = _DANGLING.search(text[start:end])
    return (start, start + match.start()) if match and match.start() else piece


def _says_nothing(words: str) -> bool:
    return all(word.lower() in _EMPTY for word in _WORD.findall(words))

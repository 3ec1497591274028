"""Edges of spans that no reader would draw.

A title cut from its name, a source that stops at the "who" of its relative clause, a content of one article or
preposition, a place or a topic that a headline's colon makes a speaker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.knowledge.countries import by_name
from onrecord.reading.statements.labels_of_lines import is_topic
from onrecord.reading.statements.proposals import Pair, Proposal, without

_TITLE = re.compile(
    r"(?:.*\s)?(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Cpl|Cmdr|Adm|Maj|Const|Det|Insp|Supt|Prof|Rev|St|Sir|Lord|Lady)\.?"
)
_REST = re.compile(r"\.?(?:[^\S\n]+[^\W\d_a-z][\w’'-]*\.?)+")
#: Words a source does not end with: what they begin was cut.
_DANGLING = re.compile(
    r"(?:[\s,]+(?:who|which|that|and|or|but|of|in|on|at|for|to|with|from|by|as|the|a|an|is|was))+[\s,]*$"
)
#: When it was said, behind who did: "a court | Tuesday", "Ruvia | last week".
_WHEN = re.compile(
    r"\s+(?:(?:last|this|next|early|late|earlier)(?:\s+(?:week|month|year|night))?|yesterday|today|tonight|"
    r"(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$"
)
#: Where it was said or written, behind who did.
_PLACE = re.compile(
    r"\s+(?:in|on|during|at)\s+(?:a|an|the|his|her|their)\s+(?:\w+\s+)?"
    r"(?:note|statement|letter|e-?mail|post|tweet|interview|report|speech|memo|message|call)$"
)
#: A cue of utterance that runs on into where or when it was said.
_RUNS_ON = re.compile(r"(?<=\w)\s+(?:on|in|at|during|by|from)(?:\s+(?:a|an|the|his|her|its|their|this))?$")
_UTTERANCE = re.compile(
    r"\b(?:said|says?|saying|wrote|writes?|posted|tweeted|responded|told|noted|notes|added|argued|spoke|announced)$",
    re.IGNORECASE,
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
        "so",
    )
)
#: What a first line names before its colon as its subject: nobody speaks.
_EVENTS: Final = frozenset(
    re.findall(
        r"[\w']+",
        """
        agreement attack attacks ballot bombing campaign ceasefire coup crash crisis deal debate disaster earthquake
        election elections explosion fire flood floods hurricane massacre mystery offensive outbreak pandemic protest
        protests referendum riots scandal shooting siege storm strike strikes summit talks trial truce vote war
        """,
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
            cue=tuple(_without_place(text, piece) for piece in p.cue),
            content=tuple(piece for piece in p.content if not _says_nothing(text[slice(*piece)])),
        )
        for p in proposals
    ]
    gone = {i for i, p in enumerate(out) if not p.content and proposals[i].content}
    return without(out, gone | {i for i, p in enumerate(out) if _is_label(text, p)})


def _is_label(text: str, proposal: Proposal) -> bool:
    """Whether a colon is its cue and nobody speaks: no source, or a place or topic in the first line.

    "Veldania: Talks Fail Again", "Photos: the flood".
    """
    first_line = len(text) - len(text.lstrip())
    if [text[a:b] for a, b in proposal.cue] != [":"] or (proposal.source and proposal.source[0][0] != first_line):
        return False
    if not proposal.source:
        return True
    label = text[slice(*proposal.source[0])]
    return by_name(label) is not None or is_topic(label) or label.split()[-1].lower() in _EVENTS


def _with_name(text: str, piece: Pair) -> Pair:
    start, end = piece
    if not _TITLE.fullmatch(text, start, end):
        return piece
    rest = _REST.match(text, end)
    return (start, rest.end() - text[start : rest.end()].endswith(".")) if rest else piece


def _without_dangling(text: str, piece: Pair) -> Pair:
    start, end = piece
    for pattern in (_WHEN, _PLACE, _DANGLING):
        match = pattern.search(text[start:end])
        end = start + match.start() if match and match.start() else end
    return start, end


def _without_place(text: str, piece: Pair) -> Pair:
    start, end = piece
    match = _RUNS_ON.search(text[start:end])
    if match and _UTTERANCE.search(text[start : start + match.start()]):
        return start, start + match.start()
    return piece


def _says_nothing(words: str) -> bool:
    return all(word.lower() in _EMPTY for word in _WORD.findall(words))

"""The words that fill a role, bare: without an article before them and a possessive ending behind."""

from __future__ import annotations

import re
from typing import Final

from onrecord.types import Mention

#: Where words stand in the text: (start, end) in characters.
Pair = tuple[int, int]
WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")
POSSESSIVE: Final = re.compile(r"[’']s?$")
#: Of a verb's group. No word fits two of these: what may fit in several ways takes ever longer the more there is of it.
ADVERB: Final = r"(?:\w+ly|also|then|later|not|still|already|again|never|once)"
#: "Some" of "some of the girls" and "those" of "those in the harbour" are no articles.
_ARTICLE: Final = re.compile(
    r"^(?:the|an?|its|his|her|their|(?:this|that|these|those|some|any)(?!\s+(?:of|in|from|with|at|on|for|who)\b))\s+",
    re.IGNORECASE,
)


def bare(text: str, span: Pair) -> Pair:
    """Return the span without an article before and a possessive ending behind."""
    start, end = span
    if article := _ARTICLE.match(text[start:end]):
        start += article.end()
    ending = POSSESSIVE.search(text[start:end])
    return start, start + ending.start() if ending else end


def without_article(shown: str) -> str:
    """Return words without the article before them, their blanks single."""
    return " ".join(_ARTICLE.sub("", shown, count=1).split()) or shown


def bare_mention(text: str, mention: Mention) -> Pair:
    """Return where the bare words of a mention stand."""
    return bare(text, (mention.span.start, mention.span.end))

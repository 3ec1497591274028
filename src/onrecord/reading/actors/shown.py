"""Roles as they are shown: without what only says whose they are."""

from __future__ import annotations

import re
from typing import Final

from onrecord.reading.actors.scene import Scene
from onrecord.reading.actors.spotting import spots
from onrecord.reading.actors.told import PREPOSITION, before_clause, one_line

_TWO_SENTENCES: Final = re.compile(r"[a-z]{4,}\.\s")
_SAYS: Final = re.compile(r"\s(?:announced|said|says|told|added|has|had)\b")
_POSSESSIVE: Final = re.compile(r"(?:[’']s|(?<=s)[’'])\s")
_FORMER: Final = re.compile(r"(?:[Ff]ormer|[Tt]hen|[Ee]x)[-\s]")
_LEADING: Final = re.compile(r"^(?:who\swas|who\sis|the|an?|his|her|their|its)\s", re.IGNORECASE)


def shown_role(scene: Scene, phrase: str) -> str | None:
    """Return a role without whose it is: "special envoy to Larch" of "Ruvian President Ana Lopez’s special envoy …".

    Args:
        scene: the article.
        phrase: the role in its words.

    Returns:
        None where nothing is left, or where the words are of two sentences.
    """
    said = before_clause(one_line(phrase)).strip(" ,")
    owners = list(_POSSESSIVE.finditer(PREPOSITION.split(said)[0]))
    said = said[owners[-1].end() :] if owners else said
    said = _LEADING.sub("", re.split(r"[”“\"]|,[”\"]", said)[0].strip(" ,"))
    said = _SAYS.split(said)[0]
    if _TWO_SENTENCES.search(said):
        return None
    former = _FORMER.match(said)
    start = former.end() if former else 0
    return (said[:start] + said[_state_end(scene, said, start) :].strip()) or None


def _state_end(scene: Scene, said: str, start: int) -> int:
    """Where the state ends that a role begins with at `start`: "Ruvian" of "Ruvian Foreign Ministry spokeswoman"."""
    first = next(spots(said, scene.knowledge, scene.on), None)
    if first is None or first.start != start:
        return start
    if first.how == "body":  # the state is its first word or words
        within = next(spots(said[start : first.end].split(maxsplit=1)[0], scene.knowledge, scene.on), None)
        is_state = within is not None and any(entry.kind == "state" for entry in within.entries)
        return start + within.end if within is not None and is_state else start
    is_state = first.how in ("people", "name") and any(entry.kind == "state" for entry in first.entries)
    return first.end if is_state and said[first.end : first.end + 1] == " " else start

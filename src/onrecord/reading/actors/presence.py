"""Whether a name in the text stands for an actor: Moscow that supports somebody, not Moscow where somebody lives."""

from __future__ import annotations

import re
from typing import Final

from onrecord.knowledge.cues import lexicon
from onrecord.knowledge.inflection import lemmas
from onrecord.knowledge.words import words
from onrecord.reading.actors.scene import Scene
from onrecord.reading.actors.spotting import Spot

_NEXT: Final = re.compile(r"\s+([^\W\d_]+)")
_LAST: Final = re.compile(r"([^\W\d_]+)\s+$")
_POSSESSIVE: Final = re.compile(r"[’']s?\s+([a-z-]+)")
#: After a body's name: it goes on as a phrase of its own, and does not only say which presence or strike it is.
_ENDS_PHRASE: Final = words("cut", "government_verb") | frozenset(
    {"and", "or", "but", "as", "than", "also", "not", "are", "were"}
)


def is_actor(scene: Scene, spot: Spot) -> bool:
    """Return whether a spot stands for an actor and not for a place, a nationality or a mere modifier."""
    if spot.how == "region":
        return False
    if spot.how == "people":
        return _is_people_of_state(scene, spot)
    if spot.how == "body":
        whole = any(scene.state_of(entry).kind == "state" for entry in spot.entries)
        return whole or not spot.text.split()[-1].islower() or _ends_phrase(scene.text, spot.end)
    if spot.how == "seat" and any(match.form in match.entry.capitals for match in spot.matches):
        return is_government(scene.text, spot)
    return True


def _is_people_of_state(scene: Scene, spot: Spot) -> bool:
    """The Russians, where the text names Russia too: its government, or near enough."""
    states = [entry for entry in spot.entries if entry.kind == "state"]
    the = scene.text[max(0, spot.start - 4) : spot.start].lower() == "the " or spot.text.lower().startswith("the ")
    return (
        the
        and spot.text.endswith("s")
        and len(states) == 1
        and states[0].id in scene.strong
        and _ends_phrase(scene.text, spot.end)
    )


def _ends_phrase(text: str, at: int) -> bool:
    following = _NEXT.match(text, at, min(len(text), at + 30))
    if following is None or following.group(1)[0].isupper():
        return True
    word = following.group(1)
    return word in _ENDS_PHRASE or word.endswith("ed") or any(form in lexicon() for form in lemmas(word))


def is_government(text: str, spot: Spot) -> bool:
    """Return whether a capital stands for the government: it acts, or has what governments have."""
    before = _LAST.search(text[max(0, spot.start - 20) : spot.start])
    previous = before.group(1).lower() if before else ""
    possessive = _POSSESSIVE.match(text, spot.end, min(len(text), spot.end + 30))
    if possessive:
        return previous not in ("in", "at", "near") and possessive.group(1) in words("of_government")
    if text[max(0, spot.start - 13) : spot.start] == "referring to ":
        return True
    if previous in words("place_before") or text[spot.end : spot.end + 1] == ",":
        return False
    following = _NEXT.match(text, spot.end, min(len(text), spot.end + 30))
    word = following.group(1) if following else ""
    acts = word in words("government_verb") or (word.islower() and any(form in lexicon() for form in lemmas(word)))
    return (acts and word not in words("cut")) or previous in ("between",)

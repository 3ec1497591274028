"""Whom "which", "who", "that", "it", "both" and "they" mean by what stands before them, where no speaker does.

The name right before ("the Larch Fund, which"), past an apposition or in quotation marks; several joined by "and"; the
description right before ("the driver, who"); the body that its sentence is about; those who were interviewed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Final

from onrecord.knowledge.words import words
from onrecord.reading.names.parts import Name
from onrecord.reading.names.people import People
from onrecord.reading.speakers.phrases import is_person_noun, singular
from onrecord.reading.speakers.registry import Found
from onrecord.reading.speakers.subjects import Sentences
from onrecord.types import ActorKind, Span

#: What the resolver of phrases asks and tells: who a span is, and the kind of an actor.
Resolve = Callable[[Span], Found]
Kind = Callable[[str], ActorKind]

_RELATIVE: Final = frozenset({"which", "that", "who"})
_BODY_LABELS: Final = frozenset({"ORG", "GPE", "FAC", "PRODUCT", "WORK_OF_ART"})
#: So far before the pronoun its antecedent may stand.
_REACH: Final = 140
#: An apposition between a name and its pronoun: ", now the majority leader,".
_APPOSITION: Final = re.compile(
    r",\s(?:now|then|once|the|a|an|its|his|her|their|[\w-]+[’']s)\s(?:[^,.;:()“”\"\n]|(?<=\b[A-Z])\.){3,80},\s*"
)
_SEVERAL: Final = re.compile(r"\b(?:two|both|all|biggest|largest|leading)\b")
_QUOTED: Final = re.compile(r"[“\"‘']([A-Z][^“”\"\n]{2,50}?)[”\"’']\s(\w+),?\s*$")
_DESCRIBED: Final = re.compile(r"\b((?:[Tt]he|[Aa]n?|[Ss]ome|[Oo]ther|[Mm]any)\s(?:[\w’-]+\s){0,3}?([\w-]+)),?\s*$")
_PEOPLE: Final = re.compile(
    r"(?:(?:[Ww]hile|[Aa]s|[Ww]hen|[Aa]lthough|[Tt]hough)\s)?((?:[\w’'-]+\s){0,3}?([a-z]+s|[A-Z]?[a-z]+s|people|police))"
    r"(?=\s(?:of|in|at|from|said|say|have|had|are|were|will|did|do|who|believe|told|[a-z]+ed)\b)"
)
_BARE: Final = re.compile(r"\b(([A-Z]?[a-z]+s|[Pp]eople)),?\s*$")
_BOTH: Final = re.compile(
    r"\bboth\s((?:the\s)?[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*)*\sand\s(?:the\s)?[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*)*)"
)
_ASKED: Final = re.compile(
    r"\b(?:interviewed|surveyed|polled|questioned|canvassed|(?:spoke|talked)\s(?:to|with))\s([^.;:“”\"\n]{4,120}?)(?=[.;]|,\swho|$)"
)


class Antecedents:
    """Resolves what points to somebody right before it.

    Args:
        text: the article's text.
        names: its names, in order.
        people: which persons they name.
        paragraphs: its paragraphs.
        resolve: who a source phrase is.
        body: the key of the organisation of a name at a place.
        kind: the kind of an actor.
    """

    def __init__(
        self,
        text: str,
        names: Sequence[Name],
        people: People,
        paragraphs: Sequence[tuple[int, int]],
        *,
        resolve: Resolve,
        body: Callable[[str, int], str | None],
        kind: Kind,
    ) -> None:
        self._text, self._names, self._people = text, names, people
        self._resolve, self._body, self._kind = resolve, body, kind
        self._sentences = Sentences(text, paragraphs)

    def resolve(self, word: str, start: int, nobody: Found) -> Found:
        """Return who the pronoun `word` (lower case) at `start` is, else `nobody`."""
        if word in _RELATIVE:
            found = self._before(word, start)
        elif word == "it":
            found = self._subject(start)
        elif word == "they":
            found = self._several(start)
        else:
            found = None
        return found or nobody

    def both(self, start: int, nobody: Found) -> Found:
        """Return who "both" is after "both Orlen and Larch"."""
        sentence = self._sentences.at(start)
        earlier = self._sentences.before(sentence) if sentence else None
        begin = (earlier or sentence).start if sentence and earlier else (sentence.start if sentence else start)
        named = list(_BOTH.finditer(self._text, begin, start))
        if not named:
            return nobody
        found = self._resolve(Span.of(self._text, named[-1].start(1), named[-1].end(1)))
        return _by(found, f"both: {named[-1].group(1)}") if found.actor else nobody

    def _before(self, word: str, start: int) -> Found | None:
        """What stands right before a relative pronoun."""
        last = bisect_left(self._names, start, key=lambda name: name.start) - 1
        # "Ana Lopez, a former U.S. envoy, who": the name before is one of the apposition
        for i in range(last, last - 2, -1):
            name = self._names[i] if i >= 0 and start - self._names[i].end < _REACH else None
            if name is None or (i < last and (word != "who" or self._people.at(self._names[last].start) is not None)):
                break
            between = self._text[name.end : start]
            close = between.strip() in (("", ",", "–", "—") if word != "who" else (",", "–", "—"))
            beside = _APPOSITION.fullmatch(between) is not None
            if close or beside:
                found = self._named(word, i, between if beside else "")
                if found is not None:
                    return found
        return self._quoted(word, start) or self._described(word, start)

    def _named(self, word: str, i: int, apposition: str) -> Found | None:
        name = self._names[i]
        person = self._people.at(name.start)
        if (person is not None and word == "which") or (person is None and word == "who"):
            return None
        begin = name.start
        if apposition and _SEVERAL.search(apposition) and i:
            first = self._names[i - 1]
            joint = self._text[first.end : name.start]
            if re.fullmatch(r"\sand\s(?:the\s)?", joint) and (self._people.at(first.start) is None) == (person is None):
                begin = first.start
        if person is None and name.label not in _BODY_LABELS:
            return None
        found = self._resolve(Span.of(self._text, begin, name.end))
        if found.actor is None:
            return None
        kind = "state" if found.actor.startswith("list ") else self._kind(found.actor)
        if kind in ("person", "anonymous") and word != "who":
            return None
        return _by(found, f"“{word}” after the name of {' '.join(self._text[begin : name.end].split())}")

    def _quoted(self, word: str, start: int) -> Found | None:
        """A body named in quotation marks: the “Clean Harbour” movement, which."""
        match = _QUOTED.search(self._text, max(0, start - 80), start)
        if match is None or word == "who" or match.group(2) not in words("body") | {"movement", "initiative"}:
            return None
        key = self._body(match.group(1), match.start(1))
        return Found(key, "pronoun", f"“{word}” after the name of {match.group(1)}", 0.8) if key else None

    def _described(self, word: str, start: int) -> Found | None:
        """The description right before: "the driver, who", "a report that"."""
        match = _DESCRIBED.search(self._text, max(0, start - 60), start)
        match = match or (_BARE.search(self._text, max(0, start - 40), start) if word == "who" else None)
        if match is None or self._text[: match.start()].endswith((" and ", " or ")):
            return None
        noun = match.group(2).casefold()
        person = is_person_noun(noun) or singular(noun) is not None or noun in words("group")
        fits = person if word == "who" else noun in words("document", "body")
        found = self._resolve(Span.of(self._text, match.start(1), match.end(1))) if fits else None
        if (found is None or found.actor is None) and word == "who" and match.re is not _BARE:
            match = _BARE.search(self._text, max(0, start - 40), start) or match
            noun = match.group(2).casefold()
            people = singular(noun) is not None or noun in words("group")
            found = self._resolve(Span.of(self._text, match.start(1), match.end(1))) if people else None
        return _by(found, f"“{word}” after “{match.group(1)}”") if found is not None and found.actor else None

    def _subject(self, start: int) -> Found | None:
        """The body that the sentence of "it" begins with, or the one before where "it" begins its own."""
        sentence = self._sentences.at(start)
        if sentence is None:
            return None
        if self._sentences.leads(sentence, start):
            sentence = self._sentences.before(sentence)
        if sentence is None or sentence.quoted:
            return None
        opening = re.compile(r"(?:(?:even\s)?(?:[Aa]s|[Ww]hile|[Ww]hen|[Aa]lthough|[Tt]hough)\s)?(?:[Tt]he\s)?").match(
            self._text, sentence.subject
        )
        at = opening.end() if opening else sentence.subject
        i = bisect_left(self._names, at - 4, key=lambda name: name.start)
        name = self._names[i] if i < len(self._names) else None
        if name is None or name.start > at or name.end > start or name.label not in ("ORG", "GPE"):
            return None
        if self._text[name.end - 2 : name.end] in ("’s", "'s") or self._text[name.end : name.end + 1] != " ":
            return None
        if any(n.label in ("ORG", "GPE") and self._people.at(n.start) is None for n in self._others(i, start)):
            return None
        found = self._resolve(Span.of(self._text, name.start, name.end))
        return _by(found, f"“it”: its sentence is about {name.text}") if found.actor else None

    def _several(self, start: int) -> Found | None:
        """The people that the sentence of "they" begins with, or the one before: "Zoo officials are here, but they"."""
        sentence = self._sentences.at(start)
        if sentence is not None and self._sentences.leads(sentence, start):
            sentence = self._sentences.before(sentence)
        match = _PEOPLE.match(self._text, sentence.subject, start) if sentence and not sentence.quoted else None
        if match is None or (
            singular(match.group(2).casefold()) is None and match.group(2).casefold() not in words("group")
        ):
            return None
        found = self._resolve(Span.of(self._text, match.start(1), match.end(1)))
        several = found.actor is not None and self._kind(found.actor) in ("group", "anonymous")
        return _by(found, f"“they”: its sentence is about {match.group(1)}") if several else None

    def _others(self, i: int, until: int) -> Sequence[Name]:
        """The names after the one numbered `i` that stand before `until` as subjects: right before a verb."""
        following = self._names[i + 1 : bisect_left(self._names, until, key=lambda name: name.start)]
        verb = words("government_verb")
        return [n for n in following if (w := self._text[n.end : n.end + 20].split()) and w[0] in verb]

    def asked(self, start: int) -> Found | None:
        """Return who "they" at `start` is: those who are said to have been interviewed in the sentence before."""
        sentence = self._sentences.at(start)
        earlier = self._sentences.before(sentence) if sentence and self._sentences.leads(sentence, start) else None
        match = _ASKED.search(self._text, earlier.start, earlier.end) if earlier else None
        if match is None:
            return None
        found = self._resolve(Span.of(self._text, match.start(1), match.end(1)))
        several = found.actor is not None and (
            found.actor.startswith("list ") or self._kind(found.actor) in ("group", "anonymous")
        )
        return _by(found, f"“they” who were asked: {match.group(1)}") if several else None


def _by(found: Found, why: str) -> Found:
    return Found(found.actor, "pronoun", why, 0.8)

"""Documents that speak: polls, reports, rulings, with who issued them in the name; statements speak as their writers.

A poll without an issuer in its phrase takes the one that the text gives it: the poll named near before, or, for one
just brought in ("A new poll shows"), the one named near after; "the resolution" is the one that a body is said to have
passed. Where the text gives none, the document keeps its own words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from onrecord.knowledge.words import words
from onrecord.reading.speakers.generic import Generic
from onrecord.reading.speakers.phrases import Phrase, Token, shown_words, surface, without_article
from onrecord.reading.speakers.registry import Found
from onrecord.reading.speakers.voices import Voices

#: Documents that are the words of somebody, who speaks.
_WRITTEN: Final = frozenset({"statement", "post", "tweet", "release", "press-release", "posting"})
#: Nouns that call one document by turns.
_FAMILIES: Final = (
    frozenset({"ad", "spot", "clip", "video", "commercial", "advertisement"}),
    frozenset({"poll", "survey"}),
    frozenset({"study", "survey", "report", "analysis", "research"}),
    frozenset({"report", "article", "story", "column", "piece", "editorial"}),
    frozenset({"ruling", "decision", "opinion", "order", "judgment"}),
    frozenset({"law", "bill", "act", "measure"}),
    frozenset({"image", "picture", "photo", "photograph"}),
    frozenset({"recording", "tape", "audio", "video"}),
)
#: So far after its phrase the name of a document just brought in may stand.
_AHEAD: Final = 1500
_NEXT: Final = 500
_NAME: Final = r"(?:[A-Z][\w’'.&-]*|[A-Z][\w.&-]*/[A-Z][\w.&-]*)"
_ISSUED: Final = (
    r"issued|released|published|approved|adopted|passed|filed|aired|posted|conducted|commissioned|produced|carried out"
)
_NO_ISSUER: Final = frozenset(
    {"the", "a", "an", "this", "that", "new", "latest", "recent", "another", "in", "on", "one"}
)
_MANNER: Final = re.compile(
    r"\s(?:who|which|that|where|when|whose|adopted|released|published|issued|posted|taken|conducted|passed|obtained)\s"
)
#: Words before a document's noun that say nothing of which one it is.
_UNSAID: Final = re.compile(r"^(?:new|recent|published|news|media|press)\s", re.IGNORECASE)
#: An outlet that is said, near after "a published report", to have reported.
_REPORTED: Final = re.compile(rf"((?:{_NAME}\s){{1,4}})(?:(?:also|had|has|first)\s)?report(?:s|ed)\b")
#: What stands before a document that is another one than those told before.
_BROUGHT_IN: Final = frozenset({"a", "an", "another"})
#: What a body that has just spoken is the author of.
_RULED: Final = frozenset({"ruling", "decision", "order", "judgment", "resolution"})
_BODIES: Final = frozenset({"organisation", "state", "armed_group", "outlet"})
_BY: Final = re.compile(rf"\b(?:by|from)\s(?:the\s)?((?:{_NAME}\s?){{1,6}})")


@dataclass(slots=True)
class Documents:
    """Resolves descriptions whose noun is a document's."""

    voices: Voices

    def resolve(self, phrase: Phrase, noun: str) -> Found:
        """Return the document that `noun` at the head of the phrase calls, or the writer of a statement."""
        base = noun.removesuffix("s")
        if base in _WRITTEN:
            writer = self._writer(phrase, base)
            if writer is not None:
                return writer
        at = phrase.core[0].start
        if base == "headline":
            printed = [turn for turn in self.voices.turns.near(at) if turn.kind == "outlet"]
            if printed and len(phrase.head) <= 2:
                return Found(printed[-1].actor, "description", "the headline of the outlet that spoke before it", 0.75)
        if phrase.head[0].lower in words("definite") and len(phrase.head) <= 2:
            earlier = self._before(base, at)
            if earlier is not None:
                self.voices.remember(f"document {base}", earlier, phrase)
                return Found(earlier, "description", f"the {noun} spoken of before", 0.8)
            called = self._called(base, at)
            if called is not None:
                return Found(called, "description", f"the {noun} that spoke before by its name", 0.8)
        name = self._name(phrase, base)
        key = self.voices.registry.actor(f"document {name.casefold()}", name, "document", at, confidence=0.8)
        self.voices.remember(f"document {base}", key, phrase)
        return Found(key, "description", "a document speaks itself", 0.8)

    def _before(self, base: str, at: int) -> str | None:
        """The document spoken of before: called by the same noun, else by one of its family near before."""
        same = self.voices.before(f"document {base}", at)
        if same:
            return same[-1].key
        since = self.voices.turns.window(at)
        nouns = {noun for family in _FAMILIES if base in family for noun in family} - {base}
        near = [v for noun in nouns for v in self.voices.before(f"document {noun}", at) if v.at >= since]
        return max(near, key=lambda voice: voice.at).key if near else None

    def _called(self, base: str, at: int) -> str | None:
        """Who spoke before it under a name that ends with the noun: the Larch Household Survey."""
        near = [turn for turn in self.voices.turns.near(at) if self.voices.registry.has(turn.actor)]
        named = [turn for turn in near if self.voices.registry.get(turn.actor).name.casefold().endswith(f" {base}")]
        return named[-1].actor if named else None

    def _writer(self, phrase: Phrase, noun: str) -> Found | None:
        """Who wrote a statement: its possessor, the name before it or after "by", else the speaker before it."""
        at = phrase.head[0].start
        for token in phrase.head:
            if token.possessive or (token in phrase.core[:-1] and token.name is not None):
                return self._named(token, noun)
        for i, token in enumerate(phrase.rest[:-1]):
            if token.lower in ("by", "from", "of"):
                named = next((t for t in phrase.rest[i + 1 : i + 4] if t.name is not None), None)
                return self._named(named, noun) if named is not None else None
        if phrase.head[0].lower not in words("definite") or len(phrase.head) > 2:
            return None
        near = [turn for turn in self.voices.turns.near(at) if turn.kind not in ("document", "outlet")]
        return Found(near[-1].actor, "description", f"the {noun} of who spoke before it", 0.7) if near else None

    def _named(self, token: Token, noun: str) -> Found | None:
        key = self.voices.named(token)
        if key is None and token.name is None and token.lower in words("body"):
            full = self.voices.bodies.called(token.lower, token.start) or self.voices.bodies.near(
                token.lower, self.voices.turns.window(token.start), token.start
            )
            told = None if full else Generic(self.voices).resolve(token.lower, token.start)
            key = self.voices.body(full, token.start) if full else (told.actor if told else None)
        return Found(key, "description", f"the {noun} speaks as its writer", 0.8) if key else None

    def _name(self, phrase: Phrase, base: str) -> str:
        """The name to show: the document's own words, with the issuer where the text gives one."""
        shown = self._short(phrase, base)
        rest = [word for word in shown.split()[1:] if word.casefold().removesuffix("s") != base]
        if any(token.name is not None for token in phrase.head) or any(word[:1].isupper() for word in rest):
            return shown
        core = surface(self.voices.text, without_article(phrase.core))
        issuer = self._issuer_before(phrase, base) or self._issuer_after(phrase, base)
        return f"{issuer} {base}" if issuer and " " not in _UNSAID.sub("", core) else shown

    def _short(self, phrase: Phrase, base: str) -> str:
        """The words of a document without the clause that tells more of it; a name in the clause is kept."""
        shown = shown_words(self.voices.text, phrase)
        noun = re.search(rf"(?i)\b{base}s?\b", shown)
        clause = _MANNER.search(shown, noun.end()) if noun else None
        short = shown[: clause.start()] if clause else shown
        if re.search(r"\b[A-Z]", short[1:]):
            return short
        named = next((i for i, token in enumerate(phrase.head) if token.name is not None), None)
        if short == shown or named is None:
            return shown
        first = named - 2 if phrase.head[named - 1].lower == "the" else named - 1
        if phrase.head[first].lower == "by":  # obtained by, conducted by: without the verb it would be the author
            return surface(self.voices.text, without_article(phrase.head[: named + 1]))
        return f"{short} {surface(self.voices.text, phrase.head[first : named + 1])}"

    def _issuer_before(self, phrase: Phrase, base: str) -> str | None:
        """Who is said, near before, to have issued such a document: "the council adopted a resolution"."""
        if phrase.head[0].lower not in words("definite") or len(phrase.head) > 2:
            return None
        at = phrase.head[0].start
        begin = self.voices.turns.window(at)
        pattern = (
            rf"((?:{_NAME}\s){{1,5}})(?:\w+\s){{0,2}}(?:{_ISSUED})\s(?:an?|the|its|their)\s(?:[\w-]+\s){{0,3}}{base}\b"
        )
        found = list(re.finditer(pattern, self.voices.text[begin:at]))
        if found:
            return _issuer(found[-1].group(1))
        for turn in reversed(self.voices.turns.near(at)):
            told = re.search(rf"\b{base}\b", self.voices.text[turn.end : min(at, turn.end + 150)]) is not None
            if turn.kind in _BODIES and (told or base in _RULED):
                return self.voices.registry.get(turn.actor).name
        return None

    def _issuer_after(self, phrase: Phrase, base: str) -> str | None:
        """The issuer in the first name that such a document has after this phrase, or before "by" in its sentence."""
        end = phrase.head[-1].end
        ahead = self.voices.text[end : end + _AHEAD]
        sentence = re.split(r"[.!?]\s|\n", ahead, maxsplit=1)[0]
        by = re.match(rf"(?:\s[\w-]+)?\s?(?:(?:{_ISSUED})\s(?:[A-Z][a-z]+day\s)?)?{_BY.pattern}", sentence)
        if by and phrase.added == ():
            return _issuer(by.group(1))
        if phrase.is_definite:
            return None
        owned = re.search(
            rf"((?:{_NAME}\s)(?:(?:of|for|the|and|{_NAME})\s){{0,5}}?{_NAME})[’']s\s(?:[\w-]+\s){{0,6}}{base}\b", ahead
        )
        if owned and (issuer := _issuer(owned.group(1).removesuffix("’s").removesuffix("'s"))):
            return issuer
        for named in re.finditer(rf"((?:{_NAME}\s){{1,5}})((?:[a-z-]+\s){{0,2}}){base}\b", ahead):
            before = (*ahead[max(0, named.start() - 10) : named.start()].split()[-1:], named.group(1).split()[0])
            # "a Norwegian report" is another one, and who "denied the report" did not issue it
            another = any(word.casefold() in _BROUGHT_IN for word in before)
            told = not _NO_ISSUER.isdisjoint(named.group(2).split())
            if not another and not told and (issuer := _issuer(named.group(1))):
                return issuer
        return self._reporter(ahead) if base == "report" else None

    def _reporter(self, ahead: str) -> str | None:
        """The outlet that is said to have reported what "a published report" tells."""
        told = (_issuer(match.group(1)) for match in _REPORTED.finditer(ahead[:_NEXT]))
        return next((name for name in told if name and self.voices.bodies.is_outlet(name)), None)


def _issuer(text: str) -> str | None:
    """The name in a run of capitalised words, or None where nothing but the start of a sentence is capitalised."""
    parts = text.split()
    while parts and parts[0].casefold() in _NO_ISSUER:
        parts.pop(0)
    return " ".join(parts) if parts and not (len(parts) == 1 and parts[0].endswith("ly")) else None

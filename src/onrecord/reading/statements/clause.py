"""The clause of a statement in words: what decides whether anything is said in it, and how sure its row is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from onrecord.knowledge.inflection import lemmas
from onrecord.knowledge.words import words
from onrecord.reading.statements.acts import known_acts
from onrecord.reading.statements.forms import form_of
from onrecord.reading.statements.layout import Layout
from onrecord.reading.statements.proposals import Pair, Proposal
from onrecord.types import Act, Form, Span

_LETTERS: Final = re.compile(r"[^\W\d_]+")
_WORD: Final = re.compile(r"\w")
#: Where the sentence before a clause ends, and where its own does.
_BEGIN: Final = re.compile(r"(?:[.!?…][”’\"')\]]*\s|\n|[“\"(])(?!.*(?:[.!?…][”’\"')\]]*\s|\n|[“\"(]))", re.DOTALL)
_END: Final = re.compile(r"[.!?\n]")
#: Characters around a statement in which its sentence is looked for.
_REACH: Final = 300
#: Auxiliaries and prepositions, which may stand beside a verb that says nothing.
_BESIDE: Final = frozenset(
    re.findall(
        r"\w+",
        """
        am is are was were be been being has have had having do does did will would shall should can could may might
        must not never image images photo photos picture pictures video videos footage to of on for as in at by with
        from about against up out off over into after
        """,
    )
)
_PASSIVE: Final = re.compile(r"(?:(?:has|have|had) been|was|were|is|are|be|been|being)\b", re.IGNORECASE)
_NEGATION: Final = re.compile(r"n[’']t\b|\b(?:not|never|neither|unable|yet to)\b", re.IGNORECASE)
#: A subordinate clause or an infinitive as content.
_CLAUSE: Final = re.compile(r"[“‘\"']*(?:that|whether|if|how|why|what|who|when|where)\b", re.IGNORECASE)
_FINITE: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|be|been|[a-z]{2,}ed)\b"
    r"|n[’']t\b|[’'](?:re|ve|d|ll)\b"
)


@dataclass(frozen=True)
class Clause:
    """A proposal as words.

    Attributes:
        proposal: with content.
        source, cue, content: their words, pieces joined by spaces.
        before: from the beginning of the sentence to the first of source and cue.
        between: what stands between source and cue, where the source comes first.
        mark: what ends the sentence, or "".
        form: of the content.
    """

    proposal: Proposal
    source: str
    cue: str
    content: str
    before: str
    between: str
    mark: str
    form: Form

    @classmethod
    def of(cls, layout: Layout, proposal: Proposal) -> Clause:
        """Return the clause of a proposal with content."""
        text = layout.text
        first = min(start for start, _ in (*proposal.source, *(proposal.cue or proposal.content)))
        begin = _BEGIN.search(text, max(0, first - _REACH), first)
        end = _END.search(text, proposal.end, proposal.end + _REACH)
        spans = tuple(Span.of(text, *piece) for piece in proposal.content)
        ordered = proposal.source and proposal.cue
        return cls(
            proposal=proposal,
            source=_joined(text, proposal.source),
            cue=_joined(text, proposal.cue),
            content=_joined(text, proposal.content),
            before=text[begin.end() if begin else max(0, first - _REACH) : first],
            between=text[proposal.source[0][1] : proposal.cue[0][0]] if ordered else "",
            mark=end[0].strip() if end else "",
            form=form_of(spans, layout.around(proposal.start, proposal.end), block=proposal.block),
        )

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """Acts of the lexicon's entries in the cue; empty where it knows none."""
        return known_acts(self.cue)

    @cached_property
    def verbs(self) -> tuple[str, ...]:
        """The words of the cue that are no auxiliaries, prepositions or adverbs, in small letters."""
        return tuple(
            word
            for word in _LETTERS.findall(self.cue.lower())
            if word not in _BESIDE and word not in words("filler") and not word.endswith("ly") and len(word) > 1
        )

    @property
    def unknown(self) -> bool:
        """Whether the cue has words, and the lexicon knows none of them."""
        return bool(_WORD.search(self.cue)) and not self.acts

    @property
    def passive(self) -> bool:
        """Whether the cue begins with a form of "be"."""
        return bool(_PASSIVE.match(self.cue))

    @property
    def negated(self) -> bool:
        """Whether the cue has a negation."""
        return bool(_NEGATION.search(self.cue))

    @cached_property
    def refuses(self) -> bool:
        """Whether the cue tells a refusal: "declined", or the negation of an answer ("did not respond to")."""
        return "decline" in self.acts or (self.negated and any(lemmas(verb) & words("refusal") for verb in self.verbs))

    @property
    def subordinate(self) -> bool:
        """Whether the content begins as a subordinate clause: "that …", "whether …"."""
        return bool(_CLAUSE.match(self.content))

    @property
    def nominal(self) -> bool:
        """Whether the content is a noun phrase: neither a clause nor anything with a finite verb in it."""
        return not self.subordinate and not self.content.startswith("to ") and not _FINITE.search(self.content)

    def only(self, kind: str) -> bool:
        """Whether all verbs of the cue are of the word class `kind`, and there are some."""
        return bool(self.verbs) and all(lemmas(verb) & words(kind) for verb in self.verbs)


def _joined(text: str, spans: Sequence[Pair]) -> str:
    return " ".join(text[start:end] for start, end in spans)

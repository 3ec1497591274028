"""Whether an assertion and a denial are of one thing, and how directly they meet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.questions.evidence.view import Evidence, Told
from onrecord.questions.positions.comparing import SHARED_ACROSS, SHARED_WITHIN, Link, same_thing
from onrecord.questions.positions.holdings import Holding, is_claim
from onrecord.questions.positions.matters import matters
from onrecord.questions.positions.rows import hands, named
from onrecord.questions.positions.wording import form, said

#: Days between two reports in which voices may speak of one thing.
NEAR: Final = 10
#: Statements between an accusation and the denial that answers it, at most.
SOON: Final = 3
#: Characters between what is said and a denial of it in the same sentence, at most.
SENTENCE: Final = 200
_WORD: Final = re.compile(r"[^\W\d_]+")
_END: Final = re.compile(r"[.!?][”’\"')\]]*\s|\n")
SAID_BEFORE: Final = "the side that it is said of denies what was said before"
#: How directly an assertion and a denial meet, by the reason.
_EVENT, _MATTER, _ANSWER, _POINTED = 5, 3, 3, 2


@dataclass(frozen=True, slots=True)
class Meeting:
    """Numbers of an assertion and a denial that meet."""

    yes: int
    no: int
    score: int
    about: tuple[str, ...]
    reasons: tuple[str, ...]


def meeting_of(evidence: Evidence, held: Sequence[Holding], yes: int, no: int) -> Meeting | None:
    """Return how an assertion and a denial meet, or None where nothing tells that they are of one thing.

    Args:
        evidence: that the positions are from.
        held: positions of all voices.
        yes: number of the assertion.
        no: number of the denial.
    """
    a, d = held[yes], held[no]
    together = a.report.key == d.report.key
    if not together and a.held.told is None:
        return None
    found = _of_one_thing(evidence, a, d, together=together) or _answer(evidence, a, d, together=together)
    if found is None:
        return None
    score, link = found
    reasons = [link.why]
    if not together:
        score, reasons = score - 2, [*reasons, f"printed within {NEAR} days"]
    if named(a.held.speaker) and named(d.held.speaker):
        score, reasons = score + 1, [*reasons, "both voices are named"]
    if a.held.told is not None and not hands(a.held.told) and not hands(d.held.told):
        score, reasons = score + 1, [*reasons, "both are heard at first hand"]
    return Meeting(yes, no, score, link.about, tuple(reasons))


def near(a: Holding, d: Holding) -> bool:
    """Return whether two contents in two reports share enough words to speak of one thing."""
    return len(a.words & d.words) >= SHARED_ACROSS


def _of_one_thing(evidence: Evidence, a: Holding, d: Holding, *, together: bool) -> tuple[int, Link] | None:
    link = same_thing(a, d)
    if link is None or not (together or near(a, d)):
        return None
    if a.held.told is None and (d.held.told is None or d.held.told.act != "deny" or _in_denying(evidence, a, d)):
        return None  # the report tells what became of it, beside what somebody said was not so
    return (_EVENT if a.event == d.event else _MATTER), link


def _in_denying(evidence: Evidence, a: Holding, d: Holding) -> bool:
    """Whether the report tells what a side does in denying: "denied the charges, calling him a liar"."""
    event, denial = a.held.happening, d.held.told
    if event is None or denial is None or not denial.cue or a.event == d.event or a.report.key != d.report.key:
        return False
    first, last = sorted((event.trigger, denial.cue[0]))
    own = any(party.side == d.side for party in event.actors)
    return own and in_one_sentence(evidence.sources.text(a.report), first[1], last[0])


def _answer(evidence: Evidence, a: Holding, d: Holding, *, together: bool) -> tuple[int, Link] | None:
    """Whether a side denies what is said of it."""
    said, denial = a.held.told, d.held.told
    if said is None or denial is None or denial.act != "deny" or d.side is None or said in denial.voices():
        return None
    # "denied a report that she had said so": the report is a voice, she is not
    spoken_of = denial in said.voices() and said.inside is not denial
    if d.relating or spoken_of or _one_name(a, d):
        return None
    about = tuple(matter.label for matter in (*d.matters, *a.matters) if d.side in (matter.one, matter.other))
    if said.inside is denial:
        return (_ANSWER, Link("denies what the other claims", about)) if is_claim(said, evidence) else None
    if d.side.id not in a.touched:
        return None
    if together and _in_sentence_of(evidence, a, d):
        return _ANSWER, Link("said, and denied in the same sentence", about)
    return None if a.matters and d.matters else _in_words(evidence, a, d, about, together=together)


def _one_name(a: Holding, d: Holding) -> bool:
    """Whether two voices may be one under two names: "Senator Ada Brook", "Ada Brook"."""
    names = [one.held.speaker.name.casefold() for one in (a, d) if one.held.speaker is not None]
    return len(names) > 1 and (names[0] in names[1] or names[1] in names[0])


def _in_words(
    evidence: Evidence, a: Holding, d: Holding, about: tuple[str, ...], *, together: bool
) -> tuple[int, Link] | None:
    """Whether a denial has the words of what is said of the side, or points to it."""
    told, denial = a.held.told, d.held.told
    if told is None or denial is None:
        return None
    common = sorted(a.words & d.words)
    aimed = told.act == "accuse" and a.target == d.side
    if len(common) >= _needed(aimed=aimed, together=together):
        return _ANSWER, Link(f"the side that it is said of denies it, in the same words ({', '.join(common)})", about)
    after = denial.number - told.number
    if not together or after <= 0 or (d.others and a.side not in d.others):
        return None
    plain = aimed and d.denying and after <= SOON
    pointed = plain or (d.vague and not d.matters and not _claim_in_sentence(evidence, denial))
    return (_POINTED, Link(SAID_BEFORE, about)) if pointed else None


def _claim_in_sentence(evidence: Evidence, denial: Told) -> bool:
    """Whether the claim that a denial points to stands before it in its sentence: "printed reports that he denied"."""
    text = evidence.sources.text(denial.report)
    own = {form(word) for a, b in denial.content for word in said(text[a:b]) if word in matters().claims}
    start = min(a for a, _ in (*denial.cue, *denial.content))
    before = _WORD.finditer(text, max(0, start - SENTENCE), start)
    return any(form(each.group().casefold()) in own and in_one_sentence(text, each.end(), start) for each in before)


def _needed(*, aimed: bool, together: bool) -> int:
    """How many words an assertion must share with a denial that answers it: the fewer, the plainer it is aimed."""
    return SHARED_WITHIN if together and aimed else SHARED_ACROSS


def _in_sentence_of(evidence: Evidence, a: Holding, d: Holding) -> bool:
    """Whether a denial follows in the sentence in which something is said of the side that denies."""
    told, denial = a.held.told, d.held.told
    if told is None or denial is None or not told.content or not denial.cue:
        return False
    return in_one_sentence(evidence.sources.text(a.report), told.content[-1][1], denial.cue[0][0])


def in_one_sentence(text: str, end: int, start: int) -> bool:
    """Return whether a cue that starts at a character follows a content that ends at another in the same sentence."""
    return 0 < start - end <= SENTENCE and _END.search(text, end, start) is None

"""What stands around a cue, as far as it may change the act: who speaks, how the content begins, what came before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from onrecord.knowledge.words import words as word_class

_TAIL_NEGATION: Final = re.compile(r"(?:\bnot|n['’]t|\bnever|\bno longer)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_DOCUMENTS: Final = re.compile(
    r"(?:polls?|surveys?|reports?|stud(?:y|ies)|data|figures|statistics|records?|documents?|e-?mails?|videos?|"
    r"tapes?|recordings?|transcripts?|analys[ie]s|filings?|memos?|memorandum|letters?|books?|articles?|papers?|"
    r"complaint|lawsuit|research|evidence|findings|audit|census|numbers|photos?|images|footage|index|editorial|"
    r"(?:tele)?broadcasts?|newscasts?|networks|media|newspapers?|magazines?|tabloids?)",
    re.IGNORECASE,
)
#: Where the head of a noun phrase ends: "a survey | of 900 anglers", "data | released on Monday".
_HEAD_END: Final = re.compile(r"[,(:—–]|\s(?=(?:that|which|who|whose|to)\s)|\s(?=[a-z]+ed\s)")
_POLLED: Final = re.compile(
    r"\W*(?:(?:some|about|only|just|another|nearly|roughly|almost|more than|fewer than|less than) )*"
    r"(?:\d[\d.,]* ?%|\d[\d.,]*$|\d+ in \d+\b|[\w.-]+ percent\b|half\b|[a-z]+-(?:fourths|quarters|thirds|fifths)\b|"
    r"(?:\w+ ){0,3}(?:majorit(?:y|ies)|pluralit(?:y|ies))\b|"
    r"(?:[\w-]+ ){0,4}(?:in \w+|of) (?:\w+ ){0,3}(?:voters|respondents|adults|americans)\b)|.*\b(?:polled|surveyed)\b",
    re.IGNORECASE,
)
_TO_VERB: Final = re.compile(r"\W*(?:\w+ly )?to \w+", re.IGNORECASE)
# "her to go", "the council to meet", but no clause of its own ("he will work to", "that … to").
_OBJECT_TO: Final = re.compile(
    r"(?!(?:i|he|she|we|they|that|there)\b)(?:(?!(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|"
    r"should|does|do|did|and|but)\b)[\w.-]+ ){1,5}?(?:not )?to [a-z]+",
    re.IGNORECASE,
)
_QUESTION: Final = re.compile(r"\W*(?:whether|if|who|whom|whose|what|when|where|why|how|which)\b", re.IGNORECASE)
_REQUEST: Final = re.compile(
    r"\W*(?!that\b|(?:any )?such\b|[a-z]+ing\b)(?:[\w.'’-]+ ){0,4}"
    r"(?:access|appeals?|asylum|bail|bids?|calls?|demands?|deal|entry|invitations?|motions?|"
    r"offers?|permission|permits?|petitions?|plans?|pleas?|proposals?|requests?|visas?)\b",
    re.IGNORECASE,
)
#: What one has to give, not what one holds: "denied | entry to the inspectors", "the athletes visas", "women the right
#: to vote". It ends what is denied, or goes on with whom, what for, when: "visa fraud", "rights abuses" are none.
_GRANTED: Final = re.compile(
    r"\W*(?!(?:that|it|this|what|having|(?:any )?such)\b|[a-z]+ing\b)"
    r"(?:(?!(?:about|against|and|at|between|by|for|from|in|on|over|to|with|accounts?|accusations?|allegations?|claims?|"
    r"knowledge|reports?|rumou?rs?|suggestions?|responsibility)\b)[\w.'’-]+ ){0,6}?"
    r"(?:access|accreditation|admission|admittance|amnesty|appeals?|applications?|asylum|bail|(?:medical )?care|"
    r"certification|citizenship|clearance|clemency|coverage|entry|exemptions?|extensions?|funding|hearings?|licen[cs]es?|"
    r"loans?|motions?|parole|passage|passports?|pensions?|permission|permits?|petitions?|pleas?|promotion|refuge|"
    r"requests?|residency|(?:fair )?trial|rights?|shelter|status|tenure|(?:medical )?treatment|visas?|waivers?)"
    r"(?=\W*(?:$|[\n,.;:]|(?:a|after|against|an|and|any|as|at|because|before|by|during|even|for|from|in|into|last|of|on|or|"
    r"over|since|that|the|this|though|to|until|under|when|where|which|while|with|without)\b))|"
    # "denied him the chance"; her may be whose it is
    r"\W*(?:him|me|them|us)\s+(?:an?|any|the|their|his|our|my)\s",
    re.IGNORECASE,
)
# "suggested raising the toll", "a way out", "that he should go"
_ACTION: Final = re.compile(
    r"\W*(?:(?!(?:during|nothing|something|anything|everything|being|having)\b)[a-z]{3,}ing (?:[\w’']+ |$)|"
    r"(?:an?|another|two|several) (?:[\w-]+ ){0,4}(?:way|plan|idea|approach|change|solution|compromise|deal|step|"
    r"measure|option|alternative|strategy|trade|meeting|fix)s?\b|"
    r"(?:that )?(?:[\w.’'-]+ ){1,4}(?:should|ought to)\b)",
    re.IGNORECASE,
)
#: Words that belong to the cue where the content begins with them: "asked | for help".
_PREPOSITIONS: Final = frozenset({"for", "on", "upon", "against", "of", "with"})
_ABBREVIATED: Final = "|".join(
    rf"(?<=\b{title})\." for title in ("Mr", "Mrs", "Ms", "Dr", "Sen", "Rep", "Gov", "Gen", "St", "[A-Z]")
)
_ASKED: Final = re.compile(
    r"(?:^|[.!?]['\"”’]*\s+|\n\s*)(?:(?:But|And) )?(?:[Ww]hen )?(?:[Aa]sked|[Pp]ressed|[Qq]uestioned)\b"
    rf"(?:[^.!?\n]|{_ABBREVIATED})*$"
)


@dataclass(frozen=True, slots=True)
class Company:
    """What stands around a cue.

    Attributes:
        negated: the text before the cue ends with a negation.
        document: the source is a poll, a report, a letter, an outlet.
        polled: the source are people who answered a poll, so their words are the pollster's.
        to, object_to, whether, request, granted, action: how the content begins; `cues.tsv` says what each means.
        first: the preposition that the content begins with, which may belong to the cue ("asked | for help"), or "".
        asked: the sentence begins with a question that was put: "Asked about it, she …".
    """

    negated: bool
    document: bool
    polled: bool
    to: bool
    object_to: bool
    whether: bool
    request: bool
    granted: bool
    action: bool
    first: str
    asked: bool


def company_of(content: str, source: str, before: str) -> Company:
    """Return the company of a cue, see `onrecord.reading.statements.acts.act_of`."""
    head = content[:120].replace("’", "'").lstrip("\"'“‘ ")
    question = bool(_QUESTION.match(head))
    first = re.match(r"[a-z]+", content)
    return Company(
        negated=bool(_TAIL_NEGATION.search(before[-40:])),
        document=_is_document(source[:200]),
        polled=bool(_POLLED.match(source[:200])),
        to=bool(_TO_VERB.match(head)),
        object_to=not question and "?" not in content and bool(_OBJECT_TO.match(content[:120])),
        whether=question or content.rstrip("\"'”’ ").endswith("?"),
        request=bool(_REQUEST.match(head)),
        granted=bool(_GRANTED.match(head)),
        action=bool(_ACTION.match(content[:120])),
        first=first[0] if first and first[0] in _PREPOSITIONS else "",
        asked=bool(_ASKED.search(before)),
    )


def _is_document(source: str) -> bool:
    """Whether the head of `source` is a document or an outlet: "a poll of voters", not "the poll's author"."""
    end = _HEAD_END.search(source)
    head = (source[: end.start()] if end else source).split()
    cut = word_class("cut")
    last = next((i for i, word in enumerate(head) if i and word.lower() in cut), len(head))
    head = head[:last]
    return bool(head) and (bool(_DOCUMENTS.fullmatch(head[-1].strip(".”\"'"))) or _is_outlet(head))


def _is_outlet(head: list[str]) -> bool:
    """Whether a noun phrase is the name of an outlet: one of the list, or "The Riverton Herald"."""
    names = head[1:] if head[0].lower() == "the" else head
    if not names:
        return False
    if "-".join(names).lower().rstrip(".") in word_class("outlet"):
        return True
    capital = all(name[:1].isupper() or name in ("of", "the") for name in names)
    return capital and len(head) > 1 and names[-1].lower() in word_class("outlet_word")

"""Texts with statements and names marked, for tests of who passed words on.

`[1:who] <1:said> {1:what}` marks the pieces of statement s1, `[PERSON|Ana Lopez]` a name as a tagger gives it; marks
may stand in each other. What stands in the content of another statement is inside it.
"""

import re
from pathlib import Path

from onrecord.intake.article import make_article
from onrecord.knowledge.lookup import Knowledge
from onrecord.knowledge.parse import parse_pack
from onrecord.reading.chains.layer import ChainLayer
from onrecord.reading.layers import Page
from onrecord.reading.speakers import Name
from onrecord.reading.speakers.layer import SpeakerLayer
from onrecord.types import Span, Statement

_OPEN = re.compile(r"(?P<mark>[\[<{])(?:(?P<number>\d+):|(?P<label>PERSON|ORG|GPE|NORP)\|)")
_CLOSE = {"[": "]", "<": ">", "{": "}"}

PACK = """\
pack: test
about: Invented outlets.
source: Typed for the tests.
licence: CC0-1.0
entries:
- {id: state.norway, name: Norway, kind: state, country: NOR, sectors: [GOV], adjectives: [Norwegian]}
- {id: state.chile, name: Chile, kind: state, country: CHL, sectors: [GOV], adjectives: [Chilean]}
- {id: outlet.larch, name: Larch News Agency, kind: outlet, country: NOR, sectors: [JRN], outlet: agency}
- {id: outlet.orlen_times, name: Orlen Times, kind: outlet, country: CHL, sectors: [JRN], outlet: newspaper,
   weak: [Times]}
- {id: outlet.observer, name: The Ferryman, kind: outlet, country: CHL, sectors: [JRN], outlet: magazine,
   weak: [Ferryman]}
- {id: outlet.tvr, name: TVR, kind: outlet, country: CHL, sectors: [JRN], outlet: broadcaster}
- {id: outlet.tvr_week, name: The Week Ahead, kind: outlet, country: CHL, sectors: [JRN], outlet: broadcaster,
   parent: outlet.tvr, aliases: [TVR's The Week Ahead]}
- {id: outlet.twitter, name: Twitter, kind: outlet, sectors: [JRN], outlet: platform, weak: [X]}
- {id: outlet.telegram, name: Telegram, kind: outlet, sectors: [JRN], outlet: platform}
"""


def knowledge():
    """The outlets that these tests know of."""
    pack, problems = parse_pack(PACK, path=Path("test.yaml"), builtin=False)
    assert not problems, problems
    return Knowledge.of([pack])


def page_of(marked, outlet=None):
    """The page of a marked text."""
    text, opened, pieces, names, at = "", [], {}, [], 0
    while at < len(marked):
        match = _OPEN.match(marked, at)
        if match:
            opened.append((match, len(text)))
            at = match.end()
        elif opened and marked[at] == _CLOSE[opened[-1][0]["mark"]]:
            begun, start = opened.pop()
            if begun["label"]:
                names.append(Name(start, len(text), text[start:], begun["label"]))
            else:
                pieces.setdefault(int(begun["number"]), []).append((begun["mark"], start, len(text)))
            at += 1
        else:
            text += marked[at]
            at += 1
    rows = {number: [sorted((s, e) for m, s, e in pieces[number] if m == mark) for mark in "[<{"] for number in pieces}
    statements = tuple(_statement(text, number, rows) for number in sorted(rows))
    article = make_article(text, published="2031-05-04", outlet=outlet)
    return Page(article, tuple(sorted(names, key=lambda name: name.start)), statements)


def _statement(text, number, rows):
    source, cue, content = (tuple(Span.of(text, *piece) for piece in role) for role in rows[number])
    told = "".join(span.text for span in content)
    form = "direct" if told[:1] == "“" else "mixed" if "“" in told else "indirect"
    inside = _holder(number, rows)
    return Statement(
        f"s{number}", source, cue, content, form, "say", None, (), (), f"s{inside}" if inside else None, None, None, 0.9
    )


def _holder(number, rows):
    own = [*rows[number][1], *rows[number][2]]
    holding = [
        (sum(b - a for a, b in content), other)
        for other, (_, _, content) in rows.items()
        if other != number and own and all(any(a <= s and e <= b for a, b in content) for s, e in own)
    ]
    return min(holding)[1] if holding else None


def read(marked, outlet=None):
    """The page with speakers and chains."""
    return ChainLayer(knowledge()).read(SpeakerLayer().read([page_of(marked, outlet)]))[0]


def ways(marked, outlet=None):
    """For each statement the names of those between speaker and article, in order."""
    page = read(marked, outlet)
    names = {actor.id: actor.name for actor in page.actors}
    return {statement.id: [names[actor] for actor in statement.via] for statement in page.statements}

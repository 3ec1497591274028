"""Evidence made by hand: a world of three states, a party and unnamed sources, and any evidence that could be."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from onrecord.knowledge.plover import ontology
from onrecord.questions.evidence.parties import Party, Side
from onrecord.questions.evidence.view import Evidence, Happening, Relay, Report, Told

TEXT = "Talsia's envoy met the Brenmark delegation in Quell, and the harbour was shelled again that night."
TALSIA, BRENMARK, ORVA = (
    Side(f"state:{code}", name) for code, name in (("TLS", "Talsia"), ("BRN", "Brenmark"), ("ORV", "Orva"))
)
LEAGUE = Side("name:organisation::harbour league", "Harbour League")
NOBODY = Side("only:u1:an official", "an official")


def party(side: Side, name: str | None = None, **more: Any) -> Party:
    """One who is on a side; the side itself where no name is given."""
    own = side.id if name is None else f"name:person::{name.lower()}"
    facts = {"kind": "state" if name is None else "person", "country": None, "sectors": (), "anonymous": False, **more}
    return Party(own, name or side.name, side=side, local=side.id.startswith("only:"), **facts)


def report(
    name: str = "u1", published: str | None = "2031-05-04", *, family: int | None = None, copy_of: str | None = None
) -> Report:
    """A report; one of another name is of another family unless that is given."""
    number = int(name[1:])
    return Report(
        number, name, f"Title {name}", "Northern Post", published, copy_of, number if family is None else family
    )


def told(where: Report, number: int, speaker: Party | None, **more: Any) -> Told:
    """A statement."""
    facts = {
        "source": (), "cue": (), "content": ((0, 14),), "form": "indirect", "act": "say", "chain": (), "inside": None,
        "since": None, "until": None, "about": (), "confidence": 0.9, **more,
    }  # fmt: skip
    return Told(where, number, speaker=speaker, **facts)


def happening(where: Report, number: int, kind: str, actors: Any, recipients: Any, **more: Any) -> Happening:
    """An event between sides or parties, asserted by the article unless told otherwise."""
    own = ontology().types[kind]
    facts: dict[str, Any] = {
        "mode": None, "factuality": "asserted", "trigger": (15, 18), "not_before": None, "not_after": None,
        "place": None, "country": None, "background": False, "quad": own.quad, "score": own.score, "told": None,
        "same": number, "confidence": 0.9, "doubtful": False, **more,
    }  # fmt: skip
    who, whom = (
        tuple(
            party(each) if isinstance(each, Side) else each for each in (them if isinstance(them, tuple) else (them,))
        )
        for them in (actors, recipients)
    )
    return Happening(where, where.key * 1000 + number, number, kind, actors=who, recipients=whom, **facts)


class Texts:
    """The same text for every report, and the usual ids."""

    def text(self, report: Report) -> str:
        return TEXT

    def row_id(self, report: Report, table: str, number: int) -> str:
        return f"{table[0]}{number + 1}"


def evidence(*rows: Happening | Told) -> Evidence:
    """Evidence of these rows, in its order."""
    done = sorted((row for row in rows if isinstance(row, Happening)), key=lambda row: (row.report.article, row.number))
    said = sorted((row for row in rows if isinstance(row, Told)), key=lambda row: (row.report.article, row.number))
    return Evidence(tuple(done), tuple(said), Texts())


# ---- any evidence

_PARTIES = st.sampled_from(
    [party(TALSIA), party(TALSIA, "Orla Venn"), party(BRENMARK), party(ORVA), party(LEAGUE), party(NOBODY)]
)
_DAYS = st.none() | st.sampled_from(["2031-04-30", "2031-05-04", "2031-06-01", "2030-12-31"])
_REPORTS = st.builds(
    lambda number, published: report(f"u{number}", published, family=number % 5),
    st.integers(1, 8), st.none() | st.sampled_from(["2031-05-04", "2031-05-31T10:00:00Z", "2031-06-02"]),
)  # fmt: skip


@st.composite
def evidences(draw: Any) -> Evidence:
    """Any evidence of up to eight reports; a report has one date."""
    reports = {each.article: each for each in draw(st.lists(_REPORTS, min_size=1, max_size=8))}
    rows: list[Happening | Told] = []
    for where in reports.values():
        said = [
            told(
                where,
                n,
                draw(st.none() | _PARTIES),
                act=draw(st.sampled_from(["say", "deny", "accuse"])),
                since=draw(_DAYS),
                about=tuple(draw(st.lists(_PARTIES, max_size=2))),
            )
            for n in range(draw(st.integers(0, 3)))
        ]
        rows += said
        for n in range(draw(st.integers(0, 4))):
            first = draw(_DAYS)
            rows.append(
                happening(
                    where,
                    n,
                    draw(st.sampled_from(sorted(ontology().types))),
                    tuple(draw(st.lists(_PARTIES, max_size=3, unique=True))),
                    tuple(draw(st.lists(_PARTIES, max_size=2, unique=True))),
                    factuality=draw(st.sampled_from(["asserted", "denied", "possible", "future", "hypothetical"])),
                    told=draw(st.none() | st.sampled_from(said)) if said else None,
                    not_before=first,
                    not_after=first,
                    background=draw(st.booleans()),
                    same=draw(st.integers(0, n)),
                )
            )
    return evidence(*rows)


def shuffled(draw: Any, given: Evidence) -> Evidence:
    """The same evidence in any other order."""
    return replace(
        given,
        happenings=tuple(draw(st.permutations(given.happenings))),
        told=tuple(draw(st.permutations(given.told))),
    )


def relay(side: Side, kind: str = "outlet") -> Relay:
    """A hop."""
    return Relay(party(side), kind, anonymous=False)

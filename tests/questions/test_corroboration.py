"""On how many independent voices an event rests."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.questions.evidence.parties import Party, Side
from onrecord.questions.evidence.view import Happening, Relay, Report, Told
from onrecord.questions.reports.corroboration import SCALE, Support, support_of
from onrecord.questions.reports.finding import Asked
from onrecord.questions.reports.told import ToldEvent, told_events
from onrecord.record.store import Record
from tests.questions.joined_stories import Told as Event
from tests.questions.joined_stories import meeting, story


def party(
    name: str, kind: str = "person", *, side: str | None = None, unnamed: bool = False, local: bool = False
) -> Party:
    own = f"only:u:{name}" if local else f"known:{name}"
    behind = Side(f"state:{side}", side) if side else Side(own, name)
    return Party(own, name, kind, side, (), unnamed, behind, local)


VENN, ENVOY = party("Orla Venn", side="TLS"), party("Ada Sund", side="TLS")
LUND = party("Ivo Lund", side="BRN")
UNNAMED = party("official", "anonymous", side="TLS", unnamed=True, local=True)
OTHER = party("aide", "anonymous", side="TLS", unnamed=True, local=True)
TIMES = party("Larch Times", "outlet")


def row(
    outlet: str, speaker: Party | None = None, *, via: Party | None = None, factuality: str = "asserted",
    family: int | None = None, nobody: bool = False, number: int = 0,
) -> Happening:  # fmt: skip
    own = len(outlet) * 100 + ord(outlet[0]) if family is None else family
    report = Report(own, f"u{outlet}", None, outlet, "2031-05-04", None, own)
    told = None
    if speaker is not None or nobody:
        chain = (Relay(speaker, "speaker", speaker.anonymous),) if speaker else ()
        chain += (Relay(via, "outlet", False),) if via else ()
        told = Told(report, 0, (), (), ((0, 3),), "indirect", "say", speaker, chain, None, (), None, None, 0.9)
    return Happening(
        report=report, key=1, number=number, type="CONSULT", mode=None, factuality=factuality, actors=(), recipients=(),
        trigger=(0, 3), not_before=None, not_after=None, place=None, country=None, background=False, quad=1, score=1.0,
        told=told, same=0, confidence=0.9, doubtful=False,
    )  # fmt: skip


def counted(*rows: Happening) -> tuple[str, int, int, int]:
    found = support_of(rows)
    return found.word, found.independent, found.firm, found.denying


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([row("Quell Courier")], ("one voice", 1, 1, 0)),
        ([row("Quell Courier"), row("Vell Echo")], ("two voices", 2, 2, 0)),
        ([row("Quell Courier", VENN), row("Vell Echo", LUND), row("Sund Post")], ("three voices or more", 3, 3, 0)),
        # several statements of one voice, in several reports
        ([row("Quell Mail", VENN), row("Vell Echo", VENN), row("Vell Echo", VENN, number=1)], ("one voice", 1, 1, 0)),
        # all who speak for one state
        ([row("Quell Courier", VENN), row("Vell Echo", ENVOY)], ("one voice", 1, 1, 0)),
        # copies of one story
        ([row("Quell Courier", family=7), row("Vell Echo", family=7)], ("one voice", 1, 1, 0)),
        # one outlet under two names, and one that cites it
        ([row("nyt"), row("www.nytimes.com"), row("The New York Times")], ("one voice", 1, 1, 0)),
        ([row("Quell Courier", party("New York Times", "outlet")), row("nyt")], ("one voice", 1, 1, 0)),
        ([row("nyt", VENN, via=party("The New York Times", "outlet"))], ("one voice", 1, 1, 0)),
        # an outlet that cites another one
        ([row("Quell Courier", TIMES), row("Larch Times")], ("one voice", 1, 1, 0)),
        ([row("Quell Courier", VENN, via=TIMES), row("Larch Times", VENN)], ("one voice", 1, 1, 0)),
        ([row("Quell Courier", VENN, via=TIMES)], ("one voice, not firm", 1, 0, 0)),
        # a report that has it from somebody does not know it by itself
        ([row("Quell Courier", VENN), row("Quell Courier", number=1)], ("one voice", 1, 1, 0)),
        # two unnamed officials of one side cannot be told from one another
        ([row("Quell Courier", UNNAMED), row("Vell Echo", OTHER)], ("one voice, not firm", 1, 0, 0)),
        ([row("Quell Courier", UNNAMED), row("Vell Echo", VENN)], ("several voices, not firm", 2, 1, 0)),
        ([row("Quell Courier", party("a spokesman", local=True))], ("one voice, not firm", 1, 0, 0)),
        ([row("Quell Courier", nobody=True)], ("voice not known", 0, 0, 0)),
        ([row("Quell Courier", VENN, factuality="denied")], ("denied only", 0, 0, 1)),
        ([row("Quell Courier", VENN, factuality="possible")], ("open", 0, 0, 0)),
        ([row("Quell Courier", VENN, factuality="denied"), row("Vell Echo", LUND)], ("one voice", 1, 1, 1)),
    ],
)  # fmt: skip
def test_what_an_event_rests_on(rows: list[Happening], wanted: tuple[str, int, int, int]) -> None:
    assert counted(*rows) == wanted


def test_a_denial_beside_an_affirmation_is_a_dispute() -> None:
    assert support_of([row("Quell Courier", VENN, factuality="denied"), row("Vell Echo", LUND)]).disputed
    assert not support_of([row("Quell Courier", VENN, factuality="denied")]).disputed


def test_voices_tell_how_they_are_heard() -> None:
    found = support_of([row("Quell Courier", VENN, via=TIMES), row("Vell Echo", UNNAMED), row("Sund Post")])
    told = {voice.names[0]: (voice.side, voice.sort, voice.hand, voice.stand) for voice in found.voices}
    assert told == {
        "Orla Venn": ("TLS", "named", "second", "affirms"),
        "official": ("TLS", "anonymous", "first", "affirms"),
        "Sund Post": (None, "named", "own", "affirms"),
    }


ROWS = [
    row("Quell Courier", VENN), row("Quell Courier", number=1), row("Vell Echo", LUND), row("Sund Post", UNNAMED),
    row("Larch Times"), row("Quell Mail", TIMES), row("Vell Mail", VENN, factuality="denied"), row("Ost", nobody=True),
]  # fmt: skip


@given(st.permutations(ROWS))
def test_the_order_makes_no_difference(rows: list[Happening]) -> None:
    assert support_of(rows) == support_of(ROWS)


@given(st.lists(st.sampled_from(ROWS), min_size=1))
def test_there_are_never_more_voices_than_tellings_and_the_word_has_a_rule(rows: list[Happening]) -> None:
    found: Support = support_of(rows)
    assert found.firm <= found.independent <= len(rows)
    assert found.rule == SCALE[found.word]
    assert {voice.counted for voice in found.voices if voice.stand == "affirms"} - {None} == set(
        range(found.independent)
    )
    assert sum(len(voice.tellings) for voice in found.voices) == len(rows)


@pytest.fixture
def record(tmp_path: Path) -> Iterable[Record]:
    with Record(tmp_path / "news.record") as made:
        yield made


def event(record: Record, report: str) -> ToldEvent:
    with record.state() as connection:
        return told_events(connection, Asked(report=report)).events[0]


def test_a_wire_story_in_two_papers_is_one_voice(record: Record) -> None:
    text = "Talsia and Brenmark met in Quell to settle the herring dispute. " + " ".join(f"word{n}" for n in range(80))
    met = Event("met", by=("Talsia", "Brenmark"), place=("Quell", "FRA"))
    record.add(story("wire", text, met, published="2031-05-03"))
    record.add(story("paper", f"{text} The end.", met))
    record.add(meeting("own"))
    found = event(record, "upaper/e1")
    assert (found.reports, found.copies, found.independent) == (3, 1, 2)
    assert found.tellings[0].article == "uwire"
    assert found.word == "two voices"


def test_every_voice_leads_to_its_place_in_the_text(record: Record) -> None:
    record.add(meeting("a"))
    record.add(story("b", "Talsia and Brenmark met in Quell over the herring quotas, Ivo Lund said.",
                     Event("met", by=("Talsia", "Brenmark"), place=("Quell", "FRA"), said_by="Ivo Lund")))  # fmt: skip
    found = event(record, "ua/e1")
    told = {telling.id: telling for telling in found.tellings}
    assert {heard for voice in found.voices for heard in voice.tellings} == set(told) == {"ua/e1", "ub/e1"}
    assert told["ub/e1"].statement == "s1"
    assert told["ua/e1"].statement is None
    for telling in found.tellings:
        text = record.reading(telling.article).article.text
        assert text[telling.trigger.start : telling.trigger.end] == telling.trigger.text
        assert text[telling.sentence.start : telling.sentence.end] == telling.sentence.text


def test_the_docs_tell_the_scale() -> None:
    page = Path(__file__).parents[2] / "docs" / "corroboration.md"
    rows = [f"| {word} | {rule} |" for word, rule in SCALE.items()]
    assert "\n".join(rows) in page.read_text(encoding="utf8")

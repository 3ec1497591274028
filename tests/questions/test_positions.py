"""What a side holds: by whom, in which way, and nothing that nobody holds as a fact."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.errors import SettingError
from onrecord.questions.positions.asking import Scope, disputes, positions, shifts
from onrecord.reading.statements.acts import act_of
from tests.questions.stories import Done, Said, accuses, admits, kept, meets, story


def held(rows) -> list[tuple[str | None, str, tuple[str, ...]]]:
    return [(row.speaker, row.stance, row.matters) for row in rows]


def test_a_side_speaks_through_all_who_are_on_it(tmp_path) -> None:
    with kept(tmp_path, admits(), meets(), accuses()) as record:
        rows = positions(record, "Talsia")
        only = positions(record, "Orla Venn", Scope(about="contact"))
    assert held(rows) == [
        ("Talsia", "denies", ("support and aid: Talsia → Harbour League",)),
        ("Orla Venn", "acknowledges", ("cooperation and agreements: Harbour League and Talsia",)),
        ("Orla Venn", "denies", ()),
        ("Orla Venn", "denies", ("contact and talks: Harbour League and Talsia",)),
    ]
    assert held(only) == [("Orla Venn", "denies", ("contact and talks: Harbour League and Talsia",))]


def test_a_row_leads_back_to_its_words(tmp_path) -> None:
    reading = admits()
    with kept(tmp_path, reading) as record:
        for row in positions(record, "Talsia"):
            for part in (row.sentence, *row.cue, *row.content, *row.triggers):
                assert reading.article.text[part.start : part.end] == part.text
            assert row.cue[0].text in row.sentence.text
            assert row.reasons
        first, second = positions(record, "Talsia")
    assert (first.statement, first.events, first.turn, first.since, first.until) == (
        "s1", ("e1",), "before", None, "2031-05-04",
    )  # fmt: skip
    assert (second.since, second.until, second.dated) == ("2031-04-28", "2031-04-28", "stated")
    assert second.sentence.text.startswith("On Monday") and second.sentence.text.endswith("coast.")


@pytest.mark.parametrize(
    ("act", "factuality", "stance"),
    [
        ("say", "asserted", "asserts"),
        ("say", "denied", "denies"),
        ("say", "possible", None),
        ("say", "future", None),
        ("say", "hypothetical", None),
        ("ask", "asserted", None),
        ("demand", "asserted", None),
        ("acknowledge", "asserted", "acknowledges"),
        ("deny", "denied", "denies"),
        ("promise", "future", "promises"),
        ("threaten", "future", "threatens"),
    ],
)
def test_stances(tmp_path, act: str, factuality: str, stance: str | None) -> None:
    reading = story(
        "one",
        "Talsia spoke of the aid to the Harbour League.",
        [
            Said("talsia", "spoke", "of the aid to the Harbour League", act),
            Done("AID", "aid", ("talsia",), ("league",), factuality, "spoke"),
        ],
    )
    with kept(tmp_path, reading) as record:
        found = [row.stance for row in positions(record, "Talsia") if row.events]
    assert found == ([stance] if stance else [])


@pytest.mark.parametrize(
    ("content", "stance"),
    [("entry to the Harbour League", "declines"), ("grain to the Harbour League", "denies")],
)
def test_who_denies_somebody_something_refuses_it(tmp_path, content: str, stance: str) -> None:
    reading = story(
        "one",
        f"Talsia denied {content}.",
        [Said("talsia", "denied", content, act_of("denied", content=content))],
    )
    with kept(tmp_path, reading) as record:
        assert held(positions(record, "Talsia")) == [("Talsia", stance, ())]
        assert not shifts(record, "Talsia")
        assert not disputes(record, "Talsia")


def test_a_denial_of_what_another_tells_is_no_denial_of_his_telling(tmp_path) -> None:
    reading = story(
        "one",
        "Talsia denied reports highlighting its aid to the Harbour League.",
        [
            Said("talsia", "denied", "reports highlighting its aid to the Harbour League", "deny"),
            Said("docker", "reports highlighting", "its aid to the Harbour League", "report", inside="denied"),
            Done("AID", "aid", ("talsia",), ("league",), "asserted", "reports highlighting"),
        ],
    )
    shown = replace(reading, events=reading.events)
    with kept(tmp_path, shown) as record:
        assert held(positions(record, "Talsia")) == [
            ("Talsia", "denies", ("support and aid: Talsia → Harbour League",))
        ]
        other = positions(record, "a docker")[0]
    assert (other.stance, other.words, other.by, other.anonymous) == ("asserts", "account", "Talsia", True)


def test_a_denial_that_something_has_to_do_with_an_event_does_not_deny_it(tmp_path) -> None:
    reading = story(
        "one",
        "Orla Venn denied that the strike was related to the talks with Brenmark.",
        [
            Said("venn", "denied", "that the strike was related to the talks with Brenmark", "deny"),
            Done("CONSULT", "talks", ("talsia",), ("brenmark",), "denied", "denied"),
        ],
    )
    with kept(tmp_path, reading) as record:
        assert [row.events for row in positions(record, "Talsia")] == [()]


def test_doubtful_events_count_only_where_the_statement_itself_tells(tmp_path) -> None:
    sure = admits()
    unsure = replace(sure, events=tuple(replace(event, confidence=0.05) for event in sure.events))
    said = story(
        "two",
        "Talsia said that it fed the Harbour League.",
        [
            Said("talsia", "said", "that it fed the Harbour League"),
            Done("AID", "fed", ("talsia",), ("league",), "asserted", "said", confidence=0.05),
        ],
    )
    with kept(tmp_path, unsure, said) as record:
        assert [row.stance for row in positions(record, "Talsia")] == ["denies", "acknowledges"]


def test_narrowed_by_family_by_whom_and_by_time(tmp_path) -> None:
    with kept(tmp_path, admits(published="2030-01-01"), meets(), accuses()) as record:
        assert len(positions(record, "Talsia", Scope(about="support"))) == 1
        assert len(positions(record, "Talsia", Scope(about="Harbour League"))) == 3
        assert len(positions(record, "Talsia", Scope(since="2031"))) == 2
        assert len(positions(record, "Talsia", Scope(until="2030-06", about="cooperation"))) == 1
        assert len(positions(record, "Talsia", limit=2)) == 2


def test_who_is_not_there_is_told(tmp_path) -> None:
    with kept(tmp_path, admits()) as record:
        with pytest.raises(SettingError, match=r"nobody in the record is called 'Orla Vent'.*Orla Venn"):
            positions(record, "Orla Vent")
        with pytest.raises(SettingError, match="Write YYYY"):
            positions(record, "Talsia", Scope(since="soon"))

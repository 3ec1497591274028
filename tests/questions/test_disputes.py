"""Two voices meet where one asserts what the other denies; the most direct comes first."""

from __future__ import annotations

import pytest

from onrecord.questions.positions.asking import Scope, disputes
from tests.questions.seed import seed
from tests.questions.stories import Done, Said, accuses, kept, meets, story


def sides(found) -> tuple[set[str | None], set[str | None]]:
    return {row.side for row in found.asserting}, {row.side for row in found.denying}


def test_one_event_asserted_and_denied(tmp_path) -> None:
    with kept(tmp_path, meets()) as record:
        (found,) = disputes(record)
    assert sides(found) == ({"Brenmark"}, {"Talsia"})
    assert found.about == ("contact and talks: Harbour League and Talsia",)
    assert found.reasons[0] == "the same event of the article"
    assert [row.events for row in (*found.asserting, *found.denying)] == [("e1",), ("e2",)]


def test_a_claim_dismissed(tmp_path) -> None:
    with kept(tmp_path, accuses()) as record:
        (found,) = disputes(record)
        assert disputes(record, scope=Scope(about="Harbour League")) == ()
    assert sides(found) == ({"Brenmark"}, {"Talsia"})
    assert found.about == ("what is said of Talsia",)


def test_the_most_direct_comes_first_and_the_scope_narrows(tmp_path) -> None:
    with kept(tmp_path, accuses(), meets()) as record:
        first, second = disputes(record)
        assert first.score > second.score
        assert [one.about for one in disputes(record, scope=Scope(about="contact"))] == [first.about]
        assert disputes(record, scope=Scope(since="2032")) == ()
        assert disputes(record, limit=1) == (first,)
        assert disputes(record, "Pal Sund") == (first,)
        assert disputes(record, "Brenmark") == disputes(record, "Talsia") == (first, second)
        assert disputes(record, "Harbour League") == ()


def test_what_a_side_asserts_and_denies_itself_is_no_dispute(tmp_path) -> None:
    reading = story(
        "one",
        "Talsia said that it fed the Harbour League. Orla Venn denied that it nourished the Harbour League.",
        [
            Said("talsia", "said", "that it fed the Harbour League"),
            Said("venn", "denied", "that it nourished the Harbour League", "deny"),
            Done("AID", "fed", ("talsia",), ("league",), "asserted", "said"),
            Done("AID", "nourished", ("talsia",), ("league",), "denied", "denied"),
        ],
    )
    with kept(tmp_path, reading) as record:
        assert disputes(record) == ()


@pytest.mark.parametrize("factuality", ["possible", "future", "hypothetical"])
def test_what_may_be_is_not_asserted(tmp_path, factuality: str) -> None:
    reading = story(
        "one",
        "Brenmark wrote of aid to the Harbour League. A week on, Talsia denied gifts to the Harbour League.",
        [
            Said("brenmark", "wrote", "of aid to the Harbour League"),
            Said("talsia", "denied", "gifts to the Harbour League", "deny"),
            Done("AID", "aid", ("talsia",), ("league",), factuality, "wrote"),
            Done("AID", "gifts", ("talsia",), ("league",), "denied", "denied"),
        ],
    )
    with kept(tmp_path, reading) as record:
        assert disputes(record) == ()


def test_who_tells_of_a_denial_does_not_assert_what_is_denied(tmp_path) -> None:
    reading = story(
        "one",
        "Brenmark said Talsia denied that it hid grain from Talsia.",
        [
            Said("brenmark", "said", "Talsia denied that it hid grain from Talsia"),
            Said("talsia", "denied", "that it hid grain from Talsia", "deny", inside="said"),
        ],
    )
    with kept(tmp_path, reading) as record:
        assert disputes(record) == ()


def test_a_denial_of_the_reports_told_in_its_sentence_answers_nothing_before(tmp_path) -> None:
    text = "Brenmark wrote of grain that Talsia hid. {}Orla Venn called the reports false."
    for n, (words, count) in enumerate(
        (("", 1), ("The Courier printed a clerk's reports, but ", 0), ("A report. ", 1))
    ):
        reading = story(
            "one",
            text.format(words),
            [
                Said("brenmark", "wrote", "of grain that Talsia hid", "report"),
                Said("venn", "called", "the reports false", "deny"),
            ],
        )
        folder = tmp_path / str(n)
        folder.mkdir()
        with kept(folder, reading) as record:
            assert len(disputes(record)) == count


def test_who_is_spoken_of_in_a_denied_report_is_no_voice_of_the_dispute(tmp_path) -> None:
    reading = story(
        "one",
        "Talsia dismissed a report by Brenmark that Pal Sund planned to announce he will not pay Talsia herring taxes.",
        [
            Said(
                "talsia", "dismissed",
                "a report by Brenmark that Pal Sund planned to announce he will not pay Talsia herring taxes", "deny",
            ),
            Said(
                "brenmark", "a report", "that Pal Sund planned to announce he will not pay Talsia herring taxes",
                "report", inside="dismissed",
            ),
            Said("sund", "announce", "he will not pay Talsia herring taxes", inside="a report"),
        ],
    )  # fmt: skip
    with kept(tmp_path, reading) as record:
        (found,) = disputes(record)
    assert [row.speaker for row in found.asserting] == ["Brenmark"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Orla Venn denied the accusations, calling Brenmark a liar.", 0),
        ("Orla Venn denied the accusations. The week before she was calling Brenmark a liar.", 1),
    ],
)
def test_what_a_side_does_in_denying_is_not_told_against_it(tmp_path, text: str, count: int) -> None:
    reading = story(
        "one",
        text,
        [
            Said("venn", "denied", "the accusations", "deny"),
            Done("ACCUSE", "accusations", ("venn",), ("brenmark",), "denied", "denied"),
            Done("ACCUSE", "calling", ("venn",), ("brenmark",)),
        ],
    )
    with kept(tmp_path, reading) as record:
        assert len(disputes(record)) == count


def test_across_articles_of_some_days_with_the_same_words(tmp_path) -> None:
    said = story(
        "one",
        "Brenmark accused Talsia of hiding grain in its northern silos.",
        [Said("brenmark", "accused", "Talsia of hiding grain in its northern silos", "accuse")],
    )
    near, far = (
        story(
            name,
            "Talsia denied that any grain lay in silos of its army.",
            [Said("talsia", "denied", "that any grain lay in silos of its army", "deny")],
            published=day,
        )
        for name, day in (("two", "2031-05-10"), ("three", "2031-06-20"))
    )
    with kept(tmp_path, said, near, far) as record:
        (found,) = disputes(record)
    assert [row.article for row in found.denying] == ["utwo"]
    assert "printed within 10 days" in found.reasons


@pytest.mark.parametrize("who", ["talsia", "venn"])
def test_across_articles_of_one_matter_that_is_denied_once(tmp_path, who) -> None:
    name = {"talsia": "Talsia", "venn": "Orla Venn"}[who]
    told, denied = (
        story(
            article,
            f"{speaker.title()} {cue} that {name} met envoys of the Harbour League in an inn.",
            [
                Said(speaker, cue, f"that {name} met envoys of the Harbour League in an inn", act),
                Done("CONSULT", "met", (who, "league"), (), how, cue),
            ],
            published=day,
        )
        for article, speaker, cue, act, how, day in (
            ("one", "brenmark", "said", "say", "asserted", "2031-05-04"),
            ("two", "talsia", "denied", "deny", "denied", "2031-05-06"),
        )
    )
    with kept(tmp_path, told, denied) as record:
        (found,) = disputes(record)
    assert [row.article for row in (*found.asserting, *found.denying)] == ["uone", "utwo"]
    assert found.about == ("contact and talks: Harbour League and Talsia",)
    assert found.reasons[:2] == ("the same matter", "printed within 10 days")


def test_said_and_denied_in_one_sentence(tmp_path) -> None:
    reading = story(
        "one",
        "A docker said Talsia paid the rebels, but Orla Venn denied making any deal.",
        [
            Said("docker", "said", "Talsia paid the rebels"),
            Said("venn", "denied", "making any deal", "deny"),
        ],
    )
    with kept(tmp_path, reading) as record:
        (found,) = disputes(record)
    assert found.reasons[0] == "said, and denied in the same sentence"
    assert found.asserting[0].anonymous


def test_the_seed_gives_its_dispute(tmp_path) -> None:
    with kept(tmp_path, seed()) as record:
        found = disputes(record)[0]
    assert {row.statement for row in found.asserting} == {"s14", "s15"}
    assert [(row.statement, row.side, row.events) for row in found.denying] == [("s16", "Taliban", ("e12",))]
    assert found.about == ("contact and talks: Taliban and Russia",)
    assert {row.speaker for row in found.asserting} == {"Hashim Wahdatyar", "The Sunday Times"}

"""A shift is found where something tells which came first, and nowhere else."""

from __future__ import annotations

import tempfile
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.questions.positions.asking import Scope, disputes, positions, shifts
from tests.questions.seed import seed
from tests.questions.stories import Done, Said, accuses, admits, kept, meets, story


def test_what_it_had_long_denied_it_now_acknowledges(tmp_path) -> None:
    with kept(tmp_path, admits()) as record:
        (found,) = shifts(record)
    assert (found.side, found.kind) == ("Talsia", "denied, then acknowledged")
    assert [(row.statement, row.stance) for row in (*found.before, *found.after)] == [
        ("s1", "denies"), ("s2", "acknowledges"),
    ]  # fmt: skip
    assert found.about == (
        "cooperation and agreements: Harbour League and Talsia", "support and aid: Talsia → Harbour League",
    )  # fmt: skip
    assert "told as its position of the past" in found.reasons


def told(cue: str, act: str, name: str, published: str, factuality: str, **more: str):
    """Talsia says one thing of its aid to the League."""
    return story(
        name,
        f"Talsia {cue} that it supplied grain to the Harbour League.",
        [
            Said("talsia", cue, "that it supplied grain to the Harbour League", act),
            Done("AID", "supplied", ("talsia",), ("league",), factuality, cue),
        ],
        published=published,
        **more,
    )


def test_across_articles_by_the_days_on_which_it_was_said(tmp_path) -> None:
    denied = told("denied", "deny", "one", "2031-01-10", "denied")
    later = told("admitted", "acknowledge", "two", "2031-06-10", "asserted")
    with kept(tmp_path, later, denied) as record:
        (found,) = shifts(record, "Talsia")
        assert (found.kind, found.before[0].article, found.after[0].article) == (
            "denied, then acknowledged", "uone", "utwo",
        )  # fmt: skip
        assert shifts(record, "Harbour League") == ()
        assert len(shifts(record, scope=Scope(about="support"))) == 1
        assert shifts(record, scope=Scope(about="fighting")) == ()
        assert shifts(record, scope=Scope(since="2031-02")) == ()


@pytest.mark.parametrize(
    ("aside", "act", "count"),
    [("though it has not yet", "say", 0), ("and has not", "say", 1), ("though it has not yet", "deny", 1)],
)
def test_what_the_report_adds_to_the_words_of_a_side_is_no_denial(tmp_path, aside: str, act: str, count: int) -> None:
    first = told("said", "say", "one", "2031-01-10", "asserted")
    content = f"that it sends envoys {aside} supplied grain to the Harbour League"
    later = story(
        "two",
        f"Talsia told the Courier {content}.",
        [
            Said("talsia", "told", content, act),
            Done("AID", "supplied", ("talsia",), ("league",), "denied", "told"),
        ],
        published="2031-06-10",
    )
    with kept(tmp_path, first, later) as record:
        assert len(shifts(record)) == count


def test_the_other_way_round_it_is_another_shift(tmp_path) -> None:
    first = told("admitted", "acknowledge", "one", "2031-01-10", "asserted")
    with kept(tmp_path, first, told("denied", "deny", "two", "2031-06-10", "denied")) as record:
        assert [found.kind for found in shifts(record)] == ["acknowledged, then denied"]


@pytest.mark.parametrize("published", [None, "2031-01-10"])
def test_no_shift_where_nothing_tells_which_came_first(tmp_path, published) -> None:
    denied = told("denied", "deny", "one", published, "denied")
    with kept(tmp_path, denied, told("admitted", "acknowledge", "two", published, "asserted")) as record:
        assert shifts(record) == ()


def test_no_shift_within_an_article_that_tells_no_time(tmp_path) -> None:
    reading = story(
        "one",
        "Talsia denied that it supplied the Harbour League. Orla Venn acknowledged that it helped the Harbour League.",
        [
            Said("talsia", "denied", "that it supplied the Harbour League", "deny"),
            Said("venn", "acknowledged", "that it helped the Harbour League", "acknowledge"),
            Done("AID", "supplied", ("talsia",), ("league",), "denied", "denied"),
            Done("AID", "helped", ("talsia",), ("league",), "asserted", "acknowledged"),
        ],
    )
    with kept(tmp_path, reading) as record:
        assert shifts(record) == ()


@pytest.mark.parametrize("factuality", ["possible", "future", "hypothetical"])
def test_what_may_be_is_no_position(tmp_path, factuality: str) -> None:
    denied = told("denied", "deny", "one", "2031-01-10", "denied")
    with kept(tmp_path, denied, told("said", "say", "two", "2031-06-10", factuality)) as record:
        assert shifts(record) == ()


def test_what_one_cue_tells_is_a_shift_by_itself(tmp_path) -> None:
    reading = story(
        "one",
        "Talsia no longer denies its dealings with the Harbour League.",
        [Said("talsia", "no longer denies", "its dealings with the Harbour League", "acknowledge")],
    )
    with kept(tmp_path, reading) as record:
        (found,) = shifts(record)
    assert found.before == found.after
    assert found.reasons == ("says so itself",)


def test_who_still_denies_has_not_shifted(tmp_path) -> None:
    text = "Talsia has long denied that it supplied the Harbour League. Orla Venn acknowledged its love of the sea."
    reading = story(
        "one",
        text,
        [
            Said("talsia", "has long denied", "that it supplied the Harbour League", "deny"),
            Said("venn", "acknowledged", "its love of the sea", "acknowledge"),
        ],
    )
    with kept(tmp_path, reading) as record:
        assert shifts(record) == ()
        assert positions(record, "Talsia")[0].turn is None


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(range(5)), st.integers(0, 5))
def test_in_any_order_and_any_split_the_answers_are_the_same(order: list[int], split: int) -> None:
    stories = [
        admits("a"), meets("b", published="2031-05-06"), accuses("c"), meets("d", outlet="Herald"),
        told("denied", "deny", "e", "2030-01-10", "denied"),
    ]  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        expected = _answers(Path(folder), [stories])
    with tempfile.TemporaryDirectory() as folder:
        shuffled = [stories[n] for n in order]
        assert _answers(Path(folder), [shuffled[:split], shuffled[split:]]) == expected


def _answers(folder: Path, parts) -> tuple:
    for part in parts:
        kept(folder, *part).close()
    with kept(folder) as record:
        return positions(record, "Talsia"), shifts(record), disputes(record)


def test_all_orders_of_a_shift_across_articles(tmp_path) -> None:
    three = [
        told("denied", "deny", "one", "2031-01-10", "denied"),
        told("admitted", "acknowledge", "two", "2031-06-10", "asserted"),
        told("conceded", "acknowledge", "three", "2031-07-10", "asserted"),
    ]
    answers = set()
    for n, order in enumerate(permutations(three)):
        folder = tmp_path / str(n)
        folder.mkdir()
        with kept(folder, *order) as record:
            answers.add(shifts(record))
    assert len(answers) == 1
    (only,) = answers.pop()
    assert [row.article for row in only.after] == ["utwo", "uthree"]


def test_asked_of_one_side_it_is_the_same(tmp_path) -> None:
    reports = story(
        "one",
        "Talsia had long denied reports highlighting its aid to the Harbour League. Orla Venn now admits that Talsia "
        "helps the Harbour League.",
        [
            Said("talsia", "had long denied", "reports highlighting its aid to the Harbour League", "deny"),
            Said("docker", "reports highlighting", "its aid to the Harbour League", "report", inside="had long denied"),
            Said("venn", "now admits", "that Talsia helps the Harbour League", "acknowledge"),
            Done("AID", "aid", ("talsia",), ("league",), "asserted", "reports highlighting"),
            Done("AID", "helps", ("talsia",), ("league",), "asserted", "now admits"),
        ],
    )
    with kept(tmp_path, reports) as record:
        (found,) = shifts(record)
        assert found.about == ("support and aid: Talsia → Harbour League",)
        assert found.before[0].events == ("e1",)
        assert shifts(record, "Talsia") == (found,)
        assert shifts(record, "Orla Venn") == ()


def test_the_seed_gives_its_shift(tmp_path) -> None:
    with kept(tmp_path, seed()) as record:
        (found,) = shifts(record)
        assert shifts(record, "Russia") == (found,)
    assert (found.side, found.kind) == ("Russia", "denied, then acknowledged")
    assert [row.statement for row in found.before] == ["s12"]
    assert {"s11", "s1"} <= {row.statement for row in found.after}
    assert found.after[0].statement == "s11" and found.after[0].since == "2016-12-01"

"""What goes in comes out, once, in whatever order it came."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import DataError, RecordError
from onrecord.record.store import Record
from onrecord.types import Actor, Article, Reading, Span
from tests.record.readings import NEWER, TEXT, expected, plain, readings, whole

EDITED = TEXT.replace("three", "four") + " Talsia did not answer."


def test_a_reading_comes_back_as_it_was_added(record: Record) -> None:
    added = record.add(whole())
    assert (added.kind, added.article, added.copy_of, added.differs) == ("new", "uone", None, False)
    assert record.reading("uone") == expected(whole())
    assert list(record.readings()) == [expected(whole())]
    assert record.check() == ()


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(readings())
def test_any_reading_comes_back_as_it_was_added(reading: Reading) -> None:
    with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "r") as record:
        record.add(reading)
        assert record.reading(reading.article.id, raw=True) == expected(reading)
        assert record.add(reading).kind == "known"
        assert record.check() == ()


def test_a_zero_with_a_sign_is_zero(record: Record) -> None:
    reading = whole()
    minus, plain_zero = (
        replace(reading, events=(replace(reading.events[0], score=score), *reading.events[1:])) for score in (-0.0, 0)
    )
    record.add(minus)
    assert record.add(plain_zero).kind == "known"
    assert record.check() == ()


def test_adding_twice_changes_nothing(record: Record) -> None:
    record.add(whole())
    before = record.hash()
    again = record.add(whole())
    assert (again.kind, again.differs) == ("known", False)
    assert record.hash() == before
    assert record.knows(whole().article, whole().reader)
    assert not record.knows(whole("two").article, whole().reader)
    assert not record.knows(whole().article, NEWER)


def test_an_edited_text_is_a_new_version_of_the_same_article(record: Record) -> None:
    record.add(whole())
    assert record.add(whole(text=EDITED)).kind == "version"
    assert record.reading("uone").article.text == EDITED
    assert [reading.article.text for reading in record.history("uone")] == [TEXT, EDITED]
    assert (record.cite().articles, record.cite().versions) == (1, 2)
    assert record.check() == ()


def test_another_date_is_a_new_version_and_the_later_one_answers(record: Record) -> None:
    record.add(whole(published="2024-05-07"))
    assert record.add(whole(published="2024-05-06")).kind == "version"
    assert record.reading("uone").article.published == "2024-05-07"


def test_a_newer_reader_answers_and_the_old_reading_is_kept_until_prune(record: Record) -> None:
    record.add(whole(reader=NEWER))
    assert record.add(whole()).kind == "reread"
    assert record.reading("uone").reader == NEWER
    assert len(record.history("uone")) == 2
    pruned = record.prune()
    assert (pruned.readings, pruned.versions) == (1, 0)
    assert [reading.reader for reading in record.history("uone")] == [NEWER]
    assert record.check() == ()
    assert len(record.search("military").hits) == 1


def test_prune_leaves_one_reading_of_each_text_unless_texts_go_too(record: Record) -> None:
    for reading in (whole(), whole(reader=NEWER), whole(text=EDITED)):
        record.add(reading)
    assert record.prune().readings == 1
    assert [reading.article.text for reading in record.history("uone")] == [TEXT, EDITED]
    assert record.prune(versions=True).versions == 1
    assert [reading.article.text for reading in record.history("uone")] == [EDITED]
    assert record.check() == ()


def test_the_same_reader_that_reads_otherwise_is_told_and_replaces_only_if_asked(record: Record) -> None:
    other = replace(whole(), statements=whole().statements[:1], events=())
    record.add(whole())
    told = record.add(other)
    assert (told.kind, told.differs) == ("known", True)
    assert len(record.reading("uone").statements) == 3
    assert record.add(other, again=True).kind == "reread"
    assert len(record.reading("uone").statements) == 1
    assert len(record.history("uone")) == 1
    assert record.check() == ()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda r: replace(r, mentions=(replace(r.mentions[0], span=Span(0, 4, "xxxx")),)), "m1: span 0:4 is not"),
        (lambda r: replace(r, mentions=(replace(r.mentions[0], span=Span(0, 9999, "x")),)), "m1: span 0:9999 is not"),
        (lambda r: replace(r, actors=r.actors[:1]), "names actor a2, which is not there"),
        (lambda r: replace(r, times=()), "s1: names time t1, which is not there"),
        (lambda r: replace(r, actors=(*r.actors, Actor("a1", "X", "person"))), "actor: two rows have one id"),
    ],
)
def test_what_is_not_sound_is_refused_and_leaves_nothing_behind(record: Record, change, message: str) -> None:
    with pytest.raises(DataError, match=message):
        record.add(change(whole()))
    assert list(record.readings()) == []
    assert record.check() == ()


def test_an_article_that_is_not_there_is_told(record: Record) -> None:
    with pytest.raises(RecordError, match="no article 'unone'"):
        record.reading("unone")


STORY = " ".join(f"the {word} was seen near the old mill by several people" for word in "abcdefghijklmnop")
BANDS = (181482162990707, 171821226397211, 143293818987884)
OTHER = " ".join(f"a {word} of the council spoke of money and of bridges today" for word in "abcdefghijklmnop")


def test_a_wire_story_in_another_paper_is_a_copy_of_the_first_one(record: Record) -> None:
    record.add(plain("later", STORY + " Staff writers helped.", published="2024-05-03"))
    record.add(plain("other", OTHER, published="2024-05-01"))
    added = record.add(plain("first", STORY, published="2024-05-02"))
    assert added.copy_of is None
    assert record.reading("ulater").article.copy_of == "ufirst"
    assert record.reading("ulater", raw=True).article.copy_of is None
    assert record.reading("uother").article.copy_of is None
    assert record.add(plain("third", STORY, published="2024-05-04")).copy_of == "ufirst"
    assert record.cite().copies == 2


def test_the_bands_of_a_text_stay_what_they_are_in_records_that_exist() -> None:
    # another version of datasketch that counted otherwise would find no copies in them any more
    from onrecord.record.copies import bands, quadruples

    assert bands(quadruples("Too short to be told.")) == ()
    assert bands(quadruples(STORY))[:3] == BANDS


def test_versions_of_one_article_are_no_copies(record: Record) -> None:
    record.add(plain("one", STORY))
    assert record.add(plain("one", STORY + " More.")).copy_of is None


def _few() -> list[Reading]:
    return [
        whole(), whole("two", published=None), whole("two", text=EDITED, published="2024-06-01"), whole(reader=NEWER),
        plain("a", STORY, published="2024-05-03"), plain("b", STORY + " More.", published="2024-05-02"),
        plain("c", STORY + " Less."), plain("d", OTHER),
    ]  # fmt: skip


def _state(record: Record) -> tuple[object, ...]:
    found = record.search("military", limit=50)
    return (
        record.hash(),
        [(r.article.id, r.article.copy_of, r.reader.version) for r in record.readings()],
        [(hit.article, hit.statement, hit.snippet, hit.matches) for hit in found.hits],
        record.actors(),
        [row.row for row in record.audit(3)],
    )


@settings(max_examples=12)
@given(st.permutations(range(8)), st.integers(0, 8))
def test_any_order_and_any_split_give_the_same_answers(order: list[int], cut: int) -> None:
    few = _few()
    with tempfile.TemporaryDirectory() as folder:
        with Record(Path(folder) / "straight") as record:
            for reading in few:
                record.add(reading)
            wanted = _state(record)
        for part in (order[:cut], order[cut:]):
            with Record(Path(folder) / "mixed") as record:
                for number in part:
                    record.add(few[number])
        with Record(Path(folder) / "mixed") as record:
            assert _state(record) == wanted
            assert record.check() == ()


def test_many_readings_are_streamed_in_the_order_of_their_ids(record: Record) -> None:
    names = [f"{number:03}" for number in range(230)]
    for name in reversed(names):
        record.add(plain(name, f"Article {name}."))
    assert [reading.article.id for reading in record.readings()] == [f"u{name}" for name in names]


@pytest.mark.model
def test_a_real_reading_comes_back_as_it_was_added(record: Record) -> None:
    import onrecord

    example = Path(__file__).resolve().parents[2] / "examples" / "articles" / "wire-truce.txt"
    reading = onrecord.Reader().read(example.read_text(encoding="utf8"))
    assert reading.statements
    record.add(reading)
    assert record.reading(reading.article.id) == expected(reading)
    assert record.check() == ()


def test_an_article_left_out_as_a_whole_can_be_kept(record: Record) -> None:
    from onrecord.types import LeftOut

    article = Article("u1", "v", None, None, None, (), None, "ru", "Мост", left_out=(LeftOut(None, "language: ru"),))
    record.add(Reading(article, NEWER, left_out=article.left_out))
    assert record.reading("u1").left_out == article.left_out

"""One actor across articles: names, roles over time, and why it is taken for this one."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.record import actors, links
from onrecord.types import Actor
from tests.questions.stories import admits, kept, meets

VENN = "known:person.orla_venn"


def _with_venn(reading, **facts):  # type: ignore[no-untyped-def]
    actors = tuple(replace(a, **facts) if a.id == "venn" else a for a in reading.actors)
    return replace(reading, actors=actors)


def test_names_and_roles_are_counted_with_their_days(tmp_path: Path) -> None:
    first = _with_venn(admits(published="2030-01-02"), role="envoy", name="O. Venn", reasons=("a name of the pack",))
    second = _with_venn(meets(published="2031-05-20"), role="minister")
    third = _with_venn(meets("three", published="2031-06-01"), role="minister")
    with kept(tmp_path, first, second, third) as record:
        found = record.profile(VENN)
        assert found.names == (("Orla Venn", 2), ("O. Venn", 1))
        assert [(held.role, held.side, held.first, held.last, held.articles) for held in found.roles] == [
            ("envoy", "Talsia", "2030-01-02", "2030-01-02", 1),
            ("minister", "Talsia", "2031-05-20", "2031-06-01", 2),
        ]
        assert [(one.article, one.name) for one in found.appearances] == [
            ("uthree", "Orla Venn"), ("utwo", "Orla Venn"), ("uone", "O. Venn")
        ]  # fmt: skip
        assert found.appearances[-1].reasons == ("a name of the pack",)
        assert found.appearances[0].span is not None
        assert found.appearances[0].span.text == "Orla Venn"
        assert found.known.articles == 3


def test_who_was_joined_is_one_with_all_names(tmp_path: Path) -> None:
    named = replace(meets("five"), actors=tuple(
        Actor("sund", "Mara Lind", "person", "TLS") if a.id == "sund" else a for a in meets().actors))  # fmt: skip
    with kept(tmp_path, admits(), named) as record:
        record.join(VENN, "name:person:TLS:mara lind", by="Ada")
        for own in (VENN, "name:person:TLS:mara lind"):
            found = record.profile(own)
            assert {name for name, _ in found.names} == {"Orla Venn", "Mara Lind"}
            assert found.known.ids == (VENN, "name:person:TLS:mara lind")


@pytest.mark.parametrize("own", ["known:nobody", "Orla Venn", "", "venn"])
def test_an_actor_is_asked_for_by_its_id(tmp_path: Path, own: str) -> None:
    with kept(tmp_path, admits()) as record, pytest.raises(RecordError, match="no actor"):
        record.profile(own)


def test_links_of_one_actor_are_those_of_all_that_have_it(tmp_path: Path) -> None:
    def called(name: str, own: str, country: str = "TLS"):  # type: ignore[no-untyped-def]
        actors = tuple(Actor("sund", own, "person", country) if a.id == "sund" else a for a in meets().actors)
        return replace(meets(name), actors=actors)

    some = [called("a", "Mara Lind"), called("b", "Mara J. Lind"), called("c", "Ivo Lind"), called("d", "Tor Hask")]
    with kept(tmp_path, *some) as record:
        everything = record.links()
        assert len(everything) >= 2
        for own in {end for link in everything for end in (link.one, link.other)} | {"name:person:TLS:tor hask"}:
            assert record.links(actor=own) == tuple(link for link in everything if own in (link.one, link.other))
        pair = everything[0]
        said = record.join(pair.one, pair.other, by="Ada", same=False)
        judged = record.links(actor=pair.one)[0]
        assert (judged.state, judged.correction) == ("rejected", said.id)
        record.undo(said.id, by="Ada")
        assert record.links() == everything


def test_what_people_said_of_reports_is_found_by_either(tmp_path: Path) -> None:
    with kept(tmp_path, admits(), meets()) as record:
        said = record.join_events("utwo/e1", "uone/e2", by="Ada", note="one visit")
        for report in ("uone/e2", "utwo/e1"):
            (found,) = record.judged_reports([report])
            assert (found.id, found.one, found.other, found.same) == (said.id, "uone/e2", "utwo/e1", True)
            assert (found.by, found.note) == ("Ada", "one visit")
        assert record.judged_reports(["uone/e1"]) == ()
        record.undo(said.id, by="Ada")
        assert record.judged_reports(["uone/e2"]) == ()


def test_the_first_actors_are_the_first_of_all(tmp_path: Path) -> None:
    with kept(tmp_path, admits(), meets(), meets("three"), admits("four")) as record:
        record.join("known:person.pal_sund", "known:outlet.northern_post", by="Ada")
        record.join("known:body.talsia", "known:body.brenmark", by="Ada")
        everybody = tuple(record.actors(limit=1000))
        assert len(everybody) > 4
        for limit in range(1, len(everybody) + 2):
            assert tuple(record.actors(limit=limit)) == everybody[:limit]


def test_actors_are_counted_however_many_they_are(tmp_path: Path) -> None:
    with kept(tmp_path, admits(), meets()) as record, record.state() as state:
        driver = state.connection.driver_connection
        assert driver is not None
        everybody = actors.actors(state, None, 1000)
        driver.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 4)
        leading = actors.actors(state, None, 2)
        assert leading == everybody[:2]
        assert links.propose(state, 1000, everybody[0].id) is not None

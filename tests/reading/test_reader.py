from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy

import onrecord
from onrecord.errors import SettingError
from onrecord.reading.reader import Reader
from onrecord.reading.statements.layer import PROFILES

TEXT = "“The mill closes in May,” Ada Brook, the owner, said. She denied that wages were owed."


def test_text_mapping_and_article_read_alike() -> None:
    reader = Reader()
    from_text = reader.read(TEXT)
    from_mapping = reader.read({"body": TEXT})
    assert from_text.statements == from_mapping.statements == reader.read(from_text.article).statements
    assert from_text.statements[0].speaker is not None
    assert from_text.reader.version == onrecord.__version__
    assert dict(from_text.reader.models)["statements.onnx"]


def test_given_statements_take_the_place_of_those_read() -> None:
    reader = Reader()
    read = reader.read(TEXT)
    given = reader.read_given(TEXT, read.statements[:1])
    assert [s.id for s in given.statements] == ["s1"]
    assert given.statements[0].speaker is not None


def test_a_single_layer_reads_only_that() -> None:
    reading = Reader(layers=["statements"]).read(TEXT)
    assert reading.statements and not reading.actors
    assert reading.reader.layers == ("statements",)


def test_a_layer_brings_what_it_needs() -> None:
    assert Reader(layers=["speakers"]).layers == ("names", "statements", "speakers")
    assert Reader(layers=["actors"]).layers == ("names", "statements", "speakers", "actors")


def test_an_unknown_layer_names_the_valid_ones() -> None:
    with pytest.raises(onrecord.SettingError, match="names, places, statements, speakers, actors, coreference, chains"):
        Reader(layers=["moods"])


def test_an_unknown_profile_names_the_valid_ones() -> None:
    with pytest.raises(onrecord.SettingError, match="fast, accurate"):
        Reader(profile="best")


def test_a_profile_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(PROFILES, "accurate", tmp_path)
    with pytest.raises(onrecord.ModelError, match="not installed"):
        Reader(profile="accurate").read(TEXT)


def test_the_accurate_profile_reads() -> None:
    reading = Reader(["statements"], profile="accurate").read("Petra Lund said the dam would hold through the spring.")
    assert [s.source[0].text for s in reading.statements] == ["Petra Lund"]


PACK = """\
pack: mine
about: Actors of this test.
source: Invented.
licence: CC0-1.0
entries:
- {id: person.ada_brook, name: Ada Brook, kind: person, country: NOR, sectors: [BUS]}
"""


@pytest.mark.parametrize("jobs", [1, 2])
def test_your_own_pack_is_used_by_workers_too(tmp_path: Path, jobs: int) -> None:
    pack = tmp_path / "mine.yaml"
    pack.write_text(PACK, encoding="utf8")
    text = f"{TEXT} Norway has no other mill."
    readings = list(Reader(packs=[pack]).read_many([text] * 17, jobs=jobs))
    found = [next(actor for actor in reading.actors if actor.name == "Ada Brook") for reading in readings]
    assert {(actor.known, actor.country) for actor in found} == {("person.ada_brook", "NOR")}


def test_a_pack_that_is_not_well_written_is_told_at_once(tmp_path: Path) -> None:
    pack = tmp_path / "mine.yaml"
    pack.write_text(PACK.replace("NOR", "Norway"), encoding="utf8")
    with pytest.raises(onrecord.DataError, match="'Norway' is no PLOVER code"):
        Reader(packs=str(pack))


def test_a_mapping_without_text_is_refused() -> None:
    with pytest.raises(onrecord.InputError, match="text"):
        Reader().read({"headline": "Only a headline"})


def test_your_own_pipeline_finds_the_names() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Ada Brook"}])
    reading = Reader(nlp=nlp).read(TEXT)
    assert [a.name for a in reading.actors if a.kind == "person"] == ["Ada Brook"]


def test_a_pipeline_that_is_not_installed_is_told() -> None:
    with pytest.raises(onrecord.ModelError, match="en_core_web_none"):
        Reader(nlp="en_core_web_none").read(TEXT)


@pytest.mark.parametrize(("text", "why"), [("", "empty"), ("  \n ", "empty")])
def test_an_empty_article_still_gives_a_reading(text: str, why: str) -> None:
    reading = Reader().read(text)
    assert [(p.span, p.why) for p in reading.left_out] == [(None, why)]
    assert reading.statements == ()


def test_another_language_is_left_out_not_misread() -> None:
    reading = Reader().read(
        "Die Bürgermeisterin sagte am Dienstag, die Brücke werde im Mai geschlossen. „Wir haben keine Wahl“, "
        "erklärte sie vor dem Rat der Stadt, der den Plan einstimmig angenommen hatte."
    )
    assert reading.left_out[0].why == "language: de"
    assert reading.statements == ()


def test_many_are_read_in_order_as_a_stream() -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield f"Ada Brook said mill number {taken} would close in May."

    readings = Reader(layers=["statements"]).read_many(endless(), jobs=1)
    for number in range(1, 31):
        assert f"number {number} " in next(readings).article.text
    assert taken < 80


def test_processes_give_the_same_readings_as_one() -> None:
    texts = [f"Ada Brook said mill number {n} would close. “It is over,” she said." for n in range(40)]
    reader = Reader(layers=["statements"])
    assert list(reader.read_many(texts, jobs=2)) == list(reader.read_many(texts, jobs=1))


def test_a_long_article_is_read_to_its_end() -> None:
    text = "\n\n".join(f"Ada Brook said on day {n} that the mill would close in the spring." for n in range(300))
    found = Reader(layers=["statements"], least=0).read(text).statements
    assert len(found) > 280
    assert found[-1].content[0].end > len(text) - 80


def test_a_lower_least_confidence_keeps_more_rows() -> None:
    text = "Marlow hopes the dam holds. The mayor noted a leak, and critics doubted it. “It leaks,” Marlow said."
    kept = [len(Reader(layers=["statements"], least=least).read(text).statements) for least in (0.0, 0.6, 1.0)]
    assert kept[0] >= kept[1] > kept[2] == 0
    with pytest.raises(SettingError, match="between 0 and 1"):
        Reader(least=3)


@pytest.mark.model
def test_below_which_confidence_an_event_is_doubtful_can_be_set() -> None:
    text = "Rebels attacked the port of Sarn on Monday. Veltland condemned the raid and sent ships."

    def doubted(doubtful: float | None) -> list[bool]:
        events = Reader(layers=["events"], doubtful=doubtful).read(text).events
        return [any(reason.startswith("doubtful") for reason in event.reasons) for event in events]

    assert doubted(None) != doubted(1.0), "some are sure enough"
    assert all(doubted(1.0))
    assert not any(doubted(0.0))
    with pytest.raises(SettingError, match="no confidence 2"):
        Reader(doubtful=2)

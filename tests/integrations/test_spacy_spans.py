"""Token spans of characters, and the groups of a reading made by hand."""

import dataclasses

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

import onrecord.integrations.spacy as room
from onrecord import InputError
from onrecord.integrations.spacy import GROUPS, register, token_span
from onrecord.integrations.spacy.keeping import keep
from onrecord.integrations.spacy.spans import annotate
from onrecord.types import Actor, Event, LeftOut, Mention, Place, Reading, Role, Span, Time

NLP = spacy.blank("en")
register()
SIGNS = st.sampled_from(
    [*"aZ9“”’'.,—-\n\t é字ß", "\u200b", "\xa0", "can't", "U.S.", "  ", "https://x.example/a?b", "😀"]
)
TEXTS = st.lists(SIGNS, min_size=1, max_size=30).map("".join)


def _doc(reading):
    doc = NLP.make_doc(reading.article.text)
    keep(doc, reading)
    annotate(doc, reading)
    return doc


def _at(text, words):
    return Span.of(text, text.index(words), text.index(words) + len(words))


@given(TEXTS, st.data())
def test_no_character_is_lost_and_no_token_is_in_vain(text, data):
    doc = NLP.make_doc(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = text[start:end]
    if not words.strip():
        with pytest.raises(InputError, match="no word between"):
            token_span(doc, start, end)
        return
    span = token_span(doc, start, end, label="X", id="s1", kb_id="k1")
    first = start + len(words) - len(words.lstrip())
    last = end - (len(words) - len(words.rstrip()))
    assert span.start_char <= first and last <= span.end_char
    assert span[0].idx + len(span[0]) > first and span[-1].idx < last
    assert (span.label_, span.id_, span.kb_id_) == ("X", "s1", "k1")


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (0, 99), (2, 2), (3, 1)])
def test_characters_that_are_not_there_are_refused(start, end):
    with pytest.raises(InputError, match="The Doc has 9"):
        token_span(NLP.make_doc("The ferry"), start, end)


def test_each_statement_is_in_the_groups(reading):
    doc = _doc(reading)
    whole = doc.spans["onrecord.statements"]
    assert [(s.id_, s.label_) for s in whole] == [(s.id, s.act) for s in reading.statements]
    assert whole[0].text == "The mill will close, Minister Ada Brook said"
    pieces = [(s.id_, s.label_, s.text) for s in doc.spans["onrecord.pieces"]]
    assert pieces[:3] == [
        ("s1", "SOURCE", "Minister Ada Brook"), ("s1", "CUE", "said"), ("s1", "CONTENT", "The mill will close"),
    ]  # fmt: skip
    assert [s.text for s in doc.spans["onrecord.sources"]] == [
        "Minister Ada Brook", "she", "A union official", "A union official",
    ]  # fmt: skip
    assert [s.text for s in doc.spans["onrecord.cues"]] == ["said", "told", "denied", "saying", "promised"]
    assert [s.text for s in doc.spans["onrecord.contents"]] == [s.content[0].text for s in reading.statements]


def test_a_span_leads_to_its_row(reading):
    doc = _doc(reading)
    for key in ("statements", "sources", "cues", "contents", "pieces"):
        for span in doc.spans[f"onrecord.{key}"]:
            assert span._.onrecord is next(s for s in reading.statements if s.id == span.id_)


def test_spans_of_others_lead_to_no_row_of_ours(reading):
    doc = _doc(reading)
    assert doc[0:2]._.onrecord is None
    theirs = spacy.tokens.Span(doc, len(doc) - 3, len(doc) - 1, label="X", span_id="s1")
    assert theirs._.onrecord is None


def test_only_layers_that_ran_have_groups(reading):
    doc = _doc(reading)
    with_layer = {name for name, group in GROUPS.items() if group.layer in (None, "statements")}
    assert set(doc.spans) == {f"onrecord.{name}" for name in with_layer}
    assert [(s.text, s.label_) for s in doc.spans["onrecord.left_out"]] == [("By A. Sen", "byline")]
    doc.spans["theirs"] = [doc[0:1]]
    annotate(doc, dataclasses.replace(reading, reader=dataclasses.replace(reading.reader, layers=("times",))))
    assert set(doc.spans) == {"onrecord.times", "onrecord.left_out", "theirs"}, "what an older reading had is gone"
    assert len(doc.spans["onrecord.times"]) == 0


def test_mentions_events_times_and_places_have_groups(reading):
    text = reading.article.text
    everything = dataclasses.replace(
        reading,
        reader=dataclasses.replace(reading.reader, layers=("statements", "actors", "events", "times", "places")),
        actors=(Actor("a1", "Ada Brook", "person", known="person.ada_brook"),),
        mentions=(
            Mention("m1", _at(text, "Ada Brook"), "a1", "name", 0.9),
            Mention("m2", _at(text, "workers"), None, "description", 0.5),
        ),
        events=(
            Event(id="e1", type="AGREE", mode=None, contexts=(), actors=(Role("m2", None),), recipients=(),
                  trigger=_at(text, "agreed"), time="t1", not_before=None, not_after=None, place=None,
                  factuality="denied", background=False, quantities=(), quad_class=1, score=None, statement="s3",
                  same_event=None, confidence=0.8),
        ),
        times=(Time("t1", _at(text, "May"), "DATE", "XXXX-05", None, None, "month"),),
        places=(
            Place("p1", _at(text, "Northern"), "Northern", "A.ADM1", "SD", None, None, None, 408648, 0.7),
            Place("p2", _at(text, "mill"), "mill", None, None, None, None, None, None, 0.3),
        ),
        left_out=(LeftOut(None, "language: de"), LeftOut(Span(9, 11, "\n\n"), "other")),
    )  # fmt: skip
    doc = _doc(everything)
    told = {
        name: [(s.text, s.label_, s.id_, s.kb_id_) for s in doc.spans[f"onrecord.{name}"]]
        for name in ("mentions", "events", "times", "places", "left_out")
    }
    assert told == {
        "mentions": [("Ada Brook", "person", "m1", "person.ada_brook"), ("workers", "unknown", "m2", "")],
        "events": [("agreed", "AGREE", "e1", "")],
        "times": [("May", "DATE", "t1", "")],
        "places": [("Northern", "A.ADM1", "p1", "408648"), ("mill", "unknown", "p2", "")],
        "left_out": [],
    }
    rows = [doc.spans[f"onrecord.{name}"][0]._.onrecord for name in ("mentions", "events", "times", "places")]
    assert rows == [everything.mentions[0], everything.events[0], everything.times[0], everything.places[0]]


def test_the_layers_of_the_groups_exist():
    from onrecord.reading.reader import LAYERS

    assert {group.layer for group in GROUPS.values()} <= {None, *LAYERS}


def test_an_empty_reading_gives_empty_groups():
    from onrecord.intake import make_article
    from onrecord.types import ReaderInfo

    doc = _doc(Reading(make_article(""), ReaderInfo("0", (), ("statements",))))
    assert all(len(doc.spans[key]) == 0 for key in doc.spans) and len(doc.spans) == 6


def test_the_public_names_are_there():
    assert all(hasattr(room, name) for name in room.__all__)

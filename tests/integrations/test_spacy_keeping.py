"""A reading in a Doc goes where the Doc goes, and never with another text."""

import copy
import pickle

import pytest
import spacy
from spacy.tokens import Doc, DocBin, Span

import onrecord
from onrecord import DataError, InputError, SettingError
from onrecord.intake import make_article
from onrecord.integrations.spacy import docs_of, register
from onrecord.integrations.spacy.keeping import KEY, keep
from onrecord.integrations.spacy.spans import annotate

NLP = spacy.blank("en")
register()


@pytest.fixture
def doc(reading):
    doc = NLP.make_doc(reading.article.text)
    annotate(doc, reading)
    keep(doc, reading)
    return doc


def _as_bytes(doc):
    return Doc(spacy.blank("en").vocab).from_bytes(doc.to_bytes())


def _as_doc_bin(doc):
    data = DocBin(docs=[doc], store_user_data=True).to_bytes()
    return next(DocBin().from_bytes(data).get_docs(spacy.blank("en").vocab))


WAYS = [_as_bytes, _as_doc_bin, Doc.copy, copy.deepcopy, lambda doc: pickle.loads(pickle.dumps(doc))]


@pytest.mark.parametrize("way", WAYS, ids=["bytes", "DocBin", "copy", "deepcopy", "pickle"])
def test_a_doc_keeps_its_reading_and_its_spans(doc, reading, way):
    there = way(doc)
    assert there is not doc and there._.onrecord == reading
    assert there._.statements == reading.statements
    assert there._.onrecord_article == reading.article
    assert [(s.text, s.label_, s.id_) for s in there.spans["onrecord.cues"]] == [
        (s.text, s.label_, s.id_) for s in doc.spans["onrecord.cues"]
    ]
    assert there.spans["onrecord.cues"][0]._.onrecord == reading.statements[0]


def test_the_reading_is_taken_apart_once(doc):
    there = _as_bytes(doc)
    assert there._.onrecord is there._.onrecord
    assert there._.statements is there._.onrecord.statements


def test_saving_takes_the_text_only(doc):
    there = pickle.loads(pickle.dumps(doc.user_data[KEY]))
    assert type(there) is str and there == doc.user_data[KEY]


def test_without_user_data_a_doc_bin_has_the_spans_alone(doc):
    data = DocBin(docs=[doc], store_user_data=False).to_bytes()
    there = next(DocBin().from_bytes(data).get_docs(spacy.blank("en").vocab))
    assert there._.onrecord is None
    assert len(there.spans["onrecord.statements"]) == 5


def test_a_part_of_a_doc_has_no_reading_of_the_whole(doc):
    assert doc[3:9].as_doc(copy_user_data=True)._.onrecord is None
    with pytest.warns(UserWarning, match="W102"):
        joined = Doc.from_docs([doc, doc])
    assert joined._.onrecord is None
    with pytest.raises(SettingError, match="was not read"):
        _ = joined._.statements


def test_what_was_not_read_is_not_nothing(doc):
    with pytest.raises(SettingError, match=r'no events: they were not read.*"layers": \["events"\]'):
        _ = doc._.events
    with pytest.raises(SettingError, match=r'not read by onrecord.*add_pipe\("onrecord"\)'):
        _ = NLP.make_doc("Nothing.")._.statements
    assert NLP.make_doc("Nothing.")._.onrecord is None


@pytest.mark.parametrize("found", ["{}", "no json", 7, b"{}"])
def test_what_is_no_reading_is_told(found):
    doc = NLP.make_doc("Nothing.")
    doc.user_data[KEY] = found
    with pytest.raises(DataError):
        _ = doc._.onrecord


# ---- the article


def test_what_is_told_of_the_article_is_kept():
    doc = NLP.make_doc("The ferry is late.")
    doc._.onrecord_article = {
        "title": "Ferry late", "datePublished": "2031-05-04T10:00:00Z", "url": "https://post.example/ferry",
        "publisher": "Brenford Post", "byline": "A. Sen", "text": "another text", "body": 3, "views": 17,
    }  # fmt: skip
    article = _as_bytes(doc)._.onrecord_article
    assert (article.title, article.outlet, article.authors) == ("Ferry late", "Brenford Post", ("A. Sen",))
    assert (article.published, article.url) == ("2031-05-04T10:00:00+00:00", "https://post.example/ferry")
    assert article.text == doc.text
    assert doc._.onrecord is None, "it is not read yet"


def test_a_new_article_takes_away_what_was_read(doc):
    doc._.onrecord_article = {"title": "Another"}
    assert doc._.onrecord is None and doc._.onrecord_article.title == "Another"


def test_without_a_word_the_article_is_the_text():
    assert NLP.make_doc("The ferry is late.")._.onrecord_article == make_article("The ferry is late.")


def test_markup_stays_the_text_of_the_doc():
    doc = NLP.make_doc("<p>The ferry</p><p>is late.</p>")
    doc._.onrecord_article = {"title": "Late"}
    assert doc._.onrecord_article.text == doc.text


@pytest.mark.parametrize("told", ["2031-05-04", 3, ["title"]])
def test_what_is_no_article_is_refused(told):
    doc = NLP.make_doc("The ferry is late.")
    with pytest.raises(InputError, match="instead of an article"):
        doc._.onrecord_article = told


def test_an_article_of_another_text_is_refused():
    doc = NLP.make_doc("The ferry is late.")
    with pytest.raises(InputError, match="another text than the Doc"):
        doc._.onrecord_article = make_article("The ferry is early.")


def test_articles_become_docs():
    given = [
        make_article("The ferry is late.", title="Late"),
        {"text": "It sails.", "date": "2031-05-04"},
        "It rains.",
    ]
    docs = list(docs_of(NLP, given))
    assert [doc.text for doc in docs] == ["The ferry is late.", "It sails.", "It rains."]
    assert docs[0]._.onrecord_article is not None and docs[0]._.onrecord_article == given[0]
    assert docs[1]._.onrecord_article.published == "2031-05-04"
    with pytest.raises(InputError, match="no text"):
        list(docs_of(NLP, [{"title": "Nothing else"}]))


# ---- extensions


def test_registering_again_changes_nothing():
    before = {name: Doc.get_extension(name) for name in ("onrecord", "onrecord_article", "statements", "events")}
    register()
    assert {name: Doc.get_extension(name) for name in before} == before
    assert Span.has_extension("onrecord")


def test_an_extension_of_another_program_is_not_overwritten(monkeypatch):
    theirs = (None, None, lambda doc: "theirs", None)
    monkeypatch.setitem(spacy.tokens.underscore.Underscore.doc_extensions, "statements", theirs)
    with pytest.raises(SettingError, match=r"Doc\._\.statements is registered by another program"):
        register()
    assert NLP.make_doc("x")._.statements == "theirs"


def test_extensions_come_back_when_they_were_removed():
    Doc.remove_extension("statements")
    register()
    assert Doc.has_extension("statements")


def test_the_types_are_those_of_the_package(doc):
    assert all(isinstance(s, onrecord.Statement) for s in doc._.statements)
    with pytest.raises(AttributeError):
        doc._.statements[0].act = "deny"

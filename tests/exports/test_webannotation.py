"""Web annotations: every selector resolves to the text, and the document is JSON-LD."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings

from onrecord.exports.webannotation import annotation_pieces
from onrecord.record.frames.columns import View
from onrecord.types import Reading
from tests.record.readings import TEXT, readings, whole

#: The terms of the recommendation's context that are used here.
TERMS = {
    "@version": 1.1, "oa": "http://www.w3.org/ns/oa#", "as": "http://www.w3.org/ns/activitystreams#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "id": "@id", "type": "@type",
    "Annotation": "oa:Annotation", "AnnotationPage": "as:OrderedCollectionPage", "TextualBody": "oa:TextualBody",
    "SpecificResource": "oa:SpecificResource", "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector", "items": {"@id": "as:items", "@container": "@list"},
    "body": {"@id": "oa:hasBody", "@type": "@id"}, "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"}, "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"}, "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "describing": "oa:describing", "classifying": "oa:classifying", "identifying": "oa:identifying",
    "tagging": "oa:tagging", "exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix", "start": "oa:start",
    "end": "oa:end", "value": "rdf:value",
}  # fmt: skip


def document(*given: Reading) -> dict[str, Any]:
    text = "".join(annotation_pieces(View.of(reading) for reading in given))
    text.encode("utf8")
    found: dict[str, Any] = json.loads(text)
    return found


def resolves(selectors: list[dict[str, Any]], text: str) -> bool:
    quote, place = selectors
    assert (quote["type"], place["type"]) == ("TextQuoteSelector", "TextPositionSelector")
    before, after = place["start"] - len(quote["prefix"]), place["end"] + len(quote["suffix"])
    return bool(
        before >= 0
        and text[place["start"] : place["end"]] == quote["exact"]
        and text[before:after] == quote["prefix"] + quote["exact"] + quote["suffix"]
    )


def test_each_row_is_an_annotation_with_its_words() -> None:
    found = document(whole())
    assert found["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert found["type"] == "AnnotationPage"
    assert [each["id"].rpartition(":")[2] for each in found["items"]] == [
        "m1", "m2", "m3", "m4", "m5", "s1", "s2", "s3", "e1", "e2", "t1", "t2", "p1"
    ]  # fmt: skip
    assert len({each["id"] for each in found["items"]}) == 13
    denied = next(each for each in found["items"] if each["id"].endswith(":s1"))
    assert [body["value"] for body in denied["body"]] == ["deny", "indirect", "Orla Venn"]
    assert [target["onrecord:part"] for target in denied["target"]] == ["source", "cue", "content"]
    assert {target["source"] for target in denied["target"]} == {"https://post.example/one"}
    assert denied["onrecord:chain"] == {"@list": ["Orla Venn"]}
    shelled = next(each for each in found["items"] if each["id"].endswith(":e1"))
    assert [target["onrecord:part"] for target in shelled["target"]] == ["trigger", "actor", "recipient"]
    assert all(resolves(target["selector"], TEXT) for each in found["items"] for target in each["target"])


def test_what_is_unknown_is_not_there() -> None:
    found = document(whole(url=None))
    assert "null" not in json.dumps(found)
    assert found["items"][0]["target"][0]["source"] == "urn:onrecord:article:uone"


def test_an_address_that_is_none_is_no_source() -> None:
    found = document(whole(url="javascript:alert(1)"))
    assert found["items"][0]["target"][0]["source"] == "urn:onrecord:article:uone"


def test_no_readings_are_an_empty_page() -> None:
    assert document()["items"] == []


@settings(max_examples=60, deadline=None)
@given(readings())
def test_every_selector_of_any_reading_resolves(reading: Reading) -> None:
    for annotation in document(reading)["items"]:
        for target in annotation["target"]:
            assert resolves(target["selector"], reading.article.text)


def test_it_is_json_ld_in_which_every_term_means_something() -> None:
    jsonld = pytest.importorskip("pyld").jsonld

    def load(url: str, _: Any) -> dict[str, Any]:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url,
                "document": {"@context": TERMS}}  # fmt: skip

    found = document(whole(), whole("two", url=None))
    (page,) = jsonld.expand(found, {"documentLoader": load})
    items = page["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
    assert len(items) == 26
    for item, plain in zip(items, found["items"], strict=True):
        assert item["@id"] == plain["id"]
        # every key was kept, so it has an address
        assert len(item) == len(plain)
        quotes = [selector for target in item["http://www.w3.org/ns/oa#hasTarget"]
                  for selector in target["http://www.w3.org/ns/oa#hasSelector"]]  # fmt: skip
        assert len(quotes) == 2 * len(plain["target"])
    triples = jsonld.to_rdf(found, {"documentLoader": load, "format": "application/n-quads"})
    assert "urn:onrecord:term:chain" in triples

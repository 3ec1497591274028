"""displaCy shows what was read, in the colours of its parts, and no text of an article acts in its page."""

import re

import pytest
import spacy
from spacy import displacy

from onrecord import SettingError
from onrecord.intake import make_article
from onrecord.integrations.spacy import GROUPS, displacy_options
from onrecord.integrations.spacy.spans import annotate
from onrecord.types import ReaderInfo, Reading, Span, Statement

HOSTILE = "<script>alert(1)</script> is <b>late</b>, said “Eve & <img src=x onerror=alert(2)>”."


def _rendered(reading, group="pieces"):
    doc = spacy.blank("en").make_doc(reading.article.text)
    annotate(doc, reading)
    return displacy.render(doc, style="span", options=displacy_options(group), jupyter=False)


def test_pieces_are_rendered_in_their_colours(reading):
    page = _rendered(reading)
    for label, colour in displacy_options()["colors"].items():
        assert label in page and colour in page
    assert page.count(">\n        SOURCE\n") == 4


def test_no_text_acts():
    end = HOSTILE.index(", said")
    statement = Statement(
        "s1", (Span.of(HOSTILE, end + 7, len(HOSTILE) - 1),), (Span.of(HOSTILE, end + 2, end + 6),),
        (Span.of(HOSTILE, 0, end),), "indirect", "say", None, (), (), None, None, None, 0.9,
    )  # fmt: skip
    page = _rendered(Reading(make_article(HOSTILE), ReaderInfo("0", (), ("statements",)), statements=(statement,)))
    assert set(re.findall(r"</?(\w+)", page)) == {"div", "span"}
    assert "script&gt;alert(1)&lt;/script&gt;is&lt;b&gt;late" in re.sub(r"\s+", "", re.sub(r"<[^>]*>", "", page))


@pytest.mark.parametrize("group", list(GROUPS))
def test_every_group_has_options(group):
    options = displacy_options(group)
    assert options["spans_key"] == f"onrecord.{group}"
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in options["colors"].values())


def test_conflict_and_cooperation_have_colours_of_their_own():
    colours = displacy_options("events")["colors"]
    assert len({colours[name] for name in ("AGREE", "AID", "ACCUSE", "ASSAULT")}) == 4


def test_an_unknown_group_names_the_others():
    with pytest.raises(SettingError, match="The groups are statements, pieces"):
        displacy_options("moods")

"""What nobody sees is not read, and what is read stands at its place in the text as it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.reader import Reader
from onrecord.reading.text.unseen import seen
from onrecord.types import Span

HIDDEN = "\u200b\u00ad\u202e\u2060\ufeff"


def test_a_text_without_them_is_the_same() -> None:
    shown = seen("The café’s “owner” said no. 🚢")
    assert shown.text is shown.whole
    span = Span.of(shown.text, 4, 8)
    assert shown.inward((span,)) == shown.outward((span,)) == (span,)


def test_a_word_is_whole_without_them() -> None:
    shown = seen("Ada Bro\u00adok de\u200bnied\ufeff it")
    assert shown.text == "Ada Brook denied it"
    assert shown.outward(Span.of(shown.text, 10, 16)) == Span.of(shown.whole, 11, 18)
    assert shown.outward(Span.of(shown.text, 19, 19)) == Span.of(shown.whole, 22, 22)


@given(st.text(st.sampled_from(f"ab {HIDDEN}"), max_size=20), st.data())
def test_what_goes_out_comes_in_again(text: str, data: st.DataObject) -> None:
    shown = seen(text)
    assert shown.text == "".join(each for each in text if each not in HIDDEN)
    start = data.draw(st.integers(0, len(shown.text)))
    span = Span.of(shown.text, start, data.draw(st.integers(start, len(shown.text))))
    outside = shown.outward(span)
    assert outside.text == text[outside.start : outside.end]
    assert outside.text.strip(HIDDEN) == outside.text
    assert shown.inward(outside) == span


def test_a_statement_is_read_through_them() -> None:
    plain = "The spokesman denied that talks were held. “We have no choice,” Ada Brook said."
    odd = plain.replace("spokesman", "spokes\u200bman").replace("denied", "de\u00adnied")
    odd = odd.replace("“We", "\u202e“We\u202c")
    reader = Reader()
    found, same = reader.read(odd), reader.read(plain)
    assert [(one.act, one.form) for one in found.statements] == [(one.act, one.form) for one in same.statements]
    assert found.statements[0].cue == (Span.of(odd, odd.index("de\u00ad"), odd.index("de\u00ad") + 7),)
    assert [actor.name for actor in found.actors if actor.kind == "person"] == ["Ada Brook"]
    # statements that are given have places of the text as it is
    again = reader.read_given(odd, found.statements)
    assert [one.content for one in again.statements] == [one.content for one in found.statements]


def test_half_a_surrogate_pair_is_a_character_that_is_not_known() -> None:
    text = "\ud800\0\0“The mill will close,” Ada Brook said."
    found = Reader(layers=["names", "statements"]).read(text)
    (said,) = found.statements
    assert said.content[0].text == "“The mill will close,”"
    assert found.article.text == text

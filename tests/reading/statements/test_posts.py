"""Posts set into an article."""

import pytest

from onrecord.reading.statements.layout import Layout
from onrecord.reading.statements.posts import claim_posts
from onrecord.reading.statements.proposals import Proposal
from onrecord.reading.text.paragraphs import paragraphs
from onrecord.reading.text.quotations import quotations


def _posts(text: str, *proposals: Proposal) -> list[tuple[str, str, str]]:
    parts = paragraphs(text)
    layout = Layout.of(text, parts, quotations(text, parts))
    found = claim_posts(layout, proposals)
    return [tuple(" … ".join(text[a:b] for a, b in spans) for spans in (p.source, p.cue, p.content)) for p in found]


@pytest.mark.parametrize("date", ["May 3, 2021", "3 May 2021", ""])
def test_a_signed_post_is_its_writers(date: str) -> None:
    post = f"We open again on Friday! pic.example.com/abc — Port of Ilva (@ilvaport) {date}"
    text = f"The quay was closed.\n\n{post}\n\nShips wait."
    assert _posts(text) == [("Port of Ilva", "—", "We open again on Friday!")]


def test_the_signature_may_stand_below() -> None:
    text = "We open again on Friday.\n\n— Port of Ilva (@ilvaport) May 3, 2021"
    assert _posts(text) == [("Port of Ilva", "—", "We open again on Friday.")]


def test_what_the_encoder_made_of_its_words_goes() -> None:
    text = "I told them to wait. — Ines Falk (@falk) May 3, 2021"
    inner = Proposal(((0, 1),), ((2, 6),), ((12, 19),), 0.9)
    assert _posts(text, inner) == [("Ines Falk", "—", "I told them to wait.")]


def test_what_reaches_into_a_post_ends_before_it() -> None:
    text = "She said it was late.\nWe wait. — Ines Falk (@falk) May 3, 2021"
    outer = Proposal(((0, 3),), ((4, 8),), ((9, 30),), 0.9)
    assert _posts(text, outer)[0] == ("She", "said", "it was late.")


@pytest.mark.parametrize(
    "text",
    [
        "The mayor — Ines Falk — said nothing.",
        "Write to us (@ilvaport).",
        "https://example.com/x — Port of Ilva (@ilvaport) May 3, 2021",
    ],
)
def test_no_post(text: str) -> None:
    assert _posts(text) == []

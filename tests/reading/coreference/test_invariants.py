"""What holds for any text: places lie in it, nothing is decided twice or by chance."""

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.coreference.layout import Layout
from onrecord.reading.coreference.read import read_links
from onrecord.reading.names.parts import Name
from onrecord.reading.names.people import People
from onrecord.types import Span, Statement

PIECES = st.sampled_from(
    ["Mary Quist", "John Arvo", "Quist", "he", "She", "their", "the mayor", "a fisherman", "the residents", "“", "”",
     "\n\n", ". ", ", ", "said", "told", "her mother", "’s", "I", "and", "who", "é", "🙂", "(", ")", "of", "19", "The"]
)  # fmt: skip


@st.composite
def texts(draw):
    """A text of words that matter, its names, and a statement somewhere in it."""
    text = " ".join(draw(st.lists(PIECES, max_size=40)))
    names = [
        Name(at, at + len(name), name, "PERSON")
        for name in ("Mary Quist", "John Arvo")
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    a, b, c, d = sorted(draw(st.integers(0, max(0, len(text)))) for _ in range(4))
    said = Statement(
        "s1", (Span.of(text, a, b),), (), (Span.of(text, c, d),), "direct", "say", None, (), (), None, None, None, 1.0
    )  # fmt: skip
    return text, sorted(names, key=lambda n: n.start), [said]


@settings(max_examples=150, deadline=None)
@given(texts())
def test_links_lie_in_the_text_and_are_the_same_each_time(case):
    text, names, statements = case
    found = read_links(text, names, People(text, names), statements)
    places = [(link.reference.start, link.reference.end) for link in found.links]
    assert places == sorted(places)
    assert len(set(places)) == len(places)
    for link in found.links:
        assert 0 <= link.reference.start < link.reference.end <= len(text)
        assert text[link.reference.start : link.reference.end].strip()
        assert 0 <= link.confidence <= 1
        assert link.reason
        if link.chain is not None:
            chain = found.chains[link.chain]
            assert chain.number == link.chain
            assert link.reference in chain.references
    again = read_links(text, names, People(text, names), statements)
    assert again.links == found.links
    for chain in found.chains:
        for position in range(0, len(text) + 1, 5):
            before = [r for r in chain.references if r.start < position]
            assert chain.before(position) == max(before, key=lambda r: r.start, default=None)


@settings(max_examples=100, deadline=None)
@given(texts())
def test_statements_are_quoted_and_hold_places_as_their_pieces_tell(case):
    text, _, statements = case
    layout = Layout.of(text, statements)
    for statement, said in zip(statements, layout.statements, strict=True):
        pieces = [(span.start, span.end) for span in statement.content]
        assert said.quoted == any(q.start < b and a < q.end for q in layout.quotes for a, b in pieces)
        for position in range(len(text)):
            assert (said in layout.holding(position)) == any(a <= position < b for a, b in pieces)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    assert read_links(text, [], People(text, []), []).links is not None

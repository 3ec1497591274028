from onrecord.reading.encoder.features import BREAKS, QUOTES, SHAPES, features
from onrecord.reading.text.paragraphs import paragraphs
from onrecord.reading.text.quotations import quotations


def test_shape_gap_and_quote_of_each_word() -> None:
    text = "The US told us: “No.”\n\nMcAdam I 3rd"
    words = ["The", "US", "told", "us", ":", "“", "No", ".", "”", "McAdam", "I", "3rd"]
    starts, at = [], 0
    for word in words:
        at = text.index(word, at)
        starts.append(at)
        at += len(word)
    spans = paragraphs(text)
    ends = [s + len(w) for s, w in zip(starts, words, strict=True)]
    found = features(text, starts, ends, spans, quotations(text, spans))
    assert [SHAPES[i] for i in found.shape] == [
        "title", "capitals", "lower", "lower", "other", "other", "title", "other", "other", "mixed", "initial", "digit",
    ]  # fmt: skip
    assert [BREAKS[i] for i in found.gap] == [
        "paragraph", "space", "space", "space", "glued", "space", "glued", "glued", "glued", "paragraph", "space",
        "space",
    ]  # fmt: skip
    assert [QUOTES[i] for i in found.quote[5:9]] == ["open", "inside", "inside", "close"]


def test_no_pieces() -> None:
    assert len(features("", [], [], [], []).shape) == 0

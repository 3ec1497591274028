import pytest

from onrecord.reading.statements.dashes import after_dash, before_dash
from onrecord.reading.text.paragraphs import paragraphs
from onrecord.reading.text.quotations import quotations


@pytest.mark.parametrize(
    ("text", "name", "mark"),
    [
        ("Mirela Dorn: “We will plant again.”", "Mirela Dorn", ":"),
        ("— Mirela Dorn, beekeeper: “We will plant again.”", "Mirela Dorn, beekeeper", ":"),
        ("Mirela Dorn — “We will plant again.”", "Mirela Dorn", "—"),
        ("• Dorn -- “We will plant again.”", "Dorn", "--"),
    ],
)
def test_a_name_alone_before_the_quotation(text: str, name: str, mark: str) -> None:
    (q,) = quotations(text, paragraphs(text))
    found = before_dash(text, q, 0)
    assert found is not None
    assert [text[a:b] for a, b in (*found.source, *found.cue)] == [name, mark]
    assert found.content == ((q.start, q.end),) and found.reasons


@pytest.mark.parametrize(
    "text",
    [
        "Photo: “We will plant again.”",
        "France: “We will plant again.”",
        "The hives are empty: “We will plant again.”",
        "Dorn owns forty hives. Mirela: “We will plant again.”",
        "Dorn said — “We will plant again.”",
    ],
)
def test_topics_places_and_sentences_are_no_names(text: str) -> None:
    (q,) = quotations(text, paragraphs(text))
    assert before_dash(text, q, 0) is None


def test_a_name_behind_the_dash_that_ends_the_paragraph() -> None:
    text = "“We will plant again.” — Mirela Dorn"
    (q,) = quotations(text, paragraphs(text))
    found = after_dash(text, q, len(text))
    assert found is not None
    assert [text[a:b] for a, b in found.source] == ["Mirela Dorn"]

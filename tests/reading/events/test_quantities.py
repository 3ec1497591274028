import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.events.quantities import quantities_of


def read(text: str, trigger: str, kind: str) -> list[tuple[str, float | None, float | None, str]]:
    start = text.index(trigger)
    found = quantities_of(text, (0, len(text)), (start, start + len(trigger)), kind, [])
    return [(one.kind, one.min, one.max, one.span.text) for one in found]


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "found"),
    [
        ("At least 20 people were killed.", "killed", "ASSAULT", [("killed", 20, None, "At least 20")]),
        ("The blast killed two and wounded dozens.", "blast", "ASSAULT",
         [("killed", 2, 2, "two"), ("injured", 24, None, "dozens")]),
        ("Police arrested more than three hundred people.", "arrested", "COERCE",
         [("arrested", 300, None, "more than three hundred")]),
        ("Orvania sent up to 100,000 soldiers.", "sent", "MOBILIZE", [("troops", None, 100_000, "up to 100,000")]),
        ("It sent between 10 and 15 tanks north.", "sent", "MOBILIZE", [("weapons", 10, 15, "10 and 15")]),
        ("Kastrel pledged $1.2 billion in 2016.", "pledged", "AGREE", [("money", 1.2e9, 1.2e9, "$1.2 billion")]),
        ("Talks went on for three days in 2015.", "Talks", "CONSULT", []),
        ("Twenty-one soldiers were deployed.", "deployed", "MOBILIZE", [("troops", 21, 21, "Twenty-one")]),
    ],
)  # fmt: skip
def test_numbers_are_read_with_their_bounds(
    text: str, trigger: str, kind: str, found: list[tuple[str, float | None, float | None, str]]
) -> None:
    assert read(text, trigger, kind) == found


def test_a_number_belongs_to_the_nearest_event() -> None:
    text = "Rebels attacked the town, and police arrested 40 people."
    attacked, arrested = (text.index("attacked"), text.index("attacked") + 8), (37, 45)
    assert quantities_of(text, (0, len(text)), attacked, "ASSAULT", [arrested]) == ()


@given(st.integers(1, 999_999), st.sampled_from(["at least ", "up to ", "more than ", "about ", ""]))
def test_bounds_hold_the_number(number: int, before: str) -> None:
    text = f"The raid killed {before}{number:,} people."
    for one in quantities_of(text, (0, len(text)), (9, 15), "ASSAULT", []):
        assert text[one.span.start : one.span.end] == one.span.text
        assert number in (one.min, one.max) or 1500 <= number < 2100

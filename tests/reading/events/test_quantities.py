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
        ("It sent between 10 and 15 tanks north.", "sent", "MOBILIZE", [("weapons", 10, 15, "between 10 and 15")]),
        ("Kastrel pledged $1.2 billion in 2016.", "pledged", "AGREE", [("money", 1.2e9, 1.2e9, "$1.2 billion")]),
        ("Raiders killed 30 men and four women.", "killed", "ASSAULT",
         [("killed", 30, 30, "30"), ("killed", 4, 4, "four")]),
        ("At least 40 people, including 10 children, were wounded.", "wounded", "ASSAULT",
         [("injured", 40, None, "At least 40"), ("injured", 10, 10, "10")]),
        ("Three members of the town guard and a visitor were killed.", "killed", "ASSAULT",
         [("killed", 3, 3, "Three")]),
        ("The siege left one guard dead and three people hurt.", "siege", "ASSAULT",
         [("killed", 1, 1, "one"), ("injured", 3, 3, "three")]),
        ("The rebels freed 21 of the more than 200 pupils.", "freed", "RETREAT", [("other", 21, 21, "21")]),
        ("Guards freed four detained fishermen.", "freed", "RETREAT", [("other", 4, 4, "four")]),
        ("The bank was fined $2-3 million.", "fined", "SANCTION", [("money", 2e6, 3e6, "$2-3 million")]),
        ("The bank was fined $73million.", "fined", "SANCTION", [("money", 73e6, 73e6, "$73million")]),
        ("Robbers took millions of dollars.", "took", "ASSAULT", [("money", 2_000_000, None, "millions")]),
        ("About 5-6,000 people were removed.", "removed", "COERCE", [("other", 5_000, 6_000, "About 5-6,000")]),
        ("One hundred or more pupils were kidnapped.", "kidnapped", "ASSAULT",
         [("abducted", 100, None, "One hundred or more")]),
        ("Aldo Renn, 26, of Tarn, was arrested on May 24 at 2:41 a.m.", "arrested", "COERCE", []),
        ("He was shot dead in a 25-tonne truck by six dog handlers.", "shot dead", "ASSAULT", []),
        ("No one was hurt in the attack; one of them fled.", "attack", "ASSAULT", []),
        ("Police seized two recordings, one captured by a camera.", "seized", "COERCE", []),
        ("Six shipping companies were hit in 2015 and 85 percent backed it among voters.", "hit", "ASSAULT", []),
        ("He was blamed for killing 20 people.", "blamed", "ACCUSE", []),
        ("Ten judges will hear the attack on the rule.", "attack", "ACCUSE", []),
        ("A video of dozens of the pupils, saying that some have been killed.", "killed", "ASSAULT", []),
        ("It held 40 sailors, most of whom were wounded.", "wounded", "ASSAULT", []),
        ("Ten people, some of them children, were killed.", "killed", "ASSAULT", [("killed", 10, 10, "Ten")]),
        ("They gunned down 14 people, wounding 22 others.", "gunned down", "ASSAULT",
         [("other", 14, 14, "14"), ("injured", 22, 22, "22")]),
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

"""Which names are taken for those of places."""

from __future__ import annotations

import pytest

from tests.reading.places.marked import found, places


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The ferry left [Bergen|GPE] for [Norway|GPE]'s north.", ["Bergen", "Norway"]),
        ("Two boats met in the Strait of Hormuz, said the captain.", ["Strait of Hormuz"]),
        ("A man from Leipzig was held at the border with Poland.", ["Leipzig", "Poland"]),
        ("Snow fell in [Marion County|ORG], Ohio, all night.", ["Marion County", "Ohio"]),
        ("The mill stands in Brandon, Man., by the river.", ["Brandon", "Man."]),
        ("She lives in B.C. with two dogs.", ["B.C."]),
        ("Troops left southern Helmand province on Monday.", ["Helmand province"]),
        ("It was built near Fars Province in the 1990s.", ["Fars Province"]),
        ("Villagers fled to [Rubat Lund|ORG] district before dawn.", ["Rubat Lund district"]),
        ("The bus stopped in the village of Quistholm, in Sweden.", ["Quistholm", "Sweden"]),
        ("A lorry overturned on Harrow Lane Road near the mill.", ["Harrow Lane Road"]),
        ("They were taken to St. Alda's Hospital by boat.", ["St. Alda's Hospital"]),
        # the tagger takes one of a list for a person
        (
            "Shops shut in [Belfast|GPE] and [Londonderry|PERSON], in Northern Ireland.",
            ["Belfast", "Londonderry", "Northern Ireland"],
        ),
        ("Strikes hit [Warangal|GPE] and [Khammam|PERSON], in Telangana.", ["Warangal", "Khammam", "Telangana"]),
        ("Rebels fled, said police in the state capital [Raipur|PERSON].", ["Raipur"]),
    ],
)
def test_names_of_places(text: str, names: list[str]) -> None:
    assert [span for span, _, _ in found(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "The [Turkish|NORP] fleet and Russian sailors met French ones.",
        "[Paris Lund|PERSON] sang, and Mr Jordan wept.",
        "[Virginia Quist|PERSON], the mayor, spoke. Mr. Houston did not.",
        "The [Bank of America|ORG] closed its branch.",
        "He read it in the [New York Times|ORG] and The Washington Post.",
        "She studied at the [University of Oxford|ORG] and at Boston College.",
        "[Real Madrid|ORG] beat the [Chicago Bulls|ORG] somehow.",
        "[Ada Lund|PERSON], M.D., will see you in May.",
        "The [White House|ORG] said it would not comment.",
        "The Kremlin denied it. The Pentagon did not.",
        "Coins from 300 B.C. were found.",
        "“Tell us,” she said. Us two, then.",
        "Police said on Sunday that March was cold.",
    ],
)
def test_what_is_no_place(text: str) -> None:
    assert found(text) == []


def test_somebody_named_like_a_town_is_no_place() -> None:
    text = "[Ada Lincoln|PERSON] spoke first. Then [Lincoln|GPE] sat down, and the [Lincoln|GPE] campaign went on."
    assert found(text) == []


def test_a_town_spoken_of_clearly_is_found_again() -> None:
    text = "The fair is in [Ghent|GPE], Belgium. [Ghent|ORG] has had it for years."
    assert [span for span, _, _ in found(text)] == ["Ghent", "Belgium", "Ghent"]


def test_a_seat_of_government_is_a_place_where_somebody_is_in_it() -> None:
    assert found("They met in the White House on Monday.") == [("White House", "White House", "USA")]


def test_a_place_in_the_name_of_a_public_body_is_kept_and_told() -> None:
    (place,) = places("The [Kentucky State Police|ORG] closed the bridge.")
    assert place.span.text == "Kentucky"
    assert any("part of the name" in reason for reason in place.reasons)


def test_a_place_that_acts_is_told_to_stand_for_its_government() -> None:
    acts, lies = places("Norway denied the report. The boat sank off Norway.")
    assert "stands for its government here" in acts.reasons
    assert "stands for its government here" not in lies.reasons

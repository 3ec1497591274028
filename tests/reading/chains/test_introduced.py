"""Outlets that the text introduces."""

import pytest

from onrecord.reading.chains.introduced import introduced
from tests.reading.chains.marked import ways


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He called the Chilean broadcaster Tolva.", [("Tolva", "CHL", "broadcaster")]),
        ("He called Norway’s state news agency NTX on Monday.", [("NTX", "NOR", "agency")]),
        ("She read it in the newspaper El Faro’s late edition.", [("El Faro", None, "newspaper")]),
        ("He told Mooring, a Chilean news website, of it.", [("Mooring", "CHL", "website")]),
        ("He told the newspaper Friday that it sank.", []),
        ("He told the newspaper Norway was calm.", []),
        ("The newspaper said no. Mooring is a town.", []),
        ("", []),
    ],
)
def test_what_is_introduced(text, found):
    assert [(outlet.name, outlet.country, outlet.noun) for outlet in introduced(text)] == found


def test_what_is_introduced_is_an_outlet_from_then_on():
    marked = (
        "The Chilean broadcaster Tolva called. [1:[PERSON|Ana Lopez]] <1:told> Tolva {1:that it sails}. "
        "[2:[PERSON|Ulf Berg]] <2:told> the Chilean broadcaster {2:that it sinks}."
    )
    assert ways(marked) == {"s1": ["Tolva"], "s2": ["Tolva"]}

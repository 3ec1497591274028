"""PLOVER's types and modes in other code books."""

import re
from collections import Counter

import pytest

from onrecord.errors import DataError
from onrecord.knowledge.crosswalk import FITS, SCHEMES, codes_of, crosswalk, parse_crosswalk
from onrecord.knowledge.plover import ontology

PAIRS = [(kind.name, mode) for kind in ontology().types.values() for mode in (None, *kind.modes)]
#: What the codes of a scheme look like.
FORMS = {"cameo": r"[01]\d\d?|20\d?", "icews": r"[01]\d\d?|20\d?", "acled": r"[A-Z][\w/ -]+", "ucdp": "[123]"}


@pytest.mark.parametrize(("kind", "mode"), PAIRS)
def test_every_type_and_mode_has_a_row_for_each_scheme(kind: str, mode: str | None) -> None:
    assert {code.scheme for code in codes_of(kind, mode)} == set(SCHEMES)


def test_there_is_nothing_else_and_no_more_than_one_exact_code() -> None:
    assert {(code.type, code.mode) for code in crosswalk()} == set(PAIRS)
    exact = Counter((code.type, code.mode, code.scheme) for code in crosswalk() if code.fit == "exact")
    assert set(exact.values()) == {1}
    assert {code.fit for code in crosswalk()} == set(FITS)


def test_codes_are_written_as_their_schemes_write_them() -> None:
    for code in crosswalk():
        assert code.code is None or re.fullmatch(FORMS[code.scheme], code.code), code


def test_one_code_has_one_name_and_one_intensity() -> None:
    named = {}
    for code in crosswalk():
        told = named.setdefault((code.scheme, code.code), (code.label, code.intensity))
        assert told == (code.label, code.intensity), code
    assert all(-10 <= code.intensity <= 10 for code in crosswalk() if code.intensity is not None)
    assert all(code.intensity is not None for code in crosswalk() if code.scheme == "icews" and code.code)


def test_a_type_or_mode_that_is_unknown_has_no_codes() -> None:
    assert codes_of("SING", None) == codes_of("CONSULT", "sing") == ()


def test_what_does_not_fit_says_why() -> None:
    assert all(code.note for code in crosswalk() if code.fit == "none")


ROW = "AID\t\tcameo\t07\tProvide aid\texact\t\t"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ROW.replace("AID", "SING"), "PLOVER has no SING"),
        (ROW.replace("AID\t", "AID\tloan"), "PLOVER has no AID/loan"),
        (ROW.replace("cameo", "weis"), "Schemes are cameo"),
        (ROW.replace("exact", "close"), "fits are exact"),
        (ROW.replace("exact", "none"), "do not go together"),
        (ROW.replace("07", ""), "do not go together"),
        (ROW.replace("exact\t", "exact\t7"), "do not go together"),
        (ROW.replace("cameo", "icews").replace("exact\t", "exact\tx"), "no number"),
        (f"{ROW}\n{ROW}", "line 2"),
        (f"{ROW}\nAID\t\tcameo\t\t\tnone\t\tnothing", "line 2"),
    ],
)
def test_rows_that_cannot_be_are_told(text: str, told: str) -> None:
    with pytest.raises(DataError, match=told):
        parse_crosswalk(text)

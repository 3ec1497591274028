"""The language of a text: right for whole articles, careful with short ones."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.intake.language import TOO_SHORT, language_of

ENGLISH = (
    "The harbour council of Elmet said on Tuesday that it would close the old ferry line. Officials denied that the "
    "decision had been taken under pressure from the shipping company, which has long wanted the pier."
)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH.upper(),
        "Officials in Karso denied the report on Monday.",
        "The minister met rebels in Karso.",
        "He said he was not guilty.",
        "MINISTER DENIES THE REPORT ABOUT TROOPS",
        'Visiting Lorne, President Roe said: "Nous ne savons rien de cette affaire et nous ne dirons rien de plus."',
        "Roe told the crowd: “Wir haben nichts gewusst und wir werden auch nichts sagen.” The crowd was silent.",
    ],
)
def test_english_is_english(text: str) -> None:
    assert language_of(text) == ("en", None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Der Minister sagte am Montag, er habe von dem Angriff auf Karso nichts gewusst.", "de"),
        ("De minister ontkent het bericht over de rebellen in het noorden van het land.", "nl"),
        ("Ministeren afviste at have kendt til angrebet, og han har ikke noget at sige om det.", "da"),
        ("O ministro disse que as tropas deixaram a cidade e que não sabe para onde foram.", "pt"),
        ("Minister powiedział w poniedziałek, że nic nie wiedział o ataku na miasto.", "pl"),
        ("Le ministre a déclaré lundi que le rapport était faux et qu'il n'en savait rien.", "fr"),
        ("Президент заявил, что ничего не знает об этом деле.", "ru"),
        ("日本の首相は月曜日に辞任した。", "ja"),
        ("MINISTERN FÖRNEKAR UPPGIFTERNA I RAPPORTEN OM ANGREPPET", "sv"),
    ],
)
def test_other_languages_are_told(text: str, code: str) -> None:
    assert language_of(text) == (code, None)


@pytest.mark.parametrize("text", ["", " \n\t", "Karso", "12 34 56 78", "Roe met Doe.", "!!! …", "首相"])
def test_too_short_to_tell(text: str) -> None:
    assert language_of(text) == (None, TOO_SHORT)


def test_unsure_is_none_with_a_reason() -> None:
    code, reason = language_of("Karso Elmet Velmaria Lorne Tarn Ostia Merow")
    assert code is None
    assert reason is not None
    assert reason.startswith("language: unsure")


@pytest.mark.parametrize(
    "text",
    [
        "Police arrest two in Karso raid",
        "Roe, Doe deny role in Elmet plot",
        "Velmaria rebels seize border town",
        "Minister met rebels in winter",
        "Talks end in Lorne; deal near",
        "Storm over Elmet kills ten men",
        "Merow warns Tarn over dam water",
    ],
)
def test_short_english_is_never_another_language(text: str) -> None:
    assert language_of(text)[0] in ("en", None)


def test_foreign_article_with_an_english_quotation() -> None:
    text = (
        "Der Sprecher der Regierung von Velmaria wollte sich am Dienstag nicht zu dem Bericht äußern. "
        "“We have nothing to add to what the minister has said about this,” hieß es in einer kurzen Mitteilung."
    )
    assert language_of(text) == ("de", None)


def test_long_texts_are_sampled() -> None:
    # The start is English although most of the text, far behind, is not: start and middle are looked at, no more.
    assert language_of(ENGLISH * 60 + "\n" + "z" * 2_000_000)[0] == "en"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_never_both_and_never_neither(text: str) -> None:
    code, reason = language_of(text)
    assert (code is None) != (reason is None)
    assert language_of(text) == (code, reason)

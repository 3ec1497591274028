"""What persons are: by their offices on the article's day, else by what the text calls them."""

from __future__ import annotations

import pytest

from onrecord.reading.reader import Reader
from tests.reading.actors.casts import actor, cast, side, told


@pytest.mark.parametrize(
    ("date", "sector", "role"),
    [
        ("2031-03-01", "GOV", "President"),
        ("2030-03-01", "PTY", "candidate"),
        ("2036-03-01", "ELI", None),
        ("2020-03-01", None, None),
    ],
)
def test_an_office_counts_on_the_day(date: str, sector: str | None, role: str | None) -> None:
    found = cast("[PERSON|Ana Lopez] went to [GPE|Larch].", date)
    assert told(found, "Ana Lopez") == ("LAR", sector)
    assert actor(found, "Ana Lopez").known == "person.ana_lopez"
    if role:
        assert actor(found, "Ana Lopez").reasons[-1].startswith(f"sector: {role} of LAR from 2030")


def test_without_a_date_no_office_is_taken_for_granted() -> None:
    found = cast("[PERSON|Ana Lopez] went to [GPE|Larch].", None)
    assert told(found, "Ana Lopez") == ("LAR", None)
    assert any("the article has no date" in reason for reason in actor(found, "Ana Lopez").reasons)
    assert told(cast("[NORP|Larchian] President [PERSON|Ana Lopez] went home.", None), "Ana Lopez") == ("LAR", "GOV")


def test_a_former_president_is_of_the_elite() -> None:
    assert told(cast("[PERSON|Ulf Berg] spoke in [GPE|Orlen]."), "Ulf Berg") == ("ORL", "ELI")
    assert told(cast("Former [NORP|Orlenish] president [PERSON|Ulf Berg] spoke."), "Ulf Berg") == ("ORL", "ELI")


def test_who_already_acts_as_president_is_of_the_government() -> None:
    assert told(cast("[NORP|Larchian] President [PERSON|Ana Lopez] spoke.", "2029-03-01"), "Ana Lopez") == (
        "LAR",
        "GOV",
    )
    assert told(cast("[NORP|Orlenish] President [PERSON|Ulf Berg] spoke.", "2031-03-01"), "Ulf Berg") == ("ORL", "ELI")


def test_a_namesake_of_another_state_is_not_the_one_known() -> None:
    found = cast("[NORP|Orlenish] envoy [PERSON|Ana Lopez] spoke of [GPE|Larch].")
    assert told(found, "Ana Lopez") == ("ORL", "GOV")
    assert actor(found, "Ana Lopez").known is None
    assert any("the same name" in reason for reason in actor(found, "Ana Lopez").reasons)


def test_nobody_is_known_by_a_surname_alone_unless_the_state_is_spoken_of() -> None:
    assert not [a for a in cast("[PERSON|Berg] is a hill.", "2026-01-01").actors if a.known == "person.ulf_berg"]
    found = cast("[PERSON|Berg] is the hope of [GPE|Orlen].", "2026-01-01")
    assert told(found, "Ulf Berg") == ("ORL", "GOV")


@pytest.mark.parametrize(
    ("phrase", "country", "sector", "shown", "speaks_for"),
    [
        ("[NORP|Larchian] [ORG|Foreign Ministry] spokeswoman [PERSON|Ida Vik] spoke.", "LAR", "GOV",
         "Foreign Ministry spokeswoman", "Larch"),
        ("[PERSON|Ida Vik], the top commander of [GPE|Orlen] and [ORG|Sea League] troops in [GPE|Larch], spoke.", "ORL",
         "MIL", "top commander of Orlen and Sea League troops in Larch", "Orlen"),
        ("[PERSON|Ida Vik], a fellow at [ORG|Quist House], spoke.", None, "EDU", "fellow at Quist House", None),
        ("[PERSON|Ida Vik], an expert on [GPE|Larch], spoke.", None, "EDU", "expert on Larch", None),
        ("[ORG|Reed Front] leader [PERSON|Ida Vik] spoke.", "LAR", "REB", "Reed Front leader", "Reed Front"),
        ("[PERSON|Ida Vik], a former [ORG|Reed Front] commander, spoke.", "LAR", "REB", "former Reed Front commander",
         "Reed Front"),
        ("[PERSON|Ida Vik], the director of [ORG|Quist House], spoke.", "ORL", "EDU", "director of Quist House",
         "Quist House"),
        ("[PERSON|Ida Vik], a reporter for [ORG|Tidings Agency], spoke.", "ORL", "JRN", "reporter for Tidings Agency",
         None),
        ("[PERSON|Ida Vik], the [NORP|Larchian] envoy to [GPE|Orlen], spoke.", "LAR", "GOV", "envoy to Orlen", "Larch"),
        ("[PERSON|Ida Vik], a former [NORP|Larchian] minister, spoke.", "LAR", "ELI", "former minister", None),
        ("[PERSON|Ida Vik], who served as [NORP|Larchian] minister, spoke.", "LAR", "ELI", None, None),
        ("The mother of the gunman, [PERSON|Ida Vik], spoke.", None, "CVL", "mother of the gunman", None),
    ],
)  # fmt: skip
def test_what_the_text_calls_a_person(
    phrase: str, country: str | None, sector: str, shown: str | None, speaks_for: str | None
) -> None:
    found = cast(phrase)
    assert told(found, "Ida Vik") == (country, sector)
    assert side(found, "Ida Vik") == speaks_for
    if shown:
        assert actor(found, "Ida Vik").role == shown


def test_the_envoy_of_a_president_is_of_the_presidents_state_and_is_not_the_president() -> None:
    found = cast(
        "{[PERSON|Ida Vik], [NORP|Larchian] President [PERSON|Ana Lopez]’s special envoy to [GPE|Orlen],} said no."
    )
    assert told(found, "Ida Vik") == told(found, "Ana Lopez") == ("LAR", "GOV")
    assert actor(found, "Ida Vik").role == "special envoy to Orlen"
    assert actor(found, "Ana Lopez").role == "President"
    assert side(found, "Ida Vik") == side(found, "Ana Lopez") == "Larch"


def test_a_spokesman_has_the_state_of_whom_he_speaks_for() -> None:
    found = cast("[PERSON|Ida Vik], a spokesman for President [PERSON|Ana Lopez], spoke.")
    assert told(found, "Ida Vik") == ("LAR", "GOV")


def test_family_of_a_president_is_of_the_elite_and_others_are_not() -> None:
    text = (
        "[PERSON|Ana Lopez] of [GPE|Larch] came with her friend. [PERSON|Ana Lopez]’s mother, [PERSON|Ida Vik], wept."
    )
    assert told(cast(text), "Ida Vik") == ("LAR", "ELI")


def test_a_party_mark_is_american() -> None:
    found = cast("[PERSON|Ida Vik] (D-Ohio) spoke.")
    assert actor(found, "Ida Vik").country == "USA"
    assert told(found, "Ida Vik")[1] == "LEG"


def test_where_a_person_is_from() -> None:
    assert told(cast("[PERSON|Ida Vik], 59, of [GPE|Ashfield], Md., spoke."), "Ida Vik") == ("USA", "CVL")


def test_an_official_without_a_state_is_of_the_one_the_article_is_about() -> None:
    found = cast("[GPE|Larch] is calm. Harbour Minister [PERSON|Ida Vik] spoke. [GPE|Larch] trades, [GPE|Larch] waits.")
    assert told(found, "Ida Vik") == ("LAR", "GOV")
    assert actor(found, "Ida Vik").confidence <= 0.7
    assert any("it speaks of Larch" in reason for reason in actor(found, "Ida Vik").reasons)


def test_where_family_lives_is_nobody() -> None:
    found = cast("A man shot his mother in [GPE|Newhaven], [PERSON|Sarnland], on Monday.")
    assert "Sarnland" not in {one.name for one in found.actors}
    found = cast("She met his brother, [PERSON|Aldo], in [GPE|Newhaven].")
    assert "Aldo" in {one.name for one in found.actors}


def test_nothing_is_made_up() -> None:
    found = cast("[PERSON|Ida Vik] went from [GPE|Larch] to [GPE|Orlen].")
    assert told(found, "Ida Vik") == (None, None)
    reasons = " ".join(actor(found, "Ida Vik").reasons)
    assert "country: the text does not say" in reasons and "sector: neither" in reasons


def test_who_stands_for_an_office_is_of_a_party() -> None:
    assert told(cast("[PERSON|Ida Vik] spoke in [GPE|Larch]. The Vik campaign is rich."), "Ida Vik")[1] == "PTY"


def test_your_own_pack_wins() -> None:
    mine = """\
pack: mine
about: Mine.
source: Mine.
licence: CC0-1.0
entries:
- {id: person.ana_lopez, name: Ana Lopez, kind: person, country: ORL, sectors: [BUS]}
"""
    found = cast("[PERSON|Ana Lopez] went to [GPE|Orlen].", packs=(mine,))
    assert told(found, "Ana Lopez") == ("ORL", "BUS")


def test_who_is_only_named_is_of_nowhere() -> None:
    text = "[GPE|Larch], [GPE|Larch], [GPE|Larch]. {[PERSON|Ida Vik]} said no. [PERSON|Bo Lund] was played."
    found = cast(text)
    assert actor(found, "Bo Lund").country is None
    assert actor(found, "Ida Vik").country == "LAR"
    assert actor(found, "Ida Vik").confidence <= 0.6


def test_one_name_spelt_with_and_without_hyphen_is_one_person_whom_the_family_name_means():
    reading = Reader(layers=["actors"]).read(
        "Kang Min-ho opened the port of Norwick. Norland’s leader Kang Min Ho said that ships may come. "
        "Mary Quist welcomed Kang’s offer."
    )
    (kang,) = [actor for actor in reading.actors if "Kang" in actor.name]
    assert kang.name == "Kang Min-ho"
    named = [mention.span.text for mention in reading.mentions if mention.actor == kang.id and mention.type == "name"]
    assert named == ["Kang Min-ho", "Kang Min Ho", "Kang"]

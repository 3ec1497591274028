"""Who is in the cast, once each, and where."""

from __future__ import annotations

from tests.reading.actors.casts import actor, cast, side, surfaces, told


def names(marked: str, **more: str) -> set[str]:
    return {found.name for found in cast(marked, **more).actors}


def test_all_forms_of_one_actor_are_one() -> None:
    found = cast(
        "{[GPE|Larch]} said no. [ORG|Reed Front] fired. The Quay denied it. The RF fled, and so did The Reeds."
    )
    assert surfaces(found, "Reed Front") == ["Reed Front", "RF", "Reeds"]
    assert surfaces(found, "Larch") == ["Larch", "Quay"]


def test_a_known_name_within_a_longer_one_is_nobody_of_its_own() -> None:
    found = cast("A lawyer for the [ORG|Norlin Centre for Sea League] spoke. The [ORG|Council to Free Reeds] met.")
    assert not {a.known for a in found.actors} & {"organisation.sea_league", "armed_group.reed_front"}
    found = cast("The [ORG|Friends of the Reed Front] met. The [ORG|Larch Institute for Orlen Studies] wrote.")
    assert not {a.known for a in found.actors} & {"armed_group.reed_front", "state.orlen"}


def test_whom_a_body_or_person_is_of_stays_somebody() -> None:
    found = cast("The Embassy of Orlen fell. The spokesman for Reed Front fled. The Council of the Sea League met.")
    assert {"state.orlen", "armed_group.reed_front", "organisation.sea_league"} <= {a.known for a in found.actors}


def test_a_capital_counts_where_it_acts_and_not_where_it_lies() -> None:
    found = cast("[GPE|Larch] is far. He lives in Larchport. Larchport wants peace. Larchport’s support is sure.")
    assert surfaces(found, "Larch") == ["Larch", "Larchport", "Larchport"]
    assert "Larch" not in names("He lives in Larchport.")


def test_the_people_with_the_are_the_state_that_the_text_names() -> None:
    found = cast("{[GPE|Larch]} said no. The [NORP|Larchians] fired.")
    assert surfaces(found, "Larch") == ["Larch", "Larchians"]
    spoken = cast("[GPE|Larch] waits. {The [NORP|Larchians]} said no.")
    assert [a.name for a in spoken.actors if a.id == spoken.statements[0].speaker] == ["Larch"]
    assert told(cast("{Some [NORP|Larchians]} said no."), "Some Larchians") == ("LAR", "CVL")


def test_a_state_that_is_only_named_has_no_sector() -> None:
    found = cast("{[GPE|Larch]} said that [GPE|Orlen] waits.")
    assert told(found, "Larch") == ("LAR", "GOV")
    assert told(found, "Orlen") == ("ORL", None)
    assert dict(actor(found, "Larch").identifiers) == {"iso3": "LAR", "cow": "999"}


def test_the_government_of_a_state_is_the_state_and_its_army_is_not() -> None:
    found = cast("The Orlenish government fell. The Orlenish army did not. The Orlenish army tents burnt.")
    assert surfaces(found, "Orlen") == ["Orlenish government"]
    assert told(found, "Orlen") == ("ORL", "GOV")
    assert surfaces(found, "Orlenish military") == ["Orlenish army"]


def test_a_possessive_names_its_owner_only() -> None:
    found = cast("{[PERSON|Ana Lopez]’s envoy} said no. [PERSON|Ana Lopez] of [GPE|Larch] did not.")
    speaker = found.statements[0].speaker
    assert speaker is None or speaker != actor(found, "Ana Lopez").id


def test_a_weak_form_needs_a_fuller_one() -> None:
    alone = cast("The [ORG|Blue Party] met.")
    assert told(alone, "Blue Party") == (None, "PTY")
    assert any(
        "may be Blue Party (Larch), Blue Party (Orlen)" in reason for reason in actor(alone, "Blue Party").reasons
    )
    found = cast("The [ORG|Blue Party] met. [GPE|Larch] waits, [GPE|Larch] votes, [GPE|Larch] sleeps.")
    assert told(found, "Blue Party") == ("LAR", "PTY")


def test_an_outlet_by_a_weak_form_where_outlets_are_named() -> None:
    assert "The Ledger" in names("He told the [ORG|Ledger] so.")
    assert "The Ledger" not in names("He opened the [ORG|Ledger] and sighed.")


def test_unnamed_sources_have_the_state_and_the_side_that_the_text_gives() -> None:
    found = cast("{An unnamed [ORG|Reed Front] official} said so.")
    voice = next(a for a in found.actors if a.kind == "anonymous")
    assert (voice.country, voice.sectors, voice.role, voice.anonymous) == ("LAR", ("REB",), "official", True)
    assert side(found, voice.name) == "Reed Front"


def test_groups_by_nationality_and_noun() -> None:
    found = cast("{[NORP|Orlenish] soldiers} said so. {Villagers} said no.")
    assert told(found, "Orlenish soldiers") == ("ORL", "MIL")
    assert told(found, "Villagers")[1] == "CVL"


def test_a_side_that_only_its_adjective_names_is_added_once() -> None:
    found = cast("[NORP|Larchian] envoy [PERSON|Ida Vik] spoke. [NORP|Larchian] envoy [PERSON|Bo Lund] did not.")
    assert side(found, "Ida Vik") == side(found, "Bo Lund") == "Larch"
    assert surfaces(found, "Larch") == ["Larchian"]


def test_an_organisation_that_nobody_knows_is_told_by_its_words() -> None:
    found = cast("The [ORG|Larch City Hospital] closed. The [ORG|Orlen Fishing Company] did not.")
    assert told(found, "Larch City Hospital") == ("LAR", "MED")
    assert told(found, "Orlen Fishing Company") == ("ORL", "BUS")
    assert any("no pack knows it" in reason for reason in actor(found, "Orlen Fishing Company").reasons)


def test_ids_follow_the_text_and_every_reference_holds() -> None:
    found = cast(
        "[GPE|Orlen] waits. {[PERSON|Ida Vik], the [NORP|Larchian] envoy,} said no. [ORG|Tidings Agency] rests."
    )
    assert [a.id for a in found.actors] == [f"a{n}" for n in range(1, len(found.actors) + 1)]
    ids = {a.id for a in found.actors}
    assert {m.actor for m in found.mentions} <= ids | {None}
    assert {a.side for a in found.actors} <= ids | {None}
    assert found.statements[0].speaker == actor(found, "Ida Vik").id
    assert [m.span.start for m in found.mentions] == sorted(m.span.start for m in found.mentions)


def test_every_abstention_has_its_reason() -> None:
    found = cast("{[PERSON|Ida Vik]} met {a waiter} at the [ORG|Dune Institute]. [GPE|Larch] and [GPE|Orlen] wait.")
    for it in found.actors:
        if it.kind != "document" and it.country is None:
            assert any(reason.startswith("country") for reason in it.reasons), it
        if it.kind != "document" and not it.sectors:
            assert any(reason.startswith("sector") for reason in it.reasons), it


def test_what_is_left_out_names_nobody() -> None:
    from onrecord.reading.reader import Reader

    reading = Reader().read({"text": "Norway waits.\n\nRelated: Ten things about Chad\n\nThe mayor of Oslo said so."})
    assert "Chad" not in {a.name for a in reading.actors} or not reading.left_out


def test_police_without_a_state_are_not_those_of_the_whole_state() -> None:
    found = cast("[GPE|Larch]. {Police} said so. [GPE|Larch] waits.")
    assert actor(found, "Police").known is None


def test_who_writes_under_a_handle_has_no_country() -> None:
    assert told(cast("[GPE|Larch] waits. {A user @larchbird} said so."), "@larchbird")[0] is None


def test_a_campaign_for_a_cause_is_no_partys() -> None:
    found = cast("[GPE|Larch]. {The Clean Sea Harbour campaign} thanked them.")
    assert told(found, "Clean Sea Harbour campaign")[1] == "SOC"

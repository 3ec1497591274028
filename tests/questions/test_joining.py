"""Reports are joined by what agrees, kept apart by what cannot both be true, whatever order they come in."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.questions.evidence.parties import Party, Side
from onrecord.questions.evidence.view import Happening, Report
from onrecord.questions.reports.agreement import compared
from onrecord.questions.reports.facts import Facts, Number, case_of, facts_of
from onrecord.questions.reports.forbidding import forbidden, may_meet
from onrecord.questions.reports.joining import Group, grouped
from onrecord.record.joins import EventJudgement


def party(name: str, country: str | None = None, *, local: bool = False) -> Party:
    own = f"only:u:{name}" if local else f"known:{name}"
    return Party(own, name, "group" if local else "state", country, (), False, Side(own, name), local)


TALSIA, BRENMARK, ORVALE = party("Talsia", "TLS"), party("Brenmark", "BRN"), party("Orvale", "ORV")
TEXT = "Talsia and Brenmark met in Quell on Sunday to settle the dispute over herring quotas."


def facts(
    article: str, text: str = TEXT, trigger: str = "met", numbers: tuple[Number, ...] = (), **more: object
) -> Facts:
    published = more.pop("published", "2031-05-04")
    start = text.index(trigger)
    fields: dict[str, object] = {
        "report": Report(1, article, None, f"{article} Post", published, None, 1), "key": 1, "number": 0,  # type: ignore[arg-type]
        "type": "CONSULT", "mode": None, "factuality": "asserted", "actors": (TALSIA, BRENMARK), "recipients": (),
        "trigger": (start, start + len(trigger)), "not_before": None, "not_after": None, "place": "Quell",
        "country": "BRN", "background": False, "quad": 1, "score": 1.0, "told": None, "same": 0, "confidence": 0.9,
        "doubtful": False,
    }  # fmt: skip
    return facts_of(case_of(Happening(**{**fields, **more}), numbers), text)  # type: ignore[arg-type]


def strike(article: str, **more: object) -> Facts:
    text = "Talsia shelled the granaries of Vell on Saturday and killed farmers, the village council said."
    shown: dict[str, object] = {
        "type": "ASSAULT", "actors": (TALSIA,), "recipients": (BRENMARK,), "place": "Vell", **more
    }  # fmt: skip
    return facts(article, text, "shelled", **shown)  # type: ignore[arg-type]


def joins(one: Facts, other: Facts) -> bool:
    if not may_meet(one.case, other.case):
        return False
    found = compared(one, other)
    return found is not None and found.joins


def test_reports_of_one_meeting_are_joined_and_the_reasons_say_why() -> None:
    one = facts("ua")
    other = facts(
        "ub", "Officials of Talsia and Brenmark held a meeting in Quell over the herring quotas dispute.", "meeting"
    )
    found = compared(one, other)
    assert found is not None
    assert found.joins
    assert {"who", "where", "words"} <= found.sorts
    assert "in Quell" in found.reasons
    assert "with Talsia" in found.reasons


def test_which_is_which_makes_no_difference() -> None:
    one, other = facts("ua"), facts("ub", "A meeting of Talsia in Quell over herring ended.", "meeting")
    assert compared(one, other) == compared(other, one)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"country": "ORV", "place": "Sund"}, "different countries"),
        ({"not_before": "2031-04-01", "not_after": "2031-04-01"}, "different times"),
        ({"recipients": (ORVALE,)}, "different recipients"),
        ({"actors": (ORVALE,)}, "different actors"),
        ({"mode": "aerial"}, "different modes"),
        ({"numbers": (Number("killed", 90, 90),)}, "different numbers"),
    ],
)
def test_what_cannot_both_be_true_forbids_a_join(changed: dict[str, object], why: str) -> None:
    one, other = strike("ua", mode="firearms", numbers=(Number("killed", 9, 9),)), strike("ub", **changed)
    assert why in (forbidden(one.case, other.case) or "")
    assert forbidden(one.case, other.case) == forbidden(other.case, one.case)
    assert not joins(one, other)


def test_a_rising_toll_and_an_open_one_forbid_nothing() -> None:
    one = strike("ua", numbers=(Number("killed", 80, 80),))
    assert forbidden(one.case, strike("ub", numbers=(Number("killed", 84, 84),)).case) is None
    assert forbidden(one.case, strike("ub", numbers=(Number("killed", 30, None),)).case) is None


@pytest.mark.parametrize(
    "changed",
    [{"published": "2031-05-20"}, {"published": None}, {"factuality": "future"}, {"background": True}],
)
def test_what_is_not_compared(changed: dict[str, object]) -> None:
    assert joins(facts("ua"), facts("ub"))
    assert not joins(facts("ua"), facts("ub", **changed))  # type: ignore[arg-type]


def test_words_of_another_family_are_another_event() -> None:
    assert not joins(facts("ua"), facts("ub", TEXT.replace("met", "signed a pact"), "pact", type="AGREE"))


def test_an_act_of_speech_needs_like_words() -> None:
    shown = {"type": "ACCUSE", "actors": (TALSIA,), "recipients": (BRENMARK,), "place": None, "country": None}
    one = facts("ua", "Talsia accused Brenmark of hoarding herring in Orvale harbour.", "accused", **shown)  # type: ignore[arg-type]
    far = facts("ub", "Talsia accused Brenmark again when Orvale’s minister resigned over taxes.", "accused", **shown)  # type: ignore[arg-type]
    near = facts("uc", "Brenmark was accused by Talsia of hoarding herring in its harbour.", "accused", **shown)  # type: ignore[arg-type]
    assert not joins(one, far)
    assert joins(one, near)


def of(group: Group) -> frozenset[str]:
    return frozenset(case.happening.report.article for case in group.members)


def groups(rows: list[Facts], judged: tuple[EventJudgement, ...] = ()) -> set[frozenset[str]]:
    pairs = []
    for one, other in combinations(rows, 2):
        found = compared(one, other) if may_meet(one.case, other.case) else None
        if found is not None and found.joins:
            pairs.append((one, other, found))
    return {of(group) for group in grouped([row.case for row in rows], pairs, judged)}


ROWS = [
    facts("ua"), facts("ub"), facts("uc", published="2031-05-06"), strike("ud"), strike("ue"),
    strike("uf", numbers=(Number("killed", 9, 9),)), strike("ug", numbers=(Number("killed", 90, 90),)),
    facts("uh", published=None),
]  # fmt: skip
JUDGED = (
    EventJudgement(("ua", 0), ("ub", 0), False, "k1", "Ada"),
    EventJudgement(("uc", 0), ("uh", 0), True, "k2", "Ada"),
)


@given(st.permutations(ROWS))
def test_the_order_makes_no_difference(rows: list[Facts]) -> None:
    assert groups(rows) == groups(ROWS)
    assert groups(rows, JUDGED) == groups(ROWS, JUDGED[::-1])


def test_two_tolls_never_meet_in_one_event_by_way_of_a_third_report() -> None:
    found = next(group for group in groups(ROWS) if "ud" in group)
    assert not {"uf", "ug"} <= found


def test_a_person_keeps_apart_and_joins_whatever_the_facts_say() -> None:
    found = groups(ROWS, JUDGED)
    assert not any({"ua", "ub"} <= group for group in found)
    assert any({"uc", "uh"} <= group for group in found)
    both = (*JUDGED, EventJudgement(("ua", 0), ("ud", 0), True, "k3", "Ada"))
    assert any({"ua", "ud"} <= group for group in groups(ROWS, both))


def test_the_earliest_report_is_first_and_an_undated_one_last() -> None:
    rows = [facts("uz", published="2031-05-03"), facts("ua"), facts("ub", published=None)]
    said = (
        EventJudgement(("ua", 0), ("ub", 0), True, "k1", "Ada"),
        EventJudgement(("ua", 0), ("uz", 0), True, "k2", "Ada"),
    )
    (group,) = grouped([row.case for row in rows], (), said)
    assert [case.happening.report.article for case in group.members] == ["uz", "ua", "ub"]
    assert {join.reasons for join in group.joins} == {("joined by Ada (k1)",), ("joined by Ada (k2)",)}


def test_mentions_within_an_article_are_one_event() -> None:
    first = facts("ua")
    again = case_of(replace(first.case.happening, number=3, same=0))
    (group,) = grouped([again, first.case], ())
    assert [case.place for case in group.members] == [("ua", 0), ("ua", 3)]
    assert group.joins[0].reasons == ("the same event within the article",)


def test_a_mention_without_a_day_is_of_the_day_that_the_other_mentions_of_its_article_tell() -> None:
    # "met in April … the meeting": the second was not in the week of the paper
    april = {"not_before": "2031-04-01", "not_after": "2031-04-10"}
    one = (facts("one", **april), facts("one", trigger="Sunday", number=1, same=0))
    other = (facts("other", **april), facts("other", trigger="Sunday", number=1, same=0))
    agreement = compared(one[0], other[0])
    assert agreement is not None
    cases = [each.case for each in (*one, *other)]
    (joined,) = grouped(cases, [(one[0], other[0], agreement)])
    assert len(joined.members) == 4
    may = facts("other", not_before="2031-05-01", not_after="2031-05-03", number=2, same=2)
    assert len(grouped([*cases, may.case], [(one[0], other[0], agreement), (one[0], may, agreement)])) == 2


def test_the_attack_is_not_the_shooting_of_the_attacker() -> None:
    shown: dict[str, object] = {"type": "ASSAULT", "place": None, "country": None}
    text = "In the Quell attack, told beside pictures of the burning harbour market, {}."
    crowd = text.format("a cart killed forty shoppers")
    driver = text.format("guards killed the carter")
    carter, guards = party("carter", local=True), party("guards", local=True)
    cart, shoppers = party("cart", local=True), party("forty shoppers", local=True)
    one = facts("ua", crowd, "killed", actors=(cart,), recipients=(shoppers,), **shown)  # type: ignore[arg-type]
    again = facts("ub", crowd, "killed", actors=(cart,), recipients=(shoppers,), **shown)  # type: ignore[arg-type]
    other = facts("ub", driver, "killed", actors=(guards,), recipients=(carter,), **shown)  # type: ignore[arg-type]
    assert joins(one, again)
    assert joins(one, replace(other, case=case_of(replace(other.case.happening, actors=()))))
    assert not joins(one, other)
    assert not joins(other, one)


def test_of_the_events_of_a_sentence_the_one_with_the_word_of_the_other_is_meant() -> None:
    shown: dict[str, object] = {"actors": (), "place": None, "country": None}
    text = "A visit to Orvale followed negotiations over twelve herring boats held in Quell harbour."
    told = "The twelve herring boats left Quell harbour after negotiations in Orvale."
    one = facts("ua", told, "negotiations", **shown)  # type: ignore[arg-type]
    assert joins(one, facts("ub", text, "negotiations", **shown))  # type: ignore[arg-type]
    assert not joins(one, facts("ub", text, "visit", **shown))  # type: ignore[arg-type]
    plain = text.replace("negotiations", "a quarrel")
    assert joins(one, facts("ub", plain, "visit", **shown))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["others", "two other fishermen", "another crew"])
def test_what_befalls_others_is_another_event(name: str) -> None:
    shown: dict[str, object] = {"type": "ASSAULT", "actors": (TALSIA,), "place": "Vell"}
    text = "Talsia shelled the granaries of Vell on Saturday and killed farmers, the village council said."
    farmers, others = party("farmers", local=True), party(name, local=True)
    one = facts("ua", text, "shelled", recipients=(farmers,), **shown)  # type: ignore[arg-type]
    rest = facts("ub", text, "shelled", recipients=(others,), **shown)  # type: ignore[arg-type]
    assert joins(one, facts("ub", text, "shelled", recipients=(farmers,), **shown))  # type: ignore[arg-type]
    assert not joins(one, rest)
    assert joins(rest, facts("uc", text, "shelled", recipients=(others,), **shown))  # type: ignore[arg-type]


def test_mentions_of_what_is_hoped_for_stay_together_apart_from_what_was() -> None:
    first = facts("ua").case
    rows = [first, *(case_of(replace(first.happening, number=n, same=0)) for n in (1, 2))]
    rows += [case_of(replace(first.happening, number=n, same=0, factuality="future")) for n in (3, 4)]
    others = (party("others", local=True),)
    rows += [case_of(replace(first.happening, number=n, same=0, actors=others)) for n in (5, 6)]
    found = {tuple(case.place[1] for case in group.members) for group in grouped(rows, ())}
    assert found == {(0, 1, 2), (3, 4), (5, 6)}


def test_what_described_speakers_say_is_joined_in_one_piece_of_news_alone() -> None:
    voters = party("older voters", local=True)
    shown: dict[str, object] = {
        "type": "SUPPORT", "actors": (voters,), "recipients": (BRENMARK,), "place": None, "country": None
    }  # fmt: skip
    one = facts(
        "ua", "A poll of Vell shows that most older voters support Brenmark over harbour fees.", "support", **shown
    )  # type: ignore[arg-type]
    text = "Asked in Quell, older voters support Brenmark over lower harbour fees."
    other = facts("ub", text, "support", **shown)  # type: ignore[arg-type]
    assert not joins(one, other)
    names = frozenset({"quell", "vell", "brenm", "orval", "talsi"})
    assert joins(replace(one, news=lambda: names), replace(other, news=lambda: names))
    known = {**shown, "actors": (TALSIA,)}
    assert joins(
        facts("ua", one.sentence.text, "support", **known),  # type: ignore[arg-type]
        facts("ub", text, "support", **known),  # type: ignore[arg-type]
    )


def test_a_form_of_address_is_no_name_in_common() -> None:
    shown: dict[str, object] = {"type": "AGREE", "actors": (TALSIA,), "place": None, "country": None}
    one = facts("ua", "On herring, Mr. Venn agreed.", "agreed", **shown)  # type: ignore[arg-type]
    assert "mr" not in one.names
    assert "venn" in one.names


def test_who_does_it_in_one_report_does_not_suffer_it_in_the_other() -> None:
    shown: dict[str, object] = {"country": None, "place": None}
    driver, armed = party("driver of the van", local=True), party("armed driver", local=True)
    one = strike("ua", actors=(driver,), recipients=(party("shoppers", local=True),), **shown)
    other = strike("ub", actors=(party("guards", local=True),), recipients=(armed,), **shown)
    assert forbidden(one.case, other.case) == "who does it in one suffers it in the other"
    assert forbidden(one.case, strike("uc", actors=(armed,), recipients=(), **shown).case) is None


def test_an_armed_group_is_neither_an_office_of_its_country_nor_on_its_side() -> None:
    shown: dict[str, object] = {"recipients": (), "country": None, "place": None}
    group = replace(party("Harbour League", "BRN"), kind="armed_group")
    office = replace(party("harbour office", "BRN", local=True), side=Side("state:BRN", "Brenmark", "state", "BRN"))
    judge = replace(party("Ivo Lund"), kind="person")
    meant = strike("ub", actors=(office,), **shown).case
    assert forbidden(strike("ua", actors=(group,), **shown).case, meant) == "by different actors"
    assert forbidden(strike("ua", actors=(BRENMARK,), **shown).case, meant) is None
    assert forbidden(strike("ua", actors=(judge,), **shown).case, meant) is None

"""Whom the words of a role mean: mentions of the page, and new ones."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.article import make_article
from onrecord.knowledge.lookup import builtin
from onrecord.reading.events.roles import Cast
from onrecord.reading.layers import Page
from onrecord.types import Actor, Form, Mention, MentionType, Span, Statement

ACTORS = (
    Actor("a1", "Sergei Ostrov", "person"),
    Actor("a2", "Tesk Front", "armed_group"),
    Actor("a3", "Norway", "state", country="NOR", known="state.norway"),
    Actor("a4", "Sergei Ostrov and Tesk Front", "group", reasons=("several speakers at once",)),
)


def cast_of(text: str, *mentions: tuple[str, str | None, MentionType]) -> Cast:
    found = []
    for number, (words, actor, kind) in enumerate(mentions, 1):
        start = text.index(words)
        found.append(Mention(f"m{number}", Span.of(text, start, start + len(words)), actor, kind, 0.9))
    return Cast(Page(make_article(text), actors=ACTORS, mentions=tuple(found)), builtin())


def filled(cast: Cast, words: str) -> list[tuple[str, str | None]]:
    text = cast.page.article.text
    start = text.index(words)
    return [(one.mention.span.text, one.mention.actor) for one in cast.fill((start, start + len(words)))]


def test_a_title_with_its_name_is_the_name() -> None:
    cast = cast_of("Foreign minister Sergei Ostrov condemned it.", ("Sergei Ostrov", "a1", "name"))
    assert filled(cast, "Foreign minister Sergei Ostrov") == [("Sergei Ostrov", "a1")]


@pytest.mark.parametrize(
    ("text", "pronoun", "speaker", "actor"),
    [
        ("The Tesk Front said that it had struck Sarn.", "it", "a2", "a2"),
        ("The Tesk Front said they had struck Sarn.", "they", "a2", "a2"),
        ("Sergei Ostrov said she had struck Sarn.", "she", "a1", None),
        ("The Tesk Front said he had struck Sarn.", "he", "a2", None),
        ("Sergei Ostrov said they had struck Sarn.", "they", "a1", None),
        ("The Tesk Front said Sarn knew that it had struck.", "it", "a2", None),
        ("The Tesk Front said that it had struck Sarn.", "it", None, None),
        ("The Tesk Front said “it had struck Sarn.”", "it", "a2", None),
        ("The Tesk Front said “we had struck Sarn.”", "we", "a2", "a2"),
        ("The Tesk Front said we had struck Sarn.", "we", "a2", None),
    ],
)
def test_a_pronoun_at_the_head_of_what_is_said_is_who_says_it(
    text: str, pronoun: str, speaker: str | None, actor: str | None
) -> None:
    start = text.index("said ") + 5
    form: Form = "direct" if "“" in text else "indirect"
    said = Statement(
        "s1", (), (), (Span.of(text, start, len(text)),), form, "say", speaker, (), (), None, None, None, 0.9
    )
    at = text.index(f"{pronoun} had")
    cast = cast_of(text, ("The Tesk Front", "a2", "name")) if "Tesk" in text else cast_of(text)
    mention = Mention("m9", Span.of(text, at, at + len(pronoun)), None, "pronoun", 0.5)
    page = replace(cast.page, statements=(said,), mentions=(*cast.page.mentions, mention))
    cast = Cast(page, builtin())
    (found,) = cast.fill((at, at + len(pronoun)))
    assert found.mention.actor == actor
    assert (found.mention in cast.mentions) and len([m for m in cast.mentions if m.span == mention.span]) == 1


def test_a_name_at_the_very_end_of_a_text_is_found() -> None:
    cast = cast_of("They met Sergei Ostrov", ("Sergei Ostrov", "a1", "name"))
    assert filled(cast, "Sergei Ostrov") == [("Sergei Ostrov", "a1")]


def test_a_name_before_its_apposition_is_the_name() -> None:
    cast = cast_of("Sergei Ostrov, the envoy, left.", ("Sergei Ostrov", "a1", "name"))
    assert filled(cast, "Sergei Ostrov, the envoy") == [("Sergei Ostrov", "a1")]


def test_of_several_who_speak_at_once_each_is_one() -> None:
    whole = "Sergei Ostrov and the Tesk Front"
    cast = cast_of(
        f"{whole} denounced it.", (whole, "a4", "name"), ("Sergei Ostrov", "a1", "name"), ("Tesk Front", "a2", "name")
    )
    both = [("Sergei Ostrov", "a1"), ("Tesk Front", "a2")]
    assert filled(cast, whole) == both
    assert filled(cast, "Tesk Front") == both


def test_some_of_a_group_are_called_so() -> None:
    cast = cast_of("Some of his supporters kicked a man, and those in the port saw it.")
    assert filled(cast, "Some of his supporters") == [("Some of his supporters", cast.actors[-1].id)]
    assert cast.actors[-1].name == "Some of his supporters"
    assert filled(cast, "those in the port")[0][0] == "those in the port"


def test_who_is_told_of_beside_a_name_is_somebody_else() -> None:
    whole = "Sergei Ostrov, the father of one of the abducted girls,"
    cast = cast_of(f"{whole} wept.", (whole, "a1", "name"))
    ((shown, actor),) = filled(cast, "girls")
    assert (shown, actor == "a1") == ("girls", False)
    assert filled(cast, "the father") == [(whole, "a1")]
    whole = "Sergei Ostrov, a baker whose cousin was shot,"
    ((shown, actor),) = filled(cast_of(f"{whole} wept.", (whole, "a1", "name")), "cousin")
    assert (shown, actor == "a1") == ("cousin", False)


def test_who_are_named_together_are_each_in_the_role() -> None:
    cast = cast_of("Norway and the Tesk Front met.", ("Norway", "a3", "name"), ("Tesk Front", "a2", "name"))
    assert filled(cast, "Norway and the Tesk Front") == [("Norway", "a3"), ("Tesk Front", "a2")]


def test_a_role_cut_within_a_mention_is_the_mention() -> None:
    cast = cast_of("They met Sergei Ostrov in Oslo.", ("Sergei Ostrov", "a1", "name"))
    assert filled(cast, "Sergei") == [("Sergei Ostrov", "a1")]


def test_fighters_act_for_their_group() -> None:
    cast = cast_of("Tesk Front fighters shelled the port.", ("Tesk Front", "a2", "name"))
    ((words, actor),) = filled(cast, "Tesk Front fighters")
    assert (words, actor) == ("Tesk Front fighters", "a2")


def test_factions_of_a_group_are_of_it() -> None:
    cast = cast_of("It met factions of the Tesk Front.", ("Tesk Front", "a2", "name"))
    assert filled(cast, "factions") == [("factions", "a2")]


def test_soldiers_act_for_their_state_and_rebels_do_not() -> None:
    cast = cast_of("Norwegian soldiers fought Norwegian rebels.")
    assert filled(cast, "Norwegian soldiers") == [("Norwegian soldiers", "a3")]
    ((_, other),) = filled(cast, "Norwegian rebels")
    made = next(actor for actor in cast.actors if actor.id == other)
    assert (made.name, made.kind, made.country) == ("Norwegian rebels", "group", "NOR")


def test_a_list_of_names_is_each_of_them() -> None:
    text = "Talks between Norway and the Tesk Front failed."
    cast = cast_of(text, ("Norway", "a3", "name"), ("Tesk Front", "a2", "name"))
    assert [actor for _, actor in filled(cast, "Norway and the Tesk Front")] in (["a3", "a2"], ["a2"])


def test_a_pronoun_that_nobody_resolved_stays_open() -> None:
    cast = cast_of("They shelled the port.")
    assert filled(cast, "They") == [("They", None)]


def test_the_same_words_are_the_same_actor() -> None:
    cast = cast_of("Gunmen shot a guard. Gunmen fled.")
    first = filled(cast, "Gunmen")
    second = cast.fill((21, 27))
    assert first[0][1] == second[0].mention.actor


@given(st.integers(0, 60), st.integers(1, 20))
def test_every_mention_indexes_the_text(start: int, length: int) -> None:
    text = "Norwegian soldiers and the Tesk Front met Sergei Ostrov, an envoy, in Oslo."
    cast = cast_of(text, ("Tesk Front", "a2", "name"), ("Sergei Ostrov", "a1", "name"))
    end = min(len(text), start + length)
    if not text[start:end].strip():
        return
    for one in cast.fill((start, end)):
        span = one.mention.span
        assert text[span.start : span.end] == span.text
        assert one.mention.actor is None or one.mention.actor in {actor.id for actor in cast.actors}


def test_the_group_is_the_one_named_last_and_near() -> None:
    near = cast_of("Oslo blamed the Tesk Front. The group burned a port.", ("Tesk Front", "a2", "name"))
    assert filled(near, "The group") == [("group", "a2")]
    far = cast_of("Oslo blamed the Tesk Front.\n\nIt rained.\n\nThe group burned a port.", ("Tesk Front", "a2", "name"))
    assert filled(far, "The group") != [("group", "a2")]


def test_militants_and_a_group_are_any() -> None:
    for words in ("Militants", "A group"):
        cast = cast_of(f"Oslo blamed the Tesk Front. {words} burned a port.", ("Tesk Front", "a2", "name"))
        assert all(actor != "a2" for _, actor in filled(cast, words))


def test_a_group_that_was_told_of_without_a_name_is_that_one() -> None:
    text = "The Tesk Front met him. He led an armed group. The group burned a port."
    cast = cast_of(text, ("Tesk Front", "a2", "name"))
    assert filled(cast, "The group") != [("group", "a2")]


def test_an_organisation_named_since_is_meant_by_no_fighters() -> None:
    text = "Oslo blamed the Tesk Front, and the Sarn Society agreed. The group burned a port. The militia left."
    actors = (*ACTORS, Actor("a4", "Sarn Society", "organisation"))
    mentions = tuple(
        Mention(f"m{own}", Span.of(text, at, at + len(words)), own, "name", 0.9)
        for words, own in (("Tesk Front", "a2"), ("Sarn Society", "a4"))
        for at in (text.index(words),)
    )
    cast = Cast(Page(make_article(text), actors=actors, mentions=mentions), builtin())
    assert filled(cast, "The group") == [("group", "a4")]
    assert filled(cast, "The militia") == [("militia", "a2")]


def test_a_name_after_from_or_with_tells_of_whoever_stands_before_it() -> None:
    cast = cast_of("It took 2,000 refugees from Norway.", ("Norway", "a3", "name"))
    ((shown, actor),) = filled(cast, "2,000 refugees from Norway")
    assert (shown, actor == "a3") == ("2,000 refugees from Norway", False)
    cast = cast_of("They punish firms that trade with Norway.", ("Norway", "a3", "name"))
    assert filled(cast, "firms that trade with Norway")[0][0] == "firms that trade with Norway"

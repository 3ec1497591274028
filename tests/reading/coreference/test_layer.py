"""The layer: chains joined to the actors of a page."""

from dataclasses import replace

from onrecord.intake.article import make_article
from onrecord.reading.coreference.layer import CoreferenceLayer
from onrecord.reading.layers import Page
from onrecord.reading.reader import Reader
from onrecord.types import Actor, Mention, Span
from tests.reading.coreference.marked import links


def page(marked, *said, actors=(), mentions=()):
    """The page of a marked text after the layer; `mentions` are (words, actor, type)."""
    text, found = links(marked, *said)
    spans = [(Span.of(text, text.index(w), text.index(w) + len(w)), a, kind) for w, a, kind in mentions]
    made = tuple(Mention(f"m{i}", span, a, kind, 0.9) for i, (span, a, kind) in enumerate(spans, 1))
    before = Page(make_article(text), actors=tuple(actors), mentions=made, links=found)
    return before, CoreferenceLayer().read([before])[0]


def shown(after):
    """(words, actor's name) of each mention."""
    names = {actor.id: actor.name for actor in after.actors}
    return [(m.span.text, names.get(m.actor)) for m in after.mentions]


def test_a_pronoun_becomes_a_mention_of_the_actor_that_is_there():
    actor = Actor("a1", "Mary Quist", "person", role="mayor")
    _, after = page("[PERSON|Mary Quist] left. She was tired.", actors=[actor], mentions=[("Mary Quist", "a1", "name")])
    assert after.actors == (actor,)
    assert shown(after) == [("Mary Quist", "Mary Quist"), ("She", "Mary Quist")]


def test_who_is_no_actor_becomes_one():
    _, after = page("[PERSON|Mary Quist] left. She was tired. It rained on [PERSON|John Arvo].")
    assert [actor.name for actor in after.actors] == ["Mary Quist"]


def test_somebody_unnamed_who_is_spoken_of_twice_is_an_actor():
    _, after = page("A fisherman found the boat. The fisherman called for help.")
    assert [(actor.name, actor.kind) for actor in after.actors] == [("fisherman", "person")]
    assert after.actors[0].reasons == ("described, not named",)
    assert [m.type for m in after.mentions] == ["description", "description"]


def test_a_pronoun_of_nobody_is_a_mention_without_actor():
    _, after = page("It rained all day. He was tired.")
    assert [(m.span.text, m.actor) for m in after.mentions] == [("He", None)]


def test_what_is_known_of_a_mention_stays():
    actors = [Actor("a1", "Mary Quist", "person"), Actor("a2", "Ann Ree", "person")]
    mentions = [("Mary Quist", "a1", "name"), ("She", "a2", "pronoun")]
    _, after = page("[PERSON|Mary Quist] left. She was tired.", actors=actors, mentions=mentions)
    assert ("She", "Ann Ree") in shown(after)


def test_reading_twice_changes_nothing():
    _, after = page("[PERSON|Mary Quist] met a fisherman. The fisherman thanked her. He was tired. They left.")
    again = CoreferenceLayer().read([after])[0]
    assert replace(again, links=None) == replace(after, links=None)


def test_mentions_lie_in_the_text_in_order():
    before, after = page("[PERSON|Mary Quist] met a fisherman. The fisherman’s boat sank, and he thanked her.")
    text = before.article.text
    places = [(m.span.start, m.span.end) for m in after.mentions]
    assert places == sorted(set(places))
    assert all(m.span.text == text[m.span.start : m.span.end] for m in after.mentions)


def test_a_page_that_was_not_asked_is_left_alone():
    bare = Page(make_article("She left."))
    assert CoreferenceLayer().read([bare]) == [bare]


def test_who_took_a_picture_is_nobody_of_whom_the_text_tells():
    text = (
        "Shots were heard at the ferry on Monday, the police said.\n\n"
        "John Arvo/Associated Press\n\n"
        "He fled across the harbour, and was found at night."
    )
    reading = Reader(layers=["coreference"]).read(text)
    assert [part.why for part in reading.left_out] == ["caption"]
    assert not [actor for actor in reading.actors if "Arvo" in actor.name]
    assert not [mention for mention in reading.mentions if mention.span.text == "John Arvo"]


def test_who_is_told_of_is_not_who_is_called_after_him():
    actor = Actor("a1", "boy’s mother", "person")
    _, after = page(
        "A boy fell. The boy cried. The boy’s mother ran.",
        actors=[actor],
        mentions=[("The boy’s mother", "a1", "description")],
    )
    told = {words: name for words, name in shown(after) if words in ("A boy", "The boy", "The boy’s mother")}
    assert told == {"A boy": "boy", "The boy": "boy", "The boy’s mother": "boy’s mother"}

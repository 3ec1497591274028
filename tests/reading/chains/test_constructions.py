"""What a sentence says of the way of its words: one small sentence for each construction."""

import pytest

from tests.reading.chains.marked import read, ways

WHO = "[1:[PERSON|Ana Lopez]]"
THAT = "{1:that the ferry sails}"
QUOTE = "{1:“The ferry sails,”}"


@pytest.mark.parametrize(
    ("marked", "via"),
    [
        (f"{WHO} <1:told> Larch News Agency {THAT}.", ["Larch News Agency"]),
        (f"{WHO} <1:told> the Times {THAT}.", ["Times"]),
        (f"{WHO} <1:told> a reporter from the Orlen Times {THAT}.", ["Orlen Times"]),
        (f"{WHO} <1:told> the Chilean newspaper Larch Post {THAT}.", ["Larch Post"]),
        (f"{WHO} <1:told> state media {THAT}.", ["state media"]),
        (f"{WHO} <1:told> Norwegian state television {THAT}.", ["Norwegian state television"]),
        (f"{WHO} <1:told> harbour.org {THAT}.", ["harbour.org"]),
        (f"{WHO} <1:told> The Mooring {THAT}.", ["Mooring"]),
        (f"{WHO} <1:told> Larch Today {THAT}.", ["Larch Today"]),
        (f"{WHO} <1:told> the [ORG|Larch Post of Orlen] {THAT}.", ["Larch Post"]),
        (f"{WHO} <1:told> a [ORG|Larch Post for Seamen] {THAT}.", []),
        (f"{WHO} <1:explains> to the Orlen Times: {QUOTE}", ["Orlen Times"]),
        (f"{{1:We sail!}} pic.twitter.com/x <1:—> {WHO} (@ana) May 3, 2021", ["Twitter"]),
        (f"{WHO} <1:told> reporters {THAT}.", ["reporters"]),
        (f"{QUOTE} {WHO} <1:told> lawmakers.", ["lawmakers"]),
        (f"{WHO} <1:said> in an interview with Larch News Agency {THAT}.", ["Larch News Agency"]),
        (f"{WHO}, in a Larch Times interview, <1:said> {THAT}.", ["Larch Times"]),
        (f"{WHO}, speaking to the Orlen Times, <1:said> {THAT}.", ["Orlen Times"]),
        (f"Speaking on TVR’s The Week Ahead, {WHO} <1:said> {THAT}.", ["TVR"]),
        (f"{QUOTE} {WHO} <1:said> on TVR.", ["TVR"]),
        (f"{QUOTE} {WHO} <1:said> during a TVR town hall.", ["TVR"]),
        (f"{WHO} <1:wrote> on Twitter: {QUOTE}", ["Twitter"]),
        (f"{WHO} <1:tweeted> {THAT}.", ["Twitter"]),
        (f"{WHO} <1:said> on her Telegram channel {THAT}.", ["Telegram"]),
        (f"{WHO} <1:wrote> in an op-ed published by the Ferryman: {QUOTE}", ["The Ferryman"]),
        (f"{WHO} <1:wrote> in the Orlen Times {THAT}.", ["Orlen Times"]),
        (f"{WHO} <1:said> in a statement carried by Larch News Agency {THAT}.", ["Larch News Agency"]),
        (f"In emails seen by the Orlen Times, {WHO} <1:wrote> {THAT}.", ["Orlen Times"]),
        (f"{{1:The ferry sails}}, <1:said> {WHO}, as cited by the Orlen Times.", ["Orlen Times"]),
        (f"State television quoted {WHO} <1:as saying> {THAT}.", ["State television"]),
        (f"{{1:The ferry sails}}, the Larch Times reported, <1:citing> {WHO}.", ["Larch Times"]),
        (f"{QUOTE} {WHO} <1:was quoted as saying> by the Orlen Times.", ["Orlen Times"]),
        (f"{QUOTE} {WHO} <1:said> through an interpreter.", ["interpreter"]),
        (
            "{1:The ferry sails}, <1:according to> [1:a report in the Orlen Times], cited by the Ferryman.",
            ["The Ferryman"],
        ),
        ("{1:The ferry sails}, <1:according to> [1:an official cited by the Orlen Times].", ["Orlen Times"]),
        (f"{WHO} <1:said> through an interpreter in an interview with TVR {THAT}.", ["interpreter", "TVR"]),
        (f"In a statement sent to the Orlen Times, {WHO} <1:said> {THAT}.", ["Orlen Times"]),
        (f"{WHO} <1:told> TVR affiliate Larch Today {THAT}.", ["Larch Today"]),
        (f"{QUOTE} {WHO} <1:wrote> on the social media platform X.", ["X"]),
        ("{1:The ferry sails}, as [1:one Twitter user @larchbird] <1:pointed out>.", ["Twitter"]),
        ("[1:A tweet by Larchbird] <1:said> {1:that the ferry sails}.", ["Twitter"]),
        (f"{QUOTE} <1:wrote> [1:[PERSON|Ana Lopez] for the Orlen Times].", ["Orlen Times"]),
    ],
)
def test_who_passes_words_on(marked, via):
    assert ways(marked) == {"s1": via}


@pytest.mark.parametrize(
    "marked",
    [
        f"{WHO} <1:told> police {THAT}.",
        f"{WHO} <1:tells> foreign media {{1:to stop counting}}.",
        f"{WHO} <1:told> her friend {THAT}.",
        f"{WHO} <1:said> on Sunday {THAT}.",
        f"{WHO} <1:said> in a speech to parliament {THAT}.",
        f"{WHO} <1:said> {{1:that she had told the Orlen Times no}}.",
        f"{WHO} <1:said> in her time on TVR {THAT}.",
        "{1:The ferry sails}, <1:per> an account by [1:the Larch Times].",
        "[1:The Larch Times] <1:reported> {1:that the ferry sails}.",
        f"{WHO} <1:warned> of storms, prompting an answer by [PERSON|Ulf Berg] on Twitter.",
        f"Captains spoke to reporters after {WHO} <1:said> {THAT}.",
        f"{QUOTE} {WHO} <1:told> reporters in December.",
        f"{WHO} <1:said> {THAT}, and the Mooring Club reported a loss.",
    ],
)
def test_who_does_not(marked):
    assert ways(marked) == {"s1": []}


def test_kinds_of_hops():
    page = read(
        f"{WHO} <1:wrote> on Twitter {{1:that it sails}}. [2:[PERSON|Ulf Berg]] <2:told> Larch News Agency {{2:no}}."
    )
    assert [[hop.kind for hop in statement.chain] for statement in page.statements] == [
        ["speaker", "platform"],
        ["speaker", "outlet"],
    ]
    assert [hop.span.text for hop in page.statements[1].chain] == ["Ulf Berg", "Larch News Agency"]
    assert page.statements[1].reasons[-1] == "via: the text says “told Larch News Agency”"


def test_each_construction_belongs_to_its_statement():
    marked = (
        "[1:[PERSON|Ana Lopez]] <1:told> the Orlen Times {1:that it sails}, and "
        "[2:[PERSON|Ulf Berg]] <2:said> on Twitter {2:that it sinks}."
    )
    assert ways(marked) == {"s1": ["Orlen Times"], "s2": ["Twitter"]}


def test_a_short_name_is_the_outlet_named_in_full():
    marked = f"The Larch Herald sent a crew. {WHO} <1:told> the Herald {THAT}."
    assert ways(marked.replace("Larch Herald", "[ORG|Larch Herald]")) == {"s1": ["Larch Herald"]}


@pytest.mark.parametrize(
    ("words", "via"),
    [
        ("the Norwegian news outlet", ["Larch News Agency"]),
        ("the agency", ["Larch News Agency"]),
        ("the newspaper", ["Orlen Times"]),
        ("the Chilean news outlet", ["Orlen Times"]),
        ("the Norwegian newspaper", []),
    ],
)
def test_a_description_is_the_outlet_of_that_country_and_kind(words, via):
    marked = f"[ORG|Larch News Agency] and the [ORG|Orlen Times] came. {WHO} <1:told> {words} {THAT}."
    assert ways(marked) == {"s1": via}


def test_outlets_become_actors_with_what_is_known():
    page = read(f"{WHO} <1:told> the Orlen Times {THAT}. [2:[PERSON|Ulf Berg]] <2:told> the Orlen Times {{2:no}}.")
    outlets = [actor for actor in page.actors if actor.kind == "outlet"]
    assert [(a.name, a.country, a.sectors, a.known) for a in outlets] == [
        ("Orlen Times", "CHL", ("JRN",), "outlet.orlen_times")
    ]
    mentions = [mention.span.text for mention in page.mentions if mention.actor == outlets[0].id]
    assert mentions == ["Orlen Times", "Orlen Times"]
    assert [actor.id for actor in page.actors] == [f"a{n}" for n in range(1, len(page.actors) + 1)]

"""How far a scene goes on, and who hands on what others say."""

from tests.reading.chains.marked import read, ways

INTERVIEW = """\
[1:The harbour board] <1:said> {1:that the ferry is safe}.

In an exclusive interview, [2:[ORG|Larch News Agency]] <2:asked> [PERSON|Ana Lopez], the Chilean envoy, \
{2:whether the ferry is safe}.

[3:Lopez] <3:answered>: {3:“Of course. We have checked it twice.”}

[4:An unnamed captain] <4:told> the Orlen Times {4:that nobody had checked it}.

{5:“We asked for a check,”} <5:said> [5:the captain]. {5:“Nobody came.”}

During the interview with Larch News Agency, [6:Lopez] <6:conceded> {6:that a check had been late}.

{7:“It was late by a year,”} [7:she] <7:declared>.

In March, [8:[PERSON|Ulf Berg]] <8:said> {8:that all ferries had been checked}.

[9:[PERSON|Ida Quist]], a pilot, <9:wrote> in an op-ed published by the Ferryman:

{9:[10:The union] <10:said> {10:the checks were a show}. Nobody believed them.}

[11:Lopez] <11:added> {11:that the union was wrong}.

{12:“I trust our ferries,”} [12:she] <12:told> the Norwegian news outlet.

In a speech last year, [13:Lopez] <13:said> {13:that ferries were old}.

[14:[PERSON|Ulf Berg]] <14:told> reporters {14:that he would sail}.
"""
AGENCY = ["Larch News Agency"]


def test_a_whole_interview():
    found = ways(INTERVIEW)
    assert {key: via for key, via in found.items() if via} == {
        "s3": AGENCY,
        "s4": ["Orlen Times"],
        "s5": ["Orlen Times"],
        "s6": AGENCY,
        "s7": AGENCY,
        "s9": ["The Ferryman"],
        "s10": ["Ida Quist", "The Ferryman"],
        "s11": AGENCY,
        "s12": AGENCY,
        "s14": ["reporters"],
    }


def test_reasons_name_the_scene():
    page = read(INTERVIEW)
    reasons = {statement.id: statement.reasons[-1] for statement in page.statements if statement.via}
    assert reasons["s3"] == "via: the same scene as s2 (Larch News Agency)"
    assert reasons["s12"] == "via: the text says “told the Norwegian news outlet”"


def test_the_writer_of_an_op_ed_hands_on_what_is_in_it():
    page = read(INTERVIEW)
    inner = next(statement for statement in page.statements if statement.id == "s10")
    assert [hop.kind for hop in inner.chain][-2:] == ["author", "outlet"]


def test_an_outlet_hands_on_what_it_reports():
    marked = "{1:[2:[PERSON|Ana Lopez]] <2:said> {2:the ferry sails}}, [1:the Orlen Times] <1:reported>."
    assert ways(marked) == {"s1": [], "s2": ["Orlen Times"]}


def test_an_unnamed_source_hands_on_what_others_said():
    marked = (
        "<1:According to> [1:an unnamed official] cited by the Orlen Times, "
        "{1:[2:[PERSON|Ana Lopez]] <2:told> the board {2:“no”}}."
    )
    page = read(marked)
    names = {actor.id: actor.name for actor in page.actors}
    assert [[names[a] for a in s.via] for s in page.statements] == [
        ["Orlen Times"],
        ["unnamed official", "Orlen Times"],
    ]
    assert [hop.anonymous for hop in page.statements[1].chain][-2:] == [True, False]


def test_who_quotes_an_opponent_hands_nothing_on():
    marked = (
        "{1:“[2:They] stupidly <2:say> {2:that it sinks}. It does not,”} "
        "[1:[PERSON|Ana Lopez]] <1:told> the Orlen Times."
    )
    assert ways(marked) == {"s1": ["Orlen Times"], "s2": ["Orlen Times"]}


def test_a_scene_reaches_back_to_the_lead():
    marked = (
        "[1:[PERSON|Ana Lopez]] <1:called> {1:the ferry safe}.\n\n"
        "{2:“It sails,”} [2:Lopez] <2:said> in an interview with TVR."
    )
    assert ways(marked) == {"s1": ["TVR"], "s2": ["TVR"]}


def test_what_is_said_at_an_event_is_of_whoever_is_quoted_there():
    marked = (
        "At a TVR town hall, captains met [PERSON|Ana Lopez].\n\n"
        "{1:“Is it safe?”} [1:[PERSON|Ulf Berg]] <1:asked>.\n\n{2:“It is,”} [2:Lopez] <2:said>.\n\n"
        "[3:[PERSON|Ida Quist]] <3:has often said> {3:that it is not}."
    )
    assert ways(marked) == {"s1": ["TVR"], "s2": ["TVR"], "s3": []}


def test_unnamed_sources_are_on_the_word_of_the_outlet_that_has_them():
    marked = (
        "[1:The [ORG|Orlen Times]] <1:reported> {1:that the ferry was old}. "
        "[2:A source] <2:said> {2:it was rotten}.\n\n"
        "[3:[PERSON|Ana Lopez]] <3:said> {3:it was new}."
    )
    assert ways(marked) == {"s1": [], "s2": ["Orlen Times"], "s3": []}
    assert ways(marked, outlet="Orlen Times")["s2"] == []


def test_a_tweet_is_no_scene():
    marked = (
        "[1:[PERSON|Ana Lopez]] <1:wrote> on Twitter {1:that it sails}.\n\n"
        "{2:“It does,”} [2:Lopez] <2:said> at the pier."
    )
    assert ways(marked) == {"s1": ["Twitter"], "s2": []}


def test_another_time_ends_a_scene():
    marked = (
        "[1:[PERSON|Ana Lopez]] <1:told> the Orlen Times {1:that it sails}. "
        "{2:“It sinks,”} [2:she] <2:said> in 2019. {3:“It may,”} [3:Lopez] <3:said>."
    )
    assert ways(marked) == {"s1": ["Orlen Times"], "s2": [], "s3": []}


def test_texts_without_anything_to_tell():
    assert ways("") == {}
    assert ways("The ferry sails.") == {}
    assert ways("<1:It is said> {1:that it sails}.") == {"s1": []}


def test_who_tells_it_now_gives_an_interview():
    marked = (
        "[1:[PERSON|Ana Lopez]] <1:tells> the Orlen Times {1:that it sails}.\n\nIt rained.\n\nIt snowed.\n\n"
        "It rained.\n\nIt snowed.\n\n[2:Lopez] <2:says> {2:that it sinks}."
    )
    assert ways(marked) == {"s1": ["Orlen Times"], "s2": ["Orlen Times"]}
    assert ways(marked.replace("tells", "told"))["s2"] == []


def test_an_agency_that_ends_a_report_opens_none():
    marked = (
        "The board asked them to stop, the [ORG|Larch News Agency] reports.\n"
        "[1:An unnamed captain] <1:said> {1:that it sails}."
    )
    assert ways(marked) == {"s1": []}

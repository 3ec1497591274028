"""The act of a cue in context."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.statements.acts import act_of, spoken
from onrecord.types import Act

ACTS = set(Act.__args__)


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        ("said", "say"), ("has repeatedly said", "say"), ("according to", "say"), ("According to", "say"),
        ("the claim that", "say"), (":", "say"), ("", "say"), ("zzzed", "say"), ("declared", "say"),
        ("pointed out", "say"), ("made it clear", "say"), ("never said", "say"),
        ("denied", "deny"), ("had long denied", "deny"), ("rejected", "deny"), ("brushed aside", "deny"),
        ("no longer denies", "acknowledge"), ("did not deny", "acknowledge"), ("didn’t deny", "acknowledge"),
        ("has never denied", "acknowledge"), ("stopped denying", "acknowledge"),
        ("admitted", "acknowledge"), ("conceded", "acknowledge"), ("pleaded guilty", "acknowledge"),
        ("confirmed", "acknowledge"), ("pleaded not guilty", "deny"),
        ("declined to comment", "decline"), ("would not say", "decline"), ("won't say", "decline"),
        ("refused to answer", "decline"), ("did not immediately respond to", "decline"),
        ("has not acknowledged", "decline"), ("stopped short of endorsing", "decline"),
        ("neither confirmed nor denied", "decline"), ("could not be reached", "decline"),
        ("has warned", "warn"), ("warned against", "warn"), ("sounded the alarm", "warn"),
        ("allegation that", "accuse"), ("was accused of", "accuse"), ("blamed", "accuse"),
        ("vowed", "promise"), ("has pledged", "promise"),
        ("responded", "answer"), ("replied", "answer"), ("shot back", "answer"), ("when asked, said", "answer"),
        ("blasted", "criticise"), ("slammed", "criticise"), ("recently expressed dismay towards", "criticise"),
        ("lashed out at", "criticise"), ("hailed", "praise"), ("paid tribute to", "praise"),
        ("called again for", "demand"), ("urged", "demand"), ("demanded", "demand"),
        ("plans to", "plan"), ("intends", "plan"), ("wants to", "plan"),
        ("believes", "believe"), ("thinks", "believe"), ("fears", "believe"),
        ("ordered", "order"), ("struck down", "order"), ("announced", "announce"), ("unveiled", "announce"),
        ("reported", "report"), ("found", "report"), ("reportedly", "report"), ("per an account by", "report"),
        ("is expected", "predict"), ("predicted", "predict"), ("threatened", "threaten"), ("proposed", "propose"),
        ("asked", "ask"), ("wondered aloud", "ask"),
        ("said in a statement urging", "demand"), ("wrote in an essay published by a paper", "say"),
            ("can be heard telling", "say"), ("appeared to suggest", "say"), ("appears to believe", "believe"),
            ("said in a report", "say"), ("said in a long interview", "say"),
    ],
)  # fmt: skip
def test_cues(cue, act):
    assert act_of(cue) == act


@pytest.mark.parametrize(
    ("cue", "content", "act"),
    [
        ("asked", "whether the dam would hold", "ask"),
        ("asked", "“Will the dam hold?”", "ask"),
        ("asked", "the council to close the dam", "demand"),
        ("asked", "to see the plans", "demand"),
        ("told", "her to leave the hall", "demand"),
        ("told", "not to worry", "demand"),
        ("told", "“We have to do what is right”", "say"),
        ("told", "he would work to mend the dam", "say"),
        ("wants", "the mayor to resign", "demand"),
        ("wants", "to resign", "plan"),
        ("questioned", "whether the dam was safe", "ask"),
        ("questioned", "her fitness for office", "criticise"),
        ("rejected", "the request for a loan", "decline"),
        ("rejected", "the charge that he lied", "deny"),
        ("agreed", "to pay for the dam", "promise"),
        ("agreed", "that the dam was old", "say"),
        ("agreed", "with the engineer", "say"),
        ("asked", "for help", "demand"),
        ("decided", "against a new dam", "decline"),
        ("suggested", "raising the toll", "propose"),
        ("suggested", "a cheaper way to mend the dam", "propose"),
        ("suggested", "that the dam was old", "say"),
        ("called", "the plan a disgrace", "criticise"),
        ("called", "the plan a first step", "say"),
        ("told", "“We expect that the dam will hold”", "predict"),
        (":", "“Who will pay?”", "ask"),
        ("acknowledged", "“Who will pay?”", "acknowledge"),
        ("denied", "her entry to the hall", "decline"),
        ("denied", "making a deal with the council", "deny"),
        ("denied", "entry to the inspectors", "decline"),
        ("has denied", "visas", "decline"),
        ("denied", "any such request", "deny"),
        ("denied", "eleven athletes visas for the games", "decline"),
        ("denied", "them the chance to speak", "decline"),
        ("denied", "anglers the right to vote", "decline"),
        ("denied", "tenure to Ms. Frey", "decline"),
        ("denied", "any deal with the council", "deny"),
        ("denied", "visa fraud", "deny"),
        ("denied", "visas were sold", "deny"),
        ("denied", "selling visas to athletes", "deny"),
        ("denied", "involvement in the appeal", "deny"),
        ("denied", "reports of entry to the hall", "deny"),
        ("denied", "grain to the rebels", "deny"),
        ("denied", "it to reporters", "deny"),
        ("did not deny", "them a hearing", "say"),
        ("no longer denied", "the leak", "acknowledge"),
        ("rejected", "the offer to talk", "decline"),
        ("was heard saying", "the dam was old", "say"),
        ("was unable to say", "how old the dam was", "decline"),
    ],
)
def test_the_content_tells(cue, content, act):
    assert act_of(cue, content=content) == act


def test_the_source_tells():
    assert act_of("suggested", source="A survey of 900 anglers") == "report"
    assert act_of("suggested", source="Ana Lopez") == "say"
    assert act_of("revealed", source="Two letters") == "report"
    assert act_of("revealed", source="The mayor") == "announce"


@pytest.mark.parametrize(
    ("source", "act"),
    [
        ("A poll of 900 anglers", "report"), ("The poll's author", "say"), ("The Riverton Herald", "report"),
        ("Reuters", "report"), ("an engineer who reviewed the report", "say"), ("Data released on Monday", "report"),
        ("post", "say"), ("", "say"),
    ],
)  # fmt: skip
def test_documents_and_outlets_report(source, act):
    assert act_of("said", source=source, content="the dam was old") == act


def test_a_document_may_accuse_but_those_polled_only_say():
    assert act_of("says", source="The complaint", content="the mayor repeatedly violated the rules") == "accuse"
    assert act_of("said", source="Ana Lopez", content="she supports the plan") == "praise"
    assert act_of("said", source="47%", content="she supports the plan") == "say"
    assert act_of("said", source="One in three voters", content="she supports the plan") == "say"


def test_a_question_at_the_head_of_the_sentence_makes_an_answer():
    assert act_of("said", content="it was old", before="It rained. Asked about the dam, the mayor ") == "answer"
    assert act_of("said", content="it was old", before="Asked about it by Mr. Quist, the mayor ") == "answer"
    assert act_of("said", content="it was old", before="She was asked about it. The mayor ") == "say"
    assert act_of("denied", content="it", before="It rained. Asked about the dam, the mayor ") == "deny"


def test_a_negation_before_the_cue_counts():
    assert act_of("deny", before="The mayor did not ") == "acknowledge"
    assert act_of("denied", before="That was not so. The mayor ") == "deny"


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=30))
def test_any_text_has_an_act(cue, content, source):
    assert act_of(cue, content=content, source=source) in ACTS
    assert act_of(cue, content=content, source=source) == act_of(cue, content=content, source=source)


def test_it_is_fast():
    act_of("said")
    start = time.process_time()
    for _ in range(2000):
        act_of("had long denied", content="the reports of a leak in the dam", source="The mayor")
    assert (time.process_time() - start) / 2000 < 0.0005


def test_what_is_seen_and_told_in_quotation_marks_is_said():
    assert spoken("believe", "did see") == spoken("believe", "concluded:") == "say"
    assert spoken("believe", "thought") == "believe"
    assert spoken("deny", "denied") == "deny"

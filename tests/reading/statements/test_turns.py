from onrecord.reading.statements.layout import Layout
from onrecord.reading.statements.proposals import Pair, Proposal
from onrecord.reading.statements.turns import claim_turns
from onrecord.reading.text.paragraphs import paragraphs
from onrecord.reading.text.quotations import quotations


def _layout(text: str) -> Layout:
    spans = paragraphs(text)
    return Layout.of(text, spans, quotations(text, spans))


def _at(text: str, words: str) -> Pair:
    start = text.index(words)
    return start, start + len(words)


def _turns(text: str, *proposals: Proposal) -> list[tuple[str, list[str]]]:
    found = claim_turns(_layout(text), list(proposals))
    assert all(p.block and p.reasons and [text[a:b] for a, b in p.cue] == [":"] for p in found)
    return [(text[slice(*p.source[0])], [text[a:b] for a, b in p.content]) for p in found]


def test_questions_and_answers_go_to_their_labels_and_an_answer_may_have_several_paragraphs() -> None:
    text = (
        "Ilsa Brandt runs the ferry. An excerpt:\n\n"
        "Q: Why did the ferry stop?\n\n"
        "A: The pier was gone.\n\n"
        "It went down in one night, with the kiosk.\n\n"
        "Q: And now?\n\n"
        "A: Now we row."
    )
    assert _turns(text) == [
        ("Q", ["Why did the ferry stop?"]),
        ("A", ["The pier was gone.", "It went down in one night, with the kiosk."]),
        ("Q", ["And now?"]),
        ("A", ["Now we row."]),
    ]


def test_later_turns_under_a_label_continue_the_earlier_ones() -> None:
    text = "Q: Why?\n\nA: I was late.\n\nQ: How late?\n\nA: I forget."
    found = claim_turns(_layout(text), [])
    assert [p.continues for p in found] == [None, None, 0, 1]


def test_names_in_capitals_with_what_they_are_and_stage_directions_between() -> None:
    text = (
        "TOMAS ERB, HOST:\n"
        "The ferry is back. Ilsa Brandt is with us.\n"
        "ILSA BRANDT: Glad to be here.\n"
        "(SOUNDBITE OF HORN)\n"
        "ERB: What did you row with?\n"
        "BRANDT: With what we had."
    )
    assert _turns(text) == [
        ("TOMAS ERB, HOST", ["The ferry is back. Ilsa Brandt is with us."]),
        ("ILSA BRANDT", ["Glad to be here."]),
        ("ERB", ["What did you row with?"]),
        ("BRANDT", ["With what we had."]),
    ]


def test_marks_that_open_every_turn_are_not_its_words() -> None:
    text = '"ERB: Did you row?\n\n"BRANDT: We rowed all night, and I still feel it."'
    assert _turns(text) == [("ERB", ["Did you row?"]), ("BRANDT", ["We rowed all night, and I still feel it."])]


def test_names_are_turns_where_one_comes_back_and_they_speak() -> None:
    text = "Ilsa Brandt: I rowed.\n\nTomas Erb: Did you sleep?\n\nBrandt: I did not."
    assert [who for who, _ in _turns(text)] == ["Ilsa Brandt", "Tomas Erb", "Brandt"]


def test_results_fact_boxes_and_single_headings_are_no_turns() -> None:
    assert _turns("Ilsa Brandt: 1,204.\n\nTomas Erb: 988.\n\nBrandt: 51 percent.\n\nErb: 42 percent.") == []
    assert _turns("Where: the old pier.\n\nWhen: Sunday.\n\nWhere: the new pier, if you find it.") == []
    assert _turns("Ilsa Brandt: the woman who rows.\n\nThe ferry is back, and we asked her why.") == []
    assert _turns("A: the first pier.\n\nA: the second pier.") == []


def test_the_article_is_back_where_the_words_no_longer_speak() -> None:
    text = "ERB: Did you row?\n\nBRANDT: I rowed.\n\nThe ferry had sunk in May.\n\nIts owner was fined."
    assert _turns(text)[-1] == ("BRANDT", ["I rowed."])


def test_what_the_tagger_found_is_made_whole_and_kept_on_its_side() -> None:
    text = "Brandt said yes. ERB: no\n\nERB: Did you row? Alone?\n\nBRANDT: They said I could not."
    part = Proposal((_at(text, "BRANDT"),), ((text.index("BRANDT") + 6, text.index("BRANDT") + 7),), (), 0.5)
    said = text.index("said I")
    inner = Proposal((_at(text, "They"),), ((said, said + 4),), (_at(text, "I could not"),), 0.7)
    over = Proposal((_at(text, "Brandt"),), (_at(text, "said"),), (_at(text, "yes"), _at(text, "Did you row?")), 0.7)
    found = claim_turns(_layout(text), [over, part, inner])
    assert [[text[a:b] for a, b in p.content] for p in found] == [
        ["yes"],
        ["Did you row? Alone?"],
        ["They said I could not."],
        ["I could not"],
    ]

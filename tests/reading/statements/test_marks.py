from onrecord.reading.statements.marks import Layout, fit_to_marks
from onrecord.reading.statements.proposals import Pair, Proposal
from onrecord.reading.text.paragraphs import paragraphs
from onrecord.reading.text.quotations import quotations


def _layout(text: str) -> Layout:
    spans = paragraphs(text)
    return Layout.of(text, spans, quotations(text, spans))


def _at(text: str, words: str) -> Pair:
    start = text.index(words)
    return start, start + len(words)


def _fit(text: str, *rows: tuple[str, str, str]) -> list[tuple[str, str, list[str]]]:
    proposals = [
        Proposal((_at(text, source),) if source else (), (_at(text, cue),), (_at(text, content),), 0.9)
        for source, cue, content in rows
    ]
    return [
        (
            "".join(text[a:b] for a, b in p.source),
            "".join(text[a:b] for a, b in p.cue),
            [text[a:b] for a, b in p.content],
        )
        for p in fit_to_marks(_layout(text), proposals)
    ]


def test_a_content_that_is_nearly_the_quotation_becomes_the_quotation() -> None:
    text = "“The harvest is lost this year,” Mirela Dorn said."
    assert _fit(text, ("Mirela Dorn", "said", "harvest is lost this year"))[0][2] == [
        "“The harvest is lost this year,”"
    ]


def test_an_indirect_content_with_a_partial_quotation_keeps_its_start() -> None:
    text = "Dorn said that the harvest was “a full and final loss” for the valley."
    assert _fit(text, ("Dorn", "said", "that the harvest was “a full and"))[0][2] == [
        "that the harvest was “a full and final loss”"
    ]


def test_a_quotation_that_goes_on_after_its_cue_is_one_statement() -> None:
    text = "“We will plant again,” Dorn said. “It will take three years.”"
    assert _fit(text, ("Dorn", "said", "“We will plant again,”")) == [
        ("Dorn", "said", ["“We will plant again,”", "“It will take three years.”"])
    ]


def test_a_quotation_over_paragraphs_is_one_statement() -> None:
    text = "“We will plant again,” Dorn said. “It will take years.\n\n“But the valley is patient.”"
    assert _fit(text, ("Dorn", "said", "“We will plant again,”"))[0][2][-1] == "“But the valley is patient.”"


def test_a_quotation_that_is_a_paragraph_of_its_own_goes_on_with_the_one_before() -> None:
    text = "“We will plant again,” Dorn said.\n\n“Nobody has offered us any help at all.”"
    assert _fit(text, ("Dorn", "said", "“We will plant again,”")) == [
        ("Dorn", "said", ["“We will plant again,”", "“Nobody has offered us any help at all.”"])
    ]


def test_in_other_marks_it_only_continues_the_one_before() -> None:
    text = '“We will plant again,” Dorn said.\n\n"Nobody has offered the growers any help at all."'
    proposals = [Proposal((_at(text, "Dorn"),), (_at(text, "said"),), (_at(text, "“We will plant again,”"),), 0.9)]
    first, second = fit_to_marks(_layout(text), proposals)
    assert second.continues == 0 and second.source == () and second.reasons
    assert second.score < first.score


def test_below_indirect_speech_it_continues_its_speaker() -> None:
    text = "Dorn said that the growers were waiting.\n\n“Nobody has offered us any help at all.”"
    proposals = [
        Proposal((_at(text, "Dorn"),), (_at(text, "said"),), (_at(text, "that the growers were waiting"),), 0.9)
    ]
    first, second = fit_to_marks(_layout(text), proposals)
    assert second.continues == 0 and second.reasons and second.score < first.score


def test_below_a_paragraph_in_which_nobody_speaks_it_is_nobodys() -> None:
    text = "Dorn owns forty hives near the lake.\n\n“Nobody has offered us any help at all.”"
    proposals = [Proposal((_at(text, "Dorn"),), (_at(text, "owns"),), (_at(text, "forty hives"),), 0.9)]
    assert len(fit_to_marks(_layout(text), proposals)) == 1


def test_another_attribution_between_stops_the_continuation() -> None:
    text = "“We will plant again,” Dorn said. Her rival Pell added: “Not with my seed, you will not.”"
    found = _fit(
        text, ("Dorn", "said", "“We will plant again,”"), ("Pell", "added", "“Not with my seed, you will not.”")
    )
    assert [row[2] for row in found] == [["“We will plant again,”"], ["“Not with my seed, you will not.”"]]


def test_a_term_in_marks_is_nobodys_statement() -> None:
    text = "The “Green Valley” prize was given on Monday."
    assert _fit(text) == []


def test_a_dash_and_a_name_attribute() -> None:
    text = (
        "Readers answered.\n\n“I have never seen a dry spring like it.” — Hana Petrik\n\n"
        "“Nor have I, in sixty years.” ― Olek Voss"
    )
    assert [(row[0], row[2][0]) for row in _fit(text)] == [
        ("Hana Petrik", "“I have never seen a dry spring like it.”"),
        ("Olek Voss", "“Nor have I, in sixty years.”"),
    ]


def test_a_dash_before_a_clause_attributes_nothing() -> None:
    text = "“I have never seen a dry spring like it.” — and with that he left."
    assert _fit(text) == []


def test_a_dash_tagged_as_cue_takes_the_name_behind_it() -> None:
    text = "“We will plant again in the spring.” ― Mirela Dorn"
    assert _fit(text, ("", "―", "“We will plant again in the spring.”")) == [
        ("Mirela Dorn", "―", ["“We will plant again in the spring.”"])
    ]

"""“…,” she said, adding, “…”: one utterance."""

from onrecord.reading.statements.added import join_added
from onrecord.reading.statements.layout import Layout
from onrecord.reading.statements.proposals import Pair, Proposal
from onrecord.reading.text.paragraphs import paragraphs
from onrecord.reading.text.quotations import quotations

TEXT = "“We waited,” Calloway told reporters on Monday, adding, “Nobody came to see us.”"


def _layout(text: str) -> Layout:
    spans = paragraphs(text)
    return Layout.of(text, spans, quotations(text, spans))


def _at(text: str, words: str) -> Pair:
    start = text.index(words)
    return start, start + len(words)


def _rows(text: str, *, second: str, source: str = "Calloway", cue: str = "adding") -> list[Proposal]:
    first = Proposal((_at(text, "Calloway"),), (_at(text, "told"),), (_at(text, "“We waited,”"),), 0.9)
    return [first, Proposal((_at(text, source),), (_at(text, cue),), (_at(text, second),), 0.8)]


def test_a_quotation_behind_a_bare_adding_goes_on_with_the_one_before() -> None:
    (row,) = join_added(_layout(TEXT), _rows(TEXT, second="“Nobody came to see us.”"))
    assert [TEXT[a:b] for a, b in row.content] == ["“We waited,”", "“Nobody came to see us.”"]
    assert [TEXT[a:b] for a, b in row.cue] == ["told"]


def test_with_words_of_its_own_it_is_a_statement_by_itself() -> None:
    indirect = "“We waited,” Calloway told reporters on Monday, adding that nobody came."
    assert len(join_added(_layout(indirect), _rows(indirect, second="that nobody came"))) == 2
    other = "“We waited,” Calloway told reporters. Marsh was there too, adding, “Nobody came to see us.”"
    assert len(join_added(_layout(other), _rows(other, second="“Nobody came to see us.”", source="Marsh"))) == 2

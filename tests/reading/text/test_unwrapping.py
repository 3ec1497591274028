"""Lines wrapped by hand, made whole."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.reader import Reader
from onrecord.reading.text.unwrapping import unwrapped
from onrecord.types import Article

WIRE = (
    "The harbour master of Port Selwyn said on Sunday that the pilots had refused to board the tanker\n"
    "            until its crew was tested.\n"
    '            "We waited for two days," Ines Calloway, who leads the pilots\' union, told the Courier. "Nobody\n'
    '            came."\n'
    "            'No talks'\n"
    "            The owners, who bought the ship last year from a broker in Limassol, said they would not talk to the\n"
    "            union before the strike ends.\n"
)


def test_a_break_within_a_sentence_becomes_blanks() -> None:
    text = unwrapped(WIRE)
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert lines[0].endswith("to board the tanker until its crew was tested.")
    assert lines[1].endswith("“Nobody came.”".replace("“", '"').replace("”", '"'))
    assert lines[2] == "'No talks'"
    assert lines[3].endswith("talk to the union before the strike ends.")


def test_paragraphs_on_lines_of_their_own_stay() -> None:
    text = "Ferries stop\nThe last ferry left at noon.\nNobody was told.\nIt comes back in May, the port says.\n"
    assert unwrapped(text) == text


def test_a_heading_and_a_list_stay() -> None:
    text = "What the council wants to do about the harbour by next May\nIt has three plans.\n- a pier\n- a wall"
    assert unwrapped(text) == text


def test_a_long_line_that_breaks_off_goes_on_where_the_next_begins_small() -> None:
    text = "The council of the lower valley, which met twice in the spring and once\nin the autumn, has no plan."
    assert unwrapped(text) == text.replace("\n", " ")


@given(st.text(alphabet="ab .\n“”\t", max_size=200))
def test_every_position_stays_and_only_blanks_are_written(text: str) -> None:
    whole = unwrapped(text)
    assert len(whole) == len(text)
    assert all(new == old or (new == " " and old.isspace()) for new, old in zip(whole, text, strict=True))
    assert unwrapped(whole) == whole or whole.count("\n") > unwrapped(whole).count("\n")


def test_a_reading_keeps_the_text_and_its_spans_index_it() -> None:
    reading = Reader(layers=["statements"]).read(WIRE)
    assert isinstance(reading.article, Article)
    assert reading.article.text == WIRE
    spans = [span for s in reading.statements for span in (*s.source, *s.cue, *s.content)]
    assert all(span.text == WIRE[span.start : span.end] for span in spans)
    said = [" ".join(" ".join(span.text for span in s.content).split()) for s in reading.statements]
    assert "that the pilots had refused to board the tanker until its crew was tested" in said
    assert any(content.endswith('"Nobody came."') for content in said)

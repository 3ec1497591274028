"""The match rules of events and relations."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import DataError
from onrecord.evaluation.event_labels import LabelledPair, labelled_events, labelled_pairs
from onrecord.evaluation.event_scores import evaluate_events
from onrecord.evaluation.events import Marked, Sample, counts, figures, paired, part_of, right_roles
from onrecord.evaluation.relations import scored
from onrecord.types import Factuality, Reading

TEXT = "Kastrel denied that its army had shelled the port of Sarn before Orvania and Veltland met."


def event(
    trigger: str, kind: str, actor: str = "", recipient: str = "", factuality: Factuality = "asserted",
    mode: str | None = None,
) -> Marked:  # fmt: skip
    def spans(words: str) -> tuple[tuple[int, int], ...]:
        return tuple((TEXT.index(w), TEXT.index(w) + len(w)) for w in words.split("|") if w)

    return Marked(kind, mode, factuality, spans(trigger)[0], spans(actor), spans(recipient))


def sample(gold: list[Marked], read: list[Marked]) -> dict[str, float]:
    return figures(counts([Sample("a@1", TEXT, tuple(gold), tuple(read))]))


def test_what_is_right_counts_in_full() -> None:
    gold = event("shelled", "ASSAULT", "its army", "the port of Sarn", "denied", "heavy-weapons")
    assert set(sample([gold], [gold]).values()) == {1.0}


def test_triggers_pair_where_they_share_a_word_and_one_type_first() -> None:
    gold = [event("shelled", "ASSAULT")]
    read = [event("had shelled", "COERCE"), event("shelled the", "ASSAULT")]
    assert paired(gold, read) == [(gold[0], read[1])]
    assert sample(gold, read)["trigger and type"] == pytest.approx(2 / 3)


def test_roles_need_half_of_their_words() -> None:
    gold = event("shelled", "ASSAULT", "its army", "the port of Sarn")
    assert right_roles(TEXT, gold, event("shelled", "ASSAULT", "army", "port")) == (True, True)
    assert right_roles(TEXT, gold, event("shelled", "ASSAULT", "Kastrel", "port of Sarn")) == (False, True)
    assert right_roles(TEXT, gold, event("shelled", "ASSAULT", "", "Sarn")) == (False, True)


def test_sides_of_a_meeting_may_stand_on_either_hand() -> None:
    gold = event("met", "CONSULT", "Orvania|Veltland")
    assert right_roles(TEXT, gold, event("met", "CONSULT", "Orvania", "Veltland")) == (True, True)
    one = event("shelled", "ASSAULT", "Orvania|Veltland")
    assert right_roles(TEXT, one, event("shelled", "ASSAULT", "Orvania", "Veltland")) == (True, False)


def test_factuality_counts_on_pairs_and_mode_where_the_type_is_right() -> None:
    gold = [event("shelled", "ASSAULT", factuality="denied"), event("met", "CONSULT", mode="visit")]
    read = [event("shelled", "COERCE", factuality="asserted"), event("met", "CONSULT")]
    found = sample(gold, read)
    assert found["factuality, accuracy"] == 0.5
    assert found["mode, accuracy"] == 0.0


def test_who_takes_part_is_counted_one_by_one() -> None:
    gold = event("shelled", "ASSAULT", "its army", "the port of Sarn")
    found = sample([gold], [event("shelled", "ASSAULT", "Kastrel|its army", "Sarn")])
    assert found["who takes part, precision"] == pytest.approx(2 / 3)
    assert found["who takes part, recall"] == 1.0
    met = event("met", "CONSULT", "Orvania|Veltland")
    assert sample([met], [event("met", "CONSULT", "", "Veltland")])["who takes part, recall"] == 0.5
    assert sample([gold], [event("shelled", "COERCE", "Kastrel")])["who takes part, precision"] == 1.0


@given(st.text(max_size=40), st.integers(1, 20))
def test_an_article_belongs_to_one_part(article: str, parts: int) -> None:
    assert 0 <= part_of(article, parts) < parts
    assert part_of(article, 10) == 0 or part_of(article, 10) % 5 == part_of(article, 5)


class Nobody:
    """Reads nothing."""

    def read_many(self, articles: Iterable[str], jobs: int | None = None) -> Iterator[Reading]:
        """Return empty readings."""
        from onrecord.intake.article import make_article
        from onrecord.types import ReaderInfo

        return (Reading(make_article(text), ReaderInfo("0", (), ())) for text in articles)


def line(**other: object) -> str:
    fields = {"type": "ASSAULT", "mode": None, "trigger": [33, 40], "factuality": "asserted", "actor": [],
              "recipient": []}  # fmt: skip
    return json.dumps({"id": "a@1#0", "text": TEXT, "sampled": "contiguous", "events": [{**fields, **other}]}) + "\n"


def test_a_file_is_read_by_part_and_sampling(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    path.write_text(line() * 2 + json.dumps({"id": "b@1", "text": "It rained.", "events": []}) + "\n", encoding="utf8")
    found = evaluate_events(path, Nobody(), sampled="contiguous")
    assert (found.sentences, found.events) == (2, 2)
    assert found.figures["trigger"][0] == 0
    assert found.by_type["ASSAULT"] == (0, 2)


@pytest.mark.parametrize("other", [{"type": "SING"}, {"factuality": "so"}, {"trigger": [0, 999]}, {"trigger": None}])
def test_what_is_no_label_is_told_with_its_line(tmp_path: Path, other: dict[str, object]) -> None:
    path = tmp_path / "events.jsonl"
    path.write_text(line() + line(**other), encoding="utf8")
    with pytest.raises(DataError, match="line 2"):
        labelled_events(path)


def test_marked_pairs_lose_their_marks(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    row = {"marked": "<s>Kastrel</s> helped <t>Orvania</t>, and <t>Orvania</t> knew.", "type": "AID"}
    path.write_text(json.dumps(row) + "\n", encoding="utf8")
    (found,) = labelled_pairs(path)
    assert found.text == "Kastrel helped Orvania, and Orvania knew."
    assert found.actor == ((0, 7),)
    assert [found.text[a:b] for a, b in found.recipient] == ["Orvania", "Orvania"]


def test_two_concessions_are_one_class_where_the_data_says_so() -> None:
    rows = [LabelledPair("", (), (), "YIELD"), LabelledPair("", (), (), "AID")]
    answers = [{"CONCEDE": 0.3, "RETREAT": 0.3, "AID": 0.4}, {"CONCEDE": 0.1, "RETREAT": 0.1, "AID": 0.8}]
    found = scored(rows, answers, ("x", "y"))
    assert (found.macro_f1, found.accuracy) == (1.0, 1.0)
    apart = scored([LabelledPair("", (), (), "CONCEDE")], answers[:1], ("x", "y"))
    assert apart.accuracy == 0.0

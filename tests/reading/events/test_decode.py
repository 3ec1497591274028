import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.events.decode import Scores, decode
from onrecord.reading.events.labels import FACTUALITIES, MODES, ROLE_SIZE, ROLES, TYPES
from onrecord.reading.events.words import APART, word_starts

TEXT = "Kastrel shelled the port and Orvania did not reply."


def scores_for(
    text: str, triggers: dict[str, str], roles: dict[tuple[str, str], str], sure: dict[str, str] | None = None
) -> Scores:
    """Scores in which each word is a piece, and the words named have the labels given."""
    words = text.replace(".", " .").split()
    starts, at = [], 0
    for word in words:
        at = text.index(word, at)
        starts.append(at)
        at += len(word)
    count = len(words)
    types = np.full((count, len(TYPES)), -5, np.float32)
    types[:, 0] = 5
    trigger = np.zeros((count, len(ROLES), ROLE_SIZE + 1), np.float32)
    trigger[:, 0, ROLE_SIZE] = 8
    word_vectors = np.zeros((count, ROLE_SIZE), np.float32)
    factualities = np.zeros((count, len(FACTUALITIES)), np.float32)
    for i, word in enumerate(words):
        word_vectors[i, i] = 1
        if word in triggers:
            types[i, 0], types[i, TYPES.index(triggers[word])] = -5, 5
            for (head, other), role in roles.items():
                if head == word:
                    trigger[i, ROLES.index(role), words.index(other)] = 200
            if sure and word in sure:
                factualities[i, FACTUALITIES.index(sure[word])] = 5  # type: ignore[arg-type]
    place = np.asarray(starts, np.int64)
    ends = np.asarray([s + len(w) for s, w in zip(starts, words, strict=True)], np.int64)
    modes = np.zeros((count, len(MODES)), np.float32)
    return Scores(
        place, ends, word_starts(text, place), np.zeros(count, np.int64), types, modes, factualities,
        trigger.reshape(count, -1), word_vectors, np.zeros((APART, len(ROLES)), np.float32),
    )  # fmt: skip


def test_a_trigger_gets_its_type_roles_and_factuality() -> None:
    scores = scores_for(
        TEXT,
        {"shelled": "ASSAULT"},
        {("shelled", "Kastrel"): "B-actor", ("shelled", "the"): "B-recipient", ("shelled", "port"): "I-recipient"},
        {"shelled": "asserted"},
    )
    (event,) = decode(TEXT, scores, 0.5)
    assert event.type == "ASSAULT"
    assert event.factuality == "asserted"
    assert [TEXT[a:b] for a, b in event.actors] == ["Kastrel"]
    assert [TEXT[a:b] for a, b in event.recipients] == ["the port"]
    assert event.score > 0.99


def test_neighbours_of_one_type_are_one_trigger() -> None:
    scores = scores_for(TEXT, {"did": "REJECT", "not": "REJECT", "reply": "REJECT"}, {})
    (event,) = decode(TEXT, scores, 0.5)
    assert TEXT[slice(*event.trigger)] == "did not reply"


def test_neighbours_of_two_types_are_two_triggers() -> None:
    scores = scores_for(TEXT, {"Kastrel": "AID", "shelled": "ASSAULT"}, {})
    assert [event.type for event in decode(TEXT, scores, 0.5)] == ["AID", "ASSAULT"]


def test_a_mark_alone_is_no_trigger() -> None:
    assert decode(TEXT, scores_for(TEXT, {".": "ASSAULT"}, {}), 0.5) == []


def test_nothing_goes_on_that_did_not_begin() -> None:
    scores = scores_for(TEXT, {"shelled": "ASSAULT"}, {("shelled", "port"): "I-recipient"})
    (event,) = decode(TEXT, scores, 0.5)
    assert all(TEXT[start:end] != "port" for start, end in event.recipients)


def test_a_word_has_no_part_only_where_that_is_clearly_likelier() -> None:
    def actors(none: float) -> list[str]:
        scores = scores_for(TEXT, {"shelled": "ASSAULT"}, {("shelled", "Kastrel"): "B-actor"})
        rows = scores.trigger.reshape(len(scores.starts), len(ROLES), ROLE_SIZE + 1)
        rows[:, ROLES.index("B-actor"), 0] = 4 * ROLE_SIZE**0.5  # what "Kastrel" scores as the actor: 4
        rows[:, 0, ROLE_SIZE] = none
        (event,) = decode(TEXT, scores, 0.5)
        return [TEXT[start:end] for start, end in event.actors]

    assert actors(4.2) == ["Kastrel"]
    assert actors(4.6) == []


def test_a_span_ends_before_the_word_that_joins_it_to_the_next() -> None:
    text = "Kastrel and Orvania met."
    parts = {("met", "Kastrel"): "B-actor", ("met", "and"): "I-actor", ("met", "Orvania"): "B-actor"}
    (event,) = decode(text, scores_for(text, {"met": "CONSULT"}, parts), 0.5)
    assert [text[start:end] for start, end in event.actors] == ["Kastrel", "Orvania"]


@given(st.integers(0, 2**32 - 1), st.floats(0.05, 0.95))
def test_spans_lie_in_the_text_whatever_the_scores(seed: int, least: float) -> None:
    random = np.random.default_rng(seed)
    shape = scores_for(TEXT, {}, {})
    scores = Scores(
        shape.starts, shape.ends, shape.first, shape.sentence,
        *(random.normal(0, 4, getattr(shape, name).shape).astype(np.float32)
          for name in ("types", "modes", "factualities", "trigger", "word", "reach")),
    )  # fmt: skip
    for event in decode(TEXT, scores, least):
        assert event.mode is None or f"{event.type}/{event.mode}" in MODES
        for start, end in (event.trigger, *event.actors, *event.recipients):
            assert 0 <= start < end <= len(TEXT)
            assert TEXT[start:end] == TEXT[start:end].strip()
        assert abs(sum(event.factualities) - 1) < 1e-4

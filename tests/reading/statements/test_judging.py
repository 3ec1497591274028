"""How sure a row is, and what says nothing."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import ModelError
from onrecord.reading.statements.judging import FEATURES, features_of
from onrecord.reading.statements.layout import Layout
from onrecord.reading.statements.proposals import Proposal
from onrecord.reading.statements.settings import Settings, load_settings
from onrecord.reading.text.paragraphs import paragraphs
from onrecord.reading.text.quotations import quotations


def _row(text: str, source: str, cue: str, content: str, score: float = 0.8) -> tuple[Layout, Proposal]:
    def pairs(words: str) -> tuple[tuple[int, int], ...]:
        return ((text.index(words), text.index(words) + len(words)),) if words else ()

    parts = paragraphs(text)
    layout = Layout.of(text, parts, quotations(text, parts))
    return layout, Proposal(pairs(source), pairs(cue), pairs(content), score)


def test_features_are_what_the_words_tell() -> None:
    features = features_of(*_row("Olm said that the dam would hold.", "Olm", "said", "that the dam would hold"))
    told = {name for name, value in features.items() if value == 1}
    assert told == {"a cue of saying", "a plain cue", "content of three to five words", "content begins with that"}
    assert list(features) == list(FEATURES)


def test_a_row_without_source_and_known_cue() -> None:
    features = features_of(*_row("It was gribbled that dams hold.", "", "was gribbled", "that dams hold"))
    assert features["no source"] == features["unknown cue"] == features["passive"] == 1


def test_without_weights_the_confidence_is_the_score() -> None:
    layout, proposal = _row("Olm said so.", "Olm", "said", "so", score=0.7)
    assert Settings().confidence(features_of(layout, proposal)) == pytest.approx(0.7, abs=1e-3)


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_higher_score_is_never_less_sure(one: float, other: float) -> None:
    settings = Settings(weights={"log-odds of the score": 0.5, "no source": -1.0}, offset=0.2)
    low, high = (
        settings.confidence(features_of(*_row("Olm said so.", "Olm", "said", "so", score=score)))
        for score in sorted((one, other))
    )
    assert 0 <= low <= high <= 1


@pytest.mark.parametrize("bad", [{"weights": {"no such feature": 1.0}}, {"weights": 3}, {"slope": 1.0}])
def test_settings_of_another_version_are_refused(tmp_path: Path, bad: dict[str, object]) -> None:
    path = tmp_path / "statements.json"
    path.write_text(json.dumps(bad), encoding="utf8")
    with pytest.raises(ModelError, match="settings"):
        load_settings(path)

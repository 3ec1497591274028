"""The floors of the texts that were written for measuring (training/checks); see test_quality_floors.py.

They come with the repository, so these hold where no other data is.
"""

import hashlib
from pathlib import Path

import pytest

from onrecord.evaluation.event_scores import evaluate_events
from onrecord.evaluation.places import evaluate_places
from onrecord.evaluation.relations import evaluate_relations
from onrecord.evaluation.times import evaluate_times
from onrecord.reading.reader import Reader

CHECKS = Path(__file__).resolve().parents[2] / "training/checks"
SHA256 = {
    "events": "28122c863b8ba638151eba9dd4b00ceee4fb8d1582fd9c576c293691965fea55",
    "relations": "251cfc4b722a337d52a5068e0432d6f894b76cd620b493f0641c619546b52e34",
    "times": "cb4185cf37be22b9abece9f586333d9de000f2d6c715b999f8aee24f2ac97c14",
    "places": "a37667b634a9065b7488a35ed5a8442a4f14db923818ae564cc5e620210be1cd",
}
EVENT_FLOORS = {
    "trigger": 0.79,
    "trigger and type": 0.71,
    "with actors and recipients": 0.52,
    "factuality, accuracy": 0.90,
    "factuality, macro-F1": 0.78,
    "mode, accuracy": 0.80,
}
LEAST_RELATION = 0.79
TIME_FLOORS = {"relaxed": 0.97, "value": 0.94}
PLACE_FLOORS = {
    "found, F1": 0.975,
    "near, of those placed": 0.985,
    "country right, of those placed": 0.985,
}

pytestmark = [pytest.mark.model, pytest.mark.slow]


@pytest.mark.parametrize("name", SHA256)
def test_the_checks_are_those_that_the_floors_were_measured_on(name: str) -> None:
    assert hashlib.sha256((CHECKS / f"{name}.jsonl").read_bytes()).hexdigest() == SHA256[name]


def test_events_of_the_checks_stay_above_their_floors() -> None:
    found = evaluate_events(CHECKS / "events.jsonl", Reader(layers=["events"]), jobs=1)
    assert not {name: found.figures[name][0] for name, floor in EVENT_FLOORS.items() if found.figures[name][0] < floor}


def test_relations_of_the_checks_stay_above_their_floor() -> None:
    assert evaluate_relations(CHECKS / "relations.jsonl", Reader(layers=["events"])).macro_f1 >= LEAST_RELATION


def test_times_of_the_checks_stay_above_their_floors() -> None:
    found = evaluate_times(CHECKS / "times.jsonl", Reader(layers=["times"]), jobs=1)
    reached = {rule: found.figures[rule]["f1"].value or 0.0 for rule in TIME_FLOORS}
    assert not {rule: f1 for rule, f1 in reached.items() if f1 < TIME_FLOORS[rule]}


def test_places_of_the_checks_stay_above_their_floors() -> None:
    found = evaluate_places(CHECKS / "places.jsonl", Reader(layers=["places"]), jobs=1)
    reached = {name: found.figures[name].value or 0.0 for name in PLACE_FLOORS}
    assert not {name: value for name, value in reached.items() if value < PLACE_FLOORS[name]}

"""All benchmarks by name: what each measures, on which files, and of which type its result is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from benchmarks import ablations, growth, lengths, pages, peers, questions, record, rooms, speed, tries
from benchmarks.accuracy import happening, naming, saying
from benchmarks.context import Context

_DEVELOPMENT: Final = (saying.DEVELOPMENT,)


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One benchmark.

    Attributes:
        about: what it measures, in a line.
        kind: type of what it finds.
        run: measures.
        files: of the data that it measures on.
        slow: takes more than some minutes.
    """

    about: str
    kind: type
    run: Callable[[Context], Any]
    files: tuple[str, ...] = _DEVELOPMENT
    slow: bool = False


CATALOGUE: Final[dict[str, Benchmark]] = {
    "statements": Benchmark("source, cue and content, both profiles", saying.StatementsFound, saying.statements),
    "nested": Benchmark("statements inside other ones", saying.NestedFound, saying.nested, ()),
    "acts": Benchmark(
        "acts of labelled statements", saying.ActsFound, saying.acts, (*_DEVELOPMENT, "polnear/train.jsonl")
    ),
    "speakers": Benchmark("who speaks", naming.SpeakersFound, naming.speakers, (naming.SPEAKERS, "polnear/dev.jsonl")),
    "coreference": Benchmark(
        "whom pronouns and descriptions mean", naming.CoreferenceFound, naming.coreference, (naming.COREFERENCE,)
    ),
    "times": Benchmark("expressions of time", naming.TimesFound, naming.times, (naming.TIMES,)),
    "places": Benchmark("places", naming.PlacesFound, naming.places, (naming.PLACES,)),
    "events": Benchmark("events", happening.EventsFound, happening.events, (happening.EVENTS,)),
    "relation": Benchmark(
        "the type between two actors", happening.RelationFound, happening.relation, (happening.RELATIONS,)
    ),
    "pages": Benchmark("main text, title and date of web pages", pages.PagesFound, pages.run, ("html/gold.jsonl",)),
    "ablations": Benchmark(
        "what each part adds", ablations.AblationsFound, ablations.run, (*_DEVELOPMENT, happening.EVENTS)
    ),
    "speed": Benchmark("rates beside bare spaCy, shares of the layers, memory, start", speed.SpeedFound, speed.run),
    "peers": Benchmark("rate beside textacy's quotations", peers.PeersFound, peers.run),
    "lengths": Benchmark("articles of 1 to 50,000 words", lengths.LengthsFound, lengths.run),
    "tries": Benchmark("what was tried towards the rate of bare spaCy", tries.TriesFound, tries.run, slow=True),
    "growth": Benchmark("10 to 10,000 articles", growth.Found, growth.run, ("polnear/train.jsonl",), slow=True),
    "record": Benchmark("a record of 20,000 readings", record.RecordFound, record.run, slow=True),
    "questions": Benchmark("questions to it", questions.QuestionsFound, questions.run, slow=True),
    "rooms": Benchmark("pages of its reading room", rooms.RoomsFound, rooms.run, slow=True),
}

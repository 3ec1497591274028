"""Events in the columns of POLECAT, the event data of the political sciences, with those of onrecord behind them.

One row is one report of an event; reports of one event have one Event ID. Where a cell is of several actors they stand
in order, "; " between them, and an unknown one is empty between the others. A cell of which nothing is known is empty.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from onrecord.exports.roles import Filled, chain_names, event_id, filled, held_in, quantity_told, report_id
from onrecord.exports.table_csv import csv_lines
from onrecord.knowledge.countries import cow_of
from onrecord.knowledge.plover import ontology
from onrecord.record.frames.columns import View, places_of
from onrecord.types import Actor, ActorKind, Event, Place

#: POLECAT's columns, in its order.
COLUMNS: Final = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
#: What onrecord knows beside, behind them.
OWN: Final = (
    "report_id", "first_in_article", "article", "article_version", "url", "factuality", "background", "not_before",
    "not_after", "statement", "speaker", "speaker_country", "act", "chain", "confidence", "trigger", "trigger_span",
    "actor_spans", "recipient_spans", "place_span", "content_spans", "actor_wikidata", "recipient_wikidata",
    "quantities",
)  # fmt: skip
_BETWEEN: Final = "; "
_ORGANISATIONS: Final[frozenset[ActorKind]] = frozenset({"organisation", "armed_group", "outlet"})


def polecat_lines(views: Iterable[View], joined: Mapping[str, str] | None = None) -> Iterator[str]:
    """Yield the table with tabs between the columns, their names first; what would run in a spreadsheet is escaped.

    Args:
        views: of the readings.
        joined: which reports are of one event, as `roles.event_id` takes it; None: those that their reading joined.
    """
    rows = (_row(view, event, joined or {}) for view in views for event in view.reading.events)
    for cells in csv.reader(csv_lines((*COLUMNS, *OWN), rows)):
        line = io.StringIO()
        csv.writer(line, delimiter="\t", lineterminator="\n").writerow(cells)
        yield line.getvalue()


def _row(view: View, event: Event, joined: Mapping[str, str]) -> tuple[object, ...]:
    article = view.reading.article
    place = view.places.get(event.place or "")
    known_day = event.not_before == event.not_after
    return (
        event_id(view, event, joined), event.not_before if known_day else None, event.type, event.mode, event.score,
        ontology().quad_classes.get(event.quad_class or 0, "").upper() or None,
        _BETWEEN.join(event.contexts) or None,
        *_party(filled(view, event.actors)), *_party(filled(view, event.recipients)), *_place(place),
        article.outlet, (article.published or "")[:10] or None, *_story(view), article.language,
        f"onrecord {view.reading.reader.version}", *_own(view, event, place),
    )  # fmt: skip


def _party(roles: Sequence[Filled]) -> tuple[object, ...]:
    return (
        _of(roles, _actor(lambda actor: actor.name)),
        _of(roles, _actor(lambda actor: actor.country)),
        _of(roles, _actor(lambda actor: dict(actor.identifiers).get("cow") or cow_of(actor.country))),
        _of(roles, _actor(lambda actor: next(iter(actor.sectors), None))),
        _of(roles, _actor(lambda actor: ",".join(actor.sectors))),
        _of(roles, _actor(lambda actor: actor.role)),
        _of(roles, lambda who: who.span.text if who.span else None),
        None,  # onrecord has the ids of Wikidata, which stand behind, not titles of Wikipedia
    )


def _place(place: Place | None) -> tuple[object, ...]:
    if place is None:
        return (None,) * 10
    feature, _, code = (place.kind or "").partition(".")
    city = place.name if feature == "P" else None
    return (
        place.name, city, None, place.admin1, place.country, place.latitude, place.longitude, place.geonames,
        place.span.text, code or None,
    )  # fmt: skip


def _story(view: View) -> tuple[object, ...]:
    actors = view.reading.actors
    people = (actor.name for actor in actors if actor.kind == "person")
    bodies = (actor.name for actor in actors if actor.kind in _ORGANISATIONS)
    places = (place.name for place in view.reading.places)
    return tuple(_BETWEEN.join(dict.fromkeys(map(_item, names))) or None for names in (people, bodies, places))


def _own(view: View, event: Event, place: Place | None) -> tuple[object, ...]:
    article = view.reading.article
    statement = held_in(view, event)
    speaker = view.actors.get(statement.speaker or "") if statement else None
    actors, recipients = filled(view, event.actors), filled(view, event.recipients)
    return (
        report_id(view, event.id), report_id(view, event.same_event or event.id), article.id, article.version,
        article.url, event.factuality, "true" if event.background else "false", event.not_before, event.not_after,
        event.statement, speaker and speaker.name, speaker and speaker.country, statement and statement.act,
        " > ".join(chain_names(view, statement)) or None, event.confidence, event.trigger.text,
        places_of((event.trigger,)), places_of([who.span for who in actors if who.span]),
        places_of([who.span for who in recipients if who.span]), place and places_of((place.span,)),
        places_of(statement.content) if statement else None,
        _of(actors, _wikidata), _of(recipients, _wikidata), _BETWEEN.join(map(quantity_told, event.quantities)) or None,
    )  # fmt: skip


def _actor(value: Callable[[Actor], str | None]) -> Callable[[Filled], str | None]:
    """A value of the actor that fills a role, where it is known."""
    return lambda who: value(who.actor) if who.actor else None


_wikidata: Final = _actor(lambda actor: dict(actor.identifiers).get("wikidata"))


def _of(roles: Sequence[Filled], value: Callable[[Filled], str | None]) -> str | None:
    """One value of each, in order; None where none is known."""
    values = [_item(value(who) or "") for who in roles]
    return _BETWEEN.join(values) if any(values) else None


def _item(text: str) -> str:
    """A text that the sign between items does not cut."""
    return text.replace(";", ",")

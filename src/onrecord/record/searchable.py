"""What is looked for in a record: `record.search(…)`, `record.actors(…)`, `record.links(…)`."""

from __future__ import annotations

from collections.abc import Collection

from onrecord.record import actor_profile, actors
from onrecord.record import facets as faceting
from onrecord.record import joins as joining
from onrecord.record import links as linking
from onrecord.record import search as searching
from onrecord.record.actor_profile import Profile
from onrecord.record.database import Database
from onrecord.record.facets import Facets
from onrecord.record.filters import Filters
from onrecord.record.frames.asking import KnownActors
from onrecord.record.joins import JudgedReports
from onrecord.record.links import Link
from onrecord.record.search import Found, Of


class Searchable:
    """The statements, articles and actors of a record, whose file is `_data`."""

    _data: Database

    def search(
        self,
        words: str = "",
        *,
        speaker: str | None = None,
        side: str | None = None,
        about: str | None = None,
        act: str | None = None,
        event_type: str | None = None,
        factuality: str | None = None,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        copies: bool = True,
        of: Of = "statements",
        limit: int = 20,
        offset: int = 0,
    ) -> Found:
        """Return a page of statements or articles in which the words stand, the best first.

        Args:
            words: all must be there, in any form of theirs; "in double quotation marks" as they are; a star at the end
                of a word stands for any ending. Without words, all that the filters let through, the latest first.
            speaker: a name, or the id of an actor.
            side: a name or country code: who speaks for it, of that country or body.
            about: whom the content mentions.
            act: of the statement.
            event_type: PLOVER type of an event in the statement (for articles: of any event).
            factuality: of that event.
            outlet: words of the outlet's name.
            since: first day of publication: YYYY, YYYY-MM or YYYY-MM-DD.
            until: last day of publication, likewise; a year or month counts as a whole.
            copies: whether copies of other articles are found too.
            of: what is searched, statements or articles.
            limit: how many hits, at most.
            offset: how many to pass over.

        Raises:
            SettingError: a filter has a value that cannot be.
        """
        filters = Filters(speaker, side, about, act, event_type, factuality, outlet, since, until, copies)
        with self._data.reading() as connection:
            return searching.find(connection, words, filters, of, searching.Page(limit, offset))

    def facets(self, words: str = "", filters: Filters | None = None) -> Facets:
        """Return how many statements that `search` finds there are of each act, outlet, speaker and year.

        Args:
            words: as `search` takes them.
            filters: likewise; None: all are let through.

        Raises:
            SettingError: a filter has a value that cannot be.
        """
        with self._data.reading() as connection:
            return faceting.facets(connection, words, filters or Filters())

    def actors(self, words: str | None = None, *, limit: int = 50) -> KnownActors:
        """Return who acts and speaks across articles: those whom words stand for, or all, in most articles first.

        `table("actors")` has the actors of each article instead.
        """
        with self._data.reading() as connection:
            return KnownActors(actors.actors(connection, words, limit))

    def profile(self, actor: str) -> Profile:
        """Return who an actor across articles is, and how articles call it.

        Args:
            actor: its id, as `actors` gives it.

        Raises:
            RecordError: there is no such actor.
        """
        with self._data.reading() as connection:
            return actor_profile.profile(connection, actor)

    def links(self, *, actor: str | None = None, limit: int = 50) -> tuple[Link, ...]:
        """Return pairs of actors that may be one, best first, behind those that people judged already.

        Args:
            actor: id of one of them; None: all pairs.
            limit: how many that nobody judged, at most.
        """
        with self._data.reading() as connection:
            return linking.propose(connection, limit, actor)

    def judged_reports(self, reports: Collection[str]) -> tuple[JudgedReports, ...]:
        """Return what people said of reports of events, given as ARTICLE/ROW: that two are of one event, or are not."""
        with self._data.reading() as connection:
            return joining.judged_reports(connection, reports)

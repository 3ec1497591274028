"""The contract of a layer, and the page that layers hand on.

A layer only predicts: it takes pages and returns what it read, and the Reader assembles. It declares which fields of
a page it requires and which it assigns, and the Reader refuses a set of layers in which something is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Final, Protocol

from onrecord.reading.names.parts import Name
from onrecord.types import Actor, Article, Event, Mention, Place, Statement, Time

if TYPE_CHECKING:
    from onrecord.reading.coreference.types import Links
    from onrecord.reading.encoder.encoded import Encoded

#: The reason of an actor that is several: who speaks at once is one speaker, and each by himself takes part in events.
SEVERAL: Final = "several speakers at once"


@dataclass(frozen=True, slots=True)
class Page:
    """An article and what has been read from it so far.

    Attributes:
        names: names of persons, organisations and places, in order.
        statements, actors, mentions, times, places, events: as in the Reading.
        links: whom pronouns and descriptions mean, for the layer that adds them to the mentions; None before speakers.
        encoded: the text as the encoder's shared layers leave it; None where no layer read it with that encoder.
    """

    article: Article
    names: tuple[Name, ...] = ()
    statements: tuple[Statement, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    links: Links | None = None
    encoded: Encoded | None = field(default=None, compare=False)  # what was read can be compared, arrays cannot

    @property
    def skip(self) -> tuple[tuple[int, int], ...]:
        """Spans of the text that no layer reads."""
        return tuple((part.span.start, part.span.end) for part in self.article.left_out if part.span)


class Layer(Protocol):
    """One step of reading.

    Attributes:
        name: the word users write in `Reader(layers=…)`.
        requires, assigns: fields of `Page`.
    """

    name: ClassVar[str]
    requires: ClassVar[frozenset[str]]
    assigns: ClassVar[frozenset[str]]

    @property
    def models(self) -> tuple[tuple[str, str], ...]:
        """Names and hashes of the models it reads with."""
        ...

    def read(self, pages: Sequence[Page]) -> list[Page]:
        """Return each page with the fields that the layer assigns."""
        ...

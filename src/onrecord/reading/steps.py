"""The steps of reading: which layers there are, what each needs, and how each is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from onrecord.errors import SettingError
from onrecord.reading.layers import Layer

if TYPE_CHECKING:
    from spacy.language import Language

    from onrecord.knowledge.lookup import Knowledge
    from onrecord.reading.events.layer import EventLayer

LAYERS: Final = ("names", "places", "statements", "speakers", "actors", "coreference", "chains", "times", "events")
#: Those that read where none are named: events are not yet right often enough to be read unasked (models/EVENTS.md).
DEFAULT: Final = tuple(name for name in LAYERS if name != "events")
#: Layers that a layer needs, besides itself.
_NEEDS: Final[Mapping[str, frozenset[str]]] = {
    "places": frozenset({"names"}),
    "speakers": frozenset({"names", "statements"}),
    "actors": frozenset({"names", "statements", "speakers"}),
    "coreference": frozenset({"names", "statements", "speakers", "actors"}),
    "chains": frozenset({"names", "statements", "speakers", "actors", "coreference"}),
    "times": frozenset({"statements"}),
    "events": frozenset({"names", "places", "statements", "speakers", "actors", "coreference", "chains", "times"}),
}
PROFILES: Final = ("fast", "accurate")


def layers_of(wanted: Iterable[str] | None) -> tuple[str, ...]:
    """Return the names of layers that are wanted and of those that they need, in the order in which they read.

    Args:
        wanted: names, in any order, or one name; None for `DEFAULT`.

    Raises:
        SettingError: there is no layer of a name.
    """
    names = {wanted} if isinstance(wanted, str) else set(DEFAULT if wanted is None else wanted)
    if unknown := sorted(names - set(LAYERS)):
        raise SettingError(f"no layer named {unknown[0]!r}", fix=f"The layers are {', '.join(LAYERS)}")
    names |= {needed for name in names for needed in _NEEDS.get(name, ())}
    return tuple(name for name in LAYERS if name in names)


@dataclass
class Steps:
    """The layers of one Reader; nothing is loaded before it is asked for.

    Attributes:
        layers: their names, in the order in which they read.
        nlp: the pipeline that finds names, or its name; None: the built-in one.
        profile: one of `PROFILES`.
        packs: files of a user's own with what is known of actors.
        least: statements of a lower confidence are left out.
        doubtful: events of a lower confidence are marked doubtful; None: as the settings beside the weights have it.
    """

    layers: tuple[str, ...]
    nlp: Language | str | None
    profile: str
    packs: tuple[Path, ...]
    least: float | None
    doubtful: float | None = None

    @cached_property
    def all(self) -> tuple[Layer, ...]:
        """The layers, each of which finds assigned what it requires.

        Raises:
            SettingError: one requires what no layer before it assigns.
        """
        steps = tuple(_MAKERS[name](self) for name in self.layers)
        known: set[str] = {"article"}
        for step in steps:
            if missing := sorted(step.requires - known):
                raise SettingError(f"layer {step.name!r} needs {', '.join(missing)}, which no layer before it assigns")
            known |= step.assigns
        return steps

    @cached_property
    def knowledge(self) -> Knowledge:
        """What is known of actors, read once for all layers that ask."""
        from onrecord.knowledge.lookup import Knowledge, builtin

        return Knowledge(self.packs) if self.packs else builtin()

    @cached_property
    def events(self) -> EventLayer:
        """The layer of events, which answers for two actors of a sentence too."""
        from onrecord.reading.events.layer import EventLayer

        layer = EventLayer(self.knowledge)
        if self.doubtful is None:
            return layer
        return EventLayer(self.knowledge, settings=replace(layer.settings, doubtful=self.doubtful))


def _names(steps: Steps) -> Layer:
    from onrecord.reading.names.layer import NameLayer

    return NameLayer(steps.nlp)


def _places(steps: Steps) -> Layer:
    from onrecord.reading.places.layer import PlaceLayer

    return PlaceLayer(steps.knowledge)


def _statements(steps: Steps) -> Layer:
    from onrecord.reading.statements.layer import PROFILES as FOLDERS
    from onrecord.reading.statements.layer import StatementLayer

    return StatementLayer(FOLDERS[steps.profile], least=steps.least)


def _speakers(_: Steps) -> Layer:
    from onrecord.reading.speakers.layer import SpeakerLayer

    return SpeakerLayer()


def _actors(steps: Steps) -> Layer:
    from onrecord.reading.actors.layer import ActorLayer

    return ActorLayer(steps.knowledge)


def _coreference(_: Steps) -> Layer:
    from onrecord.reading.coreference.layer import CoreferenceLayer

    return CoreferenceLayer()


def _chains(steps: Steps) -> Layer:
    from onrecord.reading.chains.layer import ChainLayer

    return ChainLayer(steps.knowledge)


def _times(_: Steps) -> Layer:
    from onrecord.reading.times.layer import TimeLayer

    return TimeLayer()


_MAKERS: Final[Mapping[str, Callable[[Steps], Layer]]] = {
    "names": _names,
    "places": _places,
    "statements": _statements,
    "speakers": _speakers,
    "actors": _actors,
    "coreference": _coreference,
    "chains": _chains,
    "times": _times,
    "events": lambda steps: steps.events,
}

"""What questions about positions stand on: a state of a record, narrowed, with what was looked up in it before."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar, cast

from sqlalchemy import Connection

from onrecord.questions.evidence.kept_answers import kept
from onrecord.questions.evidence.naming import Named, named
from onrecord.questions.positions import selecting
from onrecord.questions.positions.matters import matters
from onrecord.questions.positions.topics import Wanted
from onrecord.record.filters import Filters

Value = TypeVar("Value")


@dataclass
class Ground:
    """A state of a record, and the filters of articles that several questions share.

    Attributes:
        connection: as `Record.state()` gives it.
        filters: of articles.
    """

    connection: Connection
    filters: Filters
    _named: dict[str, Named] = field(default_factory=dict)
    _spoken: dict[str, dict[selecting.Pair, str]] = field(default_factory=dict)
    _acted: dict[str, list[selecting.Pair]] = field(default_factory=dict)
    _answers: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def keys(self) -> frozenset[int]:
        """The keys of the readings that answer and that the filters let through."""
        return selecting.readings_of(self.connection, self.filters)

    @cached_property
    def readings(self) -> str:
        """The same keys, as `selecting` takes them."""
        return json.dumps(sorted(self.keys))

    @cached_property
    def denied(self) -> list[int]:
        """The keys of the events that a statement denies."""
        return selecting.denied(self.connection, self.readings)

    def named(self, words: str) -> Named:
        """Return whom words stand for.

        Raises:
            SettingError: nobody in the record bears the name, or several do.
        """
        if words not in self._named:
            self._named[words] = named(self.connection, words)
        return self._named[words]

    def spoken(self, words: str) -> dict[selecting.Pair, str]:
        """Return the statements of those whom words stand for, with their acts."""
        if words not in self._spoken:
            self._spoken[words] = selecting.spoken(self.connection, self.readings, self.named(words))
        return self._spoken[words]

    def acted(self, *acts: str) -> list[selecting.Pair]:
        """Return the statements of some acts: of accuse, acknowledge, deny, promise."""
        found = []
        for act in acts:
            if act not in self._acted:
                self._acted[act] = selecting.acted(self.connection, self.readings, (act,))
            found += self._acted[act]
        return sorted(found)

    def kept(self, question: str, kind: type[Value]) -> Value | None:
        """Return what the record keeps of a question about all of it; None: nothing, or not all of it is asked."""
        if question not in self._answers and self.filters == Filters(copies=False):
            self._answers[question] = kept(self.connection, question, kind)
        return cast("Value | None", self._answers.get(question))

    def known(self, question: str, kind: type[Value], make: Callable[[], Value]) -> Value:
        """Return the answer to a question about all that the filters let through, made once.

        Args:
            question: its name, of `kept_answers`.
            kind: type of the answer.
            make: makes it, where the record keeps none.
        """
        if self.kept(question, kind) is None:
            self._answers[question] = make()
        return cast("Value", self._answers[question])

    def by(self, words: str | None) -> Wanted:
        """Return what lets through those of which an actor, or the side that it heads, is one of the voices.

        Raises:
            SettingError: nobody in the record bears the name, or several do.
        """
        if words is None:
            return None
        whom = self.named(words)
        return lambda topic: bool(whom.sides & topic.holders) or bool(whom.parties & topic.voices)

    def about(self, words: str | None) -> Wanted:
        """Return what `--about` lets through: a family by its name, else whom somebody is called; None: anything.

        Raises:
            SettingError: nobody in the record bears the name, or several do.
        """
        if words is None:
            return None
        if words.casefold() in matters().families:
            name = words.casefold()
            return lambda topic: name in topic.families
        whom = self.named(words)
        return lambda topic: bool(whom.sides & topic.sides) or bool(whom.parties & topic.touched)

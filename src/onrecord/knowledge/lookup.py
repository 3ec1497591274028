"""Looking up what is known of actors, in the packs of the package and a user's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from onrecord.collector import collector_paused
from onrecord.knowledge import bodies, holders, titles
from onrecord.knowledge.entries import Entry, Pack
from onrecord.knowledge.forms import key, same_case, without_possessive
from onrecord.knowledge.index import Form, Index, build
from onrecord.knowledge.matches import Match, TitleMatch, by_form, once, preferred
from onrecord.knowledge.packfiles import builtin_packs, user_packs


class Knowledge:
    """What is known of actors.

    Nothing is read before the first look-up. `on` is always the day as of which to look, the article's; without it all
    times count.

    Args:
        packs: a user's packs. Their entries replace those of the same id and come before others of the same name.
    """

    def __init__(self, packs: Sequence[Path] = ()) -> None:
        self._paths = tuple(Path(path) for path in packs)
        self._index: Index | None = None

    @classmethod
    def of(cls, packs: Iterable[Pack]) -> Knowledge:
        """Return the knowledge of these packs alone, without those of the package."""
        knowledge = cls()
        knowledge._index = build(packs)
        return knowledge

    @property
    def packs(self) -> tuple[Pack, ...]:
        """The packs, the package's first."""
        return self._tables().packs

    def entries(self) -> Iterable[Entry]:
        """Return all entries."""
        return self._tables().entries.values()

    def entry(self, entry_id: str) -> Entry | None:
        """Return the entry of an id, or None."""
        return self._tables().entries.get(entry_id)

    def state(self, code: str) -> Entry | None:
        """Return the state of a PLOVER code, or None."""
        return self._tables().states.get(code)

    def lookup(self, name: str, on: date | None = None) -> tuple[Match, ...]:
        """Return the entries of a name; of persons and bodies of one name those in office or there on the day."""
        return self._matches(self._tables().names, name, on)

    def by_nationality(self, word: str, on: date | None = None) -> tuple[Match, ...]:
        """Return the states whose people or things are called `word`: Russian, Russians."""
        return tuple(match for match in self.by_people(word, on) if match.entry.kind == "state")

    def by_people(self, word: str, on: date | None = None) -> tuple[Match, ...]:
        """Return whose people are called `word`: Russian (or what is Russian), Republicans, Houthis."""
        people = self._tables().people
        found = self._forms(people, word) or self._forms(people, word.removesuffix("s"))
        return once(
            [
                Match(form.entry, form.text, form.strong, f"{form.text!r} is what is of {form.entry.name}")
                for form in preferred(found, on)
            ]
        )

    def by_seat(self, place: str, on: date | None = None) -> tuple[Match, ...]:
        """Return the states for whose government a place stands: Moscow, the Kremlin."""
        return tuple(
            Match(form.entry, form.text, form.strong, f"{form.text!r} stands for the government of {form.entry.name}")
            for form in preferred(self._forms(self._tables().seats, place), on)
        )

    def by_domain(self, domain: str) -> Match | None:
        """Return the outlet of a web domain or of what is below it: edition.cnn.com is of cnn.com."""
        parts = domain.casefold().strip(". ").split(".")
        for start in range(len(parts) - 1):
            form = self._tables().domains.get(".".join(parts[start:]))
            if form is not None:
                return Match(form.entry, form.text, True, f"{form.text} is a domain of {form.entry.name}")
        return None

    def body(self, phrase: str, on: date | None = None) -> tuple[Match, ...]:
        """Return the body of a state that a phrase names: "the Russian Foreign Ministry", "Iran's parliament"."""
        return bodies.find_body(self._tables(), phrase, on)

    def holder(self, phrase: str, on: date | None = None) -> tuple[Match, ...]:
        """Return who holds the office of a phrase: "President Medvedev", "the Russian president"."""
        return holders.find_holder(self._tables(), phrase, on)

    def title(self, phrase: str, side: Entry | None = None) -> TitleMatch | None:
        """Return what a title or role tells of a person's sectors, or None where there is no title in the phrase.

        Args:
            phrase: as the article has it: "a former deputy foreign minister".
            side: the body, state or group that the person is of, where it is known.
        """
        return titles.find_title(self._tables(), phrase, side)

    def find(self, phrase: str, on: date | None = None) -> tuple[Match, ...]:
        """Return all that a phrase may stand for: by name, office, body, seat or nationality; strong ones first."""
        found: list[Match] = [*self.lookup(phrase, on), *self.holder(phrase, on), *self.body(phrase, on)]
        found += [*self.by_seat(phrase, on), *self.by_people(phrase, on)]
        outlet = self.by_domain(phrase) if "." in phrase and " " not in phrase else None
        found += [outlet] if outlet else []
        return tuple(sorted(once(found), key=lambda match: not match.strong))

    def _matches(self, table: dict[str, list[Form]], name: str, on: date | None) -> tuple[Match, ...]:
        return once([by_form(form, on) for form in preferred(self._forms(table, name), on)])

    def _forms(self, table: dict[str, list[Form]], name: str) -> list[Form]:
        """Return the forms of a name as it stands, or without a possessive ending."""
        for text in (name, without_possessive(name)):
            found = [form for form in table.get(key(text), ()) if same_case(form.text, text)]
            if found:
                return found
        return []

    def _tables(self) -> Index:
        if self._index is None:
            # it would look again and again at thousands of new entries, none of them garbage
            with collector_paused():
                self._index = build((*builtin_packs(), *user_packs(self._paths)))
        return self._index


@lru_cache(maxsize=1)
def builtin() -> Knowledge:
    """Return the knowledge of the packs of the package, read once."""
    return Knowledge()

"""Words by class: honorifics, titles, roles, groups, documents, bodies, outlets, given names."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from onrecord.errors import DataError
from onrecord.knowledge.tables import packaged, rows

#: The classes a word may have; one word may stand in several.
CLASSES: Final = (
    # what actors are called
    "honorific", "title", "role", "relation", "anonymous", "spokesperson", "group", "document", "body", "arm",
    "branch", "company", "thing", "calendar", "outlet_word", "outlet", "armed_group", "male", "female",
    # families whose name stands before the given one, as Korean ones do; what is no syllable of such a given name
    "family_first", "no_syllable",
    # nouns that tell a person's gender
    "man", "woman",
    # what bears a name and is nobody
    "animal",
    # words of phrases: what says nothing of who it is, quantities before "of", what ends a noun phrase, articles,
    # what may and may not stand in a title
    "vague", "partitive", "cut", "definite", "indefinite", "in_title", "no_title",
    # words of cues: what may stand between the words of a cue, what makes the word after it a noun, verbs by which
    # nothing is said where no quotation follows, those by which something is only where a clause does, verbs that
    # refuse where they are negated, what pictures do, what is not
    # said aloud
    "filler", "before_noun", "determiner", "silent", "deed", "refusal", "showing", "thinking",
    # what follows a capital that stands for its government (it acts, it has), what comes before one that is a place
    "government_verb", "of_government", "place_before",
    # US states as news agencies shorten them
    "us_state",
)  # fmt: skip


def parse_words(text: str, *, where: str = "words.tsv") -> dict[str, frozenset[str]]:
    """Return the words of each class.

    Args:
        text: the file's text; two tab-separated cells a line: class, words.
        where: the file's name, for errors.

    Raises:
        DataError: a class that does not exist, stands twice or has no words; a word twice or not in lower case.
    """
    found: dict[str, frozenset[str]] = {}
    for row in rows(text, columns=2, where=where):
        name, cell = row.cells
        words = cell.split()
        if name not in CLASSES:
            raise DataError(f"class {name!r} is none of {', '.join(CLASSES)}", where=where, line=row.line)
        if name in found:
            raise DataError(f"class {name!r} stands twice", where=where, line=row.line)
        if not words:
            raise DataError(f"class {name!r} has no words", where=where, line=row.line)
        if cell != cell.lower():
            raise DataError(f"class {name!r} has words that are not in lower case", where=where, line=row.line)
        if len(set(words)) != len(words):
            twice = next(word for word in words if words.count(word) > 1)
            raise DataError(f"{twice!r} stands twice in class {name!r}", where=where, line=row.line)
        found[name] = frozenset(words)
    return found


@lru_cache(maxsize=1)
def _packaged_words() -> dict[str, frozenset[str]]:
    return parse_words(packaged("words.tsv"))


@cache
def words(*names: str) -> frozenset[str]:
    """Return the words of the classes `names`, each one of CLASSES; the sets of several are joined once."""
    return frozenset().union(*(_packaged_words()[name] for name in names))

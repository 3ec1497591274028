"""What is wrong between the entries of several packs: the linter's part that looks at all files together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.knowledge.entries import INTERNATIONAL, Entry, Pack, PackProblem
from onrecord.knowledge.forms import key

#: Codes of PLOVER that no entry of the pack of states bears as ISO's: nobody lives there.
_NO_STATE = ("ATA",)


def across(packs: Sequence[Pack], others: Sequence[Pack] = ()) -> tuple[PackProblem, ...]:
    """Return what is wrong between packs.

    Args:
        packs: the packs to check.
        others: packs that they may refer to and may replace entries of: the package's, where a user's are checked.
    """
    return (*_ids(packs), *_references(packs, others), *_names(packs))


def _where(pack: Pack) -> str:
    return pack.path.name if pack.builtin else str(pack.path)


def _ids(packs: Sequence[Pack]) -> Iterator[PackProblem]:
    """An id stands once; a person may go on in another pack of the package."""
    seen: dict[str, tuple[Pack, Entry]] = {}
    for pack in packs:
        for entry in pack.entries:
            first = seen.setdefault(entry.id, (pack, entry))
            apart = pack.builtin and entry.kind == "person"
            if first[1] is not entry and not (apart and first[0] is not pack):
                what = f"id {entry.id!r} stands already in {_where(first[0])}, line {first[1].line}"
                yield PackProblem(_where(pack), entry.line, what)


def _references(packs: Sequence[Pack], others: Sequence[Pack]) -> Iterator[PackProblem]:
    every = [entry for pack in (*others, *packs) for entry in pack.entries]
    codes = {*INTERNATIONAL, *_NO_STATE, *(e.country for e in every if e.kind == "state" and e.country)}
    ids = {entry.id for entry in every}
    bodies = {body.id for pack in (*others, *packs) for body in pack.bodies}
    for pack in packs:
        for entry in pack.entries:
            if entry.country and entry.country not in codes:
                what = f"country {entry.country!r} is the code of no state in the packs, nor one of {INTERNATIONAL}"
                yield PackProblem(_where(pack), entry.line, what)
            if entry.body and entry.body not in bodies:
                what = f"body {entry.body!r} is none of {', '.join(sorted(bodies))}"
                yield PackProblem(_where(pack), entry.line, what)
            if entry.parent and entry.parent not in ids:
                yield PackProblem(_where(pack), entry.line, f"parent {entry.parent!r} is the id of no entry")
            for office in entry.roles:
                if office.of not in codes and office.of not in ids:
                    what = f"role of {office.of!r}: neither the code of a state nor the id of an entry"
                    yield PackProblem(_where(pack), entry.line, what)


def _names(packs: Sequence[Pack]) -> Iterator[PackProblem]:
    """A name is enough by itself for one actor only; of persons, and of what was not there at once, for several."""
    owners: dict[str, list[tuple[Pack, Entry]]] = {}
    for pack in packs:
        for entry in pack.entries:
            if entry.kind == "person":
                continue
            for form in dict.fromkeys(key(text) for text in (entry.name, *entry.aliases) if text not in entry.weak):
                for other_pack, other in owners.setdefault(form, []):
                    if other.id != entry.id and _at_once(other, entry):
                        what = f"{form!r} names {other.id} too ({_where(other_pack)}, line {other.line})"
                        yield PackProblem(_where(pack), entry.line, f"{what}: put it into weak in one of them")
                owners[form].append((pack, entry))


def _at_once(first: Entry, second: Entry) -> bool:
    ends = (first.until or "9999", second.until or "9999")
    return (first.since or "0000") <= ends[1] and (second.since or "0000") <= ends[0]

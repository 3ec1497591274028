"""The linter of the data files: `python -m onrecord.knowledge.lint` prints what is wrong and exits with 1."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from onrecord.errors import DataError
from onrecord.knowledge.checks import across
from onrecord.knowledge.contents import parse_contents
from onrecord.knowledge.contexts import parse_contexts
from onrecord.knowledge.cues import parse_cues
from onrecord.knowledge.entries import Pack, PackProblem
from onrecord.knowledge.event_families import parse_families
from onrecord.knowledge.known_places import parse_areas, parse_province_names, parse_provinces
from onrecord.knowledge.lists import parse_lists
from onrecord.knowledge.nouns import parse_nouns
from onrecord.knowledge.packfiles import builtin_paths, check_pack
from onrecord.knowledge.plover import parse_ontology
from onrecord.knowledge.regions import parse_regions
from onrecord.knowledge.short_places import parse_short_places
from onrecord.knowledge.tables import packaged
from onrecord.knowledge.times import parse_times
from onrecord.knowledge.triggers import parse_triggers
from onrecord.knowledge.words import parse_words


def problems() -> list[str]:
    """Return what is wrong with the packaged data files, one line each; empty where all is well."""
    found: list[str] = []
    for name, parse in (
        ("cues.tsv", parse_cues),
        ("contents.tsv", parse_contents),
        ("nouns.tsv", parse_nouns),
        ("regions.tsv", parse_regions),
        ("words.tsv", parse_words),
        ("coreference.tsv", parse_lists),
        ("given_names.tsv", parse_lists),
        ("times.tsv", parse_times),
        ("place_words.tsv", parse_lists),
        ("areas.tsv", parse_areas),
        ("provinces.tsv", parse_provinces),
        ("province_names.tsv", parse_province_names),
        ("short_places.tsv", parse_short_places),
        ("events.tsv", parse_lists),
        ("joins.tsv", parse_lists),
        ("factuality.tsv", parse_lists),
        ("factual_grammar.tsv", parse_lists),
        ("plover.yaml", parse_ontology),
        ("triggers.tsv", parse_triggers),
        ("contexts.tsv", parse_contexts),
        ("same_events.tsv", parse_families),
    ):
        try:
            parse(packaged(name), where=name)
        except DataError as error:
            found.append(str(error))
        if sum(1 for line in packaged(name).splitlines() if line != line.rstrip(" ")):
            found.append(f"{name}: white space at the end of a line")
    return [*found, *map(str, builtin_problems())]


def builtin_problems() -> tuple[PackProblem, ...]:
    """Return what is wrong with the packs of the package."""
    packs, found = _checked(builtin_paths(), builtin=True)
    return (*found, *_order(packs), *across(packs))


def pack_problems(paths: Sequence[Path]) -> tuple[PackProblem, ...]:
    """Return what is wrong with a user's packs, alone and together; they may refer to those of the package."""
    packs, found = _checked(paths, builtin=False)
    return (*found, *across(packs, _checked(builtin_paths(), builtin=True)[0]))


def _checked(paths: Sequence[Path], *, builtin: bool) -> tuple[list[Pack], list[PackProblem]]:
    packs: list[Pack] = []
    found: list[PackProblem] = []
    for path in paths:
        pack, problems = check_pack(path, builtin=builtin)
        packs += [pack] if pack else []
        found += problems
    return packs, found


def _order(packs: Sequence[Pack]) -> Iterator[PackProblem]:
    """The entries of the package's YAML files are sorted by id, so that two changes rarely meet in one line."""
    for pack in packs:
        if pack.path.suffix == ".tsv":
            continue
        for before, entry in pairwise(pack.entries):
            if entry.id < before.id:
                yield PackProblem(pack.path.name, entry.line, f"{entry.id} stands after {before.id}; sort them by id")


def main() -> int:
    """Print the problems and return the exit code."""
    found = problems()
    for line in found:
        sys.stderr.write(f"{line}\n")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())

"""Trains the coreference ranker and writes its weights: `make train-coreference`.

Reads the labelled texts, and articles without labels of coreference whose pronouns gender tells; scores the labelled
texts held back by text (each by a ranker that has not seen it), then fits one ranker on all of them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.evaluation.coreference import NEWS, SPEECHES, Linked, Tally, judge, summed, tally
from onrecord.evaluation.entities import KINDS, Text, labelled
from onrecord.intake.article import make_article
from onrecord.reading.coreference.ranker import Ranker
from onrecord.reading.coreference.read import read_links
from onrecord.reading.layers import Page
from onrecord.reading.names.layer import NameLayer
from onrecord.reading.names.parts import Name
from onrecord.reading.names.people import People
from training.coreference.data import Example, examples, prepared
from training.coreference.fit import fit
from training.coreference.silver import attributed, silver
from training.statements.manifest import write_manifest


@dataclass(frozen=True, slots=True)
class Prepared:
    """A labelled text with what the layers before coreference read from it, and its examples."""

    text: Text
    page: Page
    names: list[Name]
    examples: list[Example]


def main(arguments: Sequence[str] | None = None) -> None:
    """Train from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--train", type=Path, required=True, help="labelled texts, JSON lines")
    parser.add_argument("--articles", type=Path, help="articles in PolNeAR's layout, for examples by gender")
    parser.add_argument("--out", type=Path, required=True, help="the file of weights to write")
    parser.add_argument("--most", type=int, default=None, help="read no more than so many of the articles")
    chosen = parser.parse_args(arguments)
    texts = prepare(labelled(chosen.train))
    told = by_gender(texts, chosen.articles, chosen.most) if chosen.articles else []
    print(f"{sum(len(t.examples) for t in texts)} labelled examples, {len(told)} that gender tells")
    for genre, counts in cross_validated(texts, told).items():
        print(f"held back by text, {genre}: {shown(counts)}")
    ranker = fit([e for t in texts for e in t.examples], told)
    held = {"floors": ranker.floors, "weights": ranker.weights}
    chosen.out.write_text(json.dumps(held, indent=1, sort_keys=True) + "\n", encoding="utf8", newline="\n")
    if (chosen.out.parent / "manifest.json").exists():
        write_manifest(chosen.out.parent)  # a reader loads no weights but those of the manifest


def prepare(texts: Sequence[Text]) -> list[Prepared]:
    """Read names and statements of labelled texts, and make examples."""
    from onrecord.reading.statements.layer import PROFILES, StatementLayer

    pages: list[Page] = [Page(make_article(text.text, title=text.title)) for text in texts]
    for layer in (NameLayer(), StatementLayer(PROFILES["fast"])):
        pages = layer.read(pages)
    out = []
    for text, page in zip(texts, pages, strict=True):
        names = prepared(page)
        out.append(Prepared(text, page, names, examples(text, page, names)))
    return out


def by_gender(texts: Sequence[Prepared], articles: Path, most: int | None) -> list[Example]:
    """Return the examples of articles without labels of coreference."""
    first = fit([e for t in texts for e in t.examples])
    pages = [replace(Page(make_article(text)), statements=said) for text, said in list(attributed(articles))[:most]]
    return [example for page in NameLayer().read(pages) for example in silver(page, prepared(page), first)]


def cross_validated(texts: Sequence[Prepared], told: Sequence[Example]) -> dict[str, dict[str, Tally]]:
    """Return the counts of each text by a ranker trained on the others, summed: speeches apart."""
    found: dict[str, list[dict[str, Tally]]] = {}
    for one in texts:
        ranker = fit([e for t in texts if t is not one for e in t.examples], told)
        genre = SPEECHES if one.text.genre == "speech" else NEWS
        found.setdefault(genre, []).append(counts_of(one, ranker))
    return {genre: summed(parts) for genre, parts in sorted(found.items())}


def counts_of(one: Prepared, ranker: Ranker) -> dict[str, Tally]:
    """Return the counts of one text."""
    people = People(one.text.text, one.names)
    links = read_links(one.text.text, one.names, people, one.page.statements, ranker=ranker)
    mentions = [Linked(r.start, r.end, r.kind, str(c.number)) for c in links.chains for r in c.references]
    return tally(one.text, judge(one.text, mentions))


def shown(counts: dict[str, Tally]) -> str:
    """Return counts in words."""
    rows: Iterable[tuple[str, Tally]] = [("all", counts["all"]), *((kind, counts[kind]) for kind in KINDS)]
    return "; ".join(f"{name}: precision {c.precision:.3f}, recall {c.recall:.3f} of {c.gold}" for name, c in rows)


if __name__ == "__main__":
    main()

"""Draw the articles that `speakers_dev.jsonl` and `actors_dev.jsonl` label.

    python -m training.labels.sample_speakers DATA

It prints one line per article, `{"data": "polnear/dev", "article": name}` or `{"data": "articles/clusters", "article":
id}`. Of PolNeAR's development part come articles with 12 to 40 attributions that `DATA/speakers/dev.jsonl` does not
label already, one of each publisher before any publisher gives a second. Of the news clusters come articles of 1,500
to 8,000 characters, each of another cluster and another outlet; the clusters on conflict and between states come first.
These 16 have few anonymous sources, so every other article of at most 5,000 characters that has words for one follows.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

CONFLICT = (
    "boko_haram_21_schoolgirls_freed",
    "israel_approves_transfer_of_11_million_in_funding_for_west_bank_settlements",
    "kim_jong_un_offers_rare_olive_branch_to_south_korea",
    "las_vegas_shooting",
    "north_korea_received_oil_from_russia_in_violation_of_un_sanctions_report",
    "truck_attack_in_nice",
)
"""The clusters that are drawn from first."""

UNNAMED = re.compile(
    r"anonym|unnamed|unidentified|familiar with|insiders?\b|not authorized|sources? (close|said|told)|official said"
    r"|who (asked|declined) (not )?to be (named|identified)|(senior( \w+)?|U\.S\.) officials? (said|told)",
    re.IGNORECASE,
)
"""Words that tell of a source without a name."""


def spread(rows: Iterable[tuple[str, str]], total: int, seed: int = 1) -> list[str]:
    """Choose names so that every publisher gives one before any gives a second.

    Args:
        rows: (name, publisher).
        total: how many to choose.
        seed: of the random choice.

    Returns:
        The chosen names, sorted.
    """
    chance = random.Random(seed)
    mixed = sorted(rows)
    chance.shuffle(mixed)
    seen: dict[str, int] = {}
    ranked = []
    for name, publisher in mixed:
        seen[publisher] = seen.get(publisher, 0) + 1
        ranked.append((seen[publisher], name))
    return sorted(name for _, name in sorted(ranked, key=lambda row: row[0])[:total])


def apart(rows: Iterable[tuple[str, str, str]], total: int, first: tuple[str, ...] = (), seed: int = 1) -> list[str]:
    """Choose ids, each of another cluster and another outlet.

    Args:
        rows: (id, cluster, outlet); sites of one domain ("usa.news.com", "www.news.com") are one outlet.
        total: how many to choose.
        first: the clusters to draw from before the others.
        seed: of the random choice.

    Returns:
        The chosen ids, in the order in which their clusters were drawn.
    """
    chance = random.Random(seed)
    clusters: dict[str, list[tuple[str, str]]] = {}
    for ident, cluster, outlet in sorted(rows):
        clusters.setdefault(cluster, []).append(
            (ident, ".".join(outlet.split(".")[-3 if outlet[-6:-2] == ".co." else -2 :]))
        )
    early = [name for name in sorted(clusters) if name in first]
    late = [name for name in sorted(clusters) if name not in first]
    chance.shuffle(early)
    chance.shuffle(late)
    chosen: list[str] = []
    used: set[str] = set()
    for name in early + late:
        open_ones = [(ident, outlet) for ident, outlet in clusters[name] if outlet not in used]
        if open_ones and len(chosen) < total:
            ident, outlet = chance.choice(open_ones)
            chosen.append(ident)
            used.add(outlet)
    return chosen


def _lines(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def draw(data: Path) -> list[tuple[str, str]]:
    """Give the articles as (data, article), from the folder `data`."""
    given = {row["article"] for row in _lines(data / "speakers" / "dev.jsonl")}
    polnear = [row for row in _lines(data / "polnear" / "dev.jsonl") if row["name"] not in given]
    clusters = _lines(data / "articles" / "clusters.jsonl")
    sized = [(row["name"], row["publisher"]) for row in polnear if 12 <= len(row["attributions"]) <= 40]
    fitting = [(row["id"], row["cluster"], row["outlet"]) for row in clusters if 1500 <= len(row["text"]) <= 8000]
    drawn = [("polnear/dev", name) for name in spread(sized, 8)]
    drawn += [("articles/clusters", ident) for ident in apart(fitting, 8, CONFLICT)]
    texts = {("polnear/dev", row["name"]): row["text"] for row in polnear}
    texts |= {("articles/clusters", row["id"]): row["text"] for row in clusters}
    return drawn + [
        key for key, text in texts.items() if key not in drawn and len(text) <= 5000 and UNNAMED.search(text)
    ]


def main() -> None:
    """Print the articles to label."""
    for data, article in draw(Path(sys.argv[1])):
        print(json.dumps({"data": data, "article": article}))


if __name__ == "__main__":
    main()

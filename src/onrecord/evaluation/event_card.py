"""The model card of the events branch, written from an evaluation and from nothing else."""

from __future__ import annotations

from typing import Final

from onrecord.evaluation.event_scores import EventScores
from onrecord.types import ReaderInfo

_HEAD: Final = """\
# Model card: the events branch

Written by `onrecord evaluate events … --card`; edit the command, not this file.

| | |
|---|---|
| what it does | finds political events in English news: PLOVER type and mode, trigger, actors and recipients, factuality; tells the type between two given actors |
| architecture | six layers above the embeddings of the statement encoder (profile fast), heads for each; int8 ONNX |
| trained on | 2,618 sentences of conflict, world and US political news with 2,198 events, and 12,013 further sentences of news (TR-News, clusters of articles, PolNeAR, GUM, MEANTIME) with 7,659 events, labelled for this project by language-model annotators, less the tenth of the articles held back; the training part of Zero-Shot-PLOVER (1,050 sentences, Hu et al., ACL 2024); 5,186 sentences written for it, most by language models; what two such branches together say of 16,000 sentences of news that nobody labelled; the clues of factuality (`factuality.json`) on the labelled sentences and on 1,687 events more |
| licence | weights Apache-2.0; the sentences belong to their publishers, and none of them is in the package |
"""

_TAIL: Final = """\
## Limits

* English only, news of conflict and politics. A sentence is read by itself: what only its neighbours tell is not seen.
* The labels are few (some modes have one or two), and what counts as an event is often a matter of taste: read the
  confidence, and leave out what is marked doubtful.
* It records what is reported to have happened, and who says so. It cannot know what is true.
"""


def event_card(found: EventScores, info: ReaderInfo) -> str:
    """Return the card as Markdown."""
    models = "\n".join(f"| `{name}` | `{digest}` |" for name, digest in info.models)
    rows = "\n".join(
        f"| {name} | {value:.3f} | {low:.3f} to {high:.3f} |" for name, (value, low, high) in found.figures.items()
    )
    kinds = "\n".join(f"| {kind} | {value:.3f} | {count} |" for kind, (value, count) in found.by_type.items())
    return f"""{_HEAD}
## Files

| file | SHA-256 |
|---|---|
{models}

## Scores

On `{found.data[0]}` (SHA-256 `{found.data[1]}`): {found.sentences} sentences, {found.events} events, each sentence read
as a text of its own; the match rules are those of docs/data-and-evaluation.md. 95 % intervals over articles.

| figure | | interval |
|---|---|---|
{rows}

Expected calibration error of the confidence {found.calibration_error:.3f} (right: type, actors and recipients).

| type | F1 | labelled |
|---|---|---|
{kinds}

{_TAIL}"""

"""The model card of the statement reader, written from an evaluation and from nothing else."""

from __future__ import annotations

from typing import Final

from onrecord.evaluation.statements import StatementScores
from onrecord.types import ReaderInfo

_HEAD: Final = """\
# Model card: the statement reader, profile {profile}

Written by `onrecord evaluate statements … --card`; edit the command, not this file.

| | |
|---|---|
| what it does | marks source, cue and content of attributed statements in English news, and links them |
| architecture | {encoder} with embeddings for case, layout and quotation marks, a BIO tagger and a link head; int8 ONNX |
| trained on | PolNeAR 1.0, training part: 840 articles of seven US outlets, November 2015 to September 2016, 19,834 attributions (Newell, Margolin, Ruths, LREC 2018){teacher} |
| licence | weights Apache-2.0, as those they are fine-tuned from; PolNeAR states no licence, and none of its text is in the package |
"""

#: Profile → its encoder, and what else it learnt from.
_PROFILES: Final = {
    "fast": (
        "`all-MiniLM-L6-v2` (6 layers, 22 M parameters)",
        "; and what the encoder of the profile accurate says of these and of 405 unlabelled news texts",
    ),
    "accurate": ("`all-mpnet-base-v2` (12 layers, 109 M parameters)", ""),
}

_TAIL: Final = """\
## Limits

* English only, and best at the kind of news it was trained on: politics, US outlets, edited text.
* Statements inside statements (`inside`) are read by a second look that is careful rather than complete: see
  `onrecord evaluate nested` and docs/data-and-evaluation.md.
* Annotators of the training data agree with each other at about 0.75 (full rule), and they missed some: precision
  against one annotator looks worse than it is.
* It records who is said to have said what. It cannot know what is true.
"""


def table(found: StatementScores) -> str:
    """Return the scores as a Markdown table, with the match rules named."""
    rows = ["| rule | precision | recall | F1 |", "|---|---|---|---|"]
    rows += [f"| {rule} | {c.precision:.3f} | {c.recall:.3f} | {c.f1:.3f} |" for rule, c in found.scores.counts.items()]
    return "\n".join(rows)


def _reliability(mean: float, share: float, rows: int, width: int = 40) -> str:
    """One line of the reliability plot."""
    bar = list("█" * round(share * width) + "·" * (width - round(share * width)))
    bar[min(width - 1, round(mean * width))] = "│"
    return f"      {mean:.2f}   {share:.2f}  {rows:>5}  {''.join(bar)}"


def card(found: StatementScores, info: ReaderInfo, profile: str) -> str:
    """Return the whole card of a profile's model as Markdown."""
    encoder, teacher = _PROFILES[profile]
    head = _HEAD.format(profile=profile, encoder=encoder, teacher=teacher)
    models = "\n".join(f"| `{name}` | `{digest}` |" for name, digest in info.models)
    forms = "\n".join(f"| {form} | {c.recall:.3f} | {c.gold} |" for form, c in found.by_form.items())
    outlets = "\n".join(
        f"| {outlet} | {c.precision:.3f} | {c.recall:.3f} | {c.f1:.3f} |" for outlet, c in found.by_outlet.items()
    )
    tenths = "\n".join(_reliability(*row) for row in found.reliability)
    return f"""{head}
## Files

| file | SHA-256 |
|---|---|
{models}

## Scores

On `{found.data[0]}` (SHA-256 `{found.data[1]}`): {found.articles} articles, {found.attributions} attributions,
micro-averaged over articles read whole; statements inside others left out. *exact*: start and end agree after
trimming white space. *token*: white-space tokens. *cue-matched*: cues share a token. *full*: cue-matched, and source
and content each reach token F1 ≥ 0.5.

{table(found)}

By the form of the labelled content, recall under the full rule:

| form | recall | attributions |
|---|---|---|
{forms}

By outlet, full rule:

| outlet | precision | recall | F1 |
|---|---|---|---|
{outlets}

## Confidence

Expected calibration error {found.calibration_error:.3f} under the full rule. Each line is a tenth of the confidence
that has rows; the bar is the share of them that is right, the mark where the confidence would have it:

```text
confidence  right   rows
{tenths}
```

{_TAIL}"""

"""Write the generated tables of `docs/acts.md` anew from the lexicon: `python scripts/acts.py`."""

from __future__ import annotations

from pathlib import Path
from typing import Final, get_args

from onrecord.knowledge.contents import packaged_contents
from onrecord.knowledge.cues import lexicon
from onrecord.types import Act

PAGE: Final = Path(__file__).resolve().parents[1] / "docs" / "acts.md"
BEGIN, END = "<!-- acts:begin -->", "<!-- acts:end -->"
#: What each act is, in the order of the type.
MEANINGS: Final[dict[Act, str]] = {
    "say": "the plain telling, and whatever no other act fits",
    "ask": "a question",
    "answer": "the answer to a question that the text gives",
    "report": "a document, an outlet, data or pictures tell",
    "announce": "makes known what is new and its own to tell",
    "acknowledge": "grants what it had not granted before, or what tells against itself",
    "deny": "says that what somebody holds is not so",
    "decline": "will not do it or say it",
    "accuse": "charges somebody with a wrongful deed",
    "criticise": "gives a bad verdict, opposes",
    "praise": "gives a good verdict, supports, thanks",
    "demand": "wants somebody else to act",
    "warn": "tells of harm that may come",
    "threaten": "tells of harm that it will do itself",
    "promise": "binds itself",
    "propose": "puts forward what could be done",
    "predict": "says what will come",
    "order": "binds others by authority",
    "believe": "in the mind and not told: thought, knowledge, perception, feeling, wish",
    "plan": "means to act itself",
}
_EXAMPLES: Final = 6


def table() -> str:
    """Return the table of acts as Markdown: meaning, number of cues, example cues, content patterns."""
    cues = sorted((cue for group in lexicon().values() for cue in group), key=lambda cue: cue.words)
    lines = [
        f"{len(cues)} cues, {len(packaged_contents())} patterns of contents.",
        "",
        "| act | what it is | cues | patterns | for example |",
        "|---|---|---|---|---|",
    ]
    for act in get_args(Act):
        own = [" ".join(cue.words) for cue in cues if cue.act == act]
        short = [words for words in own if words.count(" ") < 2]
        # spread over the alphabet, so that they show what the lexicon is like
        step = max(1, len(short) // _EXAMPLES)
        patterns = sum(row.act == act for row in packaged_contents())
        examples = ", ".join(short[::step][:_EXAMPLES])
        lines.append(f"| {act} | {MEANINGS[act]} | {len(own)} | {patterns or ''} | {examples} |")
    return "\n".join(lines)


def with_table(page: str) -> str:
    """Return the page with the table between its marks."""
    before, rest = page.split(BEGIN, 1)
    return f"{before}{BEGIN}\n{table()}\n{END}{rest.split(END, 1)[1]}"


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf8")), encoding="utf8", newline="\n")
    print(f"wrote the table of docs/{PAGE.name}")

"""Lines that were wrapped by hand, made whole: a break within a sentence becomes blanks.

Archives, e-mails and wires break their lines at a fixed width, some with an indent, some with a paragraph on each
line and a break only where a paragraph is wider. What reads a text must not take such a break for the end of anything.
Every character is replaced by one character, so positions stay what they are.
"""

from __future__ import annotations

import re
from typing import Final

_BREAK: Final = re.compile(r"[^\S\n]*\n[^\S\n]*(?=\S)")
_SENTENCE_END: Final = re.compile(r"[.!?:…][\"'”’)\]]*$|[”\"’)\]]$")
#: A sentence that goes on at the next line: a word in small letters, no address of a site.
_GOES_ON: Final = re.compile(r"[“\"‘']?[a-z][a-z’'-]*(?:[\s,;]|[.!?][”\"’')\]]*(?:\s|$))")
#: Lines of a text wrapped by hand are at most this long, and those that break a sentence at least that long.
_WIDEST, _NARROWEST = 125, 40
#: A line that breaks a sentence reaches nearly to the width of the text: the next word did not fit.
_NEARLY: Final = 0.75
#: Share of the lines that may be wider: a lead that was set in one line.
_WIDER: Final = 0.1
#: Share of the breaks of a text that fall within a sentence, where it is wrapped by hand; and where each single one is.
_SOME, _MOST = 0.2, 0.6


def unwrapped(text: str) -> str:
    """Return `text` with each line break that falls within a sentence as blanks, of the same length.

    Blank lines stay. In a text whose lines keep to a width, a long line without the end of a sentence goes on at the
    next; where most lines are such, every single break is one of wrapping. In any text, a long line without an end
    goes on where the next begins with a small letter.
    """
    breaks = list(_breaks(text))
    if not breaks:
        return text
    lengths = [len(line) for line, _, _ in breaks]
    open_ended = [_NARROWEST <= len(line) <= _WIDEST and not _SENTENCE_END.search(line) for line, _, _ in breaks]
    share = sum(open_ended) / len(breaks)
    going_on = [
        bool(_GOES_ON.match(text, end)) for (_, _, end), is_open in zip(breaks, open_ended, strict=True) if is_open
    ]
    narrow = [length for length in lengths if length <= _WIDEST]
    keeps = len(lengths) - len(narrow) <= _WIDER * len(lengths)
    wrapped = len(breaks) >= 3 and share > _SOME and keeps and 2 * sum(going_on) >= len(going_on)
    full = max(narrow) if wrapped else _WIDEST
    out, at = [], 0
    for (line, start, end), is_open in zip(breaks, open_ended, strict=True):
        if wrapped and share > _MOST:
            joins = True
        elif wrapped and is_open:
            joins = len(line) >= _NEARLY * full or bool(_GOES_ON.match(text, end))
        else:
            joins = _ends_open(line) and bool(_GOES_ON.match(text, end))
        if joins:
            out += [text[at:start], " " * (end - start)]
            at = end
    return "".join([*out, text[at:]]) if out else text


def _breaks(text: str) -> list[tuple[str, int, int]]:
    """The single line breaks of a text, each with the line before it (without white space at its ends)."""
    found = []
    for match in _BREAK.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        if line := text[start : match.start()].strip():
            found.append((line, match.start(), match.end()))
    return found


def _ends_open(line: str) -> bool:
    """Whether a line breaks off within a sentence: it is no heading, and its last word begins or joins something."""
    return len(line) >= _NARROWEST and not _SENTENCE_END.search(line) and not line.endswith((";", "*", "|"))

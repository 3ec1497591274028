"""Where sentences begin, as far as attribution needs it: a source and its cue never stand in two of them.

Only ends outside quotation marks count, as what is quoted may be several sentences of one statement, and an end just
inside a closing mark does not tell whether the sentence goes on (“It is over.” Lund said).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from onrecord.reading.text.quotations import Quotation

_END = re.compile(r"[.!?…][)\]]*\s+(?=[“\"‘'(\[]*[^\W_a-z])")
#: The word that a mark ends, of which so many characters are looked at.
_WORD = re.compile(r"[\w.’'-]*\Z")
_LONGEST = 40
_ABBREVIATION = re.compile(
    r"(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Fr|Sr|Jr|St|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Maj|Capt|Cmdr|Sgt|Adm|Hon|Pres|Sec|Del"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|vs?|Inc|Corp|Co|Ltd|Mt|Ft|Ave|Blvd|Ariz|Calif|Conn|Fla|Ill|Mass"
    r"|Mich|Minn|Mo|Pa|Tenn|Tex|Va|Wash|Wis|[^\W\d_]|(?:[^\W\d_]\.)+[^\W\d_])"
)


def sentence_starts(text: str, paragraphs: Sequence[tuple[int, int]], quotations: Sequence[Quotation]) -> list[int]:
    """Return the first characters of the sentences of `text`, in order; every paragraph begins one.

    Args:
        text: of the article.
        paragraphs: its paragraphs.
        quotations: its quotations.
    """
    outer = [q for q in quotations if q.depth == 0]
    begins = [q.start for q in outer]
    starts = []
    for start, end in paragraphs:
        starts.append(start)
        for match in _END.finditer(text, start, end):
            mark = match.start()
            word = _WORD.search(text, max(start, mark - _LONGEST), mark)
            begin = word.start() if word else mark
            if _ABBREVIATION.fullmatch(text, begin, mark):
                continue
            at = bisect_right(begins, begin) - 1
            if at < 0 or mark >= outer[at].end:
                starts.append(match.end())
    return starts


def sentence_of(starts: Sequence[int], position: int) -> int:
    """Return the number of the sentence that holds the character `position`."""
    return bisect_right(starts, position)

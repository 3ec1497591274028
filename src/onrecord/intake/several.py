"""Two articles in one text, as files are that somebody pasted together: told, not split.

Where one ends, only the person who made the file knows for sure. So nothing is cut, but it is told: speakers and dates
of the one may be taken for those of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from onrecord.types import LeftOut

#: How the reason begins, by which a caller knows it.
SEVERAL: Final = "text: another article seems to begin"
_RULE: Final = re.compile(r"^[ \t]*(?:[-=*_#~—–][ \t]?){5,}[ \t]*$", re.MULTILINE)
_BYLINE: Final = re.compile(
    r"^[ \t]*By [A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|and|de|van|von|al|bin)){1,6},?[ \t]*$", re.MULTILINE
)
#: Characters within which, behind the end of one article, the beginning of another one stands; and the least of each.
_WITHIN, _LEAST = 400, 200


def another_begins(text: str, left_out: Iterable[LeftOut]) -> int | None:
    """Return the character at which a second article seems to begin, or None.

    It does where a rule or the credits of contributors end one, and a byline or a dateline comes soon after.

    Args:
        text: of the article.
        left_out: its parts that are not article.
    """
    parts = [(part.span, part.why) for part in left_out if part.span is not None]
    ends = [match.end() for match in _RULE.finditer(text)]
    ends += [span.end for span, why in parts if why == "contributor"]
    opens = [span.start for span, why in parts if why == "dateline"]
    for end in sorted(ends):
        if end < _LEAST or len(text) - end < _LEAST:
            continue
        byline = _BYLINE.search(text, end, end + _WITHIN)
        if byline or any(end <= start < end + _WITHIN for start in opens):
            return end + len(text[end:]) - len(text[end:].lstrip())
    return None

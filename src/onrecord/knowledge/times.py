"""The words of which expressions of time are made, from `times.tsv`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from onrecord.errors import DataError
from onrecord.knowledge.tables import packaged, rows

#: Classes whose forms stand for something, with what their values look like.
_VALUES: Final = {
    "month": r"\d{1,2}",
    "short_month": r"\d{1,2}",
    "weekday": r"[1-7]",
    "short_weekday": r"[1-7]",
    "unit": r"T[SMH]|[A-Z]{1,2}",
    "season": r"SP|SU|FA|WI",
    "part": r"MO|AF|EV|NI|\d\d:\d\d",
    "number": r"\d+(?:\.5)?|X",
    "ordinal": r"\d+",
    "ref": r"(?:PRESENT|PAST|FUTURE)_REF",
    "set": r"PT?\d+[A-Z]|XXXX-XX-XXT[A-Z]{2}",
    "holiday": r"\d\d-\d\d|\d\d-(?:-1|\d)-[1-7](?:\+\d)?|easter[+-]\d+",
}
#: Classes of words that only have to be known.
_PLAIN: Final = frozenset(
    {
        "begin", "middle", "finish", "rest", "about", "last", "next", "this", "ahead", "behind", "reporting", "no_verb",
        "counted", "titled", "famous", "numbered", "year_before", "month_before", "month_beside", "clock_before",
        "stretch_before", "stretch_after", "shown", "seen", "of_holiday",
    }
)  # fmt: skip
Words = dict[str, dict[str, str]]


def parse_times(text: str, *, where: str = "times.tsv") -> Words:
    """Return for each class its forms with their values; the value is empty where a class has none.

    Args:
        text: the file's text; three tab-separated cells a line: class, forms with bars between them, value.
        where: the file's name, for errors.

    Raises:
        DataError: a class or value that does not exist, a form that is not in lower case, or one that stands twice
            in a class with different values.
    """
    found: Words = {name: {} for name in (*_VALUES, *_PLAIN)}
    for row in rows(text, columns=3, where=where):
        name, forms, value = row.cells
        if name not in found:
            raise DataError(f"class {name!r} is none of {', '.join(sorted(found))}", where=where, line=row.line)
        if not re.fullmatch(_VALUES.get(name, ""), value):
            raise DataError(f"value {value!r} is none of class {name!r}", where=where, line=row.line)
        for form in forms.split("|"):
            if not form.strip() or form != form.lower():
                raise DataError(f"{form!r} is no form in lower case", where=where, line=row.line)
            if found[name].setdefault(form, value) != value:
                raise DataError(f"{form!r} stands twice in class {name!r}", where=where, line=row.line)
    if missing := sorted(name for name, forms_of in found.items() if not forms_of):
        raise DataError(f"no forms of class {missing[0]!r}", where=where)
    return found


@lru_cache(maxsize=1)
def time_words() -> Words:
    """Return the packaged words."""
    return parse_times(packaged("times.tsv"))

"""What makes two ways of writing a place's name the same."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from onrecord.knowledge.forms import key

_SHORT: Final = {"saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt"}
_FIRST: Final = re.compile(r"^(saint|sainte|fort|mount) ")
#: The Arabic article before a name, in the ways it is written: al-Raqqa, Ar Raqqah, el-Arish.
_ARTICLE: Final = re.compile(r"^(?:a[lrsdnz]|e[lrsdnz]|ash|adh|ath|esh) (?=\w{3})")


@lru_cache(maxsize=20_000)
def place_key(name: str) -> str:
    """Return what all ways of writing a place's name have in common: that of `forms.key`, and St. is Saint."""
    return _FIRST.sub(lambda found: f"{_SHORT[found[1]]} ", key(name))


def without_article(name_key: str) -> str:
    """Return the key of an Arabic name without its article, and with -a for -ah: "ar raqqah" is "raqqa"."""
    bare = _ARTICLE.sub("", name_key)
    return bare[:-1] if bare.endswith("ah") and len(bare) > 4 else bare

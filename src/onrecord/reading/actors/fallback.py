"""Of which state somebody is where the text does not say it, and speaks of one state almost alone."""

from __future__ import annotations

import re
from typing import Final

from onrecord.reading.actors.draft import Draft
from onrecord.reading.actors.scene import Scene

#: Sectors of those who act for a state; where the text does not say for which, it is the one the article is about.
OFFICIAL: Final = frozenset({"GOV", "LEG", "JUD", "MIL", "SPY", "COP", "PTY"})
#: Not of the state that an article is about.
_ABROAD: Final = re.compile(r"\b(?:[Ww]estern|[Ff]oreign|European|Arab|African|Asian|[Ii]nternational|[Ww]orld)\b")


def fall_back(scene: Scene, draft: Draft) -> None:
    """Give a draft without a country that of the article, with the reason.

    Officials are of the state that an article is about; of others that is so where the article names no other.
    """
    if draft.name.startswith("@"):
        return  # who writes under a handle may sit anywhere
    official = draft.sectors[:1] and draft.sectors[0] in OFFICIAL
    # a bare "source" may be anybody's
    if draft.kind in ("group", "anonymous") and _ABROAD.search(draft.name):
        return
    told = draft.acts if draft.kind == "person" else bool(draft.sectors)
    if not official and not told:
        return  # somebody who is only named, or "some" and "others", may be of anywhere
    code = scene.home if official else (None if draft.anonymous else scene.only)
    if draft.country is None and code:
        draft.country = code
        draft.confidence = min(draft.confidence, 0.7 if official else 0.6)
        how = "almost alone" if not official else "most"
        draft.because(f"country: the text does not say of which state; it speaks of {scene.state_name(code)} {how}")

"""Options for displaCy, so that what was read is shown in the colours of its parts.

displacy.render(doc, style="span", options=displacy_options())
"""

from __future__ import annotations

from typing import Any, Final

from onrecord.errors import SettingError
from onrecord.integrations.spacy.spans import CONTENT, CUE, GROUPS, PREFIX, SOURCE

#: Light enough for the black letters of displaCy's labels.
_PARTS: Final = {SOURCE: "#f2b5a7", CUE: "#f3d98b", CONTENT: "#a9d3e8"}
#: By PLOVER's quad class: cooperation in words and in deeds, conflict in words and in deeds; none.
_QUADS: Final = {1: "#bfe3c0", 2: "#8cc98f", 3: "#f5c9a6", 4: "#ee9d8f", 0: "#dddddd"}
#: Pixels between marks that lie above each other: a label of displaCy must not cover the next mark.
_STEP: Final = 20


def displacy_options(group: str = "pieces") -> dict[str, Any]:
    """Return the options that `displacy.render(doc, style="span", options=…)` takes for one of the groups.

    Args:
        group: a name of `GROUPS`: pieces of statements, events, mentions and so on.

    Raises:
        SettingError: there is no such group.
    """
    if group not in GROUPS:
        raise SettingError(f"no group {group!r}", fix=f"The groups are {', '.join(GROUPS)}")
    colours = dict(_PARTS)
    if group == "events":
        from onrecord.knowledge.plover import ontology

        colours = {kind.name: _QUADS[kind.quad] for kind in ontology().types.values()}
    return {"spans_key": PREFIX + group, "colors": colours, "top_offset_step": _STEP}

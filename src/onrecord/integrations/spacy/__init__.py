"""onrecord in spaCy: `nlp.add_pipe("onrecord")`, and what is useful beside it.

spaCy finds the component by itself, through the entry point of the package. Importing this room is light, as spaCy does
so for every pipeline: each name below is loaded when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.integrations.spacy.articles import docs_of
    from onrecord.integrations.spacy.component import OnrecordComponent
    from onrecord.integrations.spacy.display import displacy_options
    from onrecord.integrations.spacy.extensions import register
    from onrecord.integrations.spacy.settings import Settings
    from onrecord.integrations.spacy.spans import GROUPS, token_span

__all__ = ["GROUPS", "OnrecordComponent", "Settings", "displacy_options", "docs_of", "register", "token_span"]

#: In which module each name is.
_MODULES = {
    "GROUPS": "spans",
    "OnrecordComponent": "component",
    "Settings": "settings",
    "displacy_options": "display",
    "docs_of": "articles",
    "register": "extensions",
    "token_span": "spans",
}


def __getattr__(name: str) -> Any:
    """Load the public name `name` on first use."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

"""onrecord reads news articles and keeps the record: who said what, by which words, where in the text.

    import onrecord

    reader = onrecord.Reader()
    reading = reader.read("The ferry is late, the harbour master said.")

Importing the package is light: each name below is loaded when it is first asked for, the models when the first article
is read.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from onrecord._version import __version__

if TYPE_CHECKING:
    from onrecord.errors import DataError, InputError, ModelError, OnrecordError, SettingError
    from onrecord.reading.reader import Reader
    from onrecord.types import (
        Actor,
        Article,
        Event,
        Hop,
        LeftOut,
        Mention,
        Place,
        Quantity,
        ReaderInfo,
        Reading,
        Role,
        Span,
        Statement,
        Time,
    )

__all__ = [
    "Actor",
    "Article",
    "DataError",
    "Event",
    "Hop",
    "InputError",
    "LeftOut",
    "Mention",
    "ModelError",
    "OnrecordError",
    "Place",
    "Quantity",
    "Reader",
    "ReaderInfo",
    "Reading",
    "Role",
    "SettingError",
    "Span",
    "Statement",
    "Time",
    "__version__",
]


def _module_of(name: str) -> str:
    if name == "Reader":
        return "onrecord.reading.reader"
    return "onrecord.errors" if name.endswith("Error") else "onrecord.types"


def __getattr__(name: str) -> Any:
    """Load the public name `name` on first use."""
    if name.startswith("_") or name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_module_of(name)), name)
    globals()[name] = value  # the next use finds it without coming here
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

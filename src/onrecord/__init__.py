"""onrecord reads news articles and keeps the record: who said what, on whose word, and where in the text.

What is reported to have happened, who affirms and who denies it, and where a position changes: all of it leads back to
the characters that it was read from. It records who says what, never what is true.

    import onrecord

    reader = onrecord.Reader()
    reading = reader.read("The ferry is late, the harbour master said.")
    onrecord.open("news.record").add(reading)

Importing the package is light: each name below is loaded when it is first asked for, the models when the first article
is read.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from onrecord._version import __version__

if TYPE_CHECKING:
    from onrecord.errors import (
        DataError,
        InputError,
        MissingError,
        ModelError,
        OnrecordError,
        ReadOnlyError,
        RecordError,
        SettingError,
    )
    from onrecord.reading.reader import Reader
    from onrecord.record.correcting import NewEvent, NewStatement
    from onrecord.record.corrections import Who
    from onrecord.record.store import Record
    from onrecord.record.store import open_record as open
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
    "MissingError",
    "ModelError",
    "NewEvent",
    "NewStatement",
    "OnrecordError",
    "Place",
    "Quantity",
    "ReadOnlyError",
    "Reader",
    "ReaderInfo",
    "Reading",
    "Record",
    "RecordError",
    "Role",
    "SettingError",
    "Span",
    "Statement",
    "Time",
    "Who",
    "__version__",
    "open",
]


#: Names that are neither types nor errors: the module, and the name there.
_ELSEWHERE = {
    "Reader": ("onrecord.reading.reader", "Reader"),
    "Record": ("onrecord.record.store", "Record"),
    "open": ("onrecord.record.store", "open_record"),
    "NewEvent": ("onrecord.record.correcting", "NewEvent"),
    "NewStatement": ("onrecord.record.correcting", "NewStatement"),
    "Who": ("onrecord.record.corrections", "Who"),
}


def _place_of(name: str) -> tuple[str, str]:
    return _ELSEWHERE.get(name) or ("onrecord.errors" if name.endswith("Error") else "onrecord.types", name)


def __getattr__(name: str) -> Any:
    """Load the public name `name` on first use."""
    if name.startswith("_") or name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, own = _place_of(name)
    value = getattr(import_module(module), own)
    globals()[name] = value  # the next use finds it without coming here
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

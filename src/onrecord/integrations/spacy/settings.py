"""The settings of the component: all that a saved pipeline keeps of it. Models come from the package."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from typing import Any

from onrecord.errors import DataError
from onrecord.reading.reader import Reader


@dataclass(frozen=True, slots=True)
class Settings:
    """How the component reads; see `Reader` for what each does.

    Attributes:
        layers: names of layers; None for all but events.
        profile: "fast" or "accurate".
        packs: paths of packs of your own.
        least: least confidence of statements, or None.
        names: name of an installed spaCy pipeline that finds names, or None for the built-in one.
        context: whether the context of `nlp.pipe(…, as_tuples=True)` tells of the article.
    """

    layers: tuple[str, ...] | None = None
    profile: str = "fast"
    packs: tuple[str, ...] = ()
    least: float | None = None
    names: str | None = None
    context: bool = False

    def reader(self) -> Reader:
        """Return the Reader of these settings; it loads nothing yet.

        Raises:
            SettingError: a layer, profile or confidence that cannot be.
            DataError: a pack that is not there or not well written.
        """
        return Reader(self.layers, self.names, self.profile, self.packs, self.least)

    def dumps(self) -> str:
        """Return the settings as JSON text."""
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False, indent=2)

    @classmethod
    def loads(cls, text: str | bytes) -> Settings:
        """Return the settings that `dumps` wrote.

        Raises:
            DataError: it is no JSON, or has a field missing, unknown or of the wrong type.
        """
        try:
            data = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise _wrong(f"not JSON: {error}") from error
        names = [field.name for field in dataclasses.fields(cls)]
        if not isinstance(data, dict) or sorted(data) != sorted(names):
            raise _wrong(f"these are not the fields {', '.join(names)}")
        for name, value in data.items():
            if not _fits(name, value):
                raise _wrong(f"{name} cannot be {value!r}")
        lists = {name: tuple(value) for name, value in data.items() if isinstance(value, list)}
        return cls(**{**data, **lists})


def _fits(name: str, value: Any) -> bool:
    if name in ("layers", "packs"):
        texts = isinstance(value, list) and all(isinstance(each, str) for each in value)
        return texts or (name == "layers" and value is None)
    if name == "least":
        return value is None or (isinstance(value, int | float) and not isinstance(value, bool))
    if name == "context":
        return isinstance(value, bool)
    return isinstance(value, str) or (name == "names" and value is None)


def _wrong(what: str) -> DataError:
    return DataError(what, where="settings of onrecord", fix="Save the pipeline again with nlp.to_disk")

"""The events layer: what is reported to have happened, by whom and to whom, as whose voice holds it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import ClassVar, Final

from tokenizers import Tokenizer

from onrecord.knowledge.lookup import Knowledge, builtin
from onrecord.reading.encoder.encoded import Encoded
from onrecord.reading.encoder.pieces import load_tokenizer, pieces, special_pieces
from onrecord.reading.encoder.session import Encoder
from onrecord.reading.encoder.shipped import checked
from onrecord.reading.events import firmness
from onrecord.reading.events.assemble import with_events
from onrecord.reading.events.branch import Branch
from onrecord.reading.events.decode import Proposal, decode
from onrecord.reading.events.settings import Settings, load_settings
from onrecord.reading.events.sifting import proposals_of
from onrecord.reading.layers import Page

MODELS: Final = Path(__file__).resolve().parents[2] / "models"
#: Files of the layer: the branch, its settings, and what it goes on from.
FILES: Final = ("events.json", "events.onnx", "statements.onnx", "tokenizer.json")


class EventLayer:
    """Reads events with a branch of the statement encoder.

    Args:
        knowledge: of actors; that of the package's packs if None.
        folder: holds `FILES` and `manifest.json`; None for the shipped.
        settings: in place of those in `events.json`.

    Raises:
        ModelError: a file is missing or is not the one the manifest names.
    """

    name: ClassVar[str] = "events"
    requires: ClassVar[frozenset[str]] = frozenset({"names", "statements", "actors", "mentions"})
    assigns: ClassVar[frozenset[str]] = frozenset({"actors", "mentions", "statements", "events"})

    def __init__(
        self, knowledge: Knowledge | None = None, folder: Path | None = None, settings: Settings | None = None
    ) -> None:
        self._given_knowledge = knowledge
        self._folder = folder or MODELS
        self._given = settings

    @cached_property
    def models(self) -> tuple[tuple[str, str], ...]:
        """Names and hashes of the files it reads with; those of the folder are checked against its manifest."""
        found = checked(self._folder, FILES, "the events model is not installed")
        return (*found, (firmness.FILE, firmness.packaged_hash()))

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        _ = self.models  # nothing is loaded that was not checked
        return load_tokenizer(self._folder / "tokenizer.json")

    @cached_property
    def _trunk(self) -> Encoder:
        return Encoder.load(self._folder / "statements.onnx", *special_pieces(self._tokenizer))

    @cached_property
    def branch(self) -> Branch:
        """The branch, loaded."""
        _ = self.models
        return Branch.load(self._folder / "events.onnx")

    @cached_property
    def settings(self) -> Settings:
        """What the layer decides with."""
        return self._given or load_settings(self._folder / "events.json")

    def read(self, pages: Sequence[Page]) -> list[Page]:
        """Return the pages with their events, and with those who take part in them as actors."""
        knowledge = self._given_knowledge or builtin()
        return [with_events(page, self.proposals(page), self.settings, knowledge) for page in pages]

    def proposals(self, page: Page) -> list[Proposal]:
        """Return what the branch alone sees in a page."""
        encoded = page.encoded or self.encode(page.article.text, page.skip)
        scores = self.branch.run(encoded)
        if scores is None:
            return []
        text = page.article.text
        return proposals_of(text, decode(text, scores, self.settings.least, self.settings.bias))

    def encode(self, text: str, skip: Sequence[tuple[int, int]] = ()) -> Encoded:
        """Return a text as the shared layers leave it."""
        cut = pieces(text, self._tokenizer, skip)
        states = self._trunk.run(cut).hidden
        assert states is not None, "the shipped model gives them"  # noqa: S101
        return Encoded(cut, states)

"""The statements layer: who said what, by which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import ClassVar, Final

from tokenizers import Tokenizer

from onrecord.errors import ModelError
from onrecord.reading.encoder.encoded import Encoded
from onrecord.reading.encoder.pieces import Pieces, load_tokenizer, pieces, special_pieces
from onrecord.reading.encoder.session import Encoder, Outputs
from onrecord.reading.encoder.shipped import checked
from onrecord.reading.layers import Page
from onrecord.reading.statements.acts import BEFORE, act_of, spoken
from onrecord.reading.statements.added import join_added
from onrecord.reading.statements.blocks import claim_blocks
from onrecord.reading.statements.clause import Clause
from onrecord.reading.statements.forms import form_of
from onrecord.reading.statements.gaps import with_antecedents
from onrecord.reading.statements.headlines import mend_headline
from onrecord.reading.statements.inserted import with_both_sides
from onrecord.reading.statements.introduced import claim_introduced, parted
from onrecord.reading.statements.judging import features_of
from onrecord.reading.statements.marks import Layout, fit_to_marks
from onrecord.reading.statements.nesting import nested
from onrecord.reading.statements.posts import claim_posts
from onrecord.reading.statements.proposals import Pair, Proposal, without
from onrecord.reading.statements.propose import propose
from onrecord.reading.statements.saying import says_nothing
from onrecord.reading.statements.second_look import SecondLook
from onrecord.reading.statements.settings import Settings, load_settings
from onrecord.reading.statements.turns import claim_turns
from onrecord.types import Span, Statement

MODELS: Final = Path(__file__).resolve().parents[2] / "models"
#: Profile → folder of its model: the small encoder, and the larger one that taught it.
PROFILES: Final = {"fast": MODELS, "accurate": MODELS / "accurate"}

#: What a profile reads with.
FILES: Final = ("statements.json", "statements.onnx", "tokenizer.json")


class StatementLayer:
    """Reads attributed statements with the encoder, then by the marks and the layout of the text.

    Args:
        folder: holds `FILES` and `manifest.json`; None for the shipped.
        settings: in place of those in `statements.json`.
        least: statements of a lower confidence are left out, in place of what the settings say.

    Raises:
        ModelError: a file is missing or is not the one the manifest names.
    """

    name: ClassVar[str] = "statements"
    requires: ClassVar[frozenset[str]] = frozenset()
    assigns: ClassVar[frozenset[str]] = frozenset({"statements"})

    def __init__(
        self, folder: Path | None = None, settings: Settings | None = None, least: float | None = None
    ) -> None:
        self._folder = folder or MODELS
        self._given, self._least = settings, least

    @cached_property
    def models(self) -> tuple[tuple[str, str], ...]:
        """Names and hashes of the files it reads with, checked against the manifest."""
        if self._folder == PROFILES["accurate"] and not (self._folder / "manifest.json").is_file():
            raise ModelError(
                "the accurate profile is not installed",
                where="onrecord/models/accurate",
                fix="Use the profile fast, or install onrecord again",
            )
        return checked(self._folder, FILES, "the statement model is not installed")

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        _ = self.models  # nothing is loaded that was not checked
        return load_tokenizer(self._folder / "tokenizer.json")

    @cached_property
    def _settings(self) -> Settings:
        settings = self._given or load_settings(self._folder / "statements.json")
        least = self._least
        return settings if least is None else replace(settings, least=least, least_quoted=least, least_inside=least)

    @cached_property
    def _encoder(self) -> Encoder:
        return Encoder.load(self._folder / "statements.onnx", *special_pieces(self._tokenizer))

    def read(self, pages: Sequence[Page]) -> list[Page]:
        """Return the pages with their statements."""
        return [self._read(page) for page in pages]

    def _read(self, page: Page) -> Page:
        cut = pieces(page.article.text, self._tokenizer, page.skip)
        if not len(cut):
            return replace(page, statements=())
        look = SecondLook(self._tokenizer, self._encoder, self._settings.bias)
        outputs = self._encoder.run(cut)
        encoded = None if outputs.hidden is None else Encoded(cut, outputs.hidden)
        return replace(page, statements=statements_of(cut, outputs, self._settings, look), encoded=encoded)


def statements_of(
    cut: Pieces, outputs: Outputs, settings: Settings, look: SecondLook | None = None
) -> tuple[Statement, ...]:
    """Return the statements that the encoder's outputs, the marks and the layout of a text give together.

    Args:
        cut: the text's pieces.
        outputs: of the encoder for them.
        settings: thresholds and calibration.
        look: reads the contents once more for the statements inside them; None: not done.
    """
    layout = Layout.of(cut.text, cut.paragraphs, cut.quotations)
    proposals = mend_headline(layout, propose(cut, outputs, settings.bias))
    proposals = claim_posts(layout, claim_turns(layout, proposals))
    proposals = claim_introduced(layout, claim_blocks(layout, parted(layout.text, proposals)))
    proposals = join_added(layout, fit_to_marks(layout, proposals))
    proposals = with_antecedents(cut.text, with_both_sides(cut.text, proposals))
    proposals = nested(cut.text, proposals)
    proposals = without(proposals, {i for i, p in enumerate(proposals) if _is_doubtful(layout, p, settings)})
    proposals = look.with_inner(layout, proposals) if look else proposals
    proposals = without(proposals, {i for i, p in enumerate(proposals) if _is_unsure_inside(layout, p, settings)})
    return tuple(_statement(layout, p, i + 1, settings) for i, p in enumerate(proposals))


def _is_doubtful(layout: Layout, proposal: Proposal, settings: Settings) -> bool:
    # statements within others are sifted by rules of their own (`sifting`)
    features = features_of(layout, replace(proposal, inside=None))
    least = settings.least_quoted if features["direct"] or features["mixed"] else settings.least
    return says_nothing(Clause.of(layout, proposal)) or settings.confidence(features) < least


def _is_unsure_inside(layout: Layout, proposal: Proposal, settings: Settings) -> bool:
    if proposal.inside is None or not settings.least_inside:
        return False
    return settings.confidence(features_of(layout, proposal)) < settings.least_inside


def _statement(layout: Layout, proposal: Proposal, number: int, settings: Settings) -> Statement:
    text = layout.text

    def marked(spans_: Sequence[Pair]) -> tuple[Span, ...]:
        return tuple(Span.of(text, start, end) for start, end in spans_)

    source, cue, content = marked(proposal.source), marked(proposal.cue), marked(proposal.content)
    form = form_of(content, layout.around(proposal.start, proposal.end), block=proposal.block)
    words = " ".join(s.text for s in cue)
    act = act_of(
        words,
        content=" ".join(s.text for s in content),
        source=" ".join(s.text for s in source),
        before=text[max(0, cue[0].start - BEFORE) : cue[0].start] if cue else "",
    )
    return Statement(
        id=f"s{number}",
        source=source,
        cue=cue,
        content=content,
        form=form,
        act=spoken(act, words) if form == "direct" else act,
        speaker=None,
        via=(),
        chain=(),
        inside=_id(proposal.inside),
        time=None,
        continues=_id(proposal.continues),
        confidence=settings.confidence(features_of(layout, proposal)),
        reasons=proposal.reasons,
    )


def _id(place: int | None) -> str | None:
    return None if place is None else f"s{place + 1}"

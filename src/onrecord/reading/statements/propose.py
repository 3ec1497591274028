"""From what the encoder says of a text to attributions in characters: decode, link, mend."""

from __future__ import annotations

from onrecord.reading.encoder.pieces import Pieces
from onrecord.reading.encoder.session import Outputs
from onrecord.reading.statements.appositions import with_appositions
from onrecord.reading.statements.decode import spans
from onrecord.reading.statements.edges import mend_edges
from onrecord.reading.statements.link import link
from onrecord.reading.statements.places import Places
from onrecord.reading.statements.proposals import Proposal, from_linked


def propose(cut: Pieces, outputs: Outputs, bias: float) -> list[Proposal]:
    """Return the attributions the encoder found, in the order of the text; a cue may have no content yet.

    Args:
        cut: the text's pieces.
        outputs: of the encoder for them.
        bias: added to the log-probability of the tag O, see `Settings`.
    """
    places = Places.of(cut)
    linked = link(outputs, spans(outputs.tags, cut, places, bias), places)
    return with_appositions(cut.text, mend_edges(cut.text, from_linked(cut, linked)))

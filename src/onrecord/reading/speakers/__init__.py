"""Who speaks: from the source phrases of statements to actors."""

from onrecord.reading.names.parts import Name
from onrecord.reading.speakers.assign import assign_speakers
from onrecord.reading.speakers.registry import Speakers

__all__ = ["Name", "Speakers", "assign_speakers"]

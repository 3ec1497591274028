"""Coreference: which person or group a pronoun or a description means, or that the text does not tell."""

from onrecord.reading.coreference.types import Chain, Links, Reference

__all__ = ["Chain", "Links", "Reference"]

"""Readings as brat standoff, and what was changed there back as corrections."""

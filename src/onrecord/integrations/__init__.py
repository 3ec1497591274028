"""Doors into other programs: each room here speaks the language of one, and computes nothing of its own."""

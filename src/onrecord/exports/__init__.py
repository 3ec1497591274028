"""Faces of a reading: terminal text, JSON lines, one HTML page. They show what a reading holds and compute nothing."""

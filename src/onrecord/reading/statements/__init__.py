"""Statements: source, cue and content, read by the encoder, by marks and by layout."""

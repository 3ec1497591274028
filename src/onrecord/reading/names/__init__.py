"""Names: persons, organisations and places, from spaCy."""

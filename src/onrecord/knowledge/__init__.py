"""Facts that are not code: cues, countries, words for kinds of actors; kept as data files and linted."""

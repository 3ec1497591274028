"""The JSON API: the functions that the pages show, for programs."""

"""Expressions of time: found by a small grammar, normalised to TIMEX3 values, anchored to the article's date."""

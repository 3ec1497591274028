"""Training of the coreference ranker."""

"""The chain of each statement: through whom its words came, from the first voice to this article."""

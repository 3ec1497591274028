"""The rows of a record as tables: one per kind of row, described, for programs that work with tables."""

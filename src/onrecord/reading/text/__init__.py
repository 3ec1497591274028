"""The text itself: paragraphs, quotations, spans."""

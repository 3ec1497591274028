"""Reading: from an article to what was said in it."""

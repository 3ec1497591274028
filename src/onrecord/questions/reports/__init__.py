"""Events across articles: which reports are of one, and what it rests on."""

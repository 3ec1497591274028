"""Events: what is reported to have happened, by whom, to whom, and how firmly it is told."""

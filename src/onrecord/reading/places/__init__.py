"""Places: the names of places in a text, and what each one is in GeoNames."""

"""A record as entities of followthemoney, which Aleph and its kin load."""

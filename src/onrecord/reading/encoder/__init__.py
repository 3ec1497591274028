"""The shared encoder: word pieces, their features, and running it."""

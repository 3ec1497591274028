"""Whose words articles and outlets are made of."""

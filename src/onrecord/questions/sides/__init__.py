"""What sides do to each other, and the dossier of a side."""

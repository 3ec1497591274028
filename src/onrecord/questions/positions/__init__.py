"""What voices hold, where it changes, and what some assert and others deny."""

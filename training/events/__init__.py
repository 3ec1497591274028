"""Training of the events branch: trunk states, branch, cross-validation, export."""

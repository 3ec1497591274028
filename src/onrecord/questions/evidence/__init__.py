"""What a record holds, as all questions see it: reports, what is told in them, what happens, who is meant."""

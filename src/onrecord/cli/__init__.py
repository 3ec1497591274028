"""The command line: it parses, calls what the Python API calls, and shows."""

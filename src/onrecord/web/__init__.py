"""The reading room: a record's pages and its JSON API, served by one process. `onrecord serve` starts it."""

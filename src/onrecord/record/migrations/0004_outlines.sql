-- What questions sieve the events of a reading by (`record.outlines`), made anew here for all readings.

CREATE TABLE outline (
    reading INTEGER PRIMARY KEY REFERENCES reading (key) ON DELETE CASCADE,
    packed BLOB NOT NULL
);

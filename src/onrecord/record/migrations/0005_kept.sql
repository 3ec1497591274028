-- How many statements of a reading are whose (`record.tallies`), counted anew here for all readings.
CREATE TABLE tally (
    reading INTEGER PRIMARY KEY REFERENCES reading (key) ON DELETE CASCADE,
    packed TEXT NOT NULL
);

-- Events that agree (`record.agreed`), by their keys, the smaller first, and how much speaks for it; and the
-- readings that were compared with all others that answered then, by which rules.
CREATE TABLE agreed (
    one INTEGER NOT NULL REFERENCES event (key) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES event (key) ON DELETE CASCADE,
    points INTEGER NOT NULL,
    PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE INDEX agreed_other ON agreed (other);
CREATE TABLE compared (
    reading INTEGER PRIMARY KEY REFERENCES reading (key) ON DELETE CASCADE,
    rules INTEGER NOT NULL
);

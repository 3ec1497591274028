-- What questions sieve the events of a reading by (`record.outlines`), made anew here for all readings.

CREATE TABLE outline (
    reading INTEGER PRIMARY KEY REFERENCES reading (key) ON DELETE CASCADE,
    packed BLOB NOT NULL
);

-- Events in which somebody known across articles, or who speaks for somebody, does something, and another one takes part
-- who is known too, or does it with him: what networks are made of, a ninth of all.
CREATE TABLE tie (
    reading INTEGER NOT NULL REFERENCES reading (key) ON DELETE CASCADE,
    event INTEGER NOT NULL,         -- no foreign key: it would need an index as large as the table
    PRIMARY KEY (reading, event)
) WITHOUT ROWID;
INSERT INTO tie
    SELECT e.reading, e.key FROM event AS e
    WHERE EXISTS (
        SELECT 1 FROM role AS r JOIN actor AS a ON a.reading = e.reading AND a.n = r.actor
        WHERE r.event = e.key AND r.part = 0 AND (a.side IS NOT NULL OR (
            SELECT id FROM identity WHERE key = a.identity) NOT LIKE 'only:%'))
    AND (EXISTS (SELECT 1 FROM role AS r WHERE r.event = e.key AND r.part = 0 AND r.n > 0 AND r.actor IS NOT NULL)
        OR EXISTS (
            SELECT 1 FROM role AS r JOIN actor AS a ON a.reading = e.reading AND a.n = r.actor
            WHERE r.event = e.key AND r.part = 1 AND (a.side IS NOT NULL OR (
                SELECT id FROM identity WHERE key = a.identity) NOT LIKE 'only:%')));

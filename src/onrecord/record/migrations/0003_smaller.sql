-- A smaller file, and events looked up by whom they are between.

-- What is known of a place is the same in all articles that name it: a place of a reading names its spot.
CREATE TABLE spot (
    key INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT,
    country TEXT,
    admin1 TEXT,
    latitude REAL,
    longitude REAL,
    geonames INTEGER
);
CREATE INDEX spot_name ON spot (name);
INSERT INTO spot (name, kind, country, admin1, latitude, longitude, geonames)
    SELECT DISTINCT name, kind, country, admin1, latitude, longitude, geonames FROM place ORDER BY reading, n;
ALTER TABLE place ADD COLUMN spot INTEGER;  -- no foreign key: it would need an index
UPDATE place SET spot = (
    SELECT s.key FROM spot AS s
    WHERE s.name = place.name AND s.kind IS place.kind AND s.country IS place.country AND s.admin1 IS place.admin1
        AND s.latitude IS place.latitude AND s.longitude IS place.longitude AND s.geonames IS place.geonames);
ALTER TABLE place DROP COLUMN name;
ALTER TABLE place DROP COLUMN kind;
ALTER TABLE place DROP COLUMN country;
ALTER TABLE place DROP COLUMN admin1;
ALTER TABLE place DROP COLUMN latitude;
ALTER TABLE place DROP COLUMN longitude;
ALTER TABLE place DROP COLUMN geonames;

-- Days of times as numbers (1 is the first of January of the year 1) where they are days of the calendar, types and
-- granularities by their first letter, and no value where it is the first day.
ALTER TABLE time ADD COLUMN said TEXT;
UPDATE time SET said = value WHERE value IS NOT first_day;
ALTER TABLE time DROP COLUMN value;
ALTER TABLE time RENAME COLUMN said TO value;
ALTER TABLE time ADD COLUMN "from";  -- of no type: a text in it must stay one
ALTER TABLE time ADD COLUMN "to";
UPDATE time SET
    "from" = CASE WHEN length(first_day) = 10 AND first_day >= '0001' AND date(first_day) = first_day
        THEN CAST(julianday(first_day) - 1721424.5 AS INTEGER) ELSE first_day END,
    "to" = CASE WHEN length(last_day) = 10 AND last_day >= '0001' AND date(last_day) = last_day
        THEN CAST(julianday(last_day) - 1721424.5 AS INTEGER) ELSE last_day END;
ALTER TABLE time DROP COLUMN first_day;
ALTER TABLE time DROP COLUMN last_day;
ALTER TABLE time RENAME COLUMN "from" TO first_day;
ALTER TABLE time RENAME COLUMN "to" TO last_day;
UPDATE time SET type = substr(type, 1, 1) WHERE type IN ('DATE', 'TIME', 'SET');
UPDATE time SET granularity = substr(granularity, 1, 1)
    WHERE granularity IN ('day', 'week', 'month', 'season', 'year', 'hour', 'century');

-- Confidences of actors, mentions and places in hundredths where that is exact, else as they are.
UPDATE actor SET confidence = CASE WHEN confidence % 100 = 0 THEN confidence / 100 ELSE confidence / 10000.0 END
    WHERE typeof(confidence) = 'integer';
UPDATE mention SET confidence = CASE WHEN confidence % 100 = 0 THEN confidence / 100 ELSE confidence / 10000.0 END
    WHERE typeof(confidence) = 'integer';
UPDATE place SET confidence = CASE WHEN confidence % 100 = 0 THEN confidence / 100 ELSE confidence / 10000.0 END
    WHERE typeof(confidence) = 'integer';

-- Asserted events that a statement holds, by the actors across articles that take part (identity.id_hash), two by two.
CREATE TABLE pair (
    one INTEGER NOT NULL,           -- the smaller number
    other INTEGER NOT NULL,
    event INTEGER NOT NULL REFERENCES event (key) ON DELETE CASCADE,
    PRIMARY KEY (one, other, event)
) WITHOUT ROWID;
CREATE INDEX pair_event ON pair (event);
INSERT INTO pair
    SELECT DISTINCT i.id_hash, j.id_hash, e.key
    FROM event AS e CROSS JOIN role AS r ON r.event = e.key CROSS JOIN actor AS a ON a.reading = e.reading AND a.n = r.actor
    CROSS JOIN identity AS i ON i.key = a.identity AND i.id NOT LIKE 'only:%'
    CROSS JOIN role AS q ON q.event = e.key CROSS JOIN actor AS b ON b.reading = e.reading AND b.n = q.actor
    CROSS JOIN identity AS j ON j.key = b.identity AND j.id NOT LIKE 'only:%'
    WHERE e.factuality = 'asserted' AND e.statement IS NOT NULL AND i.id_hash < j.id_hash;

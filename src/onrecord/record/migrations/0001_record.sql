-- The record as it began. Never change a migration that was released: add the next number.

CREATE TABLE article (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    family INTEGER NOT NULL,        -- articles that are copies of one another have the same family
    copy_of INTEGER REFERENCES article (key) ON DELETE SET NULL
);
CREATE INDEX article_family ON article (family);
CREATE INDEX article_copy ON article (copy_of) WHERE copy_of IS NOT NULL;

CREATE TABLE version (
    key INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    previous INTEGER REFERENCES version (key) ON DELETE SET NULL,
    hash TEXT NOT NULL,             -- Article.version: of title and text
    digest TEXT NOT NULL,           -- of text and metadata
    url TEXT,
    title TEXT,
    outlet TEXT,
    authors TEXT,
    published TEXT,
    language TEXT,
    copy_of TEXT,                   -- as the intake gave it
    reasons TEXT,
    UNIQUE (article, digest)
);
CREATE INDEX version_previous ON version (previous) WHERE previous IS NOT NULL;

CREATE TABLE passage (              -- the text of a version: the parts joined, zlib, UTF-8
    version INTEGER NOT NULL REFERENCES version (key) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    part BLOB NOT NULL,
    PRIMARY KEY (version, n)
) WITHOUT ROWID;

CREATE TABLE band (                 -- of the MinHash of a version: copies are likely to share one
    band INTEGER NOT NULL,
    version INTEGER NOT NULL,       -- no foreign key: it would need an index as large as the table
    PRIMARY KEY (band, version)
) WITHOUT ROWID;

CREATE TABLE reader (
    key INTEGER PRIMARY KEY,
    version TEXT NOT NULL,
    models TEXT,
    layers TEXT,
    digest TEXT NOT NULL UNIQUE
);

CREATE TABLE reading (
    key INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    version INTEGER NOT NULL REFERENCES version (key) ON DELETE CASCADE,
    published TEXT,                 -- that of the version, here because searches sort by it
    reader INTEGER NOT NULL REFERENCES reader (key),
    digest TEXT NOT NULL,
    added TEXT NOT NULL,
    base INTEGER REFERENCES reading (key) ON DELETE CASCADE,   -- the reading that corrections were laid over to give this
    current INTEGER NOT NULL DEFAULT 0                         -- whether this is the article's reading in every answer
);
CREATE INDEX reading_article ON reading (article);
CREATE INDEX reading_version ON reading (version);
CREATE INDEX reading_published ON reading (published);
CREATE UNIQUE INDEX reading_once ON reading (version, reader) WHERE base IS NULL;
CREATE UNIQUE INDEX reading_base ON reading (base) WHERE base IS NOT NULL;

-- Rows of a reading are numbered from 0 in its order (n), and other rows of it name them by that number. Their ids are
-- a1, m1, t1, p1, s1, e1 for n = 0, unless `remainder` has others. Spans are code points of the text. A confidence is
-- kept in ten-thousandths where that is exact, else as it is; kinds, types of mentions and forms by their first letter.

CREATE TABLE remainder (            -- what nobody searches for: unusual ids, identifiers, reasons of all rows
    reading INTEGER PRIMARY KEY REFERENCES reading (key) ON DELETE CASCADE,
    rest BLOB NOT NULL              -- zlib, JSON
);

CREATE TABLE left_out (
    reading INTEGER NOT NULL REFERENCES reading (key) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    start INTEGER,
    "end" INTEGER,
    why TEXT NOT NULL,
    PRIMARY KEY (reading, n)
) WITHOUT ROWID;

CREATE TABLE identity (             -- who an actor is across articles (id), by one of the names it bears
    key INTEGER PRIMARY KEY,        -- also the row in identity_words
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    id_hash INTEGER NOT NULL        -- of the id: its index is a fifth of one of ids
);
CREATE INDEX identity_hash ON identity (id_hash);

CREATE TABLE actor (
    reading INTEGER NOT NULL REFERENCES reading (key) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    identity INTEGER NOT NULL REFERENCES identity (key),
    kind TEXT NOT NULL,
    country TEXT,
    sectors TEXT,
    role TEXT,
    side INTEGER,
    anonymous INTEGER NOT NULL,
    known TEXT,
    confidence,
    PRIMARY KEY (reading, n),
    FOREIGN KEY (reading, side) REFERENCES actor (reading, n) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;
CREATE INDEX actor_identity ON actor (identity);

CREATE TABLE mention (
    reading INTEGER NOT NULL REFERENCES reading (key) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    actor INTEGER,
    type TEXT NOT NULL,
    confidence,
    PRIMARY KEY (reading, n),
    FOREIGN KEY (reading, actor) REFERENCES actor (reading, n) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;

CREATE TABLE time (
    reading INTEGER NOT NULL REFERENCES reading (key) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    type TEXT NOT NULL,
    value TEXT NOT NULL,
    first_day TEXT,
    last_day TEXT,
    granularity TEXT,
    PRIMARY KEY (reading, n)
) WITHOUT ROWID;

CREATE TABLE place (
    reading INTEGER NOT NULL REFERENCES reading (key) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT,
    country TEXT,
    admin1 TEXT,
    latitude REAL,
    longitude REAL,
    geonames INTEGER,
    confidence,
    PRIMARY KEY (reading, n)
) WITHOUT ROWID;

CREATE TABLE statement (
    key INTEGER PRIMARY KEY,        -- also the row in statement_words
    reading INTEGER NOT NULL REFERENCES reading (key) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    source_start INTEGER,           -- the first piece of each part; more of them are in piece
    source_end INTEGER,
    cue_start INTEGER,
    cue_end INTEGER,
    content_start INTEGER,
    content_end INTEGER,
    form TEXT NOT NULL,
    act TEXT NOT NULL,
    speaker INTEGER,
    via TEXT,
    inside INTEGER,
    time INTEGER,
    continues INTEGER,
    confidence,
    UNIQUE (reading, n),
    FOREIGN KEY (reading, inside) REFERENCES statement (reading, n) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (reading, continues) REFERENCES statement (reading, n) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (reading, speaker) REFERENCES actor (reading, n) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (reading, time) REFERENCES time (reading, n) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE piece (                -- of a statement: the second and further pieces of its source, cue and content
    statement INTEGER NOT NULL REFERENCES statement (key) ON DELETE CASCADE,
    part INTEGER NOT NULL,          -- 0 source, 1 cue, 2 content
    n INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (statement, part, n)
) WITHOUT ROWID;

CREATE TABLE hop (
    statement INTEGER NOT NULL REFERENCES statement (key) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    actor INTEGER NOT NULL,
    kind TEXT NOT NULL,
    anonymous INTEGER NOT NULL,
    start INTEGER,
    "end" INTEGER,
    PRIMARY KEY (statement, n)
) WITHOUT ROWID;

CREATE TABLE event (
    key INTEGER PRIMARY KEY,
    reading INTEGER NOT NULL REFERENCES reading (key) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    type TEXT NOT NULL,
    mode TEXT,
    contexts TEXT,
    start INTEGER NOT NULL,         -- of the trigger
    "end" INTEGER NOT NULL,
    time INTEGER,
    not_before TEXT,
    not_after TEXT,
    place INTEGER,
    factuality TEXT NOT NULL,
    background INTEGER NOT NULL,
    quad_class INTEGER,
    score REAL,
    statement INTEGER,
    same_event INTEGER,
    confidence,
    UNIQUE (reading, n),
    FOREIGN KEY (reading, time) REFERENCES time (reading, n) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (reading, place) REFERENCES place (reading, n) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (reading, statement) REFERENCES statement (reading, n) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (reading, same_event) REFERENCES event (reading, n) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE role (                 -- of an event: who did it, to whom
    event INTEGER NOT NULL REFERENCES event (key) ON DELETE CASCADE,
    part INTEGER NOT NULL,          -- 0 actor, 1 recipient
    n INTEGER NOT NULL,
    mention INTEGER NOT NULL,
    actor INTEGER,
    PRIMARY KEY (event, part, n)
) WITHOUT ROWID;

CREATE TABLE quantity (
    event INTEGER NOT NULL REFERENCES event (key) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    kind TEXT NOT NULL,
    min REAL,
    max REAL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (event, n)
) WITHOUT ROWID;

CREATE TABLE correction (           -- append-only
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    action TEXT NOT NULL,
    layer TEXT NOT NULL,
    article TEXT,                   -- Article.id, Article.version and span: what was judged, in any reading
    version TEXT,
    start INTEGER,
    "end" INTEGER,
    words TEXT,
    field TEXT,
    value TEXT,                     -- JSON
    target TEXT,                    -- id of the row judged, or of the correction undone
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    note TEXT
);
CREATE INDEX correction_article ON correction (article);
CREATE INDEX correction_target ON correction (target);
CREATE TRIGGER correction_is_kept BEFORE DELETE ON correction
BEGIN
    SELECT RAISE (ABORT, 'corrections are never deleted: undo them');
END;
CREATE TRIGGER correction_stays BEFORE UPDATE ON correction
BEGIN
    SELECT RAISE (ABORT, 'corrections are never changed: undo them');
END;

-- What can be searched: the current readings. The words themselves are those of version.text.
CREATE VIRTUAL TABLE statement_words USING fts5 (
    content, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE article_words USING fts5 (
    title, text, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE identity_words USING fts5 (
    name, content = '', detail = none, columnsize = 0, tokenize = 'unicode61 remove_diacritics 2'
);

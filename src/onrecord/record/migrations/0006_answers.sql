-- Answers for which all reports are looked at (`record.answers`), by what was asked and by which rules. None is left as
-- soon as anything changes that an answer may depend on: readings, marks of copies, corrections.
CREATE TABLE answer (
    question TEXT PRIMARY KEY,
    rules INTEGER NOT NULL,
    packed BLOB NOT NULL
);
CREATE TRIGGER reading_added AFTER INSERT ON reading
BEGIN
    DELETE FROM answer;
END;
CREATE TRIGGER reading_changed AFTER UPDATE ON reading
BEGIN
    DELETE FROM answer;
END;
CREATE TRIGGER reading_deleted AFTER DELETE ON reading
BEGIN
    DELETE FROM answer;
END;
CREATE TRIGGER article_changed AFTER UPDATE ON article
BEGIN
    DELETE FROM answer;
END;
CREATE TRIGGER correction_made AFTER INSERT ON correction
BEGIN
    DELETE FROM answer;
END;

-- Denials and what else they may answer, of the same report or of another one: by reading and number of the statements
-- (`record.compared`). As `agreed`, of readings that `compared` has.
CREATE TABLE reply (
    reading INTEGER NOT NULL REFERENCES reading (key) ON DELETE CASCADE,
    denial INTEGER NOT NULL,
    other INTEGER NOT NULL REFERENCES reading (key) ON DELETE CASCADE,
    said INTEGER NOT NULL,
    PRIMARY KEY (reading, denial, other, said)
) WITHOUT ROWID;
CREATE INDEX reply_other ON reply (other);

-- Who speaks and acts for a state: people and bodies of its government, its forces and its services.
CREATE INDEX actor_of_state ON actor (country) WHERE json_extract(sectors, '$[0]') IN ('GOV', 'MIL', 'SPY');

-- Words of new articles wait in up to sixteen parts of an index before these are merged, not in four: each is written
-- half as often then, and searches are as quick.
INSERT INTO statement_words (statement_words, rank) VALUES ('automerge', 16);
INSERT INTO article_words (article_words, rank) VALUES ('automerge', 16);
INSERT INTO identity_words (identity_words, rank) VALUES ('automerge', 16);

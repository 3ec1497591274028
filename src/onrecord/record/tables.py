"""The tables of the record, for SQLAlchemy. What makes them is in `migrations/`; a test compares the two."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Boolean, Column, Float, Integer, LargeBinary, MetaData, Table

from onrecord.record.columns import Coded, Day, Hundredths, Listing, Packed, Share, Words

META: Final = MetaData()
#: The commonest kinds of actors; the others begin with the same letters.
KIND: Final = Coded("person", "state", "organisation", "group", "document")

ARTICLE: Final = Table(
    "article", META,
    Column("key", Integer, primary_key=True), Column("id", Words), Column("family", Integer),
    Column("copy_of", Integer),
)  # fmt: skip
VERSION: Final = Table(
    "version", META,
    Column("key", Integer, primary_key=True), Column("article", Integer), Column("previous", Integer),
    Column("hash", Words), Column("digest", Words), Column("url", Words), Column("title", Words),
    Column("outlet", Words), Column("authors", Listing), Column("published", Words), Column("language", Words),
    Column("copy_of", Words), Column("reasons", Listing),
)  # fmt: skip
PASSAGE: Final = Table(
    "passage", META,
    Column("version", Integer, primary_key=True), Column("n", Integer, primary_key=True), Column("part", LargeBinary),
)  # fmt: skip
BAND: Final = Table("band", META, Column("band", Integer, primary_key=True), Column("version", Integer))
READER: Final = Table(
    "reader", META,
    Column("key", Integer, primary_key=True), Column("version", Words), Column("models", Listing),
    Column("layers", Listing), Column("digest", Words),
)  # fmt: skip
READING: Final = Table(
    "reading", META,
    Column("key", Integer, primary_key=True), Column("article", Integer), Column("version", Integer),
    Column("published", Words), Column("reader", Integer), Column("digest", Words), Column("added", Words),
    Column("base", Integer), Column("current", Boolean),
)  # fmt: skip
REMAINDER: Final = Table("remainder", META, Column("reading", Integer, primary_key=True), Column("rest", Packed))
LEFT_OUT: Final = Table(
    "left_out", META,
    Column("reading", Integer), Column("n", Integer), Column("start", Integer), Column("end", Integer),
    Column("why", Words),
)  # fmt: skip
IDENTITY: Final = Table(
    "identity", META,
    Column("key", Integer, primary_key=True), Column("id", Words), Column("name", Words), Column("id_hash", Integer),
)  # fmt: skip
ACTOR: Final = Table(
    "actor", META,
    Column("reading", Integer), Column("n", Integer), Column("identity", Integer),
    Column("kind", KIND), Column("country", Words), Column("sectors", Listing), Column("role", Words),
    Column("side", Integer), Column("anonymous", Boolean), Column("known", Words),
    Column("confidence", Hundredths),
)  # fmt: skip
MENTION: Final = Table(
    "mention", META,
    Column("reading", Integer), Column("n", Integer), Column("start", Integer),
    Column("end", Integer), Column("actor", Integer), Column("type", Coded("name", "title", "description", "pronoun")),
    Column("confidence", Hundredths),
)  # fmt: skip
TIME: Final = Table(
    "time", META,
    Column("reading", Integer), Column("n", Integer), Column("start", Integer),
    Column("end", Integer), Column("type", Coded("DATE", "TIME", "SET")),
    Column("granularity", Coded("day", "week", "month", "season", "year", "hour", "century")),
    Column("value", Words), Column("first_day", Day), Column("last_day", Day),
)  # fmt: skip
PLACE: Final = Table(
    "place", META,
    Column("reading", Integer), Column("n", Integer), Column("start", Integer),
    Column("end", Integer), Column("confidence", Hundredths), Column("spot", Integer),
)  # fmt: skip
SPOT: Final = Table(
    "spot", META,
    Column("key", Integer, primary_key=True), Column("name", Words), Column("kind", Words), Column("country", Words),
    Column("admin1", Words), Column("latitude", Float), Column("longitude", Float), Column("geonames", Integer),
)  # fmt: skip
STATEMENT: Final = Table(
    "statement", META,
    Column("key", Integer, primary_key=True), Column("reading", Integer), Column("n", Integer),
    Column("source_start", Integer), Column("source_end", Integer), Column("cue_start", Integer),
    Column("cue_end", Integer), Column("content_start", Integer), Column("content_end", Integer),
    Column("form", Coded("direct", "indirect", "mixed")), Column("act", Words), Column("speaker", Integer),
    Column("via", Listing), Column("inside", Integer), Column("time", Integer), Column("continues", Integer),
    Column("confidence", Share),
)  # fmt: skip
PIECE: Final = Table(
    "piece", META,
    Column("statement", Integer), Column("part", Integer), Column("n", Integer), Column("start", Integer),
    Column("end", Integer),
)  # fmt: skip
HOP: Final = Table(
    "hop", META,
    Column("statement", Integer), Column("n", Integer), Column("actor", Integer),
    Column("kind", Coded("speaker", "outlet", "author", "platform")),
    Column("anonymous", Boolean), Column("start", Integer), Column("end", Integer),
)  # fmt: skip
EVENT: Final = Table(
    "event", META,
    Column("key", Integer, primary_key=True), Column("reading", Integer), Column("n", Integer),
    Column("type", Words), Column("mode", Words), Column("contexts", Listing), Column("start", Integer),
    Column("end", Integer), Column("time", Integer), Column("not_before", Words), Column("not_after", Words),
    Column("place", Integer), Column("factuality", Words), Column("background", Boolean),
    Column("quad_class", Integer), Column("score", Float), Column("statement", Integer),
    Column("same_event", Integer), Column("confidence", Share),
)  # fmt: skip
ROLE: Final = Table(
    "role", META,
    Column("event", Integer), Column("part", Integer), Column("n", Integer), Column("mention", Integer),
    Column("actor", Integer),
)  # fmt: skip
QUANTITY: Final = Table(
    "quantity", META,
    Column("event", Integer), Column("n", Integer), Column("kind", Words), Column("min", Float), Column("max", Float),
    Column("start", Integer), Column("end", Integer),
)  # fmt: skip
OUTLINE: Final = Table("outline", META, Column("reading", Integer, primary_key=True), Column("packed", LargeBinary))
TALLY: Final = Table("tally", META, Column("reading", Integer, primary_key=True), Column("packed", Words))
TIE: Final = Table("tie", META, Column("reading", Integer), Column("event", Integer))
AGREED: Final = Table(
    "agreed", META, Column("one", Integer, primary_key=True), Column("other", Integer, primary_key=True),
    Column("points", Integer),
)  # fmt: skip
REPLY: Final = Table(
    "reply", META, Column("reading", Integer, primary_key=True), Column("denial", Integer, primary_key=True),
    Column("other", Integer, primary_key=True), Column("said", Integer, primary_key=True),
)  # fmt: skip
COMPARED: Final = Table("compared", META, Column("reading", Integer, primary_key=True), Column("rules", Integer))
ANSWER: Final = Table(
    "answer", META,
    Column("question", Words, primary_key=True), Column("rules", Integer), Column("packed", LargeBinary),
)  # fmt: skip
PAIR: Final = Table("pair", META, Column("one", Integer), Column("other", Integer), Column("event", Integer))
CORRECTION: Final = Table(
    "correction", META,
    Column("key", Integer, primary_key=True), Column("id", Words), Column("action", Words), Column("layer", Words),
    Column("article", Words), Column("version", Words), Column("start", Integer), Column("end", Integer),
    Column("words", Words), Column("field", Words), Column("value", Words), Column("target", Words),
    Column("made_by", Words), Column("made_at", Words), Column("note", Words),
)  # fmt: skip
#: Numbers of the parts in `piece` and `role`.
SOURCE, CUE, CONTENT = 0, 1, 2
PARTS: Final = ("source", "cue", "content")
ACTORS, RECIPIENTS = 0, 1
#: The letter with which usual ids begin, in the order in which `remainder` has unusual ones.
LETTERS: Final = {"actor": "a", "mention": "m", "statement": "s", "event": "e", "time": "t", "place": "p"}

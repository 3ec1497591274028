"""Phrases that reasons are made of, against which what is packed is compressed: that saves a third of its size.

What was written against a dictionary can be read with it alone, so this text is never changed, not by a character; a
better one gets another number, and the old ones stay. What was written without any can always be read.
"""

from __future__ import annotations

import zlib
from typing import Final

from onrecord.record.news_words import NEWS_WORDS

#: As JSON writes them, without the line breaks; rarer ones first: what is nearer to the end is written shorter.
_PHRASES: Final = r"""
"sector: its government speaks or acts in the text, or somebody speaks for it","sector: an outlet","sector: 'family' i
s","an outlet by the words around it","whom \u201cyou\u201d means is not known","whom \u201cWe\u201d means is not know
n"],["whom \u201cwe\u201d means is"the text gives no full name","such a group may be of any","several speakers at once
","to the year"],["to the month"],["a post: the name and handle behind the dash say whose","attributed by the dash an
d the name behind it","known as outlet"a turn of a transcript: the label names the speaker","via: the same scene as s"
,"via: the text says \u201ctold reporters"no road, building or ground of this name in the tables","by the other place
s of the text, not ","the part of it before"hypothetical: \u201cwould","hypothetical: \u201cif","future: \u201cwill","
possible: \u201cmay","denied: \u201cnot","open at the end: since"context election: \u201c","context economic: \u201c",
"context environment: \u201c","context legal: \u201ccourt","context military: \u201cmilitary"context terrorism: \u201c
terror","context cbrn: \u201cnuclear","context diplomatic: \u201c","context crime: \u201c","context protest: \u201c"co
untry: the words that call them do not tell it","sector: the words that call them do not tell it","country: \u201c"cou
ntry: (D-\u2026) after a name is a party of the United States","country: the text names none; it speaks of"known: it i
s named","sector: that of ","sector: President of USA from 20","sector: presidential candidate of; president of USA fr
om 2016-01-01 to 2017-01-20 (leaders)","prime minister of ","foreign minister of ","minister of"known: ' is its name (
politicians)"," is its name (outlets)"," is its name (bodies)"," is its name (armed_groups)" is its name (parties)",
" is another name of United Nations (organisations)"," is another name of United States (states)"known: ' is a part o
f what the text names","sector: ' is GOV","sector: ' is MIL","sector: ' is PTY","sector: ' is LEG"sector: ' is EDU","s
ector: ' is CVL","sector: ' is BUS","sector: \u201cpolice\u201d in its name","sector: \u201cuniversity\u201d in its na
me' speaks for a body that is not known","sector: ', of what is called government, bears its sectors"background
: \u201clast year\u201d is long before the article","background: \u201c20 is long before the article","the last one, a
s the clause is in the past; counted from the article's date (2017-","counted from the article's date (2016-"as the be
st known place of the name, not  (New York, USA)","the text puts it in ","taken for United States, as usual"speaker
: \u201cit\u201d: the speaker before","speaker: \u201cthey\u201d: the speaker before","speaker: a body called by wha
t it is"speaker: several speakers at once","speaker: a group, not named","speaker: a document speaks itself","speaker
: \u201cshe\u201d:  is who the sentence before is about"," is the one its paragraph is about"," does not follow a spea
ker it fits"speaker: \u201che\u201d: the speaker before, no other person named since","speaker: the text names no sour
ce","speaker: short for[["iso3","USA"],["iso2","US"],["cow","2"],["wikidata","Q30"]],[],[],[["iso3","GBR"],["iso2","GB
"],["cow","200"],["wikidata","Q"sector: the text names the state, not its government","stands for its government here"
,"sector: its name does not tell it"country: neither its name nor the packs tell it","country: the text does not say o
f which state; it speaks of United States most","country: the text does not say of which state; it speaks of United St
ates almost alone"known: no pack knows it","sector: neither the text nor the packs tell it","country: the text does no
t say of which state"],["no day is said"],["no day is said"],["speaker: described, not named"],["speaker: short fo
r \u201c"],["time: the clause\u2019s date"doubtful: less sure than 0.25"],["place: its clause states none","time: it
s clause states none"],["described, not named"],["place: its clause states none","time: its clause states none","doubt
ful: less sure than 0.25"],["place: its clause states none",[[],[],[],[],[],[],[[],[],[],[],[],[]],[["described, not n
amed"],[
"""

REASONS: Final = _PHRASES.replace("\n", "").encode()
_DICTIONARIES: Final = {zlib.adler32(words): words for words in (REASONS, NEWS_WORDS)}
#: The bit of the second byte of a packed text that tells that the checksum of a dictionary follows.
_PRESET: Final = 0x20


def pack(text: str, words: bytes = REASONS) -> bytes:
    """Return a text, compressed against one of the dictionaries."""
    packer = zlib.compressobj(9, zdict=words)
    return packer.compress(text.encode("utf8", "surrogatepass")) + packer.flush()


def unpack(packed: bytes, length: int = 0) -> str:
    """Return what was packed, with the dictionary against which it was, or without any.

    Args:
        packed: as `pack` gives it.
        length: how many characters of its beginning are wanted, which must be ASCII; 0: all of it.

    Raises:
        zlib.error: it is damaged, or its dictionary is not known.
    """
    used = int.from_bytes(packed[2:6], "big") if len(packed) > 1 and packed[1] & _PRESET else None
    if used is not None and used not in _DICTIONARIES:
        raise zlib.error("compressed against a dictionary that is not known")
    unpacker = zlib.decompressobj() if used is None else zlib.decompressobj(zdict=_DICTIONARIES[used])
    text = unpacker.decompress(packed, length)
    if not length and not unpacker.eof:
        raise zlib.error("incomplete or truncated")
    return text.decode("utf8", "surrogatepass")

"""Phrases that reasons are made of, against which what is packed is compressed: that saves a third of its size.

What was written against a dictionary can be read with it alone, so this text is never changed, not by a character; a
better one gets another number, and the old ones stay. What was written without any can always be read.
"""

from __future__ import annotations

import zlib
from typing import Final

#: Rarer phrases first: the nearer to the end, the shorter they are written.
_FIRST: Final = """\
"sector: its government speaks or acts in the text, or somebody speaks for it","sector: an outlet","sector: 'family' is
"an outlet by the words around it","whom “you” means is not known","whom “We” means is not known"],["whom “we” means is
"the text gives no full name","such a group may be of any","several speakers at once","to the year"],["to the month"],[
"a post: the name and handle behind the dash say whose","attributed by the dash and the name behind it","known as outlet
"a turn of a transcript: the label names the speaker","via: the same scene as s","via: the text says “told reporters
"no road, building or ground of this name in the tables","by the other places of the text, not ","the part of it before
"hypothetical: “would","hypothetical: “if","future: “will","possible: “may","denied: “not","open at the end: since
"context election: “","context economic: “","context environment: “","context legal: “court","context military: “military
"context terrorism: “terror","context cbrn: “nuclear","context diplomatic: “","context crime: “","context protest: “
"country: the words that call them do not tell it","sector: the words that call them do not tell it","country: “
"country: (D-…) after a name is a party of the United States","country: the text names none; it speaks of
"known: it is named","sector: that of ","sector: President of USA from 20","sector: presidential candidate of
; president of USA from 2016-01-01 to 2017-01-20 (leaders)","prime minister of ","foreign minister of ","minister of
"known: ' is its name (politicians)"," is its name (outlets)"," is its name (bodies)"," is its name (armed_groups)
" is its name (parties)"," is another name of United Nations (organisations)"," is another name of United States (states)
"known: ' is a part of what the text names","sector: ' is GOV","sector: ' is MIL","sector: ' is PTY","sector: ' is LEG
"sector: ' is EDU","sector: ' is CVL","sector: ' is BUS","sector: “police” in its name","sector: “university” in its name
' speaks for a body that is not known","sector: ', of what is called government, bears its sectors
"background: “last year” is long before the article","background: “20 is long before the article","the last one, as the
clause is in the past; counted from the article's date (2017-","counted from the article's date (2016-
"as the best known place of the name, not  (New York, USA)","the text puts it in ","taken for United States, as usual
"speaker: “it”: the speaker before","speaker: “they”: the speaker before","speaker: a body called by what it is
"speaker: several speakers at once","speaker: a group, not named","speaker: a document speaks itself","speaker: “she”: 
 is who the sentence before is about"," is the one its paragraph is about"," does not follow a speaker it fits
"speaker: “he”: the speaker before, no other person named since","speaker: the text names no source","speaker: short for
[["iso3","USA"],["iso2","US"],["cow","2"],["wikidata","Q30"]],[],[],[["iso3","GBR"],["iso2","GB"],["cow","200"],["wikidata","Q
"sector: the text names the state, not its government","stands for its government here","sector: its name does not tell it
"country: neither its name nor the packs tell it","country: the text does not say of which state; it speaks of United
States most","country: the text does not say of which state; it speaks of United States almost alone
"known: no pack knows it","sector: neither the text nor the packs tell it","country: the text does not say of which state"],[
"no day is said"],["no day is said"],["speaker: described, not named"],["speaker: short for “"],["time: the clause’s date
"doubtful: less sure than 0.25"],["place: its clause states none","time: its clause states none"],["described, not named"],[
"place: its clause states none","time: its clause states none","doubtful: less sure than 0.25"],["place: its clause states none",
[[],[],[],[],[],[],[[],[],[],[],[],[]],[["described, not named"],["""

_DICTIONARY: Final = _FIRST.replace("“", "\\u201c").replace("”", "\\u201d").replace("’", "\\u2019").encode()
_DICTIONARIES: Final = {zlib.adler32(_DICTIONARY): _DICTIONARY}
#: The bit of the second byte of a packed text that tells that the checksum of a dictionary follows.
_PRESET: Final = 0x20


def pack(text: str) -> bytes:
    """Return a text, compressed."""
    packer = zlib.compressobj(9, zdict=_DICTIONARY)
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

"""Dictionary forms of English words, as candidates: which one is meant is for the list they are looked up in."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

_IRREGULAR_FORMS: Final = """
arise arose arisen; be am is are was were been being; bear bore borne; begin began begun; beseech besought;
bet bet; bid bade bidden bid; bind bound; blow blew blown; break broke broken; bring brought; broadcast broadcast;
build built; call called; cast cast; catch caught; choose chose chosen; cling clung; come came come; deal dealt;
dig dug; do did done does; draw drew drawn; dream dreamt; drive drove driven; fall fell fallen; feel felt;
fight fought; find found; fling flung; forbid forbade forbidden; forecast forecast; foresee foresaw foreseen;
foretell foretold; forget forgot forgotten; forgive forgave forgiven; get got gotten; give gave given;
go went gone goes; have had has; hear heard; hit hit; hold held; keep kept; know knew known; lay laid; lead led;
lean leant; learn learnt; leave left; let let; lie lay lain lying; lose lost; make made; mean meant; meet met;
misread misread; mistake mistook mistaken; overhear overheard; overrule overruled; pay paid; plead pled;
put put; quit quit; read read; repay repaid; retell retold; rise rose risen; run ran; say said says; see saw seen;
seek sought; send sent; set set; shake shook shaken; shoot shot; show shown showed; sing sang sung; sit sat;
slay slew slain; speak spoke spoken; spell spelt; spin spun; spit spat; spread spread; stand stood; steer steered;
stick stuck; sting stung; strike struck; strive strove striven; sue sued; swear swore sworn; swing swung;
take took taken; teach taught; tear tore torn; tell told; think thought; throw threw thrown; tie tied tying;
understand understood; undertake undertook undertaken; uphold upheld; vie vied vying; weep wept; win won;
withdraw withdrew withdrawn; withhold withheld; withstand withstood; wring wrung; write wrote written
"""
_IRREGULAR: Final[dict[str, str]] = {
    form: words[0] for words in (entry.split() for entry in _IRREGULAR_FORMS.split(";")) for form in words[1:]
}
_VOWELS: Final = frozenset("aeiou")


@lru_cache(maxsize=20_000)
def lemmas(word: str) -> frozenset[str]:
    """Return `word` (lower case) and the dictionary forms that it may be an inflection of.

    `hoped` gives hoped, hop and hope: rules of spelling alone, so some candidates are no words.
    """
    out = {word}
    if word in _IRREGULAR:
        out.add(_IRREGULAR[word])
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        out.add(word[:-1])
        if word.endswith("es"):
            out.add(word[:-2])
        if word.endswith("ies"):
            out.add(word[:-3] + "y")
    if word.endswith("ed") and len(word) > 4:
        out.update((word[:-1], *_unsuffixed(word[:-2])))
        if word.endswith("ied"):
            out.add(word[:-3] + "y")
    if word.endswith("ing") and len(word) > 4:
        out.update((word[:-3] + "e", *_unsuffixed(word[:-3])))
        if word.endswith("ying"):
            out.add(word[:-4] + "ie")
    return frozenset(out)


def _unsuffixed(stem: str) -> tuple[str, ...]:
    """Return `stem`, and without its doubled last consonant (referr → refer) where there is one."""
    doubled = len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS
    if doubled:
        return (stem, stem[:-1])
    if stem.endswith("ck"):
        return (stem, stem[:-1])  # mimicked → mimic
    return (stem,)

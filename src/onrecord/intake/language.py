"""The language of a text, told with care: a short English text must not be left out as Dutch.

The identifier (py3langid) is sure of itself on whole articles. On a sentence or two it is not, so its probability is
weighed against how many of the words are English function words, and where the two leave doubt the answer is None,
which the reader takes for English.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

TOO_SHORT = "language: too short to tell"

_SAMPLE_START, _SAMPLE_MIDDLE = 12_000, 8_000
_MIN_LETTERS, _MIN_WORDS = 20, 3
# One character of a script that is not alphabetic says as much as a few letters do.
_MIN_LETTERS_DENSE = 6
# Below this many letters the identifier's probability is not to be trusted unless it is high.
_SHORT = 200
_SURE_SHORT, _SURE_LONG = 0.85, 0.60
_ENGLISH_SHARE, _ENGLISH_SHARE_SURE = 0.10, 0.20

# Words that stand in every English text and are rare in other languages of the same script ("in", "is", "was", "we",
# "over", "so", "on", "an", "as", "at", "be", "or", "had", "will" are left out: Dutch, German, French, Portuguese or the
# Scandinavian languages have them too).
_ENGLISH = """
    the of and to that for with his her he she they their them from were has have been not but which would this these
    those who whom are by after its could should about into than there when what where while because it said says told
    our your my you i'm don't didn't doesn't won't can't it's if only also
"""
_ENGLISH_WORDS = frozenset(_ENGLISH.split())
# Varieties that have no two-letter code of their own, or that written news is not told apart from its standard by.
_STANDARD = {
    "pcm": "en", "yue": "zh", "wuu": "zh", "arz": "ar", "ary": "ar", "sdh": "ku", "uzs": "uz", "nn": "no",
    "gug": "gn", "kik": "ki",
}  # fmt: skip
_NO_LANGUAGE = frozenset({"zxx"})

_NOISE = re.compile(r"https?://\S+|www\.\S+|\S{1,64}@\S+|[@#]\w+|<[^<>\n]{1,300}>")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Quotations of reasonable length; an opening mark that is never closed removes nothing.
_QUOTED = re.compile(r'“[^“”\n]{1,1500}”|«[^«»\n]{1,1500}»|„[^„“”\n]{1,1500}[“”]|"[^"\n]{1,1500}"')


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    """Return the identifier, loaded at the first text (about a second)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _sample(text: str) -> str:
    """Return the start and the middle of a long text, the whole of a short one, in Unicode form NFC."""
    if len(text) > _SAMPLE_START + _SAMPLE_MIDDLE:
        middle = max(_SAMPLE_START, len(text) // 2 - _SAMPLE_MIDDLE // 2)
        text = f"{text[:_SAMPLE_START]}\n{text[middle : middle + _SAMPLE_MIDDLE]}"
    return unicodedata.normalize("NFC", _NOISE.sub(" ", text))


def _latin_share(words: list[str]) -> float:
    """Return the share of `words` that are written in the Latin script, told by their first letters."""
    latin = sum(1 for word in words if unicodedata.name(word[0], "").startswith("LATIN"))
    return latin / len(words)


def _own_words(sample: str) -> str:
    """Return `sample` without its quotations where enough is left: an article may quote another language."""
    rest = _QUOTED.sub(" ", sample)
    letters = sum(map(len, _WORD.findall(rest)))
    if letters >= _MIN_LETTERS and letters * 5 >= sum(map(len, _WORD.findall(sample))):
        return rest
    return sample


def language_of(text: str) -> tuple[str | None, str | None]:
    """Tell the language of `text`.

    Args:
        text: any text; of a long one about 20,000 characters are looked at.

    Returns:
        The ISO 639-1 code (639-3 where the language has no two-letter code) and None; or None and the reason why the
        language could not be told.
    """
    sample = _sample(text)
    if len(_WORD.findall(sample)) == 0:
        return None, TOO_SHORT
    sample = _own_words(sample)
    words = _WORD.findall(sample)
    letters = sum(map(len, words))
    if _latin_share(words) < 0.5:
        return _not_latin(sample, letters)
    if letters < _MIN_LETTERS or len(words) < _MIN_WORDS:
        return None, TOO_SHORT
    return _latin(sample, words, letters)


def _ranked(sample: str) -> list[tuple[str, float]]:
    """Return (code, probability) pairs, the most probable first, varieties added to their standard."""
    merged: dict[str, float] = {}
    # In capitals the identifier lower-cases only if no small letter is there at all, so headlines in capitals with
    # one "Mc" in them would be misread.
    capitals = sum(1 for c in sample if c.isupper())
    if capitals * 2 > sum(1 for c in sample if c.isalpha()):
        sample = sample.lower()
    for code, probability in _identifier().rank(sample):
        standard = _STANDARD.get(code, code)
        merged[standard] = merged.get(standard, 0.0) + float(probability)
    return sorted(merged.items(), key=lambda pair: -pair[1])


def _not_latin(sample: str, letters: int) -> tuple[str | None, str | None]:
    if letters < _MIN_LETTERS_DENSE:
        return None, TOO_SHORT
    code, _ = _ranked(sample)[0]
    # Whichever it is, it is not English, so the best guess is better than none.
    return (None, "language: none recognised") if code in _NO_LANGUAGE else (code, None)


def _latin(sample: str, words: list[str], letters: int) -> tuple[str | None, str | None]:
    hits = [word for word in (word.lower().replace("’", "'") for word in words) if word in _ENGLISH_WORDS]
    share = len(hits) / len(words)
    if share >= _ENGLISH_SHARE_SURE and len(set(hits)) >= 3:
        return "en", None
    code, probability = _ranked(sample)[0]
    if code == "en" and (probability >= 0.5 or share >= _ENGLISH_SHARE):
        return "en", None
    sure = _SURE_SHORT if letters < _SHORT else _SURE_LONG
    if code not in _NO_LANGUAGE and code != "en" and probability >= sure and share < _ENGLISH_SHARE:
        return code, None
    if share >= _ENGLISH_SHARE and hits and probability < sure:
        return "en", None
    return None, f"language: unsure ({code} with probability {probability:.2f})"

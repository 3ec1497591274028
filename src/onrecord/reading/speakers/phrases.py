"""The parts of a source phrase: its head, what stands before it, what is added after commas.

"a spokesman for the Larch Institute, Ana Lopez" has the head noun "spokesman", a further part "for the Larch
Institute" and an apposition that is a name. No parser is asked: source phrases are short and of few shapes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.knowledge.words import words
from onrecord.reading.names.parts import Name, plain

_TOKEN: Final = re.compile(r"[’']s\b|\d+(?:,\d{3})+|[@#]?[^\W_][\w.&’'-]*|[,;:()\[\]—–]|\S")
_ARTICLES: Final = frozenset({"the", "a", "an"})
_RELATIVE: Final = frozenset({"who", "whom", "which", "whose", "where", "that"})
#: After these a preposition does not end the phrase: more than 2,000 people, up to ten.
_QUANTIFIERS: Final = frozenset({"more", "fewer", "less", "up", "many", "as"})
_WHEN: Final = frozenset(day for day in words("calendar") if day.endswith("day")) | {
    "today",
    "yesterday",
    "tonight",
    "earlier",
    "later",
    "also",
    "recently",
    "now",
    "here",
    "there",
    "this",
    "that",
    "together",
}
#: "Lopez herself" is Lopez.
_EMPHATIC: Final = frozenset({"himself", "herself", "itself", "themselves"})
_ADVERB: Final = re.compile(r"(?:ed|ent|ic|ous|al|i|ew|ar|ive|ate)ly$")
_HANGING: Final = (
    _RELATIVE
    | _ARTICLES
    | frozenset({"by", "on", "in", "at", "of", "for", "from", "to", "with", "about", "and", "or", "as"})
)
_PARTICIPLES: Final = frozenset({"sent", "written", "given", "shown", "held", "made", "drawn", "found", "left"})
#: A party and a state behind a lawmaker's name: "(D-Larch)".
_PARTY: Final = re.compile(r"[DRI]-[A-Z]")
_AGENT: Final = re.compile(r"(?:er|or|ist|ian|ant|man|woman|crat|ee|eer|person)$")
_BREAKS: Final = frozenset(",;:()[]—–")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, mark or whole name of a source phrase.

    Attributes:
        text, start, end: its characters in the article.
        name: the name it is, or None for a common word.
        possessive: whether 's follows it.
    """

    text: str
    start: int
    end: int
    name: Name | None
    possessive: bool

    @property
    def lower(self) -> str:
        """The word in lower case, without full stops and 's."""
        return plain(self.text) if any(map(str.isalnum, self.text)) else ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source phrase taken apart.

    Attributes:
        head: tokens up to the first comma, parenthesis or dash.
        added: the further parts between commas, relative clauses left out.
    """

    head: tuple[Token, ...]
    added: tuple[tuple[Token, ...], ...]

    @property
    def core(self) -> tuple[Token, ...]:
        """The head's tokens before its first preposition or relative pronoun."""
        return cut(self.head)

    @property
    def rest(self) -> tuple[Token, ...]:
        """The head's tokens from its first preposition on."""
        return self.head[len(self.core) :]

    @property
    def is_definite(self) -> bool:
        """Whether it begins with an article or possessive that points back: the, this, her, Ana's."""
        return bool(self.head) and (
            self.head[0].lower in words("definite") or any(t.possessive for t in self.core[:-1])
        )

    @property
    def is_indefinite(self) -> bool:
        """Whether it begins with a, an, another, one, some."""
        return bool(self.head) and self.head[0].lower in words("indefinite")


def cut(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return `tokens` before the first preposition, relative pronoun or participle that follows a word."""
    for i, token in enumerate(tokens):
        if not i or token.name is not None or tokens[i - 1].lower in _QUANTIFIERS or _ends_in_adverb(tokens[i - 1]):
            continue
        if token.lower in words("cut") or _is_participle(tokens[i - 1], token):
            return tuple(tokens[:i])
    return tuple(tokens)


def _ends_in_adverb(token: Token) -> bool:
    """Whether a word cannot end a noun phrase, so that what follows belongs to it: "a recently published study"."""
    adverb = token.text.islower() and token.lower != "family" and _ADVERB.search(token.lower) is not None
    return token.lower in _ARTICLES or adverb


def _is_participle(noun: Token, token: Token) -> bool:
    """Whether `token` begins what is told of a noun: polls conducted, voters surveyed."""
    participle = token.lower.endswith("ed") or token.lower in _PARTICIPLES
    return participle and noun.lower in words("document", "group") and not noun.possessive


def tokens_of(text: str, start: int, end: int, names: Sequence[Name]) -> list[Token]:
    """Return the tokens of text[start:end]; `names` (in order, without overlap) are one token each."""
    out: list[Token] = []
    position = start
    for name in names:
        if name.start < position or name.end > end or _is_compound(text, name.end):
            continue
        out.extend(_plain_tokens(text, position, name.start))
        name_end = name.end
        possessive = False
        stripped = re.search(r"[’']s?$", text[name.start : name_end])
        if stripped:
            name_end = name.start + stripped.start()
            possessive = True
        out.append(Token(text[name.start : name_end], name.start, name_end, name, possessive))
        position = name.end
    out.extend(_plain_tokens(text, position, end))
    return _join_possessives(out)


def _is_compound(text: str, at: int) -> bool:
    """Whether a name that ends at `at` is the first part of an adjective: "Larch-based"."""
    return text[at : at + 1] == "-" and text[at + 1 : at + 2].islower()


def _plain_tokens(text: str, start: int, end: int) -> list[Token]:
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        possessive = len(word) > 2 and word[-2:] in ("'s", "’s")
        stop = match.end() - (2 if possessive else 0)
        found.append(Token(text[match.start() : stop], match.start(), stop, None, possessive))
    return found


def _join_possessives(tokens: list[Token]) -> list[Token]:
    """`tokens` with a separate 's made a mark of the word before it."""
    out: list[Token] = []
    for token in tokens:
        if token.text in ("'s", "’s", "'", "’") and out and out[-1].end == token.start:
            last = out.pop()
            out.append(Token(last.text, last.start, last.end, last.name, True))
        elif token.text in _BREAKS or token.text == "&" or token.lower:
            out.append(token)
    return out


def take_apart(text: str, start: int, end: int, names: Sequence[Name]) -> Phrase:
    """Return the parts of the source phrase text[start:end]; `names` are those inside it, in order."""
    parts: list[list[Token]] = [[]]
    for token in tokens_of(text, start, end, names):
        if token.name is None and token.text in _BREAKS:
            parts.append([])
        elif not (parts[-1] and _is_day(token)):
            parts[-1].append(token)
    while len(parts[0]) > 1 and parts[0][-1].name is None and parts[0][-1].lower in _WHEN | _EMPHATIC:
        parts[0].pop()
    filled = [tuple(part) for part in parts if part and not _PARTY.match(part[0].text)]
    if not filled:
        return Phrase((), ())
    return Phrase(filled[0], tuple(_without_clauses(filled[1:])))


def _without_clauses(parts: Sequence[tuple[Token, ...]]) -> Iterator[tuple[Token, ...]]:
    """The parts but for relative clauses, whose own commas do not end them: "which struck in Larch, Orlen and Delk"."""
    inside = False
    for part in parts:
        inside = part[0].lower in _RELATIVE or (inside and part[0].lower not in ("and", "&"))
        if not inside:
            yield part


def _is_day(token: Token) -> bool:
    """Whether a token tells the day, which is no part of who it is: "a report Thursday from Larch"."""
    return token.text[:1].isupper() and token.lower.endswith("day") and token.lower in _WHEN


def without_article(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return `tokens` without a leading the, a, an."""
    return tuple(tokens[1:]) if len(tokens) > 1 and tokens[0].lower in _ARTICLES else tuple(tokens)


def surface(text: str, tokens: Sequence[Token]) -> str:
    """Return the characters of the article that `tokens` cover, on one line."""
    return " ".join(text[tokens[0].start : tokens[-1].end].split()) if tokens else ""


def shown_words(text: str, phrase: Phrase) -> str:
    """Return the words of the head to show as a name: without article and what a cut left hanging at the end."""
    tokens = list(without_article(phrase.head))
    for i, token in enumerate(tokens):
        if i and token.name is None and token.lower in ("cited", "quoted", "interviewed", "contacted"):
            tokens = tokens[:i]
            break
    while len(tokens) > 1 and tokens[-1].name is None and tokens[-1].lower in _HANGING | words("cut"):
        tokens.pop()
        if len(tokens) > 1 and tokens[-1].name is None and tokens[-1].lower.endswith("ed"):
            tokens.pop()
    shown = surface(text, tokens)
    ends = len(tokens) > 2 and tokens[-1] is phrase.head[-1] and tokens[-1].possessive and tokens[-1] not in phrase.core
    return shown + text[tokens[-1].end : tokens[-1].end + 2] if ends else shown  # officials at St. Olaf's


def singular(noun: str) -> str | None:
    """Return the singular of a plural noun that the word lists know as a role, else None."""
    roles = words("role")
    men = noun.removesuffix("men") + "man" if noun.endswith("men") else noun
    for candidate in (noun.removesuffix("s"), noun.removesuffix("es"), men):
        if candidate != noun and candidate in roles:
            return candidate
    return None


def is_person_noun(noun: str) -> bool:
    """Whether a noun (singular, lower case) is a person's by the lists or by its ending: waiter, zoologist."""
    known = words("role")
    return noun in known or (
        len(noun) > 5
        and noun.islower()
        and _AGENT.search(noun) is not None
        and noun not in words("thing", "document", "body")
    )


def is_plural(tokens: Sequence[Token]) -> bool:
    """Whether the noun at the end of `tokens` is a plural of people: voters, two officials, critics."""
    noun = tokens[-1].lower
    if noun in words("group") or singular(noun) is not None:
        return True
    one = noun.removesuffix("s") if noun.endswith("s") else noun.removesuffix("men") + "man"
    one = one if noun.endswith(("s", "men")) else noun
    return one != noun and noun not in words("document") and is_person_noun(one)

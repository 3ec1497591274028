"""Texts as news has them, with all that goes wrong on their way: from a grammar of sentences, odd things put in."""

from __future__ import annotations

import re
from random import Random

SPEAKERS = (
    "Minister Ada Brook", "the mayor of Veldmark", "police", "she", "They", "a union official", "Gen. Pal Sund",
    "Orla Venn, the envoy of Talsia,", "an official who asked not to be named", "the Northern Post", "Xu’er O’Neill",
    "Müller-Lüdenscheidt", "李明", "محمد بن سعيد", "The Ministry of Defence of Brenmark", "a statement",
    "Tariq Aziz’s aide",
    "NATO", "U.S. President J. R. Doe", "the 4,000-strong militia", "Who", "He", "France", "the Kremlin", "",
)  # fmt: skip
CUES = (
    "said", "told the Northern Post", "denied", "warned on Monday", "accused the rebels of lying:", "wrote", "asked",
    "added", "according to", "claimed, without proof,", "was quoted by state television as saying", "says",
    "promised to",
    "did not say", "has repeatedly said", "’s", ":", "—", "is said to have said",
)  # fmt: skip
CONTENTS = (
    "the mill will close in May", "12 people were killed in Quell", "troops had attacked the harbour of Brenmark",
    "it was a lie", "“nobody goes” before the strike ends", "no talks were held in Geneva with the United Nations",
    "between three and 999999999999999999999999 soldiers had been wounded", "Talsia expelled two diplomats on 3 May",
    "police arrested dozens of protesters", "I", "we have “no choice” — and no cod",
    "the mayor told her he had said so",
    "he would resign “if and only if the council", "France and Germany signed an agreement in Paris", "…", "",
)  # fmt: skip
WHEN = (
    "on 31 February 2024", "on 30/02/2024", "at 25:99", "on the 45th of May", "in 0000", "on 1 January 99999",
    "yesterday",
    "2024-13-45", "on Monday, 29 February 2023,", "last century", "in the 99th quarter", "99999999999 years ago",
    "on 29 Feb.", "since the year -5", "at 12 p.m. on 12/12/12", "two to 4 days later", "next Friday the 32nd", "",
)  # fmt: skip
OTHERS = (
    "Le ministre a dit que « rien ne va plus ».", "Der Minister sagte, „alles ist verloren“.", "部长说：“没有选择。”",
    "قال الوزير: «لا خيار لدينا».", "Министр сказал: «У нас нет выбора».", "大臣は「選択肢はない」と述べた。",
    "שר אמר: ”אין ברירה“.",
    "El ministro dijo: —No.", "Bakan, “seçeneğimiz yok” dedi. İIıi", "ไม่มีทางเลือก", "ᚠᛇᚻ ᛒᛦᚦ", "🙂 said 🙃: “🚢🚫”",
)  # fmt: skip
LINES = (
    "By A. Sen", "QUELL, May 3 (Reuters) -", "(Reporting by A. Sen; Editing by B. Lind)",
    "Read more: https://x.example/",
    "Photo: A. Sen/AFP", "ADVERTISEMENT", "* * *", "-----", "<p>", "| a | b |", "1.", "# Headline", "\t\t",
    "Correction:",
    "Published 31 February 2024", "Share this article", "END", "###", "Headline: Mill To Close", "Q: Why?", "A: No.",
)  # fmt: skip
OPENING = ("“", '"', "‘", "'", "«", "„", "‹", "``", "''", "「", "」", "‚", "”", "’", "❝", "", "“‘", "\"'", "> ")
CLOSING = ("”", '"', "’", "'", "»", "“", "›", "''", "」", "『", "‘", "❞", "", "’”", "'\"", "«")
ODD = (
    "\0", "\x01", "\x1b[31m", "\x7f", "\x85", "\u2028", "\u2029", "\r", "\r\n", "\t", "\v", "\f", "\xa0", "\xad",
    "\u200b",
    "\u200c", "\u200d", "\u200e", "\u200f", "\u202a", "\u202b", "\u202d", "\u202e", "\u202c", "\u2066", "\u2067",
    "\u2069",
    "\ufeff", "\ufffe", "\uffff", "\ufffd", "\ufffc", "\ud800", "\udfff", "\ud83d", "\U0010ffff", "\U000e0041", "🇫🇷",
    "👩‍👩‍👧‍👦",
    "ﬁ", "ﷺ", "e\u0301", "\u0301\u0301\u0301\u0301", "ǅ", "ß", "İ", "ı", "K", "𝒬", "㎏", "½", "٣", "௧", "²", "①", "Ⅷ",
    "…", "‑", "�",
    "&nbsp;", "&#0;", "%00", "\\u0000", "${x}", "{{7*7}}", "<script>", "]]>", "\\", "/" * 40, "a" * 300, "." * 80,
    "-" * 90,
    "((((((((", "))))))", "1" * 50, "I" * 60, "said " * 30, "“" * 30, "\n" * 12, "A. " * 40, "'s" * 20, ", and" * 25,
)  # fmt: skip
OCR = (
    ("rn", "m"),
    ("l", "1"),
    ("O", "0"),
    ("e", "c"),
    (" ", ""),
    ("i", "í"),
    ("th", "tli"),
    (".", ","),
    ("s", "5"),
    ("“", ",,"),
)


def sentence(r: Random) -> str:
    """A sentence that attributes something, in one of the orders of news, quotation marks of any kinds."""
    who, cue, what, when = r.choice(SPEAKERS), r.choice(CUES), r.choice(CONTENTS), r.choice(WHEN)
    said = f"{r.choice(OPENING)}{what}{r.choice(('', ',', '.', '?', '!', '…'))}{r.choice(CLOSING)}"
    other, third = r.choice(SPEAKERS), r.choice(SPEAKERS)
    return r.choice((
        f"{said} {who} {cue} {when}.",
        f"{who} {cue} that {what} {when}.",
        f"{who} {cue}, {said} {when}",
        f"According to {who}, {what} {when}.",
        f"{said} {cue} {who}. {said}",
        f"{who} {cue}: {said}\n{said}",
        f"{what.capitalize()} {when}, {who} {cue}, and {other} {r.choice(CUES)} {said}.",
        f"{who}: {said}",
        f"{who} {cue} {when} that {other} had {r.choice(CUES)} that {third} {cue} {said}.",
    ))  # fmt: skip


def _upper(text: str) -> str:
    return text.upper()


def _wrapped(text: str) -> str:
    return re.sub(r"(.{30,60}) ", "\\1\n", text)


def _scanned(text: str) -> str:
    for number, (right, wrong) in enumerate(OCR):
        text = text.replace(right, wrong) if number % 2 else text.replace(right, wrong, 3)
    return text


def _spaced(text: str) -> str:
    return " ".join(text[:400]) + text[400:]


def _twice(text: str) -> str:
    return f"{text}\n\n-----\n\nHeadline Of Another\nBy B. Lind\n\n{text[::-1][:200]}\n\n{text}"


def _backwards(text: str) -> str:
    return text[::-1]


def _same(text: str) -> str:
    return text


CHANGES = (_same, _same, _same, _same, _upper, _wrapped, _scanned, _spaced, _twice, _backwards, str.title, str.lower)


def text(r: Random, most: int = 7) -> str:
    """An article of a few sentences, its beginning, end or middle spoilt."""
    parts = []
    for _ in range(r.randint(1, most)):
        kind = r.randint(0, 7)
        parts.append(sentence(r) if kind < 6 else r.choice(OTHERS if kind == 6 else LINES))
        parts.append(r.choice((" ", " ", "\n\n", "\n", "\r\n", "")))
    made = r.choice(CHANGES)("".join(parts))
    for _ in range(r.randint(0, 4)):
        at = r.randint(0, len(made))
        made = made[:at] + (r.choice(ODD) if r.randint(0, 3) else characters(r, 4)) + made[at:]
    if r.randint(0, 5) == 0:
        made = made[r.randint(0, len(made)) :]
    if r.randint(0, 5) == 0:
        made = made[: r.randint(0, len(made))]
    return made


def characters(r: Random, most: int) -> str:
    """Any characters at all."""
    reaches = (0x7F, 0x7F, 0x2FF, 0xFFFF, 0x10FFFF)
    return "".join(chr(r.randint(0, r.choice(reaches))) for _ in range(r.randint(0, most)))


_FIELDS = (*SPEAKERS, *WHEN, *ODD, *OTHERS, "2024-05-06", "2024", "uone", "s1", "e1", "1", "-1", "1e9", "TLS")


def word(r: Random) -> str:
    """What a person may put into a field: names, dates, odd characters."""
    return r.choice(_FIELDS) if r.randint(0, 3) else characters(r, 12)

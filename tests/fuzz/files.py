"""Files as people and programs give them: lines of JSON, tables, documents, archives, each sound or spoilt."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from tests.fuzz.pages import damaged, escaped, page, some_bytes, value
from tests.fuzz.words import text, word
from tests.intake.make_files import column, pdf

FIELDS = ("text", "title", "url", "outlet", "date", "published", "author", "authors", "body", "content", "headline",
"source",
          "language", "id", "link", "domain", "maintext", "date_publish")  # fmt: skip
NAMES = ("a.txt", "a.md", "a.html", "a.jsonl", "a.json", "a.csv", "a.tsv", "a.pdf", "a.docx", "a.zip", "a.txt.gz",
"a.jsonl.gz",
         "a.xyz", "a", "", "a.htm.gz", "a.gz", "a.ndjson", "a.doc", "a.zip.gz", "nexis.txt", "a.rtf")  # fmt: skip


@dataclass(frozen=True, slots=True)
class File:
    """What is given: a name and bytes."""

    name: str
    data: bytes

    def __repr__(self) -> str:
        shown = self.data if len(self.data) <= 1500 else self.data[:1500] + b"..."
        return f"File({self.name!r}, {shown!r})"


def fields(r: Random) -> dict[str, Any]:
    """What ought to be an article in JSON."""
    made = {r.choice(FIELDS): value(r) if r.randint(0, 1) else word(r) for _ in range(r.randint(0, 4))}
    if r.randint(0, 4):
        made[r.choice(("text", "text", "body", "content", "maintext"))] = text(r, 3)
    return made


def lines(r: Random) -> bytes:
    """Lines of JSON: articles, other values, halves of them, numbers without end, brackets without end."""
    out = []
    for _ in range(r.randint(0, 4)):
        kind = r.randint(0, 9)
        line = json.dumps(fields(r) if kind else value(r), ensure_ascii=r.random() < 0.5)
        if kind == 1:
            line = line[: r.randint(0, len(line))]
        elif kind == 2:
            line = r.choice(
                ("[" * 5000, '{"a":' * 2000, "NaN", "-Infinity", "1" * 5000, '"\\ud800"', "\ufeff{}", '{"text":')
            )
        elif kind == 3:
            line = line.replace('"', "'", 2)
        out.append(line)
    whole = r.choice(("\n", "\n", "\r\n", "\n\n", "\r", ",", "\u2028")).join(out)
    return (whole if r.randint(0, 5) else f"[{whole}]").encode("utf8", "surrogatepass")


def table(r: Random) -> bytes:
    """Comma or tab separated values with quotation marks that may be missing."""
    sign, quote = r.choice((",", "\t", ";")), r.randint(0, 2)
    head = [r.choice(FIELDS) if r.randint(0, 4) else word(r) for _ in range(r.randint(1, 4))]
    rows = [
        head,
        *([text(r, 2) if r.randint(0, 1) else word(r) for _ in range(r.randint(0, 5))] for _ in range(r.randint(0, 3))),
    ]

    def cell(words: str) -> str:
        return (
            '"' + words.replace('"', '""') + '"'
            if quote and any(each in words for each in (sign, "\n", '"'))
            else words
        )

    return "\r\n".join(sign.join(cell(each) for each in row) for row in rows).encode("utf8", "surrogatepass")


@cache
def _document() -> dict[str, bytes]:
    from docx import Document

    out = io.BytesIO()
    document = Document()
    document.add_paragraph("The mayor said no.")
    document.save(out)
    with zipfile.ZipFile(io.BytesIO(out.getvalue())) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def document(r: Random) -> bytes:
    """A DOCX whose parts were changed."""
    parts = dict(_document())
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"The mayor said no.", escaped(text(r, 3)).encode("utf8", "surrogatepass")
    )
    for _ in range(r.choice((0, 0, 1, 2))):
        name = r.choice(sorted(parts))
        parts[name] = damaged(r, parts[name])
    if r.randint(0, 5) == 0:
        del parts[r.choice(sorted(parts))]
    return _zipped(parts)


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name or "a", data)
    return out.getvalue()


def _printable(text: str) -> str:
    return text.encode("cp1252", "replace").decode("cp1252")[:400]


def plain(r: Random) -> bytes:
    """A file that is no archive, of any format."""
    kind = r.randint(0, 11)
    if kind < 4:
        coding = r.choice(("utf8", "utf8", "utf8", "utf-16", "utf-16-le", "utf-32", "utf-8-sig"))
        return text(r, 5).encode(coding, "surrogatepass")
    if kind == 4:
        return text(r, 4).encode("cp1252", "replace")
    if kind == 5:
        return pdf([column(_printable(text(r, 3)).splitlines() or [""])])
    return {6: table, 7: page, 8: document, 9: lambda r: some_bytes(r, 300)}.get(kind, lines)(r)


def archive(r: Random) -> bytes:
    """An archive of files of any kind, in an archive, perhaps."""
    names = (*NAMES, "../../a.txt", "/etc/a.txt", "b/", ".hidden.txt", "c\\d.txt", "n\u202etxt.exe", "é.txt")
    kind = r.randint(0, 3)
    if kind == 1:
        return gzip.compress(plain(r), mtime=0)
    data = _zipped({r.choice(names): plain(r) for _ in range(r.randint(0, 3))})
    if kind == 2:
        return _zipped({"inner.zip": data, "b.txt.gz": gzip.compress(plain(r), mtime=0)})
    return data + some_bytes(r, 20) if kind == 3 else data


def file(r: Random) -> File:
    """A file whose name may or may not say what it is, sound or damaged."""
    data = plain(r) if r.randint(0, 3) else archive(r)
    if r.randint(0, 3) == 0:
        data = damaged(r, data)
    return File(_fitting(data) if r.randint(0, 3) else r.choice(NAMES), data)


def _fitting(data: bytes) -> str:
    """A name that says what the bytes are, so that most files are looked into."""
    for start, name in (
        (b"PK", "a.zip"),
        (b"\x1f\x8b", "a.txt.gz"),
        (b"%PDF", "a.pdf"),
        (b"<html", "a.html"),
        (b"{", "a.jsonl"),
    ):
        if data.startswith(start):
            return "a.docx" if b"word/document.xml" in data else name
    return "a.txt" if b'","' not in data else "a.csv"

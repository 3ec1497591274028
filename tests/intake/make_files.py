"""Tiny files for the tests of intake, made by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

from onrecord.intake import Problem, load
from onrecord.types import Article


def articles(*args, **settings) -> list[Article]:
    """Load and demand that there was no problem."""
    found = list(load(*args, **settings))
    assert not [str(one) for one in found if isinstance(one, Problem)]
    return found


def problems(*args, **settings) -> list[Problem]:
    return [one for one in load(*args, **settings) if isinstance(one, Problem)]


def only_problem(*args, **settings) -> Problem:
    found = list(load(*args, **settings))
    assert len(found) == 1, found
    assert isinstance(found[0], Problem)
    assert "\n" not in str(found[0])
    return found[0]


def pdf(pages: Sequence[Sequence[tuple[float, float, str]]], *, size: float = 11, title: str | None = None) -> bytes:
    """A PDF whose pages are lists of (x, y, line) in Helvetica."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for page in pages:
        parts = []
        for x, y, line in page:
            escaped = line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
            parts.append(f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET")
        stream = "\n".join(parts)
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
        kids.append(len(objects) + 1)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>"
    info = ""
    if title:
        objects.append(f"<< /Title ({title}) >>")
        info = f" /Info {len(objects)} 0 R"
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, 2)
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252"))
    start = out.tell()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode())
    out.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R{info} >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def column(
    lines: Sequence[str], *, top: float = 760, step: float = 14, left: float = 72
) -> list[tuple[float, float, str]]:
    """Lines of a page one under the other; an empty one is a gap."""
    return [(left, top - step * index, line) for index, line in enumerate(lines) if line]


def docx(path: Path, paragraphs: Sequence[str | tuple[str, str]]) -> Path:
    """A DOCX of paragraphs, each a text or (style, text)."""
    from docx import Document

    document = Document()
    for paragraph in paragraphs:
        style, text = paragraph if isinstance(paragraph, tuple) else ("Normal", paragraph)
        document.add_paragraph(text, style=style)
    document.save(str(path))
    return path


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return path

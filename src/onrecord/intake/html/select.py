"""Which blocks of a page are its article: chosen by trafilatura, completed and ordered by the page's own layout."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.intake.html.blocks import Block, key_of
from onrecord.intake.html.labels import COMMENT, NAVIGATION, is_sentence, label_of_element, label_of_links
from onrecord.intake.html.tree import names, word_set

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONG = 40  # letters from which a text is taken to stand on the page once
_CORE = 0.85  # share of the chosen letters that the core of the page holds
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TEXT_TAGS = frozenset({"p", "li", "blockquote", "h2", "h3", "h4", "dd", "dt", "pre"})
_KEPT_LABELS = frozenset({"caption", "correction"})
_DEK_NAMES = word_set(
    "dek deck standfirst subtitle subhead subheading subheadline subline summary description excerpt tagline intro "
    "lede abstract strapline"
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A block of the article, and why it is left out, if it is."""

    block: Block
    why: str | None


class _Weights:
    """How much of the chosen text each element of the page holds."""

    def __init__(self, chosen: list[Block]) -> None:
        self.total = sum(len(block.key) for block in chosen) or 1
        self._of: Counter[HtmlElement] = Counter()
        for block in chosen:
            for element in (block.element, *block.element.iterancestors()):
                self._of[element] += len(block.key)

    def share(self, element: HtmlElement) -> float:
        return self._of[element] / self.total

    def core(self, root: HtmlElement) -> HtmlElement:
        element = root
        while True:
            inner = next((child for child in element if self.share(child) >= _CORE), None)
            if inner is None or inner.tag in _TEXT_TAGS:  # an article of one paragraph stands beside others
                return element
            element = inner


def _matches(blocks: list[Block], lines: list[str]) -> list[bool]:
    """Whether each block is among the lines that trafilatura chose."""
    keys = [key for key in map(key_of, lines) if key]
    wanted = Counter(keys)
    starts = {key[:_LONG] for key in keys if len(key) >= _LONG}
    ends = {key[-_LONG:] for key in keys if len(key) >= _LONG}
    found = []
    for block in blocks:
        pieces = [key_of(line) for line in block.text.split("\n")] if "\n" in block.text else [block.key]
        found.append(
            any(
                wanted[piece] > 0 or (len(piece) >= _LONG and (piece[:_LONG] in starts or piece[-_LONG:] in ends))
                for piece in (block.key, *pieces)
                if piece
            )
        )
    return found


def _label(block: Block, core: HtmlElement, weights: _Weights, cache: dict[HtmlElement, str | None]) -> str | None:
    """What the markup between the block and the core says it is; big parts of the article are never labelled."""
    for element in (block.element, *block.element.iterancestors()):
        if element is core:
            break
        if weights.share(element) > 0.3:
            continue
        if element not in cache:
            cache[element] = label_of_element(element)
        if cache[element]:
            return cache[element]
    return None


def _inside(element: HtmlElement, core: HtmlElement) -> bool:
    return element is core or any(ancestor is core for ancestor in element.iterancestors())


def _container(block: Block) -> HtmlElement | None:
    """The element that holds the block beside its fellows: a list for its items counts as one of them."""
    element = block.element
    if element.tag in {"li", "dd", "dt"} or (element.tag == "p" and _parent_tag(element) in {"blockquote", "li"}):
        element = element.getparent()
        if element is not None and element.tag == "li":
            element = element.getparent()
    return element.getparent() if element is not None else None


def _parent_tag(element: HtmlElement) -> str:
    parent = element.getparent()
    return str(parent.tag) if parent is not None else ""


def _is_dek(block: Block, descriptions: frozenset[str]) -> bool:
    """Whether the block is the line under the headline: named so, or the page's own description."""
    if not 25 <= len(block.text) <= 600 or block.linked > len(block.text) // 2:
        return False
    element = block.element
    named = any(
        names(e) & _DEK_NAMES or {"sub", "title"} <= names(e) or {"sub", "headline"} <= names(e)
        for e in (element, *list(element.iterancestors())[:2])
    )
    return named or block.element.tag in {"h2", "h3"} or any(block.key[:60] == d[:60] for d in descriptions)


def choose(
    root: HtmlElement, blocks: list[Block], lines: list[str], *, title: str | None, descriptions: frozenset[str]
) -> list[Chosen]:
    """Return the blocks of the article in the order of the page, with what is to be left out among them.

    Args:
        root: the page.
        blocks: all blocks of it.
        lines: the paragraphs that trafilatura takes for the article.
        title: the headline, which is kept apart from the text.
        descriptions: keys of the page's descriptions of itself, to know the line under the headline.

    Returns:
        An empty list where too little of `lines` is found on the page.
    """
    matched = _matches(blocks, lines)
    long_ones = [b for b, m in zip(blocks, matched, strict=True) if m and len(b.key) >= _LONG and not b.hidden]
    if not long_ones:
        long_ones = [b for b, m in zip(blocks, matched, strict=True) if m]
    weights = _Weights(long_ones)
    core = weights.core(root)
    title_key = key_of(title or "")
    inside = [_inside(b.element, core) for b in blocks]
    apart = _sections_apart(blocks, matched, inside)
    fellows = {c for b in long_ones if (c := _container(b)) is not None and weights.share(c) >= 0.1}
    labels: dict[HtmlElement, str | None] = {}
    taken: list[tuple[int, Chosen]] = []
    seen: set[str] = set()
    for place, (block, match, within) in enumerate(zip(blocks, matched, inside, strict=True)):
        if not (within or (match and _container(block) in apart)) or (block.hidden and not match):
            continue
        if (
            not block.key
            or block.key == title_key
            or (len(block.key) >= _LONG and block.key in seen)
            or _in_data_table(block)
        ):
            continue
        why = _label(block, core, weights, labels)
        if why and not _worth_keeping(block, why, match):
            continue
        if not match and why is None and not _belongs(block, fellows):
            continue
        if why is None and block.element.tag not in _HEADINGS and label_of_links(block):
            if not match:
                continue
            why = "related" if block.element.tag == "p" else None
        taken.append((place, Chosen(block, why)))
        if why is None:
            seen.add(block.key)
    return _with_dek(blocks, _trimmed(taken), title_key, descriptions)


def _worth_keeping(block: Block, why: str, match: bool) -> bool:
    """Whether what is not article stays in the text, named as left out: what a reader of the page would miss."""
    if why in {COMMENT, NAVIGATION}:
        return False
    if why in _KEPT_LABELS:
        return block.words >= 3
    return match and block.words >= 8 and is_sentence(block.text)  # trafilatura holds it for prose: let it be seen


def _sections_apart(blocks: list[Block], matched: list[bool], inside: list[bool]) -> set[HtmlElement]:
    """Containers outside the core with three chosen paragraphs or more: further parts of the article."""
    sentences: Counter[HtmlElement] = Counter()
    for block, match, within in zip(blocks, matched, inside, strict=True):
        container = None if within or not match else _container(block)
        if container is not None and block.words >= 6 and is_sentence(block.text):
            sentences[container] += 1
    return {container for container, count in sentences.items() if count >= 3}


def _belongs(block: Block, fellows: set[HtmlElement]) -> bool:
    """Whether a block that trafilatura passed over stands among those it took, or in a box of prose beside them."""
    container = _container(block)
    if block.element.tag not in _TEXT_TAGS or container is None or block.words < 3:
        return False
    if container in fellows:
        return True
    prose = block.words >= 12 and block.linked < 0.3 * len(block.text) and is_sentence(block.text)
    return prose and container.getparent() in fellows


def _in_data_table(block: Block) -> bool:
    """Whether the block is a cell of figures and names; cells with prose are layout."""
    return block.words < 25 and any(e.tag in {"td", "th"} for e in (block.element, *block.element.iterancestors()))


def _trimmed(taken: list[tuple[int, Chosen]]) -> list[tuple[int, Chosen]]:
    """Without captions and headings before the first and after the last paragraph."""
    main = [i for i, (_, c) in enumerate(taken) if c.why is None and c.block.element.tag not in _HEADINGS]
    if not main:
        return []
    kept = taken[: main[-1] + 1]
    return kept + [(p, c) for p, c in taken[main[-1] + 1 :] if c.why == "correction"]


def _with_dek(
    blocks: list[Block], taken: list[tuple[int, Chosen]], title_key: str, descriptions: frozenset[str]
) -> list[Chosen]:
    """With the line under the headline, where the page has one and trafilatura passed it over."""
    if not taken:
        return []
    first = taken[0][0]
    chosen = [c for _, c in taken]
    present = {c.block.key for c in chosen}
    heads = [i for i, b in enumerate(blocks[:first]) if b.element.tag == "h1" or (title_key and b.key == title_key)]
    if not heads:
        return chosen
    for block in blocks[heads[-1] + 1 : min(first, heads[-1] + 12)]:
        if not block.hidden and block.key not in present and _is_dek(block, descriptions):
            return [Chosen(block, None), *chosen]
    return chosen

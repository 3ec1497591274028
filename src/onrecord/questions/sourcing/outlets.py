"""The sourcing of outlets over time: what they have from unnamed sources, which sides they hear, what is one voice's.

Everything is counted over articles that are no copies: a wire story that ten papers print is counted once, for the
outlet that had it first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from onrecord.errors import SettingError
from onrecord.knowledge.outlet_names import outlet_name
from onrecord.record.voices_heard import Heard

By = Literal["month", "year", "all"]


@dataclass(frozen=True, slots=True)
class OutletSide:
    """A side as an outlet hears it: speakers of one country and first sector (None: not known).

    Attributes:
        country, sector: PLOVER codes.
        articles: in how many it speaks.
        statements: how many it makes.
        share: of the statements of all sides, 0 to 1.
    """

    country: str | None
    sector: str | None
    articles: int
    statements: int
    share: float


@dataclass(frozen=True, slots=True)
class OneVoice:
    """An article that has all it reports from one voice.

    Attributes:
        article, title, published: of the article.
        voice: name of the speaker.
        anonymous: whether it is deliberately unnamed.
        statements: how many statements the article has.
    """

    article: str
    title: str | None
    published: str | None
    voice: str
    anonymous: bool
    statements: int


@dataclass(frozen=True, slots=True)
class OutletSourcing:
    """Whose words an outlet prints in a period.

    Attributes:
        outlet: its one name, or None for articles of no known outlet.
        called: what its articles call it where that is something else: "nyt", "www.nytimes.com".
        period: YYYY-MM or YYYY; "undated" for articles without a date; "all".
        articles: read, without copies of others.
        copies: articles that are copies of others, and so counted in nothing else here.
        unread: articles that were left out as a whole (another language, empty), counted in nothing else here.
        silent: articles without a single statement.
        statements: how many there are; `named`, `anonymous`, `groups`, `documents` and `unknown` (speaker not known)
            make up all of them.
        anonymous_share: anonymous statements of those whose speaker is known, 0 to 1; None where there are none.
        anonymous_articles: articles with at least one anonymous statement.
        sides: who is heard, most statements first.
        one_sided: articles with two statements or more whose speakers are all of one known country.
        one_voice: articles in which every statement that stands in no other one is by the same speaker.
        perhaps_one_voice: articles with one such speaker and others that are not known: one voice at least.
    """

    outlet: str | None
    called: tuple[str, ...]
    period: str
    articles: int
    copies: int
    unread: int
    silent: int
    statements: int
    named: int
    anonymous: int
    groups: int
    documents: int
    unknown: int
    anonymous_share: float | None
    anonymous_articles: int
    sides: tuple[OutletSide, ...]
    one_sided: int
    one_voice: tuple[OneVoice, ...]
    perhaps_one_voice: int


def sourcing_of_outlets(articles: Iterable[Heard], *, by: By = "all") -> tuple[OutletSourcing, ...]:
    """Return the sourcing of each outlet in each period, the outlet with most articles first, then by period.

    Args:
        articles: as `record.voices_heard` gives them.
        by: how long a period is; "all": no periods.

    Raises:
        SettingError: there is no such period.
    """
    if by not in get_args(By):
        raise SettingError(f"{by!r} is no period", fix=f"Valid are {', '.join(get_args(By))}")
    groups: dict[tuple[str | None, str], list[Heard]] = defaultdict(list)
    for article in articles:
        outlet = None if article.outlet is None else outlet_name(article.outlet)
        groups[(outlet, _period(article.published, by))].append(article)
    sizes: Counter[str | None] = Counter()
    for (outlet, _), group in groups.items():
        sizes[outlet] += len(group)
    order = sorted(groups, key=lambda own: (-sizes[own[0]], own[0] is None, own[0] or "", own[1] == UNDATED, own[1]))
    return tuple(_sourcing(outlet, period, groups[(outlet, period)]) for outlet, period in order)


#: The period of articles without a date.
UNDATED = "undated"


def _period(published: str | None, by: By) -> str:
    if by == "all":
        return "all"
    return published[: 4 if by == "year" else 7] if published else UNDATED


def _sourcing(outlet: str | None, period: str, group: list[Heard]) -> OutletSourcing:
    group = sorted(group, key=lambda each: (each.published or "", each.article))
    own = [each for each in group if each.copy_of is None]
    read = [each for each in own if each.left_out is None]
    statements, unknown = sum(each.statements for each in read), sum(each.unknown for each in read)
    anonymous = sum(each.anonymous for each in read)
    known = statements - unknown
    return OutletSourcing(
        outlet=outlet,
        called=tuple(sorted({each.outlet for each in group if each.outlet is not None} - {outlet})),
        period=period,
        articles=len(read),
        copies=len(group) - len(own),
        unread=len(own) - len(read),
        silent=sum(1 for each in read if not each.statements),
        statements=statements,
        named=sum(each.named for each in read),
        anonymous=anonymous,
        groups=sum(each.groups for each in read),
        documents=sum(each.documents for each in read),
        unknown=unknown,
        anonymous_share=round(anonymous / known, 4) if known else None,
        anonymous_articles=sum(1 for each in read if each.anonymous),
        sides=_sides(read),
        one_sided=sum(1 for each in read if _one_sided(each)),
        one_voice=tuple(
            OneVoice(each.article, each.title, each.published, each.only, each.only_anonymous, each.statements)
            for each in read
            if each.only is not None and not each.open
        ),
        perhaps_one_voice=sum(1 for each in read if each.only is not None and each.open),
    )


def _one_sided(article: Heard) -> bool:
    """Whether at least two statements are all of one country; where any speaker is of none, that cannot be told."""
    countries = {side.country for side in article.sides}
    return len(countries) == 1 and None not in countries and article.statements > 1 and not article.unknown


def _sides(read: list[Heard]) -> tuple[OutletSide, ...]:
    articles: Counter[tuple[str | None, str | None]] = Counter()
    statements: Counter[tuple[str | None, str | None]] = Counter()
    for article in read:
        for side in article.sides:
            articles[(side.country, side.sector)] += 1
            statements[(side.country, side.sector)] += side.statements
    whole = sum(statements.values())
    order = sorted(statements, key=lambda side: (-statements[side], *(part or "~" for part in side)))
    return tuple(
        OutletSide(*side, articles[side], statements[side], round(statements[side] / whole, 4)) for side in order
    )

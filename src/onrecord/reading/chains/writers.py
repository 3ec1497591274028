"""Who speaks by a post or for an outlet, as the source itself tells: a user of a platform, a staff member."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from onrecord.reading.chains.outlets import Outlets
from onrecord.reading.chains.phrases import Phrases
from onrecord.reading.chains.relays import Carrier, Passing, Setting
from onrecord.types import Span, Statement

_DASHES: Final = frozenset({"—", "–", "―", "-", "--"})
_TWITTER_LINK: Final = re.compile(r"pic\.twitter\.com/\S+|https?://(?:t\.co|twitter\.com)/\S+")
#: Who writes on a platform, or what stands there, as a source: "a Twitter user", "a tweet".
_USER: Final = re.compile(r"\b(?=[A-Z])[A-Z]\w+\s(?:users?|accounts?|commenters?|page|followers?)\b")
_A_TWEET: Final = re.compile(r"\btweets?\b", re.IGNORECASE)
#: Who writes for an outlet, as a source: "Ana Lopez for the Larch Post".
_WRITES_FOR: Final = re.compile(r"(?:[A-Z][\w’'.-]+\s){1,3}(?:for|in)\s(?=[A-Z]|the\s)")
_WROTE: Final = re.compile(r"\b(?:wrote|writes|writing|written)\b", re.IGNORECASE)


class Writers:
    """Finds what the source of a statement says of its way.

    Args:
        outlets: those of the text.
        phrases: what reads the name of one.
    """

    def __init__(self, outlets: Outlets, phrases: Phrases) -> None:
        self.outlets = outlets
        self._phrases = phrases
        self._text = outlets.text

    def find(self, statement: Statement) -> Iterator[Passing]:
        """Yield what the source of `statement` says."""
        yield from self._signed(statement)
        yield from self._staff(statement)
        yield from self._by_source(statement)

    def _by_source(self, statement: Statement) -> Iterator[Passing]:
        """What the source itself tells: a user of a platform, a tweet, somebody who writes for an outlet."""
        wrote = any(_WROTE.search(span.text) for span in statement.cue)
        for span in statement.source[:1]:
            user = _USER.search(span.text)
            carrier = self._phrases.outlet(span.start + user.start(), span.end) if user else None
            if user is not None and carrier is not None and carrier.hop == "platform":
                yield self._passing(carrier, "post", span.start + user.start(), span.start + user.end())
            tweet = _A_TWEET.search(span.text)
            if tweet is not None:
                place = Span.of(self._text, span.start + tweet.start(), span.start + tweet.end())
                yield self._passing(twitter(self.outlets, place), "post", place.start, place.end)
            by = _WRITES_FOR.match(span.text) if wrote else None
            carrier = self._phrases.outlet(span.start + by.end(), span.end) if by else None
            if carrier is not None:
                yield self._passing(carrier, "written", span.start, carrier.span.end)

    def _staff(self, statement: Statement) -> Iterator[Passing]:
        """The outlet of a journalist who speaks: "CNN’s Jake Tapper"."""
        for span in statement.source[:1]:
            match = re.match(r"(?P<outlet>[^,’']{2,40})[’']s\s+[A-Z][\w’'-]+\s+[A-Z]", span.text)
            carrier = self.outlets.by_name(span.start, span.start + match.end("outlet"), sure=False) if match else None
            if carrier is not None and not self.outlets.is_own(carrier):
                yield self._passing(carrier, "broadcast", span.start, carrier.span.end)

    def _signed(self, statement: Statement) -> Iterator[Passing]:
        """The platform whose link stands between a post and the dash before its writer."""
        if not (statement.cue and statement.content) or statement.cue[0].text not in _DASHES:
            return
        start, end = statement.content[-1].end, statement.cue[0].start
        link = _TWITTER_LINK.search(self._text, start, max(start, end))
        if link is not None:
            span = Span.of(self._text, *link.span())
            yield self._passing(twitter(self.outlets, span), "post", span.start, span.end)

    def _passing(self, carrier: Carrier, setting: Setting, start: int, end: int) -> Passing:
        said = " ".join(self._text[start:end].split())
        return Passing(carrier, setting, start, end, f"the text says “{said}”")


def twitter(outlets: Outlets, span: Span) -> Carrier:
    """Return the platform Twitter, named at `span`."""
    entry = outlets.knowledge.entry("outlet.twitter")
    return Carrier("Twitter", "outlet", "platform", span, entry, entry.country if entry else None)

"""How copy speaks of its sources: who stays nameless, and verbs that judge or cannot speak."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from newslint.checks import NoOptions
from newslint.language.quotations import narration, quotations
from newslint.language.speech import speech
from newslint.model import Hit
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.model import Article

_DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")
_CLAUSE = r"(?:[.!?,;:—–] |\b(?:but|and|that|as) )\Z"
"""Where a clause begins: a source with an adjective before it ("police sources") is not bare."""
_CLAUSE_END = r"[.,;)]|$"
_BARE = ("source", "sources", "insider", "insiders")
_ACCORDING = "according to "
_COUNTS = lazy_pattern(r"(?:\b(?:an?|one|another|our|two|three|several|multiple|many|unnamed|anonymous) )+\Z")
_SOME = lazy_pattern(r"\b(?:some|many|most) \Z")
_NO_SUBJECT = frozenset({"a", "an", "and", "her", "his", "its", "no", "of", "the", "their", "to", "with"})


class VerbOptions(NamedTuple):
    """Verbs in their base form; all their forms are looked for."""

    verbs: tuple[str, ...] = ()


def bare_source(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Each "source" of which nothing is said but that it spoke."""
    yield from _found(article, _BARE, _COUNTS)


def vague_source(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Each plural that speaks without a name, an office or a number: officials, critics, some."""
    yield from _found(article, _words("vague"), _SOME)


def _found(article: Article, nouns: tuple[str, ...], counts: re.Pattern[str]) -> Iterator[Hit]:
    """Where one of the nouns, which may have one of the counts before it, begins a clause and speaks, outside of
    quotations; or is what something is "according to". The words are English.
    """
    if (article.language or "").partition("-")[0] != "en":
        return
    low = article.text.lower()
    speaking = _speaking(article, low)
    places = set(_places(low, nouns, speaking))
    if not places:
        return
    spans = list(narration(article))
    starts = [start for start, _ in spans]
    for start, end in sorted(places):
        inside = bisect_right(starts, start) - 1
        if inside < 0 or end > spans[inside][1]:
            continue
        lead = low[max(spans[inside][0], start - _NEAR) : start]
        counted = counts.search(lead)
        first = start - (len(counted.group()) if counted else 0)
        lead = lead[: len(lead) - (start - first)]
        speaks = end in speaking and (not lead.strip() or re.compile(_CLAUSE).search(lead))
        if speaks or (lead.endswith(_ACCORDING) and re.compile(_CLAUSE_END).match(low, end)):
            yield Hit(article.span(first, end), {"source": article.text[first:end]})


def _speaking(article: Article, low: str) -> dict[int, None]:
    """Where in an article what may be a speaker ends, since a verb of speech follows; in order."""
    found: dict[int, None] | None = article.memo.get("speaking")
    if found is None:
        found = article.memo["speaking"] = dict.fromkeys(match.start() + 1 for match in _speaks().finditer(low))
    return found


def _places(low: str, nouns: tuple[str, ...], speaking: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Where a noun stands as a word of its own, and speaks or is what something is "according to"."""
    for end in speaking:
        if low.endswith(nouns, max(0, end - _NEAR), end):
            for noun in nouns:
                start = end - len(noun)
                if low.startswith(noun, max(0, start)) and not low[start - 1 : start].isalnum():
                    yield start, end
    at = low.find(_ACCORDING)
    while at >= 0:
        at += len(_ACCORDING)
        for noun in nouns:
            start = low.find(noun, at, at + _NEAR)
            end = start + len(noun)
            if start >= 0 and not low[start - 1 : start].isalnum() and not low[end : end + 1].isalnum():
                yield start, end
        at = low.find(_ACCORDING, at)


@cache
def _speaks() -> re.Pattern[str]:
    last = "".join({noun[-1] for noun in (*_BARE, *_words("vague"))})  # without it, each space would be looked at
    return re.compile(rf"[{last}] (?:also |have |has |now |often )?(?:{'|'.join(_words('saying'))})\b")


@cache
def _words(name: str) -> tuple[str, ...]:
    with open(os.path.join(_DATA, f"{name}.en.txt"), encoding="utf-8") as file:
        rows = file.read().split("\n")
    return tuple(row for row in rows if row and row[0] != "#")


def loaded_verb(article: Article, options: VerbOptions) -> Iterator[Hit]:
    """Each verb of speech that takes a side on what was said, where it names a quotation's source."""
    wanted = _forms(options.verbs, article.language)
    yield from _cues(article, wanted)


def unspeakable_verb(article: Article, options: VerbOptions) -> Iterator[Hit]:
    """Each verb that no words can be done with, hung on a quotation as if it said them: “…,” she smiled."""
    wanted = _forms(options.verbs, article.language)
    if not wanted:
        return
    verb = "|".join(sorted(wanted, key=len, reverse=True))
    behind = re.compile(
        rf"[,?!—–-]?\s*(?:(?P<subject>(?:[\w.’'-]+\s){{1,4}}?)(?P<after>{verb})|(?P<first>{verb}))\b(?! that)"
    )
    text = article.text
    for quotation in quotations(article):
        end = quotation.span.end
        inner = text[quotation.span.start : end].rstrip("\"”’'»“ ")
        if not quotation.speech or not quotation.closing or not inner.endswith((",", "?", "!")):
            continue
        match = behind.match(text, end, min(end + _NEAR, article.blocks[quotation.block].span.end))
        if match is not None and not _NO_SUBJECT & set((match["subject"] or "").lower().split()):
            first, last = match.span("after") if match["after"] else match.span("first")
            yield Hit(article.span(first, last), {"verb": text[first:last]})


_NEAR = 60
_SHORT = r"^[^aeiou]+[aeiou][bdgmnprt]\Z"


def _cues(article: Article, wanted: frozenset[str]) -> Iterator[Hit]:
    text = article.text
    told: set[int] = set()
    for quotation in quotations(article):
        cue = quotation.attribution.cue if quotation.attribution else ""
        if not quotation.speech or cue.lower() not in wanted or quotation.attribution is None:
            continue
        if quotation.attribution.evidence != "same-sentence":
            continue
        block = article.blocks[quotation.block].span
        found = re.compile(rf"\b{re.escape(cue)}\b")
        near = [
            found.search(text, quotation.span.end, block.end),
            *found.finditer(text, block.start, quotation.span.start),
        ]
        best = min((m for m in near if m), key=lambda m: abs(m.start() - quotation.span.start), default=None)
        if best is not None and best.start() not in told:
            told.add(best.start())
            yield Hit(article.span(*best.span()), {"verb": cue, "source": quotation.attribution.source})


@cache
def _forms(verbs: tuple[str, ...], language: str | None) -> frozenset[str]:
    """All forms of verbs: of those in the language's table as it has them, of others as regular English ones."""
    words = speech(language)
    if words is None:
        return frozenset()
    return frozenset(form for verb in verbs for form in words.forms.get(verb) or _regular(verb))


def _regular(verb: str) -> tuple[str, ...]:
    stem = verb + verb[-1] if re.compile(_SHORT).search(verb) else verb.removesuffix("e")
    return verb, f"{verb}s", f"{stem}ed", f"{stem}ing"

"""The same words quoted twice in an article: altered, given to two speakers, or pulled out of a body without them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from newslint.checks import NoOptions
from newslint.checks.quotes.speakers import is_name, same_person
from newslint.checks.quotes.wording import first_words
from newslint.language.quotations import quotations
from newslint.model import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.language.quotations import Quotation
    from newslint.model import Article, Span

_WORD = re.compile(r"\[[^\]]*\]|[^\W_]+(?:['’-][^\W_]+)*")
_GRAM = 4
_MOST = 400


@dataclass(frozen=True)
class AlteredOptions:
    """From how many words on a quotation counts, and how many of these may differ before it is another one."""

    min_words: int = 6
    max_changes: int = 3


@dataclass(frozen=True)
class ConflictOptions:
    """From how many words on a quotation is one that two people would not both say."""

    min_words: int = 6


def altered_quotation(article: Article, options: AlteredOptions) -> Iterator[Hit]:
    """Each quotation that stands twice in an article with words changed."""
    found = [(quotation, _words(article, quotation)) for quotation in quotations(article) if quotation.speech]
    long = [(quotation, words) for quotation, words in found if len(words) >= options.min_words][:_MOST]
    seen: dict[tuple[str, ...], list[int]] = {}
    for number, (quotation, words) in enumerate(long):
        grams = {tuple(words[i : i + _GRAM]) for i in range(len(words) - _GRAM + 1)}
        near: dict[int, int] = {}
        for gram in grams:
            for earlier in seen.setdefault(gram, []):
                near[earlier] = near.get(earlier, 0) + 1
            if len(seen[gram]) < _MOST_ALIKE:
                seen[gram].append(number)
        if not near:
            continue
        best = max(near, key=lambda earlier: near[earlier])
        changed = _changed(long[best][1], words, options.max_changes)
        if changed:
            first, second = long[best][0].span, quotation.span
            values = {
                "quotation": first_words(article.text[second.start : second.end]),
                "here": changed[1],
                "there": changed[0],
            }
            related = ((article.span(first.start, first.end), "the other time"),)
            yield Hit(article.span(second.start, second.end), values, related=related)


_MOST_ALIKE = 8


def _words(article: Article, quotation: Quotation) -> list[str]:
    text = article.text[quotation.span.start : quotation.span.end]
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]


def _changed(one: Sequence[str], other: Sequence[str], most: int) -> tuple[str, str] | None:
    """The words in which two quotations differ inside what they share; None where they do not, or are two."""
    from difflib import SequenceMatcher

    blocks = [block for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks() if block.size]
    if len(blocks) < 2 or sum(block.size for block in blocks) * 10 < 7 * min(len(one), len(other)):
        return None
    before: list[str] = []
    after: list[str] = []
    for left, right in pairwise(blocks):
        before += one[left.a + left.size : right.a]
        after += other[left.b + left.size : right.b]
    if any(word.startswith("[") for word in (*before, *after)) or not (before or after):
        return None
    if not before or not after or max(len(before), len(after)) > most:
        return None
    return " ".join(before), " ".join(after)


def conflicting_attribution(article: Article, options: ConflictOptions) -> Iterator[Hit]:
    """Each quotation that stands twice in an article, under two names."""
    seen: dict[tuple[str, ...], Quotation] = {}
    for quotation in quotations(article):
        source = quotation.attribution.source if quotation.attribution else ""
        if not quotation.speech or not is_name(source):
            continue
        words = tuple(_words(article, quotation))
        if len(words) < options.min_words:
            continue
        first = seen.setdefault(words, quotation)
        if first.attribution is not None and not same_person(first.attribution.source, source):
            text = article.text[quotation.span.start : quotation.span.end]
            values = {"quotation": first_words(text), "source": source, "other": first.attribution.source}
            related = ((article.span(first.span.start, first.span.end), "the other time"),)
            yield Hit(article.span(quotation.span.start, quotation.span.end), values, related=related)


def pull_quote_not_in_body(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Each pull quote, as its markup says, whose words the body does not have."""
    pulled = list(_pulled(article))
    if not pulled:
        return
    numbers = {number for number, _ in pulled}
    body = [
        " ".join(_plain(article.block_text(block)))
        for number, block in enumerate(article.blocks)
        if number not in numbers and not block.copy and block.kind not in ("title", "heading", "summary", "code")
    ]
    rest = " " + " ".join(body) + " "
    for _, span in pulled:
        words = article.text[span.start : span.end]
        parts = [" ".join(_plain(part)) for part in re.split(r"…|\.\.\.|\[[^\]]*\]", words)]
        if any(part and f" {part} " not in rest for part in parts):
            yield Hit(article.span(span.start, span.end), {"quotation": first_words(words)})


_PULL = re.compile(r"<(?P<tag>[a-z][a-z0-9]*)\b[^>]*\bclass\s*=\s*[\"'][^\"'>]*\bpull-?_?quote", re.IGNORECASE)


def _pulled(article: Article) -> Iterator[tuple[int, Span]]:
    """The blocks inside elements of a class `pullquote`, with what they quote."""
    ranges = list(_pull_ranges(article.source.text)) if "pull" in article.source.text.lower() else []
    if not ranges:
        return
    for number, block in enumerate(article.blocks):
        if block.copy or block.kind == "code":
            continue
        place = article.span(block.span.start, block.span.end)
        if any(start <= place.start and place.end <= end for start, end in ranges):
            inside = [quotation.span for quotation in quotations(article) if quotation.block == number]
            if inside:
                yield number, inside[0]
            elif len(article.block_text(block).split()) > _SHORTEST_PULL:
                yield number, block.span


_SHORTEST_PULL = 5


def _pull_ranges(source: str) -> Iterator[tuple[int, int]]:
    for match in _PULL.finditer(source):
        tags = re.compile(rf"<(/?){match['tag']}\b", re.IGNORECASE)
        depth = 0
        for tag in tags.finditer(source, match.start(), match.start() + 20_000):
            depth += -1 if tag[1] else 1
            if depth == 0:
                yield match.start(), tag.start()
                break


def _plain(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", text)]

"""The same words quoted twice in an article: altered, given to two speakers, or pulled out of a body without them."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from newslint.checks import NoOptions
from newslint.checks.quotes.speakers import is_name, same_person
from newslint.checks.quotes.wording import first_words
from newslint.language.quotations import quotations
from newslint.model import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.language.quotations import Quotation
    from newslint.model import Article, Span

_GRAM = 4
_MOST = 400
_PART_ALIKE = 4
"""One in so many rows of four words must be the same, before two quotations are compared word by word."""


class AlteredOptions(NamedTuple):
    """From how many words on a quotation counts, and how many of these may differ before it is another one."""

    min_words: int = 8
    max_changes: int = 3


class ConflictOptions(NamedTuple):
    """From how many words on a quotation is one that two people would not both say."""

    min_words: int = 6


def altered_quotation(article: Article, options: AlteredOptions) -> Iterator[Hit]:
    """Each quotation that stands twice in an article with words changed."""
    long = [item for item in _worded(article) if len(item[1]) >= options.min_words][:_MOST]
    grams = [set(zip(words, words[1:], words[2:], words[3:], strict=False)) for _, words in long]
    known: set[tuple[str, ...]] = set()
    for number, (quotation, words) in enumerate(long):
        if known.isdisjoint(grams[number]):
            known |= grams[number]
            continue
        known |= grams[number]
        near = max(range(number), key=lambda earlier: len(grams[earlier] & grams[number]))
        alike = len(grams[near] & grams[number]) * _PART_ALIKE >= min(len(grams[near]), len(grams[number]))
        changed = (
            changed_words(plain_words(" ".join(long[near][1])), plain_words(" ".join(words)), options.max_changes)
            if alike
            else None
        )
        if changed:
            first, second = long[near][0].span, quotation.span
            shown = first_words(article.text[second.start : second.end])
            values = {"quotation": shown, "here": changed[1], "there": changed[0]}
            related = ((article.span(first.start, first.end), "the other time"),)
            yield Hit(article.span(second.start, second.end), values, related=related)


def _worded(article: Article) -> list[tuple[Quotation, list[str]]]:
    """The quotations of an article that are speech, each with its words in small letters, without the marks and stops
    around all of them.
    """
    found: list[tuple[Quotation, list[str]]] | None = article.memo.get("quoted-words")
    if found is None:
        text = article.text
        found = article.memo["quoted-words"] = [
            (quotation, text[quotation.span.start : quotation.span.end].strip(_AROUND).lower().split())
            for quotation in quotations(article)
            if quotation.speech and quotation.words >= _GRAM
        ]
    return found


_AROUND = " .,;:!?…\"“”„‟«»‹›「」『』'‘’"
_CLEAN = (
    {ord(mark): None for mark in '.,;:!?…"“”„‟«»‹›「」『』()'}
    | {ord(mark): "'" for mark in "’‘`´"}
    | {ord(dash): " " for dash in "—–-"}
)
"""What becomes of a character when quotations are compared word by word."""


def plain_words(text: str) -> list[str]:
    """The words of a quotation as they are compared: without punctuation, whatever its marks."""
    return text.translate(_CLEAN).split()


def changed_words(one: Sequence[str], other: Sequence[str], most: int) -> tuple[str, str] | None:
    """The words in which two quotations differ inside what they share; None where they do not, or are two."""
    from difflib import SequenceMatcher

    blocks = [block for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks() if block.size]
    if len(blocks) < 2 or sum(block.size for block in blocks) * 10 < 8 * min(len(one), len(other)):
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
    for quotation, words in _worded(article):
        source = quotation.attribution.source if quotation.attribution else ""
        if len(words) < options.min_words or not is_name(source):
            continue
        first = seen.setdefault(tuple(words), quotation)
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
        " ".join(plain_words(article.block_text(block).lower()))
        for number, block in enumerate(article.blocks)
        if number not in numbers and not block.copy and block.kind not in ("title", "heading", "summary", "code")
    ]
    rest = " " + " ".join(body) + " "
    for _, span in pulled:
        words = article.text[span.start : span.end]
        parts = [" ".join(plain_words(part.lower())) for part in re.split(r"…|\.\.\.|\[[^\]]*\]", words)]
        if any(part and f" {part} " not in rest for part in parts):
            yield Hit(article.span(span.start, span.end), {"quotation": first_words(words)})


_PULL = r"(?i)<(?P<tag>[a-z][a-z0-9]*)\b[^>]*\bclass\s*=\s*[\"'][^\"'>]*\bpull-?_?quote"


def _pulled(article: Article) -> Iterator[tuple[int, Span]]:
    """Of each element of a class `pullquote` the block that quotes, or else the longest, with what it quotes."""
    source = article.source.text
    ranges = list(islice(_pull_ranges(source), _MOST_PULLS)) if "pull" in source.lower() else []
    if not ranges:
        return
    by_range: dict[int, list[tuple[int, Span, bool]]] = {}
    for number, block in enumerate(article.blocks):
        if block.copy or block.kind == "code":
            continue
        place = article.span(block.span.start, block.span.end)
        inside = next((i for i, (start, end) in enumerate(ranges) if start <= place.start and place.end <= end), None)
        if inside is not None:
            marked = [quotation.span for quotation in quotations(article) if quotation.block == number]
            by_range.setdefault(inside, []).append((number, marked[0] if marked else block.span, bool(marked)))
    for blocks in by_range.values():
        number, span, marked_up = max(blocks, key=lambda item: (item[2], item[1].end - item[1].start))
        if marked_up or len(article.text[span.start : span.end].split()) >= _SHORTEST_PULL:
            yield number, span


_SHORTEST_PULL = 8
_MOST_PULLS = 50


def _pull_ranges(source: str) -> Iterator[tuple[int, int]]:
    for match in re.compile(_PULL).finditer(source):
        tags = re.compile(rf"<(/?){match['tag']}\b", re.IGNORECASE)
        depth = 0
        for tag in tags.finditer(source, match.start(), match.start() + 20_000):
            depth += -1 if tag[1] else 1
            if depth == 0:
                yield match.start(), tag.start()
                break

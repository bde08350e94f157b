"""The general checks, for a newsroom's own pages: a pattern, a substitution, a count, a consistency, a field.

Patterns are other people's: they are compiled by `regex`, which can stop a search, and one that takes too long on an
article is refused with a message instead of hanging the run.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from newslint.checks import TooSlowError
from newslint.model import Fix, Hit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

    from newslint.model import Article, Block

BLOCKS = ("title", "summary", "paragraph", "heading", "list-item", "quote", "caption", "table-cell")
_SECONDS = 2.0
_LARGEST = 10_000
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class PatternOptions:
    """`exceptions` are patterns: what lies inside a match of one is left alone."""

    pattern: str
    exceptions: tuple[str, ...] = ()
    in_: tuple[str, ...] = BLOCKS
    ignore_case: bool = False

    def __post_init__(self) -> None:
        _known_blocks(self.in_)
        for pattern in (self.pattern, *self.exceptions):
            compiled(pattern, self.ignore_case)


def pattern(article: Article, options: PatternOptions) -> Iterator[Hit]:
    """Every match of the pattern in a block."""
    clock = _Clock()
    for block in _blocks(article, options.in_):
        excepted = [
            Span(*match.span())
            for text in options.exceptions
            for match in _matches(compiled(text, options.ignore_case), article.block_text(block), clock)
        ]
        for match in _matches(compiled(options.pattern, options.ignore_case), article.block_text(block), clock):
            place = Span(*match.span())
            if place.start < place.end and not any(span.holds(place) for span in excepted):
                yield Hit(_span(article, block, place))


@dataclass(frozen=True)
class SubstitutionOptions:
    """`swap` says for each word or phrase what to write in its place."""

    swap: dict[str, str]
    in_: tuple[str, ...] = BLOCKS
    ignore_case: bool = True

    def __post_init__(self) -> None:
        _known_blocks(self.in_)
        for wrong in self.swap:
            if not _WORD.search(wrong):
                raise ValueError(f"there is no word in {wrong!r}, which is to be replaced")


def substitution(article: Article, options: SubstitutionOptions) -> Iterator[Hit]:
    """Every use of a word or phrase for which the house writes another. In a quotation its fix is unsafe: the words
    are somebody else's."""
    quoted = None
    swap = _by_first_word(tuple(options.swap.items()), options.ignore_case)
    for block in _blocks(article, options.in_):
        text = article.block_text(block)
        position = 0
        for word in _WORD.finditer(text):
            if word.start() < position:
                continue
            for wrong, right in swap.get(word[0].lower(), ()):
                match = wrong.match(text, word.start())
                if match and match[0] != (new := _in_case_of(match[0], right)):
                    if quoted is None:
                        quoted = _quoted(article)
                    position = match.end()
                    yield _swapped(article, block, Span(*match.span()), new, quoted)
                    break


def _swapped(article: Article, block: Block, place: Span, new: str, quoted: Sequence[Span]) -> Hit:
    start, end = block.span.start + place.start, block.span.start + place.end
    edit = article.edit(start, end, new)
    mine = not any(span.overlaps(Span(start, end)) for span in quoted)
    fix = Fix(f'Write "{new}"', (edit,), safe=mine) if edit else None
    return Hit(article.span(start, end), {"right": new}, fix)


@dataclass(frozen=True)
class OccurrenceOptions:
    """How often a pattern may match: `max` and `min` (-1 for no limit) `per` article, block or sentence."""

    pattern: str
    max: int = -1
    min: int = -1
    per: str = "article"
    in_: tuple[str, ...] = BLOCKS
    ignore_case: bool = False

    def __post_init__(self) -> None:
        _known_blocks(self.in_)
        compiled(self.pattern, self.ignore_case)
        if self.per not in ("article", "block", "sentence"):
            raise ValueError(f'per must be "article", "block" or "sentence", not {self.per!r}')
        if self.max < 0 and self.min < 0:
            raise ValueError("occurrence needs a max or a min")


def occurrence(article: Article, options: OccurrenceOptions) -> Iterator[Hit]:
    """The first match beyond `max`; or the stretch that has fewer than `min`."""
    clock = _Clock()
    wanted = compiled(options.pattern, options.ignore_case)
    for whole, stretches in _stretches(article, options):
        found = [
            Span(stretch.start + match.start(), stretch.start + match.end())
            for stretch in stretches
            for match in _matches(wanted, article.text[stretch.start : stretch.end], clock)
        ]
        values = {"count": len(found), "max": options.max, "min": options.min, "per": options.per}
        if 0 <= options.max < len(found):
            place = found[options.max]
            yield Hit(article.span(place.start, max(place.end, place.start + 1)), values)
        elif len(found) < options.min:
            yield Hit(article.span(whole.start, whole.end), values, whole=options.per == "article")


def _stretches(article: Article, options: OccurrenceOptions) -> Iterator[tuple[Span, list[Span]]]:
    """What is counted in: for each stretch where a lack of matches is told, and the spans that are searched."""
    blocks = [block.span for block in _blocks(article, options.in_)]
    if options.per == "article" and blocks:
        yield blocks[0], blocks
    elif options.per == "block":
        yield from ((span, [span]) for span in blocks)
    elif options.per == "sentence":
        from newslint.language.sentences import sentences

        for sentence in sentences(article):
            if sentence.block.kind in options.in_:
                yield sentence.span, [sentence.span]


@dataclass(frozen=True)
class ConsistencyOptions:
    """`either` lists spellings of one word: an article keeps to one of them."""

    either: tuple[tuple[str, ...], ...]
    in_: tuple[str, ...] = BLOCKS
    ignore_case: bool = True

    def __post_init__(self) -> None:
        _known_blocks(self.in_)


def consistency(article: Article, options: ConsistencyOptions) -> Iterator[Hit]:
    """Each use of a spelling other than the one that the article uses first."""
    for spellings in options.either:
        first: tuple[str, Span] | None = None
        for spelling, span in _spelled(article, options, spellings):
            if first is None:
                first = (spelling, span)
            elif spelling != first[0]:
                related = ((article.span(first[1].start, first[1].end), f'"{first[0]}" is used first'),)
                yield Hit(article.span(span.start, span.end), {"first": first[0]}, related=related)


def _spelled(article: Article, options: ConsistencyOptions, spellings: tuple[str, ...]) -> Iterator[tuple[str, Span]]:
    flags = re.IGNORECASE if options.ignore_case else 0
    uses = re.compile("|".join(rf"(?<!\w){re.escape(spelling)}(?!\w)" for spelling in spellings), flags)
    for block in _blocks(article, options.in_):
        for match in uses.finditer(article.block_text(block)):
            told = next(spelling for spelling in spellings if spelling.lower() == match[0].lower())
            yield told, Span(block.span.start + match.start(), block.span.start + match.end())


@dataclass(frozen=True)
class FieldOptions:
    """A field that must be there, its length in code points (-1 for no limit), and a pattern that it must match."""

    field: str
    pattern: str = ""
    min_length: int = -1
    max_length: int = -1

    def __post_init__(self) -> None:
        compiled(self.pattern, ignore_case=False)


def required_field(article: Article, options: FieldOptions) -> Iterator[Hit]:
    """A field that is missing, or is not what it must be. A missing one is told at the article's start."""
    told = _field(article, options.field)
    if told is None:
        if article.blocks:
            span = article.blocks[0].span
            values = {"field": options.field, "problem": "is missing"}
            yield Hit(article.span(span.start, span.end), values, whole=True)
        return
    value, span = told
    length = len(value)
    problem = None
    if 0 <= options.max_length < length:
        problem = f"has {length} characters, {options.max_length} at the most"
    elif length < options.min_length:
        problem = f"has {length} characters, {options.min_length} at the least"
    elif options.pattern and not next(_matches(compiled(options.pattern, False), value, _Clock()), None):
        problem = f"is not written as it must be ({options.pattern})"
    if problem:
        yield Hit(span, {"field": options.field, "problem": problem})


def _field(article: Article, name: str) -> tuple[str, Span] | None:
    if name in article.fields:
        return article.fields[name].value, article.fields[name].span
    block = next((block for block in article.blocks if block.kind == name), None)
    return (article.block_text(block), article.span(block.span.start, block.span.end)) if block else None


@lru_cache(maxsize=512)
def compiled(text: str, ignore_case: bool) -> regex.Pattern[str]:
    """A pattern of Python's regular expressions. Raises ValueError where it is none, or where it would be huge."""
    import regex

    try:
        if _size(text) > _LARGEST:
            raise ValueError(f"the pattern {text[:60]!r} repeats too much")
        return regex.compile(text, regex.IGNORECASE if ignore_case else 0)
    except (regex.error, re.error, RecursionError, OverflowError) as error:
        raise ValueError(f"{text[:60]!r} is no regular expression: {error}") from error


def _size(text: str) -> int:
    """How large a pattern is with its counted repetitions written out: `((a{100}){100}){100}` takes a minute."""
    from re import _parser  # type: ignore[attr-defined]

    def size(parsed: object) -> int:
        total = 0
        for operation, argument in parsed:  # type: ignore[attr-defined]
            inner = [item for item in _flat(argument) if isinstance(item, _parser.SubPattern)]
            times = argument[0] if str(operation).endswith("REPEAT") else 1
            total += max(1, times) * (1 + sum(map(size, inner)))
        return total

    return size(_parser.parse(text))


def _flat(argument: object) -> Iterator[object]:
    if isinstance(argument, (tuple, list)):
        for item in argument:
            yield from _flat(item)
    else:
        yield argument


class _Clock:
    """The time that one rule may take on one article."""

    def __init__(self) -> None:
        self.end = time.monotonic() + _SECONDS

    def left(self) -> float:
        return max(self.end - time.monotonic(), 0.001)


def _matches(wanted: regex.Pattern[str], text: str, clock: _Clock) -> Iterator[regex.Match[str]]:
    try:
        yield from wanted.finditer(text, timeout=clock.left())
    except TimeoutError as error:
        raise TooSlowError(f"the pattern {wanted.pattern[:60]!r} takes more than {_SECONDS:g} seconds") from error


def _known_blocks(kinds: Sequence[str]) -> None:
    for kind in kinds:
        if kind not in BLOCKS:
            raise ValueError(f"in: there is no kind of block {kind!r}; there are {', '.join(BLOCKS)}")


def _blocks(article: Article, kinds: Sequence[str]) -> Iterator[Block]:
    return (block for block in article.blocks if block.kind in kinds and not block.copy)


def _span(article: Article, block: Block, place: Span) -> Span:
    return article.span(block.span.start + place.start, block.span.start + place.end)


def _quoted(article: Article) -> list[Span]:
    from newslint.language.quotations import quotations

    return [item.span for item in quotations(article)]


@lru_cache(maxsize=64)
def _by_first_word(
    swap: tuple[tuple[str, str], ...], ignore_case: bool
) -> dict[str, list[tuple[re.Pattern[str], str]]]:
    """Phrases by their first word, the longest first: to look each word up is far faster than to try each phrase."""
    out: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for wrong, right in sorted(swap, key=lambda item: -len(item[0])):
        first = _WORD.search(wrong)
        if first is None:
            continue
        spaced = r"\s+".join(map(re.escape, wrong[first.start() :].split()))
        edge = r"(?!\w)" if wrong[-1].isalnum() else ""
        phrase = re.compile(spaced + edge, re.IGNORECASE if ignore_case else 0)
        out.setdefault(first[0].lower(), []).append((phrase, right))
    return out


def _in_case_of(found: str, new: str) -> str:
    """The new word as the old one is written: `Advisor` gives `Adviser`, `ADVISOR` gives `ADVISER`."""
    if len(found) > 1 and found.isupper():
        return new.upper()
    return new[:1].upper() + new[1:] if found[:1].isupper() and new[:1].islower() else new

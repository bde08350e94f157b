"""What stands between two blocks and belongs to neither: a lone full stop, loose text, rules one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newslint.checks import NoOptions
from newslint.checks.markup.nesting import nestings
from newslint.checks.markup.tokens import BLOCKS, BORDER, ENDS, INLINE, OUTSIDE, Tags, tags_of
from newslint.model import Fix, Hit, Severity
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.model import Article

_CELLS = frozenset("tr td th tbody thead tfoot dt dd".split())
_LEFT = ("hr", *(f"/{name}" for name in sorted(BLOCKS - _CELLS)))
_RIGHT = (BLOCKS - _CELLS) | ENDS | {OUTSIDE, BORDER}
_INLINE = INLINE | {"font", "br", "img"}
_WORD = lazy_pattern(r"[^\W_]{2}")
_TYPED_RULE = lazy_pattern(r"\s*(?:(?:[*•~=_#–—-]\s*){3,}|[*⁂❖§~]\s*)\Z")
_PROSE = frozenset("p h1 h2 h3 h4 h5 h6 blockquote".split())
_CLOSED = lazy_pattern(r"[.!?…:;。！？।؟][\"'”’»“‘)\]›」』]*\Z")


class StraySeparator(NamedTuple):
    """`separators`: the marks that are no text of their own."""

    separators: str = ".,;:|·"


def stray_separator(article: Article, options: StraySeparator) -> Iterator[Hit]:
    """Nothing but a separator between two blocks, or as a whole paragraph."""
    marks = frozenset(options.separators)
    for tags in tags_of(article):
        for number, text in _loose(article, tags):
            seen = text.strip()
            if len(seen) <= 3 and marks.issuperset(seen) and not _is_ellipsis(seen):
                yield _between(tags, number, seen)
        for number in tags.numbers.get("p", ()):
            if tags.names[number + 1] == "/p":
                seen = tags.between(number).strip()
                if seen and len(seen) <= 3 and marks.issuperset(seen) and not _is_ellipsis(seen):
                    start, end = tags.seen_span(number)
                    edit = tags.markup.edit(tags.start(number), tags.end(number + 1), "")
                    fix = Fix("Delete the paragraph", (edit,), safe=tags.is_bare(number))
                    yield Hit(tags.markup.span(start, end), fix=fix)
    yield from _rows(article, marks)


def _loose(article: Article, tags: Tags) -> list[tuple[int, str]]:
    """The tags after which text stands between two blocks, with that text."""
    known: list[tuple[int, str]] | None = article.memo.get(f"markup.loose.{id(tags)}")
    if known is None:
        found = ((number, tags.between(number)) for number in _gaps(tags))
        known = [(number, text) for number, text in found if text and not text.isspace()]
        article.memo[f"markup.loose.{id(tags)}"] = known
    return known


def _gaps(tags: Tags) -> Iterator[int]:
    """The tags after which text may stand loose between two blocks."""
    names = tags.names
    if names[1] in _PROSE:
        yield 0
    for left in _LEFT:
        for number in tags.numbers.get(left, ()):
            if names[number + 1] in _RIGHT:
                yield number


def _between(tags: Tags, number: int, seen: str) -> Hit:
    start, end = tags.seen_span(number)
    before = tags.text_before(number)
    left, right = tags.names[number], tags.names[number + 1]
    delete = tags.markup.edit(start, end, "")
    if _CLOSED.search(before) and left.lstrip("/") in _PROSE:
        fix = Fix(f'Delete the "{seen}"', (delete,))
    elif seen == "." and left == "/p" and before:
        inside = tags.start(number)
        fix = Fix("Move the full stop into the paragraph", (tags.markup.edit(inside, inside, "."), delete), safe=False)
    else:
        fix = Fix(f'Delete the "{seen}"', (delete,), safe=False)
    listed = left == "/li" and right in ("li", "/ul", "/ol")
    return Hit(tags.markup.span(start, end), fix=fix, severity=Severity.WARNING if listed else None)


def text_between_paragraphs(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Text that stands between two paragraphs, in none of them."""
    for tags, nesting in nestings(article):
        for number in tags.numbers.get("/p", ()):
            if tags.names[number + 1] == "p" and tags.is_blank(number):
                continue
            last = number
            while tags.names[last + 1].lstrip("/") in _INLINE:
                last += 1
            if tags.names[last + 1] != "p" or "<!-- wp:" in tags.cut(tags.end(number), tags.start(last + 1)):
                continue
            if not _WORD.search(tags.text_between(number, last + 1)):
                continue
            around = nesting.parents[last + 1]
            if around and tags.names[around] in ("blockquote", "figure", "td", "th", "li"):
                continue  # a post's signature, a caption, a cell
            start, end = tags.loose(number, last + 1)
            edits = (tags.markup.edit(start, start, "<p>"), tags.markup.edit(end, end, "</p>"))
            yield Hit(tags.markup.span(start, end), fix=Fix("Make it a paragraph", edits, safe=False))


def typed_separator(article: Article, options: NoOptions) -> Iterator[Hit]:
    """A paragraph of asterisks, dashes or underscores, where a rule is meant."""
    for tags in tags_of(article):
        for name in ("p", "div", "center"):
            for number in tags.numbers.get(name, ()):
                if tags.names[number + 1] == f"/{name}" and _TYPED_RULE.match(tags.between(number)):
                    start, end = tags.start(number), tags.end(number + 1)
                    edit = tags.markup.edit(start, end, "<hr>")
                    fix = Fix("Make it a rule", (edit,), safe=False)
                    yield Hit(tags.markup.span(*tags.seen_span(number)), fix=fix)
        for number, text in _loose(article, tags):
            if _TYPED_RULE.match(text):
                start, end = tags.seen_span(number)
                fix = Fix("Make it a rule", (tags.markup.edit(start, end, "<hr>"),), safe=False)
                yield Hit(tags.markup.span(start, end), fix=fix)


def repeated_rule(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Rules that follow each other with nothing in between."""
    for tags in tags_of(article):
        last = 0
        for number in tags.numbers.get("hr", ()):
            if number <= last:
                continue
            last = number
            while tags.names[last + 1] == "hr" and tags.is_blank(last):
                last += 1
            if last > number:
                start, end = tags.start(number + 1), tags.end(last)
                edit = tags.markup.edit(*tags.wordpress_block(start, end), "")
                fix = Fix("Leave one rule", (edit,), safe=tags.can_go(start, end))
                yield Hit(tags.markup.span(start, end), {"count": last - number + 1}, fix=fix)


def _rows(article: Article, marks: frozenset[str]) -> Iterator[Hit]:
    """Separators that have a row of their own in plain text and in Markdown."""
    if any(markup.dialect == "html" for markup in article.markup):
        return
    text = article.text
    for mark in marks:
        position = text.find(f"\n{mark}")
        while position >= 0:
            start, end = position + 1, position + 1 + len(mark)
            rest = text[end : end + 2].lstrip(" ")
            if (not rest or rest[0] == "\n") and text[max(start - 2, 0) : start] == "\n\n":
                edit = article.edit(start, end, "")
                fix = Fix(f'Delete the "{mark}"', (edit,)) if edit else None
                yield Hit(article.span(start, end), fix=fix)
            position = text.find(f"\n{mark}", end)


def _is_ellipsis(seen: str) -> bool:
    return seen in ("...", ". . .")

"""Paragraphs that stand twice: pasted again right below, left over beside a rewrite, or used as headline and lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newslint.checks.duplicates.body import cut
from newslint.checks.duplicates.pairs import paragraph_pairs
from newslint.model import Edit, Fix, Hit, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.checks.duplicates.pairs import Pair
    from newslint.model import Article


class RepeatedParagraph(NamedTuple):
    """`min_words`: how long a paragraph has to be that is told where its first one does not stand right above it."""

    min_words: int = 12


def repeated_paragraph(article: Article, options: RepeatedParagraph) -> Iterator[Hit]:
    """Paragraphs that stand a second time, or nearly. Consecutive ones are told as one. The fix deletes them."""
    group: list[Pair] = []
    for pair in paragraph_pairs(article):
        if pair.distance and pair.words < options.min_words:
            continue
        if group and pair.second == group[-1].second + 1 and 0 <= pair.first - group[-1].first <= 1:
            group.append(pair)
            continue
        if group:
            yield _hit(article, group)
        group = [pair]
    if group:
        yield _hit(article, group)


def _hit(article: Article, group: list[Pair]) -> Hit:
    head, tail, blocks = group[0], group[-1], article.blocks
    last = max(head.first, min(tail.first, head.second - 1))
    first = article.span(blocks[head.first].span.start, blocks[last].span.end)
    text_span = Span(blocks[head.second].span.start, blocks[tail.second].span.end)
    copy = article.span(text_span.start, text_span.end)
    exact = all(pair.alike == 1.0 for pair in group)
    adjacent = head.first + len(group) >= head.second
    text, where = article.source.text, cut(article, text_span)
    same = text[first.start : first.end] == text[copy.start : copy.end]
    return Hit(
        copy,
        fix=Fix("Delete the repeated text", (Edit(where, ""),), safe=adjacent and same) if where else None,
        related=((first, "first one"),),
        message=_message(article, group, adjacent=adjacent),
        severity=None if exact and adjacent else Severity.WARNING,
    )


def _message(article: Article, group: list[Pair], *, adjacent: bool) -> str:
    head = group[0]
    if len(group) > 1:
        near = "" if all(pair.alike == 1.0 for pair in group) else ", nearly word for word"
        return f"{len(group)} paragraphs stand here a second time{near}"
    if article.blocks[head.first].kind == "title":
        return "The headline stands here again, as a line of the story"
    where = "right above" if adjacent else "above"
    if head.alike == 1.0:
        return f"The same paragraph stands {where}"
    return f"Nearly the same paragraph stands {where}; {head.change}"

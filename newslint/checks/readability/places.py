"""Where the findings of this family stand: an article's title, its lead, and what in it is quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.language.sentences import sentences

if TYPE_CHECKING:
    from newslint.language.sentences import Sentence
    from newslint.model import Article, Span

_ENDS = ".!?…"
_MARKS = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "”": "”"}


def head(article: Article) -> Span:
    """The span in the source at which what concerns a whole article is told: its title, or its first block."""
    block = next((block for block in article.blocks if block.kind == "title"), article.blocks[0])
    return article.span(block.span.start, block.span.end)


def lead(article: Article) -> Sentence | None:
    """The sentence a story opens with: the first of a paragraph that ends as sentences do, past bylines and dates."""
    for sentence in sentences(article):
        if sentence.block.kind == "paragraph" and sentence.words > 3:
            text = article.text[sentence.span.start : sentence.span.end]
            if text.rstrip("\"'”’“»«)")[-1:] in _ENDS:
                return sentence
    return None


def quoted_share(article: Article, span: Span) -> float:
    """How much of `span`, of the article's text, stands in double quotation marks; from 0 to 1.

    The marks of the block before `span` are read too, so that the middle sentence of a long quotation is known.
    """
    block = next(block for block in article.blocks if block.span.holds(span))
    inside = 0
    closing = ""
    opened = 0
    for offset, letter in enumerate(article.text[block.span.start : span.end], block.span.start):
        if closing:
            if letter in closing:
                inside += max(0, offset - max(opened, span.start))
                closing = ""
        elif letter in _MARKS:
            closing, opened = _MARKS[letter], offset
    if closing:
        inside += span.end - max(opened, span.start)
    return inside / max(1, span.end - span.start)

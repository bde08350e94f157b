"""Articles of plain paragraphs, as the tests of language need them."""

from __future__ import annotations

from newslint.model import Article, Block, Source, Span, Vocabulary
from newslint.spans import MappedText


def story(*paragraphs: str, language: str | None = "en", vocabulary: Vocabulary = Vocabulary()) -> Article:  # noqa: B008
    """An article whose source is its text, with a block a paragraph."""
    blocks, place = [], 0
    for paragraph in paragraphs:
        if any(map(str.isalnum, paragraph)):
            start = place + len(paragraph) - len(paragraph.lstrip())
            blocks.append(Block("paragraph", Span(start, place + len(paragraph.rstrip()))))
        place += len(paragraph) + 2
    text = "\n\n".join(paragraphs)
    parts = ((0, MappedText([text], [text])),)
    return Article(Source("story.txt", text), text, tuple(blocks), parts, language=language, vocabulary=vocabulary)

"""Words planted in generated copy, and the law that every reader keeps: each word that a reader sees is found in the
article's text, and maps to exactly the place at which it was planted.

A generated source holds single private characters in the place of the words: `seen()` where a reader of the page
sees the word, `HIDDEN` where nobody does (attributes, comments, scripts).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from newslint.model import Article, Source, Span
from newslint.readers import Reading, read

if TYPE_CHECKING:
    from collections.abc import Mapping

WORD = "zébrafish"
SEEN = "\ue100"
HIDDEN = "\ue101"
SPELT = {SEEN: WORD, HIDDEN: WORD}
HTML_SPELT = {"\ue102": "z&eacute;brafish", "\ue103": "z&#233;bra&#102ish", "\ue104": "z&#xE9;brafish", **SPELT}

words = st.sampled_from(
    "the council said a plan of Öl 東京 naïve it’s (see) 1,000 “quoted” – AT&T R&D x < y 😀 e.g. 50% _ * it's".split()
).map(lambda word: word + " ")


def seen(spelt: Mapping[str, str] = SPELT) -> st.SearchStrategy[str]:
    return st.sampled_from([mark for mark in spelt if mark != HIDDEN])


def realised(marked: str, spelt: Mapping[str, str] = SPELT) -> tuple[str, list[Span]]:
    """The source with its words in place, and where those stand that are seen."""
    out, spans, length = [], [], 0
    for part in re.split(f"([{''.join(spelt)}])", marked):
        if part in spelt:
            word = spelt[part]
            if part != HIDDEN:
                spans.append(Span(length, length + len(word)))
        out.append(spelt.get(part, part))
        length += len(out[-1])
    return "".join(out), spans


def found(articles: list[Article]) -> list[Span]:
    """Where the word stands in the source, by the maps of the articles."""
    return [article.span(*match.span()) for article in articles for match in re.finditer(WORD, article.text)]


def articles_of(filename: str, text: str, reading: Reading | None = None) -> list[Article]:
    articles, unread = read(Source(filename, text), reading or Reading())
    assert not unread
    return articles


def assert_planted(filename: str, marked: str, spelt: Mapping[str, str] = SPELT) -> None:
    text, spans = realised(marked, spelt)
    articles = articles_of(filename, text)
    assert sorted(found(articles)) == spans
    for article in articles:
        assert_sane(article)


def assert_sane(article: Article) -> None:
    """Blocks follow each other, hold a letter or digit, no white space at their ends, no blank row in them."""
    last = 0
    for block in article.blocks:
        text = article.block_text(block)
        assert last <= block.span.start < block.span.end <= len(article.text)
        assert any(map(str.isalnum, text))
        assert text == text.strip()
        assert not re.search(r"  | \n|\n |\n\n", text)
        last = block.span.end
    if article.blocks:
        whole = article.span(0, len(article.text))
        assert 0 <= whole.start <= whole.end <= len(article.source.text)


def assert_edits_hold(filename: str, marked: str, new: str, spelt: Mapping[str, str] = SPELT) -> None:
    """Every word replaced through `Article.edit`, and the file read again, the text holds the new words."""
    source, _ = realised(marked, spelt)
    for number, article in enumerate(articles_of(filename, source)):
        for match in re.finditer(WORD, article.text):
            edit = article.edit(*match.span(), new)
            assert edit is not None
            fixed = source[: edit.span.start] + edit.content + source[edit.span.end :]
            again = articles_of(filename, fixed)[number]
            assert again.text == article.text[: match.start()] + new + article.text[match.end() :]

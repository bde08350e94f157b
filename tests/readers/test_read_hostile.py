"""What was written to make a reader run for ever, or fall: reading it ends, in steps as many as its marks."""

from __future__ import annotations

import pytest

from newslint.model import Source
from newslint.readers import Reading, read
from newslint.readers.structure import structure_of
from newslint.readers.tags import tokenize
from newslint.readers.text import read_text

COUNT = 20_000
OPENED = {
    ".html": ["<a ", "<!--", "&#", "&", "<", "</", "<!", "<?", '="', "<p a='", "<script>", "<style ", "<b><i></b></i>",
              "<div>", "<p>x", "<li>", "<table><tr><td>", "<template>", "</p>", "<html><article>", "<svg><p>", "<br>"],
    ".md": ["> ", "[", "![", "[a](", "*a", "_", "`", "``` ", "~~", "|a", "- a\n", "1. ", "[^a]", "[a]: b\n", "<a ",
            "<div>\n\n", "{{", "{%", "{#", "{:", "[caption ", "{{< highlight >}}", "---\n", "+++\n", "    a\n\n", "# "],
    ".mdx": ["{", "{}", "<A ", "<A b={", "import {", "export const a = {\n", "<A b='", "`{", "<>", "```\n{"],
    ".txt": [" ", "\n", "\r", "\t", "a\n", "a ", "- a\n", "  a\n", "[newslint-disable]\n", "a. "],
    ".json": ["[", '{"a":', '{"content_elements":[', '"', "\\"],
    ".jsonl": ["[\n", '{"body": "a"}\n', "\n"],
    ".csv": ['"', ",", 'body,title\n"a', "a,b\n", '""'],
    ".xml": ["<rss>", "<item>", "<!--", "<![CDATA[", "&amp;", "& ", "<a b='", "<?"],
}  # fmt: skip
CASES = [(suffix, mark) for suffix, marks in OPENED.items() for mark in marks]


@pytest.mark.parametrize(("suffix", "mark"), CASES)
def test_any_number_of_marks_is_read(suffix: str, mark: str) -> None:
    text = mark * min(COUNT, 60_000 // len(mark))
    articles, unread = read(Source("a" + suffix, text), Reading())
    assert all(article.source.text == text for article in articles)
    assert all(0 <= item.offset <= len(text) for item in unread)


@pytest.mark.parametrize("mark", OPENED[".html"])
def test_the_tokens_of_html_are_no_more_than_its_characters(mark: str) -> None:
    html = mark * COUNT
    pieces = tokenize(html)
    assert "".join(pieces) == html
    structure = structure_of(pieces, page=True)
    assert len(structure.shows) == len(pieces) <= 2 * len(html) + 1
    assert len(structure.hidden) <= len(pieces)


def test_brackets_in_front_matter() -> None:
    for text in ("---\na: " + "[" * 50_000 + "\n---\nText.", "---\n" + "a: &a [*a, *a]\n" * 9 + "---\nText."):
        (article,), unread = read(Source("a.md", text), Reading())
        assert [article.block_text(block) for block in article.blocks] == ["Text."]
        assert len(unread) == 1


def test_brackets_in_json() -> None:
    for text in ("[" * 50_000, "[" * 50_000 + "]" * 50_000, '{"a":' * 50_000):
        articles, unread = read(Source("a.json", text), Reading())
        assert not articles
        assert len(unread) == 1


def test_a_row_of_words_without_end() -> None:
    passage = read_text("word " * 200_000)
    assert len(passage.blocks) == 1
    assert passage.text.span(999_995, 999_999).start == 999_995

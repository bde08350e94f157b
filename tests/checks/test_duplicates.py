"""The duplicates family on any input: exact spans, fixes that settle, one finding a cause."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.checks import NoOptions
from newslint.checks.duplicates.body import repeated_body
from newslint.checks.duplicates.paragraph import RepeatedParagraph, repeated_paragraph
from newslint.checks.duplicates.sentence import RepeatedSentence, repeated_sentence
from newslint.checks.duplicates.word import RepeatedWord, repeated_word
from newslint.model import Article, Hit, Source
from newslint.readers import Reading, read

if TYPE_CHECKING:
    from collections.abc import Callable

PARAGRAPHS = [
    "The council voted on Monday to close the harbour bridge for two years, and work went to a firm from Moss.",
    "Drivers will be sent through the tunnel, which takes no lorries over seven tonnes and has a queue at eight.",
    "A ferry for cyclists sails every twenty minutes until ten at night; it costs nothing, the county said on Monday.",
    "The bridge was last closed in the winter of 1988, when a barge out of Rostock struck the second pier in fog.",
]


def articles(text: str, filename: str) -> list[Article]:
    return read(Source(filename, text), Reading(language="en"))[0]


def hits(article: Article) -> list[Hit]:
    return [
        *repeated_body(article, NoOptions()),
        *repeated_paragraph(article, RepeatedParagraph()),
        *repeated_sentence(article, RepeatedSentence()),
        *repeated_word(article, RepeatedWord()),
    ]


@given(st.text(max_size=600), st.sampled_from(["a.txt", "a.html", "a.md"]))
def test_no_text_breaks_a_check_and_spans_stay_inside(text: str, filename: str) -> None:
    for article in articles(f"{text} {text}\n\n{text}", filename):
        for hit in hits(article):
            assert 0 <= hit.span.start < hit.span.end <= len(article.source.text)


def as_text(paragraphs: list[str]) -> str:
    return "\n\n".join(paragraphs) + "\n"


def as_html(paragraphs: list[str]) -> str:
    return "\n".join(f'<p class="it&amp;s">{text.replace("The ", "<b>The</b> ", 1)}</p>' for text in paragraphs) + "\n"


def as_markdown(paragraphs: list[str]) -> str:
    return (
        "---\ntitle: Bridge\n---\n\n" + "\n\n".join(text.replace("The ", "**The** ", 1) for text in paragraphs) + "\n"
    )


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.md"])
@given(st.integers(0, 3), st.integers(0, 4))
def test_repeated_paragraph_stands_where_it_was_put(name: str, which: int, place: int) -> None:
    write: Callable[[list[str]], str] = {"a.txt": as_text, "a.html": as_html, "a.md": as_markdown}[name]
    story = [*PARAGRAPHS]
    story.insert(max(place, which + 1), PARAGRAPHS[which])
    source = write(story)
    (article,) = articles(source, name)
    (hit,) = hits(article)
    told = source[hit.span.start : hit.span.end]
    assert PARAGRAPHS[which].split(", ")[-1] in told
    assert source.count(PARAGRAPHS[which].split(", ")[-1], 0, hit.span.start) == 1
    assert hit.fix is not None
    (edit,) = hit.fix.edits
    mended = source[: edit.span.start] + edit.content + source[edit.span.end :]
    (again,) = articles(mended, name)
    assert not hits(again)
    assert [again.block_text(block) for block in again.blocks if block.kind == "paragraph"] == PARAGRAPHS


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.md"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_deleting_the_second_body_leaves_the_first(name: str, ends: str) -> None:
    write: Callable[[list[str]], str] = {"a.txt": as_text, "a.html": as_html, "a.md": as_markdown}[name]
    source, once = (write(story).replace("\n", ends) for story in (PARAGRAPHS * 2, PARAGRAPHS))
    (article,) = articles(source, name)
    (hit,) = hits(article)
    assert hit.fix is not None
    assert not hit.fix.safe
    (edit,) = hit.fix.edits
    assert source[: edit.span.start] + source[edit.span.end :] == once


def test_body_in_json_is_mended_inside_its_string() -> None:
    import json

    story = "\n\n".join(PARAGRAPHS)
    source = json.dumps({"title": "Bridge", "body": f"{story}\n\n###\n\n{story}"}) + "\n"
    (article,) = articles(source, "a.jsonl")
    (hit,) = hits(article)
    assert hit.fix is not None
    (edit,) = hit.fix.edits
    mended = source[: edit.span.start] + edit.content + source[edit.span.end :]
    assert json.loads(mended)["body"] == story


def test_thousand_equal_paragraphs_are_one_finding() -> None:
    (article,) = articles(as_text([PARAGRAPHS[0]] * 1000), "a.txt")
    assert len(hits(article)) == 1


@pytest.mark.parametrize("text", ["same " * 200_000, 'He said "' * 50_000, "the the " * 50_000, "<p>" * 50_000])
def test_hostile_copy_is_read_to_its_end(text: str) -> None:
    for article in articles(text, "a.html"):
        assert len(hits(article)) <= 1


def test_many_different_repeats_stay_linear() -> None:
    chance = random.Random(5)
    words = [f"{first}{second}" for first in "abcdefgh" for second in ("arden", "ollum", "istre", "under")]
    story = [" ".join(chance.choices(words, k=14)).capitalize() + "." for _ in range(4000)]
    (article,) = articles(as_text([text for text in story for _ in range(2)]), "a.txt")
    assert hits(article)

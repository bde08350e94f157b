"""What reports show of an article, and where places of the source stand in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.model import Article, Source, Span
from newslint.portrait import Album, portrait
from newslint.readers import Reading, read


def article(text: str, filename: str = "a.html", number: int = 0) -> Article:
    articles, _ = read(Source(filename, text), Reading(None, {}, None))
    return articles[number]


MARKED_UP = "<h1>A vote</h1>\n<p>One &amp; <b>two</b>,\n  three&nbsp;four.</p>.<p>Five, six.</p>"


def test_every_place_of_the_text_is_found_again() -> None:
    found = article(MARKED_UP)
    shown = portrait(found)
    assert [passage.kind for passage in shown.passages] == ["heading", "paragraph", "stray", "paragraph"]
    for passage in shown.passages:
        for start in range(passage.start, passage.end):
            for end in range(start + 1, passage.end + 1):
                assert shown.place(found.span(start, end)) == Span(start, end)


@given(
    st.lists(st.sampled_from(["one ", "&amp;", "<b>", "</b>", "é", "\n", "<br>", "</p><p>", "😀", "&nbsp;", "two. "]))
)
def test_places_are_found_in_any_markup(pieces: list[str]) -> None:
    source = f"<p>begin {''.join(pieces)} end</p>"
    found = article(source)
    shown = portrait(found)
    for passage in shown.passages:
        middle = (passage.start + passage.end) // 2
        for span in (passage.span, Span(middle, middle + 1)):
            assert shown.place(found.span(span.start, span.end)) == span


def test_what_shows_no_text_stands_after_the_text_before_it() -> None:
    shown = portrait(article(MARKED_UP))
    tag = MARKED_UP.index("<b>")
    place = shown.place(Span(tag, tag + 3))
    assert place.start == place.end
    assert shown.text[: place.start].endswith("One & ")
    assert shown.place(Span(0, 1)) == Span(0, 0)


def test_a_span_from_block_to_block_is_one_place() -> None:
    shown = portrait(article(MARKED_UP))
    place = shown.place(Span(MARKED_UP.index("three"), MARKED_UP.index(", six")))
    assert shown.text[place.start : place.end] == "three\u00a0four.\n\n.\n\nFive"


def test_places_in_json() -> None:
    source = '{"title": "A \\u0022vote\\u0022", "body": "<p>One &amp; two.<\\/p>"}'
    found = article(source, "a.json")
    shown = portrait(found)
    start = source.index("&amp; two")
    place = shown.place(Span(start, start + len("&amp; two")))
    assert shown.text[place.start : place.end] == "& two"


@pytest.mark.parametrize(
    ("front", "filename", "date"),
    [
        ("date: 2014-03-09", "a.md", "2014-03-09"),
        ("date: 2014-03-09T10:00:00+01:00", "2001-01-01-a.md", "2014-03-09"),
        ("date: Mon, 9 Mar 2015 10:00:00 GMT", "a.md", "2015-03-09"),
        ("date: March 9, 2015", "a.md", "2015-03-09"),
        ("date: 9. March 2015", "a.md", "2015-03-09"),
        ("date: 2015-02-30", "a.md", None),
        ("author: x", "2014-03-09-a-vote.md", "2014-03-09"),
        ("author: x", "2014/03/09/a-vote.md", "2014-03-09"),
        ("author: x", "budget-2014.md", None),
        ("date: soon", "a.md", None),
    ],
)
def test_the_day_of_an_article(front: str, filename: str, date: str | None) -> None:
    assert portrait(article(f"---\n{front}\n---\nThe vote passed.\n", filename)).date == date


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("---\ntitle: A vote\n---\n# Another\n\nText here.\n", "A vote"),
        ("## A heading\n\nText here.\n", "A heading"),
        ("Text here.\n", "Text here."),
        ("word " * 50, "word " * 19 + "word …"),
    ],
)
def test_the_title_of_an_article(source: str, title: str) -> None:
    assert portrait(article(source, "a.md")).title == title


def test_an_album_gives_back_what_it_was_given() -> None:
    shown = [portrait(article(f"The vote of {number} passed.", f"{number}.txt")) for number in range(20)]
    album = Album()
    for one in shown:
        album.add(one)
    assert len(album) == 20
    assert list(album) == shown
    assert album.find("7.txt", None, Span(0, 1)) == 7
    assert album.find("7.txt", "3", Span(0, 1)) is None


def test_of_articles_called_alike_the_one_at_the_place_is_found() -> None:
    rows = ['{"id": "x", "body": "One vote."}', '{"id": "x", "body": "Two votes."}']
    source = "[" + ", ".join(rows) + "]"
    album = Album()
    for number in (0, 1):
        album.add(portrait(article(source, "a.json", number)))
    place = source.index("Two")
    assert album.find("a.json", "x", Span(place, place + 3)) == 1

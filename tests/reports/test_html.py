"""The HTML report as a file: whole in itself, and of words that stay words."""

from __future__ import annotations

import base64
import os
import re
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import POISON, write
from report_readers import Page

from newslint.cli import main
from newslint.reports import Look, report
from newslint.reports.background import Background
from newslint.reports.html.twins import compared

if TYPE_CHECKING:
    from collections.abc import Callable

    from newslint.model import Finding


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("newsroom")
    write(folder)
    report = tmp_path_factory.mktemp("report") / "report.html"
    here = Path.cwd()
    os.chdir(folder)
    try:
        assert main([".", "--no-config", "--quiet", "--output-format=json", f"--output=html={report}"]) == 1
    finally:
        os.chdir(here)
    return report.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(written: str) -> Page:
    return Page(written)


def test_it_is_whole_in_itself(written: str, page: Page) -> None:
    assert not page.all("link")
    assert not page.all("img")
    assert not page.all("iframe")
    for element in page.elements:
        assert not [name for name in element.attributes if name.startswith("on") or name in ("src", "style")]
    assert not re.search(r"url\(|@import|https?://", page.all("style")[0].text + page.all("script")[0].text)


def test_its_policy_allows_its_own_style_and_script_only(page: Page) -> None:
    (style,), (script,) = page.all("style"), page.all("script")
    policy = next(meta for meta in page.all("meta") if "http-equiv" in meta.attributes).attributes["content"]
    for directive, element in (("style-src", style), ("script-src", script)):
        digest = base64.b64encode(sha256(element.text.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")


def test_every_name_is_there_once_and_every_link_leads_somewhere(page: Page) -> None:
    ids = page.ids()
    assert len(set(ids)) == len(ids)
    links = [link.attributes["href"] for link in page.all("a") if "href" in link.attributes]
    assert len(links) > 100
    assert {link.removeprefix("#") for link in links} <= set(ids)
    bars = [element.attributes["data-to"] for element in page.elements if "data-to" in element.attributes]
    assert bars
    assert set(bars) <= set(ids)
    labels = [element.attributes["aria-labelledby"] for element in page.all("section")]
    assert set(labels) <= set(ids)


def test_words_of_articles_stay_words(page: Page) -> None:
    assert len(page.all("script")) == 1
    titles = [heading.text for heading in page.all("h1")]
    assert POISON[:40] in " ".join(titles)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", "".join(element.text for element in page.elements[:1]))
    assert r"\u202eplanted." in page.elements[0].text
    assert r"\x1b" in [mark.text for mark in page.all("mark")]


def test_the_worst_articles_come_first(page: Page) -> None:
    (body,) = [table for table in page.all("table") if "list" in table.classes]
    assert body.text.index("Doubled") < body.text.index("A long sentence") < body.text.index("Item 1")
    assert "clean.md" not in body.text


def test_a_passage_is_compared_with_the_one_it_doubles(page: Page) -> None:
    twins = [figure for figure in page.all("figure") if "twins" in figure.classes]
    survivor = next(figure for figure in twins if "eleven weeks" in figure.text)
    assert survivor.text.strip().startswith("2 differences")
    own = [element.text.strip() for element in page.all("ins")]
    assert "the bridge" in own
    assert "eleven" in own
    assert "nine" in [element.text.strip() for element in page.all("del")]


def test_a_second_copy_is_folded_away_but_what_is_said_of_it_is_not(written: str, page: Page) -> None:
    assert "The second copy: " in page.elements[0].text
    before, _, after = written.partition("<summary>The second copy")
    assert "The story stands here again" in before.rpartition('<section class="page"')[2]
    assert "ten weeks" in after


def test_years_of_articles_are_one_picture(page: Page) -> None:
    pictures = [figure.text for figure in page.all("figure") if "picture" in figure.classes]
    (over_time,) = [text for text in pictures if "median of a year" in text]
    assert "11 articles from 2015-05-02 to 2025-05-02" in over_time


def test_a_report_without_articles_shows_the_rows_of_the_source(finding: Callable[..., Finding]) -> None:
    page = Page("".join(report("html", [finding("one two", 4, 7, message="Two")])))
    (source,) = page.all("p", "source")
    assert source.text == "one two"
    assert [mark.text for mark in page.all("mark")] == ["two"]


def test_a_report_of_nothing() -> None:
    page = Page("".join(report("html", [], Look(background=Background(articles=3)))))
    assert page.all("p", "lead")[0].text == "Nothing to report in 3 articles."


def told(first: str, second: str) -> list[tuple[str, str] | str]:
    return [
        piece.first.strip() if piece.is_alike else (piece.first.strip(), piece.second.strip())
        for piece in compared(first, second)
    ]


def test_passages_alike_and_apart() -> None:
    assert told("one two three four", "one two three four") == ["one two three four"]
    assert told("one two three four five", "one two 3 four five six") == [
        "one two", ("three", "3"), "four five", ("", "six"),
    ]  # fmt: skip
    assert told("one two three", "one two three") == []
    assert told("a b c d e f", "u v w x y z") == []


def test_of_a_long_run_alike_the_middle_is_left_out() -> None:
    words = [f"w{number}" for number in range(200)]
    pieces = compared(" ".join([*words, "end"]), " ".join([*words, "stop"]))
    assert [piece.left_out for piece in pieces] == [164, 0, 0]
    assert sum(len(piece.first.split()) + piece.left_out for piece in pieces) == 201


@given(
    st.lists(st.sampled_from("abcdefghijklmnop")),
    st.lists(st.sampled_from("abcdefghijklmnop")),
    st.lists(st.sampled_from("xyz"), max_size=8),
)
def test_what_is_compared_is_what_was_given(start: list[str], end: list[str], middle: list[str]) -> None:
    first, second = [*start, *end], [*start, *middle, *end]
    pieces = compared(" ".join(first), " ".join(second))
    if pieces and not any(piece.left_out for piece in pieces):
        assert "".join(piece.first for piece in pieces).split() == first
        assert "".join(piece.second for piece in pieces).split() == second
    assert all(piece.first.split() == piece.second.split() for piece in pieces if piece.is_alike)


def test_words_without_end_are_compared_too() -> None:
    assert compared("a " * 50_000, "b a " * 50_000) == []
    assert [piece.is_alike for piece in compared("a " * 4_000 + "b", "a " * 4_000 + "c")] == [True, True, False]

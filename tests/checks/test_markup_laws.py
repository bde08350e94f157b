"""What holds for every rule about markup, on any soup of tags: nothing raises, places are real, safe fixes settle."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.checks import markup
from newslint.fixes import apply
from newslint.model import Article, Fix, Hit, Source
from newslint.readers import Reading, read

PIECES = (
    "<p>|</p>|<p class='x'>|<b>|</b>|<i>|</i>|<a href='/x'>|<a>|</a>|<div>|</div>|<br>|</br>|<hr>|<ul>|<li>|</ul>|"
    "<pre>|</pre>|<h2>|</h2>|<h4>|</h4>|<img src=a>|<!-- c -->|<td>|<table>|</table>|<o:p>|</o:p>|"
    "<p style='mso-a:b'>|<font color=red>|</font>|<i id=a id=a>|&nbsp;|&amp;nbsp;|&#146;|&|&lt;p&gt;|.|,|..|,,| |  |"
    "\n|\n\n|* * *|One|two|Three|ended.Then| ,|â€™|\u200b|\ufffd|\x0b|\x92|\xa0|**bold**|[x](http://y.z)|{{ x }}|"
    '[gallery]|<a href=”x”>|\\n|<iframe src=x></iframe>|<|>|"|http://https://x.y/?utm_source=chatgpt.com|<!-- wp:p -->'
).split("|")
SOUP = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
CHECKS = [getattr(markup, name) for name in markup.__all__]


def options_of(check: object) -> object:
    return check.__globals__[check.__annotations__["options"]]()  # type: ignore[attr-defined]


def articles_in(name: str, text: str) -> list[Article]:
    return read(Source(name, text), Reading(language="en"))[0]


def hits_in(article: Article) -> list[Hit]:
    return [hit for check in CHECKS for hit in check(article, options_of(check))]


@pytest.mark.parametrize("name", ["a.html", "a.md", "a.txt"])
@given(soup=SOUP)
@settings(max_examples=120, deadline=None)
def test_every_place_is_in_the_source_and_every_fix_is_sound(name: str, soup: str) -> None:
    text = "<h2>Head line</h2>" + soup
    for article in articles_in(name, text):
        for hit in hits_in(article):
            assert 0 <= hit.span.start < hit.span.end <= len(text)
            for edit in hit.fix.edits if hit.fix else ():
                assert 0 <= edit.span.start <= edit.span.end <= len(text)


@given(soup=SOUP)
@settings(max_examples=120, deadline=None)
def test_safe_fixes_settle_and_then_their_rules_are_silent(soup: str) -> None:
    text = "<h2>Head line</h2>" + soup
    for _ in range(30):
        fixes = [
            hit.fix for article in articles_in("a.html", text) for hit in hits_in(article) if hit.fix and hit.fix.safe
        ]
        text, done = apply(text, fixes)
        if not done:
            break
    assert not fixes


@given(soup=SOUP)
@settings(max_examples=120, deadline=None)
def test_safe_fixes_of_tags_change_no_word(soup: str) -> None:
    text = "<h2>Head line</h2>" + soup
    tags_only = [
        check
        for check in CHECKS
        if check.__module__.rsplit(".", 1)[1] in ("paragraphs", "structure", "paste", "inline", "separators")
    ]
    fixes: list[Fix] = []
    before = articles_in("a.html", text)
    for article in before:
        for check in tags_only:
            fixes += [hit.fix for hit in check(article, options_of(check)) if hit.fix and hit.fix.safe]
    new, _ = apply(text, fixes)
    assert words(articles_in("a.html", new)) == words(before)


def words(articles: list[Article]) -> list[str]:
    marks = ".,;:|·"
    return [word for article in articles for word in article.text.split() if word.strip(marks)]


@given(soup=SOUP)
@settings(max_examples=60, deadline=None)
def test_in_json_the_same_is_found_at_the_same_words(soup: str) -> None:
    body = "<p>Head line</p>" + soup
    plain = [item for article in articles_in("a.html", body) for item in told(article)]
    packed = json.dumps({"title": "x", "body_html": body})
    inside = [item for article in articles_in("a.json", packed) for item in told(article)]
    assert inside == plain


def told(article: Article) -> list[tuple[str, str]]:
    out = []
    for check in CHECKS:
        if check.__name__ in ("skipped_heading", "parse_error"):
            continue
        for hit in check(article, options_of(check)):
            text = article.source.text[hit.span.start : hit.span.end]
            out.append((check.__name__, json.loads(f'"{text}"') if article.source.filename == "a.json" else text))
    return out

"""What nests and what does not, by tables of tags."""

from __future__ import annotations

import pytest

from newslint.checks.markup.nesting import Nesting
from newslint.checks.markup.tokens import Tags
from newslint.readers.html import read_html


def tags_of(html: str) -> Tags:
    markup = read_html(html).markup
    assert markup is not None
    return Tags(markup)


@pytest.mark.parametrize(
    ("html", "faults"),
    [
        ("<p>x</p><ul><li>y<li>z</ul>", []),
        ("<p>x<p>y", ["unclosed-paragraph <p>", "unclosed-paragraph <p>"]),
        ("<p>x<ul><li>y</ul>", ["unclosed-paragraph <p>"]),
        ("<p>x<ul><li>y</ul></p>", ["block-in-paragraph <p>"]),
        ("<p>x<pre>y</pre></p>", ["block-in-paragraph <p>"]),
        ("<p>x</p></p>", ["unopened </p>"]),
        ("<p><b>x</p>", ["unclosed <b>"]),
        ("<p><b><i>x</b></i></p>", ["misnested <i>"]),
        ("<p><em>x</p><p>y</em></p>", ["misnested <em>"]),
        ("<b><div>x</b></div>", ["misnested <b>"]),
        ("<div>x", ["unclosed <div>"]),
        ("x</div>", ["unopened </div>"]),
        ("<a href=1>x<a href=2>y</a>", ["unclosed <a>"]),
        ("<p>x<a href=1>y<p>z<a href=2>z</a></p>", ["unclosed-paragraph <p>", "unclosed <a>"]),
        ("<table><tr><td>x<td>y<tr><td>z</table>", []),
        ("<p><a href=/x/>y</a><i/>z<br/></p>", []),
        ("<dl><dt>x<dd>y<dt>z</dl>", []),
        ("<p>{% if x %}<b>{% endif %}y</p>", []),
        ("<x-y>text</x-z>", []),
    ],
)
def test_faults(html: str, faults: list[str]) -> None:
    tags = tags_of(html)
    assert [f"{fault.kind} {tags.label(fault.number)}" for fault in Nesting(tags).faults] == faults


def test_a_tag_knows_the_element_around_it() -> None:
    tags = tags_of("<div><p>x <b>y</b></p></div>")
    nesting = Nesting(tags)
    assert [tags.names[parent] for parent in nesting.parents] == ["", "", "div", "p", "b", "p", "div", ""]
    assert {tags.names[start]: tags.names[end] for start, end in nesting.ends.items()} == {
        "b": "/b",
        "p": "/p",
        "div": "/div",
    }


def test_deep_nesting_and_crossed_ends_stay_linear() -> None:
    Nesting(tags_of("<div>" * 20_000 + "x"))
    Nesting(tags_of("<b><i>" * 20_000 + "x" + "</b></i>" * 20_000))
    Nesting(tags_of("<b>" + "<div>" * 20_000 + "x" + "</b>" * 20_000))


def test_attributes_are_found_at_their_places() -> None:
    html = "<p><a  HREF = '/x?a=1&amp;b=2' title=plain hidden data-x=\"\">x</a></p>"
    tags = tags_of(html)
    found = [(a.name, a.value, html[a.start : a.end], html[a.value_start : a.value_end]) for a in tags.attributes(2)]
    assert found == [
        ("href", "/x?a=1&b=2", "HREF = '/x?a=1&amp;b=2'", "/x?a=1&amp;b=2"),
        ("title", "plain", "title=plain", "plain"),
        ("hidden", "", "hidden", ""),
        ("data-x", "", 'data-x=""', ""),
    ]

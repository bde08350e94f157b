"""Titles and summaries in front matter, however they are written, with the exact place of each word."""

from __future__ import annotations

import pytest
from planted import articles_of

FRONT = {
    "yaml": "---\n{}\n---\nThe story.\n",
    "toml": "+++\n{}\n+++\nThe story.\n",
    "json": "{{\n{}\n}}\nThe story.\n",
}
WRITTEN = [
    ("yaml", "title: A mast falls", "A mast falls"),
    ("yaml", "title: 'A mast''s fall'", "A mast's fall"),
    ("yaml", 'title: "A \\"mast\\" f\\u00e4lls\\nfast\\ttoday"', 'A "mast" fälls fast today'),
    ("yaml", 'title: "A mast \\\n    falls"', "A mast falls"),
    ("yaml", "title:\n  A mast falls\n  today", "A mast falls today"),
    ("yaml", "title: A mast\n  falls # note", "A mast falls"),
    ("yaml", "title: >-\n  A mast\n\n  falls\n\n", "A mast falls"),
    ("yaml", "title: | # note\n   A mast\n   falls\nx: y", "A mast falls"),
    ("yaml", "title: &t !!str A mast falls\nx: *t", "A mast falls"),
    ("yaml", "x: [a, {b: c}]\nheadline: A mast falls", "A mast falls"),
    ("toml", 'title = "A \\"mast\\" falls"', 'A "mast" falls'),
    ("toml", "title = 'A \"mast\" falls'", 'A "mast" falls'),
    ("json", '"title": "A \\"mast\\" f\\u00e4lls\\n\\ud83d\\ude00", "x": {"title": "no"}', 'A "mast" fälls 😀'),
]


@pytest.mark.parametrize(("form", "head", "title"), WRITTEN)
def test_a_title_is_read_as_it_is_meant(form: str, head: str, title: str) -> None:
    (article,) = articles_of("story.md", FRONT[form].format(head))
    assert article.fields["title"].value.split() == title.split()
    first, story = article.blocks
    assert (first.kind, article.block_text(first)) == ("title", title)
    assert (story.kind, article.block_text(story)) == ("paragraph", "The story.")
    for word in ("mast", "story"):
        at = article.text.index(word)
        span = article.span(at, at + len(word))
        assert article.source.text[span.start : span.end] == word


@pytest.mark.parametrize(("form", "head", "title"), WRITTEN)
@pytest.mark.parametrize("new", ["tower", 'to"w"er', "to'wer", "to: wer", "to\\wer", "t&amp;", "<i>"])
def test_what_is_put_in_a_title_is_escaped_or_refused(form: str, head: str, title: str, new: str) -> None:
    (article,) = articles_of("story.md", FRONT[form].format(head))
    at = article.text.index("mast")
    edit = article.edit(at, at + 4, new)
    if edit is None:
        assert new != "tower"
        return
    source = article.source.text
    (again,) = articles_of("story.md", source[: edit.span.start] + edit.content + source[edit.span.end :])
    assert again.text == article.text.replace("mast", new, 1)


def test_fields_are_known_by_their_usual_names() -> None:
    (article,) = articles_of(
        "a.md", "---\nauthors: [Ann Lee, 'Bo']\npubDate: 2026-11-22\nlang: de_AT\n---\nDas Dorf.\n"
    )
    assert article.language == "de"
    assert {key: article.fields[key].value for key in ("byline", "date", "language")} == {
        "byline": "Ann Lee", "date": "2026-11-22", "language": "de_AT",
    }  # fmt: skip


def test_front_matter_switches_rules_off() -> None:
    for text in (
        "---\nnewslint:\n  disable: [quotes, markup/x]\n---\nText.\n",
        "---\nnewslint: {disable: [quotes, markup/x]}\n---\nText.\n",
        '+++\n[newslint]\ndisable = ["quotes", "markup/x"]\n+++\nText.\n',
        '{\n"newslint": {"disable": ["quotes", "markup/x"]}\n}\nText.\n',
    ):
        (article,) = articles_of("a.md", text)
        assert [(item.action, item.rules) for item in article.directives] == [
            ("disable-file", ("quotes",)),
            ("disable-file", ("markup/x",)),
        ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('"**A mast** falls &mdash; [here](http://a.b)"', "A mast falls — here"),
        ("A <em>mast</em> falls", "A mast falls"),
        ('"A \\"mast\\" <i class=\\"x\\">falls</i>"', 'A "mast" falls'),
        ("2 * 3 = 6: A_mast_falls", None),
    ],
)
def test_a_summary_may_hold_markdown(written: str, read: str | None) -> None:
    if read is None:
        read = "2 * 3 = 6: A_mast_falls"
        written = f"'{written}'"
    (article,) = articles_of("a.md", f"---\ndescription: {written}\n---\nText.\n")
    assert (article.blocks[0].kind, article.block_text(article.blocks[0])) == ("summary", read)
    span = article.span(article.text.index("mast"), article.text.index("mast") + 4)
    assert article.source.text[span.start : span.end] == "mast"

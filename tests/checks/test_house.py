"""A newsroom's own rules: pages with general checks, no Python."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.lint import lint_source
from newslint.model import Finding, Rows, Source
from newslint.run import Order, Runner

WORD = "zeppelin"


def runner(folder: Path, **pages: str) -> Runner:
    """A newsroom's repository with these pages in `house/`."""
    (folder / "house").mkdir(parents=True, exist_ok=True)
    for name, front in pages.items():
        (folder / "house" / f"{name}.md").write_text(f"---\n{front}\n---\n# A rule\n\nIt finds something.\n")
    (folder / "newslint.toml").write_text('rules = ["house"]\nlanguage = "en"\n')
    return Runner(Order(select=("house",)))


def lint(runner: Runner, path: Path, text: str) -> list[Finding]:
    return lint_source(Source(str(path), text), runner.desk_for(str(path))).findings


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Runner, Path]:
    folder = tmp_path_factory.mktemp("planted")
    front = f"check: pattern\nseverity: warning\nmessage: \"found {{text}}\"\noptions:\n  pattern: '\\b{WORD}\\b'"
    return runner(folder, planted=front), folder


def test_a_page_is_a_rule(tmp_path: Path) -> None:
    front = "check: pattern\nseverity: warning\nmessage: 'Do not write “{text}”'\noptions:\n  pattern: 'click here'"
    found = lint(runner(tmp_path, clicks=front), tmp_path / "a.md", "Please *click here* now.\n")
    assert [(item.rule, item.text, item.message) for item in found] == [
        ("house/clicks", "click here", "Do not write “click here”")
    ]


def test_exceptions_and_quotations_are_left_alone(tmp_path: Path) -> None:
    front = (
        "check: pattern\nseverity: warning\nmessage: x\nignore-quotations: true\n"
        "options:\n  pattern: '(?i)shocking'\n  exceptions: ['Shocking Blue']"
    )
    text = "Shocking Blue played.\n\n“A shocking sight,” Ana Ruiz said of the shocking scene.\n"
    assert [item.span.start for item in lint(runner(tmp_path, word=front), tmp_path / "a.txt", text)] == [64]


def test_substitution_keeps_capitals_and_quotations(tmp_path: Path) -> None:
    front = (
        "check: substitution\nseverity: warning\nfix: safe\nmessage: 'Write \"{right}\"'\n"
        "options:\n  swap: {advisor: adviser, 'in order to': to}"
    )
    text = "Advisor Ana Ruiz left in order to rest. “My advisor is ill,” Tom Lund said of an ADVISOR.\n"
    found = lint(runner(tmp_path, words=front), tmp_path / "a.txt", text)
    assert [(item.text, item.message, item.fix and item.fix.safe) for item in found] == [
        ("Advisor", 'Write "Adviser"', True),
        ("in order to", 'Write "to"', True),
        ("advisor", 'Write "adviser"', False),
        ("ADVISOR", 'Write "ADVISER"', True),
    ]


def test_occurrence_counts_by_article_block_or_sentence(tmp_path: Path) -> None:
    front = (
        "check: occurrence\nseverity: info\nmessage: '{count} of {max}'\n"
        "options:\n  pattern: '!'\n  max: 1\n  per: {per}"
    )
    text = "Up! And away!\n\nOn! We go on.\n"
    for per, starts in (("article", [12]), ("block", [12]), ("sentence", [])):
        found = lint(runner(tmp_path / per, marks=front.replace("{per}", per)), tmp_path / per / "a.txt", text)
        assert [item.span.start for item in found] == starts


def test_consistency_tells_the_spelling_that_came_second(tmp_path: Path) -> None:
    front = (
        "check: consistency\nseverity: info\nmessage: '“{first}” is used first'\n"
        "options:\n  either: [[adviser, advisor]]"
    )
    found = lint(
        runner(tmp_path, one=front), tmp_path / "a.txt", "An adviser came. The advisor left. The adviser stayed."
    )
    assert [(item.text, item.message, item.related[0].span.start) for item in found] == [
        ("advisor", "“adviser” is used first", 3)
    ]


@pytest.mark.parametrize(
    ("front", "text", "told"),
    [
        ("field: byline", "---\ntitle: A story\n---\nIt rained.\n", ["byline is missing"]),
        ("field: byline", "---\ntitle: A story\nauthor: Ana Ruiz\n---\nIt rained.\n", []),
        (
            "field: title\n  max-length: 5",
            "---\ntitle: A story\n---\nIt rained.\n",
            ["title has 7 characters, 5 at the most"],
        ),
        (
            "field: date\n  pattern: '^\\d{4}-'",
            "---\ndate: May 4\n---\nIt rained.\n",
            ["date is not written as it must be"],
        ),
    ],
)
def test_required_field(tmp_path: Path, front: str, text: str, told: list[str]) -> None:
    page = f"check: required-field\nseverity: warning\nmessage: '{{field}} {{problem}}'\noptions:\n  {front}"
    found = lint(runner(tmp_path, fields=page), tmp_path / "a.md", text)
    assert [item.message.split(" (")[0] for item in found] == told


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("pattern: '('", "is no regular expression"),
        ("pattern: '((a{100}){100}){100}'", "repeats too much"),
        ("pattern: a\n  in: [paragraf]", "there is no kind of block 'paragraf'"),
        ("patern: a", 'unknown key "patern", did you mean "pattern"?'),
        ("pattern: 3", "pattern must be a string, not 3"),
    ],
)
def test_a_broken_page_is_told_with_its_place(tmp_path: Path, options: str, told: str) -> None:
    broken = runner(tmp_path, broken=f"check: pattern\nseverity: warning\noptions:\n  {options}")
    lint(broken, tmp_path / "a.md", "Copy.")
    troubles = broken.take_troubles()
    assert len(troubles) in (1, 2)
    assert "broken.md:" in troubles[0]
    assert told in troubles[0]


def test_a_pattern_that_takes_too_long_is_refused(tmp_path: Path) -> None:
    page = "check: pattern\nseverity: warning\nmessage: x\noptions:\n  pattern: '(x|xx)+$'"
    slow = runner(tmp_path, slow=page)
    linted = lint_source(Source(str(tmp_path / "a.txt"), "x" * 60 + "!"), slow.desk_for(str(tmp_path / "a.txt")))
    assert len(linted.troubles) == 1
    assert "house/slow gave up: the pattern '(x|xx)+$' takes more than 2 seconds" in linted.troubles[0]


PLAIN = st.sampled_from(["harbour", "ferry", "said", "“We", "sail,”", "über", "naïve", "漢字", "😀", "in", "the", WORD])
ENTITIES = {"é": "&eacute;", "&": "&amp;", "“": "&ldquo;", "”": "&#8221;", "ü": "&#xfc;"}


@st.composite
def html(draw: st.DrawFn) -> tuple[str, list[int]]:
    """A fragment or a page with the word planted in its copy, and hidden where no reader sees it."""
    out, places = "", []
    end = draw(st.sampled_from(["\n", "\r\n", "\r", " "]))
    page = draw(st.booleans())
    if page:
        out += f"<!doctype html>{end}<html><head><title>x</title><script>var {WORD};</script></head><body>{end}"
        out += f"<nav><p>{WORD}</p></nav><article>"
    for _ in range(draw(st.integers(1, 4))):
        out += draw(st.sampled_from(["<p>", f'<p class="{WORD}">', "<div><p>", "<h2>", "<ul><li>", "<blockquote>"]))
        for word in draw(st.lists(PLAIN, min_size=1, max_size=6)):
            opening, closing = draw(
                st.sampled_from([("", ""), ("<b>", "</b>"), (f'<a href="/{WORD}">', "</a>"), ("<em><i>", "</i></em>")])
            )
            out += opening
            if word == WORD:
                places.append(len(out))
                out += word
            else:
                out += "".join(ENTITIES.get(letter, letter) if draw(st.booleans()) else letter for letter in word)
            out += closing + draw(st.sampled_from([" ", end + "  ", "&nbsp;", f" <!-- {WORD} --> "]))
        out += draw(st.sampled_from(["</p>", "", "</li></ul>", "</blockquote>"])) + end
    return out + ("</article></body></html>" if page else ""), places


@st.composite
def markdown(draw: st.DrawFn) -> tuple[str, list[int]]:
    out, places = "", []
    end = draw(st.sampled_from(["\n", "\r\n"]))
    if draw(st.booleans()):
        out += f"---{end}slug: {WORD}{end}title: A title{end}---{end}{end}"
    for _ in range(draw(st.integers(1, 4))):
        out += draw(st.sampled_from(["", "> ", "- ", "## ", "1. "]))
        for word in draw(st.lists(PLAIN, min_size=1, max_size=6)):
            before, after = draw(
                st.sampled_from(
                    [("", ""), ("*", "*"), ("**", "**"), ("[", f"](/{WORD})"), ("<b>", "</b>"), (f"`{WORD}` ", "")]
                )
            )
            out += before
            if word == WORD:
                places.append(len(out))
            out += word + after + draw(st.sampled_from([" ", "  ", " &amp; ", r" \* ", " {{< fig zeppelin >}} "]))
        out += end + draw(
            st.sampled_from([end, f"{end}```{end}{WORD}{end}```{end}{end}", f"{end}<!-- {WORD} -->{end}{end}"])
        )
    return out, places


@st.composite
def plain(draw: st.DrawFn) -> tuple[str, list[int]]:
    out, places = "", []
    for word in draw(st.lists(PLAIN, min_size=1, max_size=30)):
        if word == WORD:
            places.append(len(out))
        out += word + draw(st.sampled_from([" ", "  ", "\n", "\n\n", "\r\n", "\t", " <b> "]))
    return out, places


@pytest.mark.parametrize(("suffix", "documents"), [(".html", html()), (".md", markdown()), (".txt", plain())])
def test_every_planted_word_is_found_at_its_place_and_nowhere_else(
    planted: tuple[Runner, Path], suffix: str, documents: st.SearchStrategy[tuple[str, list[int]]]
) -> None:
    house, folder = planted

    @given(documents)
    @settings(deadline=None, max_examples=150)
    def law(document: tuple[str, list[int]]) -> None:
        text, places = document
        rows = Rows(text)
        found = lint(house, folder / f"a{suffix}", text)
        assert [rows.location(item.span.start) for item in found] == [rows.location(place) for place in places]
        assert {item.text for item in found} <= {WORD}

    law()

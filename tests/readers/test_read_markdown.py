from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from planted import HIDDEN, SEEN, SPELT, articles_of, assert_edits_hold, assert_planted, seen, words

MARKDOWN_SPELT = {**SPELT, "\ue102": "z&eacute;brafish", "\ue103": "zébra&#102;ish"}
word = st.one_of(words, seen(MARKDOWN_SPELT).map(lambda mark: mark + " "))
hidden = st.sampled_from(
    [
        f"`{HIDDEN}` ",
        f"``{HIDDEN} `` ",
        f"![{HIDDEN}](a.jpg '{HIDDEN}') ",
        f"<!-- {HIDDEN} --> ",
        f"<br title='{HIDDEN}'> ",
        f"{{{{< figure src='{HIDDEN}' >}}}} ",
        f"{{% include {HIDDEN} %}} ",
        f"{{# {HIDDEN} #}} ",
        f"{{{{ {HIDDEN} }}}} ",
        f"<svg><text>{HIDDEN}</text></svg> ",
        f"<code>{HIDDEN}</code> ",
        f"{{: .{HIDDEN} }} ",
        f"[youtube {HIDDEN}] ",
        f"{{% comment %}}{HIDDEN}{{% endcomment %}} ",
        "\\* ",
        "&amp; ",
        "&rsquo;s ",
    ]
)


def tagged(tags: list[tuple[str, str]], inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda tag, parts: f"{tag[0]}{SEEN}{''.join(parts).strip() or 'x'}{SEEN}{tag[1]} ",
        st.sampled_from(tags),
        st.lists(inner, max_size=3),
    )


emphasis = [("*", "*"), ("**", "**"), ("_", "_"), ("~~", "~~"), ("<b>", "</b>"), ("{{< note >}} ", "{{< /note >}}")]
links = [("[", f"](http://a.org/{HIDDEN} '{HIDDEN}')"), (f"<a href='{HIDDEN}'>", "</a>"), ("[", "][ref]")]
stressed = st.recursive(st.one_of(word, hidden), lambda inner: tagged(emphasis, inner), max_leaves=4)
inline = st.one_of(stressed, tagged(links, stressed), st.just("[^1] "))
row = st.lists(inline, max_size=4).map(lambda parts: f"The {''.join(parts).strip()} end")

plain = st.lists(word, max_size=4).map(lambda parts: f"The {''.join(parts)}")


def rows(before: str = "", gap: str = "") -> st.SearchStrategy[str]:
    return st.lists(row, min_size=1, max_size=3).map(lambda found: before + ("\n" + gap).join(found))


block = st.one_of(
    rows(),
    row.map("# ".__add__),
    row.map("### ".__add__),
    row.map(lambda text: text + "\n==="),
    rows("> ", "> "),
    rows("> "),
    rows("- ", "  "),
    rows("1. ", "   "),
    rows("* a\n* "),
    rows("- a\n\n  "),
    plain.map(lambda text: f"<p class='{HIDDEN}'>{text}</p>"),
    plain.map(lambda text: f"<div>\n{text}\n</div>"),
    row.map(lambda text: f"<div>\n\n{text}\n\n</div>"),
    rows("[^1]: ", "    "),
    row.map(lambda text: f"- [x] {text}"),
    st.sampled_from(
        [
            f"```\n{HIDDEN}\n```",
            f"A row.\n\n    {HIDDEN}",
            f"~~~ {HIDDEN}\n<p>{HIDDEN}</p>\n~~~",
            f"<!-- {HIDDEN}\n\n{HIDDEN} -->",
            "---",
            f"<script>\n{HIDDEN}\n\n</script>",
            f"[ref]: http://a.org/{HIDDEN} '{HIDDEN}'",
            "{% if x %}",
            "{:.lead}",
            "***",
            f"{{% highlight %}}\n{HIDDEN}\n\n{HIDDEN}\n{{% endhighlight %}}",
            f"<pre>\n{HIDDEN}\n</pre>",
            f"| {SEEN} | b |\n|---|:-:|\n| {SEEN} \\| | *{SEEN}* |\n| x | `{HIDDEN}` |",
        ]
    ),
)
body = st.lists(block, min_size=1, max_size=5).map("\n\n".join)
front = st.sampled_from(
    [
        "",
        f"---\ntitle: A day {SEEN} out\nslug: {HIDDEN}\ntags: [{HIDDEN}]\n---\n",
        f"---\ndescription: '{SEEN} it''s'\n---\n\n",
        f"+++\ntitle = \"On {SEEN}\"\nother = '{HIDDEN}'\n+++\n",
        f'---\ntitle: "{SEEN}"\nimage:\n  alt: {HIDDEN}\n---\n',
        f"\n---\nlayout: post\nexcerpt: {SEEN}, {SEEN} # {HIDDEN}\n---\n",
        f'{{\n"x": "{HIDDEN}"\n}}\n\n',
    ]
)
row_end = st.sampled_from(["\n", "\r\n", "\r"])


@st.composite
def documents(draw: st.DrawFn, front: st.SearchStrategy[str] = front) -> str:
    text = draw(front) + draw(body) + draw(st.sampled_from(["", "\n"])) + "\n\n[ref]: http://b.org/\n\n[^1]: A note.\n"
    return text.replace("\n", draw(row_end))


@given(documents())
def test_words_planted_in_markdown_are_found_where_they_stand(marked: str) -> None:
    assert_planted("story.md", marked, MARKDOWN_SPELT)


@given(documents(st.just("")), st.sampled_from(["x", "o * b _c_ <d> [e] & &amp; \\ `f` ~~o~~ o", "Ünï “q” |ü"]))
def test_edits_are_read_back_as_the_plain_text_they_were(marked: str, new: str) -> None:
    assert_edits_hold("story.md", marked, new, MARKDOWN_SPELT)


def told(text: str) -> list[tuple[str, str]]:
    (article,) = articles_of("a.md", text)
    return [(block.kind, article.block_text(block)) for block in article.blocks]


def test_attributes_and_tags_on_rows_of_their_own_part_nothing() -> None:
    assert told('1. One.\n\n{:start="2"}\n2. Two.\n{: .x}\n3. {% x %} Three.\n') == [
        ("list-item", "One."),
        ("list-item", "Two."),
        ("list-item", "￼ Three."),
    ]
    assert told("{% if a %}\nText\n{%- endif -%}\n\n> Said\n> {: .y}\n> twice\n") == [
        ("paragraph", "Text"),
        ("quote", "Said"),
        ("quote", "twice"),
    ]


def test_links_whose_addresses_stand_elsewhere() -> None:
    text = "See [the mill][mill] and [bridge #4][].\n"
    assert told(text) == [("paragraph", text.strip())]
    assert told("{% include references.md %}\n" + text) == [("paragraph", "See the mill and bridge #4.")]
    assert told("Code:\n{% include references.md %}\n```\n[a][b]\n") == [("paragraph", "Code:")]


def test_addresses_with_spaces() -> None:
    assert told("Click [here](/files/Press release No 4.pdf).\n") == [("paragraph", "Click here.")]
    assert told('Click [here](/files/a.pdf "A title").\n') == [("paragraph", "Click here.")]
    assert told("He said [this](and that).\n") == [("paragraph", "He said [this](and that).")]


def test_html_in_a_quotation_is_read_without_its_marks() -> None:
    assert told("> <!-- a\n> b -->\n>\n> <div>\n> c\n> </div>\n") == [("quote", "c")]


def test_scripts_between_words_are_hidden() -> None:
    assert told("One <script>two</script> three <style>x{}</style>.\n") == [("paragraph", "One three .")]

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planted import HIDDEN, SEEN, articles_of, assert_planted, seen, words

word = st.one_of(words, seen().map(lambda mark: mark + " "))
inline = st.one_of(
    word,
    st.sampled_from(
        [
            f"{{/* {HIDDEN} */}} ",
            f"{{props.{HIDDEN}}} ",
            f"{{[1, 2].map(n => {{ return <b>{HIDDEN}</b> }})}} ",
            f"`{HIDDEN} {{` ",
            f"<Note kind='{HIDDEN}' list={{[{{a: '{HIDDEN}>'}}]}} /> ",
            f"<b style={{{{color: '{HIDDEN}'}}}}>{SEEN}</b> ",
            f"<Box.Item a={{1}}>{SEEN}</Box.Item> ",
            f"<>{SEEN}</> ",
            f"*{SEEN}* ",
        ]
    ),
)
row = st.lists(inline, max_size=5).map(lambda parts: f"The {''.join(parts)} end")
block = st.one_of(
    row,
    row.map("## ".__add__),
    row.map("- ".__add__),
    row.map("<Callout>\n\n{}\n\n</Callout>".format),
    row.map(f"<Callout\n  title='{HIDDEN}'\n>\n{{}}\n</Callout>".format),
    row.map(lambda text: f"<div className={{'{HIDDEN}'}}>\n\n{text}\n\n</div>"),
    st.sampled_from(
        [
            f"import {HIDDEN} from '../{HIDDEN}.astro'",
            f"import {{\n  A,\n  {HIDDEN},\n}} from 'b'\nimport 'c'",
            f"export const meta = {{\n  a: '{HIDDEN}',\n\n  b: [1],\n}}",
            f"export default function () {{ return '{HIDDEN}' }}",
            f"```js\nconst a = {{ // {HIDDEN}\n```",
            f"<Chart data={{[\n  {{a: '{HIDDEN}'}},\n]}} />",
            f"{{/* {HIDDEN}\n\n{HIDDEN} */}}",
        ]
    ),
)


@given(st.lists(block, min_size=1, max_size=6).map("\n\n".join), st.sampled_from(["\n", "\r\n"]))
def test_words_planted_in_mdx_are_found_where_they_stand(marked: str, end: str) -> None:
    front = f"---\ntitle: On {SEEN}\nslug: {HIDDEN}\n---\n\n"
    assert_planted("story.mdx", (front + marked + "\n").replace("\n", end))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("import duties rose, and export too.\n", ["import duties rose, and export too."]),
        ("import A from 'a'\n\nexport taxes rose.\n", ["export taxes rose."]),
        ("She said {\n\nand left.\n", ["She said {", "and left."]),
        ("A < B and C > D.\n", ["A < B and C > D."]),
        ("<Card>\n  It burned.\n</Card>\n", ["It burned."]),
        ("{title}\n\nText {year}.\n", ["Text ￼."]),
    ],
)
def test_what_is_copy_in_mdx(text: str, told: list[str]) -> None:
    (article,) = articles_of("a.mdx", text)
    assert [article.block_text(block) for block in article.blocks] == told

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st
from planted import HIDDEN, SEEN, assert_edits_hold, assert_planted, seen, words

JSON_SPELT = {SEEN: "zébrafish", HIDDEN: "zébrafish", "\ue102": "z\\u00e9brafish", "\ue103": "z&eacute;braf\\u0069sh"}
PLAIN_SPELT = {key: value for key, value in JSON_SPELT.items() if "&" not in value}
word = st.one_of(words, seen(JSON_SPELT).map(lambda mark: mark + " "))
plain_word = st.one_of(words, seen(PLAIN_SPELT).map(lambda mark: mark + " "))
text = st.lists(word, min_size=1, max_size=8).map("".join)
plain = st.lists(plain_word, min_size=1, max_size=8).map("".join)
html = st.lists(
    st.builds(
        lambda tag, copy, gap: tag[0] + copy + tag[1] + gap,
        st.sampled_from([("<p>", "</p>"), (f'<p class="{HIDDEN}">', "</p>"), ("<ul>\n\t<li>", "</li></ul>")]),
        text,
        st.sampled_from(["", "\n\n", "\r\n", f'<script>"{HIDDEN}"</script>', "<br />"]),
    ),
    min_size=1,
    max_size=3,
).map("".join)


def escaped(value: str, *, ascii_only: bool, solidus: bool) -> str:
    """A JSON string as one exporter or another writes it; marks of words stay."""
    out = "".join(
        char if "\ue100" <= char <= "\ue10f" else json.dumps(char, ensure_ascii=ascii_only)[1:-1] for char in value
    )
    return out.replace("/", "\\/") if solidus else out


@st.composite
def objects(draw: st.DrawFn) -> str:
    """An article as a CMS exports it, its text with or without HTML."""
    ascii_only, solidus = draw(st.booleans()), draw(st.booleans())
    body = draw(st.one_of(html, plain))
    names = draw(st.sampled_from([("title", "body"), ("headline", "articleBody"), ("title", "content"), ("x", "text")]))
    title = draw(plain).replace("<", "") if names[0] != "x" else HIDDEN
    pairs = [("slug", HIDDEN), (names[0], title), (names[1], body), ("tags", None), ("date", "2026-11-22")]
    if draw(st.booleans()):
        pairs.reverse()
    rows = [
        f'"{key}": '
        + ("[1, null, true]" if value is None else f'"{escaped(value, ascii_only=ascii_only, solidus=solidus)}"')
        for key, value in pairs
    ]
    return "{" + draw(st.sampled_from([",", ", ", " ,\t"])).join(rows) + "}"


documents = st.one_of(
    objects(),
    st.lists(objects(), max_size=3).map(lambda found: "[" + ",\r\n  ".join(found) + "]\n"),
    st.lists(objects(), max_size=3).map(lambda found: '{"posts": [' + ",".join(found) + f'], "x": "{HIDDEN}"}}'),
)


@given(documents)
def test_words_planted_in_json_are_found_where_they_stand(marked: str) -> None:
    assert_planted("export.json", marked, JSON_SPELT)


@given(st.lists(objects(), max_size=4), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_words_planted_in_rows_of_json_are_found_where_they_stand(rows: list[str], end: str) -> None:
    assert_planted("export.jsonl", end.join(rows), JSON_SPELT)


@given(documents, st.sampled_from(["x", 'a "b" \\ <c> & d', "Ünï </c> 😀 “q”"]))
def test_edits_are_read_back_as_the_plain_text_they_were(marked: str, new: str) -> None:
    assert_edits_hold("export.json", marked, new, JSON_SPELT)

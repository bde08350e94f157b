from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.model import Location, Rows
from newslint.toml_places import DEEPEST, Places, RefusedError

TEXT = """\
# a comment with key = "value"
language = "en"
ignore = ["quotes", "readability/grade-level",
          'markup', # and a comment, with a comma
]
  [rule . "quotes/unattributed"]
severity = "info"
a.b.c = { d = 1, "e f" = [ { g = 2 } ] }
[[per-file]]
files = ["a"]
[[ per-file ]]
files = [
  \"\"\"b\"\"\",
]
[per-file.sub]
k = 1979-05-27 07:32:00
[vocabulary]
"n\\u0061mes" = []
"""


def paths(data: Any, above: tuple[str | int, ...] = ()) -> set[tuple[str | int, ...]]:
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return {path for key, value in items for path in ({(*above, key)} | paths(value, (*above, key)))}


@pytest.mark.parametrize(
    ("path", "row", "column"),
    [
        (("language",), 2, 1),
        (("ignore",), 3, 1),
        (("ignore", 0), 3, 11),
        (("ignore", 1), 3, 21),
        (("ignore", 2), 4, 11),
        (("rule",), 6, 4),
        (("rule", "quotes/unattributed"), 6, 11),
        (("rule", "quotes/unattributed", "severity"), 7, 1),
        (("rule", "quotes/unattributed", "a", "b", "c"), 8, 5),
        (("rule", "quotes/unattributed", "a", "b", "c", "e f", 0, "g"), 8, 30),
        (("per-file",), 9, 3),
        (("per-file", 0), 9, 3),
        (("per-file", 0, "files", 0), 10, 10),
        (("per-file", 1), 11, 4),
        (("per-file", 1, "files", 0), 13, 3),
        (("per-file", 1, "sub", "k"), 16, 1),
        (("vocabulary", "names"), 18, 1),
        (("rule", "quotes/unattributed", "unknown", "x"), 6, 11),
    ],
)
def test_each_key_has_its_place(path: tuple[str | int, ...], row: int, column: int) -> None:
    assert Places(TEXT).location(*path) == Location(row, column)


def test_row_ends_of_windows_count_once() -> None:
    assert Places(TEXT.replace("\n", "\r\n")).location("per-file", 1, "sub", "k") == Location(16, 1)


def test_all_paths_of_the_sample_are_known() -> None:
    assert set(Places(TEXT).paths()) == paths(tomllib.loads(TEXT))


@pytest.mark.parametrize(
    ("text", "row", "column"),
    [
        ("a = 1\n" + ".".join(["k"] * (DEEPEST + 1)) + " = 1", 2, 1),
        ("\n[" + ".".join(["k"] * 50_000) + "]", 2, 2),
        ("x = {" + ".".join(["k"] * 50_000) + " = 1}", 1, 6),
        ("x = " + "[" * 50_000, 1, 5 + DEEPEST),
        ("x = " + "{a=" * 50_000, 1, 5 + 3 * DEEPEST),
        ("x = " + "1" * 5_000, 1, 5),
    ],
)
def test_what_would_hang_or_break_tomllib_is_refused(text: str, row: int, column: int) -> None:
    with pytest.raises(RefusedError) as refused:
        Places(text)
    assert refused.value.location == Location(row, column)


def test_what_is_just_not_too_deep_is_read() -> None:
    text = ".".join(["k"] * DEEPEST) + " = " + "[" * (DEEPEST - 1) + "1" + "]" * (DEEPEST - 1)
    assert set(Places(text).paths()) == paths(tomllib.loads(text))


@given(st.text(alphabet="[]{}=.,#\"'\\\n\r ab1-", max_size=60) | st.text(max_size=30))
def test_text_that_is_no_toml_never_breaks_it(text: str) -> None:
    places = Places(text)
    try:
        data = tomllib.loads(text)
    except ValueError:
        return
    assert set(places.paths()) == paths(data)


# Random documents: keys in every spelling, values of every kind, comments and white space wherever TOML allows them.
# Each drawn key is a letter sequence that the test can find again in the text.

ESCAPES = {"\n": "\\n", "\t": "\\t", '"': '\\"', "\\": "\\\\", "é": "\\u00e9", "😀": "\\U0001F600"}
blanks = st.sampled_from(["", " ", "\t", "  "])
gaps = st.sampled_from(["", " ", "\n", "\r\n", " # a = 1, ] }\n", "\n\n\t"])
names = st.text(alphabet='ab-_1. "\\\né😀#=[]', max_size=4)


@st.composite
def spelled(draw: st.DrawFn, name: str) -> str:
    forms = ['"' + "".join(ESCAPES.get(letter, letter) for letter in name) + '"']
    if name and all(letter in "ab-_1" for letter in name):
        forms.append(name)
    if not set(name) & {"'", "\n"}:
        forms.append(f"'{name}'")
    return draw(st.sampled_from(forms))


scalars = st.sampled_from(
    [
        "1",
        "-1_000",
        "0xFF",
        "1.5e3",
        "inf",
        "true",
        "1979-05-27",
        "1979-05-27 07:32:00Z",
        "1979-05-27T07:32:00-07:00",
        "07:32:00.99",
        '""',
        '"a = \\"1\\", ] # }"',
        "'\\'",
        '"""\n a"b""c = [ \\""" # """',
        '"""a""\\""""""',
        "'''\n 'a' ''b'' '''",
        "''''a'''''",
        '"é😀"',
    ]
)


@st.composite
def values(draw: st.DrawFn, depth: int = 0) -> str:
    kind = draw(st.sampled_from(["scalar", "array", "table"] if depth < 3 else ["scalar"]))
    if kind == "scalar":
        return draw(scalars)
    if kind == "array":
        items = [draw(gaps) + draw(values(depth + 1)) + draw(gaps) for _ in range(draw(st.integers(0, 3)))]
        return "[" + ",".join(items) + (draw(st.sampled_from(["", "," + draw(gaps)])) if items else draw(gaps)) + "]"
    keys = draw(st.lists(names, unique=True, max_size=3))
    return "{" + ",".join([draw(pair(key, depth + 1)) for key in keys]) + "}"


@st.composite
def pair(draw: st.DrawFn, name: str, depth: int = 0) -> str:
    return draw(blanks) + draw(spelled(name)) + draw(blanks) + "=" + draw(blanks) + draw(values(depth)) + draw(blanks)


@st.composite
def documents(draw: st.DrawFn) -> str:
    rows = []
    for _ in range(draw(st.integers(0, 6))):
        kind = draw(st.sampled_from(["pair", "pair", "dotted", "table", "array of tables", "comment"]))
        if kind == "comment":
            rows.append("# [a] a = 1 '''")
            continue
        parts = [draw(spelled(name)) for name in draw(st.lists(names, min_size=1, max_size=1 if kind == "pair" else 3))]
        key = f"{draw(blanks)}.{draw(blanks)}".join(parts)
        key = draw(blanks) + key + draw(blanks)
        if kind == "table":
            rows.append(f"{draw(blanks)}[{key}]")
        elif kind == "array of tables":
            rows.append(f"{draw(blanks)}[[{key}]]")
        else:
            rows.append(f"{key}={draw(blanks)}{draw(values())}")
    return draw(st.sampled_from(["\n", "\r\n", " # x\n"])).join(rows)


@given(documents())
def test_of_random_documents_every_path_has_a_place_and_no_other(text: str) -> None:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:  # a key given twice
        Places(text)
        return
    assert set(Places(text).paths()) == paths(data)


@given(documents())
def test_at_the_place_of_a_key_stands_its_name(text: str) -> None:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    places, starts = Places(text), Rows(text).starts
    for path in places.paths():
        location = places.location(*path)
        rest = text[starts[location.row - 1] + location.column - 1 :]
        name = next(part for part in reversed(path) if isinstance(part, str))
        spellings = (name, f"'{name}'", '"' + "".join(ESCAPES.get(letter, letter) for letter in name) + '"')
        if isinstance(path[-1], str):
            assert rest.startswith(spellings)
        else:
            assert rest[:1] not in " \t\n\r#,]}="

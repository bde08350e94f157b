from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from newslint import frontmatter
from newslint.frontmatter import FrontMatter, FrontMatterError, Span, find, load, scalars

words = st.sampled_from(
    "a the yes no on off null ~ true True FALSE y n 1 0 -1 01 1.5 1. .5 1e3 1_000 0x1f 0o7 1:30 12:30:45 2026-11-22 "
    "2026-1-2 2026-11-22T10:00:00Z 1.2.3 .inf .nan = << - ? : # & * ! | > ' \" % @ ` [ ] { } , \\ é “q” "
    "don't a:b a#b a: :a #a a, "
    "[a] [a,b] [ 'x', \"y\" ] {a} 'it''s' \"a\\n\" 'a' \"b\" -a ?a *a &a !a %a @a `a --- ... \t + +1 _ "
    "1_ 0.1 1e 0b1 09 08".split(" ")
)
values = st.lists(words, max_size=4).map(" ".join)
keys = st.sampled_from("title a b-c d.e _x y on 1 Key true null".split())
rows = st.one_of(
    st.builds("{}: {}".format, keys, values),
    st.builds("{}:{}".format, keys, values),
    st.builds("  {}: {}".format, keys, values),
    st.builds("   {}: {}".format, keys, values),
    st.builds("- {}".format, values),
    values,
    st.just("# note"),
    st.just(""),
    st.builds("{}: {}  # note".format, keys, values),
    st.builds("{}:".format, keys),
    st.builds("  - {}".format, values),
    st.builds("{}: |\n  {}\n  {}".format, keys, values, values),
    st.builds("{}: >-\n  {}\n\n  {}".format, keys, values, values),
)
documents = st.builds(lambda found, end: end.join([*found, ""]), st.lists(rows), st.sampled_from(["\n", "\r\n"]))


def whole(text: str) -> Span:
    return Span(0, len(text))


@given(documents)
@example("a: 1.2.3\n")
def test_what_is_read_fast_is_what_yaml_says(text: str) -> None:
    try:
        fast = frontmatter._load_flat(text, whole(text))
    except frontmatter._NotFlatError:
        return
    assert fast == (yaml.safe_load(text) or {})
    assert [type(value) for value in fast.values()] == [type(value) for value in (yaml.safe_load(text) or {}).values()]


@given(documents)
def test_places_told_fast_are_those_that_yaml_tells(text: str) -> None:
    try:
        fast = dict(frontmatter._flat_scalars(text, whole(text)))
    except frontmatter._NotFlatError:
        return
    try:
        told = frontmatter._composed_scalars(text, whole(text))
    except FrontMatterError:
        return  # a row below a key without a value may be anything
    assert {key: item for key, item in told.items() if key in fast} == fast


@given(documents)
def test_each_scalar_is_cut_out_of_the_source(text: str) -> None:
    try:
        found = scalars(text, FrontMatter("yaml", whole(text), len(text)))
    except FrontMatterError:
        return
    for item in found.values():
        cut = text[item.span.start : item.span.end]
        if not item.quote:
            assert " ".join(cut.split()) == item.value
        elif item.quote in "\"'" and "\\" not in cut:
            assert " ".join(cut.replace("''", "'").split()) == " ".join(item.value.split())


def found_in(text: str) -> tuple[str, str, str] | None:
    front = find(text)
    return front and (front.format, text[front.span.start : front.span.end], text[front.end :])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_front_matter_is_found_at_the_head(end: str) -> None:
    def told(text: str) -> tuple[str, ...] | None:
        found = found_in(text.replace("\n", end))
        return found and tuple(part.replace(end, "\n") for part in found)

    assert told("---\na: b\n---\nText") == ("yaml", "a: b\n", "Text")
    assert told("\n  \n---  \na: b\n---\nText") == ("yaml", "a: b\n", "Text")
    assert told("------\na: b\n---\nText") == ("yaml", "a: b\n", "Text")
    assert told("---\n---\nText") == ("yaml", "", "Text")
    assert told("+++\na = '---'\n+++\n\nText") == ("toml", "a = '---'\n", "\nText")
    assert told('{\n "a": {"b": 1\n}\n}\nText') == ("json", '{\n "a": {"b": 1\n}\n', "}\nText") or told(
        '{\n "a": 1\n}\nText'
    ) == ("json", '{\n "a": 1\n}', "Text")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Text",
        "---\na: b\n",
        "---\n\nTwo rules, prose between.\n\n---\n",
        "Text\n---\na: b\n---\n",
        "+++\na = 1\n---\n",
        "{{< x >}}\n",
    ],
)
def test_what_is_no_front_matter(text: str) -> None:
    assert find(text) is None


def test_what_is_not_flat_is_read_by_yaml() -> None:
    text = "a: [1, {b: c}]\nd:\n  - e\n"
    assert load(text, whole(text)) == {"a": [1, {"b": "c"}], "d": ["e"]}


@pytest.mark.parametrize(
    ("text", "offset"), [("a: b: c\n", 4), ("a: 'b\n", 6), ("- a\n", 0), ("a: " + "[" * 50_000, 0)]
)
def test_broken_front_matter_is_told_with_its_place(text: str, offset: int) -> None:
    with pytest.raises(FrontMatterError) as told:
        load("xx" + text, Span(2, 2 + len(text)))
    assert told.value.offset == offset + 2


def test_toml_scalars_before_the_first_table() -> None:
    text = (
        'title = "On" # x\r\n'
        "name = 'it \"is\"'\r\nn = 1\r\nlong = '''x'''\r\n"
        '[newslint]\r\ndisable = ["quotes"]\r\n'
    )
    found = scalars(text, FrontMatter("toml", whole(text), len(text)))
    assert {key: (item.value, text[item.span.start : item.span.end]) for key, item in found.items()} == {
        "title": ("On", "On"),
        "name": ('it "is"', 'it "is"'),
        "newslint.disable.0": ("quotes", '["quotes"]'),
    }

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planted import HIDDEN, SEEN, articles_of, assert_planted, seen, words

from newslint.readers import Reading

word = st.one_of(words, seen().map(lambda mark: mark + " "))
cell = st.builds(
    lambda parts, end: "The " + "".join(parts) + end,
    st.lists(st.one_of(word, st.sampled_from(['"quoted" ', "a, b; c\t", "\n", "\r\n\r\n", "<p>", "</p>"])), max_size=6),
    st.sampled_from([".", '"', ""]),
)


@st.composite
def tables(draw: st.DrawFn) -> str:
    delimiter = draw(st.sampled_from([",", ";", "\t", "|"]))
    quote = draw(st.sampled_from(['"', "'"]))
    names = draw(st.sampled_from([("Title", "body"), ("headline", "TEXT"), ("x", "content")]))
    columns = draw(st.permutations(["id", *names, "tags"]))

    def written(value: str) -> str:
        return f"{quote}{value.replace(quote, quote * 2)}{quote}"

    rows = [delimiter.join(columns)]
    for _ in range(draw(st.integers(0, 3))):
        values = {"id": HIDDEN, "tags": written(HIDDEN), names[0]: written(f"On {SEEN if names[0] != 'x' else HIDDEN}")}
        values[names[1]] = written(draw(cell))
        rows.append(delimiter.join(values[name] for name in columns))
    return draw(st.sampled_from(["\n", "\r\n"])).join(rows) + draw(st.sampled_from(["", "\n", "\n\n"]))


@given(tables())
def test_words_planted_in_tables_are_found_where_they_stand(marked: str) -> None:
    assert_planted("export.csv", marked)


def test_an_article_is_called_by_the_row_it_starts_in() -> None:
    text = 'title,body,lang\r\nOne,"It burned.\r\n\r\nIt ""really"" burned.",en\r\n,,\r\nTwo,It rained.,de\r\n'
    first, second = articles_of("a.csv", text)
    assert (first.key, second.key) == ("2", "6")
    assert (first.language, second.language) == ("en", "de")
    assert [first.block_text(block) for block in first.blocks] == ["One", "It burned.", 'It "really" burned.']


def test_what_is_written_into_a_cell() -> None:
    (article,) = articles_of("a.csv", 'title,body\nOne mill,"Two mills burned."\n')
    plain, quoted = article.text.index("mill"), article.text.index("mills")
    assert article.edit(plain, plain + 4, "mills, two") is None
    assert (edit := article.edit(plain, plain + 4, "fire"))
    assert edit.content == "fire"
    assert (edit := article.edit(quoted, quoted + 5, 'a "b", c'))
    assert edit.content == 'a ""b"", c'


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "1,2,3\n", "body", "title\nOne\n", "body,title\n", '"body\n'])
def test_tables_without_articles(text: str) -> None:
    assert articles_of("a.csv", text) == []


def test_settings_name_the_columns() -> None:
    (article,) = articles_of(
        "a.csv", "kop;tekst\nMolen;Het brandde.\n", Reading(fields={"title": ["Kop"], "body": ["Tekst"]})
    )
    assert article.text == "Molen\n\nHet brandde."

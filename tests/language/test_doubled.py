"""A body that stands twice is found wherever and however its second copy stands, and nothing else is."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from newslint.language.doubled import mark_copy
from newslint.model import Article, Block, Source, Span
from newslint.readers import Reading, read
from newslint.spans import MappedText

SYLLABLES = "bar den fol gim hur jast kel lom mun nep ost pra quil rund sket tor ulm vant wix zelt".split()


def paragraphs(seed: int, count: int, words: int = 30) -> list[str]:
    """Paragraphs that share nothing but chance: words of two syllables, a full stop at the end."""
    chance = random.Random(seed)
    out = []
    for _ in range(count):
        text = " ".join("".join(chance.choices(SYLLABLES, k=2)) for _ in range(chance.randint(words // 2, words)))
        out.append(text.capitalize() + ".")
    return out


def read_text(text: str, filename: str = "story.txt") -> Article:
    return read(Source(filename, text), Reading(language="en"))[0][0]


def copied(article: Article) -> list[str]:
    return [article.block_text(block) for block in article.blocks if block.copy]


def kept(article: Article) -> list[str]:
    return [article.block_text(block) for block in article.blocks if not block.copy]


@given(st.integers(0, 10**6), st.integers(2, 8), st.sampled_from(["", "###", "-30-", "* * *"]))
def test_second_copy_is_flagged_wholly(seed: int, count: int, separator: str) -> None:
    body = paragraphs(seed, count)
    between = [separator] if separator else []
    article = read_text("\n\n".join([*body, *between, *body]))
    assert copied(article) == body
    assert kept(article)[:count] == body
    doubled = article.memo["doubled"]
    assert article.text[doubled.first.start : doubled.first.end] == "\n\n".join(body)
    assert article.text[doubled.copy.start : doubled.copy.end] == "\n\n".join(body)


@given(st.integers(0, 10**6), st.integers(3, 8))
def test_copy_glued_on_in_the_middle_of_a_row_splits_its_block(seed: int, count: int) -> None:
    body = paragraphs(seed, count)
    article = read_text("\n\n".join([*body[:-1], body[-1] + body[0], *body[1:]]))
    assert kept(article) == body
    assert copied(article) == body


@given(st.integers(0, 10**6), st.integers(4, 8), st.data())
def test_edited_and_shortened_copy_is_flagged(seed: int, count: int, data: st.DataObject) -> None:
    body = paragraphs(seed, count)
    chance = random.Random(seed)
    copy = [" ".join(word for word in text.split(" ") if chance.random() > 0.05 or word[-1] == ".") for text in body]
    del copy[data.draw(st.integers(1, count - 1))]
    article = read_text("\n\n".join([*body, *copy]))
    assert copied(article) == copy


@given(st.integers(0, 10**6), st.integers(4, 10))
def test_copy_that_was_cut_off_is_flagged(seed: int, count: int) -> None:
    body = paragraphs(seed, count, words=50)
    article = read_text("\n\n".join([*body, *body[: count // 2]]))
    assert copied(article) == body[: count // 2]


@given(st.integers(0, 10**6), st.integers(1, 12))
def test_body_that_stands_once_is_left_as_it_is(seed: int, count: int) -> None:
    article = read_text("\n\n".join(paragraphs(seed, count)))
    assert not copied(article)
    assert mark_copy(article) is article


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_text_keeps_its_letters(first: str, second: str) -> None:
    text = f"{first}\n\n{second}\n\n{first}\n\n{second}"
    blocks = tuple(Block("paragraph", Span(at, at + len(part))) for at, part in parts(text) if part.strip())
    article = Article(Source("a.txt", text), text, blocks, ((0, MappedText([text], [text])),))
    marked = mark_copy(article)
    before = "".join(article.block_text(block) for block in article.blocks)
    after = "".join(marked.block_text(block) for block in marked.blocks)
    assert [c for c in before if c.isalnum()] == [c for c in after if c.isalnum()]
    assert all(left.span.end <= right.span.start for left, right in zip(marked.blocks, marked.blocks[1:], strict=False))


def parts(text: str) -> list[tuple[int, str]]:
    at, out = 0, []
    for part in text.split("\n\n"):
        out.append((at + len(part) - len(part.lstrip()), part.strip()))
        at += len(part) + 2
    return out


def test_speech_quoted_first_and_printed_below_is_no_copy() -> None:
    speech = paragraphs(7, 6)
    text = "\n\n".join([f'"{speech[0]}" the minister said.', *paragraphs(8, 2), "The full speech:", *speech])
    assert not copied(read_text(text))


def test_what_stands_a_thousand_times_is_one_copy() -> None:
    body = paragraphs(3, 2)
    article = read_text("\n\n".join(body * 1000))
    assert len(copied(article)) == 1998


def test_a_million_times_the_same_word_is_no_copy() -> None:
    assert not copied(read_text("same " * 1_000_000))

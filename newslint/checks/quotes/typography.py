"""How quotation marks are set: which ones, at which side of the punctuation, with or without space."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newslint.checks import NoOptions
from newslint.checks.quotes.wording import first_words
from newslint.language.marks import DOUBLE, SINGLE, STRAIGHT
from newslint.language.pairing import pairing
from newslint.language.quotations import quotations
from newslint.language.singles import is_elision, table
from newslint.model import Edit, Fix, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.language.marks import Sign
    from newslint.language.passage import Passage
    from newslint.language.quotations import Quotation
    from newslint.model import Article

# The mark comes first in the pattern, so that the search is a fast scan for one of three characters.
_SLIP = r"[‘`´](?:(?<=[^\W\d_].)(?:s|t|d|m|ll|re|ve)\b|(?<=\b[ldjcnmtsLDJCNMTS].)(?=[aeiouhàâéèêîôûAEIOUHÉÈÊ]))"
_SPACED_LANGUAGES = frozenset({"fr"})
_SENTENCE_STOPS = ".,"
_MARKS = frozenset(DOUBLE + SINGLE + "…")


class HouseMarks(NamedTuple):
    """The two marks that a house sets quotations in, opening and closing: `“”`, `«»`, `„“`, `‘’`, `""`."""

    marks: str = ""

    def validate(self) -> None:
        if len(self.marks) not in (0, 2):
            raise ValueError(f"marks are an opening and a closing one, as in “”, not {self.marks!r}")


class SideOptions(NamedTuple):
    """Where commas and full stops go at the end of a quoted part of a sentence: `inside` the mark, as in the United
    States, `outside`, or `consistent`, as the article mostly has it.
    """

    side: str = "consistent"

    def validate(self) -> None:
        if self.side not in ("consistent", "inside", "outside"):
            raise ValueError(f'side is "consistent", "inside" or "outside", not {self.side!r}')


class HeadlineOptions(NamedTuple):
    """Which marks headlines take: `single` or `double`."""

    marks: str = "single"

    def validate(self) -> None:
        if self.marks not in ("single", "double"):
            raise ValueError(f'marks are "single" or "double", not {self.marks!r}')


class ScareOptions(NamedTuple):
    """Up to how many words in marks are distance, not speech."""

    max_words: int = 2


def mixed_marks(article: Article, options: NoOptions) -> Iterator[Hit]:
    """An article that sets some quotations in straight marks and some in curly ones: the first of the lesser kind."""
    straight: list[Passage] = []
    curly: list[Passage] = []
    for passage in _pairs(article):
        if passage.opening and passage.closing and passage.opening.glyph not in SINGLE:
            kinds = {passage.opening.glyph in STRAIGHT, passage.closing.glyph in STRAIGHT}
            if len(kinds) == 1:
                (straight if kinds == {True} else curly).append(passage)
    if straight and curly:
        fewer, more = sorted((straight, curly), key=len)
        first, other = fewer[0], more[0]
        values = {"straight": len(straight), "curly": len(curly), "kind": "straight" if fewer is straight else "curly"}
        related = ((article.span(other.start, other.end), "the other kind"),)
        yield Hit(article.span(first.start, first.end), values, related=related)


def house_marks(article: Article, options: HouseMarks) -> Iterator[Hit]:
    """Each outermost quotation in other marks than the house's."""
    if not options.marks:
        return
    opening, closing = options.marks[0], options.marks[1]
    for passage in _pairs(article):
        if passage.depth or passage.opening is None:
            continue
        glyphs = (passage.opening.glyph, passage.closing.glyph if passage.closing else closing)
        if glyphs != (opening, closing):
            yield _reset(article, passage, opening, closing)


def headline_marks(article: Article, options: HeadlineOptions) -> Iterator[Hit]:
    """Each quotation in a headline in marks of the other kind."""
    headings = {number for number, block in enumerate(article.blocks) if block.kind in ("title", "heading")}
    for passage in _pairs(article):
        if passage.block not in headings or passage.depth or passage.opening is None or passage.closing is None:
            continue
        plain = passage.opening.glyph in STRAIGHT or passage.opening.glyph == "'"
        if options.marks == "single" and passage.opening.glyph not in SINGLE:
            yield _reset(article, passage, "'" if plain else "‘", "'" if plain else "’")
        elif options.marks == "double" and passage.opening.glyph in SINGLE:
            yield _reset(article, passage, '"' if plain else "“", '"' if plain else "”")


def _reset(article: Article, passage: Passage, opening: str, closing: str) -> Hit:
    """A quotation in the wrong marks, with the edits that set it in the right ones."""
    edits = [article.edit(passage.opening.start, passage.opening.end, opening) if passage.opening else None]
    if passage.closing is not None:
        edits.append(article.edit(passage.closing.start, passage.closing.end, closing))
    fix = _fix(f"Set it in {opening}{closing}", edits)
    values = {"quotation": first_words(article.text[passage.start : passage.end]), "marks": opening + closing}
    return Hit(article.span(passage.start, passage.end), values, fix)


def punctuation_side(article: Article, options: SideOptions) -> Iterator[Hit]:
    """Each comma or full stop at the wrong side of the mark that closes a quoted part of a sentence."""
    found = list(_sides(article))
    wanted = options.side
    if wanted == "consistent":
        inside = sum(is_inside for _, is_inside in found)
        fewer, more = sorted((inside, len(found) - inside))
        if not fewer or more < 3 * fewer:
            return
        wanted = "inside" if more == inside else "outside"
    for at, is_inside in found:
        if is_inside != (wanted == "inside"):
            swapped = article.text[at + 1] + article.text[at]
            fix = _fix(f"Put it {wanted}", [article.edit(at, at + 2, swapped)])
            yield Hit(article.span(at, at + 2), {"side": wanted, "swapped": swapped}, fix)


def _sides(article: Article) -> Iterator[tuple[int, bool]]:
    """Where a closing mark and a stop meet behind a quoted part of a sentence, and whether the stop is inside."""
    text = article.text
    for quotation in quotations(article):
        end = quotation.span.end
        if (
            quotation.whole
            or len(quotation.closing) != 1
            or quotation.words > _LONGEST_PART
            or not _is_part(article, quotation)
        ):
            continue
        if text[end - 2] in _SENTENCE_STOPS and text[end - 3 : end - 1] != "..":
            yield end - 2, True
        elif text[end : end + 1] in _SENTENCE_STOPS and text[end : end + 1]:
            yield end - 1, False


_LONGEST_PART = 8
_SHORTEST_PART = 12


def _is_part(article: Article, quotation: Quotation) -> bool:
    """Whether a quotation begins in the middle of a sentence, with a small letter."""
    text, start = article.text, quotation.span.start
    before = text[max(0, start - 2) : start]
    return text[start + 1 : start + 2].islower() and before[:1] not in ("", ",", ":", ".", "\n")


def space_inside_marks(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Each space between a quotation mark and the words it holds, in languages that have none there."""
    if (article.language or "").partition("-")[0] in _SPACED_LANGUAGES:
        return
    text = article.text
    for passage in _pairs(article):
        start, end = passage.inner
        opening, closing = passage.opening, passage.closing
        begins = text[start : start + 1] == " " and text[start + 1 : start + 2] != "."
        if opening is not None and begins and _is_slip(opening, text[start + 1 : start + 2]):
            yield _closed_up(article, start, start + 1)
        ends = text[start:end].endswith(" ") and text[end - 3 : end - 1] != ".."
        if closing is not None and ends and _is_slip(closing, text[end - 2]):
            yield _closed_up(article, end - 1, end)


def _is_slip(sign: Sign, near: str) -> bool:
    """Whether a space at a mark is one typed by mistake, from the character behind it. Guillemets have one in many
    languages; straight marks around a space may hold a piece of a program (`"From: "`).
    """
    if sign.glyph in "«»‹›" or not near or near in _MARKS:
        return False
    return sign.glyph not in STRAIGHT or near.isupper() or near in "[.,!?"


def _closed_up(article: Article, start: int, end: int) -> Hit:
    return Hit(article.span(start - 1, end + 1), {}, _fix("Delete the space", [article.edit(start, end, "")]))


def wrong_apostrophe(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Each apostrophe typed as an opening mark or an accent: ‘90s, don‘t, l´eau."""
    if article.text.isascii():
        return
    rules = table(article.language)
    for sign in pairing(article).apostrophes:
        if sign.glyph == "‘" and is_elision(article.text, sign, rules):
            yield _apostrophe(article, sign.start)
    for block in article.blocks:
        if not block.copy and block.kind != "code":
            for match in re.compile(_SLIP).finditer(article.text, block.span.start, block.span.end):
                yield _apostrophe(article, match.start())


def _apostrophe(article: Article, at: int) -> Hit:
    return Hit(article.span(at, at + 1), {"instead": "’"}, _fix("Replace it by ’", [article.edit(at, at + 1, "’")]))


def continued_quotation(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Each paragraph that goes on with a quotation without opening it again; not an item of a quoted
    list, nor the name under a pull quote."""
    for passage in _pairs(article):
        in_list = article.blocks[passage.block].kind == "list-item"
        if passage.continued and passage.opening is None and not passage.depth and not in_list:
            words = article.text[passage.start : passage.end]
            if len(words.split()) < _SHORTEST_PART:
                continue
            end = passage.start + len(words.split(None, 1)[0])
            yield Hit(article.span(passage.start, end), {"quotation": first_words(words)})


def scare_quotes(article: Article, options: ScareOptions) -> Iterator[Hit]:
    """Each word or two in marks that nobody is quoted with: the writer's distance, or a word as such."""
    for quotation in quotations(article):
        if quotation.whole or quotation.words > options.max_words or quotation.attribution or not quotation.words:
            continue
        words = article.text[quotation.span.start : quotation.span.end]
        if not any(letter.isupper() for letter in words):
            yield Hit(article.span(quotation.span.start, quotation.span.end), {"quotation": first_words(words)})


def _pairs(article: Article) -> tuple[Passage, ...]:
    return pairing(article).passages


def _fix(message: str, edits: list[Edit | None]) -> Fix | None:
    """A fix, where markup leaves every one of its edits possible."""
    found = [edit for edit in edits if edit is not None]
    return Fix(message, tuple(found)) if len(found) == len(edits) else None

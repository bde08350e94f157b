"""The parse errors of the HTML standard, told by turbohtml, which follows the standard's tokenizer letter by letter.

The library is an extra: `pip install 'newslint[html]'`. It says where an error is seen, not where the tag begins; the
finding spans the whole tag or reference that holds this place.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from newslint.checks import MissingExtraError
from newslint.checks.markup.tokens import tags_of
from newslint.model import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.checks.markup.tokens import Tags
    from newslint.model import Article


class ParseError(NamedTuple):
    """`ignore`: names of errors that are not told.

    A slash at the end of `<br />` is legal, and some house styles want it everywhere.
    """

    ignore: tuple[str, ...] = ("non-void-html-element-start-tag-with-trailing-solidus",)

    def validate(self) -> None:
        """Raises MissingExtraError without the library."""
        from importlib.util import find_spec

        if find_spec("turbohtml") is None:
            raise MissingExtraError("markup/parse-error", "turbohtml", "html")


def parse_error(article: Article, options: ParseError) -> Iterator[Hit]:
    """What the HTML standard calls a parse error, by the standard's name for it."""
    for tags in tags_of(article):
        if tags.markup.dialect != "html":
            continue
        for code, offset in _errors(tags.string):
            span = _place(tags, offset)
            if code not in options.ignore and span is not None:
                yield Hit(tags.markup.span(*span), {"code": code})


def _errors(html: str) -> list[tuple[str, int]]:
    """The errors of a string without row ends: name and offset, which the library tells as a column from 0."""
    from turbohtml import parse

    return [(str(error.code), int(error.col)) for error in parse(html).errors]


def _place(tags: Tags, offset: int) -> tuple[int, int] | None:
    """The tag or reference at an offset of the pieces, or the letter; None where it is no article text."""
    markup = tags.markup
    first = markup.starts[0]
    offset = min(first + offset, first + len(tags.string) - 1)
    place = min(bisect_right(markup.starts, offset), len(markup.pieces)) - 1
    if place > 0 and place % 2 == 0 and markup.starts[place] == offset and not tags.hides(place - 1):
        place -= 1  # told at the place after the token
    if place < 0 or tags.hides(place):
        return None
    if place % 2:
        return markup.starts[place], markup.starts[place] + len(markup.pieces[place])
    return offset, offset + 1

"""Bodies as WordPress keeps them: HTML with block comments, or classic copy, in which a blank row is a paragraph.

WordPress makes paragraphs and breaks of the rows of classic copy when it shows it (`wpautop`), and runs shortcodes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.patterns import lazy_pattern
from newslint.readers.html import passage_of, read_html
from newslint.readers.structure import structure_of
from newslint.readers.tags import NOTHING, shown, tokenize
from newslint.readers.templates import SHORTCODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.readers.passage import Passage
    from newslint.spans import MappedText

_ROW_END = lazy_pattern(r"\r\n?|\n")
_BREAKS_AND_CODES = lazy_pattern(rf"([ \t]*(?:\r\n?|\n)\s*|{SHORTCODE})")


def read_wordpress(string: MappedText) -> Passage:
    """Read the body of a post as it stands in WordPress's database."""
    html = string.text
    if "<!-- wp:" in html:
        return read_html(html, string)
    sources, tokens = [""], [""]
    for source, token in _tokens(html):
        if token:
            sources += [source, ""]
            tokens += [token, ""]
        else:
            sources[-1] = source
            tokens[-1] = source.replace("\t", " ")
    return passage_of(sources, structure_of(tokens, page=False), outer=string)


def _tokens(html: str) -> Iterator[tuple[str, str]]:
    """Pieces of the source, each with the token that it stands for, which is empty of text; text follows no text."""
    start = position = 0
    after_block = True
    for number, piece in enumerate(tokenize(html)):
        if number % 2 and not piece.isspace():
            parts = _parts_blocks(piece)
            yield from _rows(html[start:position], after_block=after_block, before_block=parts)
            yield html[position : position + len(piece)], piece
            start, after_block = position + len(piece), parts
        position += len(piece)
    yield from _rows(html[start:], after_block=after_block, before_block=True)


def _rows(text: str, *, after_block: bool, before_block: bool) -> Iterator[tuple[str, str]]:
    """Text between two tokens: a blank row in it ends a paragraph, a row's end is a break, but not beside a block."""
    parts = _BREAKS_AND_CODES.split(text)
    worded = [number for number in range(0, len(parts), 2) if parts[number]] or [len(parts) if after_block else -1]
    for number, part in enumerate(parts):
        if number % 2 == 0:
            if part:
                yield part, ""
        elif part.startswith("["):
            yield part, _CAPTION.get(part[:8], NOTHING)
        elif len(_ROW_END.findall(part)) > 1:
            yield part, "</p>"
        else:
            beside_block = (after_block and number < worded[0]) or (before_block and number > worded[-1])
            yield part, "  " if beside_block else "<br>"


_CAPTION = {"[caption": "<figcaption>", "[/captio": "</figcaption>"}


def _parts_blocks(token: str) -> bool:
    tag = shown(token)[1]
    return tag is not None and tag.parts_blocks

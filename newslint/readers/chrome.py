"""What stands inside a page's article and is none of the story: links to other stories, sharing, comments, forms."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.patterns import lazy_pattern
from newslint.readers.tags import tag_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newslint.model import Kind
    from newslint.readers.structure import Structure

Ranges = list[tuple[int, int]]

_NAMES = lazy_pattern(r"\s(?:class|id)\s*=\s*(?:\"([^\"]*)\"?|'([^']*)'?|([^\s>\"']+))", re.IGNORECASE)
_UNSEEN = lazy_pattern(
    r"\shidden(?=[\s>/=])|\saria-hidden\s*=\s*[\"']?true|\sstyle\s*=\s*[\"'][^\"'>]*display\s*:\s*none", re.IGNORECASE
)
_HREF = lazy_pattern(r"\shref\s*=", re.IGNORECASE)
_HUMP = lazy_pattern(r"(?<=[a-z])(?=[A-Z])")
_COPY = frozenset(
    {"p", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "article", "main", "body", "html", "td", "li"}
)
_LARGEST_SHARE = 0.5  # what holds more than that of the article's prose is the article, whatever it is called
_LINKED = 0.9


def is_furniture(token: str) -> bool:
    """Whether a start tag says by its class, its id or its attributes that its element is none of the story."""
    if ("=" not in token and "hidden" not in token) or tag_name(token) in _COPY:
        return False
    if _UNSEEN.search(token):
        return True
    names = " ".join(filter(None, (group for match in _NAMES.finditer(token) for group in match.groups())))
    return _furniture().search(_HUMP.sub("-", names).lower()) is not None


@cache
def _furniture() -> re.Pattern[str]:
    rows = Path(__file__).with_name("data").joinpath("furniture.txt").read_text(encoding="utf-8").splitlines()
    words = "|".join(row.replace(" ", "[-_]*") for row in rows if not row.startswith("#"))
    return re.compile(rf"(?<![a-z])(?:{words})(?![a-z])")


def furniture_in(structure: Structure, story: Ranges, prose: Sequence[int]) -> Ranges:
    """The ranges of pieces that stand in the `story` and are none of it; ends inclusive.

    `prose` tells how many letters of paragraphs stand before each piece.
    """
    largest = _LARGEST_SHARE * sum(prose[last + 1] - prose[first] for first, last in story)
    return [(first, last) for first, last in structure.furniture if prose[last + 1] - prose[first] <= largest]


def linked_blocks(pieces: Sequence[str], structure: Structure) -> list[tuple[Kind, int, int]]:
    """The blocks that are nothing but links, as ranges of pieces, each with its kind: teasers, tags, "read also"; the
    page's main headline excepted."""
    linked = _linked_pieces(pieces)
    shows = structure.shows
    out: list[tuple[Kind, int, int]] = []
    for (start, kind, level), (end, _, _) in pairwise(structure.borders):
        if kind == "heading" and level == 1:
            continue
        letters = {piece: len(shows[piece].strip()) for piece in range(start + 1, end, 2)}
        every = sum(letters.values())
        if every and sum(count for piece, count in letters.items() if piece in linked) >= _LINKED * every:
            out.append((kind, start + 1, end - 1))
    return out


def _linked_pieces(pieces: Sequence[str]) -> set[int]:
    """The pieces of text inside links that are closed: `<a name=x>` is none, and often goes on to the page's end."""
    out: set[int] = set()
    start = 0
    for piece in range(1, len(pieces), 2):
        token = pieces[piece]
        if token[:2] in ("<a", "<A", "</") and tag_name(token) == "a":
            if start and token[1] == "/":
                out.update(range(start + 1, piece, 2))
            start = piece if _HREF.search(token) else 0
    return out

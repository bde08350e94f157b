"""The tags of an article as its reader cut them, told by name and order. Every rule of the family reads this list; no
rule parses anything again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from newslint.checks.markup.attributes import ATTRIBUTE, Attribute, read_attribute, traits_of
from newslint.patterns import lazy_pattern
from newslint.readers.tags import BOUNDARIES, unescape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.model import Article, Edit, Markup, Span

BLOCKS = BOUNDARIES - {"option", "optgroup", "title", "head", "legend"}
ENDS = frozenset(f"/{name}" for name in BLOCKS)
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite data del dfn em font i ins mark q s small span strike strong sub sup time tt u "
    "var".split()
)
HIDDEN = "*"  # the name of what is no article text (code, a button) and of Markdown's own syntax in a row
BORDER = "|"  # the same of what stands between rows: a listing, navigation, where Markdown parts two blocks
OUTSIDE = ""  # the name of what stands before the first tag and after the last
EDGES = BLOCKS | ENDS | {OUTSIDE, BORDER}  # what parts a row from the next one

_NAME = lazy_pattern(r"</?([a-zA-Z][^\s/>]*)")
_BLOCK_BEGINS = lazy_pattern(r"<!-- wp:([\w/-]+)(?: [^>]*)?(?<!/)-->\s*\Z")
_BLOCK_ENDS = lazy_pattern(r"\s*<!-- /wp:([\w/-]+) -->")
_ENDS_BLOCK = lazy_pattern(r"\r?\n[ \t]*(?:\r?\n|\Z)|\Z")
_SYNTAX = tuple("*_`~[]")  # Markdown's marks, which mean something by what is beside them
_RAW = frozenset("script style textarea iframe xmp noembed noframes".split())
_HEAD = lazy_pattern(r"<(?:[^\"'>]|\"[^\"]*+\"?|'[^']*+'?)*+>")
_LONGEST_REMEMBERED = 60


class Tags:
    """The tags of one string of HTML, numbered from 1; 0 and the last number stand for the string's two ends.

    `names` holds "p" for a start tag, "/p" for an end tag, `HIDDEN` or `BORDER` for what is not to be looked at.
    `numbers` leads from a name to the tags that have it, `attributed` are the start tags with a value in them.
    `places` are the tags' pieces.
    """

    __slots__ = ("_hidden", "_string", "_traits", "attributed", "markup", "names", "numbers", "places")

    def __init__(self, markup: Markup) -> None:
        self.markup = markup
        self._string: str | None = None
        self._traits: dict[str, list[int]] | None = None
        self.attributed: list[int] = []
        self._hidden: list[tuple[int, int]] = []
        self.places = [-1]
        self.names = [OUTSIDE]
        pieces = markup.pieces
        count = len(pieces)
        position = 1
        for first, last in (*markup.hidden, (count, count)):
            if last < position:
                continue
            self._read(position, first)
            self._hidden.append((first, last))
            self.places += (first, last)
            self.names += (BORDER, BORDER) if _parts_blocks(pieces, first) else (HIDDEN, HIDDEN)
            position = last + 1 + last % 2
        self.names[-2:] = [OUTSIDE]
        self.places.pop()
        self.numbers: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self.names):
            self.numbers[name].append(number)

    def _read(self, position: int, end: int) -> None:
        pieces, places, names = self.markup.pieces, self.places, self.names
        syntax = self.markup.dialect == "markdown"
        for place in range(position, end, 2):
            piece = pieces[place]
            if piece[:1] == "<":
                name = _name(piece) if len(piece) <= _LONGEST_REMEMBERED else _name.__wrapped__(piece)
                if name:
                    if "=" in piece and piece[1] != "/":
                        self.attributed.append(len(names))
                    places.append(place)
                    names.append(name)
            elif syntax and piece[:1] != "&" and (not piece or not piece.isspace()):
                places.append(place)
                names.append(HIDDEN if piece else BORDER)

    @property
    def string(self) -> str:
        """All pieces; white space in it is as the reader told it."""
        if self._string is None:
            self._string = "".join(self.markup.pieces)
        return self._string

    def cut(self, start: int, end: int) -> str:
        """The string's `[start:end]`."""
        first = self.markup.starts[0]
        return self.string[start - first : end - first]

    def with_trait(self, trait: str) -> list[int]:
        """The start tags in whose attributes something stands that a rule asks for: "id", "style", "word" …"""
        if self._traits is None:
            self._traits = defaultdict(list)
            pieces, places = self.markup.pieces, self.places
            for number in self.attributed:
                token = pieces[places[number]]
                for found in traits_of(token):
                    self._traits[found].append(number)
        return self._traits.get(trait, [])

    def hides(self, place: int) -> bool:
        """Whether a piece is no article text."""
        at = bisect_right(self._hidden, place, key=lambda item: item[0]) - 1
        return at >= 0 and place <= self._hidden[at][1]

    def token(self, number: int) -> str:
        return self.markup.pieces[self.places[number]]

    def starts_block(self, number: int) -> bool:
        """Whether a `BORDER` is the start tag of a block that is no article text: a listing."""
        place = self.places[number]
        return self.markup.dialect == "html" and place % 2 == 1 and self.markup.pieces[place][1:2].isalpha()

    def label(self, number: int) -> str:
        """The tag as a message tells it: `<p>`, `</b>`."""
        name = self.names[number]
        return f"<{_name(self.token(number)) if name in (HIDDEN, BORDER) else name}>"

    def start(self, number: int) -> int:
        """The tag's offset in the string."""
        return self.markup.starts[self.places[number]]

    def end(self, number: int) -> int:
        place = self.places[number]
        return self.markup.starts[place] + len(self.markup.pieces[place])

    def span(self, number: int) -> Span:
        """The tag's span in the file."""
        return self.markup.span(self.start(number), self.end(number))

    def delete(self, number: int) -> Edit:
        return self.markup.edit(self.start(number), self.end(number), "")

    def between(self, number: int) -> str:
        """What a reader sees between a tag and the next one."""
        pieces = self.markup.pieces
        first, last = self.places[number] + 1, self.places[number + 1]
        if last - first == 1:
            return pieces[first]
        return "".join(_seen(pieces[place], place) for place in range(first, last))

    def text_between(self, first: int, last: int) -> str:
        """What a reader sees between two tags, the tags between them left out."""
        pieces = self.markup.pieces
        return "".join(_seen(pieces[place], place) for place in range(self.places[first] + 1, self.places[last]))

    def loose(self, first: int, last: int) -> tuple[int, int]:
        """Where in the string what stands between two tags begins and ends, with the inline elements around it;
        white space, comments and line breaks at both ends left out.
        """
        pieces, starts = self.markup.pieces, self.markup.starts
        places = [place for place in range(self.places[first] + 1, self.places[last]) if _counts(pieces[place], place)]
        start, end = starts[places[0]], starts[places[-1]] + len(pieces[places[-1]])
        return self.trimmed(start, end)

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """The string's `[start:end]` without white space at both ends."""
        text = self.cut(start, end)
        return start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())

    def trimmed_left(self, offset: int) -> int:
        """Where the white space before an offset of the string begins."""
        before = self.cut(max(offset - 100, self.markup.starts[0]), offset)
        return offset - len(before) + len(before.rstrip())

    def wordpress_block(self, start: int, end: int) -> tuple[int, int]:
        """The string's `[start:end]` with WordPress's comments before and after it that say what block it is."""
        before = _BLOCK_BEGINS.search(self.cut(max(start - 300, self.markup.starts[0]), start))
        after = _BLOCK_ENDS.match(self.cut(end, end + 100))
        if before and after and before[1] == after[1]:
            return start - len(before[0]), end + len(after[0])
        return start, end

    def can_go(self, start: int, end: int) -> bool:
        """Whether the tags in the string's `[start:end]` can be deleted without a change to what is beside them. A
        comment between them may be meant for somebody; and in Markdown a tag may be what makes its row, and the rows
        after it, HTML.
        """
        if "<!--" in self.cut(start, end):
            return False
        if self.markup.dialect == "html":
            return True
        first = self.markup.starts[0]
        before = self.cut(max(start - 200, first), start).rstrip(" ")
        rest = self.cut(end, end + 200).lstrip(" ")
        if (before and before[-1] in _SYNTAX) or rest[:1] in _SYNTAX:
            return False
        begins_row = not before or before[-1] in "\r\n"
        return not begins_row or rest.startswith("<p") or _ENDS_BLOCK.match(rest) is not None

    def follows_edge(self, number: int) -> bool:
        """Whether a block or its end, and no text, stands before a tag: to delete it then joins nothing."""
        return self.names[number - 1] in EDGES and self.is_blank(number - 1)

    def is_blank(self, number: int) -> bool:
        """Whether nothing but white space, no-break spaces among it, stands between a tag and the next one."""
        seen = self.between(number)
        return not seen or seen.isspace()

    def seen_span(self, number: int) -> tuple[int, int]:
        """Where in the string the text between a tag and the next one stands, white space at both ends left out."""
        pieces, starts = self.markup.pieces, self.markup.starts
        found = [
            place
            for place in range(self.places[number] + 1, self.places[number + 1])
            if _seen(pieces[place], place).strip()
        ]
        first, last = pieces[found[0]], pieces[found[-1]]
        start = starts[found[0]] + (0 if found[0] % 2 else len(first) - len(first.lstrip()))
        end = starts[found[-1]] + (len(last) if found[-1] % 2 else len(last.rstrip()))
        return start, end

    def text_before(self, number: int, letters: int = 8) -> str:
        """The last `letters` or more that a reader sees before a tag, white space at the end left out."""
        pieces = self.markup.pieces
        seen = ""
        for place in range(self.places[number] - 1, max(self.places[number] - 400, -1), -1):
            seen = (_seen(pieces[place], place) + seen).rstrip()
            if len(seen) >= letters:
                break
        return seen

    def content_end(self, number: int) -> int:
        """Where what stands before a tag ends, white space left out: just after a letter or another tag."""
        pieces, starts = self.markup.pieces, self.markup.starts
        for place in range(self.places[number] - 1, -1, -1):
            piece = pieces[place]
            if piece and not piece.isspace():
                return starts[place] + len(piece if place % 2 else piece.rstrip())
        return starts[0]

    def head(self, number: int) -> str:
        """The start tag alone, where the token goes on to the end tag (a frame, a script)."""
        token = self.token(number)
        head = _HEAD.match(token) if self.names[number] in _RAW else None
        return head[0] if head else token

    def attributes(self, number: int) -> list[Attribute]:
        """The attributes of a start tag, in their order, doubled ones too."""
        token, offset = self.head(number), self.start(number)
        return [read_attribute(match, offset) for match in ATTRIBUTE.finditer(token, len(self.names[number]) + 1)]

    def attribute(self, number: int, name: str) -> Attribute | None:
        """The first attribute of that name."""
        token, offset = self.head(number), self.start(number)
        if name not in token and name not in token.lower():
            return None
        start = len(self.names[number]) + 1
        for match in ATTRIBUTE.finditer(token, start):
            if match[1] == name or match[1].lower() == name:
                return read_attribute(match, offset)
        return None

    def is_bare(self, number: int) -> bool:
        """Whether a start tag has no attributes."""
        return len(self.token(number).rstrip(" />")) == len(self.names[number]) + 1


def tags_of(article: Article) -> list[Tags]:
    """The tags of each string of HTML that an article was read from."""
    known: list[Tags] | None = article.memo.get("markup.tags")
    if known is None:
        known = article.memo["markup.tags"] = [Tags(markup) for markup in article.markup]
    return known


def tags_named(article: Article, *names: str) -> Iterator[tuple[Tags, int]]:
    """Every tag that has one of the names, by name and order."""
    for tags in tags_of(article):
        for name in names:
            if name in tags.numbers:
                for number in tags.numbers[name]:
                    yield tags, number


@lru_cache(maxsize=4096)
def _name(token: str) -> str:
    """ "p" or "/p"; "" for what is no tag (a comment, a doctype)."""
    match = _NAME.match(token)
    if match is None:
        return ""
    return "/" + match[1].lower() if token[1] == "/" else match[1].lower()


def _parts_blocks(pieces: Sequence[str], first: int) -> bool:
    """Whether what is hidden from a piece on stands on rows of its own; what is outside of the article does."""
    if first % 2 == 0 or first >= len(pieces):
        return True
    return pieces[first][:1] == "<" and _name(pieces[first]).lstrip("/") in BLOCKS


def _counts(piece: str, place: int) -> bool:
    if place % 2 and piece[:1] == "<":
        return _name(piece) not in ("", "br", "/br")
    return bool(piece.strip())


def _seen(piece: str, place: int) -> str:
    if place % 2 == 0:
        return piece
    if piece[:1] == "&":
        return unescape(piece)
    return " " if piece.isspace() else ""

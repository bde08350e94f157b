"""What an article's front matter says: title and summary, which are copy; byline, date and language, which are not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newslint import frontmatter
from newslint.model import Block, Directive, Field, Span
from newslint.patterns import lazy_pattern
from newslint.readers.passage import Passage, told_as
from newslint.spans import Escape, MappedText, UnwritableError, verbatim

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newslint.frontmatter import FrontMatter, Scalar
    from newslint.model import Kind
    from newslint.readers.json_tree import Node

NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "summary": ("summary", "description", "excerpt", "standfirst", "dek", "deck", "subtitle", "blurb"),
    "byline": ("byline", "author", "authors", "author.0", "authors.0", "by"),
    "date": ("date", "published", "publishDate", "published_at", "pubDate"),
    "language": ("lang", "language", "language-code", "locale"),
}
_MARKED_UP = lazy_pattern(r"\*\*\S|\]\(|</?[a-zA-Z]|&(?:#\d|#[xX][0-9a-fA-F]|[a-zA-Z]+;)")
_COPY: tuple[Kind, ...] = ("title", "summary")
_DISABLE, _REASON = "newslint.disable", "newslint.reason"


def read_front(source: str, front: FrontMatter) -> list[Passage]:
    """The passages that stand in front matter, with all fields at the first; one without text where none is copy.

    Raises frontmatter.FrontMatterError where the front matter cannot be read.
    """
    scalars = _json_scalars(source, front) if front.format == "json" else frontmatter.scalars(source, front)
    fields = {name: scalar for name, keys in NAMES.items() for scalar in [_first(scalars, keys)] if scalar}
    told: dict[str, Field] = {key: Field(item.value, item.span) for key, item in scalars.items() if "." not in key}
    told |= {name: Field(scalar.value, scalar.span) for name, scalar in fields.items()}
    language = told["language"].value if "language" in told else None
    out = [_passage(source, fields[kind], kind) for kind in _COPY if kind in fields]
    head = Passage(MappedText([""], [""], front.end), (), None, _directives(scalars), told, language)
    return [*[passage for passage in out if passage.blocks], head]


def _json_scalars(source: str, front: FrontMatter) -> dict[str, Scalar]:
    from newslint.readers.json_tree import JsonError, parse

    try:
        root = parse(source, front.span.start, front.span.end)
    except JsonError as error:
        raise frontmatter.FrontMatterError(f"the front matter is no JSON: {error}", error.offset) from error
    return dict(_strings_in(source, root, ""))


def _strings_in(source: str, node: Node, prefix: str) -> Iterator[tuple[str, Scalar]]:
    from newslint.readers.json_tree import Text, decoded

    for key, value in node.items() if isinstance(node, dict) else ():
        items = enumerate(value) if isinstance(value, list) else [("", value)]
        for number, item in items:
            if isinstance(item, Text):
                name = f"{prefix}{key}.{number}".rstrip(".")
                yield name, frontmatter.Scalar(decoded(source[item.span.start : item.span.end]), item.span, '"')
        if key == "newslint":
            yield from _strings_in(source, value, "newslint.")


def _first(scalars: Mapping[str, Scalar], keys: tuple[str, ...]) -> Scalar | None:
    return next((scalars[key] for key in keys if key in scalars and scalars[key].value.strip()), None)


def _passage(source: str, scalar: Scalar, kind: Kind) -> Passage:
    mapped = _mapped(source, scalar)
    text = mapped.text
    if _MARKED_UP.search(text):
        from newslint.readers.markdown import read_markdown

        return told_as(read_markdown(text, outer=mapped), kind)
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    return Passage(mapped, (Block(kind, Span(start, end)),) if any(map(str.isalnum, text)) else ())


def _mapped(source: str, scalar: Scalar) -> MappedText:
    """A value as copy: its escapes read, white space (rows that are folded, their indentation) told as one space.

    Where the value is written in a way that this cannot take apart, the whole of it is the place of each part.
    """
    pieces = _SPLITS[scalar.quote].split(source[scalar.span.start : scalar.span.end])
    shows = [_shown(piece) if number % 2 else piece for number, piece in enumerate(pieces)]
    text = _SPACE.sub(" ", scalar.value).strip(" ")
    if "".join(shows).strip(" ") != text:
        pieces, shows = ["".join(pieces)], [text]
    escape = _ESCAPES[scalar.quote]
    return MappedText(pieces, shows, scalar.span.start, escape=escape if _MARKED_UP.search(text) else _unmarked(escape))


def _unmarked(escape: Escape) -> Escape:
    """Plain text may be written where it is read as plain text again."""

    def escape_unmarked(text: str, place: int) -> str:
        if _MARKED_UP.search(text):
            raise UnwritableError
        return escape(text, place)

    return escape_unmarked


def _shown(piece: str) -> str:
    if piece == "''":
        return "'"
    if piece[0] in "|>" or piece[:2] in ("\\\r", "\\\n"):  # the head of a value on rows of its own; a row joined on
        return ""
    if piece[0] != "\\" or piece[1] in "nrt ":
        return " "
    if len(piece) == 12:
        return bytes.fromhex(piece[2:6] + piece[8:]).decode("utf-16-be")
    return _ESCAPED.get(piece[1]) or bytes.fromhex(piece[2:].zfill(8)).decode("utf-32-be", "surrogatepass")


def _directives(scalars: Mapping[str, Scalar]) -> tuple[Directive, ...]:
    """`newslint: {disable: [a, b], reason: why}` holds for the whole file."""
    names = [scalar for key, scalar in scalars.items() if key == _DISABLE or key.startswith(_DISABLE + ".")]
    reason = scalars[_REASON].value if _REASON in scalars else None
    return tuple(Directive("disable-file", (scalar.value,), scalar.span, reason) for scalar in names)


_ROW_END = r"(?:\r\n?|\n)"
_SPACE = lazy_pattern(r"[ \t\r\n]+")
_SPACES = r"[ \t\r\n]{2,}+|[\t\r\n]"
_SPACES_ESCAPED = r"(?:[ \t\r\n]|\\[nrt ]){2,}+|[\t\r\n]|\\[nrt ]"
_PAIR = r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"  # of JSON, for what is beyond U+FFFF
_ESCAPE = rf"{_PAIR}|\\(?:x[0-9a-fA-F]{{2}}|u[0-9a-fA-F]{{4}}|U00[01][0-9a-fA-F]{{5}}|{_ROW_END}[ \t]*+|[^xuU])"
_SPLITS = {
    "": re.compile(f"({_SPACES})"),
    "'": re.compile(f"(''|{_SPACES})"),
    "''": re.compile(f"({_SPACES})"),
    '"': re.compile(f"({_SPACES_ESCAPED}|{_ESCAPE})"),
    "|": re.compile(rf"(\A\|[^\r\n]*+{_ROW_END}\s*+|{_SPACES})"),
    ">": re.compile(rf"(\A>[^\r\n]*+{_ROW_END}\s*+|{_SPACES})"),
}
_ESCAPED = {
    "0": "\0", "a": "\a", "b": "\b", "\t": " ", "v": "\v", "f": "\f", "e": "\x1b", '"': '"', "/": "/", "\\": "\\",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def _plain(text: str, _place: int) -> str:
    """What stands without quotation marks cannot say everything."""
    if _NOT_PLAIN.search(text):
        raise UnwritableError
    return text


def _literal(text: str, _place: int) -> str:
    """TOML's single quotation marks know no escape."""
    if "'" in text:
        raise UnwritableError
    return text


_NOT_PLAIN = lazy_pattern(r"^[-?:\s\[\]{},&*#|>!%@`\"']|:\s|:$|\s#|\s$")
_ESCAPES: Mapping[str, Escape] = {
    '"': lambda text, _: text.replace("\\", "\\\\").replace('"', '\\"'),
    "'": lambda text, _: text.replace("'", "''"),
    "''": _literal,
    "": _plain,
    "|": verbatim,
    ">": verbatim,
}

"""What an article's front matter says: title and summary, which are copy; byline, date and language, which are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint import frontmatter
from newslint.model import Block, Directive, Field, Span
from newslint.readers.passage import Passage
from newslint.spans import MappedText, verbatim

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from newslint.frontmatter import FrontMatter, Scalar
    from newslint.model import Kind

NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "summary": ("summary", "description", "excerpt", "standfirst", "dek", "deck", "subtitle", "blurb"),
    "byline": ("byline", "author", "authors", "author.0", "authors.0", "by"),
    "date": ("date", "published", "publishDate", "published_at", "pubDate"),
    "language": ("lang", "language", "language-code", "locale"),
}
_COPY: tuple[Kind, ...] = ("title", "summary")
_DISABLE = "newslint.disable"


def read_front(source: str, front: FrontMatter) -> list[Passage]:
    """The passages that stand in front matter, with all fields at the first; one without text where none is copy.

    Raises frontmatter.FrontMatterError where the front matter cannot be read.
    """
    scalars = frontmatter.scalars(source, front)
    fields = {name: scalar for name, keys in NAMES.items() for scalar in [_first(scalars, keys)] if scalar}
    told: dict[str, Field] = {key: Field(item.value, item.span) for key, item in scalars.items() if "." not in key}
    told |= {name: Field(scalar.value, scalar.span) for name, scalar in fields.items()}
    language = told["language"].value if "language" in told else None
    out = [_passage(source, fields[kind], kind) for kind in _COPY if kind in fields]
    head = Passage(MappedText([""], [""], front.end), (), None, _directives(scalars), told, language)
    return [*[passage for passage in out if passage.blocks], head]


def _first(scalars: Mapping[str, Scalar], keys: tuple[str, ...]) -> Scalar | None:
    return next((scalars[key] for key in keys if key in scalars and scalars[key].value.strip()), None)


def _passage(source: str, scalar: Scalar, kind: Kind) -> Passage:
    """A value as copy. Where the source writes it with escapes or on several rows, its parts cannot be told apart and
    the whole value is the place of each.
    """
    raw = source[scalar.span.start : scalar.span.end]
    mapped = MappedText([raw], [scalar.value], scalar.span.start, escape=_ESCAPES.get(scalar.quote, verbatim))
    text = mapped.text
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    return Passage(mapped, (Block(kind, Span(start, end)),) if any(map(str.isalnum, text)) else ())


def _directives(scalars: Mapping[str, Scalar]) -> tuple[Directive, ...]:
    """`newslint: {disable: [a, b]}` holds for the whole file."""
    names = [scalar for key, scalar in scalars.items() if key == _DISABLE or key.startswith(_DISABLE + ".")]
    return tuple(Directive("disable-file", (scalar.value,), scalar.span) for scalar in names)


_ESCAPES: Mapping[str, Callable[[str], str]] = {
    '"': lambda text: text.replace("\\", "\\\\").replace('"', '\\"'),
    "'": lambda text: text.replace("'", "''"),
}

"""What a reader makes of one string, and how such passages are joined to an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newslint.model import NOTHING_TOLD, Article, Block, Span
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newslint.model import Directive, Field, Kind, Markup, Source
    from newslint.spans import MappedText

_WORD = lazy_pattern(r"[^\W_]")
_LANGUAGE = lazy_pattern(r"\s*([a-zA-Z]{2})(?![a-zA-Z])")
_BROKEN = lazy_pattern(r"\n\s*\n")


class Passage(NamedTuple):
    """One string read: its plain text with the map back, its blocks, and its tokens where it holds HTML.

    `directives` are the comments that speak to newslint. `fields` and `language` are what the
    string says of itself (a page's head, front matter).
    """

    text: MappedText
    blocks: tuple[Block, ...]
    markup: Markup | None = None
    directives: tuple[Directive, ...] = ()
    fields: Mapping[str, Field] = NOTHING_TOLD
    language: str | None = None


def blocks_in(text: str, start: int, end: int, kind: Kind, level: int = 0) -> list[Block]:
    """The blocks of one kind in `text[start:end]`: white space at both ends left out, parted at blank rows.

    None where there is no letter or digit: a lone separator between two paragraphs is no block.
    """
    chunk = text[start:end]
    if "\n" in chunk:
        out, position = [], start
        for match in _BROKEN.finditer(chunk):
            out += blocks_in(text, position, start + match.start(), kind, level)
            position = start + match.end()
        if out or position > start:
            return out + blocks_in(text, position, end, kind, level)
    body = chunk.strip()
    if not (body[:1].isalnum() or _WORD.search(body)):
        return []
    if len(body) < len(chunk):
        start += len(chunk) - len(chunk.lstrip())
    return [Block(kind, Span(start, start + len(body)), level)]


def assemble(
    source: Source,
    passages: Sequence[Passage],
    *,
    key: str | None = None,
    fields: Mapping[str, Field] | None = None,
    language: str | None = None,
) -> Article:
    """Join passages, in the order in which a reader meets them, to one article."""
    text, blocks, parts = "", [], []
    if len(passages) == 1:
        only = passages[0]
        text, blocks, parts = only.text.text, list(only.blocks), [(0, only.text)]
    else:
        texts = []
        offset = 0
        for passage in passages:
            parts.append((offset, passage.text))
            blocks += [_moved(block, offset) for block in passage.blocks]
            texts.append(passage.text.text)
            offset += len(texts[-1]) + 2
        text = "\n\n".join(texts)
    return Article(
        source=source,
        text=text,
        blocks=tuple(blocks),
        parts=tuple(parts),
        key=key,
        fields={name: item for passage in passages for name, item in passage.fields.items()} | dict(fields or {}),
        language=_code(language) or next((code for item in passages if (code := _code(item.language))), None),
        markup=tuple(passage.markup for passage in passages if passage.markup),
        directives=tuple(directive for passage in passages for directive in passage.directives),
    )


def _code(language: str | None) -> str | None:
    """`en` of `en-US`, `en_GB` or `EN`; None of what names no language (`utf-8` stands in old pages)."""
    match = _LANGUAGE.match(language or "")
    return match[1].lower() if match else None


def told_as(passage: Passage, kind: Kind) -> Passage:
    """A passage with all its blocks told as one kind: what a field for titles holds is a title, whatever its tags."""
    return passage._replace(blocks=tuple(block._replace(kind=kind, level=0) for block in passage.blocks))


def _moved(block: Block, by: int) -> Block:
    return Block(block.kind, Span(block.span.start + by, block.span.end + by), block.level, block.copy)

"""What pasting from other programs leaves in the tags: Word's styles, the ids and classes of editors and mailers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newslint.checks import NoOptions
from newslint.checks.markup.attributes import Attribute
from newslint.checks.markup.tokens import Tags, tags_of
from newslint.model import Fix, Hit
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.model import Article, Edit

_WORD_NAMES = ("o:", "w:", "st1:", "v:")
_WORD_PROPERTY = lazy_pattern(r"\s*mso-[\w-]+\s*:[^;]*(?:;|\Z)", re.IGNORECASE)
_WORD_CLASS = lazy_pattern(r"\bMso\w*")

_EDITOR_NAMES = lazy_pattern(
    r"data-(?:mce-|pm-slice|contrast|slate|offset-key|ogs|gramm|stringify|leveltext|ccp|_?yuid)|_yuid|_mce_"
)
_EDITOR_IDS = lazy_pattern(r"docs-internal-guid|_?mce_|yui_3_|yiv\d|isPasted|ydp|x_")
_EDITOR_CLASSES = lazy_pattern(
    r"\A(?:Apple-\S+|gmail_\S+|yiv\S+|SCXW\S+|BCX\d+|x_Mso\S*|OutlineElement|TextRun|NormalTextRun|EOP|ydp\S+|mceItem\S*"
    r"|mce-\S+|mcePaste\S*|ApplePlainTextBody|grammarly\S*|gr_?-\S+|isPasted)\Z"
)


def word_markup(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Tags, classes and styles that only Word knows."""
    for tags in tags_of(article):
        for name in tags.numbers:
            if name.startswith(_WORD_NAMES):
                for number in tags.numbers[name]:
                    yield _word_element(tags, number)
        for number in tags.with_trait("word"):
            attributes = [item for item in tags.attributes(number) if _is_word(item)]
            edits = tuple(_without(tags, item, _cleaned(item)) for item in attributes)
            if attributes:
                start, end = attributes[0].start, attributes[-1].end
                yield Hit(tags.markup.span(start, end), fix=Fix("Delete what is Word's", edits))


def _word_element(tags: Tags, number: int) -> Hit:
    name = tags.names[number]
    last = number
    while last + 1 < len(tags.names) - 1 and tags.names[last] != f"/{name}" and last < number + 2:
        last += 1
    closed = tags.names[last] == f"/{name}"
    edits = (tags.delete(number), tags.delete(last)) if closed else (tags.delete(number),)
    return Hit(tags.span(number), fix=Fix("Delete the tags", edits, safe=closed))


def _is_word(attribute: Attribute) -> bool:
    if attribute.name == "style":
        return _WORD_PROPERTY.search(attribute.value) is not None
    return attribute.name == "class" and _WORD_CLASS.search(attribute.value) is not None


def _cleaned(attribute: Attribute) -> str:
    if attribute.name == "style":
        return _WORD_PROPERTY.sub("", attribute.value).strip()
    return " ".join(name for name in attribute.value.split() if not _WORD_CLASS.match(name))


def _without(tags: Tags, attribute: Attribute, value: str | None) -> Edit:
    """An attribute with another value; the attribute deleted where none is left."""
    if value:
        raw = value.replace("&", "&amp;").replace('"', "&quot;").replace("'", "&#39;")
        if tags.cut(attribute.value_start - 1, attribute.value_start) not in ('"', "'"):
            raw = f'"{raw}"'
        return tags.markup.edit(attribute.value_start, attribute.value_end, raw)
    return tags.markup.edit(tags.trimmed_left(attribute.start), attribute.end, "")


def editor_leftover(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Ids, classes and data attributes of editors and mail programs that the copy was pasted from."""
    for tags in tags_of(article):
        for number in tags.with_trait("editor"):
            found = [(item, left) for item in tags.attributes(number) if (left := _left(item)) != item.value]
            edits = tuple(_without(tags, item, left) for item, left in found)
            if found:
                start, end = found[0][0].start, found[-1][0].end
                yield Hit(tags.markup.span(start, end), fix=Fix("Delete what the editor left", edits))


def _left(attribute: Attribute) -> str | None:
    """What is left of an attribute's value without the editor's part; None where nothing is, the name included."""
    if _EDITOR_NAMES.match(attribute.name):
        return None
    if attribute.name == "id" and _EDITOR_IDS.match(attribute.value):
        return None
    if attribute.name == "class":
        names = attribute.value.split()
        kept = [name for name in names if not _EDITOR_CLASSES.match(name)]
        return attribute.value if len(kept) == len(names) else " ".join(kept) or None
    return attribute.value

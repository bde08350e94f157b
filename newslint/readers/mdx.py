"""MDX: Markdown with JavaScript in it. Imports, exports, `{expressions}` and the tags of components are machinery; what
stands between the tags of a component is copy.  https://mdxjs.com/docs/what-is-mdx/
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newslint.patterns import lazy_pattern
from newslint.readers.templates import blank_rows, masked

if TYPE_CHECKING:
    from collections.abc import Mapping

_CODE = r"(?<![^\r\n])[ ]{0,3}(?P<fence>`{3,}|~{3,})[^\r\n]*|(?P<ticks>`+)"
_BRACES_AND_CODE = lazy_pattern(rf"{_CODE}|(?P<brace>[{{}}])")
_STARTS = lazy_pattern(
    rf"{_CODE}"
    r"|(?<![^\r\n])(?P<module>import\s+(?:[^;\"'\r\n]*?\sfrom\s+)?[\"'][^\"'\r\n]+[\"'][^\r\n]*|import\s*(?=\{)"
    r"|export\s+(?:const|let|var|default|function|async|class|(?=[{*])))"
    r"|(?P<component></?(?:[A-Z][\w.:-]*|(?=>)))"
    r"|<[a-z][\w-]*(?=\s)"
    r"|(?P<brace>\{)"
)
_IN_TAG = lazy_pattern(r"\"[^\"]*\"|'[^']*'|[{<>]")
_IN_MODULE = lazy_pattern(r"\{|\r?\n[ \t]*(?=\r?\n)|\Z")
_LONGEST_STRING = 5000
_MOST_ATTRIBUTES = 200


def mask_mdx(text: str) -> str:
    """The text with its JavaScript replaced by as many `MASK`s, rows of nothing else by spaces, all else unchanged."""
    if "{" not in text and "<" not in text and not _STARTS.search(text):
        return text
    closing = _closing_braces(text)
    out: list[str] = []
    position = 0
    while start := _STARTS.search(text, position):
        end, new = _told(text, start, closing)
        out += [text[position : start.start()], new]
        position = end
    return blank_rows("".join([*out, text[position:]]))


def _closing_braces(text: str) -> Mapping[int, int]:
    """For each opening brace outside code the place after the one that closes it, where one does."""
    closing: dict[int, int] = {}
    waiting: list[int] = []
    position = 0
    while match := _BRACES_AND_CODE.search(text, position):
        position = match.end()
        if match["brace"] == "{":
            waiting.append(match.start())
        elif match["brace"] and waiting:
            closing[waiting.pop()] = position
        elif not match["brace"]:
            position = _end_of_code(text, match)
    return closing


def _end_of_code(text: str, start: re.Match[str]) -> int:
    """Where a fenced block or a span of code ends; of one that does not, where its mark does."""
    mark = start["fence"] or start["ticks"]
    if start["fence"]:
        end = re.compile(rf"(?<![^\r\n])[ ]{{0,3}}{mark[0]}{{{len(mark)},}}[ \t]*(?![^\r\n])").search(text, start.end())
        return end.end() if end else len(text)
    at = text.find(mark, start.end(), start.end() + _LONGEST_STRING)
    return at + len(mark) if at >= 0 else start.end()


def _told(text: str, start: re.Match[str], closing: Mapping[int, int]) -> tuple[int, str]:
    """Where what starts here ends, and what is read in its place."""
    at = start.start()
    if start["fence"] or start["ticks"]:
        end = _end_of_code(text, start)
        return end, text[at:end]
    if start["brace"]:
        end = closing.get(at, at)
        return (end, masked(text[at:end])) if end > at else (at + 1, "{")
    if start["module"]:
        end = _end_of_module(text, start.end(), closing)
        return end, masked(text[at:end])
    end, values = _end_of_tag(text, start.end(), closing)
    if not end:
        return start.end(), start[0]
    if start["component"]:
        return end, masked(text[at:end])
    tag = text[at:end]
    for first, last in values:  # an attribute's {value} as a quoted one, so that Markdown knows the tag
        tag = f'{tag[: first - at]}"{"_" * (last - first - 2)}"{tag[last - at :]}'
    return end, tag


def _end_of_tag(text: str, position: int, closing: Mapping[int, int]) -> tuple[int, list[tuple[int, int]]]:
    """Where a tag ends (0 where it does not), and the values in braces inside it."""
    values: list[tuple[int, int]] = []
    for _ in range(_MOST_ATTRIBUTES):
        match = _IN_TAG.search(text, position, position + _LONGEST_STRING)
        if match is None or match[0] == "<":
            break
        if match[0] == ">":
            return match.end(), values
        position = match.end()
        if match[0] == "{":
            if match.start() not in closing:
                break
            position = closing[match.start()]
            values.append((match.start(), position))
    return 0, []


def _end_of_module(text: str, position: int, closing: Mapping[int, int]) -> int:
    """Where an import or export ends: before a blank row that no braces enclose."""
    while match := _IN_MODULE.search(text, position):
        if match[0] != "{":
            return match.start()
        if match.start() not in closing:
            break
        position = closing[match.start()]
    return position

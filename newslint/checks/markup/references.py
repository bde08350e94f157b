"""Escapes one time too many or too few: `&amp;nbsp;`, `&lt;p&gt;`, a literal `\\n`, a bare `&`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newslint.checks import NoOptions
from newslint.checks.markup.attributes import unescape_all
from newslint.checks.markup.prose import block_at, is_front_matter, is_prose
from newslint.checks.markup.tokens import tags_of
from newslint.model import Fix, Hit
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.model import Article

_REFERENCE = lazy_pattern(
    r"&(?:#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5}"
    r"|nbsp|amp|quot|apos|lt|gt|[lrsb]squo|[lrb]dquo|[lr]aquo|[mn]dash|hellip|bull|middot|shy|zwnj|ensp|emsp|thinsp"
    r"|copy|reg|trade|deg|euro|pound|cent|sect|times|frac1[24]|frac34|ordm|ordf|iexcl|iquest|szlig|oelig|OElig|aelig|AElig"
    r"|[aeiouyAEIOUY](?:acute|grave|circ|uml|tilde|ring|slash)|[ncsNCS](?:tilde|cedil|caron)|[oO]slash|[aA]ring);"
)
_TAG = lazy_pattern(
    r"</?(?:p|br|hr|div|span|strong|em|b|i|u|a|ul|ol|li|h[1-6]|img|blockquote|table|tr|td|figure|figcaption|iframe"
    r"|font|center|section|script|sup|sub)(?:\s+[\w:-]+\s*=[^<>]*|\s*)/?>",
    re.IGNORECASE,
)
_PROGRAM = lazy_pattern(r"\(\s*[\"'/]|[;{}]\s*\Z|\Z(?<=\))|\"\s*[+,.]|\[\^?\\|print|append|write|regex|/\[")
_CHARACTER_CLASS = lazy_pattern(r"\[\^?\\")
_LONGEST_ROW = 200
_LITERAL = lazy_pattern(
    r"(?<![\\\w:/])\\u[0-9a-fA-F]{4}(?:\\u[0-9a-fA-F]{4})*|(?<=\w)\\u[0-9a-fA-F]{4}|(?<![\\/:])(?:\\r\\n|\\n|\\r)(?:\s*(?:\\r\\n|\\n|\\r))*(?![a-z/\\])"
)


def double_escaped(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Character references that readers see as such, because they were escaped twice."""
    text = article.text
    if "&" not in text:
        return
    for match in _REFERENCE.finditer(text):
        if not is_prose(article, match.start()) or is_front_matter(article, match.start()):
            continue
        meant = unescape_all(match[0])
        edit = article.edit(*match.span(), meant)
        safe = meant not in ("<", ">", '"') and len(meant) == 1 and not article.text[match.end() :].startswith("#")
        fix = Fix(f'Write "{meant}"', (edit,), safe=safe) if edit else None
        yield Hit(article.span(*match.span()), {"reference": match[0]}, fix=fix)


def escaped_tag(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Tags that readers see as such, because their brackets were escaped: once a block, with their number."""
    text = article.text
    if "<" not in text:
        return
    last = None
    for match in _TAG.finditer(text):
        block = block_at(article, match.start())
        if block is None or block is last or block.kind == "code" or is_front_matter(article, match.start()):
            continue
        if _is_program(article, match):
            continue
        last = block
        count = sum(1 for _ in _TAG.finditer(text, block.span.start, block.span.end))
        yield Hit(article.span(*match.span()), {"tag": match[0], "count": count})


def literal_escape(article: Article, options: NoOptions) -> Iterator[Hit]:
    r"""Escapes of a programming language in the copy: `\n`, `\u2019`."""
    text = article.text
    if "\\" not in text:
        return
    for match in _LITERAL.finditer(text):
        if not is_prose(article, match.start()) or _is_program(article, match):
            continue
        new = _unescaped(match[0])
        edit = article.edit(*match.span(), new)
        fix = Fix(f'Write "{new}"' if new.strip() else "Write a space", (edit,), safe=False) if edit else None
        yield Hit(article.span(*match.span()), {"escape": match[0]}, fix=fix)


def _is_program(article: Article, match: re.Match[str]) -> bool:
    """Whether an escape stands in a listing that nobody marked as code: `printf("…\\n")`, a regular expression."""
    text, begin = article.text, match.start()
    start = max(text.rfind("\n", 0, begin) + 1, begin - _LONGEST_ROW)
    row = text[start : begin + _LONGEST_ROW].split("\n", 1)[0]
    place = article.span(begin, match.end()).start
    return bool(
        _PROGRAM.search(row) or _CHARACTER_CLASS.search(article.source.text, max(place - _LONGEST_ROW, 0), place)
    )


def _unescaped(escape: str) -> str:
    if "u" not in escape:
        return " "
    codes = [int(code, 16) for code in escape.split("\\u")[1:]]
    return b"".join(code.to_bytes(2, "big") for code in codes).decode("utf-16-be", "replace")


def bare_ampersand(article: Article, options: NoOptions) -> Iterator[Hit]:
    """`&` that is not written as `&amp;`, and references without their semicolon."""
    for tags in tags_of(article):
        markup = tags.markup
        if markup.dialect != "html" or "&" not in tags.string or len(tags.names) < 3:
            continue  # without a tag it may be a title, which is text in one feed and HTML in the next
        pieces = markup.pieces
        for place in range(len(pieces)):
            piece = pieces[place]
            if place % 2:
                if piece[:1] == "&" and piece[-1] != ";" and not tags.hides(place):
                    start, end = markup.starts[place], markup.starts[place] + len(piece)
                    known = unescape_all(piece + ";") == unescape_all(piece)
                    edit = markup.edit(end, end, ";") if known else markup.edit(start, start + 1, "&amp;")
                    yield Hit(
                        markup.span(start, end), fix=Fix("End the reference" if known else "Write &amp;", (edit,))
                    )
            elif "&" in piece and not tags.hides(place):
                for match in re.finditer("&", piece):
                    start = markup.starts[place] + match.start()
                    fix = Fix("Write &amp;", (markup.edit(start, start + 1, "&amp;"),))
                    yield Hit(markup.span(start, start + 1), fix=fix)


def curly_attribute_quotes(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Typographic marks around an attribute's value, which browsers take for a part of it."""
    for tags in tags_of(article):
        for number in tags.with_trait("beyond-ascii"):
            for match in _CURLY_VALUE.finditer(tags.token(number)):
                start, end = tags.start(number) + match.start(1), tags.start(number) + match.end()
                closed = match[3] in _CURLY and '"' not in match[2]
                edits = (tags.markup.edit(start, start + 1, '"'), tags.markup.edit(end - 1, end, '"'))
                fix = Fix("Write straight marks", edits) if closed else None
                yield Hit(tags.markup.span(start, end), {"mark": match[1]}, fix=fix)


_CURLY = "“”„″’‘′"
_CURLY_VALUE = lazy_pattern(rf"=\s*([{_CURLY}])([^{_CURLY}<>]*)([{_CURLY}]|(?=[\s/>]))")

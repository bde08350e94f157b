"""HTML cut into tokens, and what each token shows a reader.

One regular expression cuts a string into text and markup. It follows the tokenizer of the HTML standard
(https://html.spec.whatwg.org/#tokenization) closely enough to place every token where a browser does, and stays
linear on hostile input: each repetition is possessive, and every construct may end with the string.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

_ATTRIBUTES = (
    r"(?:[\s/]++|[^\s/>][^\s/>=]*+"
    r"(?:\s*+=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\s>\"'][^\s>]*+)?)?+)*+(?:>|\Z)"
)
_RAW_TEXT = "|".join(
    rf"<(?i:{name})(?=[\s/>]){_ATTRIBUTES}[^<]*+(?:<(?!/(?i:{name}))[^<]*+)*+(?:</[^>]*+(?:>|\Z)|\Z)"
    for name in ("script", "style", "textarea|iframe|xmp|noembed|noframes")
)
_TOKEN = (
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"
    rf"|{_RAW_TEXT}"
    rf"|</?[a-zA-Z][^\s/>]*+{_ATTRIBUTES}"
    r"|<[!?/][^>]*+(?:>|\Z)"
    r"|&(?:#(?:[0-9]++|[xX][0-9a-fA-F]++);?|[a-zA-Z][a-zA-Z0-9]*+;?)"
)
_TAG_NAME = re.compile(r"</?([a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"?|'([^']*+)'?|([^\s>\"'][^\s>]*+)?))?+")

INLINE_CODE = "\ufffc"  # what a sentence keeps in the place of a piece of code: an object, no word
NOTHING = "<!>"  # a token that shows nothing, for readers of other formats that speak in HTML's tokens

KINDS = {
    "p": "paragraph", "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading",
    "h6": "heading", "li": "list-item", "dt": "list-item", "dd": "list-item", "blockquote": "quote",
    "figcaption": "caption", "caption": "caption", "td": "table-cell", "th": "table-cell", "pre": "code",
    "title": "title",
}  # fmt: skip
BOUNDARIES = frozenset(
    "address article aside body center details dialog dir div dl fieldset figure footer form header hgroup hr html "
    "legend main menu nav ol optgroup option search section summary table tbody tfoot thead tr ul head".split()
) | frozenset(KINDS)
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
HIDDEN = frozenset(
    "head template noscript svg math nav button select object audio video canvas dialog menu pre code kbd samp "
    "tt".split()
)
HIDDEN_IN_PAGES = frozenset("aside footer form".split())
_INLINE_CODE = frozenset("code kbd samp tt".split())
_SHOWN_AS_ONE = frozenset((" ", INLINE_CODE))
_RAW = frozenset("script style textarea iframe xmp noembed noframes".split())


class Tag(NamedTuple):
    """A start or end tag: its name in lower case, and whether it closes, stands alone, or parts blocks."""

    name: str
    closes: bool
    parts_blocks: bool


def tokenize(html: str) -> list[str]:
    """Cut `html` into pieces: text at even places, markup at odd ones (a tag, a comment, a script, a character
    reference, a run of two spaces or more). The pieces' lengths add up to the string's; white space is told as spaces.
    """
    for space in "\n\r\t\f":
        if space in html:
            html = html.replace(space, " ")
    return _cutter("  " in html).split(html)


@cache
def _cutter(with_space: bool) -> re.Pattern[str]:
    """The expression that cuts; compiled when first needed (6 ms), and a third faster where no space is looked for."""
    return re.compile(f"({_TOKEN}|  ++)" if with_space else f"({_TOKEN})", re.DOTALL)


@lru_cache(maxsize=4096)
def shown(token: str) -> tuple[str, Tag | None]:
    """What a reader sees in the place of a token, and the tag that it is, if it is one."""
    first = token[0]
    if first in _SHOWN_AS_ONE:
        return first, None
    if first == "&":
        return unescape(token), None
    match = _TAG_NAME.match(token)
    if match is None or token.startswith(("<!", "<?")):
        return "", None
    name = match[1].lower()
    if name in _RAW:
        return "", None
    tag = Tag(name, token[1] == "/", name in BOUNDARIES)
    if tag.parts_blocks:
        return "\n\n", tag
    if name == "br":
        return "\n", tag
    if name == "q":
        return ("”" if tag.closes else "“"), tag
    return (INLINE_CODE if name in _INLINE_CODE and not tag.closes else ""), tag


def unescape(reference: str) -> str:
    """The text of a character reference, as browsers read it (`&#146;` is a right quotation mark)."""
    known = _COMMON.get(reference)
    if known is not None:
        return known
    from html import unescape as standard

    return standard(reference)


def escape(text: str, _place: int = 0) -> str:
    """Plain text as HTML text."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attributes(tag: str) -> dict[str, str]:
    """The attributes of a start tag, names in lower case, values unescaped; the first of two alike counts."""
    out: dict[str, str] = {}
    name = _TAG_NAME.match(tag)
    for match in _ATTRIBUTE.finditer(tag, name.end() if name else 1):
        value = next((group for group in match.groups()[1:] if group is not None), "")
        out.setdefault(match[1].lower(), unescape(value) if "&" in value else value)
    return out


_COMMON = {
    "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&#39;": "'", "&#039;": "'", "&#34;": '"',
    "&nbsp;": "\xa0", "&#160;": "\xa0", "&lsquo;": "‘", "&rsquo;": "’", "&ldquo;": "“", "&rdquo;": "”",
    "&#8216;": "‘", "&#8217;": "’", "&#8220;": "“", "&#8221;": "”", "&mdash;": "—", "&ndash;": "–", "&#8211;": "–",
    "&#8212;": "—", "&hellip;": "…", "&#8230;": "…", "&#x27;": "'",
}  # fmt: skip

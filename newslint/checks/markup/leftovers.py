"""What a tool or a desk left in the copy: shortcodes, template tags, Markdown, blind text, notes to the editor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newslint.checks import NoOptions
from newslint.checks.markup.prose import block_at, is_front_matter, is_prose
from newslint.model import Hit
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.model import Article

_VALUE = r"=\s*(?:[\"“”″'‘’«][^\[\]\"“”″]*[\"“”″'’»]|[^\s\[\]\"]+)"
_SHORTCODE = lazy_pattern(
    r"\[(?P<closes>/)?(?P<name>[a-zA-Z][\w-]{1,30})"
    rf"(?P<told>(?:\s+[\w-]+\s*{_VALUE})*)(?P<rest>\s+https?://[^\s\[\]]+|#[\w-]+|={_VALUE[4:]})?\s*/?\](?!\()"
)
_SHORTCODES = frozenset(
    "ad audio button caption column columns contact-form contact-form-7 embed facebook flickr gallery "
    "googlemaps gravityform highlight iframe instagram map poll playlist pullquote quote rev_slider soundcloud table "
    "tweet twitter video vimeo wp_caption wpvideo youtube".split()
)
_PREFIXES = ("vc_", "et_pb_", "fusion_", "wpforms", "su_", "wp_", "sc_", "tve_", "mk_", "av_", "embedyt")
_TEMPLATE = lazy_pattern(
    r"\{\{[^{}\n]{0,200}+\}\}|\{%[^%\n]{0,200}+%\}|\{\{[{%<][^{}\n]{0,200}+\}{2,3}"
    r"|\*\|[A-Z][A-Z0-9_:]{0,60}\|\*|%%[A-Za-z_][\w ]{0,40}%%|<%[=-]?[^%\n]{1,200}%>|<\?(?:php|=)[^?\n]{0,200}\?>"
)
_TEMPLATE_SIGNS = ("{{", "{%", "*|", "%%", "<%", "<?")
_BOLD = lazy_pattern(r"(?<![\w*\\/])\*\*(?=[^\s*_])[^*\n]{1,300}(?<=[^\s*\\])\*\*(?![\w*/])")
_LINK = lazy_pattern(r"!?\[[^\[\]\n]{1,300}\]\((?:https?://|/|mailto:|#)[^\s()]{1,500}\)")
_HEADING = lazy_pattern(r"#{2,6} (?=\S)")  # one alone begins a comment in many a listing
_BLIND = lazy_pattern(r"lorem ipsum(?: dolor sit amet)?|dolor sit amet|consectetur adipi[sc]+ing", re.IGNORECASE)
_OF_BLIND_TEXT = lazy_pattern(r"\s+(?:text|copy|filler|generator|content|placeholder)\b")
_BLIND_SIGNS = ("psum", "PSUM", "olor sit")


def shortcode(article: Article, options: NoOptions) -> Iterator[Hit]:
    """WordPress shortcodes that readers see. Of a pair the one that opens tells of both."""
    text = article.text
    if "[" not in text:
        return
    opened: set[str] = set()
    for match in _SHORTCODE.finditer(text):
        name = match["name"]
        known = name in _SHORTCODES or name.startswith(_PREFIXES)
        if match["closes"]:
            if name in opened or not (known or f"[{name}" in text[: match.start()]):
                continue
        elif not _is_code(match, text, known=known):
            continue
        if is_prose(article, match.start()):
            opened.add(name)
            yield Hit(article.span(*match.span()), {"name": name})


def _is_code(match: re.Match[str], text: str, *, known: bool) -> bool:
    """Whether brackets hold a shortcode: `[Video]` and `[caption]` alone may be words of the copy."""
    if match["told"]:
        return known or '"' in match["told"] or "”" in match["told"] or "″" in match["told"]
    closed = f"[/{match['name']}]" in text[match.end() :]
    return known and (bool(match["rest"]) or closed or match["name"] in ("gallery", "wpvideo") or "_" in match["name"])


def template_tag(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Tags of a template language that were never filled in."""
    text = article.text
    if not any(sign[0] in text and sign in text for sign in _TEMPLATE_SIGNS):
        return
    for match in _TEMPLATE.finditer(text):
        if is_prose(article, match.start()):
            yield Hit(article.span(*match.span()), {"tag": match[0]})


def markdown_leftover(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Marks of Markdown that readers see as such."""
    text = article.text
    found = []
    if "*" in text and "**" in text:
        found += [(match, "bold") for match in _BOLD.finditer(text) if article.edit(*match.span(), "")]
    if "]" in text and "](" in text:
        found += [(match, "a link") for match in _LINK.finditer(text)]
    if "#" in text and article.markup and 'markdown="' not in article.source.text:
        starts = (block.span.start for block in article.blocks if block.kind != "code")
        found += [(match, "a heading") for start in starts if (match := _HEADING.match(text, start))]
    for match, what in found:
        block = block_at(article, match.start())
        if block is not None and block.kind != "code" and not is_front_matter(article, match.start()):
            yield Hit(article.span(*match.span()), {"what": what})


def lorem_ipsum(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Blind text that designers fill pages with: once a block."""
    text = article.text
    if not any(sign in text for sign in _BLIND_SIGNS):
        return
    last = None
    for match in _BLIND.finditer(text):
        block = block_at(article, match.start())
        if block is None or block is last or block.kind == "code" or _is_named(text, match):
            continue
        last = block
        yield Hit(article.span(*match.span()))


def _is_named(text: str, match: re.Match[str]) -> bool:
    """Whether the copy speaks of blind text, in quotation marks or as a thing: `the lorem ipsum on the page`."""
    before, after = text[max(match.start() - 1, 0) : match.start()], text[match.end() : match.end() + 1]
    return (before in ("“", '"', "‘", "'", "«", "„") and after in ("”", '"', "’", "'", "»", "“", ",", ".")) or (
        match[0] == "lorem ipsum" or _OF_BLIND_TEXT.match(text, match.end()) is not None
    )


class Placeholder(NamedTuple):
    """`words`: what stands for text to come. `names`: what looks so and is a name."""

    words: tuple[str, ...] = ("TK", "XXX", "TODO", "FIXME")
    names: tuple[str, ...] = ()


_INSERT = lazy_pattern(
    r"[\[(](?:insert|tk|name|headline|quote|photo|caption|date|link|cq|check|fact.?check)(?: [^\[\]()<>\n]{1,60}"
    r"(?: (?:here|tk|to come))?)?[\])](?![\[(])",
    re.IGNORECASE,
)
_FILLED = lazy_pattern(r"[\[(](?:insert |tk\b|cq[\])]|[^\[\]()<>]* (?:here|tk|to come)[\])])", re.IGNORECASE)


def placeholder(article: Article, options: Placeholder) -> Iterator[Hit]:
    """Notes for text to come that were never filled in: `TK`, `XXX`, `TODO`, `[insert name]`."""
    text = article.text
    if article.language not in (None, "en"):
        return
    names = article.vocabulary.names | article.vocabulary.acronyms | set(options.names)
    for word in options.words:
        if word in text:
            for match in re.finditer(rf"(?<![\w@#./-])(?:{re.escape(word)})+(?![\w'’/-]|\.\w)", text):
                if match[0] not in names and _is_note(text, match, word, names) and is_prose(article, match.start()):
                    yield Hit(article.span(*match.span()), {"word": match[0]})
    if "[" in text or "(cq" in text:
        for match in _INSERT.finditer(text):
            if _FILLED.match(match[0]) and is_prose(article, match.start()):
                yield Hit(article.span(*match.span()), {"word": match[0]})


def _is_note(text: str, match: re.Match[str], word: str, names: frozenset[str] | set[str]) -> bool:
    """Whether capitals are a note, not a name or a number: Super Bowl XXX, TK Maxx, TODO in Spanish."""
    if len(match[0]) > len(word):
        return True
    before = re.search(r"([^\W_]+)[^\w\n]*\Z", text[max(match.start() - 40, 0) : match.start()])
    after = re.match(r"([^\w\n]*)([^\W_]+)", text[match.end() : match.end() + 40])
    if any(name.startswith(f"{word} ") and text.startswith(name, match.start()) for name in names):
        return False
    if word in ("TODO", "FIXME"):
        return text[match.end() : match.end() + 1] in (":", " ", "") and not (
            after and after[2].isupper() and len(after[2]) > 1
        )
    if after and after[1] in (" ", "\xa0") and after[2][0].isupper():
        return False
    return not before or before[1].islower() or before[1] in ("The", "A", "An", "In", "At", "By", "Of", "With", word)

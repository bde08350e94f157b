"""Template tags and shortcodes in Markdown: machinery, no copy. They are masked before the Markdown is parsed.

Hugo, Jinja, Nunjucks, Liquid, WordPress, and the attribute lists of kramdown and Pandoc. What stands between the two
tags of a pair is prose as a rule (a notice) and stays; of comments and listings it is masked as well.
"""

from __future__ import annotations

import re

from newslint.patterns import lazy_pattern

MASK = "\ue000"  # no letter, no space, no mark that means something in Markdown

_WORDPRESS = "audio|caption|embed|gallery|playlist|soundcloud|tweet|video|vimeo|wp_caption|youtube"
SHORTCODE = rf"\[/?(?:{_WORDPRESS})(?:[ =][^\[\]\n]*+)?\](?!\()"
_TAG = lazy_pattern(
    r"\{\{[^{}]*+(?:\}(?!\})[^{}]*+|\{(?!\{)[^{}]*+)*+\}\}"
    r"|\{%[^%{]*+(?:%(?!\})[^%{]*+|\{(?!%)[^%{]*+)*+%\}"
    r"|\{#[^#{}\n]*+#\}"
    r"|\{:[^{}\n]*+\}"
    r"|\{[.#][\w-][^{}\n]*+\}"
    rf"|{SHORTCODE}"
)
_PAIR = lazy_pattern(r"\{[{%][-<%~]*\s*(comment|highlight|code|mermaid|math|raw|chart)\b")
_ROW_OF_TAGS = lazy_pattern(rf"(?<![^\r\n])[ \t>]*{MASK}[ \t{MASK}]*(?![^\r\n])")
_END_OF_PAIR = r"\{{[{{%][-<%~]*\s*(?:end|/){name}\b[^{{}}]*+\}}{{1,2}}"


def mask_templates(text: str) -> str:
    """The text with every template tag replaced by as many `MASK`s, rows of nothing else by spaces, and with nothing
    else changed: kramdown's `{:start="2"}` between two items of a list must not be a paragraph between them.

    Linear: a tag ends where the next one begins, and the end of a pair is looked for only where one is left.
    """
    if "{" not in text and "[" not in text:
        return text
    out: list[str] = []
    position = 0
    unended: set[str] = set()
    for match in _TAG.finditer(text):
        if match.start() < position:
            continue
        end = match.end()
        pair = _PAIR.match(match[0])
        if pair and pair[1] not in unended:
            closing = re.compile(_END_OF_PAIR.format(name=pair[1])).search(text, end)
            if closing:
                end = closing.end()
            else:
                unended.add(pair[1])
        out += [text[position : match.start()], masked(text[match.start() : end])]
        position = end
    return blank_rows("".join([*out, text[position:]]))


def blank_rows(text: str) -> str:
    """The text with rows that hold nothing but `MASK`s told as spaces."""
    return _ROW_OF_TAGS.sub(lambda row: row[0].replace(MASK, " "), text)


def masked(tag: str) -> str:
    """Row ends stay, so that the blocks around a tag of several rows stay apart."""
    return re.sub(r"[^\r\n]", MASK, tag)

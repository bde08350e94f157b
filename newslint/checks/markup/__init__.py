"""Defects that stand in the markup, or that markup left behind in the text when it was stripped."""

from __future__ import annotations

from newslint.checks.markup.characters import (
    control_character,
    invisible_character,
    no_break_space,
    replacement_character,
    soft_hyphen,
    windows_reference,
)
from newslint.checks.markup.inline import (
    closed_line_break,
    empty_inline,
    glued_link,
    inline_style,
    presentational_tag,
    space_in_emphasis,
    split_emphasis,
)
from newslint.checks.markup.leftovers import lorem_ipsum, markdown_leftover, placeholder, shortcode, template_tag
from newslint.checks.markup.links import (
    bare_address,
    broken_address,
    chatbot_trace,
    dead_link,
    empty_link,
    local_address,
    new_window_link,
    redirect_link,
    tracking_parameters,
)
from newslint.checks.markup.media import missing_alt, untitled_frame
from newslint.checks.markup.mojibake import mojibake
from newslint.checks.markup.paragraphs import empty_paragraph, fake_heading, line_break_paragraph, stray_line_break
from newslint.checks.markup.parse_error import parse_error
from newslint.checks.markup.paste import editor_leftover, word_markup
from newslint.checks.markup.references import (
    bare_ampersand,
    curly_attribute_quotes,
    double_escaped,
    escaped_tag,
    literal_escape,
)
from newslint.checks.markup.separators import repeated_rule, stray_separator, text_between_paragraphs, typed_separator
from newslint.checks.markup.stripped import doubled_punctuation, doubled_space, missing_space, space_before_punctuation
from newslint.checks.markup.structure import (
    block_in_paragraph,
    duplicate_attribute,
    duplicate_id,
    misnested_element,
    skipped_heading,
    unclosed_element,
    unclosed_paragraph,
    unopened_element,
)

__all__ = [
    "bare_address",
    "bare_ampersand",
    "block_in_paragraph",
    "broken_address",
    "chatbot_trace",
    "closed_line_break",
    "control_character",
    "curly_attribute_quotes",
    "dead_link",
    "double_escaped",
    "doubled_punctuation",
    "doubled_space",
    "duplicate_attribute",
    "duplicate_id",
    "editor_leftover",
    "empty_inline",
    "empty_link",
    "empty_paragraph",
    "escaped_tag",
    "fake_heading",
    "glued_link",
    "inline_style",
    "invisible_character",
    "line_break_paragraph",
    "literal_escape",
    "local_address",
    "lorem_ipsum",
    "markdown_leftover",
    "misnested_element",
    "missing_alt",
    "missing_space",
    "mojibake",
    "new_window_link",
    "no_break_space",
    "parse_error",
    "placeholder",
    "presentational_tag",
    "redirect_link",
    "repeated_rule",
    "replacement_character",
    "shortcode",
    "skipped_heading",
    "soft_hyphen",
    "space_before_punctuation",
    "space_in_emphasis",
    "split_emphasis",
    "stray_line_break",
    "stray_separator",
    "template_tag",
    "text_between_paragraphs",
    "tracking_parameters",
    "typed_separator",
    "unclosed_element",
    "unclosed_paragraph",
    "unopened_element",
    "untitled_frame",
    "windows_reference",
    "word_markup",
]

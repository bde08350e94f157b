"""Defects that stand in the markup, or that markup left behind in the text when it was stripped."""

from __future__ import annotations

from newslint.checks.markup.paragraphs import empty_paragraph, line_break_paragraph, stray_line_break
from newslint.checks.markup.separators import stray_separator
from newslint.checks.markup.stripped import doubled_punctuation, missing_space, space_before_punctuation
from newslint.checks.markup.structure import (
    block_in_paragraph,
    misnested_element,
    unclosed_element,
    unclosed_paragraph,
    unopened_element,
)

__all__ = [
    "block_in_paragraph",
    "doubled_punctuation",
    "empty_paragraph",
    "line_break_paragraph",
    "misnested_element",
    "missing_space",
    "space_before_punctuation",
    "stray_line_break",
    "stray_separator",
    "unclosed_element",
    "unclosed_paragraph",
    "unopened_element",
]

"""What rules of the family `quotes` look for: quotations that nobody is named for, and marks that are wrong."""

from __future__ import annotations

from newslint.checks.quotes.elsewhere import altered_elsewhere, conflicting_elsewhere
from newslint.checks.quotes.naming import sourceless_passive, unattributed, unattributed_fragment
from newslint.checks.quotes.pairs import mismatched_marks, nested_same_mark, reversed_mark, unclosed, unopened
from newslint.checks.quotes.repeats import altered_quotation, conflicting_attribution, pull_quote_not_in_body
from newslint.checks.quotes.sourcing import bare_source, loaded_verb, unspeakable_verb, vague_source
from newslint.checks.quotes.speakers import late_attribution, speaker_change
from newslint.checks.quotes.typography import (
    continued_quotation,
    headline_marks,
    house_marks,
    mixed_marks,
    punctuation_side,
    scare_quotes,
    space_inside_marks,
    wrong_apostrophe,
)

__all__ = [
    "altered_elsewhere",
    "altered_quotation",
    "bare_source",
    "conflicting_attribution",
    "conflicting_elsewhere",
    "continued_quotation",
    "headline_marks",
    "house_marks",
    "late_attribution",
    "loaded_verb",
    "mismatched_marks",
    "mixed_marks",
    "nested_same_mark",
    "pull_quote_not_in_body",
    "punctuation_side",
    "reversed_mark",
    "scare_quotes",
    "sourceless_passive",
    "space_inside_marks",
    "speaker_change",
    "unattributed",
    "unattributed_fragment",
    "unclosed",
    "unopened",
    "unspeakable_verb",
    "vague_source",
    "wrong_apostrophe",
]

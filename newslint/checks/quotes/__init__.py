"""What rules of the family `quotes` look for: quotations that nobody is named for, and marks that are wrong."""

from __future__ import annotations

from newslint.checks.quotes.naming import sourceless_passive, unattributed, unattributed_fragment
from newslint.checks.quotes.pairs import mismatched_marks, nested_same_mark, reversed_mark, unclosed, unopened

__all__ = [
    "mismatched_marks",
    "nested_same_mark",
    "reversed_mark",
    "sourceless_passive",
    "unattributed",
    "unattributed_fragment",
    "unclosed",
    "unopened",
]

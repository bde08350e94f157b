"""The duplicates family: what stands twice in one article, or in two."""

from newslint.checks.duplicates.across import (
    copied_passage,
    duplicate_article,
    duplicate_headline,
    duplicate_slug,
    near_duplicate_article,
)
from newslint.checks.duplicates.body import repeated_body
from newslint.checks.duplicates.paragraph import repeated_paragraph
from newslint.checks.duplicates.sentence import repeated_sentence
from newslint.checks.duplicates.word import repeated_word

__all__ = [
    "copied_passage",
    "duplicate_article",
    "duplicate_headline",
    "duplicate_slug",
    "near_duplicate_article",
    "repeated_body",
    "repeated_paragraph",
    "repeated_sentence",
    "repeated_word",
]

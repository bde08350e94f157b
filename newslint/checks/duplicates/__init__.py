"""The duplicates family: what stands twice in one article."""

from newslint.checks.duplicates.body import repeated_body
from newslint.checks.duplicates.paragraph import repeated_paragraph
from newslint.checks.duplicates.sentence import repeated_sentence
from newslint.checks.duplicates.word import repeated_word

__all__ = ["repeated_body", "repeated_paragraph", "repeated_sentence", "repeated_word"]

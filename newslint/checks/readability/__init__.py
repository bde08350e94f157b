"""Whether prose is hard to read. A figure alone helps nobody: each finding names the place and what would ease it."""

from newslint.checks.readability.grade import grade_level, lix, metric
from newslint.checks.readability.length import long_headline, long_lead, long_paragraph, long_sentence
from newslint.checks.readability.passive import passive_lead, passive_share
from newslint.checks.readability.vocabulary import acronym, hard_word, list_of_numbers

__all__ = [
    "acronym",
    "grade_level",
    "hard_word",
    "list_of_numbers",
    "lix",
    "long_headline",
    "long_lead",
    "long_paragraph",
    "long_sentence",
    "metric",
    "passive_lead",
    "passive_share",
]

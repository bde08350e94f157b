"""Whether prose is hard to read. A figure alone helps nobody: each finding names the place and what would ease it."""

from newslint.checks.readability.grade import grade_level, lix
from newslint.checks.readability.length import long_headline, long_lead, long_paragraph, long_sentence

__all__ = ["grade_level", "lix", "long_headline", "long_lead", "long_paragraph", "long_sentence"]

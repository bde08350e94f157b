"""A mark by which programs know a finding again on the next run, wherever its row has moved to."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from newslint.model import Finding

_WORD = lazy_pattern(r"\w+")


class Fingerprints:
    """The fingerprints of one report, no two alike.

    A fingerprint is made of the rule, the file, and the words in the finding's span and around it in its row: it
    changes with none of the rows before, nor with markup or punctuation. Findings alike in all of these are numbered.
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, finding: Finding, path: str) -> str:
        """The fingerprint of a finding in the file `path`, 32 hexadecimal digits."""
        from hashlib import sha256

        around = finding.excerpt.text if finding.excerpt else ""
        told = (finding.rule, path, finding.article or "", _words(finding.text), _words(around))
        key = "\0".join(told)
        self._seen[key] += 1
        return sha256(f"{key}\0{self._seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))

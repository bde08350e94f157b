"""A mark by which programs know a finding again on the next run, wherever its row has moved to."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.model import Finding


class Fingerprints:
    """The fingerprints of one report, no two alike.

    A fingerprint is made of the rule, the file, and the words in the finding's span and next to it: it changes with
    none of the paragraphs around, nor with markup. Findings alike in all of these are numbered.
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, finding: Finding, path: str) -> str:
        """The fingerprint of a finding in the file `path`, 32 hexadecimal digits."""
        from hashlib import sha256

        key = "\0".join((finding.rule, path, *finding.wording))
        self._seen[key] += 1
        return sha256(f"{key}\0{self._seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:32]

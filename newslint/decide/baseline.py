"""The baseline: findings that were there when newslint came, and are not told again.

A finding is known by its rule, its file and its wording, never by its row. Where the words around it changed on one
side it is still known by those on the other. Each entry stands for one finding, so that a copied one is new; a file
that is gone leaves its entries to the files that now hold what it held, so that a renamed one keeps them.
"""

from __future__ import annotations

import os
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from newslint.decide.wording import Wording
    from newslint.model import Finding

DROPPED = "known in the baseline"
_HEAD = '{"version": 1, "findings": ['
_FOOT = "null]}"
_LARGEST = 500_000_000
_SHOWN = 60
_SURROGATE = lazy_pattern("[\ud800-\udfff]")


class BaselineError(Exception):
    """The baseline cannot be used as it is; the text says where, and what to do."""


class Entry(NamedTuple):
    """One finding that is known. `file` is relative to the baseline's folder, with slashes; `mark` stands for its
    wording; `text` only helps people who read the file.
    """

    file: str
    rule: str
    mark: str
    text: str


def mark_of(wording: Wording) -> str:
    """A finding's wording as three short hashes, of the words before it, in it and after it."""
    from hashlib import blake2b

    sizes = (4, 8, 4)
    hashes = (
        blake2b(words.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()
        for words, size in zip(wording, sizes, strict=True)
    )
    return "-".join(hashes)


def entry_of(finding: Finding, folder: str) -> Entry:
    """The entry that stands for a finding in a baseline in `folder`."""
    return Entry(_relative(finding.filename, folder), finding.rule, mark_of(finding.wording), _shown(finding))


def _shown(finding: Finding) -> str:
    """What is found, as people are to see it: cut where it is long, with what stands around it where it is short."""
    text = " ".join(finding.text.split())
    if len(text) > _SHOWN:
        return text[: _SHOWN - 1].rstrip() + "…"
    if finding.excerpt is None or len(text) > _SHOWN // 2:
        return text
    row, start, end = finding.excerpt.text, finding.excerpt.start, finding.excerpt.end
    around = (_SHOWN - (end - start)) // 2
    left, right = max(start - around, 0), min(end + around, len(row))
    return " ".join(("…" * (left > 0) + row[left:right] + "…" * (right < len(row))).split())


def _relative(path: str, folder: str) -> str:
    return os.path.relpath(os.path.abspath(path), folder).replace(os.sep, "/")


def load(filename: str) -> list[Entry]:
    """The entries of a baseline, in their order. Raises BaselineError."""
    from newslint.settings.model import shown

    name = shown(filename)
    try:
        if not os.path.isfile(filename):
            raise BaselineError(f"{name}: {'not a regular file' if os.path.lexists(filename) else 'no such file'}")
        if os.path.getsize(filename) > _LARGEST:
            raise BaselineError(f"{name}: larger than {_LARGEST // 1_000_000} MB")
        with open(filename, encoding="utf-8") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror.lower() if isinstance(error, OSError) and error.strerror else "it is not UTF-8"
        raise BaselineError(f"{name}: cannot be read: {reason}") from None
    try:
        import json

        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        row = getattr(error, "lineno", 1)
        hint = ": two versions met in it; keep the rows of both" if "<<<<<<<" in text else ""
        advice = "mend it, or write it anew with `newslint baseline write`"
        raise BaselineError(f"{name}:{row}: this is no JSON{hint}; {advice}") from None
    if not isinstance(told, dict) or told.get("version") != 1 or not isinstance(told.get("findings"), list):
        raise BaselineError(f"{name}: this is no baseline that newslint wrote, or one of a later version")
    out = []
    for number, row in enumerate(told["findings"]):
        if row is not None:
            if not (isinstance(row, list) and len(row) == 4 and all(isinstance(part, str) for part in row)):
                raise BaselineError(f"{name}: finding {number + 1} is not written as newslint writes it")
            out.append(Entry(*row))
    return out


def dump(entries: Iterable[Entry]) -> str:
    """The baseline as its file holds it: sorted, a row an entry, each with the same end, so that versions of two
    branches can be merged row by row.
    """
    import json

    rows = [f"{json.dumps(list(entry), ensure_ascii=False)},\n" for entry in sorted(entries)]
    text = "".join((f"{_HEAD}\n", *rows, f"{_FOOT}\n"))
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


class Book:
    """A baseline in use: entries are struck out as findings are met that they stand for."""

    def __init__(self, filename: str, entries: Sequence[Entry]) -> None:
        self.filename = filename
        self.folder = os.path.dirname(filename)
        self.entries = entries
        self.seen: set[str] = set()
        self._left: dict[tuple[str, str], Counter[str]] = {}
        for entry in entries:
            self._left.setdefault((entry.file, entry.rule), Counter())[entry.mark] += 1

    def known(self, path: str, findings: Sequence[Finding]) -> list[Finding]:
        """The findings of one file, those that the baseline knows marked so. To be asked once for each file."""
        file = _relative(path, self.folder)
        self.seen.add(file)
        marks = {number: mark_of(finding.wording) for number, finding in enumerate(findings) if finding.dropped is None}
        self._strike(file, findings, marks)
        for gone in self._predecessors(findings, marks) if marks else ():
            self._strike(gone, findings, marks)
        return [
            finding if finding.dropped or number in marks else finding._replace(dropped=DROPPED)
            for number, finding in enumerate(findings)
        ]

    def _strike(self, file: str, findings: Sequence[Finding], marks: dict[int, str]) -> None:
        """Strike out the entries of `file` that stand for findings, and take these out of `marks`: first those with
        the same words on both sides, then those with the same on one.
        """
        for sides in (_both_sides, _one_side):
            alike: dict[tuple[str, str], list[str]] = {}
            for rule in {findings[number].rule for number in marks}:
                for mark in self._left.get((file, rule), ()):
                    for side in sides(mark):
                        alike.setdefault((rule, side), []).append(mark)
            for number, mark in list(marks.items()):
                rule = findings[number].rule
                left = self._left.get((file, rule), Counter())
                same = (other for side in sides(mark) for other in alike.get((rule, side), ()) if left[other] > 0)
                if found := next(same, None):
                    left[found] -= 1
                    del marks[number]

    def _predecessors(self, findings: Sequence[Finding], marks: dict[int, str]) -> list[str]:
        """The files that are gone and held what is found here; the one that held most of it first."""
        votes = Counter(
            file for number, mark in marks.items() for file in self._gone.get((findings[number].rule, mark), ())
        )
        return sorted(votes, key=lambda file: (-votes[file], file))

    @cached_property
    def _gone(self) -> dict[tuple[str, str], list[str]]:
        """The files that are no more, by the rules and marks of their entries."""
        exists = {file: os.path.lexists(os.path.join(self.folder, *file.split("/"))) for file, _ in self._left}
        out: dict[tuple[str, str], list[str]] = {}
        for (file, rule), left in self._left.items():
            if not exists[file]:
                for mark in left:
                    out.setdefault((rule, mark), []).append(file)
        return out

    def left(self, files: Collection[str]) -> list[Entry]:
        """The entries of these files, as entries call them, that stood for no finding."""
        left = {key: Counter(marks) for key, marks in self._left.items() if key[0] in files}
        out = []
        for entry in self.entries:
            marks = left.get((entry.file, entry.rule), Counter())
            if marks[entry.mark] > 0:
                marks[entry.mark] -= 1
                out.append(entry)
        return out


def _both_sides(mark: str) -> tuple[str, ...]:
    return (mark,)


def _one_side(mark: str) -> tuple[str, ...]:
    """What two marks have in common if they are of the same words, with the same before or the same after them."""
    before, _, rest = mark.partition("-")
    inside, _, after = rest.partition("-")
    return f"{before}-{inside}-", f"-{inside}-{after}"


def files_below(entries: Iterable[Entry], folder: str, paths: Iterable[str]) -> Iterator[str]:
    """The files with entries in a baseline in `folder` that are, or were, one of the paths or below one."""
    tops = [_relative(path, folder) for path in paths]
    for file in dict.fromkeys(entry.file for entry in entries):
        if any(top == "." or file == top or file.startswith(top + "/") for top in tops):
            yield file

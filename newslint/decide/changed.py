"""Only what changed: findings count where they touch rows that a patch adds or alters.

A paragraph that was moved is removed in one place and added in another. Its rows count as moved, not as new: a
finding that touches nothing but moved rows counts only if it was not there before the move.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_left
from collections import Counter
from itertools import groupby, islice
from typing import TYPE_CHECKING, NamedTuple

from newslint.decide.patches import FilePatch, names_of, read_patch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from newslint.decide.patches import Change
    from newslint.decide.wording import Wording
    from newslint.model import Edit, Finding, Span

DROPPED = "not on a changed row"
_LEAST_MOVED = 20  # letters and digits; fewer are no sign that rows were moved (git's --color-moved takes as many)

Known = set[tuple[str, "Wording"]]


class Stretch(NamedTuple):
    """Rows of a file that changed: `length` from `row` on, from 1; none where rows were taken out before `row`.

    `moved_from` holds the files, by their numbers in `Changed.patches`, in which these rows stood before; it is None
    where they are new.
    """

    row: int
    length: int
    moved_from: frozenset[int] | None = None


class Changed(NamedTuple):
    """What a patch, or git, says has changed: `patches`, the absolute names of their files (None where one was
    deleted), and what changed in each. `whole` are the files of which every row is new.
    """

    patches: Sequence[FilePatch]
    paths: Sequence[str | None]
    whole: frozenset[str]
    stretches: Mapping[str, Sequence[Stretch]]

    def concerns(self, path: str) -> bool:
        """Whether anything in a file changed."""
        path = os.path.abspath(path)
        return path in self.whole or bool(self.stretches.get(path))


def changed_since(revision: str, paths: Iterable[str]) -> Changed:
    """What changed in these files since the commit where the history of HEAD parted from that of `revision`, on disk,
    whether committed or not. A file that git does not track is new as a whole. Raises git.GitError.
    """
    from newslint import git

    whole: set[str] = set()
    by_root: dict[str, list[str]] = {}
    for path in paths:
        root = git.root_of(path)
        if root is None:
            raise git.GitError(f"{path} is in no git repository; --diff-file takes a patch from elsewhere")
        by_root.setdefault(root, []).append(os.path.abspath(path))
    named: list[tuple[FilePatch, str | None]] = []
    for root, inside in by_root.items():
        patches = read_patch(git.patch_since(root, git.merge_base(root, revision)))
        named += [(patch, _below(root, patch.new[2:]) if patch.new else None) for patch in patches]
        whole.update(set(inside) - git.tracked(root))
    return _changed(named, whole)


def changed_in(data: bytes, folders: Sequence[str]) -> Changed:
    """What the patch `data` changes; its names are looked for below each of the folders, the first in which there is
    such a file. Raises patches.PatchError.
    """
    named = []
    for patch in read_patch(data):
        candidates = [_below(folder, name) for name in names_of(patch) for folder in folders]
        named.append((patch, next(filter(os.path.exists, candidates), candidates[0] if candidates else None)))
    return _changed(named, set())


def _below(folder: str, name: bytes) -> str:
    return os.path.normpath(os.path.join(folder, *os.fsdecode(name).split("/")))


def _changed(named: Sequence[tuple[FilePatch, str | None]], whole: set[str]) -> Changed:
    patches = [patch for patch, _ in named]
    paths = [path for _, path in named]
    whole |= {path for patch, path in named if path is not None and patch.whole}
    stretches = {path: found for path, found in zip(paths, _stretches(patches), strict=True) if path is not None}
    return Changed(patches, paths, frozenset(whole), stretches)


def _stretches(patches: Sequence[FilePatch]) -> list[list[Stretch]]:
    """What changed in each file, moved rows told from new ones. A removed row pays for one added row: a copy of a
    moved paragraph is new.
    """
    removed = Counter(row.strip() for patch in patches for change in patch.changes for row in change.removed)
    origins: dict[bytes, set[int]] = {}
    for number, patch in enumerate(patches):
        for change in patch.changes:
            for row in change.removed:
                origins.setdefault(row.strip(), set()).add(number)
    left = removed.copy()
    added = [[_added(change, left, origins) for change in patch.changes] for patch in patches]
    out = []
    for patch, found in zip(patches, added, strict=True):
        stretches: list[Stretch] = []
        for change, inside in zip(patch.changes, found, strict=True):
            stretches += inside
            moved_away = all(left[row.strip()] < removed[row.strip()] for row in change.removed if row.strip())
            if not change.added and not moved_away:
                stretches.append(Stretch(change.row, 0))
        out.append(stretches)
    return out


def _added(change: Change, left: Counter[bytes], origins: Mapping[bytes, set[int]]) -> list[Stretch]:
    """The added rows of a change, in stretches of moved and of new ones; what moved is taken out of `left`."""
    moved: list[frozenset[int] | None] = []
    while len(moved) < len(change.added):
        run = _same_rows(change.added, len(moved), left)
        taken = Counter(row.strip() for row in run if row.strip())
        if sum(_weight(row) for row in run) >= _LEAST_MOVED:
            left.subtract(taken)
            moved += [frozenset().union(*(origins[row] for row in taken))] * len(run)
        else:
            moved += [None] * max(len(run), 1)
    out = []
    row = change.row
    for moved_from, group in groupby(moved):
        out.append(Stretch(row, count := len(list(group)), moved_from))
        row += count
    return out


def _same_rows(rows: Sequence[bytes], start: int, left: Counter[bytes]) -> list[bytes]:
    """As many rows from `start` on as were removed elsewhere; blank ones are the same everywhere."""
    taken: Counter[bytes] = Counter()
    out = []
    for row in islice(rows, start, None):
        bare = row.strip()
        if bare and left[bare] <= taken[bare]:
            break
        taken[bare] += 1
        out.append(row)
    return out


def _weight(row: bytes) -> int:
    return sum(map(str.isalnum, row.decode("utf-8", "replace")))


def old_version(patch: FilePatch, new: bytes) -> bytes | None:
    """What a file held before the patch, from what it holds now; None where the patch is not of what it holds."""
    rows = new.split(b"\n")
    rows = [row + b"\n" for row in rows[:-1]] + ([rows[-1]] if rows[-1] else [])
    out: list[bytes] = []
    place = 0
    for change in patch.changes:
        end = change.row - 1 + len(change.added)
        there = rows[change.row - 1 : end]
        if [row.rstrip(b"\r\n") for row in there] != [row.rstrip(b"\r\n") for row in change.added]:
            return None
        out += (*rows[place : change.row - 1], *change.removed)
        place = end
    return b"".join((*out, *rows[place:]))


class Marker:
    """Marks the findings of one file that touch nothing that changed, pass after pass of its fixes.

    `regions` are sorted and disjoint. `known_before` tells the findings in the old versions of files, by their numbers.
    """

    def __init__(self, regions: Sequence[_Region], known_before: Callable[[frozenset[int]], Known]) -> None:
        self.regions = regions
        self._known_before = known_before

    def mark(self, findings: Iterable[Finding]) -> list[Finding]:
        return [
            finding if finding.dropped or self._counts(finding) else finding._replace(dropped=DROPPED)
            for finding in findings
        ]

    def _counts(self, finding: Finding) -> bool:
        spans = [finding.scope or finding.span]
        spans += [related.span for related in finding.related if related.filename == finding.filename]
        origins: set[int] = set()
        for span in spans:
            for region in self._touched(span):
                if region.moved_from is None:
                    return True
                origins |= region.moved_from
        return bool(origins) and (finding.rule, finding.wording) not in self._known_before(frozenset(origins))

    def touches(self, span: Span) -> bool:
        """Whether anything new stands in a span, or anything was taken out of it."""
        return any(region.moved_from is None for region in self._touched(span))

    def _touched(self, span: Span) -> Iterator[_Region]:
        end = max(span.end, span.start + 1)
        for number in range(bisect_left(self.regions, end, key=lambda region: region.start) - 1, -1, -1):
            if self.regions[number].end <= span.start:
                return
            yield self.regions[number]

    def shift(self, edits: Iterable[Edit]) -> None:
        """Follow edits that were made to the source, which do not overlap."""
        places = [place for region in self.regions for place in (region.start, region.end)]
        moved = iter(_shifted(places, sorted(edits, key=lambda edit: edit.span)))
        self.regions = [_Region(next(moved), next(moved), region.moved_from) for region in self.regions]


class _Region(NamedTuple):
    """A stretch as offsets into the source; empty where rows were taken out: it is touched by what stands around it."""

    start: int
    end: int
    moved_from: frozenset[int] | None


def _shifted(places: Sequence[int], edits: Sequence[Edit]) -> Iterator[int]:
    """Where these sorted offsets are once the sorted edits are made; one inside an edit is at its new end."""
    moved = number = 0
    for place in places:
        while number < len(edits) and edits[number].span.end <= place:
            moved += len(edits[number].content) - (edits[number].span.end - edits[number].span.start)
            number += 1
        if number < len(edits) and edits[number].span.start < place:
            yield edits[number].span.start + moved + len(edits[number].content)
        else:
            yield place + moved


def marker(changed: Changed, path: str, text: str, known_before: Callable[[frozenset[int]], Known]) -> Marker:
    """The marker of the file at `path`, whose source is `text`."""
    path = os.path.abspath(path)
    if path in changed.whole:
        return Marker([_Region(0, len(text) + 1, None)], known_before)
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    regions = []
    for stretch in changed.stretches.get(path, ()):
        first, last = stretch.row - 1, stretch.row - 1 + stretch.length
        start = starts[first] if first < len(starts) else len(text)
        end = starts[last] - 1 if last < len(starts) else len(text)
        regions.append(_Region(start, end if stretch.length else start, stretch.moved_from))
    return Marker(regions, known_before)


class OldFindings:
    """The findings in the old versions of files, each looked up once. `lint` tells those in what a file held before a
    patch; it is given the file's place now, None where it was deleted.
    """

    def __init__(self, changed: Changed, lint: Callable[[FilePatch, str | None], Iterable[Finding]]) -> None:
        self._changed, self._lint = changed, lint
        self._known: dict[int, Known] = {}

    def __call__(self, numbers: frozenset[int]) -> Known:
        return set().union(*map(self._of, numbers))

    def _of(self, number: int) -> Known:
        if number not in self._known:
            found = self._lint(self._changed.patches[number], self._changed.paths[number])
            self._known[number] = {(finding.rule, finding.wording) for finding in found}
        return self._known[number]

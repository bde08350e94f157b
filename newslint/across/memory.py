"""What was found when all articles were compared, kept for the next run.

Of a run in which no file changed, the findings themselves are known. Where some changed, the others need not be read
again: their texts are kept too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from newslint.across.stories import Story
    from newslint.model import Finding
    from newslint.packing import Place
    from newslint.runner import FileResult, Runner

Found = Mapping[str, Sequence["Finding"]]


class Compared(NamedTuple):
    """What was found, by the file in which it is told; and whether the files alone tell it, and not git as well."""

    findings: Found
    lasts: bool = True


def compared(
    results: Sequence[FileResult],
    runner: Runner,
    compare: Callable[[Sequence[Story]], Compared],
    place_of: Callable[[str], Place],
) -> Found:
    """What `compare` finds in the articles of all these files; from the cache if it knows. `place_of` reads a file."""
    if runner.cache is None:
        return compare([story for result in results for story in runner.stories_of(result, None)]).findings
    from newslint.packing import UNPACKING_ERRORS, pack_across, pack_stories, unpack_across

    key = None if runner.order.against else _key(results)
    row = runner.cache.get(key) if key else None
    if row:
        try:
            return unpack_across(row, place_of)
        except (*UNPACKING_ERRORS, OSError):
            pass  # to be compared again
    texts = runner.cache.texts()
    found, lasts = compare([story for result in results for story in runner.stories_of(result, texts)])
    if key and lasts:
        runner.cache.put(key, pack_across(found))
    for result in results:
        if result.key and result.stories:
            texts.put(result.key, pack_stories(result.stories))
    texts.save()
    return found


def _key(results: Sequence[FileResult]) -> str | None:
    """What a comparison is known by: all files, and what each was known by; None where one is known by nothing."""
    from hashlib import blake2b

    hashed = blake2b(digest_size=16)
    for result in results:
        if result.key is None and result.stories:
            return None
        hashed.update(f"{result.filename}\0{result.key}\0".encode("utf-8", "surrogatepass"))
    return hashed.hexdigest()

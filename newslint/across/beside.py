"""What a run's articles are compared with beside one another: all articles of an index, or of a folder."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from newslint.across.fingerprints import fingerprint, joined
from newslint.across.gathered import absolute
from newslint.across.index import IndexFileError, is_index, load
from newslint.discover import Found, discover

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from newslint.across.fingerprints import Fingerprints
    from newslint.across.places import Stamp
    from newslint.across.stories import Story
    from newslint.discover import Trouble
    from newslint.runner import FileResult
    from newslint.settings import SettingsFinder

    Reader = Callable[[Sequence[Found | Trouble]], Iterator[FileResult]]


class Beside(NamedTuple):
    """Stories and their fingerprints; the absolute names of their files; the numbers of those stories that do not
    count; what an index says that its files were; and what went wrong."""

    stories: Sequence[Story]
    prints: Fingerprints
    paths: Mapping[str, str]
    left_out: frozenset[int] = frozenset()
    stamps: Mapping[str, Stamp] = {}
    troubles: tuple[str, ...] = ()


def beside(named: Sequence[str], linted: set[str], finder: SettingsFinder, reader: Reader) -> Beside:
    """What stands beside the `linted` files (absolute names). These are left out, and so is what an index or a folder
    before told of already. `reader` gives the stories of files.
    """
    seen = set(linted)
    parts: list[Beside] = []
    for path in named:
        try:
            part = _indexed(path) if os.path.isfile(path) and is_index(path) else _read(path, seen, finder, reader)
        except (IndexFileError, OSError) as error:
            reason = str(error) if isinstance(error, IndexFileError) else f"{path}: {(error.strerror or '').lower()}"
            parts.append(_nothing(reason))
            continue
        left_out = (number for number, story in enumerate(part.stories) if part.paths[story.filename] in seen)
        parts.append(part._replace(left_out=frozenset(left_out)))
        seen.update(part.paths.values())
    return parts[0] if len(parts) == 1 else _as_one(parts)


def _as_one(parts: Sequence[Beside]) -> Beside:
    before, left_out = 0, set()
    for part in parts:
        left_out |= {number + before for number in part.left_out}
        before += len(part.stories)
    return Beside(
        [story for part in parts for story in part.stories],
        joined([part.prints for part in parts]),
        {filename: path for part in parts for filename, path in part.paths.items()},
        frozenset(left_out),
        {filename: stamp for part in parts for filename, stamp in part.stamps.items()},
        tuple(trouble for part in parts for trouble in part.troubles),
    )


def _nothing(*troubles: str) -> Beside:
    return Beside([], fingerprint([])[0], {}, troubles=troubles)


def _indexed(path: str) -> Beside:
    """What an index tells of, the files under names by which they are found from here."""
    index = load(path)
    folder = os.path.dirname(path)
    name_of = {name: os.path.join(folder, name) for name in index.files} if folder else {}
    return Beside(
        [story._replace(filename=name_of[story.filename]) for story in index.stories] if folder else index.stories,
        index.prints,
        absolute(name_of.values() if folder else index.files),
        stamps={name_of.get(name, name): entry.stamp for name, entry in index.files.items()},
    )


def _read(path: str, seen: set[str], finder: SettingsFinder, reader: Reader) -> Beside:
    """The stories of the files of a folder, read now."""
    items = discover([path], finder)
    wanted = [item for item in items if not isinstance(item, Found) or os.path.abspath(item.path) not in seen]
    results = list(reader(wanted))
    stories = [story for result in results for story in result.stories or ()]
    return Beside(
        stories,
        fingerprint([story.text for story in stories])[0],
        absolute({story.filename for story in stories}),
        troubles=tuple(trouble for result in results for trouble in result.troubles),
    )

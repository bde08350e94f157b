"""The index of a tree: one small file that tells what its articles are, so that a few can be compared with all.

It holds fingerprints, headlines, dates and slugs, and no text: what an article may have copied is read from its file.
Readers see the old file or the new one, whole. It is arrays and text under a checksum, which nothing executes.
"""

from __future__ import annotations

import json
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

import numpy as np

from newslint.across.fingerprints import Fingerprints, fingerprint, joined
from newslint.across.gathered import order_of
from newslint.across.places import Stamp
from newslint.across.stories import Story
from newslint.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

NAME = ".newslint-index"
_MAGIC = b"newslint index 1 "
_FAR = 0xFFFF  # words of a text, which two bytes do not hold
_NOWHERE = Span(0, 0)
_NUL = "\0"


class IndexFileError(Exception):
    """A file that is no index, or not one that this newslint can read; the text says so."""


class Entry(NamedTuple):
    """A file in an index: what the system said of it, how it was read, and when git says it came."""

    stamp: Stamp
    reading: str
    committed: str = ""


class Index(NamedTuple):
    """The stories of a tree, in the order in which they came, with the names that their files have below the folder of
    the index. `made` is when the files were looked at, in nanoseconds since 1970."""

    files: Mapping[str, Entry]
    stories: Sequence[Story]
    prints: Fingerprints
    made: int = 0


def nothing() -> Index:
    """The index of no file."""
    return Index({}, [], fingerprint([])[0])


def merged(several: Iterable[Index], made: int) -> Index:
    """Several indexes of different files as one."""
    parts = list(several)
    stories = [story for part in parts for story in part.stories]
    order = [order_of(story, story.filename) for story in stories]
    places = sorted(range(len(stories)), key=order.__getitem__)
    files = {name: entry for part in parts for name, entry in part.files.items()}
    prints = joined([part.prints for part in parts]).of(np.array(places, np.int64))
    return Index(dict(sorted(files.items())), [stories[place] for place in places], prints, made)


def without(index: Index, left_out: set[str]) -> Index:
    """An index without some of its files."""
    kept = [number for number, story in enumerate(index.stories) if story.filename not in left_out]
    return index._replace(
        files={name: entry for name, entry in index.files.items() if name not in left_out},
        stories=[index.stories[number] for number in kept],
        prints=index.prints.of(np.array(kept, np.int64)),
    )


def is_index(filename: str) -> bool:
    """Whether a file says that it is one. Raises OSError."""
    with open(filename, "rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def dump(index: Index) -> bytes:
    """An index as the bytes of its file."""
    entries, stories, prints = list(index.files.values()), index.stories, index.prints
    number_of = {name: number for number, name in enumerate(index.files)}
    columns: dict[str, NDArray[Any]] = {
        "names": _text(index.files),
        "sizes": np.array([entry.stamp.size for entry in entries], "<i8"),
        "mtimes": np.array([entry.stamp.mtime for entry in entries], "<i8"),
        "readings": _text(entry.reading for entry in entries),
        "committed": _text(entry.committed for entry in entries),
        "file": np.array([number_of[story.filename] for story in stories], "<i4"),
        "number": np.array([story.number for story in stories], "<i4"),
        "row": np.array([story.row for story in stories], "<i4"),
        "at": np.array([story.indexed for story in stories], "<i8"),
        "keys": _text(story.key or "" for story in stories),
        "titles": _text(story.title for story in stories),
        "dates": _text(story.date for story in stories),
        "slugs": _text(story.slug for story in stories),
        "words": prints.words.astype("<i4"),
        "wholes": prints.wholes.astype("<u8"),
        "shingles": prints.shingles.astype("<u4"),
        **_packed("shingle", prints.shingle_texts, prints.shingle_words, len(prints)),
        "paragraphs": prints.paragraphs.astype("<u8"),
        **_packed("paragraph", prints.paragraph_texts, prints.paragraph_words, len(prints)),
    }
    layout = [(name, column.dtype.str, len(column)) for name, column in columns.items()]
    head = json.dumps({"made": index.made, "columns": layout}).encode()
    body = b"".join([head, b" " * (-len(head) - 1 & 7), b"\n", *(_aligned(column) for column in columns.values())])
    return _MAGIC + f"{crc32(body):08x}\n".encode() + body


def load(filename: str) -> Index:
    """The index in a file. Raises IndexFileError and OSError."""
    with open(filename, "rb") as file:
        first = file.readline(64)
        body = file.read()
    if not first.startswith(_MAGIC):
        raise IndexFileError(f"{filename} is no index of this newslint; `newslint index build` makes one")
    if first.removeprefix(_MAGIC).strip() != f"{crc32(body):08x}".encode():
        raise IndexFileError(f"{filename} is damaged; `newslint index build` makes it anew")
    try:
        return _loaded(body)
    except (ValueError, LookupError, TypeError) as error:
        raise IndexFileError(f"{filename} cannot be read ({error}); `newslint index build` makes it anew") from None


def _loaded(body: bytes) -> Index:
    end = body.index(b"\n") + 1
    head = json.loads(body[:end])
    columns: dict[str, NDArray[Any]] = {}
    for name, kind, count in head["columns"]:
        columns[name] = np.frombuffer(body, kind, count, end)
        end += columns[name].nbytes + (-columns[name].nbytes & 7)
    names, readings, committed = (_strings(columns[name]) for name in ("names", "readings", "committed"))
    stamps = map(Stamp, columns["sizes"].tolist(), columns["mtimes"].tolist())
    of = columns["file"].tolist()
    keys, titles, dates, slugs = (_strings(columns[name]) for name in ("keys", "titles", "dates", "slugs"))
    stories = list(
        map(
            Story, [names[file] for file in of], [key or None for key in keys], columns["number"].tolist(),
            repeat(""), titles, dates, slugs, repeat(_NOWHERE), columns["row"].tolist(), repeat(_NOWHERE),
            repeat(False), repeat(False), [committed[file] for file in of], columns["at"].tolist(),
        )
    )  # fmt: skip
    prints = _prints(columns)
    if len(prints) != len(stories):
        raise ValueError(f"{len(prints)} fingerprints of {len(stories)} articles")
    files = dict(zip(names, map(Entry, stamps, readings, committed), strict=True))
    return Index(files, stories, prints, head["made"])


def _aligned(column: NDArray[Any]) -> bytes:
    """A column as bytes, so many that the next one begins where eight bytes can be read at once."""
    return column.tobytes() + bytes(-column.nbytes & 7)


def _prints(columns: Mapping[str, NDArray[Any]]) -> Fingerprints:
    shingle_texts, shingle_words = _places("shingle", columns)
    paragraph_texts, paragraph_words = _places("paragraph", columns)
    return Fingerprints(
        columns["words"].astype(np.int64), columns["wholes"], columns["shingles"], shingle_texts, shingle_words,
        columns["paragraphs"], paragraph_texts, paragraph_words,
    )  # fmt: skip


def _packed(name: str, texts: NDArray[np.int32], words: NDArray[np.int32], count: int) -> dict[str, NDArray[Any]]:
    """To which text each shingle (or paragraph) belongs, as how many each has; and its word, mostly in two bytes."""
    return {
        f"{name}-counts": np.bincount(texts, minlength=count).astype("<i4"),
        f"{name}-words": np.minimum(words, _FAR).astype("<u2"),
        f"{name}-far": words[words >= _FAR].astype("<i4"),
    }


def _places(name: str, columns: Mapping[str, NDArray[Any]]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    counts = columns[f"{name}-counts"]
    texts = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
    words = columns[f"{name}-words"].astype(np.int32)
    if not len(texts) == len(words) == len(columns[f"{name}s"]):
        raise ValueError(f"{len(words)} {name}s of {len(texts)}")
    far = columns[f"{name}-far"]
    if len(far):
        words[words == _FAR] = far
    return texts, words


def _text(strings: Iterable[str]) -> NDArray[np.uint8]:
    """Strings as the bytes of one text, a NUL after each."""
    text = "".join(f"{string.replace(_NUL, ' ')}\0" for string in strings)
    return np.frombuffer(text.encode("utf-8", "surrogatepass"), np.uint8)


def _strings(column: NDArray[np.uint8]) -> list[str]:
    return column.tobytes().decode("utf-8", "surrogatepass").split("\0")[:-1]

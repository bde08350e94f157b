"""Paths to files: which of a tree hold copy, sorted, and what is wrong with those that were named."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, NamedTuple

from newslint.patterns import lazy_pattern
from newslint.readers import has_copy
from newslint.settings import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pathspec import GitIgnoreSpec

    from newslint.settings import SettingsFinder

NOT_COPY = lazy_pattern(
    r"(?:requirements|constraints|llms).*\.txt|(?:robots|humans|ads|app-ads|security|cmakelists)\.txt"
    r"|(?:licen[cs]e|copying|notice).*|(?:package|composer|tsconfig|jsconfig).*\.json|manifest\.json"
    r"|.*(?:\.schema|[.-]lock)\.json|.*\.min\.html"
    r"|.*\.(?:awk|bash|c|cc|cdf|cpp|cs|css|go|h|hpp|java|js|lua|php|pl|py|rb|rdf|rs|sh|sql|svg|tcl|ts|vcf|xml|ya?ml)\.txt"
)
FOLDERS_WITHOUT_COPY = frozenset({"node_modules", "bower_components", "__pycache__", "venv", "site-packages"})


class Found(NamedTuple):
    """A file to lint, as it is called in reports; `named` if the user named it and not a folder above it."""

    path: str
    size: int
    named: bool


class Trouble(NamedTuple):
    """Something that could not be done, as people are told of it."""

    message: str


def discover(
    paths: Sequence[str],
    settings: SettingsFinder,
    *,
    force_exclude: bool = False,
    exclude: Sequence[str] = (),
    stdin: str | None = None,
) -> Iterator[Found | Trouble]:
    """The files to lint, in the order of the paths and sorted below each, every file once.

    A folder gives the files that a reader knows by their suffix, that git does not ignore, that no `exclude` names
    and that are not known to hold no copy (requirements.txt). A file that is named is linted whatever it is called,
    excluded or not unless `force_exclude`. `stdin` is what standard input, named "-", is called. Links to folders are
    never followed.
    """
    seen: set[tuple[int, int]] = set()
    walk = _Walk(settings, exclude)
    for path in paths:
        if path == "-" and stdin is not None:
            yield Found(stdin, 0, named=True)
            continue
        try:
            status = os.stat(path)
        except (OSError, ValueError) as error:
            yield Trouble(f"{path}: {_reason(error)}")
            continue
        if stat.S_ISDIR(status.st_mode):
            items: Iterable[Found | Trouble] = walk.below(path)
        elif not stat.S_ISREG(status.st_mode):
            items = [Trouble(f"{path}: not a regular file")]
        elif force_exclude and walk.leaves_out(path):
            items = []
        else:
            items = [Found(path, status.st_size, named=True)]
        for item in items:
            if isinstance(item, Trouble) or _is_new(item.path, seen):
                yield item


def _is_new(path: str, seen: set[tuple[int, int]]) -> bool:
    try:
        status = os.stat(path)
    except OSError:
        return True  # reading it will tell
    key = (status.st_dev, status.st_ino)
    if key in seen:
        return False
    seen.add(key)
    return True


def _reason(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()


class _Walk:
    """Walks folders, remembering which .gitignore files hold where."""

    def __init__(self, settings: SettingsFinder, exclude: Sequence[str]) -> None:
        self._settings = settings
        self._exclude = _spec(exclude, os.getcwd()) if exclude else None
        self._ignores: dict[str, list[tuple[str, GitIgnoreSpec]]] = {}

    def below(self, folder: str) -> Iterator[Found | Trouble]:
        """The files below a folder, depth first, sorted by name."""
        waiting = [folder]
        while waiting:
            folder = waiting.pop()
            try:
                with os.scandir(folder) as entries:
                    listed = sorted(entries, key=lambda entry: entry.name)
            except OSError as error:
                yield Trouble(f"{folder}: {_reason(error)}")
                continue
            inner = []
            for entry in listed:
                if entry.is_dir(follow_symlinks=False):
                    if self._enters(entry):
                        inner.append(entry.path)
                elif self._takes(entry):
                    try:
                        status = entry.stat()
                    except OSError:
                        continue  # a dangling link, or a loop of links: nothing that a folder holds
                    if stat.S_ISREG(status.st_mode):
                        yield Found(_shown(entry.path), status.st_size, named=False)
            waiting += reversed(inner)

    def leaves_out(self, path: str) -> bool:
        """Whether a walk over the folders above would have passed over this file."""
        name = os.path.basename(path)
        folders = os.path.abspath(path).split(os.sep)[:-1]
        return (
            NOT_COPY.fullmatch(name.lower()) is not None
            or any(folder in FOLDERS_WITHOUT_COPY for folder in folders)
            or self._excluded(path, is_folder=False)
        )

    def _enters(self, entry: os.DirEntry[str]) -> bool:
        if entry.name.startswith(".") or entry.name in FOLDERS_WITHOUT_COPY:
            return False
        return not self._excluded(entry.path, is_folder=True)

    def _takes(self, entry: os.DirEntry[str]) -> bool:
        name = entry.name.lower()
        if not has_copy(name) or name.startswith(".") or NOT_COPY.fullmatch(name):
            return False
        return not self._excluded(entry.path, is_folder=False)

    def _excluded(self, path: str, *, is_folder: bool) -> bool:
        path = os.path.abspath(path)
        if self._exclude and _matches(self._exclude, path, is_folder):
            return True
        try:
            settings = self._settings.for_path(path)
            if settings.excludes(path, is_folder) or (is_folder and path in settings.rules):
                return True  # rule pages are full of bad examples
        except SettingsError:
            pass  # whoever lints the file tells of it
        for rule in reversed(self._ignores_above(os.path.dirname(path))):
            verdict = _matches(rule, path, is_folder)
            if verdict is not None:
                return verdict
        return False

    def _ignores_above(self, folder: str) -> list[tuple[str, GitIgnoreSpec]]:
        """The .gitignore files that speak of what is in a folder, the nearest last; as in git, up to the repository."""
        if folder not in self._ignores:
            above = os.path.dirname(folder)
            outer: list[tuple[str, GitIgnoreSpec]] = []
            if above != folder and not os.path.lexists(os.path.join(folder, ".git")):
                outer = self._ignores_above(above)
            own = [
                _spec(lines, folder)
                for name in (os.path.join(".git", "info", "exclude"), ".gitignore")
                if (lines := _rows_of(os.path.join(folder, name)))
            ]
            self._ignores[folder] = [*outer, *own]
        return self._ignores[folder]


def _rows_of(path: str) -> list[str]:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            return [row for row in file.read(1_000_000).splitlines() if row.strip() and not row.startswith("#")]
    except OSError:
        return []


def _spec(globs: Sequence[str], folder: str) -> tuple[str, GitIgnoreSpec]:
    from pathspec import GitIgnoreSpec

    return folder, GitIgnoreSpec.from_lines(globs)


def _matches(rule: tuple[str, GitIgnoreSpec], path: str, is_folder: bool) -> bool | None:
    folder, spec = rule
    prefix = folder if folder.endswith(os.sep) else folder + os.sep
    if not path.startswith(prefix):
        return None
    inner = path[len(prefix) :].replace(os.sep, "/") + ("/" if is_folder else "")
    return spec.check_file(inner).include


def _shown(path: str) -> str:
    """`./a.md` is told as `a.md`, as linters do, unless that would look like an option."""
    short = path[2:] if path.startswith("." + os.sep) else path
    return path if short.startswith("-") else short

"""The settings that hold for a file, where each comes from, and how what several files say adds up."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from newslint.model import NOTHING_TOLD, Severity, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pathspec import GitIgnoreSpec

ADDED_UP = frozenset({"exclude", "extend-select", "ignore", "locked", "rules"})
_SELECTING = ("select", "extend-select", "ignore", "locked")


class Origin(NamedTuple):
    """Where a setting stands: the file's absolute path, row and column from 1."""

    filename: str
    row: int
    column: int

    def __str__(self) -> str:
        return f"{shown(self.filename)}:{self.row}"


class Mistake(NamedTuple):
    """Something wrong in the settings. Row 0 speaks of the file as a whole. `Mistake(*origin, message)` makes one."""

    filename: str
    row: int
    column: int
    message: str

    def __str__(self) -> str:
        place = f":{self.row}:{self.column}" if self.row else ""
        return f"{shown(self.filename)}{place}: {self.message}"


class SettingsError(Exception):
    """All that is wrong with the settings, not only the first; its text is one row each."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__(mistakes)
        self.mistakes = tuple(mistakes)

    def __str__(self) -> str:
        return "\n".join(map(str, self.mistakes))


class Patterns(NamedTuple):
    """Globs as in a .gitignore, relative to the folder of the file that holds them."""

    folder: str
    globs: tuple[str, ...]

    def verdict(self, path: str, folder: bool = False) -> bool | None:
        """Whether the absolute `path` (a `folder`, or a file) is matched; False where a `!glob` takes it out again,
        None where no glob speaks of it.
        """
        start = self.folder if self.folder.endswith(os.sep) else self.folder + os.sep
        if not path.startswith(start):
            return None
        inner = path[len(start) :].replace(os.sep, "/") + ("/" if folder else "")
        return _spec(self.globs).check_file(inner).include


@cache
def _spec(globs: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(globs)


class RuleSettings(NamedTuple):
    """A `[rule."family/name"]` table; `severity` and `enabled` are None where it does not say.

    `options` are as TOML gives them: only the rule's page and its check know what they may be. Where each stands, and
    each item inside it, is in `Settings.origins`.
    """

    severity: Severity | None
    enabled: bool | None
    options: Mapping[str, object]


class Layer(NamedTuple):
    """What one file, or one `[[per-file]]` table, says.

    `values` and `origins` go by the path of the key, of rule tables ("rule", name). Items of lists have their origin
    at the key's path and the item itself; rule options and what is inside them at ("rule", name, key, …).
    """

    values: Mapping[tuple[str, ...], Any]
    origins: Mapping[tuple[str | int, ...], Origin]
    per_file: tuple[PerFile, ...] = ()


class PerFile(NamedTuple):
    """A `[[per-file]]` table."""

    files: Patterns
    layer: Layer


class _Keys(NamedTuple):
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    locked: tuple[str, ...] = ()
    require_reason: bool = False
    exclude: tuple[Patterns, ...] = ()
    rules: tuple[str, ...] = ()
    language: str | None = None
    fail_on: str = "warning"
    profile: str = "news"
    encoding: str | None = None
    max_file_size: int = 200_000_000
    rule: Mapping[str, RuleSettings] = NOTHING_TOLD
    vocabulary: Vocabulary = Vocabulary()
    fields: Mapping[str, tuple[str, ...]] = NOTHING_TOLD
    html_article: str | None = None
    per_file: tuple[PerFile, ...] = ()
    origins: Mapping[tuple[str | int, ...], Origin] = NOTHING_TOLD
    files: tuple[str, ...] = ()


class Settings(_Keys):
    """The settings that hold for a folder, or, after `for_file`, for one file.

    An attribute is called as its key is, `html_article` being `article` in `[html]`. `select`, `extend_select`,
    `ignore` and `locked` hold rules, families and globs; `select` is None where every rule that is enabled runs.
    `rules` are absolute folders. `fail_on` is a severity's word or "never". `origins` tells where each value stands, as
    `origins[("language",)]`, `origins[("ignore", "quotes")]`, `origins[("rule", "quotes/unattributed", "severity")]`;
    what is not in it is the default. `files` are the files that were read, the nearest first.
    """

    @property
    def _variants(self) -> dict[tuple[int, ...], Settings]:
        known: dict[tuple[int, ...], Settings] = self.__dict__.setdefault("variants", {})
        return known

    def for_file(self, path: str) -> Settings:
        """These settings with the `[[per-file]]` tables that match `path` laid over them, one after the other.

        Files that the same tables match get the same object.
        """
        if not self.per_file:
            return self
        path = os.path.abspath(path)
        matching = tuple(number for number, table in enumerate(self.per_file) if table.files.verdict(path))
        if matching not in self._variants:
            settings = self._replace(per_file=())
            for number in matching:
                settings = overlay(settings, self.per_file[number].layer)
            self._variants[matching] = settings
        return self._variants[matching]

    def selectors(self) -> Iterator[tuple[str, Origin | None]]:
        """Every rule, family or glob that is named here, in `[[per-file]]` tables too, and where."""
        for selector in (*(self.select or ()), *self.extend_select, *self.ignore, *self.locked):
            places = [self.origins.get((key, selector)) for key in _SELECTING]
            yield selector, next(filter(None, places), None)
        for _, layer in self.per_file:
            for path, value in layer.values.items():
                if path[0] in _SELECTING:
                    yield from ((selector, layer.origins[(*path, selector)]) for selector in value)

    def ignored(self) -> Iterator[tuple[str, Origin | None]]:
        """Every rule, family or glob that `ignore` names, and where."""
        yield from ((selector, self.origins.get(("ignore", selector))) for selector in self.ignore)

    def excludes(self, path: str, folder: bool = False) -> bool:
        """Whether `exclude` keeps `path` out, which is a `folder` or a file; the last glob that matches decides."""
        path = os.path.abspath(path)
        verdicts = [patterns.verdict(path, folder) for patterns in self.exclude]
        return next((verdict for verdict in reversed(verdicts) if verdict is not None), False)


def overlay(base: Settings, layer: Layer) -> Settings:
    """The settings `base` with what `layer` says laid over them.

    `ignore`, `exclude`, `extend-select`, `locked`, `rules` and the lists of `[vocabulary]` add up; so do
    `[[per-file]]` tables, the layer's after the base's. Of a rule's table, and of `[fields]`, each key stands for
    itself: the layer's replaces the base's, keys that it does not name stay. All others (`select`, `language` …) are
    replaced.
    """
    new: dict[str, Any] = {}
    rule, fields, words = dict(base.rule), dict(base.fields), {}
    for path, value in layer.values.items():
        attribute = "_".join(path).replace("-", "_")
        if path[0] == "rule":
            rule[path[1]] = _overlaid(rule[path[1]], value) if path[1] in rule else value
        elif path[0] == "fields":
            fields[path[1]] = value
        elif path[0] == "vocabulary":
            name = path[1].replace("-", "_")
            words[name] = getattr(base.vocabulary, name) | frozenset(value)
        elif path[0] in ADDED_UP:
            new[attribute] = tuple(dict.fromkeys((*getattr(base, attribute), *value)))
        else:
            new[attribute] = value
    return base._replace(
        **new,
        rule=rule,
        fields=fields,
        vocabulary=base.vocabulary._replace(**words),
        per_file=base.per_file + layer.per_file,
        origins={**base.origins, **layer.origins},
    )


def _overlaid(base: RuleSettings, new: RuleSettings) -> RuleSettings:
    return RuleSettings(
        base.severity if new.severity is None else new.severity,
        base.enabled if new.enabled is None else new.enabled,
        {**base.options, **new.options},
    )


def shown(filename: str) -> str:
    """A file's name as people are to see it: relative where it stands below the current directory."""
    try:
        here = os.getcwd()
    except OSError:  # the directory was removed under our feet
        return printable(filename)
    start = here if here.endswith(os.sep) else here + os.sep
    return printable(filename.removeprefix(start))


def printable(text: str) -> str:
    """The text with what a terminal would act upon written as an escape."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in text)

"""What kind of repository a folder is, by the files that each kind has: what it generates is no copy to lint."""

from __future__ import annotations

import os
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SAMPLED_FILES = 20
_SAMPLED_ITEMS = 100
_SAMPLED_BYTES = 2_000_000
_LEAST_BODY = 200  # characters, and several words: shorter strings are titles, teasers, addresses
_DEEPEST = 4


class Site(NamedTuple):
    """A kind of repository: what of it is no copy, and where its exports keep their text if that has to be said."""

    name: str
    exclude: tuple[str, ...] = ()
    fields: Mapping[str, tuple[str, ...]] = {}


class _Kind(NamedTuple):
    """How a kind is known: one of `marks` is there, and one of `also`, if any are named."""

    site: Site
    marks: tuple[str, ...]
    also: tuple[str, ...] = ()


_SUFFIXES = ("js", "mjs", "cjs", "ts", "mts", "cts")
_HUGO = Site("Hugo", ("/public/", "/resources/", "/themes/", "/layouts/", "/archetypes/"))
_KINDS = (
    _Kind(_HUGO, ("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config/_default", ".hugo_build.lock")),
    _Kind(_HUGO, ("config.toml", "config.yaml", "config.yml", "config.json"), ("archetypes", "layouts", "themes")),
    _Kind(
        Site("Eleventy", ("/_site/", "_includes/", "_layouts/")),
        (".eleventy.js", *(f"eleventy.config.{suffix}" for suffix in _SUFFIXES)),
    ),
    _Kind(
        Site("Jekyll", ("/_site/", "_layouts/", "_includes/", "/vendor/")),
        ("_config.yml", "_config.yaml", "_config.toml"),
    ),
    _Kind(Site("Astro", ("/dist/", "/public/")), tuple(f"astro.config.{suffix}" for suffix in _SUFFIXES)),
    _Kind(Site("MkDocs", ("/site/", "/overrides/")), ("mkdocs.yml", "mkdocs.yaml")),
)


def detect(folder: str) -> Site | None:
    """The kind of repository that a folder is, for which newslint needs settings; None where it needs none."""
    for kind in _KINDS:
        if _has(folder, kind.marks) and (not kind.also or _has(folder, kind.also)):
            return kind.site
    body = _unknown_body(folder)
    return Site("JSON exports", fields={"body": (body,)}) if body else None


def _has(folder: str, names: tuple[str, ...]) -> bool:
    return any(os.path.exists(os.path.join(folder, name)) for name in names)


def _unknown_body(folder: str) -> str | None:
    """The path under which most exports of a folder keep their text, if it is none that newslint knows."""
    from newslint.readers.json import FIELDS

    paths = [path for item in _objects(folder) for path in [_longest(item)] if path]
    body = max(paths, key=paths.count, default=None)
    return None if body in FIELDS["body"] else body


def _objects(folder: str) -> Iterator[Any]:
    """The objects of some exports in the folder, or one below: those of a list, of an object's lists, or of rows."""
    import json

    for filename in _exports(folder):
        try:
            with open(filename, encoding="utf-8") as file:
                text = file.read(_SAMPLED_BYTES)
            is_one = filename.endswith(".json")
            told = [json.loads(text)] if is_one else [json.loads(row) for row in text.splitlines()[:_SAMPLED_ITEMS]]
        except (OSError, ValueError, RecursionError):
            continue
        for item in told:
            lists = item.values() if isinstance(item, dict) else [item]
            yield from (inner for some in lists if isinstance(some, list) for inner in some[:_SAMPLED_ITEMS])
            yield item


def _exports(folder: str) -> Iterator[str]:
    from newslint.discover import Found, discover
    from newslint.settings import SettingsFinder

    items = discover([folder], SettingsFinder(no_config=True))
    paths = (item.path for item in items if isinstance(item, Found))
    return islice((path for path in paths if path.endswith((".json", ".jsonl", ".ndjson"))), _SAMPLED_FILES)


def _longest(item: Any) -> str | None:
    """The dotted path of the longest string of running text in an object."""
    strings = [(len(text), path) for path, text in _strings(item, (), _DEEPEST) if len(text.split()) > _LEAST_BODY / 10]
    length, path = max(strings, default=(0, ""))
    return path if length >= _LEAST_BODY else None


def _strings(item: Any, path: tuple[str, ...], depth: int) -> Iterator[tuple[str, str]]:
    if isinstance(item, str) and path:
        yield ".".join(path), item
    elif isinstance(item, dict) and depth:
        for key, value in item.items():
            if isinstance(key, str) and key and "." not in key:
                yield from _strings(value, (*path, key), depth - 1)

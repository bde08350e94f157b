"""The settings that hold for a file as `newslint settings` prints them: each value, and where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newslint.settings.model import shown
from newslint.settings.options import HTML, OPTIONS, VOCABULARY, Option, Several, Table, Tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.settings.model import Origin, Settings

WIDEST = 70

Row = tuple[str, str]


def describe(settings: Settings, path: str) -> str:
    """What holds for the file `path`, written as TOML, the place of each value beside it as `newslint.toml:12`.

    `settings` are those of its folder. Where the items of a list come from several places, each has a row. Of a rule,
    only what the settings say is shown, not what its page says.
    """
    excluded = ", excluded" if settings.excludes(path) else ""
    settings = settings.for_file(path)
    files = ", ".join(map(shown, settings.files)) or "no settings file"
    rows = [(f"# {shown(path)}: {files}{excluded}", ""), *_top(settings), *_tables(settings)]
    width = min(WIDEST, max(len(text) for text, place in rows if place))
    return "".join(f"{text:{width}}   {place}".rstrip() + "\n" for text, place in rows)


def toml(value: Any) -> str:
    """The value as TOML writes it, on one row."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return '"' + "".join(map(_escaped, value)) + '"'
        case dict():
            return "{" + ", ".join(f"{_key(key)} = {toml(inner)}" for key, inner in value.items()) + "}"
        case list() | tuple() | frozenset():
            return "[" + ", ".join(map(toml, value)) + "]"
        case _:
            return str(value)


def _escaped(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    return char if char.isprintable() else f"\\u{ord(char):04X}" if ord(char) < 0x10000 else f"\\U{ord(char):08X}"


def _key(name: str) -> str:
    return name if name and name.isascii() and name.replace("-", "").replace("_", "").isalnum() else toml(name)


def _top(settings: Settings) -> Iterator[Row]:
    for key, option in OPTIONS.options.items():
        if key != "extend" and not isinstance(option.kind, Table | Tables):
            value = getattr(settings, key.replace("-", "_"))
            if key == "exclude":
                value = [glob for patterns in value for glob in patterns.globs]
            yield from _rows(settings, option, (key,), value)


def _tables(settings: Settings) -> Iterator[Row]:
    for name, rule in settings.rule.items():
        yield from _header(f"rule.{toml(name)}")
        severity = None if rule.severity is None else rule.severity.word
        said = {"severity": severity, "enabled": rule.enabled, **rule.options}
        for key, value in said.items():
            if value is not None:
                yield f"{_key(key)} = {toml(value)}", _place(settings.origins.get(("rule", name, key)))
    yield from _header("vocabulary")
    for key, option in VOCABULARY.options.items():
        yield from _rows(
            settings, option, ("vocabulary", key), sorted(getattr(settings.vocabulary, key.replace("-", "_")))
        )
    if settings.fields:
        yield from _header("fields")
    for key, paths in settings.fields.items():
        yield f"{_key(key)} = {toml(paths)}", _place(settings.origins.get(("fields", key)))
    yield from _header("html")
    yield from _rows(settings, HTML.options["article"], ("html", "article"), settings.html_article)


def _header(name: str) -> Iterator[Row]:
    yield "", ""
    yield f"[{name}]", ""


def _rows(settings: Settings, option: Option, path: tuple[str, ...], value: Any) -> Iterator[Row]:
    key = path[-1]
    place = _place(settings.origins.get(path))
    if value is None:
        yield f"# {key}: {option.unset}", place
        return
    places = [_place(settings.origins.get((*path, item))) for item in value] if isinstance(option.kind, Several) else []
    if len(set(places)) < 2:
        yield f"{key} = {toml(value)}", places[0] if places else place
        return
    yield f"{key} = [", ""
    yield from ((f"  {toml(item)},", where) for item, where in zip(value, places, strict=True))
    yield "]", ""


def _place(origin: Origin | None) -> str:
    return "default" if origin is None else str(origin)

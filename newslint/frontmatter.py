"""Front matter: the metadata at the head of a Markdown file and of a rule page.

Most of it is flat (`key: value`, a row each), which a few lines of code read with exact places and without importing a
YAML parser (18 ms at start-up, a millisecond a file). Whatever is not flat goes to PyYAML, whose pure Python loader
names the place of every node; its C loader crashes on 50,000 nested brackets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from newslint.model import Span
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 65_536
_END = r"(?:\r\n?|\n)"
_FENCED = lazy_pattern(
    rf"\A(?:[ \t]*{_END})*+(?:(?P<yaml>-{{3,6}})|\+{{3}})[ \t]*{_END}"
    rf"(?P<body>.*?)(?<=[\r\n])(?(yaml)-{{3,6}}|\+{{3}})[ \t]*(?:{_END}|\Z)",
    re.DOTALL,
)
_BRACED = lazy_pattern(rf"\A(?P<body>\{{\s*(?:\"|\}}).*?(?<=[\r\n])\}})[ \t]*(?:{_END}|\Z)", re.DOTALL)
_MAPPING = lazy_pattern(r"(?:\s|#[^\r\n]*+)*+(?:\Z|[{%]|[^\s:][^:\r\n]*+:(?=\s|\Z))")

_ROW = lazy_pattern(
    r"(?P<indent> *)(?!(?i:true|false|yes|no|on|off|null):)(?P<key>[A-Za-z_][\w.-]*):"
    r"(?:[ \t]+(?P<value>\S[^\r\n]*?))?[ \t]*(?=\r?\n|\r|\Z)"
)
_NESTED = lazy_pattern(r"(?: +|- )[^\r\n]*")
_VALUE_BELOW = lazy_pattern(r" +(?!- |-$|[\"']?[\w.-]+[\"']?[ \t]*:(?:\s|$))[^\s#]")
_SKIPPED = lazy_pattern(r"[ \t]*(?:#[^\r\n]*)?(?=\r?\n|\r|\Z)")
_QUOTED = lazy_pattern(r"\"([^\"\\\r\n]*)\"|'([^'\r\n]*)'")
_PLAIN = lazy_pattern(r"(?![-?:](?:\s|\Z))[^\s\[\]{},&*#|>!%@`\"'](?:[^\s:#]|:(?![\s:]|\Z)|(?<=\S)#|[ \t](?![#\s]))*")
_IN_LIST = lazy_pattern(r"\s*+((?:\"[^\"\\]*\"|'[^']*'|[^\s,\[\]{}\"'&*#?|<>=!%@`:-][^,\[\]{}\"'#:]*?))\s*+(?:,|\Z)")
_PROPERTIES = lazy_pattern(r"(?:[&!]\S*+\s*+)++")
_OWN_TABLE = lazy_pattern(r"^newslint:", re.MULTILINE)
_NUMBER = lazy_pattern(r"-?(?:0|[1-9]\d*)(?:\.\d+)?\Z")
_AMBIGUOUS = lazy_pattern(
    r"(?!\d+\.\d+\.\d+\Z)(?:y|n|yes|no|on|off|null|~|\.(?:inf|nan)|=|<<|[-+.]?\d.*)\Z", re.IGNORECASE
)


class FrontMatterError(ValueError):
    """Front matter that cannot be read; `offset` says where in the text."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


class FrontMatter(NamedTuple):
    """`span` holds the metadata without its fences; the text proper starts at `end`."""

    format: Literal["yaml", "toml", "json"]
    span: Span
    end: int


class Scalar(NamedTuple):
    """A text value: what it says, and where it stands in the file, without the quotation mark around it, if any.

    `quote` is that mark, `''` for the single one of TOML, which knows no escape; `|` or `>` of a value that stands on
    rows of its own.
    """

    value: str
    span: Span
    quote: str = ""


class _NotFlatError(Exception):
    """This takes a real parser."""


def find(text: str) -> FrontMatter | None:
    """The front matter at the head of a text; None where there is none, or none that ends within 64 KB."""
    match = _FENCED.match(text, 0, _LONGEST)
    if match:
        form: Literal["yaml", "toml"] = "yaml" if match["yaml"] else "toml"
        if form == "yaml" and not _MAPPING.match(match["body"]):
            return None  # two rules with prose between them
        return FrontMatter(form, Span(*match.span("body")), match.end())
    match = _BRACED.match(text, 0, _LONGEST)
    return FrontMatter("json", Span(*match.span("body")), match.end()) if match else None


def load(text: str, span: Span) -> dict[str, Any]:
    """The metadata in `text[span]`, written in YAML, as plain values.

    Raises FrontMatterError where it is no YAML, or no mapping.
    """
    try:
        return _load_flat(text, span)
    except _NotFlatError:
        import yaml

        try:
            value = yaml.safe_load(text[span.start : span.end])
        except (yaml.YAMLError, RecursionError, ValueError) as error:
            raise _told(error, span) from error
        if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
            raise FrontMatterError("the front matter is no list of `key: value` rows", span.start) from None
        return value


def scalars(text: str, front: FrontMatter) -> dict[str, Scalar]:
    """The text values at the top level of YAML or TOML front matter by key, those in a list under their key and
    number (`author.0`), and what stands under `newslint` (`newslint.disable.0`). JSON is for others to read.

    Raises FrontMatterError where it cannot be read.
    """
    if front.format == "toml":
        return dict(_toml_rows(text, front.span))
    if front.format == "json":
        return {}
    if _OWN_TABLE.search(text, front.span.start, front.span.end):
        return _composed_scalars(text, front.span)
    try:
        return dict(_flat_scalars(text, front.span))
    except _NotFlatError:
        return _composed_scalars(text, front.span)


def _load_flat(text: str, span: Span) -> dict[str, Any]:
    out: dict[str, Any] = {}
    inner: dict[str, Any] | None = None
    for indent, key, value, _ in _rows(text, span, nested=False):
        if not indent:
            inner = None
            if value:
                out[key] = _constant(value)
            else:
                inner = out[key] = {}
        elif inner is None or indent != 2 or not value or key in inner:
            raise _NotFlatError
        else:
            inner[key] = _constant(value)
    return {key: None if value == {} else value for key, value in out.items()}


def _rows(text: str, span: Span, *, nested: bool) -> Iterator[tuple[int, str, str, int]]:
    """The rows of flat front matter: indentation, key, raw value and its offset. With `nested`, rows below a key
    without a value are passed over, whatever they hold."""
    position, open_key, known = span.start, False, set()
    while position < span.end:
        row = _ROW.match(text, position, span.end)
        if row and not (row["indent"] and nested):
            value = row["value"] or ""
            open_key = not value
            if open_key and _VALUE_BELOW.match(text, _next_row(text, row.end()), span.end):
                raise _NotFlatError  # Prettier moves long titles there
            if not row["indent"] and row["key"] in known:
                raise _NotFlatError
            known.add(row["key"])
            yield len(row["indent"]), row["key"], value, row.start("value")
        else:
            row = _SKIPPED.match(text, position, span.end) or (
                _NESTED.match(text, position, span.end) if nested and open_key else None
            )
            if row is None:
                raise _NotFlatError
        position = _next_row(text, row.end())


def _next_row(text: str, end: int) -> int:
    return end + (2 if text.startswith("\r\n", end) else 1)


def _constant(raw: str) -> Any:
    quoted = _QUOTED.fullmatch(raw)
    if quoted:
        return quoted[1] if quoted[1] is not None else quoted[2]
    if raw[0] == "[" and raw[-1] == "]":
        return _list(raw[1:-1].strip())
    if raw in ("true", "false"):
        return raw == "true"
    if _NUMBER.match(raw):
        return float(raw) if "." in raw else int(raw)
    if _AMBIGUOUS.match(raw) or raw.lower() in ("true", "false") or not _PLAIN.fullmatch(raw):
        raise _NotFlatError
    return raw


def _list(inside: str) -> list[Any]:
    out, position = [], 0
    while position < len(inside):
        item = _IN_LIST.match(inside, position)
        if item is None:
            raise _NotFlatError
        out.append(_constant(item[1]))
        position = item.end()
    return out


def _flat_scalars(text: str, span: Span) -> Iterator[tuple[str, Scalar]]:
    for _, key, value, offset in _rows(text, span, nested=True):
        quoted = _QUOTED.fullmatch(value)
        if quoted:
            yield key, Scalar(value[1:-1], Span(offset + 1, offset + len(value) - 1), value[0])
        elif value[:1] == "[" and value[-1:] == "]":
            yield from _flat_items(key, value, offset)
        elif value:
            if not _PLAIN.fullmatch(value):
                raise _NotFlatError
            yield key, Scalar(value, Span(offset, offset + len(value)))


def _flat_items(key: str, value: str, offset: int) -> Iterator[tuple[str, Scalar]]:
    position, number = 1, 0
    while value[position:-1].strip():
        item = _IN_LIST.match(value, position, len(value) - 1)
        if item is None:
            raise _NotFlatError
        at = offset + item.start(1)
        quote = item[1][0] if item[1][0] in "\"'" else ""
        inside = item[1][1:-1] if quote else item[1]
        yield f"{key}.{number}", Scalar(inside, Span(at + len(quote), at + len(quote) + len(inside)), quote)
        position, number = item.end(), number + 1


def _composed_scalars(text: str, span: Span) -> dict[str, Scalar]:
    import yaml

    source = text[span.start : span.end]
    try:
        node = yaml.compose(source, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise _told(error, span) from error
    if not isinstance(node, yaml.MappingNode):
        return {}
    return dict(_scalars_in(node, "", text, span.start))


def _scalars_in(mapping: Any, prefix: str, text: str, offset: int) -> Iterator[tuple[str, Scalar]]:
    import yaml

    for key, value in mapping.value:
        name = prefix + str(key.value)
        if isinstance(value, yaml.ScalarNode):
            yield name, _scalar_of(value, text, offset)
        elif isinstance(value, yaml.SequenceNode):
            for number, item in enumerate(value.value):
                if isinstance(item, yaml.ScalarNode):
                    yield f"{name}.{number}", _scalar_of(item, text, offset)
        elif name == "newslint":
            yield from _scalars_in(value, "newslint.", text, offset)


def _scalar_of(node: Any, text: str, offset: int) -> Scalar:
    start, end = offset + node.start_mark.index, offset + node.end_mark.index
    properties = _PROPERTIES.match(text, start, end)
    if properties:
        start = properties.end()
    quote = node.style if node.style in ("'", '"') else ""
    return Scalar(node.value, Span(start + len(quote), end - len(quote)), quote or node.style or "")


_TOML_ROW = lazy_pattern(
    r"(?<![^\r\n])(?P<key>[\w-]+)[ \t]*=[ \t]*(?P<quote>[\"'])(?!\2\2)(?P<value>(?:\\.|(?!\2)[^\\\r\n])*)\2[ \t]*"
    r"(?:#[^\r\n]*)?(?=[\r\n]|\Z)"
)
_TOML_TABLE = lazy_pattern(r"^[ \t]*\[", re.MULTILINE)
_TOML_DISABLE = lazy_pattern(r"^[ \t]*\[newslint\][^\[]*?^[ \t]*disable[ \t]*=[ \t]*(\[[^\]]*\])", re.MULTILINE)


def _toml_rows(text: str, span: Span) -> Iterator[tuple[str, Scalar]]:
    """The strings on one row before the first table (TOML's other strings are hardly met in front matter), and
    `disable` in the table `newslint`."""
    import tomllib

    source = text[span.start : span.end]
    try:
        known = tomllib.loads(source.replace("\r\n", "\n").replace("\r", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise FrontMatterError(f"the front matter is no TOML: {error}", span.start) from error
    table = _TOML_TABLE.search(source)
    for row in _TOML_ROW.finditer(source, 0, table.start() if table else len(source)):
        value = known.get(row["key"])
        if isinstance(value, str):
            start, end = row.span("value")
            quote = "''" if row["quote"] == "'" else '"'
            yield row["key"], Scalar(value, Span(span.start + start, span.start + end), quote)
    disable = _TOML_DISABLE.search(source)
    if disable:
        place = Span(span.start + disable.start(1), span.start + disable.end(1))
        for number, name in enumerate(known["newslint"]["disable"]):
            yield f"newslint.disable.{number}", Scalar(str(name), place)


def _told(error: Exception, span: Span) -> FrontMatterError:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error) or type(error).__name__
    return FrontMatterError(f"the front matter is no YAML: {problem}", span.start + (mark.index if mark else 0))

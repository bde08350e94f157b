"""The one table of all settings: what each may be, how it is written and what it is for.

What validates settings, suggests the nearest name, prints and explains them reads this table. Defaults are those of
`Settings`. (Named tuples, where dataclasses would cost each start that finds settings 2 ms.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newslint.settings.model import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

SEVERITIES = ("error", "warning", "info")
UNITS = {"B": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9}
SUGGESTED_LENGTH = 60
MOST_STARS = 10


def _nothing(_text: str) -> str | None:
    return None


class Text(NamedTuple):
    """A string that is not blank, one of `choices` if there are any. `problem` tells what else is wrong with one, as
    it follows the key in a sentence.
    """

    choices: tuple[str, ...] = ()
    problem: Callable[[str], str | None] = _nothing


class Several(NamedTuple):
    """A list of strings."""

    item: Text = Text()


class Flag:
    """True or false."""


class Size:
    """A number of bytes above 0, or such a string as "200 MB"."""


class Anything:
    """What is validated elsewhere."""


class Table(NamedTuple):
    """A table of `options`. `other` is what further keys may hold, None where there may be none; `problem` tells what
    is wrong with the name of such a key.
    """

    options: Mapping[str, Option]
    other: Kind | None = None
    problem: Callable[[str], str | None] = _nothing


class Tables(NamedTuple):
    """An array of tables."""

    table: Table


Kind = Text | Several | Flag | Size | Anything | Table | Tables


class Option(NamedTuple):
    """A key. `unset` says what holds where it is not given and the default says nothing; `example` is a TOML value."""

    kind: Kind
    help: str
    example: str = ""
    unset: str = ""
    required: bool = False


def listed(names: Iterable[str]) -> str:
    """`"a", "b" or "c"`."""
    *most, last = map(quoted, names)
    return f"{', '.join(most)} or {last}" if most else last


def quoted(text: str) -> str:
    """The text in quotation marks, cut if it is long, harmless to a terminal."""
    return f'"{printable(text[:SUGGESTED_LENGTH])}{"…" if len(text) > SUGGESTED_LENGTH else ""}"'


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """`, did you mean "max-words"?` for the one of `names` nearest to `name`; nothing where none is near."""
    from difflib import get_close_matches

    nearest = get_close_matches(name[:SUGGESTED_LENGTH].replace("_", "-"), list(names), n=1)
    return f", did you mean {quoted(nearest[0])}?" if nearest else ""


def unknown_key(name: str, names: Iterable[str], top: bool = False) -> str:
    """What to say of a key that a table (the `top` level, or one under it) has not, which has `names`.

    In TOML all that follows a `[table]` belongs to it, so a key of the top level under one is told apart.
    """
    if name in OPTIONS.options and not top:
        return f"unknown key {quoted(name)}: it belongs above the first [table]"
    return f"unknown key {quoted(name)}{did_you_mean(name, names)}"


def bytes_of(size: int | str) -> int | None:
    """The number of bytes of `200 MB`; None for what is no size."""
    if isinstance(size, int):
        return size if size > 0 else None
    number = size.rstrip("BbGgKkMm").rstrip()
    unit = size[len(number) :].strip().upper() or "B"
    if unit not in UNITS or not (number.isascii() and number.isdigit()) or len(number) > 12:
        return None
    return int(number) * UNITS[unit] or None


def _language_problem(code: str) -> str | None:
    if code.isascii() and code.isalpha() and code.islower() and len(code) in (2, 3):
        return None
    return f'must be the code of a language, such as "en", not {quoted(code)}'


def _encoding_problem(name: str) -> str | None:
    try:
        "a".encode(name)
    except (LookupError, ValueError):  # ValueError: a NUL in the name, or the codec "undefined"
        return f"is no encoding that Python knows: {quoted(name)}"
    return None


def _glob_problem(glob: str) -> str | None:
    import re
    import warnings

    from pathspec import GitIgnoreSpec

    if glob.count("*") > MOST_STARS:  # each may match at every letter of a path: a handful of more would take for ever
        return f"holds {quoted(glob)}, which has more than {MOST_STARS} stars"
    told = f"holds {quoted(glob)}, which is no pattern as in .gitignore"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # `[[:alpha:]]` is not what it seems
            spec = GitIgnoreSpec.from_lines([glob])
    except (ValueError, re.error, Warning):
        return told
    return told if any(pattern.include is None for pattern in spec.patterns) else None


def _css_problem(selector: str) -> str | None:
    import soupsieve

    try:
        soupsieve.compile(selector)
    except (soupsieve.SelectorSyntaxError, ValueError, RecursionError) as error:
        return f"is no CSS selector: {printable(str(error).splitlines()[0])}"
    return None


def _path_problem(path: str) -> str | None:
    return None if all(path.split(".")) else f'must hold paths such as "content.rendered", not {quoted(path)}'


def _rule_problem(name: str) -> str | None:
    family, slash, rule = name.partition("/")
    if family and slash and rule and "/" not in rule:
        return None
    return f'{quoted(name)} names no rule: write [rule."family/name"], with the quotation marks'


SELECTORS = Several()
_SELECT = Option(
    SELECTORS,
    "Only these run: rules, families, or globs.",
    '["quotes", "markup/*"]',
    unset="every rule that is enabled",
)
_EXTEND_SELECT = Option(SELECTORS, "These run too.", '["readability/grade-level"]')
_IGNORE = Option(SELECTORS, "These never run.", '["readability/long-paragraph"]')
_LOCKED = Option(
    SELECTORS, "These always run, whatever is ignored, and no comment may silence them.", '["quotes/unattributed"]'
)
_LANGUAGE = Option(
    Text(problem=_language_problem),
    "The language of the copy. Not set, the article's own field says it, or it is detected.",
    '"en"',
    unset="the article's own field, else detected",
)
_ENCODING = Option(
    Text(problem=_encoding_problem),
    "The encoding of files. Not set: by the byte order mark, UTF-8, what the file declares, Windows-1252.",
    '"windows-1252"',
    unset="UTF-8, else what the file declares, else Windows-1252",
)

RULE = Table(
    {
        "severity": Option(Text(SEVERITIES), "How grave its findings are: error, warning or info.", '"info"'),
        "enabled": Option(Flag(), "Whether it runs when nothing is selected.", "true"),
    },
    other=Anything(),
)
PER_FILE = Table(
    {
        "files": Option(
            Several(Text(problem=_glob_problem)),
            "Which files, as in .gitignore, relative to this file's folder.",
            '["opinion/**"]',
            required=True,
        ),
        "select": _SELECT,
        "extend-select": _EXTEND_SELECT,
        "ignore": _IGNORE,
        "locked": _LOCKED,
        "language": _LANGUAGE,
        "encoding": _ENCODING,
    }
)
VOCABULARY = Table(
    {
        "speech-verbs": Option(Several(), "Verbs by which words are given to a speaker.", '["thundered"]'),
        "abbreviations": Option(Several(), "Their full stop ends no sentence.", '["Bros."]'),
        "acronyms": Option(Several(), "Known to your readers.", '["BMC"]'),
        "boilerplate": Option(Several(), "Text that many articles may share.", '["Sign up for our newsletter"]'),
        "names": Option(Several(), "Names that look like mistakes.", '["Duran Duran"]'),
    }
)
HTML = Table(
    {
        "article": Option(
            Text(problem=_css_problem),
            "The CSS selector that finds the article in a whole page.",
            '"div.story-body"',
            unset="<article>, itemprop=articleBody, <main>",
        )
    }
)
OPTIONS = Table(
    {
        "extend": Option(
            Text(), "The settings that these build on, relative to this file.", '"../house/newslint.toml"'
        ),
        "select": _SELECT,
        "extend-select": _EXTEND_SELECT,
        "ignore": _IGNORE,
        "locked": _LOCKED,
        "require-reason": Option(Flag(), "Whether a comment that silences a rule has to say why, after --.", "true"),
        "exclude": Option(
            Several(Text(problem=_glob_problem)),
            "Files and folders to leave out, as in .gitignore, relative to this file's folder.",
            '["drafts/"]',
        ),
        "rules": Option(Several(), "Folders of your own rule pages, relative to this file.", '["house-rules/"]'),
        "language": _LANGUAGE,
        "profile": Option(
            Text(("plain", "news", "strict")),
            "How easy copy has to be to read: the limits of the rules in `readability`, unless one is set by itself.",
            '"strict"',
        ),
        "fail-on": Option(
            Text((*SEVERITIES, "never")),
            "The least severity that makes newslint end with status 1: error, warning, info or never.",
            '"warning"',
        ),
        "encoding": _ENCODING,
        "max-file-size": Option(Size(), "Larger files are told and not read.", '"200 MB"'),
        "rule": Option(
            Table({}, other=RULE, problem=_rule_problem), "One table a rule; `newslint rule NAME` prints its options."
        ),
        "per-file": Option(Tables(PER_FILE), "What holds for some files only. Later tables win."),
        "vocabulary": Option(VOCABULARY, "Your own words, known to every rule that uses such a list."),
        "fields": Option(
            Table({}, other=Several(Text(problem=_path_problem))),
            "Where JSON exports keep the title, the body and other fields: the first path that is there counts.",
        ),
        "html": Option(HTML, "How whole web pages are read."),
    }
)

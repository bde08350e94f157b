"""Rule pages: `rules/<family>/<name>.md` is the rule `<family>/<name>`, its declaration, documentation and tests.

Only the front matter of each page is read at start, by the flat reader of `frontmatter`, straight from the pages: at
some 50 µs a page nothing is worth generating or caching, so nothing can go stale.
"""

from __future__ import annotations

import os
import re
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from newslint import frontmatter
from newslint.model import Rows, Severity, Span
from newslint.patterns import lazy_pattern
from newslint.settings.model import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from newslint.settings import Settings

FixLimit = Literal["none", "safe", "unsafe"]
KEYS = ("check", "severity", "enabled", "fix", "message", "since", "options", "ignore-quotations")
TOLD_BY_DECIDE = "suppressions"  # its rules speak of comments and findings, so the layer that weighs both tells them
LOCKED, WITHOUT_REASON = "suppressions/locked", "suppressions/without-reason"
HEAD = 16_384
_NAME = lazy_pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_HERE = os.path.dirname(os.path.abspath(__file__))


class RulePageError(Exception):
    """What is wrong with rule pages; `mistakes` are rows of text, each with file, row and column."""

    def __init__(self, mistakes: Sequence[str]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = tuple(mistakes)


class Rule(NamedTuple):
    """A rule as its page declares it. `fix` is the most that it may offer; `page` the file."""

    name: str
    check: str
    severity: Severity
    enabled: bool
    fix: FixLimit
    message: str | None
    options: Mapping[str, object]
    page: str
    ignore_quotations: bool = False

    @property
    def family(self) -> str:
        return self.name.partition("/")[0]


def own_folder() -> str:
    """Where newslint's own pages are: beside the code in a wheel, beside the package in a checkout."""
    shipped = os.path.join(_HERE, "rules")
    if os.path.isdir(shipped):
        return shipped
    beside = os.path.join(os.path.dirname(_HERE), "rules")
    if os.path.isdir(beside) and os.path.isfile(os.path.join(os.path.dirname(_HERE), "pyproject.toml")):
        return beside
    raise RulePageError([f"{shipped}: newslint's own rule pages are missing; install it again"])


def load_rules(folders: Iterable[str]) -> tuple[dict[str, Rule], list[str]]:
    """The rules in these folders by name, sorted, and what is wrong with pages that cannot be read as rules."""
    rules: dict[str, Rule] = {}
    mistakes: list[str] = []
    for page in (page for folder in folders for page in _pages(folder, mistakes)):
        try:
            rule = load_rule(page)
        except RulePageError as error:
            mistakes += error.mistakes
            continue
        if rule.name in rules:
            there = shown(rules[rule.name].page)
            mistakes.append(f"{shown(page)}:1:1: the rule {rule.name} is already declared in {there}")
        else:
            rules[rule.name] = rule
    return dict(sorted(rules.items())), mistakes


def _pages(folder: str, mistakes: list[str]) -> list[str]:
    """The pages in a folder of families, or in a folder that is itself one family."""
    out = []
    try:
        for entry in sorted(os.listdir(folder)):
            path = os.path.join(folder, entry)
            if os.path.isdir(path):
                out += [os.path.join(path, name) for name in sorted(os.listdir(path)) if _is_page(name)]
            elif _is_page(entry):
                out.append(path)
    except OSError as error:
        mistakes.append(
            f"{shown(folder)}: the folder of rules cannot be read: {(error.strerror or str(error)).lower()}"
        )
    return out


def _is_page(name: str) -> bool:
    return name.endswith(".md") and name != "README.md"


def load_rule(page: str) -> Rule:
    """The rule that a page declares. Raises RulePageError with all that is wrong with its front matter."""
    try:
        with open(page, encoding="utf-8", newline="") as file:
            text = file.read(HEAD)
    except (OSError, UnicodeDecodeError) as error:
        raise RulePageError([f"{shown(page)}: the rule page cannot be read: {error}"]) from error
    folder, name = os.path.split(page)
    full_name = f"{os.path.basename(os.path.abspath(folder))}/{name[:-3]}"
    front = frontmatter.find(text)
    if front is None:
        raise RulePageError([f"{shown(page)}:1:1: a rule page starts with front matter between two rows of ---"])
    try:
        told = frontmatter.load(text, front.span)
    except frontmatter.FrontMatterError as error:
        location = Rows(text).location(error.offset)
        raise RulePageError([f"{shown(page)}:{location.row}:{location.column}: {error}"]) from error
    mistakes = [f"{place_of(page, text, front.span, key)}: {problem}" for key, problem in _problems(told, full_name)]
    if mistakes:
        raise RulePageError(mistakes)
    options = dict(told.get("options") or {})
    ignore_quotations = bool(told.get("ignore-quotations") or options.pop("ignore-quotations", False))
    return Rule(
        name=full_name,
        check=told["check"],
        severity=Severity[told["severity"].upper()],
        enabled=told.get("enabled", True),
        fix=told.get("fix", "none"),
        message=told.get("message"),
        options=options,
        page=page,
        ignore_quotations=ignore_quotations,
    )


def _problems(told: Mapping[str, Any], name: str) -> Iterator[tuple[str, str]]:
    if not all(_NAME.match(part) for part in name.split("/")):
        yield "", f"a rule is called by its folder and file, in small letters, digits and hyphens, not {name!r}"
    for key in told:
        if key not in KEYS:
            yield key, f'unknown key "{key}"{nearest(key, KEYS)}'
    for key in ("check", "severity"):
        if key not in told:
            yield "", f'the key "{key}" is missing'
    if told.get("severity", "error") not in ("error", "warning", "info"):
        yield "severity", f'severity must be "error", "warning" or "info", not {told["severity"]!r}'
    if told.get("fix", "none") not in ("none", "safe", "unsafe"):
        yield "fix", f'fix must be "none", "safe" or "unsafe", not {told["fix"]!r}'
    for key, kind, word in (
        ("check", str, "a string"),
        ("message", str, "a string"),
        ("enabled", bool, "true or false"),
        ("ignore-quotations", bool, "true or false"),
    ):
        if key in told and not isinstance(told[key], kind):
            yield key, f"{key} must be {word}, not {told[key]!r}"
    if not isinstance(told.get("options") or {}, dict):
        yield "options", "options must be a list of `key: value` rows"


def nearest(name: str, names: Iterable[str]) -> str:
    """`, did you mean "…"?` for what is near to a name that is not known; nothing where nothing is."""
    from newslint.settings.options import did_you_mean

    return did_you_mean(name, names)


def place_of(page: str, text: str, span: Span, key: str) -> str:
    """`page:row:column` of a key in front matter, or of the page's start."""
    row = re.compile(rf"^ *{re.escape(key)}:", re.MULTILINE).search(text, span.start, span.end) if key else None
    location = Rows(text).location(row.end() - len(key) - 1 if row else 0)
    return f"{shown(page)}:{location.row}:{location.column}"


def selected(rules: Mapping[str, Rule], settings: Settings, *, only: bool = False) -> list[Rule]:
    """The rules that run: those that `select` names or, without it, all that are enabled, and those that
    `extend-select` names; without those that `ignore` names. Naming a family takes all of its rules.

    Locked rules cannot be ignored, and run whatever else is selected, unless the user asked for some rules `only`.
    """
    locked = locked_rules(rules, settings)
    wanted = {name for name, rule in rules.items() if _enabled(rule, settings)}
    if settings.select is not None:
        wanted = {name for name in rules if any(names(selector, name) for selector in settings.select)}
    wanted |= {name for name in rules if any(names(selector, name) for selector in settings.extend_select)}
    if settings.require_reason:
        wanted.add(WITHOUT_REASON)
    if not only:
        wanted |= locked
    return [
        rule
        for name, rule in rules.items()
        if name in wanted and (name in locked or not any(names(selector, name) for selector in settings.ignore))
    ]


def locked_rules(rules: Iterable[str], settings: Settings) -> set[str]:
    """The rules that may not be switched off; with them the one that speaks of comments that try to."""
    locked = {name for name in rules if any(names(selector, name) for selector in settings.locked)}
    return {*locked, LOCKED} if locked else set()


def _enabled(rule: Rule, settings: Settings) -> bool:
    own = settings.rule.get(rule.name)
    return rule.enabled if own is None or own.enabled is None else own.enabled


def names(selector: str, rule: str) -> bool:
    """Whether a selector (a rule, a family, or a glob) names a rule."""
    return selector == rule or rule.startswith(selector + "/") or fnmatchcase(rule, selector)


def unknown_selectors(selectors: Iterable[str], rules: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The selectors that name no rule, each with what to say of it."""
    known = list(rules)
    for selector in selectors:
        if not any(names(selector, rule) for rule in known):
            families = {rule.partition("/")[0] for rule in known}
            yield selector, f'no rule is called "{selector}"{nearest(selector, [*known, *families])}'

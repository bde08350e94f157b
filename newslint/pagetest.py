"""The strict tester of rule pages: a page's examples are run, and its author is held to what it says.

A bad example must give exactly the findings that `[[…]]` marks, of its own rule, with no placeholder left in a message;
its fixed text must be what the fix makes, a second fix must change nothing and the rule must then be silent; a good
example must give nothing.
"""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, NamedTuple

from newslint.fixes import apply
from newslint.lint import Desk, lint_source
from newslint.model import Rows, Source, Span
from newslint.options import ready
from newslint.patterns import lazy_pattern
from newslint.readers import Reading, read
from newslint.rulebook import TOLD_BY_DECIDE, Rule, load_rules, own_folder
from newslint.settings import DEFAULTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.lint import Linted
    from newslint.model import Finding

_FENCE = lazy_pattern(r"^(?P<ticks>`{3,})(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=ticks)[ \t]*$", re.MULTILINE | re.DOTALL)
_HEADING = lazy_pattern(r"^## (.+?)\s*$", re.MULTILINE)
_TITLE = lazy_pattern(r"^# \S", re.MULTILINE)
_PLACEHOLDER = lazy_pattern(r"\{[a-z][a-z0-9_-]*\}")
_SUFFIXES = {
    "text": ".txt", "html": ".html", "markdown": ".md", "json": ".json", "jsonl": ".jsonl", "csv": ".csv",
    "xml": ".xml", "rss": ".rss", "mdx": ".mdx",
}  # fmt: skip
_KINDS = ("bad", "good", "fixed", "other")
_OWN_HEADINGS = ("Why it matters", "What it does not flag")
_MOST_PASSES = 20


class Example(NamedTuple):
    """A fenced block of a page: its format and kind, options and language, its text without marks, and the marks."""

    row: int
    format: str
    kind: str
    options: dict[str, str]
    text: str
    marks: tuple[Span, ...]
    others: tuple[Source, ...] = ()

    @property
    def source(self) -> Source:
        return Source(f"example{_SUFFIXES[self.format]}", self.text)


def problems_of(rule: Rule) -> list[str]:
    """All that is wrong with a rule's page, as `page:row: problem`; nothing where it holds what it promises."""
    with open(rule.page, encoding="utf-8", newline="") as file:
        page = file.read().replace("\r\n", "\n")
    out = [f"{rule.page}:1: {problem}" for problem in _missing(page, rule)]
    if ready([rule], DEFAULTS) == ([], []) and rule.family != TOLD_BY_DECIDE:
        return out  # it needs an extra that is not installed
    examples, mistakes = _examples(page)
    out += [f"{rule.page}:{row}: {problem}" for row, problem in mistakes]
    last: Example | None = None
    for example in examples:
        problems = _fixed_problems(rule, last, example) if example.kind == "fixed" else _told(rule, example)
        out += [f"{rule.page}:{example.row}: {problem}" for problem in problems]
        last = example
    out += [f"{rule.page}:{row}: {problem}" for row, problem in _unfixed(rule, examples)]
    return out


def _missing(page: str, rule: Rule) -> Iterator[str]:
    if not _TITLE.search(page):
        yield "the page has no title (# …)"
    elif not re.search(r"^# [^\n]+\n+(?![#`])\S", page, re.MULTILINE):
        yield "the title is not followed by a paragraph that says what the rule finds"
    headings = _HEADING.findall(page)
    if "Examples" not in headings:
        yield "the page has no ## Examples"
    if not rule.page.startswith(own_folder()):
        return
    wanted = [*_OWN_HEADINGS, *(["Fix"] if rule.fix != "none" else [])]
    for heading in wanted:
        if heading not in headings:
            yield f"the page has no ## {heading}"


def _examples(page: str) -> tuple[list[Example], list[tuple[int, str]]]:
    rows = Rows(page)
    examples: list[Example] = []
    mistakes: list[tuple[int, str]] = []
    seen: set[tuple[str, ...]] = set()
    others: list[Source] = []
    for fence in _FENCE.finditer(page):
        row = rows.location(fence.start()).row
        words = shlex.split(fence["info"])
        if len(words) < 2 or words[1] not in _KINDS:
            continue
        form, kind, *told = words
        if form not in _SUFFIXES:
            mistakes.append((row, f"examples are written in {', '.join(_SUFFIXES)}, not {form!r}"))
            continue
        options = dict(word.partition("=")[::2] for word in told)
        text, marks = _unmarked(fence["body"]) if kind == "bad" else (fence["body"], ())
        if kind == "bad" and not marks:
            mistakes.append((row, "a bad example marks what is found with [[…]]"))
        identity = (form, kind, text, *sorted(told), *(other.text for other in others))
        if identity in seen and kind != "other":
            mistakes.append((row, "this example is given twice"))
        seen.add(identity)
        if kind == "other":
            others.append(Source(f"another{len(others)}{_SUFFIXES[form]}", text))
            continue
        examples.append(Example(row, form, kind, options, text, marks, tuple(others)))
        others.clear()
    kinds = {example.kind for example in examples}
    mistakes += [(1, f"the page has no {kind} example") for kind in ("bad", "good") if kind not in kinds]
    return examples, mistakes


def _unmarked(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text without its marks, and where they stood. Marks may stand inside each other."""
    out: list[str] = []
    open_marks: list[int] = []
    marks: list[Span] = []
    length = position = 0
    while position < len(text):
        if text.startswith("[[", position):
            open_marks.append(length)
            position += 2
        elif open_marks and text.startswith("]]", position) and not text.startswith("]]]", position):
            marks.append(Span(open_marks.pop(), length))
            position += 2
        else:
            out.append(text[position])
            length += 1
            position += 1
    return "".join(out), tuple(sorted(marks))


def _told(rule: Rule, example: Example) -> Iterator[str]:
    linted = _lint(rule, example)
    if isinstance(linted, str):
        yield linted
        return
    findings = [finding for finding in linted.findings if finding.dropped is None]
    for finding in findings:
        if finding.rule != rule.name:
            yield f"{finding.rule} told of it as well"
        if not finding.message or _PLACEHOLDER.search(finding.message):
            yield f"the message is not filled in: {finding.message!r}"
    found = sorted(finding.span for finding in findings if finding.rule == rule.name)
    wanted = list(example.marks) if example.kind == "bad" else []
    if found != wanted:
        yield f"found {_quoted(example.text, found)}, where {_quoted(example.text, wanted)} is marked"


def _quoted(text: str, spans: Sequence[Span]) -> str:
    return ", ".join(f"{text[span.start : span.end]!r} at {span.start}" for span in spans) or "nothing"


def _fixed_problems(rule: Rule, bad: Example | None, fixed: Example) -> Iterator[str]:
    if bad is None or bad.kind != "bad":
        yield "a fixed example follows the bad one that it mends"
        return
    made = _mended(rule, bad)
    if isinstance(made, str):
        yield made
        return
    text, applied = made
    if not applied:
        yield "the bad example before has no fix"
    elif text != fixed.text:
        yield f"the fix makes {text!r}, not what stands here"
    else:
        again = _lint(rule, bad._replace(text=text))
        told = again if isinstance(again, str) else ", ".join(finding.message for finding in again.findings)
        if told:
            yield f"the fixed text is still found fault with: {told}"


def _mended(rule: Rule, bad: Example) -> tuple[str, int] | str:
    """The text after all fixes of the rule, pass by pass as `--fix` makes them, and how many there were."""
    text, count = bad.text, 0
    for _ in range(_MOST_PASSES):
        linted = _lint(rule, bad._replace(text=text))
        if isinstance(linted, str):
            return linted
        fixes = [finding.fix for finding in linted.findings if finding.fix and finding.rule == rule.name]
        new, made = apply(text, fixes)
        if not made:
            return text, count
        text, count = new, count + len(made)
    return "its fixes go on for ever"


def _unfixed(rule: Rule, examples: Sequence[Example]) -> Iterator[tuple[int, str]]:
    """Bad examples whose fix is not shown."""
    if rule.fix == "none":
        return
    for number, example in enumerate(examples):
        following = examples[number + 1].kind if number + 1 < len(examples) else ""
        if example.kind == "bad" and following != "fixed":
            linted = _lint(rule, example)
            if not isinstance(linted, str) and _has_fix(linted.findings, rule):
                yield example.row, "it has a fix, and no fixed example follows it"


def _has_fix(findings: Sequence[Finding], rule: Rule) -> bool:
    return any(finding.fix and finding.rule == rule.name for finding in findings)


def _lint(rule: Rule, example: Example) -> Linted | str:
    """What the rule alone says of an example; or what keeps it from looking."""
    options = {key: value for key, value in example.options.items() if key != "language"}
    usable, mistakes = ready([rule._replace(options={**rule.options, **_typed(options, rule)})], DEFAULTS)
    if mistakes:
        return mistakes[0]
    known, told_of_comments = frozenset({rule.name}), {}
    if rule.family == TOLD_BY_DECIDE:
        rules, _ = load_rules([own_folder()])
        usable, _ = ready((item for item in rules.values() if item.family == "markup"), DEFAULTS)
        known, told_of_comments = frozenset(rules), {rule.name: (rule, rule.severity)}
    reading = Reading(language=example.options.get("language", "en"))
    settings = DEFAULTS._replace(locked=tuple(filter(None, [example.options.get("locked")])))
    desk = Desk(tuple(usable), told_of_comments, known, reading, settings)
    linted = lint_source(example.source, desk)
    return _compared(linted, example, desk) if desk.across else linted


def _compared(linted: Linted, example: Example, desk: Desk) -> Linted:
    """What a rule that looks at all articles at once says of an example, beside the other articles before it."""
    from newslint.across.places import Files
    from newslint.across.stories import stories_of
    from newslint.across.telling import findings

    sources = {source.filename: source for source in (*example.others, example.source)}
    stories = [story for source in sources.values() for story in stories_of(read(source, desk.reading)[0])]
    files = Files(lambda filename: (sources[filename], Rows(sources[filename].text)), lambda _: desk)
    found = findings(stories, files, lambda _: desk).findings
    return linted._replace(findings=list(found.get(example.source.filename, ())))


def _typed(options: dict[str, str], rule: Rule) -> dict[str, object]:
    """Options as an example's first row gives them (`max-words=10`), of the type that the page gives them."""
    out: dict[str, object] = {}
    for key, text in options.items():
        default = rule.options.get(key)
        if isinstance(default, bool):
            out[key] = text == "true"
        elif isinstance(default, (int, float)):
            out[key] = type(default)(text)
        else:
            out[key] = text.split(",") if isinstance(default, list) else text
    return out

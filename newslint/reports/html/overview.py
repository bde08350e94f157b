"""The first page: what was found in all, by rule, over time, and the list of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.model import Severity
from newslint.reports.html.charts import reading_over_time
from newslint.reports.html.words import count, day, prose, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.model import Finding
    from newslint.reports.html.book import Book, Entry, RuleCount

_FIRST_RULES = 10
_KINDS = ((Severity.ERROR, "Errors"), (Severity.WARNING, "Warnings"), (Severity.INFO, "Hints"))


def overview(book: Book, title: str) -> Iterator[str]:
    yield '<section class="overview" id="overview" aria-labelledby="title" tabindex="-1">\n'
    yield f'<header>\n<h1 id="title" dir="auto">{words(title)}</h1>\n<p class="lead">{_sentence(book)}</p>\n</header>\n'
    if book.entries:
        yield _by_rule(book)
    picture = reading_over_time(book)
    if picture:
        yield f'<section aria-labelledby="h-time">\n<h2 id="h-time">Reading grade over time</h2>\n{picture}</section>\n'
    if book.entries:
        yield from _articles(book)
        yield from _rules(book)
    yield "</section>\n"


def _sentence(book: Book) -> str:
    """What a managing editor wants to know first."""
    articles = book.known.articles
    if not book.entries:
        return f"Nothing to report in {count(articles, 'article')}." if articles else "No articles to check."
    found = sum(len(entry.findings) for entry in book.entries)
    totals = [sum(entry.weight[i] for entry in book.entries) for i in range(3)]
    parts = [count(number, noun) for number, noun in zip(totals, ("error", "warning", "hint"), strict=True) if number]
    kinds = f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else parts[0]
    told = f"{len(book.entries):,} of {count(articles, 'article')}" if articles else count(len(book.entries), "article")
    safe = sum(finding.fix is not None and finding.fix.safe for entry in book.entries for finding in entry.findings)
    mended = f" newslint can mend {safe:,} of the {found:,} without risk." if safe else ""
    return f"<strong>{told}</strong> should be looked at: {kinds}.{mended}"


def _by_rule(book: Book) -> str:
    """A bar a rule; those beyond the most frequent are folded away, so that the articles are near."""
    rules = list(book.rules.values())
    told = _bars(book, rules[:_FIRST_RULES])
    if len(rules) > _FIRST_RULES:
        rest = _bars(book, rules[_FIRST_RULES:])
        told += f"<details>\n<summary>{count(len(rules) - _FIRST_RULES, 'more rule')}</summary>\n{rest}</details>\n"
    return f'<section aria-labelledby="h-rules">\n<h2 id="h-rules">Findings by rule</h2>\n{told}</section>\n'


def _bars(book: Book, rules: Sequence[RuleCount]) -> str:
    most = max(rule.findings for rule in book.rules.values())
    rows = "".join(_rule_row(book, rule, most) for rule in rules)
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Rule", "Findings", "Share"))
    return f'<table class="bars">\n<thead class="vh"><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n'


def _rule_row(book: Book, rule: RuleCount, most: int) -> str:
    kind = rule.severity.word
    share = max(0.5, 100 * rule.findings / most)
    bar = (
        f'<svg class="share" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="{kind}" width="{share:.1f}" height="10"/></svg>'
    )
    where = f"in {count(rule.articles, 'article')}"
    return (
        f'<tr><th scope="row"><a href="#articles" data-rule="{rule.number}">{words(_title(book, rule))}</a> '
        f'<span class="file">{words(rule.name)}</span></th>'
        f'<td class="number">{rule.findings:,} <span class="vh">{kind}s {where}</span></td><td>{bar}</td></tr>\n'
    )


def _title(book: Book, rule: RuleCount) -> str:
    page = book.known.page_of(_example(book, rule.name))
    return page.title if page and page.title else rule.name


def _example(book: Book, name: str) -> Finding:
    return next(finding for entry in book.entries for finding in entry.findings if finding.rule == name)


def _articles(book: Book) -> Iterator[str]:
    rows = len(book.entries)
    yield '<section aria-labelledby="articles">\n<h2 id="articles" tabindex="-1">Articles</h2>\n'
    yield _filters(book)
    yield (
        '<table class="list">\n<caption class="vh">Articles, those with most errors first</caption>\n<thead><tr>'
        '<th scope="col">Article</th><th scope="col">Date</th><th scope="col">Words</th><th scope="col">Grade</th>'
    )
    yield "".join(f'<th scope="col">{name}</th>' for _, name in _KINDS)
    yield "</tr></thead>\n<tbody>\n"
    for entry in book.entries:
        yield _row(book, entry)
    yield "</tbody>\n</table>\n"
    if rows > len(book.pages):
        yield f'<p class="more">The {len(book.pages):,} articles with most errors have a page of their own.</p>\n'
    yield "</section>\n"


def _filters(book: Book) -> str:
    rules = "".join(
        f'<option value="{rule.number}">{words(rule.name)} ({rule.findings:,})</option>'
        for rule in sorted(book.rules.values(), key=lambda rule: rule.name)
    )
    kinds = "".join(
        f'<label><input type="checkbox" name="{severity.word}" checked> {name.lower()}</label>'
        for severity, name in _KINDS
    )
    return (
        '<form id="filters" hidden>\n'
        '<label>Search <input type="search" name="search" autocomplete="off" placeholder="title or file"></label>\n'
        f'<label>Rule <select name="rule"><option value="">all</option>{rules}</select></label>\n'
        '<label>Order <select name="order"><option value="">most errors first</option>'
        '<option value="date">newest first</option><option value="grade">hardest to read first</option>'
        '<option value="name">by file</option></select></label>\n'
        f"<fieldset><legend>With</legend>{kinds}</fieldset>\n"
        '<output name="shown" aria-live="polite"></output>\n</form>\n'
    )


def _row(book: Book, entry: Entry) -> str:
    title = words(entry.title)
    if entry.number <= len(book.pages):
        title = f'<a href="#{entry.id}" dir="auto">{title}</a>'
    rules = " ".join(sorted({str(book.rules[finding.rule].number) for finding in entry.findings}, key=int))
    grade = "" if entry.grade is None else f"{entry.grade:.1f}"
    cells = [
        ("Date", day(entry.date) if entry.date else ""),
        ("Words", f"{entry.words:,}" if entry.words else ""),
        ("Grade", grade),
    ]
    plain = "".join(f'<td data-name="{name}">{value}</td>' for name, value in cells)
    counted = "".join(
        f'<td data-name="{name}" class="count {severity.word}">{number or ""}</td>'
        for (severity, name), number in zip(_KINDS, entry.weight, strict=True)
    )
    return (
        f'<tr data-rank="{entry.number}" data-rules="{rules}" data-date="{entry.date}" data-grade="{grade}">'
        f'<th scope="row">{title} <span class="file">{words(entry.name)}</span></th>{plain}{counted}</tr>\n'
    )


def _rules(book: Book) -> Iterator[str]:
    yield '<section aria-labelledby="h-about">\n<h2 id="h-about">What the rules look for</h2>\n<dl class="rules">\n'
    for rule in sorted(book.rules.values(), key=lambda rule: rule.name):
        page = book.known.page_of(_example(book, rule.name))
        name = f'{words(_title(book, rule))} <span class="file">{words(rule.name)}</span>'
        yield f'<dt id="r{rule.number}" tabindex="-1">{name}</dt>\n'
        for paragraph in (page.summary, page.why) if page else ():
            if paragraph:
                yield f"<dd>{prose(paragraph)}</dd>\n"
    yield "</dl>\n</section>\n"

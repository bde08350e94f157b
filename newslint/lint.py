"""One source: its articles read, the rules run over them, and the findings weighed."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from newslint.checks import TooSlowError
from newslint.decide.suppress import suppress
from newslint.decide.wording import wording
from newslint.model import Excerpt, Finding, Related, Rows, Severity, Span
from newslint.patterns import lazy_pattern
from newslint.readers import Reading, read
from newslint.rulebook import locked_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newslint.model import Article, Fix, Hit, Source
    from newslint.options import ReadyRule
    from newslint.readers import Unread
    from newslint.rulebook import Rule
    from newslint.settings import Settings

_PLACEHOLDER = lazy_pattern(r"\{([a-z][a-z0-9_-]*)\}")
_LONGEST_QUOTED = 60


class Desk(NamedTuple):
    """What one file is linted with: the rules that run, those that speak of comments, the names of all, how to read,
    and the rules that run where the command line selects none. Files under the same settings share one.
    """

    ready: tuple[ReadyRule, ...]
    told_of_comments: Mapping[str, tuple[Rule, Severity]]
    known: frozenset[str]
    reading: Reading
    settings: Settings
    usual: frozenset[str] = frozenset()

    @property
    def ran(self) -> set[str]:
        return {item.rule.name for item in self.ready if not item.across}

    @property
    def across(self) -> tuple[ReadyRule, ...]:
        """The rules that look at all articles of a run at once."""
        return tuple(item for item in self.ready if item.across)

    @property
    def locked(self) -> set[str]:
        return locked_rules(self.known, self.settings)


class Linted(NamedTuple):
    """What one look at a source gives; `troubles` are rules that gave up."""

    articles: Sequence[Article]
    findings: list[Finding]
    unread: Sequence[Unread]
    troubles: Sequence[str] = ()


def lint_source(source: Source, desk: Desk, seconds: dict[str, float] | None = None) -> Linted:
    """Read a source and run the rules over its articles. Findings stand in the order of the source. What each rule
    takes is added to `seconds`; what several ask for (the sentences), the first of them pays.
    """
    articles, unread = read(source, desk.reading)
    if not articles:
        return Linted(articles, [], unread)
    rows = Rows(source.text)
    troubles: list[str] = []
    raw: list[Finding] = []
    alone = [item for item in desk.ready if not item.across]
    for article in articles:
        for item in alone:
            start = perf_counter() if seconds is not None else 0.0
            raw += _findings(article, item, rows, troubles)
            if seconds is not None:
                seconds[item.rule.name] = seconds.get(item.rule.name, 0.0) + perf_counter() - start
    findings, hits = suppress(raw, articles, desk.ran, desk.usual, desk.known, desk.locked)
    for article, name, hit in hits:
        if name in desk.told_of_comments:
            rule, severity = desk.told_of_comments[name]
            findings.append(finding_of(hit, rule, severity, article, rows))
    findings.sort(key=lambda finding: (finding.span.start, finding.span.end, finding.rule))
    return Linted(articles, findings, unread, troubles)


def _findings(article: Article, item: ReadyRule, rows: Rows, troubles: list[str]) -> Iterator[Finding]:
    hits = item.check(article, item.options)
    if item.rule.ignore_quotations:
        hits = _outside_quotations(hits, article)
    try:
        for hit in hits:
            yield finding_of(hit, item.rule, item.severity, article, rows)
    except TooSlowError as error:
        troubles.append(f"{article.source.filename}: {item.rule.name} gave up: {error}; see {item.rule.page}")


def _outside_quotations(hits: Iterator[Hit], article: Article) -> Iterator[Hit]:
    """The hits that touch no quotation: other people's words are not the reporter's to mend."""
    from newslint.language.quotations import quotations

    spans = [article.span(item.span.start, item.span.end) for item in quotations(article)]
    return (hit for hit in hits if not any(hit.span.overlaps(span) for span in spans))


def finding_of(hit: Hit, rule: Rule, severity: Severity, article: Article, rows: Rows) -> Finding:
    """A hit with all that a report says of it."""
    related = tuple(Related(article.source.filename, article.key, span, rows, told) for span, told in hit.related)
    finding = finding_at(hit, rule, severity, article.source, article.key, rows)
    return finding._replace(related=related, scope=_extent(article) if hit.whole else None)


def finding_at(hit: Hit, rule: Rule, severity: Severity, source: Source, key: str | None, rows: Rows) -> Finding:
    """A finding in the article `key` of a source, without what has to be looked up in the article itself."""
    text = source.text[hit.span.start : hit.span.end]
    return Finding(
        rule=rule.name,
        severity=min(severity, hit.severity) if hit.severity else severity,
        message=_message(hit.message or rule.message or "", {"text": text, **hit.values}),
        filename=source.filename,
        article=key,
        span=hit.span,
        rows=rows,
        text=text,
        fix=_within(hit.fix, rule),
        excerpt=Excerpt.around(source.text, rows, hit.span),
        wording=wording(source.text, hit.span),
    )


def _extent(article: Article) -> Span:
    """What an article takes up of its source, its title included."""
    spans = [article.span(block.span.start, block.span.end) for block in article.blocks]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _within(fix: Fix | None, rule: Rule) -> Fix | None:
    """A fix as far as the rule's page allows it: its `fix` is the most that the rule may offer."""
    if fix is None or rule.fix == "none" or not fix.edits:
        return None
    return fix._replace(safe=False) if fix.safe and rule.fix == "unsafe" else fix


def _message(template: str, values: Mapping[str, object]) -> str:
    """The template with its placeholders filled; one that nothing fills stays, for `newslint test` to tell."""
    return _PLACEHOLDER.sub(lambda match: _shown(values[match[1]]) if match[1] in values else match[0], template)


def _shown(value: object) -> str:
    """A value on one row, cut at a word where it is long."""
    text = " ".join(str(value).split())
    if len(text) <= _LONGEST_QUOTED:
        return text
    return text[:_LONGEST_QUOTED].rsplit(" ", 1)[0].rstrip(" ,;:.-–—") + " …"

"""Comments in the source that silence findings, and what is told of comments that do so for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.model import Edit, Fix, Hit, Span
from newslint.patterns import lazy_pattern
from newslint.rulebook import LOCKED, WITHOUT_REASON, names, unknown_selectors

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from newslint.model import Article, Directive, Finding

UNUSED = "suppressions/unused"
UNKNOWN = "suppressions/unknown-rule"
_ROW_END = lazy_pattern(r"\r\n?|\n")
ACTIONS = ("disable", "enable", "disable-next", "disable-file")


class _Suppression:
    """A directive at work: the stretch of the source it speaks of, which of its rules silenced something, and which
    locked rules it spoke of, in vain.
    """

    def __init__(self, directive: Directive, article: Article, region: Span) -> None:
        self.directive = directive
        self.article = article
        self.region = region
        self.used: set[str] = set()
        self.in_vain: set[str] = set()

    def silences(self, finding: Finding) -> bool:
        if not self.region.start <= finding.span.start < max(self.region.end, self.region.start + 1):
            return False
        named = [selector for selector in self.directive.rules or ("*",) if names(selector, finding.rule)]
        self.used.update(named)
        return bool(named)


def suppress(
    findings: Sequence[Finding],
    articles: Sequence[Article],
    ran: Collection[str],
    usual: Collection[str],
    known: Collection[str],
    locked: Collection[str] = (),
) -> tuple[list[Finding], list[tuple[Article, str, Hit]]]:
    """The findings of one source, those that a comment silences marked; and hits on the comments themselves, each
    with its article and its rule.

    `ran` are the rules that looked, `usual` those that do where the user selects none: a comment about one that did not
    look cannot be judged. `known` are all rules; the `locked` ones no comment silences.
    """
    suppressions = [item for article in articles for item in _suppressions(article)]
    if not any(article.directives for article in articles):
        return list(findings), []
    out = []
    for finding in findings:
        by = [item for item in suppressions if item.silences(finding)]
        if finding.rule in locked:
            for item in by:
                item.in_vain.add(finding.rule)
            by = []
        out.append(finding._replace(dropped="suppressed by a comment") if by else finding)
    hits = [hit for item in suppressions for hit in _of_suppression(item, ran, usual, locked)]
    for article in articles:
        hits += [(article, UNKNOWN, hit) for directive in article.directives for hit in _unknown(directive, known)]
    return out, hits


def _of_suppression(
    item: _Suppression, ran: Collection[str], usual: Collection[str], locked: Collection[str]
) -> Iterator[tuple[Article, str, Hit]]:
    item.in_vain.update(rule for rule in item.directive.rules if rule in locked)
    if item.in_vain:
        item.used.update(item.in_vain)
        yield item.article, LOCKED, Hit(item.directive.span, {"rules": " and ".join(sorted(item.in_vain))})
    if not item.directive.reason:
        yield item.article, WITHOUT_REASON, Hit(item.directive.span)
    yield from ((item.article, UNUSED, hit) for hit in _unused(item, ran, usual))


def _suppressions(article: Article) -> Iterator[_Suppression]:
    end_of_article = max((part.span(len(part.text), len(part.text)).end for _, part in article.parts), default=0)
    for number, directive in enumerate(article.directives):
        start = directive.span.end
        if directive.action == "disable-file":
            yield _Suppression(directive, article, Span(0, len(article.source.text)))
        elif directive.action == "disable-next":
            yield _Suppression(directive, article, Span(start, _end_of_next_block(article, start)))
        elif directive.action == "disable":
            ends = (other.span.start for other in article.directives[number + 1 :] if _ends(other, directive))
            yield _Suppression(directive, article, Span(start, next(ends, max(end_of_article, start))))


def _ends(enable: Directive, disable: Directive) -> bool:
    """A bare `newslint-enable` ends all; one that names rules ends those that name the same."""
    return enable.action == "enable" and (not enable.rules or set(disable.rules) <= set(enable.rules))


def _end_of_next_block(article: Article, start: int) -> int:
    spans = (article.span(block.span.start, block.span.end) for block in article.blocks)
    return next((span.end for span in spans if span.start >= start), start)


def _unused(item: _Suppression, ran: Collection[str], usual: Collection[str]) -> Iterator[Hit]:
    directive = item.directive
    if not directive.rules:
        if not item.used and all(rule in ran for rule in usual):
            yield _unused_hit(item, "anything")
        return
    idle = [rule for rule in directive.rules if rule not in item.used and _judged(rule, ran, usual)]
    if len(idle) == len(directive.rules):
        yield _unused_hit(item, " or ".join(idle))
    else:
        for rule in idle:
            yield Hit(directive.span, {"rules": rule})


def _judged(selector: str, ran: Collection[str], usual: Collection[str]) -> bool:
    """Whether all rules that a selector names did look, off by default ones aside, and it names any."""
    named = [rule for rule in {*usual, *ran} if names(selector, rule)]
    return bool(named) and all(rule in ran for rule in named)


def _unused_hit(item: _Suppression, rules: str) -> Hit:
    span, text = item.directive.span, item.article.source.text
    row_end = _ROW_END.match(text, span.end)
    if row_end and (not span.start or text[span.start - 1] in "\r\n"):  # a row of its own goes as a whole
        fix = Fix("Delete the comment", (Edit(Span(span.start, row_end.end()), ""),))
    else:
        fix = Fix("Delete the comment", (Edit(span, ""),))
    return Hit(span, {"rules": rules}, fix)


def _unknown(directive: Directive, known: Collection[str]) -> Iterator[Hit]:
    from newslint.settings.options import did_you_mean

    if directive.action not in ACTIONS:
        near = did_you_mean(directive.action, ACTIONS)
        yield Hit(directive.span, message=f'There is no comment "newslint-{directive.action}"{near}')
        return
    for _, told in unknown_selectors(directive.rules, known):
        yield Hit(directive.span, message=told[0].upper() + told[1:])

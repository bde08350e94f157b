"""The findings of those rules that look at all articles of a run at once, put among those of each file."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from newslint.across.committed import committed
from newslint.across.gathered import Gathered, absolute
from newslint.across.memory import Compared, compared
from newslint.across.places import Files
from newslint.decide.suppress import suppress
from newslint.lint import finding_at
from newslint.model import NOTHING_TOLD, Related, Rows
from newslint.readers import decode
from newslint.runner import FileResult

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from newslint.across.beside import Beside, Reader
    from newslint.across.gathered import AcrossHit
    from newslint.across.stories import Story
    from newslint.lint import Desk
    from newslint.model import Finding
    from newslint.options import ReadyRule
    from newslint.packing import Place
    from newslint.runner import Runner


def told(results: Sequence[FileResult], runner: Runner, reader: Reader) -> Iterator[FileResult]:
    """The results of all files, with what comparing their articles adds; `reader` gives the stories of other files."""

    @cache
    def place_of(filename: str) -> Place:
        desk = runner.desk_for(filename)
        source = decode(filename, runner.bytes_of(filename), desk.settings.encoding)
        return source, Rows(source.text)

    known = _beside(results, runner, reader) if runner.order.against else None
    files = Files(place_of, runner.desk_for, known.stamps if known else NOTHING_TOLD)

    def compare(stories: Sequence[Story]) -> Compared:
        return findings(stories, files, runner.desk_for, known, committed)

    found = compared(results, runner, compare, place_of)
    for result in results:
        own = found.get(result.filename)
        if own:
            own = runner.marked(own)
            merged = sorted([*result.findings, *own], key=lambda item: (item.span.start, item.span.end, item.rule))
            result = result._replace(findings=tuple(merged))  # noqa: PLW2901  (a result with more in it)
        yield result._replace(stories=())
    if known and known.troubles:
        yield FileResult("", troubles=known.troubles)


def _beside(results: Sequence[FileResult], runner: Runner, reader: Reader) -> Beside:
    from newslint.across.beside import beside

    linted = set(absolute(result.filename for result in results if result.filename).values())
    return beside(runner.order.against, linted, runner.finder, reader)


def findings(
    stories: Sequence[Story],
    files: Files,
    desk_of: Callable[[str], Desk],
    known: Beside | None = None,
    committed_of: Callable[[Iterable[str]], Mapping[str, str]] | None = None,
) -> Compared:
    """What the rules find that look at all articles at once. `committed_of` tells when files came into git: it is asked
    only if it matters to something that was found.
    """
    across = {filename: desk_of(filename).across for filename in {story.filename for story in stories}}
    rules = _different(rule for rules in across.values() for rule in rules)

    def hits(stories: Sequence[Story]) -> list[tuple[ReadyRule, AcrossHit]]:
        gathered = Gathered(stories, known, files.text)
        return [
            (rule, hit)
            for rule in rules
            for hit in cast("Callable[[Gathered, Any], Iterator[AcrossHit]]", rule.check)(gathered, rule.options)
            if rule in across[hit.story.filename]
        ]

    found, lasts = hits(stories), True
    if committed_of and any(_is_undecided(hit) for _, hit in found):
        came = committed_of({story.filename for story in stories})
        if came:
            found = hits([story._replace(committed=came.get(story.filename, "")) for story in stories])
            lasts = False
    out: dict[str, list[Finding]] = {}
    for rule, hit in found:
        out.setdefault(hit.story.filename, []).append(_finding(hit, rule, files))
    return Compared(out, lasts)


def _is_undecided(hit: AcrossHit) -> bool:
    """Whether no date tells which of the articles came first, and git may."""
    own = hit.story
    return any(
        own.filename != other.filename and (not own.date or not other.date or own.date == other.date)
        for other, _, _ in hit.others
    )


def _different(rules: Iterator[ReadyRule]) -> list[ReadyRule]:
    """The rules, each with its options once: files under different settings may hold different options."""
    out: list[ReadyRule] = []
    for rule in rules:
        if rule not in out:
            out.append(rule)
    return out


def _finding(found: AcrossHit, item: ReadyRule, files: Files) -> Finding:
    story, hit = found.story, found.hit
    file = files.file(story.filename)
    if found.passage:
        hit = hit._replace(span=file.passage(story, *found.passage))
    related = tuple(_related(*other, files) for other in found.others)
    finding = finding_at(hit, item.rule, item.severity, file.source, story.key, file.rows)
    finding = finding._replace(related=related, scope=story.extent if hit.whole else None)
    if not story.asks:
        return finding
    desk = file.desk
    kept, _ = suppress([finding], [file.articles()[story.number]], desk.ran, desk.usual, desk.known, desk.locked)
    return kept[0]


def _related(other: Story, place: tuple[int, int] | None, message: str, files: Files) -> Related:
    there = files.file(other.filename)
    now = files.now(other) or other
    span = there.passage(now, *place) if place else now.at
    return Related(other.filename, now.key, span, there.rows, message)

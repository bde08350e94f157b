"""`newslint check`: lint, report, mend."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from contextlib import ExitStack
from typing import TYPE_CHECKING, Literal

from newslint.commands import CLEAN, FAILED, FOUND, failed, in_color, tell
from newslint.commands.background import background
from newslint.commands.counting import Counting, RefusedError, counting
from newslint.discover import discover
from newslint.model import Severity
from newslint.reports import IN_UTF8, SHOWING_ARTICLES, Look, report
from newslint.run import FileResult, run

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence
    from typing import TextIO

    from newslint.model import Finding
    from newslint.reports.background import Background
    from newslint.run import Order


class _Tally:
    """What a run comes to as its results go by."""

    def __init__(self) -> None:
        self.articles = self.files = self.skipped = self.fixed = self.timed = 0
        self.failed = self.patched = self.failing = False
        self.findings: list[Finding] = []
        self.seconds: Counter[str] = Counter()


def check(options: Namespace, order: Order) -> int:
    """Lint the paths, print the findings, and end as they ask for."""
    from newslint.settings import SettingsFinder

    finder = SettingsFinder(order.config, order.no_config)
    items = list(
        discover(
            options.paths,
            finder,
            force_exclude=options.force_exclude,
            exclude=options.exclude,
            stdin=order.stdin_filename if order.stdin is not None else None,
        )
    )
    try:
        counts = counting(options, order, items)
    except RefusedError as error:
        return failed(str(error))
    shown = {options.output_format, *(output_format for output_format, _ in options.output)}
    order = counts.order._replace(portraits=not SHOWING_ARTICLES.isdisjoint(shown))
    tally, known = _Tally(), background(order)
    results = counts.weighed(_watched(run(items, order), len(items), quiet=options.quiet))
    piped = order.stdin is not None and order.fix
    out = sys.stderr if piped or options.diff else sys.stdout
    look = Look(in_color(options.color, out), order.unsafe_fixes, bool(os.environ.get("GITHUB_ACTIONS")), known)
    findings = _gathered(results, tally, known, options, diff_color=in_color(options.color, sys.stdout))
    outputs = [*options.output, *_job_summary(options)]
    if outputs or options.diff:
        kept = list(findings)
        for output_format, filename in outputs:
            if not _write(output_format, filename, kept, Look(unsafe=look.unsafe, background=known)):
                tally.failed = True
        findings = iter(kept)
    if not options.diff:
        if options.output_format in IN_UTF8:
            out.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        out.writelines(report(options.output_format, findings, look))
    else:
        list(findings)
    _summarize(tally, counts, options, look)
    if tally.failed:
        return FAILED
    return FOUND if tally.failing or tally.patched else CLEAN


def _job_summary(options: Namespace) -> list[tuple[str, str]]:
    """Where GitHub Actions shows all findings, since it shows few annotations; not where the user says it himself."""
    filename = os.environ.get("GITHUB_STEP_SUMMARY")
    is_told = any(output_format == "markdown" for output_format, _ in options.output)
    return [("markdown", filename)] if filename and options.output_format == "github" and not is_told else []


def _gathered(
    results: Iterator[FileResult], tally: _Tally, known: Background, options: Namespace, *, diff_color: bool
) -> Iterator[Finding]:
    """The findings, one result after the other; what else a result says is counted, told and printed on the way."""
    for result in results:
        known.troubles += result.troubles
        for portrait in result.portraits:
            known.show(portrait)
        known.articles += result.articles
        tally.failed |= bool(result.troubles)
        for trouble in result.troubles:
            tell(trouble)
        if result.skipped:
            tally.skipped += 1
        elif result.filename and not result.unchanged and not (result.troubles and not result.articles):
            tally.files += 1
            known.files.append(result.filename)
        tally.articles += result.articles
        tally.fixed += result.fixed
        tally.seconds.update(result.seconds)
        tally.timed += bool(result.seconds)
        if result.patch:
            tally.patched |= options.diff
            _print_patch(result.patch, options, color=diff_color)
        for finding in result.findings:
            if finding.dropped is None:
                tally.findings.append(finding)
                tally.failing |= _fails(finding, options.fail_on or result.fail_on)
                yield finding


def _fails(finding: Finding, fail_on: str) -> bool:
    return fail_on != "never" and finding.severity >= Severity[fail_on.upper()]


def _print_patch(patch: bytes, options: Namespace, *, color: bool) -> None:
    if options.diff and sys.stdout.isatty():
        from newslint.reports.patch import on_terminal

        sys.stdout.write(on_terminal(patch.decode("utf-8", "replace"), color=color))
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(patch)
    sys.stdout.buffer.flush()


def _write(output_format: str, filename: str, findings: Sequence[Finding], look: Look) -> bool:
    # The summary of a job is shared by all that its step runs.
    mode: Literal["a", "w"] = "a" if filename == os.environ.get("GITHUB_STEP_SUMMARY") else "w"
    with ExitStack() as stack:
        try:
            file: TextIO = stack.enter_context(open(filename, mode, encoding="utf-8", errors="backslashreplace"))
            file.writelines(report(output_format, findings, look))
        except OSError as error:
            failed(f"{filename} cannot be written: {(error.strerror or str(error)).lower()}")
            return False
    return True


def _summarize(tally: _Tally, counts: Counting, options: Namespace, look: Look) -> None:
    from newslint.reports.summary import Checked, slowest, statistics, summary

    sys.stdout.flush()
    look = Look(in_color(options.color, sys.stderr), look.unsafe, look.github)
    if options.statistics:
        sys.stderr.write(statistics(tally.findings, look) + slowest(tally.seconds, tally.files - tally.timed))
    if not options.quiet and not (tally.failed and not tally.articles):
        checked = Checked(
            tally.articles, tally.files, tally.skipped, tally.fixed, options.diff, counts.known, counts.unchanged
        )
        sys.stderr.write(summary(tally.findings, checked, look))
    for told in () if options.quiet else counts.gone():
        tell(told)


def _watched(results: Iterator[FileResult], total: int, *, quiet: bool) -> Iterator[FileResult]:
    """The results, with a row on standard error that tells how far they are, on long runs at a terminal."""
    if quiet or not sys.stderr.isatty():
        yield from results
        return
    begin = shown = time.monotonic()
    is_shown = False
    for number, result in enumerate(results, 1):
        if is_shown and (result.findings or result.troubles):
            sys.stderr.write("\r\x1b[K")  # findings are printed over the row, not after it
        yield result
        now = time.monotonic()
        if now - begin > 1 and now - shown > 0.1:
            sys.stderr.write(f"\r{number:,} of {total:,} files\x1b[K")
            sys.stderr.flush()
            shown, is_shown = now, True
    if is_shown:
        sys.stderr.write("\r\x1b[K")

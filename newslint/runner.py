"""One file after the other: its rules, its findings, its fixes."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from newslint.desks import Desks
from newslint.files import NotWrittenError, reencode, replace_file
from newslint.fixes import apply
from newslint.lint import lint_source
from newslint.model import Rows
from newslint.order import FileResult, Order
from newslint.readers import JSON_ROWS, NotTextError, decode, read
from newslint.rulebook import RulePageError
from newslint.settings import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.across.stories import Story
    from newslint.cache import Cache, Keys
    from newslint.decide.changed import Marker, OldFindings
    from newslint.decide.patches import FilePatch
    from newslint.discover import Found
    from newslint.lint import Desk, Linted
    from newslint.model import Article, Finding, Source
    from newslint.portrait import Portrait

__all__ = ["FileResult", "Order", "Runner"]

_MOST_PASSES = 20


class Runner(Desks):
    """Lints files one by one, each at its desk."""

    def __init__(self, order: Order) -> None:
        super().__init__(order)
        self.cache: Cache | None = None
        self.packs = False  # whether somebody keeps in a cache what is found
        self._keys: Keys | None = None
        self._before: OldFindings | None = None
        self._seconds: dict[str, float] | None = None

    def run(self, file: Found) -> FileResult:
        """Lint a file, and mend it where that is asked for. Never raises what a file or a setting can cause."""
        try:
            result = self._run(file)
        except SettingsError as error:
            self.tell(map(str, error.mistakes))
            result = FileResult(file.path)
        except RulePageError as error:
            self.tell(error.mistakes)
            result = FileResult(file.path)
        except NotTextError as error:
            result = FileResult(
                file.path, troubles=(f"{file.path}: {error}",) if file.named else (), skipped=not file.named
            )
        except NotWrittenError as error:
            result = FileResult(file.path, troubles=(str(error),))
        except OSError as error:
            result = FileResult(file.path, troubles=(f"{file.path}: {(error.strerror or str(error)).lower()}",))
        except Exception as error:  # noqa: BLE001  (a fault of ours on one file must not lose the work on all others)
            result = FileResult(file.path, troubles=(_own_fault(file.path, error),))
        return result._replace(troubles=(*self.take_troubles(), *result.troubles))

    def _run(self, file: Found) -> FileResult:
        path = file.path
        desk = self.desk_for(path)
        if file.size > desk.settings.max_file_size:
            limit = desk.settings.max_file_size
            return FileResult(path, troubles=(f"{path}: larger than max-file-size, {limit:,} bytes; left out",))
        is_unchanged = self._is_unchanged(path)
        if is_unchanged and not desk.across:
            return FileResult(path, unchanged=True)
        data = self.bytes_of(path)
        key = self._key(path, data, desk) if self.packs else None
        source = decode(path, data, desk.settings.encoding)
        if not desk.ran and desk.across and path.lower().endswith(JSON_ROWS):
            return self._only_compared(source, desk)._replace(unchanged=is_unchanged)
        if is_unchanged:
            return FileResult(path, stories=_stories(desk, read(source, desk.reading)[0]), key=key, unchanged=True)
        self._seconds = {} if self.order.time_rules else None
        linted = lint_source(source, desk, self._seconds)
        row = _row(key, linted)
        marker = self._marker(source)
        if marker:
            linted = linted._replace(findings=marker.mark(linted.findings))
        fixed, patch = 0, b""
        if self.order.fix or self.order.diff:
            source, linted, fixed = self.mended(source, linted, desk, marker)
            if fixed:
                patch = self._written(path, data, desk, source)
        return FileResult(
            path,
            tuple(linted.findings),
            len(linted.articles),
            fixed,
            patch,
            (*places(source, linted), *linted.troubles),
            skipped=not linted.articles and not linted.unread,
            fail_on=desk.settings.fail_on,
            portraits=self._portraits(linted),
            row=row,
            seconds=self._seconds or {},
            stories=_stories(desk, linted.articles),
            key=None if fixed else key,
        )

    def _is_unchanged(self, path: str) -> bool:
        return self.order.changed is not None and not self.order.changed.concerns(path)

    def _only_compared(self, source: Source, desk: Desk) -> FileResult:
        """The stories of a file of rows of which nothing else is asked."""
        from newslint.across.records import stories_in

        stories = tuple(stories_in(source, desk.reading))
        return FileResult(
            source.filename,
            articles=len(stories),
            skipped=not stories,
            fail_on=desk.settings.fail_on,
            stories=stories,
        )

    def recalled(self, file: Found) -> FileResult | None:
        """What the cache holds of a file as it is now, if anything."""
        from newslint.packing import UNPACKING_ERRORS, unpack

        path = file.path
        try:
            desk = self.desk_for(path)
            if file.size > desk.settings.max_file_size:
                return None
            data = self.bytes_of(path)
            key = self._key(path, data, desk)
            row = self.cache.get(key) if self.cache else None
            if row is None:
                return None
            stories = None if desk.across else ()
            if self._is_unchanged(path):
                return FileResult(path, stories=stories, key=key, unchanged=True)
            source = cache(lambda _: decode(path, data, desk.settings.encoding))
            rows = cache(lambda _: Rows(source(path).text))
            articles, findings = unpack(row, path, lambda _: (source(path), rows(path)))
        except (SettingsError, RulePageError, OSError, *UNPACKING_ERRORS):
            return None  # to be linted, and what is wrong told
        marker = self._marker(source(path)) if findings else None
        if marker:
            findings = marker.mark(findings)
        if (self.order.fix or self.order.diff) and any(self._mends(finding) for finding in findings):
            return None
        return FileResult(
            path,
            tuple(findings),
            articles,
            troubles=self.take_troubles(),
            skipped=not articles,
            fail_on=desk.settings.fail_on,
            stories=stories if articles else (),
            key=key,
        )

    def stories_of(self, result: FileResult, texts: Cache | None) -> tuple[Story, ...]:
        """The stories of a file: those read with it, those that the cache keeps, or else read now."""
        if result.stories is not None:
            return result.stories
        from newslint.packing import UNPACKING_ERRORS, unpack_stories

        row = texts.get(result.key) if texts and result.key else None
        try:
            if row:
                return unpack_stories(row, result.filename)
        except UNPACKING_ERRORS:
            pass  # to be read again
        try:
            desk = self.desk_for(result.filename)
            source = decode(result.filename, self.bytes_of(result.filename), desk.settings.encoding)
            return _stories(desk, read(source, desk.reading)[0])
        except (SettingsError, RulePageError, NotTextError, OSError):
            return ()

    def _key(self, path: str, data: bytes, desk: Desk) -> str:
        if self._keys is None:
            from newslint.cache import Keys

            self._keys = Keys()
        return self._keys.key(path, data, desk)

    def _marker(self, source: Source) -> Marker | None:
        """What tells which findings in a source touch a change, where only those count."""
        changed = self.order.changed
        if changed is None:
            return None
        from newslint.decide.changed import OldFindings, marker

        if self._before is None:
            self._before = OldFindings(changed, self._findings_before)
        return marker(changed, source.filename, source.text, self._before)

    def marked(self, findings: Sequence[Finding]) -> list[Finding]:
        """The findings of a comparison, those marked that touch no change, here or where else they speak of; to move a
        paragraph makes no copy.
        """
        if self.order.changed is None:
            return list(findings)
        return [
            finding if self._touches(finding) else finding._replace(dropped="not on a changed row")
            for finding in findings
        ]

    def _touches(self, finding: Finding) -> bool:
        places = [(finding.filename, finding.scope or finding.span)]
        places += [(related.filename, related.span) for related in finding.related]
        for path, span in places:
            if not self._is_unchanged(path):
                source = decode(path, self.bytes_of(path), self.desk_for(path).settings.encoding)
                marker = self._marker(source)
                if marker and marker.touches(span):
                    return True
        return False

    def _findings_before(self, patch: FilePatch, path: str | None) -> Sequence[Finding]:
        """The findings in what a file held before a patch; `path` is where it is now."""
        from newslint.decide.changed import old_version

        try:
            old = old_version(patch, self.bytes_of(path) if path else b"")
            name = path or os.fsdecode(patch.old or b"")
            desk = self.desk_for(name)
            return () if old is None else lint_source(decode(name, old, desk.settings.encoding), desk).findings
        except (SettingsError, RulePageError, NotTextError, OSError):
            return ()

    def _portraits(self, linted: Linted) -> tuple[Portrait, ...]:
        if not self.order.portraits:
            return ()
        from newslint.portrait import portrait

        return tuple(map(portrait, linted.articles))

    def bytes_of(self, path: str) -> bytes:
        """The bytes of a file, or of standard input under its name."""
        if self.order.stdin is not None and path == self.order.stdin_filename:
            return self.order.stdin
        with open(path, "rb") as file:
            return file.read()

    def _mends(self, finding: Finding) -> bool:
        return finding.fix is not None and finding.dropped is None and (finding.fix.safe or self.order.unsafe_fixes)

    def mended(
        self, source: Source, linted: Linted, desk: Desk, marker: Marker | None = None
    ) -> tuple[Source, Linted, int]:
        """The source with all fixes made that may be made, linted again; passes go on until nothing changes.

        A pass after which the source reads worse, or as another number of articles, is not made.
        """
        fixed = 0
        for _ in range(_MOST_PASSES):
            fixes = [finding.fix for finding in linted.findings if finding.fix and self._mends(finding)]
            text, made = apply(source.text, fixes)
            if not made or text == source.text:
                break
            new = source._replace(text=text)
            again = lint_source(new, desk)
            if len(again.unread) > len(linted.unread) or len(again.articles) != len(linted.articles):
                self.tell([f"{source.filename}: its fixes were left out, for it would no longer read as it does"])
                break
            if marker:
                marker.shift(edit for fix in made for edit in fix.edits)
                again = again._replace(findings=marker.mark(again.findings))
            source, linted, fixed = new, again, fixed + len(made)
        return source, linted, fixed

    def _written(self, path: str, data: bytes, desk: Desk, source: Source) -> bytes:
        """Put the mended source in place, or make the patch that would; standard input's new text is returned."""
        new = reencode(decode(path, data, desk.settings.encoding), data, source.text)
        if self.order.diff:
            from newslint.reports.patch import patch

            return patch(path, data, new)
        if self.order.stdin is not None:
            return new
        replace_file(path, data, new)
        return b""


def _row(key: str | None, linted: Linted) -> tuple[str, str] | None:
    """What the cache is to keep of a file, and its key; nothing of one of which there is more to tell."""
    if key is None or linted.unread or linted.troubles:
        return None
    from newslint.packing import pack

    return key, pack(len(linted.articles), linted.findings)


def _stories(desk: Desk, articles: Sequence[Article]) -> tuple[Story, ...]:
    """The articles, as those rules take them that look at all of a run at once; none where no such rule runs."""
    if not desk.across:
        return ()
    from newslint.across.stories import stories_of

    return tuple(stories_of(articles))


def _own_fault(path: str, error: Exception) -> str:
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    place = f"{os.path.basename(frame.tb_frame.f_code.co_filename)}:{frame.tb_lineno}" if frame else "?"
    told = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return f"{path}: newslint itself failed on this file ({told}, at {place}); please report it, with the file"


def places(source: Source, linted: Linted) -> Iterator[str]:
    """What could not be read, with its row and column."""
    rows = Rows(source.text) if linted.unread else None
    for item in linted.unread:
        location = rows.location(item.offset) if rows else None
        place = f":{location.row}:{location.column}" if location else ""
        yield f"{source.filename}{place}: {item.message}"

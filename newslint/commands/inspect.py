"""`newslint inspect`: what newslint reads in files, so that people can see why it says what it says."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from newslint.commands import CLEAN, FAILED, tell
from newslint.discover import Trouble, discover
from newslint.language.metrics import metrics
from newslint.language.quotations import quotations
from newslint.language.sentences import sentences
from newslint.model import Rows
from newslint.readers import NotTextError, decode, read
from newslint.reports.terminal import visible
from newslint.run import Runner
from newslint.settings import SettingsError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from newslint.discover import Found
    from newslint.model import Article, Span
    from newslint.run import Order

_WIDTH = 100


def inspect(options: Namespace, order: Order) -> int:
    """Print what each article of the paths was read as."""
    runner = Runner(order)
    status = CLEAN
    stdin = order.stdin_filename if order.stdin is not None else None
    table: list[tuple[str, dict[str, float]]] = []
    for item in discover(
        options.paths, runner.finder, force_exclude=options.force_exclude, exclude=options.exclude, stdin=stdin
    ):
        if isinstance(item, Trouble):
            tell(item.message)
            status = FAILED
            continue
        try:
            articles = _read(item, runner)
            if options.output_format == "table":
                table += [(_name(article), metrics(article)) for article, _ in articles]
            else:
                sys.stdout.writelines(_shown(articles, options.output_format))
        except (SettingsError, NotTextError, OSError) as error:
            if isinstance(error, BrokenPipeError):
                raise
            tell(str(error) if isinstance(error, SettingsError) else f"{item.path}: {error}")
            status = FAILED
    if options.output_format == "table":
        from newslint.reports.figures import figures_table

        sys.stdout.writelines(figures_table(table))
    return status


def _read(item: Found, runner: Runner) -> list[tuple[Article, Rows]]:
    source = decode(item.path, runner.bytes_of(item.path), runner.finder.for_path(item.path).encoding)
    articles, unread = read(source, runner.reading_for(item.path))
    rows = Rows(source.text)
    for problem in unread:
        place = rows.location(problem.offset)
        tell(f"{item.path}:{place.row}:{place.column}: {problem.message}")
    return [(article, rows) for article in articles]


def _name(article: Article) -> str:
    return article.source.filename if article.key is None else f"{article.source.filename} ({article.key})"


def _shown(articles: list[tuple[Article, Rows]], output_format: str) -> Iterator[str]:
    for article, rows in articles:
        told = described(article, rows)
        if output_format == "jsonl":
            import json

            yield json.dumps(told, ensure_ascii=True) + "\n"
        else:
            yield from _for_people(told, article.language_from)


def described(article: Article, rows: Rows) -> dict[str, Any]:
    """All that was read of an article, in plain values; places are in the source, `text` is the article's."""
    title = next((article.block_text(block) for block in article.blocks if block.kind == "title"), None)
    return {
        "filename": article.source.filename,
        "article": article.key,
        "language": article.language,
        "title": title,
        "blocks": [
            {"kind": block.kind, **_placed(article, block.span, rows), **({"copy": True} if block.copy else {})}
            for block in article.blocks
        ],
        "sentences": [{**_placed(article, item.span, rows), "words": item.words} for item in sentences(article)],
        "quotations": [
            {
                **_placed(article, item.span, rows),
                "speech": item.speech,
                "attribution": item.attribution
                and {
                    "evidence": item.attribution.evidence,
                    "source": item.attribution.source,
                    "cue": item.attribution.cue,
                },
            }
            for item in quotations(article)
        ],
        "metrics": metrics(article),
    }


def _placed(article: Article, span: Span, rows: Rows) -> dict[str, Any]:
    place = article.span(span.start, span.end)
    start, end = rows.location(place.start), rows.location(place.end)
    return {
        "location": {"row": start.row, "column": start.column},
        "end_location": {"row": end.row, "column": end.column},
        "text": article.text[span.start : span.end],
    }


def _for_people(told: dict[str, Any], language_from: str) -> Iterator[str]:
    key = "" if told["article"] is None else f" (article {visible(told['article'])})"
    language = f"language {told['language']}, {language_from}" if told["language"] else "language unknown"
    yield f"{visible(told['filename'])}{key}: {language}\n"
    for block in told["blocks"]:
        copy = " (second copy)" if block.get("copy") else ""
        yield f"{_row(block)}  {block['kind'] + copy:12}  {_cut(block['text'])}\n"
    for quotation in told["quotations"]:
        kind = "quotation" if quotation["speech"] else "in marks"
        yield f"{_row(quotation)}  {kind:12}  {_cut(quotation['text'], 60)}{_source_of(quotation)}\n"
    for name, value in told["metrics"].items():
        yield f"  {name} {value:g}\n"
    yield "\n"


def _source_of(quotation: dict[str, Any]) -> str:
    found = quotation["attribution"]
    if not quotation["speech"]:
        return ""
    by = f"{found['evidence']}: {found['source']} {found['cue']}".rstrip() if found else "no source found"
    return f"  [{visible(by)}]"


def _row(item: dict[str, Any]) -> str:
    return f"{item['location']['row']:>5}:{item['location']['column']:<4}"


def _cut(text: str, width: int = _WIDTH) -> str:
    text = visible(text.replace("\n", " / "))
    return text if len(text) <= width else text[: width - 1] + "…"

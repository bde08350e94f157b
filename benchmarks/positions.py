"""How exact the places of words are, how fast the map from text to source is.   python benchmarks/positions.py

1,600 words are planted in 200 HTML articles: alone, beside the same word in an attribute, after character references,
inside tags, several times. Each is looked up in the text that newslint read and led back to the source. The peer does
what linters do that keep no map: it takes the text without its tags and looks for the word in the source again. The
map's speed is measured on fragments of 6 KB, on one core, beside the standard library's html.parser, which tells
where each text starts and no more. Best of several runs, CPU time.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from articles import article

from newslint.readers.html import read_html
from newslint.readers.tags import shown, tokenize
from newslint.spans import MappedText

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WORD = "quokka"
ARTICLES, PER_ARTICLE = 200, 8
KINDS = ("alone", "repeated", "in an attribute before", "after a reference", "inside a tag")
REFERENCES = ("&rsquo;", "&amp;", "&#8217;", "&eacute;", "&nbsp;")


def fragment(number: int) -> str:
    """An article of about 6 KB as a CMS exports it."""
    chance = random.Random(number)
    title, body = article(number, 900)
    paragraphs = []
    for paragraph in body.split("\n\n"):
        text = paragraph.replace("&", "&amp;").replace(" the ", " <em>the</em> ", chance.randint(0, 1))
        if chance.random() < 0.3:
            text = text.replace("council", '<a href="https://example.org/news/council?a=1&amp;b=2">council</a>', 1)
        if chance.random() < 0.4:
            text = text.replace("“", "&ldquo;").replace("”", "&rdquo;")
        paragraphs.append(f"<p>{text}</p>\n")
    return f"<h2>{title}</h2>\n" + "".join(paragraphs)


def planted(number: int) -> tuple[str, list[tuple[int, str]]]:
    """The fragment with words planted in it, and where they stand, with the kind of each."""
    chance = random.Random(number)
    parts = re.split(r"(?<=[a-z]) (?=[a-z]+ [a-z]+ )(?![^<]*>)", fragment(number))
    places = sorted(chance.sample(range(1, len(parts)), PER_ARTICLE))
    out, spans, length = parts[:1], [], len(parts[0])
    for place, part in enumerate(parts[1:], 1):
        before, after = " ", " "
        if place in places:
            kind = chance.choice(KINDS)
            lead = {
                "in an attribute before": f'<a title="{WORD}" href="/{WORD}">here</a> ',
                "after a reference": f"x{chance.choice(REFERENCES)}",
                "inside a tag": "<strong>",
                "repeated": f"{WORD} ",
            }.get(kind, "")
            if kind == "repeated":
                spans.append((length + 1, kind))
            before, after = f" {lead}", f"{'</strong>' if kind == 'inside a tag' else ''} "
            spans.append((length + len(before), kind))
            before += WORD
        out.append((before + after if place in places else " ") + part)
        length += len(out[-1])
    return "".join(out), spans


def by_map(html: str) -> list[int]:
    text = read_html(html).text
    return [text.span(*match.span()).start for match in re.finditer(WORD, text.text)]


def by_search(html: str) -> list[int]:
    """Look for each word of the text in the source again, with the word before it to tell like from like."""
    text = unescape(re.sub(r"<[^>]*>", "", html))
    out, position = [], 0
    for match in re.finditer(rf"(\S+\s+)?{WORD}", text):
        at = html.find(match[0], position)
        if at < 0:
            at = html.find(WORD, position)
            out.append(at)
        else:
            out.append(at + len(match[0]) - len(WORD))
        position = max(out[-1], position)
    return out


def exactness() -> None:
    hits: dict[str, dict[str, int]] = {name: dict.fromkeys(KINDS, 0) for name in ("newslint", "searching again")}
    totals = dict.fromkeys(KINDS, 0)
    for number in range(ARTICLES):
        html, spans = planted(number)
        ours, theirs = set(by_map(html)), set(by_search(html))
        for start, kind in spans:
            totals[kind] += 1
            hits["newslint"][kind] += start in ours
            hits["searching again"][kind] += start in theirs
    print(f"{'planted word':26}{'words':>7}{'newslint':>12}{'searching again':>18}")
    for kind in KINDS:
        row = [f"{hits[name][kind] / totals[kind]:.1%}" for name in hits]
        print(f"{kind:26}{totals[kind]:7}{row[0]:>12}{row[1]:>18}")
    every = sum(totals.values())
    row = [f"{sum(counts.values()) / every:.1%}" for counts in hits.values()]
    print(f"{'all':26}{every:7}{row[0]:>12}{row[1]:>18}\n")


def build_map(html: str) -> MappedText:
    """The map alone: no blocks, nothing hidden."""
    pieces = tokenize(html)
    shows = list(pieces)
    shows[1::2] = [shown(token)[0] for token in pieces[1::2]]
    return MappedText(pieces, shows)


class Places(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.places: list[tuple[int, int]] = []

    def handle_data(self, data: str) -> None:  # noqa: ARG002
        self.places.append(self.getpos())


def parse(html: str) -> None:
    parser = Places()
    parser.feed(html)
    parser.close()


def speed(runs: int) -> None:
    fragments = [fragment(number) for number in range(300)]
    size = sum(map(len, fragments)) / 1e6

    def megabytes(job: Callable[[str], object], inputs: Sequence[str]) -> float:
        best = min(_seconds(job, inputs) for _ in range(runs))
        return size * len(inputs) / len(fragments) / best

    floor = megabytes(parse, fragments[:30])
    rows = [
        ("newslint: map of text to source", megabytes(build_map, fragments)),
        ("newslint: map, blocks, what is hidden", megabytes(read_html, fragments)),
        ("html.parser: start of each text", floor),
    ]
    print(f"{'fragments of 6 KB, one core':42}{'MB/s':>8}{'ratio':>8}")
    for name, rate in rows:
        print(f"{name:42}{rate:8.1f}{rate / floor:8.1f}")


def _seconds(job: Callable[[str], object], inputs: Sequence[str]) -> float:
    start = time.process_time()
    for text in inputs:
        job(text)
    return time.process_time() - start


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    exactness()
    speed(parser.parse_args().runs)

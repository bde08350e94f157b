"""Pictures, drawn as SVG. Each says in words what it shows; colours are the style sheet's."""

from __future__ import annotations

from datetime import date
from statistics import quantiles
from typing import TYPE_CHECKING

from newslint.reports.html.words import count, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.portrait import Portrait
    from newslint.reports.html.book import Book, Reading

_WIDTH = 720
_MOST_BARS = 360
_LONG_SENTENCE = 40
_MOST_DOTS = 1500
_MOST_TICKS = 8
_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 8, 10, 24
_DAYS_A_YEAR = 365.25


def sentence_lengths(portrait: Portrait, page: str) -> str:
    """A bar a sentence, in their order; nothing for a story of one. A click on a bar leads to the sentence."""
    lengths = [sentence.words for sentence in portrait.sentences]
    if len(lengths) < 2:
        return ""
    height, base = 96, 92
    longest = max(lengths)
    top = max(longest, _LONG_SENTENCE)
    if len(lengths) > _MOST_BARS:
        lengths = _grouped(lengths)
    step = min(18.0, (_WIDTH - _LEFT) / len(lengths))
    right = max(_LEFT + 160, _LEFT + step * len(lengths))
    grid = "".join(
        f'<line class="grid" x1="{_LEFT}" x2="{right:.1f}" y1="{y:.1f}" y2="{y:.1f}"/>'
        f'<text x="{_LEFT - 5}" y="{y + 4:.1f}" text-anchor="end">{number}</text>'
        for number in (0, 20, 40)
        for y in [base - number / top * (base - 6)]
    )
    bars = []
    for i, number in enumerate(lengths):
        tall = max(1.5, number / top * (base - 6))
        kind = "bar long" if number > _LONG_SENTENCE else "bar"
        leads = f' data-to="{page}-p{portrait.sentences[i].start}"' if len(lengths) == len(portrait.sentences) else ""
        rect = (
            f'<rect class="{kind}"{leads} x="{_LEFT + i * step:.1f}" y="{base - tall:.1f}" '
            f'width="{max(step - 1.5, 0.8):.1f}" height="{tall:.1f}"><title>{count(number, "word")}</title></rect>'
        )
        bars.append(rect)
    average = sum(sentence.words for sentence in portrait.sentences) / len(portrait.sentences)
    long = sum(sentence.words > _LONG_SENTENCE for sentence in portrait.sentences)
    told = f"Words in each of {len(portrait.sentences):,} sentences: {average:.0f} on average, {longest} in the longest"
    told += f"; {long} of more than {_LONG_SENTENCE}." if long else "."
    return (
        f'<figure class="picture">\n<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{told}">'
        f"{grid}{''.join(bars)}</svg>\n<figcaption>{told}</figcaption>\n</figure>\n"
    )


def _grouped(lengths: Sequence[int]) -> list[int]:
    """The longest of each few neighbours, so that a long story fits the picture."""
    size = -(-len(lengths) // _MOST_BARS)
    return [max(lengths[i : i + size]) for i in range(0, len(lengths), size)]


def reading_over_time(book: Book) -> str:
    """How hard each article is to read by its day, with the median of each period: by the grade where most articles
    have one, else by LIX. Nothing where fewer than three are dated.
    """
    dated = [reading for reading in book.readings if reading.date]
    graded = [(reading, reading.grade) for reading in dated if reading.grade is not None]
    name = "Reading grade (Flesch-Kincaid)"
    if len(graded) * 2 < len(dated):
        graded = [(reading, reading.lix) for reading in dated if reading.lix is not None]
        name = "Reading difficulty (LIX)"
    if len(graded) < 3:
        return ""
    graded.sort(key=lambda item: item[0].date)
    first, last = (date.fromisoformat(graded[i][0].date) for i in (0, -1))
    plot = _Plot(first, last, [figure for _, figure in graded])
    medians = list(_medians(graded, plot.period))
    rows = "".join(
        f"<tr><th scope='row'>{period}</th><td>{len(figures):,}</td><td>{median:.1f}</td></tr>"
        for period, _, median, figures in medians
    )
    low, high = min(item[2] for item in medians), max(item[2] for item in medians)
    told = (
        f"{name} of {count(len(graded), 'article')} from {first} to {last}; "
        f"the median of a {plot.period} lies between {low:.1f} and {high:.1f}."
    )
    return (
        f'<figure class="picture">\n<svg viewBox="0 0 {_WIDTH} {_Plot.height}" role="img" aria-label="{words(told)}">'
        f"{plot.axes()}{''.join(_dots(graded, plot, book))}{_median_line(medians, plot)}</svg>\n"
        f"<figcaption>{words(told)} The line is the median.</figcaption>\n"
        f"<details><summary>The same as a table</summary>\n<table class='figures'><thead><tr>"
        f"<th scope='col'>{plot.period.capitalize()}</th><th scope='col'>Articles</th><th scope='col'>Median</th>"
        f"</tr></thead><tbody>{rows}</tbody></table></details>\n</figure>\n"
    )


class _Plot:
    """Where a day and a figure lie in the picture."""

    height = 240

    def __init__(self, first: date, last: date, figures: Sequence[float]) -> None:
        self.first, self.last = first.toordinal(), max(last.toordinal(), first.toordinal() + 1)
        ranked = sorted(figures)
        # One list of names read as a sentence would press all others to the ground.
        self.top = max(5.0, 5.0 * (ranked[int(len(ranked) * 0.99)] // 5 + 1))
        years = (self.last - self.first) / _DAYS_A_YEAR
        self.period = "year" if years > 6 else "quarter" if years > 1.5 else "month"

    def x(self, day: float) -> float:
        return _LEFT + (day - self.first) / (self.last - self.first) * (_WIDTH - _LEFT - _RIGHT)

    def y(self, figure: float) -> float:
        share = min(max(figure, 0.0), self.top) / self.top
        return self.height - _BOTTOM - share * (self.height - _TOP - _BOTTOM)

    def axes(self) -> str:
        step = 5 if self.top <= 30 else 20
        rows = "".join(
            f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{self.y(n):.1f}" y2="{self.y(n):.1f}"/>'
            f'<text x="{_LEFT - 6}" y="{self.y(n) + 4:.1f}" text-anchor="end">{n}</text>'
            for n in range(0, int(self.top) + 1, step)
        )
        days = "".join(
            f'<text x="{self.x(day):.1f}" y="{self.height - 6}" text-anchor="{anchor}">{label}</text>'
            for day, label, anchor in self._ticks()
        )
        return rows + days

    def _ticks(self) -> Iterator[tuple[int, str, str]]:
        """January of each year, or of as many as there is room for; of a short time its two ends."""
        first, last = date.fromordinal(self.first), date.fromordinal(self.last)
        years = [year for year in range(first.year + 1, last.year + 1) if date(year, 1, 1).toordinal() <= self.last]
        if len(years) < 2:
            yield self.first, str(first), "start"
            yield self.last, str(last), "end"
            return
        for year in years[:: -(-len(years) // _MOST_TICKS)]:
            yield date(year, 1, 1).toordinal(), str(year), "middle"


def _dots(graded: Sequence[tuple[Reading, float]], plot: _Plot, book: Book) -> Iterator[str]:
    """A dot an article; of very many articles, of those evenly spread. A click on a dot leads to its page."""
    for reading, figure in graded[:: -(-len(graded) // _MOST_DOTS)]:
        x, y = plot.x(date.fromisoformat(reading.date).toordinal()), plot.y(figure)
        entry = book.page_of(reading.shown)
        kind = "dot faulty" if entry and entry.weight[0] else "dot"
        title = f"{words(reading.title)}, {reading.date}: {figure:.1f}"
        leads = f' data-to="{entry.id}"' if entry else ""
        yield f'<circle class="{kind}"{leads} cx="{x:.1f}" cy="{y:.1f}" r="3"><title>{title}</title></circle>'


def _medians(graded: Sequence[tuple[Reading, float]], period: str) -> Iterator[tuple[str, float, float, list[float]]]:
    """Each period's name, its middle day, its median, and its figures."""
    grouped: dict[str, list[tuple[int, float]]] = {}
    for reading, figure in graded:
        day = date.fromisoformat(reading.date)
        quarter = (day.month + 2) // 3
        name = {"year": f"{day.year}", "quarter": f"{day.year} Q{quarter}", "month": f"{day.year}-{day.month:02}"}[
            period
        ]
        grouped.setdefault(name, []).append((day.toordinal(), figure))
    for name, items in grouped.items():
        figures = [figure for _, figure in items]
        median = quantiles(figures, n=2)[0] if len(figures) > 1 else figures[0]
        yield name, sum(day for day, _ in items) / len(items), median, figures


def _median_line(medians: Sequence[tuple[str, float, float, list[float]]], plot: _Plot) -> str:
    points = " ".join(f"{plot.x(day):.1f},{plot.y(median):.1f}" for _, day, median, _ in medians)
    return f'<polyline class="median" points="{points}"/>'

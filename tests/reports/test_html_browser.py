"""The HTML report in a real browser: it opens without an error or a request, filters, and leads where it says."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import browser
import pytest
from newsroom import write

from newslint.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator

EXECUTABLE = browser.find()
pytestmark = pytest.mark.skipif(EXECUTABLE is None, reason="no Chromium is installed (apt-get install chromium)")

SHOWN_ROWS = "Array.from(document.querySelectorAll('.list tbody tr:not([hidden])'), row => row.cells[0].innerText)"
SHOWN_PAGES = (
    "Array.from(document.querySelectorAll('.page, .overview')).filter(one => one.checkVisibility()).map(one => one.id)"
)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("newsroom")
    write(folder)
    path = tmp_path_factory.mktemp("report") / "report.html"
    here = Path.cwd()
    os.chdir(folder)
    try:
        main([".", "--no-config", "--quiet", "--output-format=json", f"--output=html={path}"])
    finally:
        os.chdir(here)
    return path


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[browser.Browser]:
    assert EXECUTABLE
    opened = browser.Browser(EXECUTABLE, tmp_path_factory.mktemp("profile"))
    yield opened
    opened.close()


@pytest.fixture
def page(chromium: browser.Browser, report: Path) -> Iterator[browser.Browser]:
    """The report, open at its first page on a desktop; nothing may have gone wrong when a test is done with it."""
    chromium.screen(1280, 900)
    chromium.open(report)
    yield chromium
    assert chromium.faults() == []
    assert [url.partition("#")[0] for url in chromium.requests()] == [report.as_uri()]


def follow(page: browser.Browser, selector: str) -> str:
    """Click on what a selector names first, and tell where it led."""
    page.run(f"document.querySelector({selector!r}).click()")
    page.run("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return str(page.run("location.hash"))


def choose(page: browser.Browser, field: str, value: Any) -> None:
    name = "checked" if isinstance(value, bool) else "value"
    told = "true" if value is True else "false" if value is False else repr(value)
    page.run(
        f"(() => {{ const field = document.forms.filters.elements[{field!r}]; field.{name} = {told};"
        "field.dispatchEvent(new Event('input', {bubbles: true})); })()"
    )


def test_it_opens_at_the_overview(page: browser.Browser) -> None:
    assert page.run(SHOWN_PAGES) == ["overview"]
    assert "articles should be looked at" in page.run("document.querySelector('.lead').innerText")
    assert page.run("document.title").startswith("newslint: ")


def test_the_list_is_filtered_by_words_rule_and_severity(page: browser.Browser) -> None:
    every = len(page.run(SHOWN_ROWS))
    assert every > 50
    choose(page, "search", "ITEM 1")
    assert len(page.run(SHOWN_ROWS)) == 11
    assert page.run("document.forms.filters.shown.value") == f"11 of {every} articles"
    choose(page, "search", "")
    options = "Array.from(document.forms.filters.rule.options)"
    choose(page, "rule", page.run(f"{options}.find(option => option.text.startsWith('markup/stray')).value"))
    assert [row.split("\n")[1] for row in page.run(SHOWN_ROWS)] == ["planted.html", "doubled.html"]
    choose(page, "rule", "")
    choose(page, "error", False)
    assert 0 < len(page.run(SHOWN_ROWS)) < every
    choose(page, "warning", False)
    choose(page, "info", False)
    assert page.run(SHOWN_ROWS) == []
    choose(page, "error", True)
    choose(page, "order", "date")
    assert page.run(SHOWN_ROWS)[0].startswith("The ferry in 2025")
    choose(page, "order", "grade")
    assert page.run(SHOWN_ROWS)[0].startswith("A long sentence")
    choose(page, "order", "")
    assert page.run(SHOWN_ROWS)[0].startswith("</script>")


def test_a_rule_in_the_picture_filters_the_list(page: browser.Browser) -> None:
    assert follow(page, ".bars a") == "#articles"
    assert page.run("document.forms.filters.rule.value") == page.run("document.querySelector('.bars a').dataset.rule")
    assert page.run(SHOWN_PAGES) == ["overview"]


def test_one_page_is_shown_at_a_time(page: browser.Browser) -> None:
    assert follow(page, ".list tbody a") == "#a1"
    assert page.run(SHOWN_PAGES) == ["a1"]
    heading = page.run("document.querySelector('#a1 h1').textContent")
    assert page.run("document.title").startswith(heading)
    assert follow(page, "#a1 nav a:last-child") == "#a2"
    assert page.run(SHOWN_PAGES) == ["a2"]
    page.run("new Promise(done => { addEventListener('popstate', done, {once: true}); history.back(); })")
    assert page.run(SHOWN_PAGES) == ["a1"]
    assert follow(page, "#a1 nav a") == "#articles"
    assert page.run(SHOWN_PAGES) == ["overview"]
    assert page.run("document.title").startswith("newslint: ")


def is_in_view(page: browser.Browser, selector: str) -> bool:
    return bool(
        page.run(
            f"(() => {{ const box = document.querySelector({selector!r}).getBoundingClientRect();"
            "return box.top >= 0 && box.bottom <= innerHeight; })()"
        )
    )


def test_a_finding_leads_to_its_place_and_back(page: browser.Browser) -> None:
    entry = page.run("document.querySelector('.note').closest('.page').id")
    page.run(f"location.hash = '{entry}'")
    assert follow(page, f"#{entry}-n1 .no") == f"#{entry}-m1"
    assert is_in_view(page, f"#{entry}-m1 + mark")
    assert follow(page, f"#{entry} .copy mark ~ .no") == f"#{entry}-n1"
    assert page.run(f"document.querySelector('#{entry}-n1') === document.activeElement")
    assert is_in_view(page, f"#{entry}-n1")


def test_a_place_in_what_is_folded_away_is_unfolded(page: browser.Browser) -> None:
    folded = page.run("document.querySelector('details .at').id")
    entry = folded.partition("-")[0]
    page.run(f"location.hash = '{entry}'")
    note = folded.replace("-m", "-n")
    assert not page.run(f"document.getElementById('{folded}').closest('details').open")
    assert follow(page, f"#{note} .no") == f"#{folded}"
    assert page.run(f"document.getElementById('{folded}').closest('details').open")


def test_a_finding_and_its_place_light_up_together(page: browser.Browser) -> None:
    page.run("location.hash = 'a1'")
    page.run("document.querySelector('#a1-n1').dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))")
    lit = page.run("Array.from(document.querySelectorAll('.lit'), one => one.tagName)")
    assert sorted(set(lit)) == ["LI", "MARK"]


def test_a_bar_leads_to_its_sentence(page: browser.Browser) -> None:
    entry = page.run(
        "Array.from(document.querySelectorAll('.page h1')).find(h => h.textContent == 'A long sentence').parentNode"
        ".parentNode.id"
    )
    page.run(f"location.hash = '{entry}'")
    bar = f"#{entry} .bar.long"
    page.run(f"document.querySelector('{bar}').dispatchEvent(new MouseEvent('click', {{bubbles: true}}))")
    place = page.run("location.hash")
    assert place == "#" + page.run(f"document.querySelector('{bar}').dataset.to")
    assert page.run(f"document.querySelector('{place}').nextSibling.nextSibling.textContent").startswith(
        "The commission"
    )


def test_the_keyboard_is_enough(page: browser.Browser) -> None:
    page.press("Tab")
    assert page.run("document.activeElement.className") == "skip"
    assert page.run("document.activeElement.getBoundingClientRect().left >= 0")
    page.press("Enter")
    assert page.run("location.hash") == "#articles"
    for _ in range(40):
        page.press("Tab")
        if page.run("document.activeElement.matches('.list a')"):
            break
    page.press("Enter")
    assert page.run("location.hash") == "#a1"
    for _ in range(40):
        page.press("Tab")
        if page.run("document.activeElement.matches('#a1 .copy .no')"):
            break
    page.press("Enter")
    assert page.run("document.activeElement.matches('#a1 .note')")


def test_what_a_screen_reader_is_told(page: browser.Browser) -> None:
    page.run("location.hash = 'a2'")
    nodes = page.call("Accessibility.getFullAXTree")["nodes"]
    told = [
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in nodes
        if not node.get("ignored") and "role" in node
    ]
    assert next(name for role, name in told if role == "heading") == page.run(
        "document.querySelector('#a2 h1').textContent"
    )
    assert any(role == "navigation" and name == "Articles" for role, name in told)
    links = [name for role, name in told if role == "link"]
    assert all(links)
    assert any(name.startswith("finding 1, ") for name in links)
    assert all(name.startswith("Words in each of ") for role, name in told if role == "image")


@pytest.mark.parametrize("fragment", ["", "#a1", "#a2-n1"])
@pytest.mark.parametrize("dark", [False, True])
def test_it_fits_a_phone(chromium: browser.Browser, report: Path, fragment: str, dark: bool) -> None:
    chromium.screen(390, 844, dark=dark)
    chromium.open(report, fragment)
    assert chromium.run("document.documentElement.scrollWidth <= innerWidth")
    paper = chromium.run("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, paper.strip("rgb()").split(","))) < 200) is dark


def test_it_can_be_read_without_its_script(chromium: browser.Browser, report: Path) -> None:
    chromium.screen(1280, 900)
    chromium.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        chromium.open(report, "#a1")
        assert chromium.run(SHOWN_PAGES) == ["a1"]
        assert chromium.run("document.getElementById('filters').hidden")
        chromium.run("location.hash = 'overview'")
        assert chromium.run(SHOWN_PAGES) == ["overview"]
    finally:
        chromium.call("Emulation.setScriptExecutionDisabled", value=False)


def test_nothing_planted_runs(page: browser.Browser) -> None:
    page.run("location.hash = 'a1'")
    assert "planted" in page.run("document.querySelector('#a1').innerText")
    assert page.run("document.querySelectorAll('img, iframe, script').length") == 1
    assert page.run("document.title") != "planted"

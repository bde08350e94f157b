"""Reports read as the programs read them that they are made for."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import pyromark


@dataclass
class Told:
    """What a reader takes from a report, finding by finding, and the columns of the first one where it has any."""

    messages: list[str]
    filenames: list[str]
    column: int | None = None


def text(report: str) -> Told:
    rows = [
        re.fullmatch(r"(.*):(\d+):(\d+): (?:error|warning|info) \S+ (?:\[fixable\] )?(.*)", row)
        for row in report.splitlines()
    ]
    found = [row for row in rows if row]
    assert len(found) == len(rows)
    return Told([row[4] for row in found], [row[1] for row in found], int(found[0][3]))


def jsonl(report: str) -> Told:
    objects = [json.loads(row) for row in report.splitlines()]
    return _objects(objects)


def json_list(report: str) -> Told:
    return _objects(json.loads(report))


def _objects(objects: list[dict[str, Any]]) -> Told:
    column = objects[0]["location"]["column"]
    return Told([item["message"] for item in objects], [item["filename"] for item in objects], column)


def sarif(report: str) -> Told:
    from urllib.parse import unquote

    (run,) = json.loads(report)["runs"]
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    for result in run["results"]:
        assert not re.search(r"\[[^\]]*\]\(", result["message"]["text"])  # no link
    return Told(
        [result["message"]["text"].replace("\u200b", "") for result in run["results"]],
        [unquote(place["artifactLocation"]["uri"], errors="surrogateescape") for place in places],
        places[0]["region"]["startColumn"],
    )


def github(report: str) -> Told:
    """As the runner does: a row that starts with `::` is a command if a known one, `##[` anywhere starts another."""
    told = Told([], [])
    for row in re.split(r"\r\n?|\n", report):
        command = re.match(r"\s*::(error|warning|notice) (.*?)::(.*)", row)
        if not command:
            assert not row.lstrip().startswith("::")
            assert "##[" not in row
            continue
        assert row.index("::") == 0
        properties = dict(part.split("=", 1) for part in command[2].split(","))
        if properties["title"] == "newslint":
            continue
        message = command[3].replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
        told.messages.append(message.split("\n")[0])
        told.filenames.append(_property(properties["file"]))
        told.column = told.column or int(properties.get("col", 0))
    return told


def _property(text: str) -> str:
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, character)
    return text


def gitlab(report: str) -> Told:
    issues = json.loads(report)
    places = [issue["location"] for issue in issues]
    column = places[0]["positions"]["begin"]["column"]
    return Told([issue["description"] for issue in issues], [place["path"] for place in places], column)


def rdjson(report: str) -> Told:
    diagnostics = json.loads(report)["diagnostics"]
    places = [diagnostic["location"] for diagnostic in diagnostics]
    column = places[0]["range"]["start"]["column"]
    return Told([diagnostic["message"] for diagnostic in diagnostics], [place["path"] for place in places], column)


def junit(report: str) -> Told:
    cases = [case for case in ElementTree.fromstring(report).iter("testcase") if case.get("name") != "no findings"]
    failures = [case.find("failure") for case in cases]
    assert all([child.tag for child in case] == ["failure"] for case in cases)
    messages = [failure.get("message", "") for failure in failures if failure is not None]
    column = int(cases[0].get("name", "").rpartition(":")[2])
    return Told(messages, [case.get("classname", "") for case in cases], column)


def checkstyle(report: str) -> Told:
    files = list(ElementTree.fromstring(report).iter("file"))
    errors = [error for file in files for error in file]
    names = [file.get("name", "") for file in files for _ in file]
    return Told([error.get("message", "") for error in errors], names, int(errors[0].get("column", "")))


class _Cells(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.headings: list[str] = []
        self.rows: list[list[str]] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert {name for name, _ in attrs} <= {"style", "class"}
        if tag == "h4":
            self.headings.append("")
        elif tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
        if tag in ("h4", "td", "th"):
            self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        data = data.replace("\u200b", "")
        if self._inside == "h4":
            self.headings[-1] += data
        elif self._inside:
            self.rows[-1][-1] += data


def markdown(report: str) -> Told:
    options = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH | pyromark.Options.ENABLE_MATH
    cells = _Cells()
    cells.feed(pyromark.html(report, options=options))
    cells.close()
    assert cells.tags <= {"h3", "h4", "p", "table", "thead", "tbody", "tr", "th", "td", "strong", "em"}
    assert not re.search(
        r"@\w|#\d|(?<!\\):[\w+-]+:", report.replace("&#8203;", "\u200b")
    )  # nobody is told, nothing linked
    rows = [row for row in cells.rows if len(row) == 4 and row[0] != "Place"]
    assert all(len(row) in (3, 4) for row in cells.rows)
    return Told([row[3].removesuffix(" (fixable)") for row in rows], cells.headings, int(rows[0][0].partition(":")[2]))


@dataclass
class Element:
    """An element of a page: its tag, its attributes, the text in it, and its offset among all elements."""

    tag: str
    attributes: dict[str, str]
    text: str = ""

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()


class Page(HTMLParser):
    """A report in HTML; `elements` in their order, each with all text in it."""

    VOID = frozenset({"meta", "input", "br"})

    def __init__(self, report: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(report)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in self.VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def all(self, tag: str, cls: str = "") -> list[Element]:
        """The elements of a tag, and of a class if one is given."""
        return [item for item in self.elements if item.tag == tag and (not cls or cls in item.classes)]

    def ids(self) -> list[str]:
        return [item.attributes["id"] for item in self.elements if "id" in item.attributes]


def html(report: str) -> Told:
    page = Page(report)
    said = [
        re.sub(r"^\d+(?:, show in the text)? (?:error|warning|hint) ", "", item.text) for item in page.all("p", "said")
    ]
    return Told(said, [item.text for item in page.all("span", "file")], _column(page.all("p", "meta")))


def _column(metas: list[Element]) -> int:
    return int(metas[0].text.rpartition(" ")[2])


READERS = {
    "text": text,
    "json": json_list,
    "jsonl": jsonl,
    "sarif": sarif,
    "github": github,
    "gitlab": gitlab,
    "rdjson": rdjson,
    "junit": junit,
    "checkstyle": checkstyle,
    "markdown": markdown,
    "html": html,
}

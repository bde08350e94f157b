"""Baselines: what is known, what is new, what is gone; and that two branches can be merged."""

from __future__ import annotations

import subprocess
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newslint.decide.baseline import DROPPED, BaselineError, Book, Entry, dump, entry_of, files_below, load
from newslint.decide.finder import NAME, BaselineFinder
from newslint.lint import lint_source
from newslint.model import Source
from newslint.runner import Order, Runner

if TYPE_CHECKING:
    from pathlib import Path

    from newslint.model import Finding

PARTS = st.sampled_from(
    ["It sails on Monday,, he wrote.", "It was closed in May,, for repairs.", "The the road is open.", "Nothing here.",
     "It sails on Monday,, she wrote.", "On Monday,, on Tuesday,, on Friday."]
)  # fmt: skip
COPY = st.lists(PARTS, max_size=6)
NAMES = st.sampled_from(["a.md", "b.md", "deep/c.md"])
TEXT = st.text(st.characters(codec="utf-16", exclude_categories=()), max_size=12)

runner = Runner(Order(no_config=True, select=("markup/doubled-punctuation", "duplicates/repeated-word")))


def findings(folder: Path, name: str, paragraphs: list[str]) -> list[Finding]:
    source = Source(str(folder / name), "\n\n".join(paragraphs))
    return lint_source(source, runner.desk_for(source.filename)).findings


def book(folder: Path, files: dict[str, list[str]]) -> Book:
    found = [entry_of(item, str(folder)) for name, copy in files.items() for item in findings(folder, name, copy)]
    return Book(str(folder / NAME), found)


def new(found: list[Finding]) -> int:
    return sum(finding.dropped is None for finding in found)


@given(st.lists(st.builds(Entry, TEXT, TEXT, TEXT, TEXT)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_written_is_read(tmp_path: Path, entries: list[Entry]) -> None:
    (tmp_path / NAME).write_text(dump(entries), encoding="utf-8")
    assert load(str(tmp_path / NAME)) == sorted(entries)
    assert dump(load(str(tmp_path / NAME))) == dump(entries)


@given(COPY, st.randoms())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_paragraphs_in_any_order_are_known(tmp_path: Path, copy: list[str], chance: object) -> None:
    known = book(tmp_path, {"a.md": copy})
    chance.shuffle(moved := list(copy))  # type: ignore[attr-defined]
    found = known.known(str(tmp_path / "a.md"), findings(tmp_path, "a.md", moved))
    assert new(found) == 0
    assert known.left({"a.md"}) == []


@given(COPY, COPY)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_added_is_new_and_no_more(tmp_path: Path, copy: list[str], more: list[str]) -> None:
    copy = list(dict.fromkeys(copy))  # what stands twice is a finding of its own, about both places
    more = [paragraph for paragraph in dict.fromkeys(more) if paragraph not in copy]
    known = book(tmp_path, {"a.md": copy})
    found = known.known(str(tmp_path / "a.md"), findings(tmp_path, "a.md", copy + more))
    assert new(found) == len(findings(tmp_path, "a.md", more))


@given(COPY, NAMES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_a_gone_file_held_is_known_where_it_went(tmp_path: Path, copy: list[str], name: str) -> None:
    known = book(tmp_path, {"gone.md": copy})
    assert new(known.known(str(tmp_path / name), findings(tmp_path, name, copy))) == 0
    assert known.left({"gone.md"}) == []


def test_a_copy_is_new_while_the_original_is_there(tmp_path: Path) -> None:
    copy = ["It sails on Monday,, he wrote."]
    (tmp_path / "a.md").write_text(copy[0])
    known = book(tmp_path, {"a.md": copy})
    assert new(known.known(str(tmp_path / "b.md"), findings(tmp_path, "b.md", copy))) == 1
    assert new(known.known(str(tmp_path / "a.md"), findings(tmp_path, "a.md", copy))) == 0


def test_of_two_copies_of_a_gone_file_one_is_new(tmp_path: Path) -> None:
    copy = ["It sails on Monday,, he wrote."]
    known = book(tmp_path, {"gone.md": copy})
    assert [new(known.known(str(tmp_path / name), findings(tmp_path, name, copy))) for name in ("b.md", "c.md")] == [
        0,
        1,
    ]


def test_an_edit_on_one_side_does_not_wake_a_finding(tmp_path: Path) -> None:
    known = book(tmp_path, {"a.md": ["It sails again on Monday,, the notice says."]})
    for copy, count in (
        ("It sails again on Tuesday,, the notice says.", 0),
        ("It sails again on Monday,, a clerk says.", 0),
        ("It sails again on Tuesday,, a clerk says.", 1),
    ):
        fresh = Book(known.filename, known.entries)
        assert new(fresh.known(str(tmp_path / "a.md"), findings(tmp_path, "a.md", [copy]))) == count


def test_what_was_suppressed_strikes_nothing_out(tmp_path: Path) -> None:
    known = book(tmp_path, {"a.md": ["It sails on Monday,, he wrote."]})
    copy = ["<!-- newslint-disable markup -->", "It sails on Monday,, he wrote."]
    found = known.known(str(tmp_path / "a.md"), findings(tmp_path, "a.md", copy))
    assert [finding.dropped for finding in found] == ["suppressed by a comment"]
    assert len(known.left({"a.md"})) == 1


def test_what_is_known_says_so(tmp_path: Path) -> None:
    copy = ["It sails on Monday,, he wrote."]
    found = book(tmp_path, {"a.md": copy}).known(str(tmp_path / "a.md"), findings(tmp_path, "a.md", copy))
    assert [finding.dropped for finding in found] == [DROPPED]


def test_versions_of_two_branches_merge(tmp_path: Path) -> None:
    files = {f"{number:02}.md": ["It sails on Monday,, he wrote."] for number in range(0, 40, 4)}
    ours, theirs = files | {"01.md": ["The the road is open."]}, files | {"38.md": ["A rainy day,, he wrote."]}
    del theirs["20.md"]
    for name, content in (("base", files), ("ours", ours), ("theirs", theirs)):
        (tmp_path / name).write_text(dump(book(tmp_path, content).entries))
    subprocess.run(["git", "merge-file", "ours", "base", "theirs"], cwd=tmp_path, check=True)
    del ours["20.md"]
    assert (tmp_path / "ours").read_text() == dump(book(tmp_path, ours | theirs).entries)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", ":1: this is no JSON"),
        ("[" * 100_000, ": this is no JSON"),
        ("[]", "no baseline that newslint wrote"),
        ('{"version": 2, "findings": []}', "or one of a later version"),
        ('{"version": 1, "findings": [["a.md"]]}', "finding 1 is not written"),
        ('{"version": 1, "findings": [null, ["a.md", "x/y", 3, ""]]}', "finding 2 is not written"),
    ],
)
def test_what_is_no_baseline_is_told(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / NAME).write_text(content)
    with pytest.raises(BaselineError, match=told):
        load(str(tmp_path / NAME))


def test_bytes_and_folders_are_told(tmp_path: Path) -> None:
    (tmp_path / "bytes").write_bytes(b"\xff\xfe")
    for name, told in (("bytes", "not UTF-8"), (".", "not a regular file"), ("none", "no such file")):
        with pytest.raises(BaselineError, match=told):
            load(str(tmp_path / name))


def test_the_nearest_baseline_up_to_the_repository_holds(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(dump([]))
    (tmp_path / "repository/deep/deeper").mkdir(parents=True)
    (tmp_path / "repository/.git").mkdir()
    (tmp_path / "repository/deep" / NAME).write_text(dump([]))
    finder = BaselineFinder()
    assert finder.file_for(str(tmp_path / "a.md")) == str(tmp_path / NAME)
    assert finder.file_for(str(tmp_path / "repository/a.md")) is None
    assert finder.file_for(str(tmp_path / "repository/deep/deeper/a.md")) == str(tmp_path / "repository/deep" / NAME)


def test_files_below_a_path() -> None:
    entries = [Entry(file, "", "", "") for file in ("a/b.md", "a/c/d.md", "ab.md")]
    assert list(files_below(entries, "/x", ["/x/a"])) == ["a/b.md", "a/c/d.md"]
    assert list(files_below(entries, "/x", ["/x"])) == ["a/b.md", "a/c/d.md", "ab.md"]
    assert list(files_below(entries, "/x", ["/x/ab.md", "/y"])) == ["ab.md"]


def test_a_baseline_of_many_alike_is_quick(tmp_path: Path) -> None:
    entries = [Entry("a.md", "markup/doubled-punctuation", f"{number:08x}-0-0", "") for number in range(20_000)]
    copy = ["On Monday,, on Tuesday,, on Friday."] * 2000
    known = Book(str(tmp_path / NAME), entries)
    found = known.known(str(tmp_path / "a.md"), findings(tmp_path, "a.md", copy))
    assert Counter(finding.dropped for finding in found) == {None: 4000}

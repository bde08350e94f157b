"""Which findings touch what changed; and that git is asked without harm."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import git
from newslint.decide.changed import Changed, changed_in, changed_since, marker
from newslint.fixes import apply
from newslint.lint import lint_source
from newslint.model import Edit, Fix, Source, Span
from newslint.runner import Order, Runner

FOLDER = "/nowhere"
FAULT = "It sails on Monday,, he wrote."
runner = Runner(Order(no_config=True, select=("markup/doubled-punctuation",)))


def told(changed: Changed, text: str, name: str = "a.md") -> list[int]:
    """The rows of the findings that count."""
    source = Source(f"{FOLDER}/{name}", text)
    found = lint_source(source, runner.desk_for(source.filename)).findings
    marked = marker(changed, source.filename, text, lambda _: set()).mark(found)
    return [finding.rows.location(finding.span.start).row for finding in marked if finding.dropped is None]


def patch(*hunks: str, name: str = "a.md") -> Changed:
    return changed_in("".join((f"--- a/{name}\n+++ b/{name}\n", *hunks)).encode(), [FOLDER])


def test_rows_that_were_added_count() -> None:
    text = f"{FAULT}\n\n{FAULT}\n\n{FAULT}\n"
    assert told(patch(f"@@ -2,0 +3 @@\n+{FAULT}\n"), text) == [3]
    assert told(patch("@@ -3,0 +4 @@\n+\n"), text) == []
    assert told(patch(f"@@ -1 +1 @@\n-x\n+{FAULT}\n", f"@@ -4,0 +5 @@\n+{FAULT}\n"), text) == [1, 5]


def test_rows_end_as_git_has_it() -> None:
    text = f"# A title\r\rOne.\n\n{FAULT}\r\n\n{FAULT}\n"
    assert told(patch(f"@@ -2,0 +3 @@\n+{FAULT}\r\n"), text) == [5]


def test_a_patch_of_another_version_does_no_harm() -> None:
    assert told(patch(f"@@ -2,0 +300 @@\n+{FAULT}\n"), f"{FAULT}\n") == []


def test_what_was_moved_counts_only_if_it_is_new() -> None:
    text = f"One.\n\n{FAULT}\n\nTwo.\n"
    hunks = (f"@@ -1,2 +0,0 @@\n-{FAULT}\n-\n", f"@@ -4,0 +3,2 @@\n+{FAULT}\n+\n")
    source = Source(f"{FOLDER}/a.md", text)
    found = lint_source(source, runner.desk_for(source.filename)).findings
    before = {(finding.rule, finding.wording) for finding in found}
    for known, count in ((before, 0), (set(), 1)):
        marked = marker(patch(*hunks), source.filename, text, lambda _, known=known: known).mark(found)  # type: ignore[misc]
        assert sum(finding.dropped is None for finding in marked) == count


def test_what_was_moved_twice_is_a_copy() -> None:
    text = f"One.\n\n{FAULT}\n\n{FAULT}\n\nTwo.\n"
    changed = patch(f"@@ -1,2 +0,0 @@\n-{FAULT}\n-\n", f"@@ -4,0 +3,4 @@\n+{FAULT}\n+\n+{FAULT}\n+\n")
    assert told(changed, text) == [3, 5]
    source = Source(f"{FOLDER}/a.md", text)
    found = lint_source(source, runner.desk_for(source.filename)).findings
    before = {(finding.rule, finding.wording) for finding in found}
    marked = marker(changed, source.filename, text, lambda _: before).mark(found)
    assert sum(finding.dropped is None for finding in marked) == 1


def test_a_few_letters_are_no_sign_of_a_move() -> None:
    changed = patch("@@ -1 +0,0 @@\n-a,, b\n", "@@ -4,0 +3 @@\n+a,, b\n")
    assert [item.moved_from for item in changed.stretches[f"{FOLDER}/a.md"]] == [None, None]


def test_many_new_rows_are_one_stretch() -> None:
    rows = "".join(f"+Row {number}.\n" for number in range(30_000))
    changed = patch(f"@@ -0,0 +1,30000 @@\n{rows}")
    assert len(changed.stretches[f"{FOLDER}/a.md"]) == 1


WORDS = st.text("abc,\n", max_size=60)


@given(WORDS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9), st.text("xy\n", max_size=5)), max_size=6))
def test_regions_follow_edits(text: str, edits: list[tuple[int, int, str]]) -> None:
    """What is left of a row's text after edits beside it is still what the region of that row holds."""
    rows = text.split("\n")
    changed = patch(*(f"@@ -0,0 +{number} @@\n+{row}\n" for number, row in enumerate(rows, 1) if number % 2))
    regions = marker(changed, f"{FOLDER}/a.md", text, lambda _: set())
    fixes = [
        Fix("", (Edit(Span(start, min(start + length, len(text))), new),))
        for start, length, new in edits
        if start <= len(text)
    ]
    after, made = apply(text, fixes)
    before = [text[region.start : region.end] for region in regions.regions]
    places = [(region.start, region.end) for region in regions.regions]
    regions.shift(edit for fix in made for edit in fix.edits)
    assert all(0 <= region.start <= region.end <= len(after) for region in regions.regions)
    touched = [edit.span for fix in made for edit in fix.edits]
    for region, held, (start, end) in zip(regions.regions, before, places, strict=True):
        if not any(span.start <= end and start <= span.end for span in touched):
            assert after[region.start : region.end] == held


# git


def commit(folder: Path, files: dict[str, str]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)
    names = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org"]
    for command in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message=copy"]):
        subprocess.run(["git", *names, *command], cwd=folder, check=True, capture_output=True)


def test_files_are_found_wherever_newslint_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(tmp_path, {"deep/a.md": f"{FAULT}\n", "deep/b.md": f"{FAULT}\n"})
    (tmp_path / "deep/a.md").write_text(f"{FAULT}\n\nMore.\n")
    monkeypatch.chdir("/")
    paths = [str(tmp_path / "deep" / name) for name in ("a.md", "b.md")]
    changed = changed_since("HEAD", paths)
    assert [changed.concerns(path) for path in paths] == [True, False]
    monkeypatch.chdir(tmp_path / "deep")
    assert [changed_since("HEAD", ["a.md", "b.md"]).concerns(path) for path in ("a.md", "b.md")] == [True, False]


def test_only_what_came_after_the_common_commit_counts(tmp_path: Path) -> None:
    commit(tmp_path, {"a.md": "One.\n"})
    subprocess.run(["git", "checkout", "--quiet", "-b", "side"], cwd=tmp_path, check=True)
    commit(tmp_path, {"side.md": "Two.\n"})
    subprocess.run(["git", "checkout", "--quiet", "-"], cwd=tmp_path, check=True)
    commit(tmp_path, {"main.md": "Three.\n"})
    changed = changed_since("side", [str(tmp_path / "main.md"), str(tmp_path / "a.md")])
    assert changed.concerns(str(tmp_path / "main.md"))
    assert not changed.concerns(str(tmp_path / "a.md"))


def test_repositories_are_asked_each_for_its_own(tmp_path: Path) -> None:
    commit(tmp_path / "one", {"a.md": "One.\n"})
    commit(tmp_path / "two", {"a.md": "One.\n"})
    (tmp_path / "two/a.md").write_text("Two.\n")
    paths = [str(tmp_path / name / "a.md") for name in ("one", "two")]
    changed = changed_since("HEAD", paths)
    assert [changed.concerns(path) for path in paths] == [False, True]


def test_nothing_in_a_repository_or_around_it_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(tmp_path, {"a.md": "One.\n"})
    (tmp_path / "a.md").write_text("Two.\n")
    (tmp_path / ".gitattributes").write_text("*.md diff=mine\n")
    harm = tmp_path / "harm.sh"
    harm.write_text(f"#!/bin/sh\ntouch {tmp_path}/harmed\n")
    harm.chmod(0o755)
    hooks = tmp_path / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    (hooks / "post-index-change").write_text(harm.read_text())
    (hooks / "post-index-change").chmod(0o755)
    for key in ("core.fsmonitor", "diff.external", "diff.mine.command", "diff.mine.textconv", "core.pager"):
        subprocess.run(["git", "config", key, str(harm)], cwd=tmp_path, check=True)
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", str(harm))
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere")
    assert changed_since("HEAD", [str(tmp_path / "a.md")]).concerns(str(tmp_path / "a.md"))
    assert not (tmp_path / "harmed").exists()


def test_what_the_user_likes_of_git_makes_no_difference(tmp_path: Path) -> None:
    commit(tmp_path, {"deep/é.md": "One row of some length.\n\nAnother.\n"})
    (tmp_path / "deep/é.md").rename(tmp_path / "deep/ü.md")
    subprocess.run(["git", "add", "--all"], cwd=tmp_path, check=True)
    for key, value in (("diff.noprefix", "true"), ("diff.mnemonicPrefix", "true"), ("color.ui", "always"),
                       ("diff.context", "9"), ("diff.renames", "false"), ("diff.relative", "true")):  # fmt: skip
        subprocess.run(["git", "config", key, value], cwd=tmp_path, check=True)
    assert not changed_since("HEAD", [str(tmp_path / "deep/ü.md")]).concerns(str(tmp_path / "deep/ü.md"))


def test_a_shallow_clone_is_told_what_to_do(tmp_path: Path) -> None:
    commit(tmp_path / "whole", {"a.md": "One.\n"})
    commit(tmp_path / "whole", {"a.md": "Two.\n"})
    url = (tmp_path / "whole").as_uri()
    subprocess.run(["git", "clone", "--quiet", "--depth=1", url, "part"], cwd=tmp_path, check=True, capture_output=True)
    with pytest.raises(git.GitError, match="git fetch --unshallow"):
        changed_since("HEAD~1", [str(tmp_path / "part/a.md")])


def test_histories_that_never_met_are_told(tmp_path: Path) -> None:
    commit(tmp_path, {"a.md": "One.\n"})
    subprocess.run(["git", "checkout", "--quiet", "--orphan", "other"], cwd=tmp_path, check=True)
    commit(tmp_path, {"a.md": "Two.\n"})
    with pytest.raises(git.GitError, match="no commit in common"):
        changed_since(_first_branch(tmp_path), [str(tmp_path / "a.md")])


def _first_branch(folder: Path) -> str:
    done = subprocess.run(["git", "branch", "--format=%(refname:short)"], cwd=folder, capture_output=True, check=True)
    return next(name for name in done.stdout.decode().split() if name != "other")


def test_a_folder_that_only_looks_like_a_repository_is_told(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.md").touch()
    with pytest.raises(git.GitError, match="is no git repository"):
        changed_since("HEAD", [str(tmp_path / "a.md")])


def test_without_git_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(tmp_path, {"a.md": "One.\n"})
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(git.GitError, match="git cannot be started: is it installed"):
        changed_since("HEAD", [str(tmp_path / "a.md")])


@pytest.mark.parametrize("revision", ["-x", "--output=/tmp/x", " ", "a\0b", "HEAD:a.md", "HEAD..HEAD", "no-such"])
def test_what_is_no_revision_is_told(tmp_path: Path, revision: str) -> None:
    commit(tmp_path, {"a.md": "One.\n"})
    with pytest.raises(git.GitError, match="no revision"):
        changed_since(revision, [os.path.join(tmp_path, "a.md")])

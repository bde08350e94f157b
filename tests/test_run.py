"""Many files, hostile ones among them: what is told, in which order, and that nothing is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newslint.discover import Found, Trouble, discover
from newslint.lint import lint_source
from newslint.model import Source
from newslint.readers import NotTextError, decode
from newslint.run import FileResult, Order, Runner, run
from newslint.settings import SettingsFinder

ROOT = Path(__file__).parents[1]
ALL = Order(no_config=True, select=("duplicates", "markup", "quotes", "readability", "suppressions"))
SUFFIXES = st.sampled_from([".txt", ".html", ".md", ".json", ".jsonl"])
PARTS = st.sampled_from(
    ["<p>", "</p>", ".", "“", "”", '"', "’", "the the", "said Ana Ruiz", "\n", "\r\n", "\r", "  ", "&amp;", "&#8217;",
     "<br><br>", "<!-- newslint-disable -->", "[newslint-disable-next markup]", "..", ",,", "ended.Then", "é", "😀",
     "{{< x >}}", "```", "> ", "- ", "# ", "---\n", "title: a", '{"body": "', '\\n', '"}', "\ufeff", "<nav>", "*", "_",
     "A long sentence of some words that goes on.", "“We are ready,” she said.", "\u2028", "\x00", "\x1b[31m"]
)  # fmt: skip
COPY = st.lists(st.one_of(PARTS, st.text(max_size=8)), max_size=40).map("".join)


def newslint(*arguments: str, cwd: Path, **more: object) -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "newslint", *arguments],
        cwd=cwd,
        capture_output=True,
        env=environment,
        check=False,
        timeout=60,
        **more,  # type: ignore[call-overload]
    )


def results(folder: Path, order: Order = ALL) -> list[FileResult]:
    return list(run(list(discover([str(folder)], SettingsFinder(no_config=True))), order))


def told(results: list[FileResult]) -> list[object]:
    """What a report would say of the results, and of what went wrong."""
    return [
        (item.filename, [(found.rule, found.span, found.message, found.fix) for found in item.findings], item.troubles)
        for item in results
    ]


@given(COPY, SUFFIXES)
@settings(deadline=None, max_examples=300)
def test_every_finding_speaks_of_the_text_at_its_place(text: str, suffix: str) -> None:
    source = Source("article" + suffix, text.encode("utf-8", "surrogatepass").decode("utf-8", "replace"))
    for finding in lint_source(source, Runner(ALL).desk_for(source.filename)).findings:
        assert source.text[finding.span.start : finding.span.end] == finding.text
        assert "{" not in finding.message or "{" in source.text
        for edit in finding.fix.edits if finding.fix else ():
            assert 0 <= edit.span.start <= edit.span.end <= len(source.text)


@given(st.binary(max_size=400), SUFFIXES)
@settings(deadline=None, max_examples=300)
def test_any_bytes_can_be_linted(data: bytes, suffix: str) -> None:
    try:
        source = decode("article" + suffix, data)
    except NotTextError:
        return
    lint_source(source, Runner(ALL).desk_for(source.filename))


@given(COPY, SUFFIXES)
@settings(deadline=None, max_examples=200)
def test_what_was_mended_stays_mended(text: str, suffix: str) -> None:
    source = Source("article" + suffix, text.encode("utf-8", "surrogatepass").decode("utf-8", "replace"))
    runner = Runner(ALL)
    desk = runner.desk_for(source.filename)
    once, linted, _ = runner.mended(source, lint_source(source, desk), desk)
    twice, _, count = runner.mended(once, linted, desk)
    assert (twice.text, count) == (once.text, 0)


@given(st.lists(st.tuples(COPY, SUFFIXES), min_size=1, max_size=5))
@settings(deadline=None, max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_number_of_processes_changes_nothing(tmp_path_factory: pytest.TempPathFactory, copy: list) -> None:
    folder = tmp_path_factory.mktemp("jobs")
    for number, (text, suffix) in enumerate(copy):
        (folder / f"{number}{suffix}").write_bytes(text.encode("utf-8", "replace"))
    serial = results(folder, Order(no_config=True, jobs=1))
    assert told(serial) == told(results(folder, Order(no_config=True, jobs=2)))


def test_a_folder_gives_its_copy_sorted_and_once(tmp_path: Path) -> None:
    copy = ("b.md", "a/z.html", "a/b.txt")
    others = "requirements.txt pump.py.txt LICENSE.md node_modules/x/a.md .git/x.md package.json photo.jpg draft/c.md"
    for name in (*copy, *others.split(), "ignored.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Some copy.")
    (tmp_path / ".gitignore").write_text("ignored.md\n")
    (tmp_path / "newslint.toml").write_text('exclude = ["draft/"]\n')
    (tmp_path / "a/link.md").symlink_to(tmp_path / "b.md")
    (tmp_path / "a/loop").symlink_to(tmp_path)
    (tmp_path / "dangling.md").symlink_to(tmp_path / "nothing")
    found = [item.path for item in discover([str(tmp_path)], SettingsFinder()) if isinstance(item, Found)]
    assert [os.path.relpath(path, tmp_path) for path in found] == ["b.md", "a/b.txt", "a/z.html"]


def test_what_is_named_is_linted_unless_exclusion_is_forced(tmp_path: Path) -> None:
    (tmp_path / "newslint.toml").write_text('exclude = ["draft/"]\n')
    (tmp_path / "draft").mkdir()
    draft = tmp_path / "draft/a.md"
    draft.write_text("Some copy.")
    assert [item.path for item in discover([str(draft)], SettingsFinder()) if isinstance(item, Found)] == [str(draft)]
    assert list(discover([str(draft)], SettingsFinder(), force_exclude=True)) == []


def test_what_cannot_be_read_is_told_and_the_rest_is_linted(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "binary.txt").write_bytes(b"\x7fELF\0\0\0")
    (tmp_path / "dangling.md").symlink_to(tmp_path / "nothing")
    (tmp_path / "broken.json").write_text('{"body": "x"')
    (tmp_path / "good.html").write_text("<p>One.</p>.<p>Two.</p>")
    named = ["pipe.md", "binary.txt", "dangling.md", "broken.json", "nothing.md", "/dev/null", "good.html"]
    done = newslint("--no-config", *named, cwd=tmp_path)
    stderr = done.stderr.decode()
    assert done.returncode == 2
    assert done.stdout.decode().startswith("good.html:1:12: error markup/stray-separator")
    rows = [
        "pipe.md: not a regular file",
        "binary.txt: this is binary",
        "dangling.md: no such file",
        "broken.json:1:13: this is no JSON",
        "nothing.md: no such file",
        "/dev/null: not a regular file",
    ]
    assert [row for row in rows if row not in stderr] == []
    assert "Traceback" not in stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_folder_without_permission_is_told(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    found = list(discover([str(tmp_path)], SettingsFinder()))
    assert [item.message for item in found if isinstance(item, Trouble)] == [f"{tmp_path}/closed: permission denied"]


@pytest.mark.parametrize(
    "name", ["with space.html", "-dash.html", "new\nrow.html", "a:b.html", "“curly”.html", "\x1b[31m.html"]
)
def test_names_of_every_kind(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("<p>One.</p>.<p>Two.</p>")
    done = newslint("--no-config", ".", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.count(b"\n") == 1
    assert b"\x1b" not in done.stdout + done.stderr
    fixed = newslint("--no-config", "--fix", "--", name, cwd=tmp_path)
    assert (tmp_path / name).read_text() == "<p>One.</p><p>Two.</p>", fixed.stderr


def test_a_closed_pipe_ends_the_run_quietly(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>One.</p>." * 20_000)
    process = subprocess.Popen(
        [sys.executable, "-m", "newslint", "--no-config", "a.html"],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    stderr = process.stderr.read()
    process.stderr.close()
    assert process.wait(60) == 141
    assert stderr == b""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device here")
def test_a_full_disk_behind_the_output_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>One.</p>.<p>Two.</p>")
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "newslint", "--no-config", "a.html"],
            cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert b"cannot write its output: no space left on device" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_the_run_with_one_row(tmp_path: Path, jobs: str) -> None:
    for number in range(300):
        (tmp_path / f"{number}.html").write_text("<p>One and two and three.</p>.<p>Two.</p>" * 300)
    process = subprocess.Popen(
        [sys.executable, "-m", "newslint", "--no-config", "--jobs", jobs, "."],
        cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=60)
    assert process.returncode == 130
    assert stderr == b"newslint: interrupted\n"


def test_killed_while_mending_every_file_is_old_or_new(tmp_path: Path) -> None:
    old, new = "<p>One.</p>.<p>Two.</p>" * 50, "<p>One.</p><p>Two.</p>" * 50
    for round_number, delay in enumerate((0.15, 0.25, 0.35)):
        folder = tmp_path / str(round_number)
        folder.mkdir()
        for number in range(200):
            (folder / f"{number}.html").write_text(old)
        process = subprocess.Popen(
            [sys.executable, "-m", "newslint", "--no-config", "--fix", "--select", "markup/stray-separator", "."],
            cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        time.sleep(delay)
        process.kill()
        process.wait()
        assert {path.read_text() for path in folder.glob("*.html")} <= {old, new}
        assert len(list(folder.glob("*.html"))) == 200


def test_a_large_file_is_linted(tmp_path: Path) -> None:
    paragraph = "The council met on Monday and the ferry sailed again on Tuesday.\n\n"
    (tmp_path / "large.txt").write_text(paragraph * 30_000)
    assert newslint("--no-config", "--select", "markup", "large.txt", cwd=tmp_path).returncode == 0
